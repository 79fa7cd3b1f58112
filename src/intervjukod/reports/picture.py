"""What is drawn, whatever draws it: places from 0 to 1, shades from 0 to 4, and words in one language.

Nothing here is a colour: shade, mark and words each say the same, so that a picture is read in grey print, by
eyes that tell no colours apart, and in a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FORMS = ("svg", "png", "pdf")
"""What a picture can be a file of."""
SHADES = 4
"""The darkest shade; 0 is the paper."""


class Sign(StrEnum):
    """What stands in a cell that holds no number."""

    DISC = "disc"
    RING = "ring"
    QUESTION = "question"
    CROSS = "cross"
    SLASH = "slash"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a row; ``depth`` is 0 for what is not below anything."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """Where one group stands on a row's line: ``at`` from 0 to 1, None where nothing can be said.

    ``low`` to ``high`` is its interval, None where it has none; an end that is not from 0 to 1 lies off the axis.
    ``text`` says the same in words: *k of n*, or why not.
    """

    at: float | None
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class DotRow:
    """One line for each group, in the order of the picture's groups; of no dots it is the heading of what follows.

    ``beside`` stands behind the line, under the picture's ``heads``.
    """

    label: Label
    dots: tuple[Dot, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A place of an axis, from 0 to 1, and what it is called."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots with intervals on one axis: a row a code, a mark a group.

    ``middle`` is the place on the axis that others are held against, None for none; ``heads`` name what stands beside
    the lines.
    """

    title: str
    caption: str
    notes: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[DotRow, ...]
    ticks: tuple[Tick, ...]
    middle: float | None = None
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: ``text`` on a ``shade``, or a ``sign``; a cell of neither is not drawn."""

    shade: int = 0
    text: str = ""
    sign: Sign | None = None

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.text) or self.sign is not None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell that looks so says."""

    cell: Cell
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under columns: numbers on shades (a heat map), or signs (who answered what).

    ``key`` explains its signs. In a ``paired`` grid the columns are the rows, and only what lies below the diagonal is
    drawn.
    """

    title: str
    caption: str
    notes: tuple[str, ...]
    rows: tuple[Label, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    key: tuple[Meaning, ...] = ()
    paired: bool = False


Stretch = tuple[float, float]
"""From where to where in a transcript, its words being from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One code through a transcript; ``letter`` is the key it is given by, "" for none."""

    letter: str
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A transcript from its first word to its last: where informants speak, and a lane for each code."""

    name: str
    ground: tuple[Stretch, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Portraits:
    """Transcripts under each other, each as long as the page is wide; ``ground`` says what the first lane shows."""

    title: str
    caption: str
    notes: tuple[str, ...]
    ground: str
    ticks: tuple[Tick, ...]
    portraits: tuple[Portrait, ...]


Picture = Dots | Grid | Portraits
"""Anything that can be drawn."""
