"""The floor of the reports: their rows from plain tuples, lists and dicts, with no more than they need.

What `frequency` and `compare` cost is judged against this. It knows one informant a transcript, as the
benchmark's corpus has, and nothing of filters, notes or what nobody may say yet; for the rest it gives
the same counts. Offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_

QUERY = "SELECT transcript, start, end, code FROM coding ORDER BY transcript, start"
"""What gives the codings, whatever the table is called."""

Coding = tuple[int, int, int, int]
"""Transcript, start, end, code."""
Voice = tuple[str, Sequence[int], Sequence[int], Sequence[int]]
"""Informant, starts of turns, ends of turns, starts of words."""
Counts = tuple[int, int, int, int, int]
"""Informants, passages, codings, words, passages of the informant with most of them."""

Paths = Mapping[int, Sequence[int]]
"""The nodes that a code counts under: itself and what is above it."""


def frequency(codings: Iterable[Coding], voices: Mapping[int, Voice], paths: Paths) -> dict[int, Counts]:
    """Counts by node."""
    found = compare(codings, voices, paths, dict.fromkeys(voices, ("",)))
    return {node: counts for (node, _), counts in found.items()}


def compare(
    codings: Iterable[Coding], voices: Mapping[int, Voice], paths: Paths, groups: Mapping[int, Sequence[str]]
) -> dict[tuple[int, str], Counts]:
    """Counts by node and group; ``groups`` gives those of a transcript's informant."""
    total: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    mentions: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for place, rows in groupby(codings, itemgetter(0)):
        informant, starts, ends, words = voices[place]
        by_node = defaultdict(list)
        for _, start, end, code in rows:
            for node in paths[code]:
                by_node[node].append((start, end))
        for node, pairs in by_node.items():
            passages = own = said = 0
            for start, end in _merged(pairs):
                passages += 1
                count = bisect_left(words, end) - bisect_left(words, start)
                said += count
                if count or _touches(starts, ends, start, end):
                    own += 1
            for group in groups[place]:
                counts = total[node, group]
                counts[0] += passages
                counts[1] += len(pairs)
                counts[2] += said
                if own:
                    who = mentions[node, group]
                    who[informant] = who.get(informant, 0) + own
    return {key: _with_mentions(counts, mentions.get(key, {})) for key, counts in total.items()}


def compare_facet(
    codings: Iterable[Coding], values: Iterable[str], voices: Mapping[int, Voice], paths: Paths
) -> dict[tuple[int, str], Counts]:
    """Counts by node and value; ``values`` run beside ``codings``."""
    by_value: dict[str, list[Coding]] = defaultdict(list)
    for coding, value in zip(codings, values, strict=True):
        by_value[value].append(coding)
    counts: dict[tuple[int, str], Counts] = {}
    for value, part in by_value.items():
        counts |= compare(part, voices, paths, dict.fromkeys(voices, (value,)))
    return counts


def cooccurrence(
    codings: Iterable[Coding], voices: Mapping[int, Voice], paths: Paths
) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Pairs of nodes, neither above the other, whose passages overlap: informants, passages of the first near one of
    the other's, and the other way round. What stands in each piece between two ends is one number, a bit a node."""
    kin: dict[int, int] = defaultdict(int)
    for code, path in paths.items():
        for node in path:
            kin[code] |= 1 << node
            kin[node] |= 1 << code
    near: dict[tuple[int, int], int] = defaultdict(int)
    who: dict[tuple[int, int], set[str]] = defaultdict(set)
    for place, rows in groupby(codings, itemgetter(0)):
        mine: dict[int, int] = defaultdict(int)
        for node, met, own in _neighbours(rows, voices[place], paths, kin):
            near[node, met] += 1
            mine[node] |= met if own else 0
        for node, met in mine.items():
            for other in _bits(met):
                if node < other and mine.get(other, 0) >> node & 1:
                    who[node, other].add(voices[place][0])
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for (node, met), times in near.items():
        for other in _bits(met):
            counts[node, other] += times
    pairs = {(min(pair), max(pair)) for pair in counts}
    return {(a, b): (len(who.get((a, b), ())), counts[a, b], counts[b, a]) for a, b in pairs}


def _neighbours(
    rows: Iterable[Coding], voice: Voice, paths: Paths, kin: Mapping[int, int]
) -> Iterator[tuple[int, int, bool]]:
    """Each passage that overlaps one of another node: node, the nodes it meets, whether the informant speaks there."""
    _, starts, ends, words = voice
    by_node = defaultdict(list)
    for _, start, end, code in rows:
        for node in paths[code]:
            by_node[node].append((start, end))
    passages = [(node, start, end) for node, pairs in by_node.items() for start, end in _merged(pairs)]
    borders = sorted({offset for _, start, end in passages for offset in (start, end)})
    number = {offset: n for n, offset in enumerate(borders)}
    standing = [0] * len(borders)
    for node, start, end in passages:
        for piece in range(number[start], number[end]):
            standing[piece] |= 1 << node
    for node, start, end in passages:
        met = reduce(or_, standing[number[start] : number[end]]) & ~kin[node]
        if met:
            own = bisect_left(words, end) > bisect_left(words, start) or _touches(starts, ends, start, end)
            yield node, met, own


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def _merged(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, reach = pairs[0]
    for start, end in pairs:
        if start >= reach:
            yield first, reach
            first, reach = start, end
        elif end > reach:
            reach = end
    yield first, reach


def _touches(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> bool:
    turn = bisect_left(starts, end) - 1
    return turn >= 0 and ends[turn] > start


def _with_mentions(counts: Sequence[int], who: Mapping[str, int]) -> Counts:
    passages, codings, words = counts
    return len(who), passages, codings, words, max(who.values(), default=0)
