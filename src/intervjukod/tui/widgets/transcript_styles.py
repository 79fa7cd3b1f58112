"""From a look to a style of the terminal: the only place that knows both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from intervjukod.tui.presenter.palette import Given, Palette, Rgb, mixed
from intervjukod.tui.presenter.rows import Look, Row

if TYPE_CHECKING:
    from textual.widget import Widget

_MUTED = {"number", "speaker", "more", "question", "asked"}
_STRONG = {"marker", "sign", "stripe", "heading"}
_MARKS = {"hit": Style(bold=True, underline=True), "keyword": Style(underline=True)}
_PLAIN_MARKS = {"hit": Style(bold=True, underline=True), "keyword": Style(italic=True)}
"""Where there is no colour a line under the words is a coding's."""


class Styles:
    """The styles of one theme. ``base`` is ink on paper; ``plain`` leaves every meaning to signs and strokes."""

    def __init__(self, base: Style, colours: Mapping[str, Given], *, plain: bool) -> None:
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
        marks = _PLAIN_MARKS if self.plain else _MARKS
        style = self.base + self._part(look) + self._codes(look) + marks.get(look.mark, Style.null())
        if look.state == "selected" and not self.plain:
            style += Style(color=_color(self.palette.ink))
        if look.state in ("selected", "focused"):
            return style + Style(reverse=True)
        if look.state == "locked" and not self.plain:
            tint = mixed(self.palette.paper, self.palette.ink, 0.25)
            style += Style(color=_color(self.palette.ink), bgcolor=_color(tint))
        return style + Style(bold=True) if look.state == "locked" else style

    def _part(self, look: Look) -> Style:
        if look.part in _STRONG:
            return Style(bold=True)
        faint = Style() if self.plain else Style(color=_color(self.palette.muted()))
        if look.part == "outside":
            return faint + Style(italic=True)
        return faint if look.part in _MUTED else Style()

    def _codes(self, look: Look) -> Style:
        if not look.codes:
            return Style()
        if look.part == "stripe":
            return Style() if self.plain else Style(color=_color(self.palette.foreground(look.codes[0])))
        several = len(look.codes) > 1
        if self.plain:
            return Style(underline=True, bold=several)
        ink, tint = _color(self.palette.ink), _color(self.palette.background(look.codes))
        return Style(color=ink, bgcolor=tint, underline=several)


def without_colour(widget: Widget) -> bool:
    """Whether no colour is ours to choose: the person or the terminal wants none, or the terminal's own are used."""
    return widget.app.native_ansi_color or widget.app.no_color or widget.app.console.color_system is None


def _color(rgb: Rgb) -> Color:
    return Color.from_rgb(*rgb)


def _rgb(color: Color | None, *, foreground: bool) -> Rgb:
    triplet = (color or Color.default()).get_truecolor(foreground=foreground)
    return triplet.red, triplet.green, triplet.blue
