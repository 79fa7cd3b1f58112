"""The floor of co-occurrence: which codes stand near each other. What stands in a unit is one number, a bit a code."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_

from benchmarks.floor_reports import Coding, Paths, Voice, merged, touches
from benchmarks.floor_tables import Pair

Units = Sequence[int]
Reach = tuple[Units, Units]
"""The units that a passage stands in, and those in which it looks for others."""
Near = Callable[[int, Sequence[Pair]], Sequence[Reach]]
"""From the passages of a transcript to their units."""


def cooccurrence(
    codings: Iterable[Coding], voices: Mapping[int, Voice], paths: Paths, near: Near
) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Pairs of nodes, neither above the other: informants, passages of the first near one of the other's, and the
    other way round."""
    kin: dict[int, int] = defaultdict(int)
    for code, path in paths.items():
        for node in path:
            kin[code] |= 1 << node
            kin[node] |= 1 << code
    times: dict[tuple[int, int], int] = defaultdict(int)
    who: dict[tuple[int, int], set[str]] = defaultdict(set)
    for place, rows in groupby(codings, itemgetter(0)):
        mine: dict[int, int] = defaultdict(int)
        for node, met, own in _neighbours(place, rows, voices[place], paths, kin, near):
            times[node, met] += 1
            mine[node] |= met if own else 0
        for node, met in mine.items():
            for other in _bits(met):
                if node < other and mine.get(other, 0) >> node & 1:
                    who[node, other].add(voices[place][0])
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for (node, met), n in times.items():
        for other in _bits(met):
            counts[node, other] += n
    pairs = {(min(pair), max(pair)) for pair in counts}
    return {(a, b): (len(who.get((a, b), ())), counts[a, b], counts[b, a]) for a, b in pairs}


def _neighbours(
    place: int, rows: Iterable[Coding], voice: Voice, paths: Paths, kin: Mapping[int, int], near: Near
) -> Iterator[tuple[int, int, bool]]:
    """Each passage near one of another node: node, the nodes it meets, whether the informant speaks there."""
    _, starts, ends, words = voice
    by_node = defaultdict(list)
    for _, start, end, code in rows:
        for node in paths[code]:
            by_node[node].append((start, end))
    passages = [(node, pair) for node, pairs in by_node.items() for pair in merged(pairs)]
    reaches = near(place, [pair for _, pair in passages])
    standing: dict[int, int] = defaultdict(int)
    for (node, _), (units, _) in zip(passages, reaches, strict=True):
        for unit in units:
            standing[unit] |= 1 << node
    for (node, (start, end)), (_, units) in zip(passages, reaches, strict=True):
        met = reduce(or_, map(standing.__getitem__, units), 0) & ~kin[node]
        if met:
            own = bisect_left(words, end) > bisect_left(words, start) or touches(starts, ends, start, end)
            yield node, met, own


def overlapping(_: int, passages: Sequence[Pair]) -> list[Reach]:
    """Near is what has some part in common: the pieces between two ends."""
    number = {offset: n for n, offset in enumerate(sorted({offset for pair in passages for offset in pair}))}
    return [(units, units) for units in (range(number[start], number[end]) for start, end in passages)]


def in_one_turn(voices: Mapping[int, Voice]) -> Near:
    """Near is what stands in one turn of the informant."""

    def near(place: int, passages: Sequence[Pair]) -> list[Reach]:
        _, starts, ends, _ = voices[place]
        turns = (range(bisect_right(ends, start), bisect_left(starts, end)) for start, end in passages)
        return [(units, units) for units in turns]

    return near


def in_one_answer(answers: Mapping[int, Sequence[Sequence[Pair]]]) -> Near:
    """Near is what stands in the answer to one question."""

    def near(place: int, passages: Sequence[Pair]) -> list[Reach]:
        spans = sorted((first, last, n) for n, answer in enumerate(answers[place]) for first, last in answer)
        found = []
        for start, end in passages:
            before = bisect_left(spans, (end,))
            found.append(sorted({n for _, last, n in spans[:before] if start < last}))
        return [(units, units) for units in found]

    return near


def within(count: int, voices: Mapping[int, Voice]) -> Near:
    """Near is what stands no more than ``count`` of the informant's words apart."""

    def near(place: int, passages: Sequence[Pair]) -> list[Reach]:
        words = voices[place][3]
        at = [(bisect_left(words, start), bisect_left(words, end)) for start, end in passages]
        borders = sorted({n for pair in at for n in pair})

        def pieces(first: int, last: int) -> range:
            return range(max(bisect_right(borders, first) - 1, 0), bisect_left(borders, last))

        looks = ((a - count, b + count) if a < b else (a, b) for a, b in at)
        return [(pieces(*pair), pieces(*look)) for pair, look in zip(at, looks, strict=True)]

    return near


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
