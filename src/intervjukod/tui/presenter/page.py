"""Pages: lists and tables that take the whole screen, as state that draws itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import Line, Run, line, run

BELOW = 9
"""Lines of details below a page, on a screen where they have no room beside it."""


class Scrolled(NamedTuple):
    """Lines, the index of the one that must be in view, and how many of the first never scroll away.

    ``until`` is the last one that should be in view with it, if there is room; 0 for none. Of the last lines
    ``foot`` never scroll away.
    """

    lines: Sequence[Line]
    keep: int = 0
    pinned: int = 0
    until: int = 0
    foot: int = 0


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


@runtime_checkable
class Detailed(Protocol):
    """A page that tells more of the row in focus."""

    @property
    def aside(self) -> bool:
        """Whether that stands beside the page, or below it, now."""

    def details(self, cells: int, language: str) -> Sequence[Line]:
        """What more there is to tell, in lines of ``cells`` cells."""


def with_details(drawn: Scrolled, details: Sequence[Line], cells: int, language: str) -> Scrolled:
    """The page with as much of the details as there is room for below it, in sight wherever one is on the page.

    Blank lines are left out there.
    """
    told = [each for each in details if each]
    if len(told) > BELOW:
        told[BELOW - 1 :] = [line(run(say("page.details.more", language), "dim"))]
    foot = [(Run("─" * cells, "edge"),), *told]
    return drawn._replace(lines=[*drawn.lines, *foot], foot=len(foot))


def moved_row(at: int, rows: int, key: str, step: int) -> int:
    """The row in focus after ``key`` in a list of ``rows`` rows; any other key stays."""
    by = {"up": -1, "down": 1, "pageup": -step, "pagedown": step, "home": -rows, "end": rows}.get(key, 0)
    return min(max(at + by, 0), max(rows - 1, 0))
