"""What small samples can show: exact tests, intervals, and how little could come out at all.

Exact where whole numbers allow it: a p is a fraction. Intervals are two-sided at 95 per cent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import comb, exp, hypot, lcm, lgamma, log, log1p, sqrt

LEVEL = Fraction(1, 20)
"""The level that readers of a test expect."""
WAYS = 100_000
"""More ways to part informants in two groups than this are not gone through one by one."""
_Z = 1.959963984540054
"""The normal deviate that 2.5 per cent lie above."""
_TAIL = 0.025
"""What an interval leaves out at each end."""
_HALVINGS = 60
"""Steps of a bisection; more change nothing in a float."""

Interval = tuple[float, float]


def smallest_p(n: int, m: int) -> Fraction:
    """The smallest one-sided p that an exact test can reach for groups of ``n`` and ``m`` informants.

    It is reached when all of one group and none of the other mention a theme.
    """
    return Fraction(1, comb(n + m, n))


def smallest_two_sided(n: int, m: int) -> Fraction:
    """The smallest two-sided p: in groups of one size the opposite outcome is as far off, and counts too."""
    return min(Fraction(1), (1 + (n == m)) * smallest_p(n, m))


def fisher(a: int, b: int, c: int, d: int) -> tuple[Fraction, Fraction]:
    """One- and two-sided p of Fisher's exact test of ``a`` of ``a + b`` against ``c`` of ``c + d``.

    One-sided: at least ``a`` in the first group. Two-sided: every table at most as likely as this one.
    """
    first, second, mentions = a + b, c + d, a + c
    lowest, highest = max(0, mentions - second), min(first, mentions)
    ways = [comb(first, lowest) * comb(second, mentions - lowest)]
    for k in range(lowest, highest):
        ways.append(ways[-1] * (first - k) * (mentions - k) // ((k + 1) * (second - mentions + k + 1)))
    seen, whole = a - lowest, comb(first + second, mentions)
    return Fraction(sum(ways[seen:]), whole), Fraction(sum(one for one in ways if one <= ways[seen]), whole)


def permutation(first: Sequence[Fraction], second: Sequence[Fraction]) -> Fraction:
    """Two-sided p of the difference between the means of two groups, over every way to part their informants.

    The means belong to informants, one value each. Exact; ValueError for an empty group.
    """
    if not first or not second:
        raise ValueError("a test is of two groups")
    unit = lcm(*(value.denominator for value in (*first, *second)))
    whole = [int(value * unit) for value in (*first, *second)]
    few, total = min(len(first), len(second)), sum(whole)
    centre = few * total  # of a sum times the number of informants, where the means are equal
    smaller = whole[: len(first)] if len(first) == few else whole[len(first) :]
    seen = abs(sum(smaller) * len(whole) - centre)
    if not seen:
        return Fraction(1)
    lowest, highest = (centre - seen) // len(whole), -((-centre - seen) // len(whole))
    return Fraction(_outside(whole, few, lowest, highest), comb(len(whole), few))


def _outside(values: Sequence[int], size: int, low: int, high: int) -> int:
    """How many ways to take ``size`` of the values have a sum of at most ``low`` or at least ``high``.

    Each is one way to take some of one half and the rest of the other, so that only the halves' sums are made.
    """
    half = len(values) // 2
    ours, theirs = _sums(values[:half], size), [sorted(sums) for sums in _sums(values[half:], size)]
    return sum(
        bisect_right(rest, low - one) + len(rest) - bisect_left(rest, high - one)
        for taken, sums in enumerate(ours)
        for rest in (theirs[size - taken],)
        for one in sums
    )


def _sums(values: Sequence[int], most: int) -> list[list[int]]:
    """The sum of every way to take none, one and so on up to ``most`` of the values."""
    by_size: list[list[int]] = [[0], *([] for _ in range(most))]
    for value in values:
        for taken in range(most, 0, -1):
            by_size[taken] += [before + value for before in by_size[taken - 1]]
    return by_size


def holm(ps: Sequence[Fraction]) -> list[Fraction]:
    """The p of each of several tests, adjusted for their number after Holm, in the order given."""
    adjusted, highest = [Fraction(0)] * len(ps), Fraction(0)
    for rank, place in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        highest = max(highest, min(Fraction(1), (len(ps) - rank) * ps[place]))
        adjusted[place] = highest
    return adjusted


def wilson(k: int, n: int) -> Interval:
    """Wilson's interval of the share ``k`` of ``n``, from 0 to 1. ValueError when ``n`` is 0."""
    if not n:
        raise ValueError("nobody to take a share of")
    share, spread = k / n, _Z * _Z / n
    centre = (share + spread / 2) / (1 + spread)
    reach = _Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return (0.0 if k == 0 else centre - reach), (1.0 if k == n else centre + reach)


def newcombe(a: int, n: int, b: int, m: int) -> Interval:
    """Newcombe's interval of the difference between ``a`` of ``n`` and ``b`` of ``m``, made of Wilson's two."""
    one, other = a / n, b / m
    (low, high), (bottom, top) = wilson(a, n), wilson(b, m)
    return one - other - hypot(one - low, top - other), one - other + hypot(high - one, other - bottom)


def rate_ratio(before: int, after: int) -> tuple[float | None, float, float | None]:
    """How many times ``before`` the count ``after`` is, and the exact interval given their sum.

    Counts of two periods of one length, in which events come independently. None for what has no upper
    bound or no value, since nothing happened before.
    """
    events = before + after
    if not events:
        return None, 0.0, None
    low, high = _lowest(after, events), 1 - _lowest(before, events)
    return (after / before, low / (1 - low), high / (1 - high)) if before else (None, low / (1 - low), None)


def _lowest(k: int, n: int) -> float:
    """The lowest share under which at least ``k`` of ``n`` is not rarer than 2.5 per cent (Clopper and Pearson)."""
    low, high = 0.0, k / n
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_least(k, n, middle) < _TAIL else (low, middle)
    return low


def _at_least(k: int, n: int, p: float) -> float:
    """The chance of at least ``k`` of ``n`` where each has ``p``; for a ``p`` of at most ``k / n``.

    There the terms fall, so that their sum soon stands still.
    """
    if k == 0:
        return 1.0
    if p <= 0:
        return 0.0
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    term = exp(ways + k * log(p) + ((n - k) * log1p(-p) if n > k else 0))
    total = term
    while k < n and term > total * 1e-17:
        term *= (n - k) / (k + 1) * p / (1 - p)
        total += term
        k += 1
    return total


def jaccard(both: Fraction, one: int, other: int) -> Fraction | None:
    """Of everything that has one of two marks, the share that has both; ``one`` and ``other`` count ``both`` in.

    From 0 to 1; None where nothing has either.
    """
    either = one + other - both
    return both / either if either else None
