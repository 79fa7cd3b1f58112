"""Fisher's exact test against published and hand-computed values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intervjukod.analysis.statistics import fisher, smallest_p


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
