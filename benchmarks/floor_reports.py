"""The floor of the reports: their rows from plain tuples, lists and dicts, with no more than they need.

What `frequency` and `compare` cost is judged against this. It knows one informant a transcript, as the
benchmark's corpus has, and nothing of filters, notes or what nobody may say yet; for the rest it gives
the same counts. Offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

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
            for start, end in merged(pairs):
                passages += 1
                count = bisect_left(words, end) - bisect_left(words, start)
                said += count
                if count or touches(starts, ends, start, end):
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


def merged(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs in order of start, those that overlap as one."""
    first, reach = pairs[0]
    for start, end in pairs:
        if start >= reach:
            yield first, reach
            first, reach = start, end
        elif end > reach:
            reach = end
    yield first, reach


def touches(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> bool:
    """Whether some part of a turn lies in ``start:end``."""
    turn = bisect_left(starts, end) - 1
    return turn >= 0 and ends[turn] > start


def _with_mentions(counts: Sequence[int], who: Mapping[str, int]) -> Counts:
    passages, codings, words = counts
    return len(who), passages, codings, words, max(who.values(), default=0)
