"""Reading coded or found words back: how much is shown around them, and what stands above them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from intervjukod.domain.sentences import sentences
from intervjukod.domain.span import Span, merged, uncut, whole
from intervjukod.domain.transcript import Side, Transcript, Turn

Found = tuple[Transcript, Span]
"""Words of an interview."""


class Around(StrEnum):
    """How much is shown: the words alone, the whole turn, the turn and the question before it."""

    WORDS = "words"
    TURN = "turn"
    QUESTION = "question"

    @property
    def wider(self) -> Around:
        """The next one; after the widest the words alone."""
        order = tuple(Around)
        return order[(order.index(self) + 1) % len(order)]


def surrounded(transcript: Transcript, span: Span, around: Around) -> Span:
    """``span`` with what is to be shown around it."""
    if around is Around.WORDS:
        return span
    turns = list(transcript.turns_in(span))
    for turn in turns:
        span = span.cover(turn.words)
    asked = _asked_before(transcript, turns[0]) if turns and around is Around.QUESTION else None
    return span.cover(asked.words) if asked else span


def _asked_before(transcript: Transcript, turn: Turn) -> Turn | None:
    """The interviewer's turn that ``turn`` comes after; itself when it is one."""
    before = transcript.turns[: transcript.turns.index(turn) + 1]
    return next((one for one in reversed(before) if one.side is Side.INTERVIEWER), None)


def sentences_around(transcript: Transcript, spans: Iterable[Span]) -> Iterator[Span]:
    """For each of ``spans`` the sentence, or the sentences, that it stands in."""
    text = transcript.text
    known: dict[Span, Sequence[Span]] = {}
    for span in spans:
        found = span
        for part in [turn.words for turn in transcript.turns_in(span)] or [whole(text)]:
            if part not in known:
                known[part] = sentences(text, part)
            found = uncut(found, known[part])
        yield found


def passages(found: Sequence[Found]) -> int:
    """How many passages: codings of one interview that overlap are one. In order of interview."""
    grouped = groupby(found, key=lambda one: one[0].id)
    return sum(len(merged(span for _, span in group)) for _, group in grouped)
