"""What an answer becomes when a person says so: with the selection, without it, after the question. Pure.

An answer is the informants' words, turn by turn; the interviewer's words between them are none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intervjukod.domain.span import Span, gap, merged
from intervjukod.domain.transcript import Side, Transcript, Turn

Answered = tuple[Span, ...]
"""Where a question is answered, in order and disjoint; code points of the transcript."""


def answer_in(transcript: Transcript, selected: Span) -> Answered:
    """The informants' words in ``selected``, none where only others speak; all of it where nobody is told to speak."""
    heard = list(transcript.turns_in(selected))
    said = (turn.words.shared(selected) for turn in heard if turn.side is Side.INFORMANT)
    return tuple(filter(None, said)) if heard else (selected,)


def answer_after(transcript: Transcript, asked: Span) -> Answered:
    """The informants' turns that follow the turn in which something is asked, until the interviewer speaks again."""
    turns = list(transcript.turns_in(asked))
    return tuple(turn.words for turn in _until_asked(transcript.turns[turns[-1].n :])) if turns else ()


def _until_asked(turns: Sequence[Turn]) -> Iterator[Turn]:
    for turn in turns:
        if turn.side is not Side.INFORMANT:
            return
        if turn.words:
            yield turn


def with_more(answered: Answered, more: Answered) -> Answered:
    """Both; what overlaps is one."""
    return tuple(merged((*answered, *more)))


def without(answered: Answered, selected: Span) -> Answered:
    """The parts of an answer that have nothing in ``selected``."""
    return tuple(span for span in answered if not span.overlaps(selected))


def in_a_row(transcript: Transcript, answered: Sequence[Span]) -> list[Span]:
    """The stretches of an answer: its parts with what the interviewer puts in between; what others say ends one."""
    stretches: list[Span] = []
    for span in sorted(filter(None, answered)):
        between = gap(stretches[-1], span) if stretches else None
        if between and all(turn.side is Side.INTERVIEWER for turn in transcript.turns_in(between)):
            stretches[-1] = stretches[-1].cover(span)
        else:
            stretches.append(span)
    return stretches
