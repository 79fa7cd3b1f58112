"""The floor of concordance: what each group says of each code, facet by facet, with the periods it is said of."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.floor_reports import Coding, Paths, Voice, touches

Said = dict[str, dict[str, set[str]]]
"""Value to whoever says it, and the periods they say it of; "" for no value, and for no period."""


def statements(
    codings: Iterable[Coding],
    given: Iterable[Sequence[str]],
    defaults: Sequence[Mapping[int, str]],
    voices: Mapping[int, Voice],
    paths: Paths,
    groups: Mapping[int, Sequence[str]],
) -> dict[tuple[int, int, str], Said]:
    """By code, number of the facet and group. ``given`` has the values of each coding, its period last; ``defaults``
    are by facet, for a coding without a value."""
    heard: dict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
    for (place, start, end, code), values in zip(codings, given, strict=True):
        here = heard[place, code]
        told = tuple(values)
        if told not in here:
            _, starts, ends, words = voices[place]
            if bisect_left(words, end) > bisect_left(words, start) or touches(starts, ends, start, end):
                here.add(told)
    found: dict[tuple[int, int, str], Said] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for (place, code), every in heard.items():
        informant, usual = voices[place][0], [one.get(place, "") for one in defaults]
        for *values, period in every:
            for nth, value in enumerate(values):
                for node in paths[code]:
                    for group in groups[place]:
                        found[node, nth, group][value or usual[nth]][informant].add(period)
    return found
