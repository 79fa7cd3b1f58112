"""How spans survive an edit: what it kept, in lengths, and where a span stands after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intervjukod.domain.span import Span, follow_one_another


@dataclass(frozen=True, slots=True)
class Kept:
    """A run of ``length`` code points that stands at ``old`` before an edit and at ``new`` after it.

    An empty one only tells that what stands before it and what stands after it changed each by itself.
    """

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class EditMap:
    """An edit as the runs it kept, in order in both texts, and the size of both. It holds no text.

    What stands between two runs in the old text was replaced by what stands between them in the new one.
    ``moved`` are passages that stand elsewhere, each as its own runs. ``steps`` are the edits that this one
    is made of when it is several: whether words were put in beside a passage or replaced its end cannot be
    told from what all of them kept.

    Lengths alone say where each code point went, so a map may be stored and merged without telling
    anything about the words that were edited.
    """

    old_size: int
    new_size: int
    kept: tuple[Kept, ...]
    moved: tuple[tuple[Kept, ...], ...] = ()
    steps: tuple[EditMap, ...] = ()

    def inverse(self) -> EditMap:
        """The edit that undoes this one."""
        moved = tuple(map(_turned, self.moved))
        steps = tuple(step.inverse() for step in reversed(self.steps))
        return EditMap(self.new_size, self.old_size, _turned(self.kept), moved, steps)

    def then(self, later: EditMap) -> EditMap:
        """This edit followed by ``later``, as one: it projects every span as the two do one after the other."""
        kept, *moved = (_composed(mine, theirs) for mine in self._passages for theirs in later._passages)
        steps = (*(self.steps or (self,)), *(later.steps or (later,)))
        return EditMap(self.old_size, later.new_size, kept, tuple(runs for runs in moved if runs), steps)

    @property
    def as_one(self) -> EditMap:
        """The same edit without the steps that it was made in: what is kept of it in the journal."""
        return EditMap(self.old_size, self.new_size, self.kept, self.moved)

    def carries(self, span: Span, margin: int) -> bool:
        """Whether the span and ``margin`` code points on each side of it stand in one kept run.

        Where the text has fewer on a side, its beginning, or its end, must be where it was.
        """
        padded = Span(max(0, span.start - margin), min(self.old_size, span.end + margin))
        begins, ends = span.start < margin, span.end + margin > self.old_size
        return any(
            run.old <= padded.start
            and padded.end <= run.old + run.length
            and not (begins and run.new > 0)
            and not (ends and run.new + run.length < self.new_size)
            for runs in self._passages
            for run in runs[_touched(runs, padded)]
        )

    def stays(self, span: Span, placed: Span) -> int:
        """How many code points of ``span`` were kept and stand in ``placed`` after the edit."""
        return sum(_stays(runs, span, placed) for runs in self._passages)

    def project(self, span: Span) -> Span:
        """Where the span stands after the edit; empty, at the place where it was, when nothing stands for it.

        A replacement belongs to the span that held what it replaced, or at least half of it; what was put in
        at an end stays outside. Of a span that was torn apart, the part of which most was kept is followed.
        """
        for step in self.steps:
            span = step.project(span)
        if self.steps:
            return span
        return self._along(self._followed(span) if self.moved else self.kept, span)

    def _followed(self, span: Span) -> tuple[Kept, ...]:
        """The passage in which most of the span, or of what is beside an empty one, was kept."""
        around = span or Span(max(0, span.start - 1), span.end + 1)
        return max(self._passages, key=lambda runs: _stays(runs, around, Span(0, self.new_size)))

    def _along(self, runs: tuple[Kept, ...], span: Span) -> Span:
        touched = _touched(runs, span)
        before, after = self._instead(runs, touched.start, span), self._instead(runs, touched.stop, span)
        if touched.start >= touched.stop:
            return before
        first, last = runs[touched.start], runs[touched.stop - 1]
        start = first.new + max(0, span.start - first.old)
        end = last.new + min(last.length, span.end - last.old)
        return Span(before.start if before else start, after.end if after else end)

    def _instead(self, runs: tuple[Kept, ...], n: int, span: Span) -> Span:
        """What replaced what stood before run ``n``, when that was the span's; else the empty place of it."""
        first = runs[n - 1] if n else Kept(0, 0, 0)
        then = runs[n] if n < len(runs) else Kept(self.old_size, self.new_size, 0)
        old = Span(first.old + first.length, then.old)
        new = Span(first.new + first.length, then.new)
        held = old.shared(span)
        beside = runs is not self.kept and n in (0, len(runs))
        mine = held is not None and 2 * len(held) >= len(old) and not beside and not self._moves_within(old, new)
        return new if mine else Span(new.start, new.start)

    def _moves_within(self, old: Span, new: Span) -> bool:
        """Whether some of ``old`` stands elsewhere now, or some of ``new`` stood elsewhere."""
        return any(
            old.overlaps(Span(run.old, run.old + run.length)) or new.overlaps(Span(run.new, run.new + run.length))
            for runs in self.moved
            for run in runs
        )

    def fits(self, old_size: int, new_size: int) -> bool:
        """Whether it is an edit of a text of ``old_size`` code points that made one of ``new_size``."""
        if (old_size, new_size) != (self.old_size, self.new_size):
            return False
        return all(
            follow_one_another((Span(run.old, run.old + run.length) for run in runs), old_size)
            and follow_one_another((Span(run.new, run.new + run.length) for run in runs), new_size)
            for runs in self._passages
        )

    @property
    def _passages(self) -> tuple[tuple[Kept, ...], ...]:
        return (self.kept, *self.moved)


