"""What the difference between two groups can bear: exact tests by informant, adjusted for the number of codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import comb

from intervjukod.analysis.counts import INFORMANTS_TO_FLAG
from intervjukod.analysis.grouping import Group
from intervjukod.analysis.statistics import (
    LEVEL,
    WAYS,
    Interval,
    fisher,
    holm,
    newcombe,
    permutation,
    smallest_two_sided,
)
from intervjukod.analysis.tally import Tally
from intervjukod.domain.coding import Voice
from intervjukod.domain.transcript import Note


class Method(StrEnum):
    """Which question is put: who mentions a code, or who does so more often per 1,000 words."""

    FISHER = "fisher"
    PERMUTATION = "permutation"


_HOW = {Method.FISHER: "analyses.test_fisher", Method.PERMUTATION: "analyses.test_permutation"}
"""The note that says how it was tested."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One code in two groups: two-sided ``p``, the same ``adjusted`` after Holm.

    ``between`` is the interval of the difference between the shares of informants who mention it, the first group's
    less the other's; None where a group has fewer than ``INFORMANTS_TO_FLAG``.
    """

    p: Fraction
    adjusted: Fraction
    between: Interval | None


@dataclass(frozen=True, slots=True)
class Differences:
    """Unit: informants. The codes that somebody in ``one`` or ``other`` mentions; ``smallest`` is the least p."""

    method: Method
    one: str
    other: str
    smallest: Fraction
    by_code: Mapping[str, Difference]


def pair_of(groups: Sequence[Group]) -> tuple[Group, Group] | Note:
    """The two groups that a test is of, or why there is none: a note."""
    if len(groups) != 2:
        return Note("analyses.test_two", {"n": len(groups)})
    one, other = groups
    if not one.crowd.informants.isdisjoint(other.crowd.informants):
        return Note("analyses.test_shared", {"n": len(one.crowd.informants & other.crowd.informants)})
    return one, other


def refusal(method: Method, one: Group, other: Group) -> Note | None:
    """Why these groups cannot be tested against each other."""
    n, m = len(one.crowd.informants), len(other.crowd.informants)
    least = smallest_two_sided(n, m)
    if least > LEVEL:
        return Note("reports.no_test", {"one": one.value, "n": n, "other": other.value, "m": m, "p": least})
    if method is Method.PERMUTATION and comb(n + m, n) > WAYS:
        return Note("analyses.test_ways", {"n": n + m})
    return None


def tested(
    method: Method,
    groups: Sequence[Group],
    tallies: Mapping[str, Tally],
    codes: Mapping[str, int],
    voices: Sequence[Voice],
) -> tuple[Differences | None, Note]:
    """Test each of ``codes``, key to node, that somebody mentions, and how; or why there is no test.

    ``voices`` are all that count: those of ``groups`` give their words.
    """
    pair = pair_of(groups)
    if isinstance(pair, Note):
        return None, pair
    why = refusal(method, *pair)
    if why is not None:
        return None, why
    words: Counter[str] = Counter()
    for voice in voices:
        words[voice.informant] += len(voice.words)
    found = _differences(method, *pair, tallies, codes, words)
    return found, Note(_HOW[method], {"n": len(found.by_code)})


def _differences(
    method: Method,
    one: Group,
    other: Group,
    tallies: Mapping[str, Tally],
    codes: Mapping[str, int],
    words: Mapping[str, int],
) -> Differences:
    mentions: dict[str, tuple[Mapping[str, int], Mapping[str, int]]] = {
        code: (tallies[one.value].mentions[node], tallies[other.value].mentions[node]) for code, node in codes.items()
    }
    n, m = len(one.crowd.informants), len(other.crowd.informants)
    told = {code: pair for code, pair in mentions.items() if any(pair)}
    if method is Method.FISHER:
        ps = [fisher(len(ours), n - len(ours), len(theirs), m - len(theirs))[1] for ours, theirs in told.values()]
    else:
        ps = [permutation(_rates(a, one, words), _rates(b, other, words)) for a, b in told.values()]
    bears = min(n, m) >= INFORMANTS_TO_FLAG
    return Differences(
        method,
        one.value,
        other.value,
        smallest_two_sided(n, m),
        {
            code: Difference(p, adjusted, newcombe(len(ours), n, len(theirs), m) if bears else None)
            for (code, (ours, theirs)), p, adjusted in zip(told.items(), ps, holm(ps), strict=True)
        },
    )


def _rates(mentions: Mapping[str, int], group: Group, words: Mapping[str, int]) -> list[Fraction]:
    """Passages per word of each informant of the group, 0 for one who says no word."""
    everybody = sorted(group.crowd.informants)
    return [Fraction(mentions.get(one, 0), words[one]) if words[one] else Fraction(0) for one in everybody]
