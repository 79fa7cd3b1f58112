"""How the words of an edited quote follow from what was said: one alignment of the two, or where it fails.

Between two signs of omission the words must follow each other as they were said, respelled at most, with
brackets between them. Each such run is looked for from the left, where its first word stands, and the cheapest
places are kept, so that the cost grows with the words and not with their square.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intervjukod.domain.respelling import SIGNS, core, is_joining, is_respelling, other_forms
from intervjukod.domain.span import Span

OMITTED = "[...]"
INSTEAD = 10
"""Words that a clarification may stand in place of; more are an omission, which says so."""

_SIGN = rf"[{re.escape(SIGNS)}]+(?!\S)"
_GROUP = r"\[[^\[\]]*\]"
_SAID_GROUP = r"\[[^\[\]\n]{0,200}\]"
_WORD = r"(?:{sign}\s+)*(?:[^\s\[]+|{group}|\[)+(?:\s+{sign})*"
_WRITTEN = re.compile(_WORD.format(sign=_SIGN, group=_GROUP))
_SAID = re.compile(_WORD.format(sign=_SIGN, group=_SAID_GROUP))
_BRACKETS = re.compile(_GROUP)

_RECASED, _JOINED, _RESPELLED = 1, 2, 3
"""What it costs that a word is written otherwise; a word that a clarification stands for costs 1."""


class Kind(StrEnum):
    """What an editor may do to a quote."""

    OMISSION = "omission"
    CLARIFICATION = "clarification"
    NORMALISATION = "normalisation"


@dataclass(frozen=True, slots=True)
class Step:
    """The words ``said`` (a slice of them) stand as those ``written``; ``kind`` None where they are the same."""

    said: slice
    written: slice
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Failure:
    """How many of the words said, and of those written, could be followed at most."""

    said: int
    written: int


def said_tokens(text: str) -> list[Span]:
    """The words of what was said, each with the signs about it. ``[skratt]`` is one word there, like any other."""
    return [Span(*match.span()) for match in _SAID.finditer(text)]


def written_tokens(text: str) -> list[Span]:
    """The words and the brackets of an edited quote, each with the signs about it."""
    return [Span(*match.span()) for match in _WRITTEN.finditer(text)]


def bracketed(token: str) -> Kind | None:
    """Whether a word of an edited quote is a sign of omission or a clarification; ``[D]et`` is a word."""
    if "[" not in token or core(_BRACKETS.sub("", token)):
        return None
    return Kind.OMISSION if OMITTED in token else Kind.CLARIFICATION if _BRACKETS.search(token) else None


def align(said: Sequence[str], written: Sequence[str], least: int = 1) -> list[Step] | Failure:
    """How ``written`` follows from ``said``, with as few changes as can be; else how far it could be followed.

    Both are tokens, with single blanks in them. ``least`` is how many words a sign of omission stands for at least.
    """
    return _Alignment(said, written, least).found()


_Path = tuple["_Path", Step] | None
_End = tuple[int, int, _Path]
"""A place among the words said, the cost of having come there, and the way."""


class _Alignment:
    def __init__(self, said: Sequence[str], written: Sequence[str], least: int) -> None:
        self._said, self._written, self._least = said, written, least
        self._cores = [core(token) for token in said]
        self._kinds = [bracketed(token) for token in written]
        self._places: dict[str, list[int]] = defaultdict(list)
        for n, token in enumerate(said):
            self._places[core(token)].append(n)
        self._spelled: dict[str, list[str]] = defaultdict(list)
        for spelling in self._places:
            self._spelled[spelling[:1]].append(spelling)
        self._reached = (0, 0)

    def found(self) -> list[Step] | Failure:
        alike = self._alike_at_end()
        said, written = len(self._said) - alike, len(self._written) - alike
        ends = self._ends(said, written)
        if not ends:
            return Failure(-self._reached[1], self._reached[0])
        kept = [Step(slice(said, len(self._said)), slice(written, len(self._written)), None)] if alike else []
        return [*_steps(ends[-1][2]), *kept]

    def _alike_at_end(self) -> int:
        """Words at the end that are letter for letter the same: they are matched there, and nowhere else."""
        count = 0
        for old, new, kind in zip(reversed(self._said), reversed(self._written), reversed(self._kinds), strict=False):
            if old != new or kind is not None:
                break
            count += 1
        return count

    def _ends(self, said: int, written: int) -> list[_End]:
        """The ways through all of what is written; only such as use up all that was said."""
        omissions = [n for n in range(written) if self._kinds[n] is Kind.OMISSION]
        firsts, lasts = [0, *(n + 1 for n in omissions)], [*omissions, written]
        front: list[_End] = [(0, 0, None)]
        for first, last in zip(firsts, lasts, strict=True):
            final = said if last == written else None
            front = self._run(first, last, front, said, final)
            if not front:
                break
        return front

    def _run(self, first: int, last: int, front: list[_End], size: int, final: int | None) -> list[_End]:
        """Where a run of what is written can end, the nearest first, each farther one cheaper.

        ``front`` is where the run before it can end; ``size`` how many words there are, ``final`` where it must end.
        """
        if first == 0:
            starts: Iterator[_End] = iter(front)
        else:
            starts = self._after_omission(first, last, front, size, final)
        ends: list[_End] = []
        for at, cost, path in starts:
            placed = [one for one in self._placed(first, last, (at, cost, path), size) if final in (None, one[0])]
            ends += placed
            if at >= front[-1][0] + self._least and any(spent == cost for _, spent, _ in placed):
                break  # whatever begins later costs as much and ends later
        return _best(ends)

    def _after_omission(self, first: int, last: int, front: list[_End], size: int, final: int | None) -> Iterator[_End]:
        """Where the run after a sign of omission may begin, each with the cheapest way to it."""
        nearest = [end + self._least for end, _, _ in front]
        for start in self._starts(first, last, nearest, size, final):
            n = bisect_right(nearest, start) - 1
            if n >= 0:
                end, cost, path = front[n]
                omission = Step(slice(end, start), slice(first - 1, first), Kind.OMISSION)
                yield start, cost, (path, omission)

    def _starts(self, first: int, last: int, nearest: Sequence[int], size: int, final: int | None) -> Sequence[int]:
        """Where the first word of a run stands, or what it opens with in brackets; anywhere, when it has no words."""
        found: set[int] = set()
        for n in range(first, last):
            spelling = core(self._written[n])
            if self._kinds[n] is None:
                found.update(place for one in self._spellings(n, last) for place in self._places[one])
                return sorted(place for place in found if nearest[0] <= place < size)
            if spelling in self._places:
                found.update(self._places[spelling])
        free = [size] if final is not None else nearest
        return sorted({place for place in (*found, *free) if nearest[0] <= place <= size})

    def _spellings(self, n: int, last: int) -> Iterator[str]:
        """The words said that may be the one written at ``n``, or the first of two that are."""
        spelling = core(self._written[n])
        follows = core(self._written[n + 1]) if n + 1 < last else ""
        for letter in {spelling[:1], *(one[:1] for one in other_forms(spelling))}:
            for one in self._spelled.get(letter, ()):
                if is_respelling(one, spelling) or spelling.startswith(one) or is_joining((spelling, follows), one):
                    yield one

    def _placed(self, first: int, last: int, start: _End, size: int) -> list[_End]:
        """Where a run can end that begins at ``start``."""
        layers: dict[int, dict[int, tuple[int, _Path]]] = {first: {start[0]: start[1:]}}
        for n in range(first, last):
            for at, (cost, path) in layers.pop(n, {}).items():
                self._reached = max(self._reached, (n, -at))
                for step, more in self._moves(n, at, last, size):
                    layer = layers.setdefault(step.written.stop, {})
                    there = layer.get(step.said.stop)
                    if there is None or cost + more < there[0]:
                        layer[step.said.stop] = (cost + more, (path, step))
            if not layers:
                return []
        ends = layers.get(last, {})
        for at in ends:
            self._reached = max(self._reached, (last, -at))
        return [(at, cost, path) for at, (cost, path) in sorted(ends.items())]

    def _moves(self, n: int, at: int, last: int, size: int) -> Iterator[tuple[Step, int]]:
        """What the token written at ``n`` can stand for from the word said at ``at``, and the cost of it."""
        token = self._written[n]
        if at < size and self._said[at] == token:
            yield Step(slice(at, at + 1), slice(n, n + 1), None), 0
            if self._kinds[n] is None:
                return
        if self._kinds[n] is Kind.CLARIFICATION:
            for count in range(min(INSTEAD, size - at) + 1):
                yield Step(slice(at, at + count), slice(n, n + 1), Kind.CLARIFICATION), count
            return
        for old, new, cost in self._respellings(n, at, last, size):
            yield Step(slice(at, at + old), slice(n, n + new), Kind.NORMALISATION), cost

    def _respellings(self, n: int, at: int, last: int, size: int) -> Iterator[tuple[int, int, int]]:
        """Words said, words written, cost: one for one, one for two, two for one."""
        spelling = core(self._written[n])
        if at < size and is_respelling(self._cores[at], spelling):
            yield 1, 1, _RECASED if self._cores[at] == spelling else _RESPELLED
        if at + 1 < size and is_joining((self._cores[at], self._cores[at + 1]), spelling):
            yield 2, 1, _JOINED
        if n + 1 < last and self._kinds[n + 1] is None and at < size:
            apart = (spelling, core(self._written[n + 1]))
            if is_joining(apart, self._cores[at]):
                yield 1, 2, _JOINED


def _best(ends: Sequence[_End]) -> list[_End]:
    """Of some ways those that none beats that ends no later: the nearest first, each farther one cheaper."""
    best: list[_End] = []
    for end in sorted(ends, key=lambda end: end[:2]):
        if not best or end[1] < best[-1][1]:
            best.append(end)
    return best


def _steps(path: _Path) -> list[Step]:
    """The way from its beginning."""
    steps: list[Step] = []
    while path is not None:
        path, step = path
        steps.append(step)
    return steps[::-1]
