"""What a comparison of two small groups can show at all."""

from __future__ import annotations

from fractions import Fraction
from math import comb

LEVEL = Fraction(1, 20)
"""The level that readers of a test expect."""


def smallest_p(n: int, m: int) -> Fraction:
    """The smallest p that Fisher's exact test can reach for groups of ``n`` and ``m`` informants.

    It is reached when all of one group and none of the other mention a theme. With two groups of one
    size a two-sided test reaches only twice as much.
    """
    return Fraction(1, comb(n + m, n))


def fisher(a: int, b: int, c: int, d: int) -> tuple[Fraction, Fraction]:
    """One- and two-sided p of Fisher's exact test of ``a`` of ``a + b`` against ``c`` of ``c + d``.

    One-sided: at least ``a`` in the first group. Two-sided: every table at most as likely as this one.
    """
    first, second, mentions = a + b, c + d, a + c
    ways = comb(first + second, mentions)
    likely = {
        k: Fraction(comb(first, k) * comb(second, mentions - k), ways)
        for k in range(max(0, mentions - second), min(first, mentions) + 1)
    }
    one_sided = sum((p for k, p in likely.items() if k >= a), Fraction(0))
    two_sided = sum((p for p in likely.values() if p <= likely[a]), Fraction(0))
    return one_sided, two_sided
