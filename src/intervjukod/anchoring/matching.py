"""What two sequences of tokens have in common and in order.

A sequence is a string with one sign for each token, so that slices compare, hash and count at the speed of
strings. Phrases that stand once in either are matched first, the longest before shorter ones; diff-match-patch
sees only the few tokens left between them. It runs without a clock, so that every machine gets the same runs;
what keeps the cost down is the size of what it is given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch

PHRASES = (16, 6, 3)
"""Tokens, white space too, in the phrases that are looked for: some eight words, then three, then two."""

_CELLS = 10_000
"""How many pairs of tokens diff-match-patch may have to compare; more than that without a phrase in common is
another text."""

_DEPTH = 8
"""How often a block is cut at its phrases before it is left as it is."""


class Run(NamedTuple):
    """``length`` tokens that stand at ``old`` in one sequence and at ``new`` in the other."""

    old: int
    new: int
    length: int


class _Block(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int
    depth: int


def phrases_in_both(old: str, new: str, size: int) -> list[tuple[int, int]]:
    """Where the phrases of ``size`` begin that stand once in both, in order in ``old``."""
    there = _once(new, size)
    return [(at, there[phrase]) for phrase, at in _once(old, size).items() if phrase in there]


def _once(signs: str, size: int) -> dict[str, int]:
    places: dict[str, int] = {}
    again = set()
    for at in range(len(signs) - size + 1):
        phrase = signs[at : at + size]
        if places.setdefault(phrase, at) != at:
            again.add(phrase)
    for phrase in again:
        del places[phrase]
    return places


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs``, ordered by their first, in which the second rises too."""
    lowest: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for n, (_, there) in enumerate(pairs):
        pile = bisect_left(lowest, there)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(lowest):
            lowest.append(there)
            piles.append(n)
        else:
            lowest[pile] = there
            piles[pile] = n
    chain = []
    n = piles[-1] if piles else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def runs_of(pairs: Iterable[tuple[int, int]], size: int) -> list[Run]:
    """Rising phrases as runs; those that overlap on different diagonals give way to the one before."""
    runs: list[Run] = []
    for here, there in pairs:
        if runs:
            last = runs[-1]
            if here - last.old == there - last.new and here <= last.old + last.length:
                runs[-1] = last._replace(length=here + size - last.old)
                continue
            if here < last.old + last.length or there < last.new + last.length:
                continue
        runs.append(Run(here, there, size))
    return runs


def aligned(old: str, new: str, anchors: Sequence[Run]) -> list[Run]:
    """All runs in order in both that are found between ``anchors``, and these."""
    found = list(anchors)
    waiting = list(_between(_Block(0, len(old), 0, len(new), 0), anchors))
    while waiting:
        block = waiting.pop()
        ends, block = _trimmed(old, new, block)
        found += ends
        here, there = old[block.old : block.old_end], new[block.new : block.new_end]
        if not here or not there:
            continue
        inner = _phrases(here, there) if block.depth < _DEPTH else []
        if inner:
            inner = [Run(block.old + run.old, block.new + run.new, run.length) for run in inner]
            found += inner
            waiting += _between(block, inner)
        elif len(here) * len(there) <= _CELLS:
            found += [Run(block.old + run.old, block.new + run.new, run.length) for run in _diffed(here, there)]
    return sorted(found)


def _between(block: _Block, runs: Sequence[Run]) -> Iterator[_Block]:
    """What is left of ``block`` before, between and after ``runs`` in it."""
    old, new = block.old, block.new
    for run in (*runs, Run(block.old_end, block.new_end, 0)):
        yield _Block(old, run.old, new, run.new, block.depth + 1)
        old, new = run.old + run.length, run.new + run.length


def _trimmed(old: str, new: str, block: _Block) -> tuple[list[Run], _Block]:
    """What both sides of the block begin and end with, as runs, and the rest."""
    here, there = old[block.old : block.old_end], new[block.new : block.new_end]
    head = equal_start(here, there)
    tail = equal_start(here[head:][::-1], there[head:][::-1])
    rest = _Block(block.old + head, block.old_end - tail, block.new + head, block.new_end - tail, block.depth)
    ends = [Run(block.old, block.new, head), Run(rest.old_end, rest.new_end, tail)]
    return [run for run in ends if run.length], rest


def equal_start(one: str, other: str) -> int:
    """How many signs both begin with."""
    known, step, most = 0, 64, min(len(one), len(other))
    while known < most and step:
        end = min(known + step, most)
        if one[known:end] == other[known:end]:
            known, step = end, 2 * step
        else:
            step //= 2
    return known


def _phrases(old: str, new: str) -> list[Run]:
    """Runs in order of the longest phrases that stand once in both."""
    for size in PHRASES:
        pairs = phrases_in_both(old, new, size)
        if pairs:
            return runs_of(rising(pairs), size)
    return []


def _diffed(old: str, new: str) -> list[Run]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    runs, here, there = [], 0, 0
    for sign, piece in differ.diff_main(old, new, False):
        if sign == differ.DIFF_EQUAL:
            runs.append(Run(here, there, len(piece)))
        here += len(piece) * (sign != differ.DIFF_INSERT)
        there += len(piece) * (sign != differ.DIFF_DELETE)
    return runs
