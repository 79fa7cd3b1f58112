"""The pane that paints a transcript: only the lines in sight, and of these only what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex
from intervjukod.tui.presenter.palette import code_colours
from intervjukod.tui.presenter.rows import Mark, Sign
from intervjukod.tui.presenter.sheet import Sheet, stripe_heads
from intervjukod.tui.widgets.transcript_styles import Styles, without_colour

_STRIPS_KEPT = 2048


class TranscriptPane(ScrollView, can_focus=True, inherit_bindings=False):
    """A document, its codings and a cursor. Lines are painted on demand and kept until they change.

    ``index`` has the codings that are shown, by id and by place.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TranscriptPane {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $surface; color: $foreground;
    }
    """

    class CursorMoved(Message, namespace="transcript_view"):
        """The cursor stands elsewhere, or selects, marks or focuses something else."""

        def __init__(self, cursor: Cursor) -> None:
            super().__init__()
            self.cursor = cursor

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document = Document.of(Transcript("", "", "", "", "", (), {}))
        self._cursor = Cursor.at(self.document, 0)
        self._codebook = Codebook()
        self._language = ""
        self.index = CodingIndex()
        self._signs: Sequence[Sign] = ()
        self._marks: Sequence[Mark] = ()
        self._locked = False
        self._sheet: Sheet | None = None
        self._styles: Styles | None = None
        self._strips: dict[int, Strip] = {}

    def show(self, document: Document, codings: Sequence[Coding], codebook: Codebook, language: str) -> None:
        """Show a document; the cursor goes to its start, or stays when it is another state of the same text."""
        known = self.document.transcript
        shown = document.transcript
        same = (known.id, known.text_hash) == (shown.id, shown.text_hash) and (bool(shown.id) or known is shown)
        self.document, self._codebook, self._language = document, codebook, language
        self.index = CodingIndex(codings)
        if not same:
            self._signs = self._marks = ()
            self._cursor = Cursor.at(document, document.parts[0].start)
            self.scroll_to(y=0, animate=False)
        self._sheet = self._styles = None
        self._lay_out()
        self._tell()

    def update_codings(self, codings: Sequence[Coding]) -> None:
        """Show these codings of the same document; paints the lines where something changed."""
        if self._sheet is None:
            self.index.replace(codings)
        else:
            self._repaint(self._sheet.recode(codings))

    def change_codings(self, ids: Collection[str], came: Sequence[Coding]) -> None:
        """Show ``came`` in place of the codings with these ids, without looking at any other."""
        gone = [self.index.by_id[id_] for id_ in ids if id_ in self.index.by_id]
        if self._sheet is None:
            self.index.change(gone, came)
        else:
            self._repaint(self._sheet.change(gone, came))

    def annotate(self, *, signs: Sequence[Sign] | None = None, marks: Sequence[Mark] | None = None) -> None:
        """Show these in the right margin, besides the memos that codings have, and point out these words."""
        if signs is not None:
            self._signs = tuple(signs)
        if marks is not None:
            self._marks = tuple(marks)
        if self._sheet is not None:
            self._repaint(self._sheet.sign(self._signs) | self._sheet.mark(self._marks))

    @property
    def cursor(self) -> Cursor:
        """Where one is. Setting it brings the moving end into sight and says ``CursorMoved``."""
        return self._cursor

    @cursor.setter
    def cursor(self, cursor: Cursor) -> None:
        self._turn_to(cursor)
        self._reveal()

    def _turn_to(self, cursor: Cursor) -> None:
        old, self._cursor = self._cursor, cursor
        if cursor != old:
            if self._sheet is not None:
                self._repaint(self._sheet.touched(old, cursor))
            self._tell()

    def _tell(self) -> None:
        self.post_message(self.CursorMoved(self._cursor))

    @property
    def reading_lock(self) -> bool:
        """Whether the cursor only reads: it is drawn otherwise, and whoever binds keys codes nothing."""
        return self._locked

    @reading_lock.setter
    def reading_lock(self, locked: bool) -> None:
        if locked != self._locked:
            self._locked = locked
            if self._sheet is not None:
                self._repaint(self._sheet.wrap.lines_of(self._cursor.span))

    def on_resize(self, _: Resize) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Break the lines for the width there is now; the first line in sight keeps its words."""
        width = self.scrollable_content_region.width
        if not width or (self._sheet is not None and self._sheet.width == width):
            return
        top, before = self.scroll_offset.y, self._sheet
        kept = before.wrap.starts[min(top, len(before) - 1)] if before else None
        in_sight = before is None or self._cursor_lines()[0] in range(top, top + self.size.height)
        heads = stripe_heads(self._codebook, self._language)
        self._sheet = Sheet(self.document, self.index, heads, width)
        self._sheet.sign(self._signs)
        self._sheet.mark(self._marks)
        self.virtual_size = Size(width, len(self._sheet))
        if kept is not None:
            self.scroll_to(y=self._sheet.wrap.line_at(kept), animate=False, force=True)
        self._repaint(None)
        if in_sight:
            self._reveal()

    def _cursor_lines(self) -> range:
        """The lines of the passage that the last key brought."""
        cursor = self._cursor
        return self._sheet.wrap.lines_of(cursor.head) if self._sheet else range(1)

    def _reveal(self) -> None:
        """Scroll when the passage is not in sight: it then begins in the upper third."""
        lines, top, height = self._cursor_lines(), self.scroll_offset.y, self.size.height
        if not height or (lines[0] >= top and lines[-1] < top + height):
            return
        upper = lines[0] - height // 3
        self.scroll_to(y=max(0, min(lines[0], max(upper, lines[-1] - height + 1))), animate=False)

    def _repaint(self, lines: Iterable[int] | None) -> None:
        """Paint ``lines`` anew, or everything."""
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
        self._styles = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        styles = self.theme_styles
        number = self.scroll_offset.y + y
        if self._sheet is None or number >= len(self._sheet):
            return Strip.blank(self.size.width, styles.base)
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) >= _STRIPS_KEPT:
                self._strips.clear()
            row = self._sheet.row(number, self._cursor, locked=self._locked, brackets=styles.plain)
            strip = Strip(styles.segments(row), self._sheet.layout.width)
            self._strips[number] = strip = strip.adjust_cell_length(self.size.width, styles.base)
        return strip

    @property
    def theme_styles(self) -> Styles:
        """The theme's styles and, as ``palette``, its colours.

        Kept until the theme changes: asking Textual for a widget's own costs half a line's time.
        """
        if self._styles is None:
            self._styles = Styles(self.rich_style, code_colours(self._codebook), plain=without_colour(self))
        return self._styles
