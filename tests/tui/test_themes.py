"""Themes: every text can be read on what lies behind it, in numbers; the choice is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from intervjukod.study import Study
from intervjukod.tui.app import CodingApp
from intervjukod.tui.presenter.palette import HIGH, ON_DARK, READABLE, Rgb, contrast
from intervjukod.tui.presenter.rows import Look
from intervjukod.tui.presenter.themes import NAMES, TERMINAL, THEMES, suited
from intervjukod.tui.widgets.lines import LOOKS, Lines
from intervjukod.tui.widgets.transcript_pane import TranscriptPane
from tests.builders import CODEBOOK, study_folder
from tests.driver import LARGE, Coder, story

PARTS = (
    "text", "asked", "outside", "heading", "number", "marker", "stripe", "more", "speaker", "question", "sign",
)  # fmt: skip
STATES = ("", "selected", "locked", "focused")
MARKS = ("", "hit", "keyword")
MANY = "".join(f"  kod-{n}: {{label: Kod {n}}}\n" for n in range(len(ON_DARK)))
GARISH = "".join(f'  grell-{n}: {{colour: "{colour}"}}\n' for n, colour in enumerate(("#ffff00", "#000000", "#fff")))


Styles = Mapping[str, Mapping[str, Style]]


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory) -> Styles:
    """Every style that the screen has, by theme and by the look that asks for it.

    The codebook has a code of every colour that we give, and some of colours that are hard to read.
    """
    found: dict[str, dict[str, Style]] = {}
    folder = study_folder(tmp_path_factory.mktemp("themes") / "torget", codebook=CODEBOOK + MANY + GARISH)

    async def look() -> None:
        with Study.open(folder, coder="PK") as study:
            app = CodingApp(study)
            async with app.run_test(size=LARGE) as pilot:
                codes = [code.key for code in study.codebook.book.codes]
                for theme in NAMES:
                    app.theme = theme
                    await pilot.pause()
                    lines, pane = app.screen.query_one("#codebook", Lines), app.screen.query_one(TranscriptPane)
                    found[theme] = {**dict(of_panes(lines, codes)), **dict(of_words(pane, codes))}

    asyncio.run(look())
    return found


def of_panes(lines: Lines, codes: list[str]) -> Iterator[tuple[str, Style]]:
    """Styles of the panes, by look and code."""
    for look, code in product(("", *LOOKS), ("", *codes)):
        yield f"{look} {code}", lines.style(look, code)


def of_words(pane: TranscriptPane, codes: list[str]) -> Iterator[tuple[str, Style]]:
    """Styles of the text: every part, with no code, each one and several, in every state."""
    several = [(), *((code,) for code in codes), tuple(codes[:2]), tuple(codes)]
    for part, coded, state, mark in product(PARTS, several, STATES, MARKS):
        if coded or part != "stripe":
            look = Look(part, coded, state, mark)
            yield str(look), pane.theme_styles.style(look)


def seen(style: Style, system: ColorSystem) -> tuple[Rgb, Rgb]:
    """Ink and paper as a terminal with that many colours shows them."""
    ink, paper = (rgb(color, system) for color in (style.color, style.bgcolor))
    return (paper, ink) if style.reverse else (ink, paper)


def rgb(color: Color | None, system: ColorSystem) -> Rgb:
    """What becomes of a colour there."""
    assert color is not None
    triplet = color.downgrade(system).get_truecolor()
    return triplet.red, triplet.green, triplet.blue


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read(styles: Styles, theme: str) -> None:
    """In every look, on every tint, selected or not: 4.5 to 1, and 7 to 1 where contrast was asked for."""
    least = HIGH if theme.startswith("contrast") else READABLE
    assert len(styles[theme]) > 500
    for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
        contrasts = {
            name: contrast(*seen(style, system)) for name, style in styles[theme].items() if "edge" not in name
        }
        faintest = min(contrasts, key=contrasts.__getitem__)
        assert contrasts[faintest] >= least, faintest


def test_the_terminals_own_colours_are_all_there_is(styles: Styles) -> None:
    """That theme asks for no colour at all; what is coded, selected or to be heeded has a stroke or is reversed."""
    own = styles[TERMINAL]
    coloured = [
        name
        for name, style in own.items()
        if not all(color is None or color.is_default for color in (style.color, style.bgcolor))
    ]
    assert coloured == []
    looks = {look: own[f"{look} "] for look in LOOKS}
    assert all(looks[look].bold for look in ("strong", "title", "warn", "state"))
    assert all(looks[look].reverse for look in ("focus", "state"))
    coded, keyword = own[str(Look("text", ("staffing",)))], own[str(Look("text", mark="keyword"))]
    assert (coded.underline, keyword.underline, keyword.italic) == (True, None, True)


@pytest.mark.parametrize(
    ("environment", "many_colours", "theme"),
    [
        ({}, True, "dark"),
        ({"COLORFGBG": "0;15"}, True, "light"),
        ({"COLORFGBG": "0;default;7"}, True, "light"),
        ({"COLORFGBG": "15;0"}, True, "dark"),
        ({"COLORFGBG": "nonsense"}, True, "dark"),
        ({"COLORFGBG": "0;15"}, False, "terminal"),
        ({"NO_COLOR": "1"}, True, "terminal"),
        ({"NO_COLOR": ""}, True, "dark"),
    ],
)
def test_what_suits_a_terminal(environment: dict[str, str], many_colours: bool, theme: str) -> None:
    """The paper that the terminal tells of decides; with few colours, or none wanted, its own are used."""
    assert suited(environment, many_colours=many_colours) == theme


def started_in(folder: Path, coder: str) -> str:
    """The theme that the screen starts in."""
    with Study.open(folder, coder=coder) as study:
        return CodingApp(study).theme


def test_a_theme_is_each_persons_own(folder: Path) -> None:
    """What one chose is there at the next start, for nobody else, and in no file that others get."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    choose(folder)
    assert started_in(folder, "PK") == "contrast-light"
    assert started_in(folder, "Anna") == "dark"
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_asked_for_at_the_start_wins(folder: Path) -> None:
    """For this time, before what was chosen; a name that this release has not is as if nothing was chosen."""
    with Study.open(folder, coder="PK") as study:
        study.prefer("theme", "contrast-dark")
        assert CodingApp(study).theme == "contrast-dark"
        assert CodingApp(study, theme="light").theme == "light"
        study.prefer("theme", "sepia")
    assert started_in(folder, "PK") in NAMES


@story()
async def choose(me: Coder) -> None:
    """Somebody chooses high contrast on light from the list of themes."""
    await me.presses("ctrl+p")
    await me.types("färg")
    await me.presses("enter")
    me.sees("mörkt med hög kontrast", "ljust med hög kontrast", "terminalens egna färger")
    await me.presses("4")
    await me.presses("ctrl+p")
    await me.types("färg")
    await me.presses("enter")
    me.sees("4 ● ljust med hög kontrast")
