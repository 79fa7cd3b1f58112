"""The transcript as one codes in it: what keys and mouse do to the cursor. Binds no key itself."""

from __future__ import annotations

from textual import events
from textual.message import Message

from intervjukod.domain.coding import Coding
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Unit
from intervjukod.tui.presenter.moves import Moves, Page
from intervjukod.tui.widgets.transcript_pane import TranscriptPane


class TranscriptView(TranscriptPane, Moves):
    """The moves of the cursor meet the lines in sight and the mouse."""

    class Clicked(Message, namespace="transcript_view"):
        """Somebody clicked at ``offset`` (code points); ``coding`` is the one whose stripe was hit, or None."""

        def __init__(self, offset: int, coding: Coding | None) -> None:
            super().__init__()
            self.offset = offset
            self.coding = coding

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pressed: int | None = None

    def page(self, key: Page) -> None:
        """A screen up or down with the cursor in its place on it, or to the first or the last passage."""
        sheet = self.sheet
        by = 1 if key in ("pagedown", "end") else -1
        top = self.scroll_offset.y
        goal = min(max(0, top + by * max(1, self.size.height - 2)), self.max_scroll_y)
        if sheet is None or key in ("home", "end") or goal == top:
            self.cursor = self.cursor.to(self.document, self.document.end(self.unit, by).start)
            return
        row = min(max(0, sheet.wrap.lines_of(self.head())[0] - top), self.size.height - 1)
        self.scroll_to(y=goal, animate=False)
        self._turn_to(self.cursor.to(self.document, sheet.wrap.starts[goal + row]))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and self.sheet is not None and not self.is_on_bar(event):
            self._pressed = self.cursor.home if event.shift else self._offset_at(event)
            self.capture_mouse()
            self._select_to(self._offset_at(event))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is None:
            return
        y = event.get_content_offset_capture(self).y
        if not 0 <= y < self.size.height:
            self.scroll_relative(y=-1 if y < 0 else 1, animate=False)
        self._select_to(self._offset_at(event))

    def _select_to(self, offset: int) -> None:
        """Select from the passage where the button went down to the one at ``offset``."""
        if self._pressed is not None:
            start = Cursor.at(self.document, self._pressed, self.unit)
            self._turn_to(start if offset == self._pressed else start.marked().to(self.document, offset).unmarked())

    def on_mouse_up(self, _: events.MouseUp) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        sheet = self.sheet
        if sheet is None or event.button != 1 or self.is_on_bar(event):
            return
        place = event.get_content_offset_capture(self)
        if event.chain == 2:
            self._turn_to(Cursor.at(self.document, self._offset_at(event), Unit.WORD))
        coding = sheet.stripe_at(self.scroll_offset.y + place.y, place.x)
        self.post_message(self.Clicked(self._offset_at(event), coding))

    def _offset_at(self, event: events.MouseEvent) -> int:
        sheet, place = self.sheet, event.get_content_offset_capture(self)
        return sheet.offset(self.scroll_offset.y + place.y, place.x) if sheet else 0
