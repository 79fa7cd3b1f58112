"""The themes there are, as numbers, and which one suits a terminal that nobody has chosen for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``: ``ink`` on ``paper`` (the panes) and on ``page`` (the words), what stands back,
    what stands out, what warns, and the lines between the panes.
    """

    name: str
    dark: bool
    ink: str
    paper: str
    page: str
    dim: str
    title: str
    warn: str
    edge: str


TERMINAL = "terminal"
"""The theme that has no colour of its own: the terminal's ink on its paper, all else by signs and strokes."""

THEMES: Mapping[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("dark", True, "#e4e6eb", "#14161b", "#1c1f26", "#a3abb8", "#8ec5ff", "#ffc266", "#6b7486"),
        Theme("light", False, "#1c1f24", "#f1efe9", "#fdfcf9", "#565d68", "#0a4a96", "#863800", "#858b95"),
        Theme("contrast-dark", True, "#ffffff", "#000000", "#000000", "#d0d0d0", "#87d7ff", "#ffd75f", "#ffffff"),
        Theme("contrast-light", False, "#000000", "#ffffff", "#ffffff", "#3a3a3a", "#00308f", "#7a1f00", "#000000"),
    )
}
NAMES = (*THEMES, TERMINAL)

_LIGHT_PAPER = ("7", "15")  # of the 16 colours, those that no dark terminal has as its paper


def suited(environment: Mapping[str, str], *, many_colours: bool) -> str:
    """The name of the theme for a terminal with these variables.

    ``COLORFGBG`` tells ink and paper where a terminal sets it. A terminal of 16 colours has its own: those
    that would be asked for become others there, which nobody has tried to read.
    """
    if not many_colours or environment.get("NO_COLOR"):
        return TERMINAL
    paper = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if paper in _LIGHT_PAPER else "dark"
