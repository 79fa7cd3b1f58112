"""Excerpts: pieces of several transcripts laid under each other as one text to read and to code in.

What is selected there is carried back to its own transcript before anything is written; nothing of this
text is ever kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from intervjukod.domain.span import Span, carried, index_at, laid_out, merged, near, reaches
from intervjukod.domain.transcript import Speaker, Transcript, Turn

BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """``span`` of ``transcript``, and where its words and its heading stand in the text of the excerpts."""

    transcript: Transcript
    span: Span
    shown: Span
    heading: Span


@dataclass(frozen=True)
class Excerpts:
    """Pieces in order, disjoint, under a title. ``whole`` is their text with the turns in it.

    A turn keeps its own number there, a speaker's label has the transcript's id after it. ``marks`` are spans
    of ``whole``: the words that a search found.
    """

    title: str
    pieces: Sequence[Piece]
    whole: Transcript
    marks: Sequence[Span] = ()

    @classmethod
    def of(
        cls, title: str, found: Iterable[tuple[Transcript, Span, str]], marks: Iterable[tuple[str, Span]] = ()
    ) -> Excerpts:
        """Excerpts of (transcript, span, heading), with ``marks`` as (transcript id, span).

        Spans of one transcript that follow each other and overlap become one piece, with the first heading.
        """
        chosen = list(_disjoint(found))
        parts = [
            part
            for transcript, span, heading in chosen
            for part in (heading, BETWEEN, span.of(transcript.text), BETWEEN)
        ]
        spans = list(laid_out(parts))
        pieces = [
            Piece(transcript, span, shown=spans[4 * n + 2], heading=spans[4 * n])
            for n, (transcript, span, _) in enumerate(chosen)
        ]
        whole = Transcript("", title, "", "", "".join(parts), tuple(_turns(pieces)), _speakers(pieces))
        laid = cls(title, pieces, whole)
        found_marks = [shown for id_, span in marks for shown in laid.shown(id_, span)]
        return cls(title, pieces, whole, sorted(found_marks))

    def piece_at(self, offset: int) -> Piece | None:
        """The piece at that place of the text, or the last one before it."""
        index = index_at(self._starts, offset)
        return self.pieces[max(0, index)] if self.pieces else None

    def source(self, span: Span) -> tuple[Transcript, Span] | None:
        """The transcript and the span there of what is selected; None when it is not within one piece."""
        piece = self.piece_at(span.start)
        if piece is None or not piece.shown.contains(span):
            return None
        there = carried(span, piece.shown, piece.span)
        return (piece.transcript, there) if there else None

    def shown(self, transcript: str, span: Span) -> Iterator[Span]:
        """Where the words of a transcript (its id) stand here, in part or whole; in their order there."""
        if transcript in self._of:
            pieces, starts, reached = self._of[transcript]
            for piece in pieces[near(starts, reached, span)]:
                there = carried(span, piece.span, piece.shown)
                if there:
                    yield there

    def transcripts(self) -> Sequence[Transcript]:
        """Those with a piece here, each once, in order."""
        return list({piece.transcript.id: piece.transcript for piece in self.pieces}.values())

    def spans_of(self, transcript: str) -> Sequence[Span]:
        """The pieces of a transcript (its id) that stand here, as spans there, in order."""
        return [piece.span for piece in self._of[transcript][0]] if transcript in self._of else []

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.shown.start for piece in self.pieces]

    @cached_property
    def _of(self) -> dict[str, tuple[Sequence[Piece], Sequence[int], Sequence[int]]]:
        """Transcript id to its pieces in order, where they start and how far they reach."""
        pieces: dict[str, list[Piece]] = {}
        for piece in sorted(self.pieces, key=lambda piece: piece.span):
            pieces.setdefault(piece.transcript.id, []).append(piece)
        return {
            id_: (own, [piece.span.start for piece in own], reaches(piece.span for piece in own))
            for id_, own in pieces.items()
        }


def label_of(label: str, transcript: str) -> str:
    """A speaker's label among the excerpts of several transcripts (``transcript`` is an id)."""
    return f"{label}\t{transcript}"


def _disjoint(found: Iterable[tuple[Transcript, Span, str]]) -> Iterator[tuple[Transcript, Span, str]]:
    for _, group in groupby(found, key=lambda one: one[0].id):
        row = list(group)
        headings: dict[int, str] = {}
        for _, span, heading in row:
            headings.setdefault(span.start, heading)
        for span in merged(span for _, span, _ in row):
            yield row[0][0], span, headings[span.start]


def _turns(pieces: Sequence[Piece]) -> Iterator[Turn]:
    for piece in pieces:
        for turn in piece.transcript.turns_in(piece.span):
            words = carried(turn.words, piece.span, piece.shown)
            if words:
                yield Turn(turn.n, words, label_of(turn.speaker, piece.transcript.id), turn.side, turn.time)


def _speakers(pieces: Sequence[Piece]) -> dict[str, Speaker]:
    return {
        label_of(label, piece.transcript.id): speaker
        for piece in pieces
        for label, speaker in piece.transcript.speakers.items()
    }
