"""Pictures on sheets of paper: what is longer than a page goes on, on the next one, as a table does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intervjukod.locale import say
from intervjukod.reports.charts import dots, grids, portrayed
from intervjukod.reports.charts.measure import LEADING, plain, wrapped
from intervjukod.reports.charts.parts import HIGH, MARGIN, PAGE, Part
from intervjukod.reports.charts.shapes import INK, PAPER, QUIET, Area, Box, Line, Shape, Sheet, Words
from intervjukod.reports.picture import Dots, Grid, Picture

TITLE, CAPTION, NOTE = 12.0, 9.5, 8.0
"""Sizes in points."""
_SPACE = 8.0
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

    ``high`` are the points that rows may take on one of them, ``ENDLESS`` where there are no pages.
    """
    parts = list(_parts(picture, high))
    several = len(parts) > 1
    made = []
    for n, part in enumerate(parts, 1):
        title = say("charts.part", language, title=picture.title, n=n, of=len(parts)) if several else picture.title
        made.append(_sheet(title, picture.caption, picture.notes if n == len(parts) else (), part))
    return tuple(made)


def stacked(all_sheets: Sequence[Sheet]) -> Sheet:
    """Sheets under each other as one, for a file that has no pages."""
    if len(all_sheets) == 1:
        return all_sheets[0]
    shapes: list[Shape] = []
    at = 0.0
    for sheet in all_sheets:
        shapes += (lowered(shape, at) for shape in sheet.shapes)
        at += sheet.high
    return Sheet(PAGE, at, tuple(shapes), all_sheets[0].title)


def _parts(picture: Picture, high: float) -> Sequence[Part]:
    if isinstance(picture, Dots):
        return dots.parts(picture, high)
    if isinstance(picture, Grid):
        return grids.parts(picture, high)
    return portrayed.parts(picture, high)


def _sheet(title: str, caption: str, notes: Sequence[str], part: Part) -> Sheet:
    wide = PAGE - 2 * MARGIN
    above = [_Told(wrapped(title, TITLE, wide, 3, bold=True), TITLE, bold=True)]
    if caption:
        above.append(_Told(wrapped(caption, CAPTION, wide, 4), CAPTION))
    below = [_Told(wrapped(note, NOTE, wide, 8), NOTE) for note in notes]
    shapes: list[Shape] = []
    at = _written(above, MARGIN, shapes) + _SPACE
    shapes += (lowered(shape, at) for shape in part.shapes)
    at += part.high + _SPACE
    at = _written(below, at, shapes) + MARGIN
    return Sheet(PAGE, at, (Box(0, 0, PAGE, at, PAPER), *shapes), plain(title))


def _written(told: Sequence[_Told], at: float, shapes: list[Shape]) -> float:
    """Set the words under each other from ``at`` on; gives where they end."""
    for one in told:
        for line in one.lines:
            shapes.append(Words(MARGIN, at + one.size, line, one.size, bold=one.bold, ink=INK if one.bold else QUIET))
            at += one.size * LEADING
        at += 2
    return at


def lowered(shape: Shape, by: float) -> Shape:
    """The shape so many points further down."""
    if isinstance(shape, Line):
        return replace(shape, y=shape.y + by, to_y=shape.to_y + by)
    if isinstance(shape, Area):
        return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
    return replace(shape, y=shape.y + by)
