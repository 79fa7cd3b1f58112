"""The measures that pictures share, and the pieces they are drawn in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intervjukod.reports.charts.measure import LEADING, room, wrapped
from intervjukod.reports.charts.shapes import INK, QUIET, Anchor, Shape, Words
from intervjukod.reports.picture import Label

PAGE = 482.0
"""Points that a page of A4 is wide between its margins, 17 cm."""
HIGH = 610.0
"""Points that a picture may be high on it, besides its title and notes."""
TALLEST = 717.0
"""Points that a sheet may be high with its title and notes: the words of an A4 page with margins of 2.2 cm."""
MARGIN = 4.0
LABEL = 9.0
SMALL = 8.0
"""Sizes of words in points."""
STEP = 9.0
"""How far a label stands in, for each step that it lies below another."""
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """What goes on one sheet, from the left margin and from 0 downwards."""

    shapes: tuple[Shape, ...]
    high: float


def label_room(labels: Iterable[Label], most: float) -> float:
    """Points that the longest label takes, no more than ``most``."""
    return min(max((STEP * one.depth + room(one.text[:80], LABEL) for one in labels), default=0.0), most)


def label_lines(label: Label, wide: float) -> list[str]:
    """The label in one line or two."""
    return wrapped(label.text, LABEL, max(wide - STEP * label.depth, 40.0))


def written(label: Label, lines: Sequence[str], middle: float) -> list[Shape]:
    """The label's lines around the height ``middle``."""
    top = middle - len(lines) * LABEL * LEADING / 2
    ink = INK if label.depth == 0 else QUIET
    return [
        Words(MARGIN + STEP * label.depth, top + LABEL * (LEADING * n + 0.98), line, LABEL, ink=ink)
        for n, line in enumerate(lines)
    ]


def centred(text: str, x: float, y: float, size: float, anchor: Anchor, ink: str = INK) -> Words:
    """Words whose small letters stand around the height ``y``."""
    return Words(x, y + size * 0.36, text, size, anchor, ink=ink)


def shared_out(heights: Sequence[float], most: float) -> list[slice]:
    """Rows of these heights as slices of which each fits a page; a row that does not fit stands alone."""
    slices = []
    first, taken = 0, 0.0
    for n, high in enumerate(heights):
        if n > first and taken + high > most:
            slices.append(slice(first, n))
            first, taken = n, 0.0
        taken += high
    return [*slices, slice(first, len(heights))]
