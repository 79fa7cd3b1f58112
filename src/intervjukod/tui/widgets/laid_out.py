"""Lines of a text at the width that there is: what is in sight first, the rest before anything is asked of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.timer import Timer

from intervjukod.domain.span import Span
from intervjukod.tui.presenter.sheet import Sheet
from intervjukod.tui.widgets.scrolled import ScrolledLines

_AT_A_TIME = 250
"""Blocks whose lines are broken between two messages: a few milliseconds."""
_LEFT_ALONE = 0.2
"""Seconds without another size until they are: a window that is drawn larger has many."""
_STRIPS_KEPT = 2048


class Part(NamedTuple):
    """A sheet of what is in sight: its line ``top`` stands first of ``height``."""

    sheet: Sheet
    top: int
    height: int


class LaidOut(ScrolledLines, inherit_bindings=False):
    """It shows a sheet. Another width makes a part of it first, which is painted; ``sheet`` is the whole.

    A subclass draws a line of a sheet and says which words must stay in sight.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self._part: Part | None = None
        self._strips: dict[int, Strip] = {}
        self._rest: Timer | None = None
        self._unseen = False

    def drawn(self, sheet: Sheet | None, number: int) -> Strip:
        """Line ``number`` of the sheet; None where there is none any more."""
        raise NotImplementedError

    def head(self) -> Span:
        """The words that stay in sight when the lines are broken anew, if they were."""
        raise NotImplementedError

    @property
    def sheet(self) -> Sheet | None:
        """Everything, at the width it was painted at last; None before anything is shown."""
        self._settle()
        return self._sheet

    def made(self, width: int) -> Sheet:
        """What is to be shown, as it stands now."""
        raise NotImplementedError

    def lay(self) -> None:
        """Show what is to be shown now; what is painted first is also laid out first."""
        self._part = self._sheet = None
        self._strips.clear()
        if self.size.width:
            self._begin()
            self.refresh()

    def _begin(self) -> None:
        self._sheet = sheet = self.made(self.size.width)
        self.virtual_size = Size(sheet.width, len(sheet))
        self._turn(revealed(sheet.wrap.lines_of(self.head()), self.scroll_offset.y, self.size.height))

    def _turn(self, top: int) -> None:
        """Have line ``top`` at the top of what is painted anyway, or the last that can be."""
        top = min(top, self.max_scroll_y)
        self.set_reactive(ScrolledLines.scroll_y, float(top))
        self.set_reactive(ScrolledLines.scroll_target_y, float(top))

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._sheet is None:
            self._begin()
        elif self._sheet.width != self.size.width or (self._part and self._part.height != self.size.height):
            self._lay_anew(self._sheet)
        if self._unseen and self.sheet is not None:  # the words that matter changed behind a page
            self._unseen = False
            self._turn(revealed(self.sheet.wrap.lines_of(self.head()), self.scroll_offset.y, self.size.height))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        sheet, top = self._shown()
        number = top + y
        if sheet is None or number >= len(sheet):
            return self.drawn(None, number)
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) >= _STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[number] = self.drawn(sheet, number)
        return strip

    def _shown(self) -> tuple[Sheet | None, int]:
        """What is painted, and its line at the top."""
        return self._part[:2] if self._part else (self._sheet, self.scroll_offset.y)

    def _lay_anew(self, before: Sheet) -> None:
        """Break the lines in sight for the size there is now; the first of them keeps its words."""
        height, (shown, top) = self.size.height, self._shown()
        if shown is None:
            return
        keep = shown.wrap.line(min(top, len(shown) - 1))
        head = self.head()
        in_sight = shown.wrap.lines_of(head)[0] in range(top, top + height)
        around = before.around(keep.cover(head) if in_sight else keep, height)
        part = before.at_width(self.size.width, around)
        top = part.wrap.line_at(keep.start)
        top = revealed(part.wrap.lines_of(head), top, height) if in_sight else top
        if around.stop == len(before.document.blocks):
            top = min(top, max(0, len(part) - height))
        self._sheet = before.at_width(self.size.width, later=True)
        self._part = Part(part, top, height)
        self._strips.clear()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_LEFT_ALONE, self._go_on)

    def _go_on(self) -> None:
        """With the other lines, while nobody asks for them."""
        if self._part is None or self._sheet is None:
            return
        if self._sheet.wrap.go_on(_AT_A_TIME):
            self.call_later(self._go_on)
        else:
            self._settle()

    def _settle(self) -> None:
        """Everything instead of a part of it: the same lines in the same places."""
        if self._part is None or self._sheet is None:
            return
        part, self._part = self._part, None
        self._sheet.finish()
        before, bar = self._sheet.wrap.line_at(part.sheet.wrap.starts[0]), self.thumb
        self._strips = {before + number: strip for number, strip in self._strips.items()}
        self.virtual_size = Size(self._sheet.width, len(self._sheet))
        self._turn(before + part.top)
        if self.thumb != bar:
            self.refresh()

    def reveal(self) -> None:
        """Scroll when the words that matter are not in sight; out of sight itself, when it is seen again."""
        self._unseen = not self.size.height
        if self.sheet is not None and self.size.height:
            top = self.scroll_offset.y
            wanted = revealed(self.sheet.wrap.lines_of(self.head()), top, self.size.height)
            if wanted != top:
                self.scroll_to(y=wanted, animate=False)

    def repaint(self, lines: Iterable[int] | None) -> None:
        """Paint these lines anew, or everything."""
        if lines is None:
            self._strips.clear()
            self.refresh()
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        regions = []
        for line in lines:
            self._strips.pop(line, None)
            if top <= line < bottom:
                regions.append(Region(0, line - top, self.size.width, 1))
        if regions:
            self.refresh(*regions)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()


def revealed(lines: range, top: int, height: int) -> int:
    """The line at the top that has ``lines`` in sight: ``top`` where it has, else so that they begin a third down."""
    if lines[0] >= top and lines[-1] < top + height:
        return top
    return max(0, min(lines[0], max(lines[0] - height // 3, lines[-1] - height + 1)))
