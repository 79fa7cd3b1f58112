"""The text without a pane: the cursor and the codings, and nothing that is painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex
from intervjukod.tui.presenter.moves import Moves, Page
from intervjukod.tui.presenter.rows import Mark, Sign

STEP = 10
"""Passages that a page key goes, where there is no screen to fill."""


class PlainText(Moves):
    """A document, its codings and a cursor; ``signs`` and ``marks`` are kept for whoever tells of them."""

    def __init__(self) -> None:
        self.document = Document.of(Transcript("", "", "", "", "", (), {}))
        self.cursor = Cursor.at(self.document, 0)
        self.index = CodingIndex()
        self.reading_lock = False
        self.signs: Sequence[Sign] = ()
        self.marks: Sequence[Mark] = ()

    def show(self, document: Document, codings: Sequence[Coding], codebook: Codebook, language: str) -> None:
        """Show a document; the cursor goes to its start, or stays when it is another state of the same text."""
        known, shown = self.document.transcript, document.transcript
        same = (known.id, known.text_hash) == (shown.id, shown.text_hash) and (bool(shown.id) or known is shown)
        self.document, self.index = document, CodingIndex(codings)
        if not same:
            self.signs = self.marks = ()
            self.cursor = Cursor.at(document, document.parts[0].start)

    def update_codings(self, codings: Sequence[Coding]) -> None:
        """These codings of the same document."""
        self.index.replace(codings)

    def change_codings(self, ids: Collection[str], came: Sequence[Coding]) -> None:
        """``came`` in place of the codings with these ids."""
        self.index.change([self.index.by_id[id_] for id_ in ids if id_ in self.index.by_id], came)

    def annotate(self, *, signs: Sequence[Sign] | None = None, marks: Sequence[Mark] | None = None) -> None:
        """What stands in the margin, and the words that are pointed out."""
        self.signs = self.signs if signs is None else tuple(signs)
        self.marks = self.marks if marks is None else tuple(marks)

    def page(self, key: Page) -> None:
        """Ten passages up or down, or to the first or the last one."""
        by = 1 if key in ("pagedown", "end") else -1
        if key in ("home", "end"):
            self.cursor = self.cursor.to(self.document, self.document.end(self.unit, by).start)
            return
        for _ in range(STEP):
            self.move("down" if by > 0 else "up")
