"""Grids as shapes: heat maps, and signs in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from intervjukod.reports.charts.marks import sign
from intervjukod.reports.charts.measure import LEADING, plain, room, wrapped
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
from intervjukod.reports.charts.shapes import FAINT, INK, LIGHT_FROM, PAPER, SHADES, Anchor, Box, Shape, Words
from intervjukod.reports.picture import Cell, Grid, Meaning

ROW = 14.0
"""Points that a row takes at least."""
NARROW, BROAD = 16.5, 62.0
"""Points that a column takes at least, and at most."""
MOST_LABEL = 190.0
TURNED = 120.0
"""Points that a turned heading may be long."""
LEAST_OF_LABEL = 90.0


@dataclass(frozen=True, slots=True)
class _Lay:
    """Where things stand: the labels' room, a column's width, the headings' height, whether they are turned."""

    labels: float
    wide: float
    heads: float
    turned: bool

    def x(self, column: int) -> float:
        return MARGIN + self.labels + GAP + column * self.wide


def parts(picture: Grid, page: float) -> list[Part]:
    """As many columns beside each other as a page holds, as many rows as its ``page`` points under each other."""
    if picture.paired:  # nothing stands in the row of the first, or under the last
        cells = tuple(row[:-1] for row in picture.cells[1:])
        picture = replace(picture, rows=picture.rows[1:], columns=picture.columns[:-1], cells=cells)
    lay = _lay(picture)
    heights = [max(ROW, len(label_lines(row, lay.labels)) * LABEL * LEADING + 2) for row in picture.rows]
    fit = max(int((PAGE - MARGIN - lay.x(0)) / lay.wide), 1)
    count = max(len(picture.columns), 1)
    each = ceil(count / ceil(count / fit))
    made = []
    for rows in shared_out(heights, page - lay.heads):
        for first in range(0, count, each):
            part = _part(picture, rows, slice(first, first + each), heights[rows], lay)
            if part is not None:
                made.append(part)
    return made


def _lay(picture: Grid) -> _Lay:
    least = max(NARROW, max((room(one.text, SMALL) + 4 for row in picture.cells for one in row), default=0))
    labels = label_room(picture.rows, MOST_LABEL)
    for_columns = PAGE - 2 * MARGIN - GAP - labels
    count = max(len(picture.columns), 1)
    if count * least > for_columns:  # a few columns more, or none to be parted, are worth a broken label
        labels = max(min(labels, PAGE - 2 * MARGIN - GAP - count * least), min(labels, LEAST_OF_LABEL + 40))
        for_columns = PAGE - 2 * MARGIN - GAP - labels
    wide = min(max(for_columns / count, least), BROAD)
    turned = any(room(word, SMALL) > wide - 3 for column in picture.columns for word in plain(column).split())
    turned = turned or any(room(column, SMALL) > 2 * (wide - 3) for column in picture.columns)
    if not turned:
        return _Lay(labels, wide, 2 * SMALL * LEADING + 3, turned=False)
    longest = max((room(plain(column), SMALL) for column in picture.columns), default=0.0)
    return _Lay(labels, wide, min(longest, TURNED) + 5, turned=True)


def _part(picture: Grid, rows: slice, columns: slice, heights: Sequence[float], lay: _Lay) -> Part | None:
    """The cells of some rows and columns; None where there are some and none is drawn."""
    cells = [row[columns] for row in picture.cells[rows]]
    if picture.paired and cells and not any(cell.drawn for row in cells for cell in row):
        return None
    shapes = list(_heads(picture.columns[columns], lay))
    at = lay.heads
    for label, row, high in zip(picture.rows[rows], cells, heights, strict=True):
        if picture.paired and not any(cell.drawn for cell in row):
            continue
        shapes += written(label, label_lines(label, lay.labels), at + high / 2)
        for n, cell in enumerate(row):
            shapes += _cell(cell, lay.x(n), at, lay.wide, high)
        at += high
    at = _key(picture.key, at + GAP + 2, shapes) if picture.key else at
    return Part(tuple(shapes), at)


def _heads(columns: Sequence[str], lay: _Lay) -> Iterator[Shape]:
    for n, column in enumerate(columns):
        x = lay.x(n) + lay.wide / 2
        if lay.turned:
            text = wrapped(column, SMALL, TURNED, 1)[0]
            yield Words(x + SMALL * 0.36, lay.heads - 3, text, SMALL, turned=True)
        else:
            lines = wrapped(column, SMALL, lay.wide - 2, 2)
            top = lay.heads - 5 - SMALL * LEADING * (len(lines) - 1)
            for nth, line in enumerate(lines):
                yield Words(x, top + SMALL * LEADING * nth, line, SMALL, Anchor.MIDDLE)


def _cell(cell: Cell, x: float, y: float, wide: float, high: float) -> Iterator[Shape]:
    if not cell.drawn:
        return
    yield Box(x, y, wide, high, SHADES[cell.shade], FAINT)
    middle = (x + wide / 2, y + high / 2)
    if cell.sign is not None:
        yield from sign(cell.sign, *middle, cell.shade)
    else:
        ink = PAPER if cell.shade >= LIGHT_FROM else INK
        yield centred(plain(cell.text), *middle, SMALL, Anchor.MIDDLE, ink)


def _key(key: Sequence[Meaning], at: float, shapes: list[Shape]) -> float:
    """What the signs say, as many on a line as fit; gives where that ends."""
    x = MARGIN
    for meaning in key:
        text = wrapped(meaning.text, SMALL, PAGE - 2 * MARGIN - 24, 1)[0]
        taken = 22 + room(text, SMALL) + 2 * GAP
        if x > MARGIN and x + taken > PAGE:
            x, at = MARGIN, at + ROW + 2
        shapes += _cell(meaning.cell, x, at, 17, 13)
        shapes.append(centred(text, x + 22, at + 6.5, SMALL, Anchor.START))
        x += taken
    return at + ROW + 2