def _turned(runs: tuple[Kept, ...]) -> tuple[Kept, ...]:
    return tuple(Kept(run.new, run.old, run.length) for run in runs)


def _touched(runs: Sequence[Kept], span: Span) -> slice:
    """Which of ``runs``, in order, hold some of the span; an empty slice, where they would be, for none."""
    first = bisect_right(runs, span.start, key=lambda run: run.old + run.length)
    return slice(first, max(first, bisect_left(runs, span.end, key=lambda run: run.old)))


def _stays(runs: Sequence[Kept], span: Span, placed: Span) -> int:
    stay = 0
    for run in runs[_touched(runs, span)]:
        start = max(0, span.start - run.old, placed.start - run.new)
        stay += max(0, min(run.length, span.end - run.old, placed.end - run.new) - start)
    return stay


def _composed(mine: Sequence[Kept], theirs: Sequence[Kept]) -> tuple[Kept, ...]:
    """The runs that both edits kept."""
    runs: list[Kept] = []
    for run in mine:
        there = Span(run.new, run.new + run.length)
        for later in theirs[_touched(theirs, there)]:
            part = there.shared(Span(later.old, later.old + later.length))
            if part is not None:
                runs.append(Kept(run.old + part.start - run.new, later.new + part.start - later.old, len(part)))
    return tuple(runs)


def kept_runs(pieces: Iterable[tuple[str, str]], old: int = 0, new: int = 0) -> tuple[Kept, ...]:
    """Two texts laid out as pieces, from ``old`` and ``new`` on: the pieces that are equal in both, as runs.

    Between two that are not stands an empty run, for what one of them became is not what the other became.
    """
    runs: list[Kept] = []
    changed = False
    for here, there in pieces:
        if here == there or changed:
            runs.append(Kept(old, new, len(here) if here == there else 0))
        changed = here != there
        old, new = old + len(here), new + len(there)
    return tuple(runs)


def unchanged(one: EditMap, other: EditMap) -> Iterator[tuple[Span, Span, Span]]:
    """What two edits of one text both kept, and left in order: where it stands before, and after each."""
    for run in one.kept:
        here = Span(run.old, run.old + run.length)
        for later in other.kept[_touched(other.kept, here)]:
            part = here.shared(Span(later.old, later.old + later.length))
            if part is not None:
                yield part, part.shift(run.new - run.old), part.shift(later.new - later.old)


def identity(size: int) -> EditMap:
    """The edit that changes nothing in a text of ``size`` code points."""
    return EditMap(size, size, (Kept(0, 0, size),) if size else ())


def embedded(size: int, span: Span, inner: EditMap) -> EditMap:
    """The edit of a text of ``size`` code points that does ``inner`` to what stands at ``span``."""
    grown = inner.new_size - inner.old_size
    kept: list[Kept] = []
    for run in (
        Kept(0, 0, span.start),
        *_shifted(inner.kept, span.start),
        Kept(span.end, span.end + grown, size - span.end),
    ):
        last = kept[-1] if kept else Kept(0, 0, 0)
        if kept and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            kept[-1] = Kept(last.old, last.new, last.length + run.length)
        elif run.length:
            kept.append(run)
    return EditMap(size, size + grown, tuple(kept), tuple(_shifted(runs, span.start) for runs in inner.moved))


def _shifted(runs: Iterable[Kept], by: int) -> tuple[Kept, ...]:
    return tuple(Kept(run.old + by, run.new + by, run.length) for run in runs)


def kept_at(edits: EditMap, offset: int) -> int | None:
    """Where the code point at ``offset`` stands after an edit; None when it was not kept."""
    for runs in (edits.kept, *edits.moved):
        n = bisect_right(runs, offset, key=lambda run: run.old) - 1
        if n >= 0 and offset < runs[n].old + runs[n].length:
            return runs[n].new + offset - runs[n].old
    return None


def stretch(edits: EditMap, span: Span) -> Span:
    """Where a unit such as a turn stands after an edit, with what was written at its ends; empty when it is gone.

    It reaches to what stood right before it and right after it. Where that was changed too, it reaches to its own
    first and last code point if those were kept, else to the nearest kept one outside. One that was moved is where
    it was moved to.
    """
    anywhere = Span(0, edits.new_size)
    if any(_stays(runs, span, anywhere) > _stays(edits.kept, span, anywhere) for runs in edits.moved):
        return edits.project(span)
    n = bisect_left(edits.kept, span.start, key=lambda run: run.old)
    before = edits.kept[n - 1] if n else Kept(0, 0, 0)
    last = min(before.old + before.length, span.start)
    n = bisect_right(edits.kept, span.end, key=lambda run: run.old + run.length)
    after = edits.kept[n] if n < len(edits.kept) else Kept(edits.old_size, edits.new_size, 0)
    first = max(after.old, span.end)
    start, end = before.new + last - before.old, after.new + first - after.old
    if last < span.start and (own := kept_at(edits, span.start)) is not None:
        start = own
    if first > span.end and span and (own := kept_at(edits, span.end - 1)) is not None:
        end = own + 1
    return Span(start, max(start, end))


def first_change(edits: EditMap) -> Span:
    """What stands first in the new text that did not stand there before; empty where words were only taken out."""
    old = new = 0
    for run in (*edits.kept, Kept(edits.old_size, edits.new_size, 0)):
        if run.old > old or run.new > new:
            return Span(new, run.new)
        old, new = run.old + run.length, run.new + run.length
    return Span(new, new)
