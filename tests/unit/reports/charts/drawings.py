"""Small pictures, and what an SVG holds."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, fromstring

from intervjukod.analysis.portraits import Portraits, Spoken, portraits
from intervjukod.domain.span import whole
from intervjukod.domain.text import word_starts
from intervjukod.reports.picture import Cell, Dot, DotRow, Dots, Grid, Label, Meaning, Sign, Tick
from tests.unit.analysis.building import BOOK, columns
from tests.unit.reports import scenes

SVG = "{http://www.w3.org/2000/svg}"
DOTS = Dots(
    title="Koder",
    caption="Informanter",
    notes=("Strecken är intervall.",),
    groups=("polis (n=4)", "vakt (n=1)"),
    rows=(
        DotRow(Label("Folkliv"), (Dot(0.5, "2 av 4", 0.25, 0.75), Dot(None, "ej klar"))),
        DotRow(Label("Oro", 1), (Dot(0.0, "0 av 4", 0.0, 0.5), Dot(1.0, "1 av 1"))),
    ),
    ticks=(Tick(0.0, "ingen"), Tick(1.0, "alla")),
)
HEAT = Grid(
    title="Avsnitt",
    caption="",
    notes=(),
    rows=(Label("Folkliv"), Label("Oro", 1)),
    columns=("I01", "I02", "I03"),
    cells=(
        (Cell(4, "12"), Cell(1, "1"), Cell(sign=Sign.SLASH)),
        (Cell(0, "0"), Cell(3, "7"), Cell(sign=Sign.SLASH)),
    ),
    key=(Meaning(Cell(sign=Sign.SLASH), "ej klar"),),
)


def drawn_scene() -> Portraits:
    """The five interviews of the scenes."""
    spoken = [
        Spoken(
            one.id,
            one.id,
            word_starts(one.text, [whole(one.text)]),
            one.material.voices[0].spans,
            frozenset({one.material.voices[0].informant}),
            one is not scenes.GUARD,
        )
        for one in scenes.ALL
    ]
    return portraits(columns(*scenes.MARKS), spoken, BOOK, scenes.basis(scenes.POLICE, 5))


def elements(svg: str | bytes) -> Counter[str]:
    """How many elements of each name; the SVG must be XML."""
    return Counter(one.tag.removeprefix(SVG) for one in _read(svg).iter())


def texts(svg: str | bytes) -> list[str]:
    """What is written in it, line by line."""
    return [one.text or "" for one in _read(svg).iter(f"{SVG}text")]


def _read(svg: str | bytes) -> Element:
    return fromstring(svg)  # noqa: S314  # our own, and what is asked is whether it is XML
