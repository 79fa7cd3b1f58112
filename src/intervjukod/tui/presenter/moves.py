"""What keys do to the cursor, whatever the text is shown on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, Protocol

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.tui.presenter.cursor import Cursor, Direction
from intervjukod.tui.presenter.document import Document, Unit
from intervjukod.tui.presenter.lanes import CodingIndex
from intervjukod.tui.presenter.rows import Mark, Sign

Page = Literal["pageup", "pagedown", "home", "end"]


class Moves:
    """Every move is one of the cursor's own."""

    document: Document
    cursor: Cursor

    @property
    def unit(self) -> Unit:
        """The size of passage that was chosen."""
        return self.cursor.unit

    def move(self, direction: Direction) -> None:
        """An arrow; while marking it extends."""
        self.cursor = self.cursor.moved(self.document, direction)

    def extend(self, by: int) -> None:
        """The active end by a word, forwards (1) or back (-1)."""
        self.cursor = self.cursor.extended(self.document, by)

    def switch_end(self) -> None:
        """Make the other end the active one."""
        self.cursor = self.cursor.switched(self.document)

    def widen(self) -> None:
        """To the next larger size of passage."""
        self.cursor = self.cursor.widened(self.document)

    def narrow(self) -> None:
        """To the next smaller size of passage."""
        self.cursor = self.cursor.narrowed(self.document)

    def mark(self) -> None:
        """From here on arrows extend."""
        self.cursor = self.cursor.marked()

    def end_marking(self) -> None:
        """Arrows move again, and no coding is in focus."""
        self.cursor = self.cursor.unmarked()

    def focus_coding(self, coding: Coding) -> None:
        """Select a coding; its ends then move with the cursor's."""
        self.cursor = self.cursor.on(coding)

    def place_cursor(self, span: Span) -> None:
        """Select ``span`` as it is; an empty one selects the passage there."""
        if span:
            self.cursor = Cursor.over(span, self.unit)
        else:
            self.go_to(span)

    def go_to(self, span: Span) -> None:
        """To the passage at the start of ``span``, in the size that down moves by."""
        self.cursor = Cursor.at(self.document, span.start, self.cursor.stride)


class TextSurface(Protocol):
    """What the desk needs of whatever shows the text: a pane of the screen, or a voice."""

    document: Document
    index: CodingIndex
    reading_lock: bool

    @property
    def cursor(self) -> Cursor: ...

    def show(self, document: Document, codings: Sequence[Coding], codebook: Codebook, language: str) -> None: ...

    def update_codings(self, codings: Sequence[Coding]) -> None: ...

    def change_codings(self, ids: Collection[str], came: Sequence[Coding]) -> None: ...

    def annotate(self, *, signs: Sequence[Sign] | None = None, marks: Sequence[Mark] | None = None) -> None: ...

    def move(self, direction: Direction) -> None: ...

    def extend(self, by: int) -> None: ...

    def switch_end(self) -> None: ...

    def widen(self) -> None: ...

    def narrow(self) -> None: ...

    def mark(self) -> None: ...

    def end_marking(self) -> None: ...

    def focus_coding(self, coding: Coding) -> None: ...

    def place_cursor(self, span: Span) -> None: ...

    def go_to(self, span: Span) -> None: ...

    def page(self, key: Page) -> None: ...
