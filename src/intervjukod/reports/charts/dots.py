"""Dots on lines as shapes: a row a code, and in it a line for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intervjukod.reports.charts.marks import ink_of, mark
from intervjukod.reports.charts.measure import LEADING, room, wrapped
from intervjukod.reports.charts.parts import (
    GAP,
    LABEL,
    MARGIN,
    PAGE,
    SMALL,
    Part,
    centred,
    label_lines,
    label_room,
    shared_out,
    written,
)
from intervjukod.reports.charts.shapes import FAINT, INK, PAPER, QUIET, Anchor, Area, Box, Line, Shape, Words
from intervjukod.reports.picture import Dot, DotRow, Dots, Tick

LINE = 11.5
"""Points that a group's line takes."""
SPACE = 4.0
"""Points between two rows."""
MOST_LABEL = 170.0
MOST_TEXT = 110.0
MOST_BESIDE = 90.0


def parts(picture: Dots, page: float) -> list[Part]:
    """The rows on as many sheets as they need, each with the groups and the axis above them, of ``page`` points."""
    labels = label_room((row.label for row in picture.rows if row.dots), MOST_LABEL)
    texts = min(max((room(dot.text, SMALL) for row in picture.rows for dot in row.dots), default=0.0), MOST_TEXT)
    columns = _columns(picture, PAGE - MARGIN - (texts + GAP if texts else 0.0))
    right = (columns[0] if columns else PAGE - MARGIN - texts) - GAP - 4
    lay = _Lay(labels, (MARGIN + labels + GAP + 6, right), columns)
    heights = [_high(row, labels) for row in picture.rows]
    return [_part(picture, picture.rows[one], heights[one], lay) for one in shared_out(heights, page)]


def _columns(picture: Dots, last: float) -> tuple[float, ...]:
    """Where each column of what stands beside the lines begins; the last of them ends at ``last``."""
    texts = [[head, *(row.beside[n] for row in picture.rows if row.beside)] for n, head in enumerate(picture.heads)]
    wide = [min(max(room(text, SMALL) for text in column), MOST_BESIDE) + GAP for column in texts]
    return tuple(last - sum(wide[n:]) + GAP for n in range(len(wide)))


@dataclass(frozen=True, slots=True)
class _Lay:
    """The labels' room, from where to where the axis runs, and where the columns beside it begin."""

    labels: float
    axis: tuple[float, float]
    columns: tuple[float, ...]


def _high(row: DotRow, labels: float) -> float:
    lines = len(label_lines(row.label, labels)) if row.dots else 1.3
    return max(len(row.dots) * LINE, lines * LABEL * LEADING) + SPACE


def _part(picture: Dots, rows: Sequence[DotRow], heights: Sequence[float], lay: _Lay) -> Part:
    shapes: list[Shape] = []
    top = _legend(picture.groups, shapes) + SMALL * LEADING + 5
    bottom = top + sum(heights)
    for tick in picture.ticks:
        x = _place(tick.at, lay.axis)
        held = tick.at == picture.middle
        shapes.append(Line(x, top, x, bottom, 1.0 if held else 0.5, QUIET if held else FAINT))
        shapes.append(Words(x, top - 4, tick.text, SMALL, _anchor(tick, picture.ticks), ink=QUIET))
    for x, head in zip(lay.columns, picture.heads, strict=True):
        shapes.append(Words(x, top - 4, wrapped(head, SMALL, MOST_BESIDE, 1)[0], SMALL, ink=QUIET))
    at = top
    for row, high in zip(rows, heights, strict=True):
        if row.label.depth == 0 and at > top:
            shapes.append(Line(MARGIN, at, PAGE - MARGIN, at, 0.4, FAINT))
        shapes += _row(row, at + high / 2, lay)
        at += high
    return Part(tuple(shapes), bottom)


def _row(row: DotRow, middle: float, lay: _Lay) -> list[Shape]:
    """Its label, its dots, and what stands beside the first of them; a heading is heavy, over the whole width."""
    if not row.dots:
        text = wrapped(row.label.text, LABEL, PAGE - 2 * MARGIN, 1, bold=True)[0]
        return [
            Box(0, middle - LABEL * 0.7, PAGE, LABEL * 1.4, PAPER),
            Words(MARGIN, middle + LABEL * 0.36, text, LABEL, bold=True),
        ]
    shapes = written(row.label, label_lines(row.label, lay.labels), middle)
    first = middle - (len(row.dots) - 1) * LINE / 2
    for n, dot in enumerate(row.dots):
        shapes += _dot(dot, n, first + n * LINE, lay.axis)
    for x, text in zip(lay.columns, row.beside, strict=False):
        shapes.append(centred(wrapped(text, SMALL, MOST_BESIDE, 1)[0], x, first, SMALL, Anchor.START))
    return shapes


def _anchor(tick: Tick, ticks: Sequence[Tick]) -> Anchor:
    """The names of the outermost places stay on the page."""
    if tick == ticks[-1]:
        return Anchor.END if room(tick.text, SMALL) > 40 else Anchor.MIDDLE
    return Anchor.MIDDLE


def _legend(groups: Sequence[str], shapes: list[Shape]) -> float:
    """The mark of each group and what it is called; gives where that ends."""
    x, y = MARGIN, 6.0
    for n, group in enumerate(groups):
        text = wrapped(group, LABEL, PAGE - 2 * MARGIN - 14, 1)[0]
        taken = 14 + room(text, LABEL) + 2 * GAP
        if x > MARGIN and x + taken > PAGE:
            x, y = MARGIN, y + LABEL * LEADING + 2
        shapes += [mark(n, x + 4, y), centred(text, x + 12, y, LABEL, Anchor.START)]
        x += taken
    return y + LABEL


def _place(at: float, axis: tuple[float, float]) -> float:
    return axis[0] + min(max(at, 0.0), 1.0) * (axis[1] - axis[0])


def _dot(dot: Dot, group: int, y: float, axis: tuple[float, float]) -> list[Shape]:
    """Its interval, its mark and its words; of one of which nothing can be said only the words."""
    text = wrapped(dot.text, SMALL, MOST_TEXT, 1)[0]
    words = centred(text, PAGE - MARGIN, y, SMALL, Anchor.END, INK if dot.at is not None else QUIET)
    shapes: list[Shape] = [words] if text else []
    if dot.low is not None and dot.high is not None:
        first, last, ink = _place(dot.low, axis), _place(dot.high, axis), ink_of(group)
        shapes.append(Line(first, y, last, y, 1.1, ink))
        shapes.append(_end(first, y, ink, -1 if dot.low < 0 else 0))
        shapes.append(_end(last, y, ink, 1 if dot.high > 1 else 0))
    return [*shapes, mark(group, _place(dot.at, axis), y)] if dot.at is not None else shapes


def _end(x: float, y: float, ink: str, over: int) -> Shape:
    """The end of an interval; a point where it goes on to the left (-1) or the right (1) of the axis."""
    if not over:
        return Line(x, y - 2.4, x, y + 2.4, 1.1, ink)
    return Area(((x + over * 4, y), (x - over * 2, y - 2.6), (x - over * 2, y + 2.6)), ink, ink)
