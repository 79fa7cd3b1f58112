"""Exact tests and intervals against published and hand-computed values."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest

from intervjukod.analysis.statistics import (
    fisher,
    holm,
    jaccard,
    newcombe,
    permutation,
    rate_ratio,
    smallest_p,
    smallest_two_sided,
    wilson,
)


@pytest.mark.parametrize(
    ("n", "m", "p"),
    [(4, 1, 0.20), (4, 2, 0.067), (5, 3, 0.018), (4, 4, 0.014), (9, 1, 0.10), (19, 1, 0.05), (1, 1, 0.5)],
)
def test_the_smallest_p_that_two_groups_can_reach(n: int, m: int, p: float) -> None:
    """One in as many ways as the informants can be parted in groups of these sizes."""
    assert round(float(smallest_p(n, m)), 3) == p
    assert smallest_p(n, m) == smallest_p(m, n)


def test_the_lady_tasting_tea() -> None:
    """Three of four cups right: 0.2429 one-sided, 0.4857 two-sided, exactly 17/70 and 34/70."""
    assert fisher(3, 1, 1, 3) == (Fraction(17, 70), Fraction(34, 70))


def test_four_against_one_at_its_most_extreme() -> None:
    """All of four and none of one: no table is less likely, so p is what cannot be undercut."""
    assert fisher(4, 0, 0, 1) == (smallest_p(4, 1), smallest_p(4, 1))


def test_two_groups_of_one_size_reach_twice_as_much_two_sided() -> None:
    """The opposite table is as likely, and counts too."""
    assert fisher(4, 0, 0, 4) == (smallest_p(4, 4), 2 * smallest_p(4, 4))


@pytest.mark.parametrize("table", [(0, 3, 0, 2), (3, 0, 2, 0)])
def test_no_difference_gives_one(table: tuple[int, int, int, int]) -> None:
    """Where nobody or everybody mentions a theme there is one table only."""
    assert fisher(*table) == (Fraction(1), Fraction(1))


@pytest.mark.parametrize(("n", "m", "p"), [(4, 1, Fraction(1, 5)), (4, 4, Fraction(1, 35)), (1, 1, Fraction(1))])
def test_what_a_two_sided_test_can_reach_at_best(n: int, m: int, p: Fraction) -> None:
    """The same as one-sided, but twice as much for groups of one size."""
    assert smallest_two_sided(n, m) == p == fisher(n, 0, 0, m)[1]


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (4, 4, 0.510, 1),
        (3, 4, 0.301, 0.954),
        (0, 4, 0, 0.490),
        (1, 1, 0.207, 1),
        (0, 1, 0, 0.794),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    """The published intervals, to the places they are published in."""
    assert wilson(k, n) == pytest.approx((low, high), abs=6e-4 if n < 5 else 6e-5)


def test_wilson_ends_where_everybody_or_nobody_does() -> None:
    """None of four and four of four reach the end of the scale exactly; of nobody there is no share."""
    assert (wilson(0, 4)[0], wilson(4, 4)[1]) == (0, 1)
    with pytest.raises(ValueError, match="nobody"):
        wilson(0, 0)


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
    ],
)
def test_newcombe(table: tuple[int, int, int, int], low: float, high: float) -> None:
    """The published intervals of a difference."""
    assert newcombe(*table) == pytest.approx((low, high), abs=6e-5)


def test_why_no_difference_is_told_of_one_informant() -> None:
    """All of four against none of one: the interval leaves 0 out, and the test cannot go under one in five."""
    assert newcombe(4, 4, 0, 1)[0] == pytest.approx(0.068, abs=6e-4)
    assert fisher(4, 0, 0, 1)[1] == Fraction(1, 5)


@pytest.mark.parametrize(
    ("before", "after", "ratio", "low", "high"),
    [
        (145, 39, 0.27, 0.18, 0.39),
        (45, 22, 0.49, 0.28, 0.83),
        (6, 17, 2.83, 1.07, 8.78),
        (5, 1, 0.20, 0.00, 1.79),
        (8, 4, 0.50, 0.11, 1.87),
        (15, 6, 0.40, 0.13, 1.09),
        (29, 22, 0.76, 0.42, 1.37),
        (12, 23, 1.92, 0.92, 4.23),
    ],
)
def test_rate_ratios(before: int, after: int, ratio: float, low: float, high: float) -> None:
    """Half years of offences reported at two squares, to two places."""
    assert rate_ratio(before, after) == pytest.approx((ratio, low, high), abs=6e-3)


def test_rate_ratios_at_the_ends() -> None:
    """Nothing before: no ratio and no upper bound. Nothing after: from 0 up to what three could hide."""
    assert rate_ratio(0, 0) == (None, 0.0, None)
    ratio, low, high = rate_ratio(0, 3)
    assert (ratio, high) == (None, None)
    assert low == pytest.approx(1 / (40 ** (1 / 3) - 1))
    assert rate_ratio(3, 0) == pytest.approx((0, 0, 40 ** (1 / 3) - 1))


def test_rate_ratios_turned_around() -> None:
    """The other way round the ratio and its bounds are one through what they were; large counts take no longer."""
    ratio, low, high = rate_ratio(120_000, 100_000)
    assert high is not None
    assert ratio is not None
    assert rate_ratio(100_000, 120_000) == pytest.approx((1 / ratio, 1 / high, 1 / low))


def by_hand(first: list[Fraction], second: list[Fraction]) -> Fraction:
    """Every way to choose the first group, one by one."""
    everyone = first + second

    def difference(chosen: tuple[int, ...]) -> Fraction:
        ours = [everyone[n] for n in chosen]
        theirs = [value for n, value in enumerate(everyone) if n not in chosen]
        return abs(sum(ours, Fraction(0)) / len(ours) - sum(theirs, Fraction(0)) / len(theirs))

    ways = list(combinations(range(len(everyone)), len(first)))
    seen = difference(tuple(range(len(first))))
    return Fraction(sum(difference(way) >= seen for way in ways), len(ways))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["1", "1", "1", "1"], ["0"]),
        (["5", "6", "7"], ["1", "2", "3"]),
        (["1/3", "2/7", "0", "11/13"], ["0", "1/3"]),
        (["3", "3"], ["3", "3", "3"]),
        (["12"], ["0", "0", "0", "0", "0"]),
    ],
)
def test_the_permutation_test_is_every_way_to_part_the_informants(first: list[str], second: list[str]) -> None:
    """The count without lists gives what going through all of them gives, whichever group is named first."""
    one, other = [Fraction(value) for value in first], [Fraction(value) for value in second]
    assert permutation(one, other) == permutation(other, one) == by_hand(one, other)


def test_permutation_of_presence_reaches_what_fisher_does() -> None:
    """All of nine against none of one: one way in ten."""
    assert permutation([Fraction(1)] * 9, [Fraction(0)]) == Fraction(1, comb(10, 1))
    with pytest.raises(ValueError, match="two groups"):
        permutation([], [Fraction(1)])


def test_holm() -> None:
    """Smallest times four, next times three, never below one before it, never above 1, in the order given."""
    ps = [Fraction(1, 100), Fraction(4, 100), Fraction(3, 100), Fraction(5, 1000)]
    assert holm(ps) == [Fraction(3, 100), Fraction(6, 100), Fraction(6, 100), Fraction(2, 100)]
    assert holm([Fraction(1, 2), Fraction(3, 4)]) == [Fraction(1), Fraction(1)]
    assert holm([]) == []


def test_jaccard() -> None:
    """Positive cases only: what neither mark has does not matter, and of nothing there is no share."""
    assert jaccard(Fraction(2), 4, 3) == Fraction(2, 5)
    assert jaccard(Fraction(3), 3, 3) == 1
    assert jaccard(Fraction(0), 0, 0) is None
