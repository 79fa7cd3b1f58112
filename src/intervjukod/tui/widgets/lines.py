"""A widget that shows lines of runs and paints again only those that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from intervjukod.domain.glyphs import printable
from intervjukod.tui.presenter.line import Line, clicked, fit
from intervjukod.tui.presenter.palette import Rgb
from intervjukod.tui.widgets.transcript_styles import Styles, without_colour

WHEEL = 3
"""Lines that one step of the wheel scrolls."""
LOOKS = ("dim", "strong", "title", "focus", "state", "warn")


class Lines(Widget, can_focus=False):
    """``show`` takes as many lines as there are and paints those in sight."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    Lines { height: 1; width: 1fr; color: $foreground; }
    Lines > .lines--dim { color: $text-muted; }
    Lines > .lines--strong { text-style: bold; }
    Lines > .lines--title { text-style: bold; color: $text-primary; }
    Lines > .lines--focus { text-style: reverse; }
    Lines > .lines--state { text-style: reverse bold; }
    Lines > .lines--warn { text-style: bold; color: $text-warning; }
    """

    class Clicked(Message):
        """Somebody clicked on something that does what ``does`` says."""

        def __init__(self, does: str) -> None:
            super().__init__()
            self.does = does

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._pinned = 0
        self._lines: Sequence[Line] = ()
        self._top = self._keep = 0
        self._styles: dict[tuple[str, str], Style] = {}
        self._colours: Mapping[str, Rgb] = {}

    def show(self, lines: Sequence[Line], keep: int = 0, pinned: int = 0) -> None:
        """Paint what changed; the line ``keep`` is brought into view, the first ``pinned`` never scroll away."""
        self._keep, self._pinned = keep, pinned
        top = self._top_for(keep, len(lines))
        old, self._lines = self._lines, lines
        if top != self._top:
            self._top = top
            self.refresh()
            return
        changed = [y for y, (before, after) in enumerate(zip_longest(old, lines)) if before != after]
        rows = [y if y < self._pinned else y - top for y in changed if y < self._pinned or y - top >= self._pinned]
        width, height = self.size
        regions = [Region(0, row, width, 1) for row in rows if row < height]
        if regions:
            self.refresh(*regions)

    def on_resize(self) -> None:
        self.show(self._lines, self._keep, self._pinned)

    def _top_for(self, keep: int, count: int) -> int:
        height = self.size.height
        if not height:
            return 0
        top = min(self._top, max(0, count - height))
        if keep < top + self._pinned:
            return max(0, keep - self._pinned)
        return keep - height + 1 if keep >= top + height else top

    def take_colours(self, colours: Mapping[str, Rgb]) -> None:
        """Codes are shown in these colours, as near to them as can be read."""
        self._colours = colours
        self._styles.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset_capture(self)
        number = self._number(place.y)
        does = clicked(self._lines[number], place.x) if number < len(self._lines) and event.button == 1 else ""
        if does:
            self.post_message(self.Clicked(does))

    def on_mouse_scroll_down(self) -> None:
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        self._scroll(-WHEEL)

    def _scroll(self, by: int) -> None:
        self._top = min(max(self._top + by, 0), max(0, len(self._lines) - self.size.height))
        self.refresh()

    def _number(self, y: int) -> int:
        """The line on row ``y`` of the widget."""
        return y if y < self._pinned else self._top + y

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        number = self._number(y)
        runs = fit(self._lines[number], width) if number < len(self._lines) else ()
        segments = [Segment(printable(run.text), self._style(run.look, run.code)) for run in runs]
        return Strip(segments).adjust_cell_length(width, self._style("", ""))

    def _style(self, look: str, code: str) -> Style:
        known = self._styles.get((look, code))
        if known is None:
            known = self.get_component_rich_style(f"lines--{look}") if look else self.rich_style
            if code and look != "focus" and not without_colour(self):
                palette = Styles(self.rich_style, self._colours, plain=False).palette
                known += Style(color=Color.from_rgb(*palette.foreground(code)))
            self._styles[look, code] = known
        return known
