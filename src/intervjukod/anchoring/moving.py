"""Passages that stand elsewhere after an edit: what breaks the order of two sequences, and can be told for sure.

A phrase that stands once in either text, but not where the order of all others has it, was moved; what is equal
around it was moved along, by whole lines. All else is matched in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from intervjukod.anchoring.matching import PHRASES, Run, aligned, phrases_in_both, rising, runs_of

_PHRASE = PHRASES[0]
"""Tokens of a passage that is followed, at least."""

_APART = 40
"""How many tokens may stand between two runs of one moved passage."""

_AWAY = ("\x01", "\x02")
"""Signs, one a text, for tokens that are matched elsewhere; they equal nothing."""


def matched(old: str, new: str, line_end: str) -> tuple[list[Run], list[list[Run]]]:
    """The runs in order in both, and those of each passage that was moved; ``line_end`` is the sign that ends a line.

    Both sequences have one sign for each token, not among 0x01 and 0x02.
    """
    pairs = phrases_in_both(old, new, _PHRASE)
    order = rising(pairs)
    here, there = list(old), list(new)
    chain = [_whole_lines(here, run, line_end) for run in runs_of(order, _PHRASE)]
    _take(here, there, chain)
    moved: list[Run] = []
    for phrase in sorted(set(pairs).difference(order)):
        moved += _elsewhere(here, there, phrase, line_end)
    passages = _passages(here, there, sorted(moved))
    return aligned("".join(here), "".join(there), chain), passages


def _take(here: list[str], there: list[str], runs: Iterable[Run]) -> None:
    """Put signs that equal nothing in place of the tokens in ``runs``."""
    for run in runs:
        here[run.old : run.old + run.length] = _AWAY[0] * run.length
        there[run.new : run.new + run.length] = _AWAY[1] * run.length


def _elsewhere(here: list[str], there: list[str], phrase: tuple[int, int], line_end: str) -> Sequence[Run]:
    """All that is equal around a phrase, if nothing was taken of it yet; it is taken, too."""
    old, new = phrase
    if here[old : old + _PHRASE] != there[new : new + _PHRASE]:
        return ()
    run = _whole_lines(here, _grown(here, there, Run(old, new, _PHRASE)), line_end)
    if run.length < _PHRASE:
        return ()
    _take(here, there, [run])
    beside = list(_line_around(here, there, run, line_end))
    _take(here, there, beside)
    return [run, *beside]


def _grown(here: Sequence[str], there: Sequence[str], run: Run) -> Run:
    old, new = run.old, run.new
    old_end, new_end = old + run.length, new + run.length
    while min(old, new) > 0 and here[old - 1] == there[new - 1]:
        old, new = old - 1, new - 1
    while old_end < len(here) and new_end < len(there) and here[old_end] == there[new_end]:
        old_end, new_end = old_end + 1, new_end + 1
    return Run(old, new, old_end - old)


def _whole_lines(here: list[str], run: Run, line_end: str) -> Run:
    """The run without the end of the line before it or the beginning of the one after: they look alike everywhere."""
    end = run.old + run.length
    signs = "".join(here[run.old : end])
    head, tail = 0, run.length
    if run.old and here[run.old - 1] not in (line_end, _AWAY[0]):
        head = signs.find(line_end, 0, _PHRASE) + 1
    if end < len(here) and here[end] not in (line_end, _AWAY[0]):
        tail = max(signs.rfind(line_end, max(head, run.length - _PHRASE)), 0) or tail
    return Run(run.old + head, run.new + head, tail - head)


def _line_around(here: list[str], there: list[str], run: Run, line_end: str) -> Iterator[Run]:
    """What else is equal in the line that the run begins in, before it, and in the one that it ends in, after it."""
    stops = (line_end, *_AWAY)
    old, new = (
        _ends(signs[max(0, at - _APART) : at][::-1], stops) for signs, at in ((here, run.old), (there, run.new))
    )
    for found in aligned(old[::-1], new[::-1], ()):
        yield Run(run.old - len(old) + found.old, run.new - len(new) + found.new, found.length)
    ends = run.old + run.length, run.new + run.length
    old, new = (_ends(signs[at : at + _APART], stops) for signs, at in zip((here, there), ends, strict=True))
    for found in aligned(old, new, ()):
        yield Run(ends[0] + found.old, ends[1] + found.new, found.length)


def _ends(signs: Sequence[str], stops: Sequence[str]) -> str:
    """The signs before the first of ``stops``."""
    return "".join(takewhile(lambda sign: sign not in stops, signs))


def _passages(here: Sequence[str], there: Sequence[str], runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that only few other tokens part, none of them taken, as one passage, with what is equal between them."""
    passages: list[list[Run]] = []
    for run in runs:
        inner = _between(here, there, passages[-1][-1], run) if passages else None
        if inner is None:
            passages.append([run])
        else:
            passages[-1] += [*inner, run]
    return passages


def _between(here: Sequence[str], there: Sequence[str], first: Run, then: Run) -> list[Run] | None:
    """What is equal between two runs; None when they are no passage."""
    old, new = first.old + first.length, first.new + first.length
    mine, theirs = "".join(here[old : then.old]), "".join(there[new : then.new])
    if then.new < new or max(len(mine), len(theirs)) > _APART or _AWAY[0] in mine or _AWAY[1] in theirs:
        return None
    return [Run(old + run.old, new + run.new, run.length) for run in aligned(mine, theirs, ())]
