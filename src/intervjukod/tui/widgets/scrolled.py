"""Lines that scroll, with a bar beside them that one can draw.

The bar of Textual is a widget of its own, and laid out and painted once more whenever the lines are.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from intervjukod.tui.presenter.rail import thumb, top_at
from intervjukod.tui.widgets.painted import Painted


class ScrolledLines(Painted, ScrollView, inherit_bindings=False):
    """As many lines as ``virtual_size`` says; the bar stands in the padding at their right."""

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Whoever sets it says what is to be painted."""
    DEFAULT_CSS = "ScrolledLines { overflow: hidden hidden; padding-right: 1; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bar: tuple[Segment, Segment] | None = None
        self._drawn = False

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether it can be scrolled, although Textual shows no bar."""
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if round(old_value) != round(new_value):
            self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._bar = None

    def beside(self, rows: range) -> Sequence[Segment]:
        if self._bar is None:
            styles = self.styles
            style = Style.from_color(styles.scrollbar_color.rich_color, styles.scrollbar_background.rich_color)
            self._bar = Segment(" ", style), Segment(" ", style + Style(reverse=True))
        bar, thumb = self._bar, self.thumb
        return [bar[y in thumb] for y in rows]

    @property
    def thumb(self) -> range:
        """The rows of the bar that stand for the lines in sight."""
        return thumb(self.scroll_offset.y, self.size.height, self.virtual_size.height)

    def is_on_bar(self, event: events.MouseEvent) -> bool:
        """Whether the bar was hit, or is being drawn."""
        return self._drawn or event.get_content_offset_capture(self).x == self.size.width

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and self.is_on_bar(event):
            self._drawn = True
            self.capture_mouse()
            self._draw(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drawn:
            self._draw(event)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        if self._drawn:
            self._drawn = False
            self.release_mouse()

    def _draw(self, event: events.MouseEvent) -> None:
        row = event.get_content_offset_capture(self).y
        self.scroll_to(y=top_at(row, self.size.height, self.virtual_size.height), animate=False)
