"""Codings to look over as excerpts: each passage under what its code meant when it was coded. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span, merged
from intervjukod.domain.transcript import Transcript, heading
from intervjukod.locale import say
from intervjukod.study.shapes import ToLookOver
from intervjukod.tui.presenter.line import cut
from intervjukod.tui.presenter.reading_back import Around, surrounded

MEANING = 60
"""Cells of what a code once meant, in a heading."""


@dataclass(frozen=True)
class Outdated(Excerpts):
    """The passages of ``rows``, in their order. ``acts`` is how much had been done when they were made."""

    rows: Sequence[ToLookOver] = ()
    acts: int = 0

    def row(self, id_: str) -> int | None:
        """The number of a coding's row; None when it is not to be looked over."""
        return next((n for n, one in enumerate(self.rows) if one.id == id_), None)


def outdated(
    title: str,
    rows: Sequence[ToLookOver],
    transcripts: Sequence[Transcript],
    around: Around,
    book: Codebook,
    acts: int,
    language: str,
) -> Outdated:
    """The excerpts; ``transcripts`` are those of the rows, in parallel. Rows that overlap share a passage."""
    found = [
        piece
        for _, group in groupby(zip(transcripts, rows, strict=True), key=lambda pair: pair[0].id)
        for piece in _pieces(list(group), around, book, language)
    ]
    laid = Excerpts.of(title, found)
    return Outdated(laid.title, laid.pieces, laid.whole, laid.marks, rows, acts)


def _pieces(
    group: Sequence[tuple[Transcript, ToLookOver]], around: Around, book: Codebook, language: str
) -> Iterator[tuple[Transcript, Span, str]]:
    transcript = group[0][0]
    placed = [(surrounded(transcript, one.span, around), one) for _, one in group]
    for span in merged(shown for shown, _ in placed):
        there = [one for shown, one in placed if span.contains(shown)]
        yield transcript, span, _heading(transcript, span, there, book, language)


def _heading(transcript: Transcript, span: Span, rows: Iterable[ToLookOver], book: Codebook, language: str) -> str:
    """``I03:37 · polis · Bemanning kodad som: Antal och kontinuitet``, a line for each further code."""
    told = []
    for one in rows:
        code = book.by_key.get(book.resolve(one.code))
        name = code.name(language) if code else one.code
        then = cut(" / ".join(one.then.splitlines()), MEANING)
        key = "book.look_over.coded_as" if then else "book.look_over.coded_before"
        told.append(say(key, language, code=name, then=then))
    return "\n".join((f"{heading(transcript, span)} · {told[0]}", *told[1:]))
