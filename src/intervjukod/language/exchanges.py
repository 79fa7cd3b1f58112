"""An interview as exchanges: what the interviewer says at a stretch, and the turns that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from intervjukod.domain.sentences import clauses, sentences
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript, Turn
from intervjukod.language.question_numbers import numbers_named
from intervjukod.language.wording import folded_words

# "... och vad arbetar du med nu?" is a question of its own, with or without a comma.
_NEXT_QUESTION = re.compile(
    r"\s(?=(?:och|men|samt|eller)\s(?:finns|har|hur|när|vad|var|varför|vem|vilk\w+|är)\b)", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\btack(?:ar)?\b|\b(?:lägga till|tillägga)\b|\bglömt\b|\bstäng\w* av\b|\bavslut\w+|\bsista ordet\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """The least that can be a question: a clause of ``sentence``, as its folded words."""

    sentence: Span
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is said by the interviewer until an informant speaks, and the words of the turns that follow.

    ``numbers`` are the question numbers named; ``closing`` tells that it sounds like the interview's end.
    """

    units: tuple[Unit, ...]
    replies: tuple[Span, ...]
    numbers: frozenset[str]
    closing: bool


def exchanges(transcript: Transcript) -> list[Exchange]:
    """The exchanges in order. What an informant says before the interviewer's first word is in none."""
    sides = [(side, list(turns)) for side, turns in groupby(transcript.turns, key=lambda turn: turn.side)]
    found = []
    for index, (side, turns) in enumerate(sides):
        if side is Side.INTERVIEWER:
            replies = sides[index + 1][1] if index + 1 < len(sides) else []
            found.append(_exchange(transcript.text, turns, replies))
    return found


def _exchange(text: str, asking: Sequence[Turn], replies: Sequence[Turn]) -> Exchange:
    spoken = [sentence for turn in asking for sentence in sentences(text, turn.words)]
    return Exchange(
        units=tuple(unit for sentence in spoken for unit in _units(text, sentence)),
        replies=tuple(turn.words for turn in replies),
        numbers=frozenset(
            number for sentence in spoken for number in numbers_named(sentence.of(text), len(spoken) == 1)
        ),
        closing=any(_CLOSING.search(sentence.of(text)) for sentence in spoken),
    )


def _units(text: str, sentence: Span) -> Iterator[Unit]:
    for clause in clauses(text, sentence):
        for piece in _NEXT_QUESTION.split(clause.of(text)):
            yield Unit(sentence, folded_words(piece))


def different_words(units: Iterable[Unit]) -> tuple[str, ...]:
    """The words of several units, each once, in order."""
    return tuple(dict.fromkeys(word for unit in units for word in unit.words))
