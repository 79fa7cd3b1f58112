"""From a look to a style of the terminal: the only place that knows both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from intervjukod.tui.presenter.palette import Palette, Rgb, mixed
from intervjukod.tui.presenter.rows import Look, Row

if TYPE_CHECKING:
    from textual.widget import Widget

_MUTED = {"number", "speaker", "more", "question"}
_STRONG = {"marker", "sign", "stripe", "heading"}
_MARKS = {"hit": Style(bold=True, underline=True), "keyword": Style(underline=True)}


class Styles:
    """The styles of one theme. ``base`` is ink on paper; ``plain`` leaves every meaning to signs and strokes."""

    def __init__(self, base: Style, colours: Mapping[str, Rgb], *, plain: bool) -> None:
        self.base = base
        self.plain = plain
        self.palette = Palette(_rgb(base.color, foreground=True), _rgb(base.bgcolor, foreground=False), colours)
        self._known: dict[Look, Style] = {}

    def segments(self, row: Row) -> list[Segment]:
        """The row ready to be drawn."""
        return [Segment(text, self.style(look)) for text, look in row]

    def style(self, look: Look) -> Style:
        """The style of a look, made once."""
        style = self._known.get(look)
        if style is None:
            style = self._known[look] = self._made(look)
        return style

    def _made(self, look: Look) -> Style:
        style = self.base + self._part(look) + self._codes(look) + _MARKS.get(look.mark, Style.null())
        if look.state == "selected" or (look.state == "focused"):
            return style + Style(reverse=True)
        if look.state == "locked":
            tint = mixed(self.palette.paper, self.palette.ink, 0.25)
            return style + Style(bold=True, color=_color(self.palette.ink), bgcolor=_color(tint))
        return style

    def _part(self, look: Look) -> Style:
        if look.part in _STRONG:
            return Style(bold=True)
        if look.part in _MUTED:
            return Style(color=_color(self.palette.muted()))
        if look.part in ("asked", "outside"):
            return Style(italic=look.part == "outside", color=_color(self.palette.muted()))
        return Style()

    def _codes(self, look: Look) -> Style:
        if not look.codes:
            return Style()
        if look.part == "stripe":
            return Style(color=_color(self.palette.foreground(look.codes[0])))
        several = len(look.codes) > 1
        if self.plain:
            return Style(underline=True, bold=several)
        ink, tint = _color(self.palette.ink), _color(self.palette.background(look.codes))
        return Style(color=ink, bgcolor=tint, underline=several)


def without_colour(widget: Widget) -> bool:
    """Whether the person or the terminal wants no colours."""
    return widget.app.no_color or widget.app.console.color_system is None


def _color(rgb: Rgb) -> Color:
    return Color.from_rgb(*rgb)


def _rgb(color: Color | None, *, foreground: bool) -> Rgb:
    triplet = (color or Color.default()).get_truecolor(foreground=foreground)
    return triplet.red, triplet.green, triplet.blue
