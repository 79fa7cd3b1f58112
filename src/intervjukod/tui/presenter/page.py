"""Pages: lists and tables that take the whole screen, as state that draws itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import Line


class Scrolled(NamedTuple):
    """Lines, the index of the one that must be in view, and how many of the first never scroll away."""

    lines: Sequence[Line]
    keep: int = 0
    pinned: int = 0


class Page(Protocol):
    """A frozen state of a page; a key makes another one."""

    @property
    def place(self) -> Place:
        """Where keys land while the page is in front."""

    @property
    def title(self) -> str:
        """What the header calls it."""

    @property
    def rows(self) -> int:
        """How many rows can be chosen."""

    def moved(self, key: str, step: int) -> Page:
        """The page after an arrow, page or end key; ``step`` is how many rows a page key goes."""

    def draw(self, cells: int, language: str) -> Scrolled:
        """The page on a screen of ``cells`` cells."""


def moved_row(at: int, rows: int, key: str, step: int) -> int:
    """The row in focus after ``key`` in a list of ``rows`` rows; any other key stays."""
    by = {"up": -1, "down": 1, "pageup": -step, "pagedown": step, "home": -rows, "end": rows}.get(key, 0)
    return min(max(at + by, 0), max(rows - 1, 0))
