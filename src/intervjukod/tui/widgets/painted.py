"""Widgets that paint themselves.

Textual lays borders, padding and filters around each line anew whenever it is painted, and asks every widget
in sight for every line, however few have changed: together most of a frame. Here a line is framed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

_FRAMED_KEPT = 4096
_EDGE = "│"


class Edges(NamedTuple):
    """What stands around each line, and the colour beneath."""

    before: list[Segment]
    padding: list[Segment]
    after: list[Segment]
    paper: Color


class Painted(Widget, inherit_bindings=False):
    """A widget of lines: ``render_line`` gives the same strip for as long as a line shows the same.

    Of what a style sheet may say it knows colours, and at the sides plain borders and padding.
    """

    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._framed: dict[tuple[int, int], tuple[Strip, Segment | None, Strip]] = {}
        self._edges: Edges | None = None
        self._now: Size | None = None

    def beside(self, rows: range) -> Sequence[Segment | None]:
        """What stands in the padding at the right of each of these rows: one of a few that are kept."""
        return [None] * len(rows)

    @property
    def now(self) -> Size:
        """Its size, which Textual works out anew for whoever asks."""
        return self._now or self.size

    def render_lines(self, crop: Region) -> list[Strip]:
        rows = crop.line_range
        self._now = self.size
        strips = [self._frame(self.render_line(y), beside) for y, beside in zip(rows, self.beside(rows), strict=True)]
        self._now = None
        if crop.column_span == (0, self.outer_size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _frame(self, line: Strip, beside: Segment | None) -> Strip:
        """The line between the widget's edges, in colours that the terminal has."""
        names = id(line), id(beside)  # what is kept keeps its id
        known = self._framed.get(names)
        if known is None:
            if len(self._framed) >= _FRAMED_KEPT:
                self._framed.clear()
            known = self._framed[names] = line, beside, self._made(line, beside)
        return known[2]

    def _made(self, line: Strip, beside: Segment | None) -> Strip:
        frame = self._edges = self._edges or self._edges_now()
        segments = [*frame.before, *line, *([beside] if beside else frame.padding), *frame.after]
        for each in self.get_line_filters():
            segments = each.apply(segments, frame.paper)
        return Strip(segments, line.cell_length + self.gutter.width)

    def _edges_now(self) -> Edges:
        outside, inside = self.background_colors
        paper = Style.from_color(bgcolor=inside.rich_color)
        padding, (_, right, _, left) = self.styles.padding, self.styles.border
        edge = {
            side: [Segment(_EDGE, paper + Style.from_color((outside + colour).rich_color))] if kind else []
            for side, (kind, colour) in (("left", left), ("right", right))
        }
        blank = {
            side: [Segment(" " * cells, paper)] if cells else []
            for side, cells in (("left", padding.left), ("right", padding.right))
        }
        return Edges([*edge["left"], *blank["left"]], blank["right"], edge["right"], inside)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._framed.clear()
        self._edges = None


class Covered(Widget, inherit_bindings=False):
    """Widgets in it cover it whole, so that it paints nothing itself."""

    DEFAULT_CSS = "Covered { width: 1fr; height: 1fr; }"
    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Nothing scrolls here: a widget's own would lay the screen out and paint it twice whenever it is shown."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return []


class Beside(Covered):
    """Widgets beside each other."""

    DEFAULT_CSS = "Beside { layout: horizontal; }"


class Below(Covered):
    """Widgets below each other."""

    DEFAULT_CSS = "Below { layout: vertical; }"
