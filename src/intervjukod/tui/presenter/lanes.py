"""Which codings stand where: found by place without going through all, and side by side as stripes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
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
    """A lane for each coding, from 0, so that no two in one lane stand on the same line of ``wrap``."""

    def __init__(self, codings: Iterable[Coding], wrap: Wrap) -> None:
        self._lanes: dict[str, int] = {}
        taken_to: list[int] = []
        for coding in codings:
            lines = wrap.lines_of(coding.span)
            lane = next((n for n, last in enumerate(taken_to) if last < lines.start), len(taken_to))
            taken_to[lane : lane + 1] = [lines[-1]]
            self._lanes[coding.id] = lane

    def __getitem__(self, coding: Coding) -> int:
        return self._lanes[coding.id]

    def add(self, coding: Coding, beside: Iterable[Coding]) -> None:
        """The first lane free of the codings ``beside`` it; nobody else moves."""
        taken = {self._lanes[other.id] for other in beside}
        self._lanes[coding.id] = next(lane for lane in range(len(taken) + 1) if lane not in taken)


def _start(coding: Coding) -> int:
    return coding.span.start


def _place(coding: Coding) -> tuple[int, int]:
    return coding.span.start, -coding.span.end


def _buckets(span: Span) -> range:
    first = span.start // _BUCKET
    return range(first, max(first, (span.end - 1) // _BUCKET) + 1)
