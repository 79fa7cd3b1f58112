"""Where the words of a lost passage may stand now, best first, each with its reasons.

Three ways lead to a place: the same words elsewhere, the same surroundings with something else between them, and
the stretch that has most of the passage's rare words. All are linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from intervjukod.domain.sentences import sentences
from intervjukod.domain.span import Span, distance, gap, occurrences, surroundings, trimmed, uncut

MOST = 5
"""How many candidates there are at most."""

_CONTEXT = 32
"""Code points on each side that are compared."""

_SHORT_CONTEXT = 16
"""Code points on each side that are looked for."""

_PLACES = 20
"""How many places of the same words, and of the same surroundings, are looked at."""

_NEARBY = 300
"""Code points within which a place is where the passage would stand."""

_ALIKE = 0.6
"""How much of the words must be the same in a place that is proposed for them."""

_STRAY = -0.6
"""What a word that the passage has not costs, where one that it has counts 1."""

_LONG_WORD = 40
"""Code points: a word that begins or ends so far outside of where is looked belongs to something else."""
_SENTENCE = 400
"""How far (code points) a sentence is looked for."""

_LONG = 20_000
"""Code points beyond which words are compared and not letters."""

_WORD = re.compile(r"\b\w+")


class Reason(StrEnum):
    """Why a place is proposed."""

    SAME_WORDS = "same-words"
    ALIKE = "alike"
    SURROUNDINGS = "surroundings"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the new text (code points), how well it fits, from 0 to 1, and why it is proposed."""

    span: Span
    score: float
    reasons: tuple[Reason, ...]


def candidates(old_text: str, span: Span, new_text: str, *, near: int | Span | None = None) -> tuple[Candidate, ...]:
    """At most five places in ``new_text`` for what stood at ``span`` of ``old_text``, best first; they do not overlap.

    ``near`` is the offset in ``new_text`` where the passage would stand by its neighbours, when that is known; as a
    span, what stands there in its place, it is a candidate itself.
    """
    passage = _Passage(old_text, span, near.start if isinstance(near, Span) else near)
    if not passage.words:
        return ()
    instead = [trimmed(new_text, near)] if isinstance(near, Span) else []
    found = (*_same(passage, new_text), *_enclosed(passage, new_text), *_alike(passage, new_text))
    judged = [passage.judge(new_text, place) for place in dict.fromkeys((*instead, *found)) if place]
    fitting = [one for one in judged if one.span in instead or set(one.reasons) - {Reason.NEAR}]
    fitting.sort(key=lambda one: -one.score)
    chosen: list[Candidate] = []
    for one in fitting:
        if len(chosen) < MOST and not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


class _Passage:
    """What is looked for: the words, those before and after them, and where they would stand."""

    def __init__(self, text: str, span: Span, near: int | None) -> None:
        self.quote = span.of(text)
        self.words = [word.lower() for word in _WORD.findall(self.quote)]
        self.before, self.after = (side.of(text) for side in surroundings(text, span, _CONTEXT))
        self._near = near

    def judge(self, text: str, place: Span) -> Candidate:
        """How well ``place`` fits: mostly by its words, then by what stands around it, then by where it is."""
        before, after = (side.of(text) for side in surroundings(text, place, _CONTEXT))
        words = self._likeness(place.of(text))
        around = (fuzz.ratio(self.before, before) + fuzz.ratio(self.after, after)) / 200
        away = None if self._near is None else distance(place, self._near)
        nearness = 0.0 if away is None else max(0.0, 1 - away / len(text))
        reasons = {
            Reason.SAME_WORDS: words == 1,
            Reason.ALIKE: _ALIKE <= words < 1,
            Reason.SURROUNDINGS: self.before[-_SHORT_CONTEXT:] == before[-_SHORT_CONTEXT:]
            and self.after[:_SHORT_CONTEXT] == after[:_SHORT_CONTEXT],
            Reason.NEAR: away is not None and away <= _NEARBY,
        }
        known = 0.9 if away is None else 1.0
        score = (0.6 * words + 0.3 * around + 0.1 * nearness) / known
        return Candidate(place, score, tuple(reason for reason, holds in reasons.items() if holds))

    def _likeness(self, found: str) -> float:
        if found == self.quote:
            return 1.0
        if max(len(found), len(self.quote)) > _LONG:  # letters would take too long
            there = [word.lower() for word in _WORD.findall(found)]
            return min(0.99, LCSseq.normalized_similarity(self.words, there))
        return min(0.99, fuzz.ratio(self.quote, found) / 100)


