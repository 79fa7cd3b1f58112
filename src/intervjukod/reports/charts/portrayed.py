"""Portraits as shapes: each transcript over the whole width, a lane for each theme."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.reports.charts.measure import LEADING, room, wrapped
from intervjukod.reports.charts.parts import GAP, LABEL, MARGIN, PAGE, SMALL, Part, centred, shared_out
from intervjukod.reports.charts.shapes import FAINT, INK, QUIET, SHADES, Anchor, Box, Line, Shape, Words
from intervjukod.reports.picture import Portrait, Portraits, Stretch, Tick

LANE = 11.5
"""Points that a lane takes."""
STRIPE = 8.0
"""Points that what stands in it is high."""
THINNEST = 0.9
"""Points that even one word takes."""
SPACE = 12.0
MOST_LABEL = 130.0
_GROUND = SHADES[2]
_CODED = SHADES[4]
_TRACK = "#f2f2f2"


def parts(picture: Portraits, page: float) -> list[Part]:
    """As many transcripts on a sheet as its ``page`` points hold."""
    heights = [_high(portrait) for portrait in picture.portraits]
    return [_part(picture, picture.portraits[one], heights[one]) for one in shared_out(heights, page)]


def _high(portrait: Portrait) -> float:
    return LABEL * LEADING + SMALL * LEADING + (1 + len(portrait.lanes)) * LANE + SPACE


def _part(picture: Portraits, portraits: Sequence[Portrait], heights: Sequence[float]) -> Part:
    names = [picture.ground, *(lane.label for portrait in picture.portraits[:1] for lane in portrait.lanes)]
    labels = min(max(room(name[:60], SMALL) for name in names) + 14, MOST_LABEL)
    axis = (MARGIN + labels + GAP, PAGE - MARGIN)
    shapes: list[Shape] = []
    at = 0.0
    for portrait, high in zip(portraits, heights, strict=True):
        name = wrapped(portrait.name, LABEL, PAGE - 2 * MARGIN, 1, bold=True)[0]
        shapes.append(Words(MARGIN, at + LABEL, name, LABEL, bold=True))
        top = at + (LABEL + SMALL) * LEADING + 1
        shapes += _axis(picture.ticks, top, top + (1 + len(portrait.lanes)) * LANE, axis)
        shapes += _lane("", picture.ground, portrait.ground, top, axis, labels, _GROUND)
        for n, lane in enumerate(portrait.lanes, 1):
            shapes += _lane(lane.letter, lane.label, lane.stretches, top + n * LANE, axis, labels, _CODED)
        at += high
    return Part(tuple(shapes), at)


def _axis(ticks: Sequence[Tick], top: float, bottom: float, axis: tuple[float, float]) -> list[Shape]:
    shapes: list[Shape] = []
    for n, tick in enumerate(ticks):
        x = axis[0] + tick.at * (axis[1] - axis[0])
        anchor = Anchor.START if n == 0 else Anchor.END if n == len(ticks) - 1 else Anchor.MIDDLE
        shapes += [Line(x, top - 2, x, bottom, 0.5, FAINT), Words(x, top - 4, tick.text, SMALL - 1, anchor, ink=QUIET)]
    return shapes


def _lane(
    letter: str,
    label: str,
    stretches: Sequence[Stretch],
    top: float,
    axis: tuple[float, float],
    labels: float,
    ink: str,
) -> list[Shape]:
    """Its letter, its name, and what stands in it; a lane in which nothing stands keeps its track."""
    first, last = axis
    edge = top + (LANE - STRIPE) / 2
    middle = top + LANE / 2
    text = wrapped(label, SMALL, labels - 14, 1)[0]
    shapes: list[Shape] = [
        Words(MARGIN + 4, middle + SMALL * 0.36, letter, SMALL, Anchor.MIDDLE, bold=True),
        centred(text, MARGIN + 14, middle, SMALL, Anchor.START, INK if letter else QUIET),
        Box(first, edge, last - first, STRIPE, _TRACK),
    ]
    for start, end in stretches:
        x = first + start * (last - first)
        wide = max((end - start) * (last - first), THINNEST)
        shapes.append(Box(min(x, last - wide), edge, wide, STRIPE, ink))
    return shapes
