"""Which codings stand where: found by place without going through all, and side by side as stripes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from functools import cached_property

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span, reaches
from intervjukod.tui.presenter.wrap import Wrap

_BUCKET = 512  # code points; a few lines


class CodingIndex:
    """Codings in order of (start, -end), and by place. Building is linear; asking looks at one place only."""

    def __init__(self, codings: Iterable[Coding] = ()) -> None:
        self.replace(codings)

    def replace(self, codings: Iterable[Coding]) -> None:
        """Begin anew with these."""
        self.ordered = sorted(codings, key=_place)
        self.by_id = {coding.id: coding for coding in self.ordered}
        self._buckets: dict[int, list[Coding]] = {}
        for coding in self.ordered:
            self._store(coding)

    def _store(self, coding: Coding) -> None:
        for bucket in _buckets(coding.span):
            self._buckets.setdefault(bucket, []).append(coding)

    def add(self, coding: Coding) -> None:
        self.by_id[coding.id] = coding
        insort(self.ordered, coding, key=_place)
        self._store(coding)

    def remove(self, coding: Coding) -> None:
        """KeyError when it is not there."""
        del self.by_id[coding.id]
        del self.ordered[self._rank(coding)]
        for bucket in _buckets(coding.span):
            self._buckets[bucket].remove(coding)

    def change(self, gone: Iterable[Coding], came: Iterable[Coding]) -> None:
        """Take codings away and others in."""
        for coding in gone:
            self.remove(coding)
        for coding in came:
            self.add(coding)

    def overlapping(self, span: Span) -> list[Coding]:
        """The codings that share something with ``span``, in order of (start, -end)."""
        buckets = _buckets(span)
        found = {
            coding.id: coding
            for bucket in buckets
            for coding in self._buckets.get(bucket, ())
            if coding.span.overlaps(span)
        }
        return sorted(found.values(), key=_place)

    def beside(self, focus: str, offset: int, by: int) -> Coding | None:
        """The coding after (``by`` 1) or before (-1) the one with the id ``focus``.

        Where that is not shown: the first that begins at ``offset`` or after, the last at or before it.
        """
        held = self.by_id.get(focus)
        if held is not None:
            rank = self._rank(held) + by
        elif by > 0:
            rank = bisect_left(self.ordered, offset, key=_start)
        else:
            rank = bisect_right(self.ordered, offset, key=_start) - 1
        return self.ordered[rank] if 0 <= rank < len(self.ordered) else None

    def differences(self, codings: Sequence[Coding]) -> tuple[list[Coding], list[Coding]]:
        """What is gone and what is new when ``codings`` take the place of these; a changed one is both."""
        known = self.by_id
        came = [
            coding
            for coding in codings
            if (old := known.get(coding.id)) is not coding and old != coding  # most are the same object
        ]
        gone = [known[coding.id] for coding in came if coding.id in known]
        if len(codings) - len(came) + len(gone) != len(known):
            left = {coding.id for coding in codings}
            gone += (coding for coding in self.ordered if coding.id not in left)
        return gone, came

    def _rank(self, coding: Coding) -> int:
        index = bisect_left(self.ordered, _place(coding), key=_place)
        while self.ordered[index].id != coding.id:
            index += 1
        return index


class Lanes:
    """A lane for each coding, from 0, so that no two in one lane stand on the same line of ``wrap``.

    Given from the first of ``ordered`` on, the lowest that is free. Where a line has no coding that began on one
    before it, lanes begin anew: so those between two such lines are only given when one of them is asked for.
    """

    def __init__(self, ordered: Sequence[Coding], wrap: Wrap) -> None:
        self._ordered = tuple(ordered)
        self._wrap = wrap
        self._lanes: dict[str, int] = {}

    def __getitem__(self, coding: Coding) -> int:
        """KeyError when nobody gave it one."""
        if coding.id not in self._lanes:
            self._give(bisect_left(self._ordered, _place(coding), key=_place))
        return self._lanes[coding.id]

    @cached_property
    def _reached(self) -> list[int]:
        return reaches(coding.span for coding in self._ordered)

    def _give(self, rank: int) -> None:
        """Give lanes to the coding of that rank and to all whose lanes its own depends on."""
        first = next((n for n in range(rank, 0, -1) if self._is_apart(n)), 0)
        taken_to: list[int] = []
        for n in range(first, len(self._ordered)):
            if n > rank and self._is_apart(n):
                return
            coding = self._ordered[n]
            lines = self._wrap.lines_of(coding.span)
            lane = next((lane for lane, last in enumerate(taken_to) if last < lines.start), len(taken_to))
            taken_to[lane : lane + 1] = [lines[-1]]
            self._lanes.setdefault(coding.id, lane)

    def _is_apart(self, rank: int) -> bool:
        """Whether all codings before the one of that rank end on lines before it."""
        if rank >= len(self._ordered):
            return True
        before = Span(self._reached[rank - 1], self._reached[rank - 1])
        return self._wrap.line_at(self._ordered[rank].span.start) > self._wrap.lines_of(before)[0]

    def add(self, coding: Coding, beside: Iterable[Coding]) -> None:
        """The first lane free of the codings ``beside`` it; nobody else moves."""
        taken = {self[other] for other in beside}
        self._lanes[coding.id] = next(lane for lane in range(len(taken) + 1) if lane not in taken)


def _start(coding: Coding) -> int:
    return coding.span.start


def _place(coding: Coding) -> tuple[int, int]:
    return coding.span.start, -coding.span.end


def _buckets(span: Span) -> range:
    first = span.start // _BUCKET
    return range(first, max(first, (span.end - 1) // _BUCKET) + 1)
