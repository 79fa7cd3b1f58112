"""Pictures on sheets of paper: what is longer than a page goes on, on the next one, as a table does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from intervjukod.locale import say
from intervjukod.reports.charts import dots, grids, portrayed
from intervjukod.reports.charts.measure import LEADING, plain, wrapped
from intervjukod.reports.charts.parts import HIGH, MARGIN, PAGE, TALLEST, Part, shared_out
from intervjukod.reports.charts.shapes import INK, PAPER, QUIET, Box, Shape, Sheet, Words, moved
from intervjukod.reports.picture import Dots, Grid, Picture

TITLE, CAPTION, NOTE = 12.0, 9.5, 8.0
"""Sizes in points."""
_SPACE = 8.0
_AFTER = 2.0
"""Points after a note, or the words above the picture."""
_WIDE = PAGE - 2 * MARGIN
ENDLESS = math.inf
"""The height of a page of what has none."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Words above or below a picture: their lines, their size, whether they are heavy."""

    lines: Sequence[str]
    size: float
    bold: bool = False


def sheets(picture: Picture, language: str, high: float = HIGH) -> tuple[Sheet, ...]:
    """The picture on one sheet or more, each as wide as the words of an A4 page and no higher.

    ``high`` are the points that rows may take on one of them, ``ENDLESS`` where there are no pages. Notes that find
    no room under the last rows go on, on sheets of their own.
    """
    parts = list(_parts(picture, high))
    below = _shared_notes(picture, parts[-1], high)
    notes = [*([()] * (len(parts) - 1)), *below]
    parts += [Part((), 0.0)] * (len(below) - 1)
    several = len(parts) > 1
    made = []
    for n, (part, told) in enumerate(zip(parts, notes, strict=True), 1):
        title = say("charts.part", language, title=picture.title, n=n, of=len(parts)) if several else picture.title
        made.append(_sheet(title, picture.caption, told, part))
    return tuple(made)


def stacked(all_sheets: Sequence[Sheet]) -> Sheet:
    """Sheets under each other as one, for a file that has no pages."""
    if len(all_sheets) == 1:
        return all_sheets[0]
    shapes: list[Shape] = []
    at = 0.0
    for sheet in all_sheets:
        shapes += (moved(shape, 0, at) for shape in sheet.shapes)
        at += sheet.high
    return Sheet(PAGE, at, tuple(shapes), all_sheets[0].title)


def _parts(picture: Picture, high: float) -> Sequence[Part]:
    if isinstance(picture, Dots):
        return dots.parts(picture, high)
    if isinstance(picture, Grid):
        return grids.parts(picture, high)
    return portrayed.parts(picture, high)


def _shared_notes(picture: Picture, part: Part, high: float) -> list[Sequence[str]]:
    """Those that stand under the ``part``, and those on each sheet after it."""
    if high == ENDLESS:
        return [picture.notes]
    above = sum(map(_height, _above(picture.title, picture.caption))) + TITLE * LEADING  # its number may need a line
    rooms = (_height(_noted(note)) for note in picture.notes)
    shared = shared_out([part.high, *rooms], TALLEST - above - 2 * (MARGIN + _SPACE))
    return [picture.notes[max(one.start - 1, 0) : one.stop - 1] for one in shared]


def _above(title: str, caption: str) -> list[_Told]:
    told = [_Told(wrapped(title, TITLE, _WIDE, 3, bold=True), TITLE, bold=True)]
    return [*told, _Told(wrapped(caption, CAPTION, _WIDE, 4), CAPTION)] if caption else told


def _noted(note: str) -> _Told:
    return _Told(wrapped(note, NOTE, _WIDE, 8), NOTE)


def _height(told: _Told) -> float:
    return len(told.lines) * told.size * LEADING + _AFTER


def _sheet(title: str, caption: str, notes: Sequence[str], part: Part) -> Sheet:
    above, below = _above(title, caption), [_noted(note) for note in notes]
    shapes: list[Shape] = []
    at = _written(above, MARGIN, shapes) + _SPACE
    shapes += (moved(shape, 0, at) for shape in part.shapes)
    at += part.high + _SPACE
    at = _written(below, at, shapes) + MARGIN
    return Sheet(PAGE, at, (Box(0, 0, PAGE, at, PAPER), *shapes), plain(title))


def _written(told: Sequence[_Told], at: float, shapes: list[Shape]) -> float:
    """Set the words under each other from ``at`` on; gives where they end."""
    for one in told:
        for line in one.lines:
            shapes.append(Words(MARGIN, at + one.size, line, one.size, bold=one.bold, ink=INK if one.bold else QUIET))
            at += one.size * LEADING
        at += _AFTER
    return at
