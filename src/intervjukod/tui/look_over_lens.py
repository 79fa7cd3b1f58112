"""To be looked over: the lens through which codings made under an older definition are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from intervjukod.locale import say
from intervjukod.study.shapes import ToLookOver
from intervjukod.tui.dimensions import code_dimension, transcript_dimension
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words
from intervjukod.tui.presenter.outdated_excerpts import Outdated, outdated
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class LookOver:
    """One's own codings whose code means something else since, of those that are chosen."""

    chosen: Chosen = field(default_factory=dict)
    around: Around = Around.WORDS
    screen: str = "book"

    def dimensions(self, desk: Desk) -> Sequence[Dimension]:
        """Code and interview."""
        return (code_dimension(desk), transcript_dimension(desk))

    def narrowed(self, chosen: Chosen) -> Self:
        return replace(self, chosen=chosen)

    def surrounded(self, around: Around) -> Self:
        return replace(self, around=around)

    def excerpts(self, desk: Desk) -> Outdated:
        return self.laid(desk, self.rows(desk))

    def laid(self, desk: Desk, rows: Sequence[ToLookOver]) -> Outdated:
        """The passages of these rows."""
        transcripts = [desk.study.transcripts.open(one.transcript) for one in rows]
        told = in_words(self.dimensions(desk), self.chosen)
        title = " · ".join((say("book.look_over.title", desk.language, n=len(rows)), *told))
        return outdated(title, rows, transcripts, self.around, desk.book, desk.acts, desk.language)

    def rows(self, desk: Desk) -> Sequence[ToLookOver]:
        """What is left to be looked over."""
        name = self.chosen.get("transcript", "")
        transcript = desk.study.transcripts.find(name) if name else ""
        return desk.study.codebook.outdated(transcript, self.chosen.get("code", ""))

    def nothing(self, desk: Desk) -> str:
        return say("book.look_over.none", desk.language)
