"""A widget that shows lines of runs and paints again only those that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip

from intervjukod.domain.glyphs import printable
from intervjukod.tui.presenter.line import Line, clicked, fit, pointed
from intervjukod.tui.presenter.palette import Given
from intervjukod.tui.widgets.painted import Painted
from intervjukod.tui.widgets.transcript_styles import Styles, without_colour

WHEEL = 3
"""Lines that one step of the wheel scrolls."""
LEAST = 4
"""Lines between head and foot that a foot leaves."""
KEPT = 1000
"""Lines of a long list that are kept as they were painted."""
LOOKS = ("edge", "dim", "strong", "title", "focus", "state", "warn")


class LinesScreen(Screen[None], inherit_bindings=False):
    """A screen of lines. It has their looks: finding them anew for every pane took most of turning to a page."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{look}" for look in LOOKS}
    DEFAULT_CSS = """
    LinesScreen { color: $foreground; }
    LinesScreen > .lines--edge { color: $border-blurred; }
    LinesScreen > .lines--dim { color: $text-muted; }
    LinesScreen > .lines--strong { text-style: bold; }
    LinesScreen > .lines--title { text-style: bold; color: $text-primary; }
    LinesScreen > .lines--focus { text-style: reverse; }
    LinesScreen > .lines--state { text-style: reverse bold; }
    LinesScreen > .lines--warn { text-style: bold; color: $text-warning; }
    """


class Lines(Painted, can_focus=False):
    """``show`` takes as many lines as there are and paints those in sight."""

    DEFAULT_CSS = "Lines { height: 1; width: 1fr; color: $foreground; }"
    virtual_size = Reactive(Size(0, 0), repaint=False)
    """It scrolls by itself: a widget's own would lay the screen out and paint it a second time whenever it is shown."""

    class Clicked(Message):
        """Somebody clicked on something that does what ``does`` says."""

        def __init__(self, does: str) -> None:
            super().__init__()
            self.does = does

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._pinned = 0
        self._lines: Sequence[Line] = ()
        self._top = self._keep = self._until = self._foot = self._held = self._height = 0
        self._styles: dict[tuple[str, str], Style] = {}
        self._strips: dict[int, tuple[Line, Strip]] = {}
        self._base: tuple[Style, ...] = ()
        self._known = False
        self._colours: Mapping[str, Given] = {}

    def show(self, lines: Sequence[Line], keep: int = 0, pinned: int = 0, until: int = 0, foot: int = 0) -> None:
        """Paint what changed; the line ``keep`` is brought into view.

        The first ``pinned`` lines and the last ``foot`` never scroll away. If there is room, the lines from
        ``keep`` up to ``until`` are in view together.
        """
        old, held = self._lines, self._held
        self._lines, self._keep, self._pinned, self._until, self._foot = lines, keep, pinned, until, foot
        width, height = self.size
        self._held = self._held_in(height)
        top = self._top_for(keep, height)
        if not self._is_seen:
            self._top = top
            return
        if top != self._top or held != self._held or (held and len(old) != len(lines)):
            self._top = top
            self.refresh()
            return
        changed = {y for y, (before, after) in enumerate(zip_longest(old, lines)) if before != after}
        regions = [Region(0, y, width, 1) for y in range(height) if self._number(y, height) in changed]
        if regions:
            self.refresh(*regions)

    @property
    def _is_seen(self) -> bool:
        """Whether it has a place on the screen: neither it nor what it lies in is hidden."""
        return bool(self.size) and all(node.display for node in self.ancestors_with_self)

    def render_lines(self, crop: Region) -> list[Strip]:
        height = self.size.height
        if not self._known:
            self._know()
        if height != self._height:
            self._height = height
            self._held = self._held_in(height)
            self._top = self._top_for(self._keep, height)
        return super().render_lines(crop)

    def _know(self) -> None:
        """Whether lines look as they did: a new style sheet often gives them other edges alone."""
        base = (self.rich_style, *(self.screen.get_component_rich_style(f"lines--{look}") for look in LOOKS))
        if base != self._base:
            self._base = base
            self._forget()
        self._known = True

    def _top_for(self, keep: int, height: int) -> int:
        if not height:
            return 0
        end = height - self._held
        top = max(min(self._top, max(0, len(self._lines) - height)), self._until - end + 1)
        if keep < top + self._pinned:
            return max(0, keep - self._pinned)
        return keep - end + 1 if keep >= top + end else top

    def _held_in(self, height: int) -> int:
        """Lines of the foot, its first ones, that are held at the bottom: none where everything is in sight."""
        return min(self._foot, max(0, height - self._pinned - LEAST)) if len(self._lines) > height else 0

    def take_colours(self, colours: Mapping[str, Given]) -> None:
        """Codes are shown in these colours, as near to them as can be read."""
        self._colours = colours
        self._forget()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._known = False

    def _forget(self) -> None:
        """How a line looked may not be how it looks now."""
        self._styles.clear()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset_capture(self)
        number = self._number(place.y, self.size.height)
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

    def _number(self, y: int, height: int) -> int:
        """The line on row ``y`` of the widget."""
        if y < self._pinned:
            return y
        into_foot = y - (height - self._held)
        return len(self._lines) - self._foot + into_foot if self._held and into_foot >= 0 else self._top + y

    def render_line(self, y: int) -> Strip:
        width, height = self.now
        number = self._number(y, height)
        shown = self._lines[number] if number < len(self._lines) else ()
        before, strip = self._strips.get(number, (None, None))
        if strip is None or before != shown or strip.cell_length != width:
            strip = self._made_of(shown, width)
            if len(self._strips) >= KEPT:
                self._strips.clear()
            self._strips[number] = shown, strip
        return strip

    def _made_of(self, shown: Line, width: int) -> Strip:
        runs = fit(shown, width)
        if without_colour(self):
            runs = pointed(runs)
        segments = [Segment(printable(run.text), self.style(run.look, run.code)) for run in runs]
        return Strip(segments).adjust_cell_length(width, self.style("", ""))

    def style(self, look: str, code: str) -> Style:
        known = self._styles.get((look, code))
        if known is None:
            known = self.screen.get_component_rich_style(f"lines--{look}") if look else self.rich_style
            if code and look != "focus" and not without_colour(self):
                palette = Styles(self.rich_style, self._colours, plain=False).palette
                known += Style(color=Color.from_rgb(*palette.foreground(code)))
            self._styles[look, code] = known
        return known
