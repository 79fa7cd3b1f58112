"""What a picture is drawn with, in points of a page whose upper left corner is 0, 0.

The inks step from light to dark, so that a grey print keeps their order; what they tell is told by a mark, a sign or a
number too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

PAPER = "#ffffff"
INK = "#1a1a1a"
QUIET = "#595959"
FAINT = "#bdbdbd"
SHADES = ("#ffffff", "#d3deec", "#9db7d6", "#4f78ad", "#1b3a66")
"""From paper to darkest, as ``picture.SHADES`` counts them."""
LIGHT_FROM = 3
"""From this shade on, what stands on it is as light as paper."""


class Anchor(StrEnum):
    """Which end of the words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with its upper left corner at ``x``, ``y``; ``edge`` is the ink around it, "" for none."""

    x: float
    y: float
    wide: float
    high: float
    fill: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, ``weight`` points thick."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = 0.75
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around ``x``, ``y``."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = INK


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape with straight sides between its ``points``."""

    points: tuple[tuple[float, float], ...]
    fill: str
    edge: str = INK


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words on the line ``y``, of ``size`` points; ``turned`` ones run upwards from there."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    bold: bool = False
    turned: bool = False
    ink: str = INK


Shape = Box | Line | Disc | Area | Words


def moved(shape: Shape, right: float, down: float) -> Shape:
    """The shape so many points further to the right and down."""
    if isinstance(shape, Area):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    placed = replace(shape, x=shape.x + right, y=shape.y + down)
    if isinstance(placed, Line):
        return replace(placed, to_x=placed.to_x + right, to_y=placed.to_y + down)
    return placed


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes on paper; ``title`` says in one line what they show, for those who do not see them."""

    wide: float
    high: float
    shapes: tuple[Shape, ...]
    title: str