def _same(passage: _Passage, text: str) -> Iterator[Span]:
    """Places with the same words."""
    return islice(occurrences(text, passage.quote), _PLACES)


def _enclosed(passage: _Passage, text: str) -> Iterator[Span]:
    """What stands between the words that were before and those that were after, if it is not much longer."""
    before, after = passage.before[-_SHORT_CONTEXT:], passage.after[:_SHORT_CONTEXT]
    longest = 3 * len(passage.quote) + 200
    for first in islice(occurrences(text, before) if before else [Span(0, 0)], _PLACES):
        end = text.find(after, first.end, first.end + longest) if after else len(text)
        if first.end <= end <= first.end + longest:
            yield trimmed(text, gap(first, Span(end, end)))


def _alike(passage: _Passage, text: str) -> Iterator[Span]:
    """Where most of the passage's words are, and two in a row; rare ones count for more. As words and as sentences."""
    hits = list(_hits(passage.words, text))
    often = Counter(what for _, _, what in hits)
    weighed = [(n, span, 1 / often[what]) for n, span, what in hits]
    for stretch in _densest(weighed, 2 + len(passage.words) * 4 // 3):
        yield from _fitted(passage, text, _padded(text, stretch, len(passage.quote) // 4))


def _hits(wanted: Sequence[str], text: str) -> Iterator[tuple[int, Span, tuple[str, ...]]]:
    """Each of the wanted words, and of their pairs, that the text has: the number of its word, where, and what."""
    single, pairs = frozenset(wanted), frozenset(pairwise(wanted))
    before = ""
    for n, match in enumerate(_WORD.finditer(text)):
        word = match[0].lower()
        if word in single:
            span = Span(*match.span())
            yield n, span, (word,)
            if (before, word) in pairs:
                yield n, span, (before, word)
        before = word


def _densest(hits: Sequence[tuple[int, Span, float]], width: int) -> Iterator[Span]:
    """The heaviest stretches of ``width`` words, one where several overlap much."""
    best: dict[int, tuple[float, Span]] = {}
    weight, first = 0.0, 0
    for n, span, own in hits:
        weight += own
        while hits[first][0] <= n - width:
            weight -= hits[first][2]
            first += 1
        stretch = weight, hits[first][1].cover(span)
        at = hits[first][0] // width
        best[at] = max(best.get(at, stretch), stretch)
    return (span for _, span in islice(sorted(best.values(), reverse=True), 2 * MOST))


def _padded(text: str, span: Span, by: int) -> Span:
    before, after = surroundings(text, span, by)
    return before.cover(after)


def _fitted(passage: _Passage, text: str, around: Span) -> Iterator[Span]:
    """What in ``around`` answers to the passage: the sentences of the words in common, and these with those beside."""
    wide = _padded(text, around, _LONG_WORD)
    words = (Span(*match.span()) for match in _WORD.finditer(text, wide.start, wide.end))
    places = [word for word in words if word.overlaps(around)]
    partner = _partners(passage.words, [place.of(text).lower() for place in places])
    if not partner:
        return
    first, last = _heaviest([1.0 if n in partner else _STRAY for n in range(len(places))])
    told = places[first].cover(places[last])
    for end in (places[first], places[last]):
        told = uncut(told, sentences(text, _padded(text, end, _SENTENCE)))
    yield told
    first = max(0, first - partner[first])
    last = min(len(places) - 1, last + len(passage.words) - 1 - partner[last])
    yield places[first].cover(places[last])


def _partners(here: Sequence[str], there: Sequence[str]) -> dict[int, int]:
    """The words of ``there``, by number, that are also in ``here``, in one order, and the numbers they have there."""
    kept = (block for block in LCSseq.opcodes(here, there) if block.tag == "equal")
    return {block.dest_start + n: block.src_start + n for block in kept for n in range(block.src_end - block.src_start)}


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """The first and the last of the stretch whose weights sum to most; there is one above zero."""
    most = total = 0.0
    start = 0
    found = 0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            start, total = n, 0.0
        total += weight
        if total > most:
            most, found = total, (start, n)
    return found
