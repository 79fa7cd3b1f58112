"""Passages as plain pairs of offsets: what counting a million codings can afford.

A ``Span`` a coding costs twice the time of the whole count. What the pairs mean, and how they merge, is
exactly as in ``domain.span``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from intervjukod.domain.coding import Voice
from intervjukod.domain.span import Span, count_within

Pair = tuple[int, int]
"""Start and end of a span, in code points, half-open."""


def unite(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """``domain.span.merged`` for pairs that come in order of start: disjoint, and touching ones apart."""
    if len(pairs) == 1:
        return pairs
    union: list[Pair] = []
    first, reach = pairs[0]
    for start, end in islice(pairs, 1, None):
        if start >= reach:
            union.append((first, reach))
            first, reach = start, end
        elif end > reach:
            reach = end
    union.append((first, reach))
    return union


def meets(places: Sequence[Pair], start: int, end: int) -> bool:
    """Whether at least one code point of ``start:end`` lies in one of the ordered, disjoint ``places``."""
    nth = bisect_left(places, (end, end)) - 1
    return nth >= 0 and places[nth][1] > start


def speaks(voice: Voice, start: int, end: int) -> bool:
    """Whether at least one code point of the informant's words lies in ``start:end``."""
    last = bisect_left(voice.spans, Span(end, end)) - 1
    return last >= 0 and voice.spans[last].overlaps(Span(start, end))


def heard(voices: Sequence[Voice], start: int, end: int) -> dict[int, int]:
    """The voices that speak in ``start:end``, by place in ``voices``, with the words each says there.

    A word counts where it begins, so one who only ends a word there speaks and says none.
    """
    speaking = {}
    for n, voice in enumerate(voices):
        words = count_within(voice.words, start, end)
        if words or speaks(voice, start, end):
            speaking[n] = words
    return speaking
