"""How much of each piece of a line some stretches cover."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.reports.picture import Stretch


def covered(stretches: Sequence[Stretch], pieces: int) -> list[float]:
    """Of each of ``pieces`` equal pieces of a line the share, from 0 to 1, that ``stretches`` cover."""
    shares = [0.0] * pieces
    for first, last in stretches:
        start, end = first * pieces, last * pieces
        for n in range(int(start), min(int(end) + 1, pieces)):
            shares[n] += max(min(end, n + 1) - max(start, n), 0.0)
    return [min(share, 1.0) for share in shares]
