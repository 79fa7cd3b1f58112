"""Marks and signs as shapes: told apart by their form, whatever the ink."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.reports.charts.shapes import INK, LIGHT_FROM, PAPER, QUIET, Anchor, Area, Disc, Line, Shape, Words
from intervjukod.reports.picture import Sign

_SQUARE = ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88))
_DIAMOND = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
_TRIANGLE = ((0.0, -1.1), (1.1, 0.85), (-1.1, 0.85))
_CIRCLE = ()
_MARKS: tuple[tuple[Sequence[tuple[float, float]], bool], ...] = (
    (_CIRCLE, True),
    (_DIAMOND, False),
    (_SQUARE, True),
    (_TRIANGLE, False),
    (_DIAMOND, True),
    (_CIRCLE, False),
    (_TRIANGLE, True),
    (_SQUARE, False),
)
"""Form, and whether it is filled; in the order of the terminal's marks."""
_INKS = ("#1b3a66", "#a8480a", "#2c6e4f", "#7a2f7d")
"""Of the groups, in turn; dark enough on paper, and far enough apart for eyes that tell few colours apart."""


def ink_of(group: int) -> str:
    """The ink of a group, counted from 0."""
    return _INKS[group % len(_INKS)]


def mark(group: int, x: float, y: float, radius: float = 3.2) -> Shape:
    """The mark of a group, counted from 0, around ``x``, ``y``."""
    form, filled = _MARKS[group % len(_MARKS)]
    ink = ink_of(group)
    fill = ink if filled else PAPER
    if not form:
        return Disc(x, y, radius, fill, ink)
    return Area(tuple((x + radius * dx, y + radius * dy) for dx, dy in form), fill, ink)


def sign(told: Sign, x: float, y: float, shade: int = 0, radius: float = 3.2) -> tuple[Shape, ...]:
    """A sign around ``x``, ``y``, on a ground of ``shade``."""
    ink = PAPER if shade >= LIGHT_FROM else INK
    match told:
        case Sign.DISC:
            return (Disc(x, y, radius, ink, ink),)
        case Sign.RING:
            return (Disc(x, y, radius, PAPER, ink),)
        case Sign.QUESTION:
            return (Words(x, y + radius, "?", 3 * radius, Anchor.MIDDLE, bold=True, ink=ink),)
        case Sign.CROSS:
            return (
                Line(x - radius, y - radius, x + radius, y + radius, 1.2, ink),
                Line(x - radius, y + radius, x + radius, y - radius, 1.2, ink),
            )
        case Sign.SLASH:
            return (Line(x - radius, y + radius, x + radius, y - radius, 1.0, QUIET),)
        case _:
            return (Disc(x, y, 0.7, QUIET, QUIET),)
