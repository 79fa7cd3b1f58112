"""A transcript as it is read: passages of five sizes, and what is shown around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.sentences import clauses, sentences
from intervjukod.domain.span import Span, index_at, merged, trimmed
from intervjukod.domain.text import words
from intervjukod.domain.transcript import Transcript, Turn
from intervjukod.tui.presenter.blocks import (
    Block,
    answer_spans,
    blocks_of,
    excerpt_blocks,
    excerpt_marks,
    paragraphs,
    question_marks,
    speaker_marks,
)

if TYPE_CHECKING:
    from intervjukod.study.shapes import AnswerRow


class Unit(StrEnum):
    """The size of a passage, from small to large."""

    WORD = "word"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    TURN = "turn"
    ANSWER = "answer"

    @property
    def wider(self) -> Unit:
        """The next larger size; the largest is its own."""
        return SIZES[min(SIZES.index(self) + 1, len(SIZES) - 1)]

    @property
    def narrower(self) -> Unit:
        """The next smaller size; the smallest is its own."""
        return SIZES[max(SIZES.index(self) - 1, 0)]


SIZES = tuple(Unit)
_SPLIT: dict[Unit, Callable[[str, Span], list[Span]]] = {
    Unit.WORD: words,
    Unit.CLAUSE: clauses,
    Unit.SENTENCE: sentences,
}


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A transcript ready to be read and stepped through; all spans are in code points of its text.

    ``parts`` are the words of the turns, trimmed (of a transcript without turns, its paragraphs): passages lie in
    them, and each part is split when it is first visited, so that opening costs the same whatever the
    length. ``answers`` are in order and disjoint. ``speakers`` maps a label to its mark in the margin,
    ``questions`` a turn's number to the questions asked there.
    """

    transcript: Transcript
    blocks: Sequence[Block]
    parts: Sequence[Span]
    answers: Sequence[Span]
    speakers: Mapping[str, str]
    questions: Mapping[int, tuple[str, ...]]
    _starts: Sequence[int]
    _split: dict[tuple[Unit, int], Sequence[Span]] = field(default_factory=dict)

    @classmethod
    def of(cls, transcript: Transcript, answers: Sequence[AnswerRow] = ()) -> Document:
        """The document of a transcript and of how its questions were answered."""
        text, turns = transcript.text, transcript.turns
        words = (trimmed(text, turn.words) for turn in turns)
        parts = list(filter(None, words)) or paragraphs(text)
        return cls(
            transcript=transcript,
            blocks=blocks_of(transcript),
            parts=parts,
            answers=merged(filter(None, (trimmed(text, span) for span in answer_spans(transcript, answers)))) or parts,
            speakers=speaker_marks(turns),
            questions=question_marks(transcript, answers),
            _starts=[part.start for part in parts],
        )

    @classmethod
    def of_excerpts(cls, excerpts: Excerpts) -> Document:
        """The document of excerpts: each is one answer, with its heading above it."""
        whole = excerpts.whole
        blocks = excerpt_blocks(excerpts)
        said = (trimmed(whole.text, block.span) for block in blocks if block.part != "heading")
        parts = list(filter(None, said)) or [Span(0, 0)]
        return cls(
            transcript=whole,
            blocks=blocks or [Block(Span(0, 0), None, apart=False)],
            parts=parts,
            answers=list(filter(None, (trimmed(whole.text, piece.shown) for piece in excerpts.pieces))) or parts,
            speakers=excerpt_marks(excerpts),
            questions={},
            _starts=[part.start for part in parts],
        )

    @property
    def text(self) -> str:
        return self.transcript.text

    def turn_at(self, offset: int) -> Turn | None:
        """The turn whose words hold ``offset``, or the last one that begins before it."""
        return self.transcript.turn_at(offset)

    def passage(self, unit: Unit, offset: int) -> Span:
        """The passage of that size at ``offset``, or the nearest one: a question has the answer that follows."""
        if unit is Unit.ANSWER:
            after = bisect_right(self.answers, offset, key=_end)
            return self.answers[min(after, len(self.answers) - 1)]
        passages = self._passages(unit, self._part_at(offset))
        return passages[max(0, bisect_right(passages, offset, key=_start) - 1)]

    def first_within(self, unit: Unit, span: Span) -> Span:
        """The first passage of that size with something in ``span``, or the nearest one."""
        passages = self._passages(unit, self._part_at(span.start))
        return passages[min(bisect_right(passages, span.start, key=_end), len(passages) - 1)]

    def last_within(self, unit: Unit, span: Span) -> Span:
        """The last passage of that size with something in ``span``, or the nearest one."""
        passages = self._passages(unit, max(0, bisect_left(self._starts, span.end) - 1))
        return passages[max(0, bisect_left(passages, span.end, key=_start) - 1)]

    def covering(self, unit: Unit, span: Span) -> Span:
        """The smallest row of whole passages of that size around ``span``."""
        if unit is Unit.ANSWER:
            return self.passage(unit, span.start)
        return self.first_within(unit, span).cover(self.last_within(unit, span))

    def step(self, unit: Unit, span: Span, by: int) -> Span:
        """The passage after ``span`` (``by`` 1) or before it (-1); ``span`` itself where there is none."""
        if unit is Unit.ANSWER:
            return _next(self.answers, span, by) or span
        part = self._part_at(span.start) if by < 0 else max(0, bisect_left(self._starts, span.end) - 1)
        while 0 <= part < len(self.parts):
            found = _next(self._passages(unit, part), span, by)
            if found is not None:
                return found
            part += by
        return span

    def settled(self, span: Span) -> Span:
        """``span`` with the quotes, brackets and stops that open or close a sentence at its ends.

        Words are stepped through bare; a passage that reaches the end of a sentence has its full stop.
        """
        first = self.first_within(Unit.SENTENCE, span)
        last = self.last_within(Unit.SENTENCE, span)
        if self.first_within(Unit.WORD, first) == self.first_within(Unit.WORD, span):
            span = span.cover(Span(first.start, first.start))
        if self.last_within(Unit.WORD, last) == self.last_within(Unit.WORD, span):
            span = span.cover(Span(last.end, last.end))
        return span

    def end(self, unit: Unit, by: int) -> Span:
        """The first passage of that size in the document (``by`` -1) or the last one (1)."""
        passages = self.answers if unit is Unit.ANSWER else self._passages(unit, 0 if by < 0 else -1)
        return passages[0 if by < 0 else -1]

    def _part_at(self, offset: int) -> int:
        return max(0, index_at(self._starts, offset))

    def _passages(self, unit: Unit, part: int) -> Sequence[Span]:
        part %= len(self.parts)
        known = self._split.get((unit, part))
        if known is None:
            span = self.parts[part]
            split = _SPLIT.get(unit)
            known = (split(self.text, span) if split else None) or [span]
            self._split[unit, part] = known
        return known


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def _next(passages: Sequence[Span], span: Span, by: int) -> Span | None:
    """The first of ``passages`` that begins at or after the end of ``span``, or the last one before it."""
    if by > 0:
        after = bisect_left(passages, span.end, key=_start)
        return passages[after] if after < len(passages) else None
    before = bisect_right(passages, span.start, key=_end)
    return passages[before - 1] if before else None
