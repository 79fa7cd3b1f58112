"""The pane that paints a transcript: only the lines in sight, and of these only what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.message import Message
from textual.strip import Strip

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex
from intervjukod.tui.presenter.palette import code_colours
from intervjukod.tui.presenter.rows import Mark, Sign
from intervjukod.tui.presenter.sheet import Sheet, stripe_heads
from intervjukod.tui.widgets.laid_out import LaidOut
from intervjukod.tui.widgets.transcript_styles import Styles, without_colour


class TranscriptPane(LaidOut, can_focus=True, inherit_bindings=False):
    """A document, its codings and a cursor. Lines are painted on demand and kept until they change.

    ``index`` has the codings that are shown, by id and by place.
    """

    DEFAULT_CSS = "TranscriptPane { background: $surface; color: $foreground; }"

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
        self._styles: Styles | None = None
        self._known = False

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
        self._styles = None
        self.lay()
        self._tell()

    def made(self, width: int) -> Sheet:
        sheet = Sheet(self.document, self.index, stripe_heads(self._codebook, self._language), width)
        sheet.sign(self._signs)
        sheet.mark(self._marks)
        return sheet

    def update_codings(self, codings: Sequence[Coding]) -> None:
        """Show these codings of the same document; paints the lines where something changed."""
        sheet = self.sheet
        if sheet is None:
            self.index.replace(codings)
        else:
            self.repaint(sheet.recode(codings))

    def change_codings(self, ids: Collection[str], came: Sequence[Coding]) -> None:
        """Show ``came`` in place of the codings with these ids, without looking at any other."""
        sheet = self.sheet
        gone = [self.index.by_id[id_] for id_ in ids if id_ in self.index.by_id]
        if sheet is None:
            self.index.change(gone, came)
        else:
            self.repaint(sheet.change(gone, came))

    def annotate(self, *, signs: Sequence[Sign] | None = None, marks: Sequence[Mark] | None = None) -> None:
        """Show these in the right margin, besides the memos that codings have, and point out these words."""
        if signs is not None:
            self._signs = tuple(signs)
        if marks is not None:
            self._marks = tuple(marks)
        sheet = self.sheet
        if sheet is not None:
            self.repaint(sheet.sign(self._signs) | sheet.mark(self._marks))

    @property
    def cursor(self) -> Cursor:
        """Where one is. Setting it brings the moving end into sight and says ``CursorMoved``."""
        return self._cursor

    @cursor.setter
    def cursor(self, cursor: Cursor) -> None:
        self._turn_to(cursor)
        self.reveal()

    def _turn_to(self, cursor: Cursor) -> None:
        old, self._cursor = self._cursor, cursor
        if cursor != old:
            sheet = self.sheet
            if sheet is not None:
                self.repaint(sheet.touched(old, cursor))
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
            sheet = self.sheet
            if sheet is not None:
                self.repaint(sheet.wrap.lines_of(self._cursor.span))

    def head(self) -> Span:
        """What the last key brought."""
        return self._cursor.head

    def drawn(self, sheet: Sheet | None, number: int) -> Strip:
        styles = self.theme_styles
        if sheet is None:
            return Strip.blank(self.size.width, styles.base)
        row = sheet.row(number, self._cursor, locked=self._locked, brackets=styles.plain)
        return Strip(styles.segments(row), sheet.layout.width).adjust_cell_length(sheet.width, styles.base)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._known = False

    @property
    def theme_styles(self) -> Styles:
        """The theme's styles and, as ``palette``, its colours.

        Kept until the theme or the codebook changes: asking Textual for a widget's own costs half a line's time,
        and mixing colours that can be read a frame's.
        """
        if self._styles is None or not self._known:
            base, self._known = self.rich_style, True
            if self._styles is None or self._styles.base != base:
                self._styles = Styles(base, code_colours(self._codebook), plain=without_colour(self))
        return self._styles
