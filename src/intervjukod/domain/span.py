"""Spans of a text. With ``edit_map``, how spans survive an edit, the only offset arithmetic in the project.

An offset is a number of Unicode code points from the start of a canonical text; a span is half-open.
Being alone here is what keeps codings in place: peers that shift offsets in several places disagree
with themselves after an edit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``start`` to ``end`` in code points, ``end`` exclusive. ValueError unless 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def __str__(self) -> str:
        return f"{self.start}:{self.end}"

    def of(self, text: str) -> str:
        """The words that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point is common to both."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def shared(self, other: Span) -> Span | None:
        """The part common to both, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def cover(self, other: Span) -> Span:
        """The smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def within(self, size: int) -> bool:
        """Whether the span lies in a text of ``size`` code points."""
        return self.end <= size


def whole(text: str) -> Span:
    """All of ``text``."""
    return Span(0, len(text))


def laid_out(parts: Iterable[str]) -> Iterator[Span]:
    """Where each of ``parts`` stands when they are joined without anything between them."""
    at = 0
    for part in parts:
        yield Span(at, at + len(part))
        at += len(part)


def covering(units: Sequence[Span], some: slice) -> Span:
    """From the first to the last of ``some`` of the ordered ``units``; for none of them empty, after the one before."""
    chosen = units[some]
    if chosen:
        return chosen[0].cover(chosen[-1])
    at = units[some.start - 1].end if some.start else 0
    return Span(at, at)


def replaced(text: str, places: Sequence[Span], news: Sequence[str]) -> str:
    """``text`` with each of the ordered, disjoint ``places`` replaced by the one of ``news``."""
    parts: list[str] = []
    at = 0
    for place, new in zip(places, news, strict=True):
        parts += (text[at : place.start], new)
        at = place.end
    return "".join((*parts, text[at:]))


def carried(span: Span, source: Span, target: Span) -> Span | None:
    """The part of ``span`` that lies in ``source``, where ``target`` has the same words; None for none of it."""
    part = span.shared(source)
    return part.shift(target.start - source.start) if part else None


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; empty, at its start, when there is nothing else."""
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    body = len(words.strip())
    return Span(span.start + lead, span.start + lead + body) if body else Span(span.start, span.start)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The union as disjoint spans in order. Spans that only touch stay apart: two passages, not one."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start < union[-1].end:
            union[-1] = union[-1].cover(span)
        else:
            union.append(span)
    return union


def occurrences(text: str, piece: str) -> Iterator[Span]:
    """Where ``piece``, which is not empty, stands in ``text``, overlapping places too, in order."""
    at = text.find(piece)
    while at >= 0:
        yield Span(at, at + len(piece))
        at = text.find(piece, at + 1)


def slid(span: Span, size: int, reach: int | None = None) -> Iterator[Span]:
    """Every other place in a text of ``size`` code points for as many as ``span`` has, the nearest first.

    None more than ``reach`` code points away, where that is given.
    """
    last = size - len(span)
    farthest = max(span.start, last - span.start) if reach is None else reach
    for by in range(1, farthest + 1):
        for start in (span.start - by, span.start + by):
            if 0 <= start <= last:
                yield Span(start, start + len(span))


def follow_one_another(spans: Iterable[Span], size: int) -> bool:
    """Whether the spans stand in order in a text of ``size`` code points, none of them in another."""
    at = 0
    for span in spans:
        if span.start < at:
            return False
        at = span.end
    return at <= size


def overlapping_matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where ``pattern`` matches in ``text``, from every place where it can begin, in order."""
    match = pattern.search(text)
    while match:
        yield Span(*match.span())
        match = pattern.search(text, match.start() + 1)


def source_span(offsets: Sequence[int], found: Span) -> Span:
    """Where ``found``, a span of a derived text, stands in its source; IndexError when it is empty.

    ``offsets[i]`` is the place in the source of the one code point that ``i`` was derived from.
    """
    return Span(offsets[found.start], offsets[found.end - 1] + 1)


def uncut(span: Span, units: Sequence[Span]) -> Span:
    """The smallest span around ``span`` that cuts none of the ordered, disjoint ``units``."""
    first = bisect_right(units, span.start, key=lambda unit: unit.end)
    last = bisect_left(units, span.end, key=lambda unit: unit.start)
    for unit in {first, last - 1} if first < last else ():
        span = span.cover(units[unit])
    return span


def surroundings(text: str, span: Span, size: int) -> tuple[Span, Span]:
    """The ``size`` code points before the span and after it, fewer at the ends of the text."""
    before = Span(max(0, span.start - size), span.start)
    return before, Span(span.end, min(len(text), span.end + size))


def gap(first: Span, second: Span) -> Span:
    """What stands between two spans of which ``first`` begins first; empty where they touch or overlap."""
    return Span(first.end, max(first.end, second.start))


def after(span: Span, earlier: Span) -> Span:
    """What of ``span`` stands after ``earlier``."""
    return Span(min(max(span.start, earlier.end), span.end), span.end)


def distance(span: Span, offset: int) -> int:
    """How far ``offset`` is from where the span begins."""
    return abs(span.start - offset)


def parted(text: str, span: Span, words: Sequence[Span], at: int | Span) -> tuple[Span, Span] | None:
    """``span`` as two, before the one of its ``words`` that holds ``at``, or else follows it; None at its ends.

    ``at`` as a span means where that begins, or, when it begins with ``span`` or before it, where it ends. What
    opens a word, such as a quotation mark, goes with it; the white space between belongs to neither.
    """
    if isinstance(at, Span):
        at = at.start if at.start > span.start else at.end
    n = bisect_right(words, at, key=lambda word: word.end)
    if not 0 < n < len(words):
        return None
    between = text[words[n - 1].end : words[n].start]
    opening = len(between.rsplit(maxsplit=1)[-1]) if between.strip() and not between[-1].isspace() else 0
    if opening == len(between):  # no white space at all: the word begins where it begins
        opening = 0
    border = words[n].start - opening
    first = text[span.start : border].rstrip()
    return Span(span.start, span.start + len(first)), Span(border, span.end)


def holds_one(span: Span, units: Sequence[Span]) -> bool:
    """Whether one of the ordered, disjoint ``units`` lies in ``span``."""
    n = bisect_left(units, span.start, key=lambda unit: unit.start)
    return n < len(units) and units[n].end <= span.end


def count_overlapping(starts: Sequence[int], ends: Sequence[int], span: Span) -> int:
    """How many of some spans overlap ``span``; none of them is empty, and ``starts`` and ``ends`` are ordered."""
    return bisect_left(starts, span.end) - bisect_right(ends, span.start)


def overlapping_pairs(pairs: Sequence[int], units: Sequence[int]) -> list[int]:
    """Of some spans those that overlap one of ``units``; all as bare offsets, each start followed by its end.

    ``units`` are ordered, disjoint and none of them empty. Bare, because a search has hundreds of thousands.
    """
    found: list[int] = []
    for start, end in zip(pairs[::2], pairs[1::2], strict=True):
        n = bisect_right(units, start)
        if n % 2 or (n < len(units) and units[n] < end):
            found += (start, end)
    return found


def reaches(spans: Iterable[Span]) -> list[int]:
    """How far some spans reach: for each the farthest end of it and of those before it."""
    return list(accumulate((span.end for span in spans), max))


def near(starts: Sequence[int], reached: Sequence[int], span: Span) -> slice:
    """Where among spans those are that overlap ``span``; another may stand between them.

    The spans are ordered by their ``starts``, and ``reached`` is what ``reaches`` gives of them.
    """
    return slice(bisect_right(reached, span.start), bisect_left(starts, span.end))


def count_within(starts: Sequence[int], start: int, end: int) -> int:
    """How many of the ordered offsets ``starts`` lie in ``start:end``."""
    return bisect_left(starts, end) - bisect_left(starts, start)


def counts_within(starts: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """``count_within`` for each of many pairs of start and end, in a fraction of the time."""
    return [bisect_left(starts, end) - bisect_left(starts, start) for start, end in pairs]


def first_in(starts: Sequence[int], span: Span) -> int | None:
    """The first of the ordered offsets ``starts`` that ``span`` holds."""
    n = bisect_left(starts, span.start)
    return starts[n] if n < len(starts) and span.holds(starts[n]) else None


def index_at(starts: Sequence[int], offset: int) -> int:
    """Index of the last of the ordered ``starts`` at or before ``offset``; -1 when there is none."""
    return bisect_right(starts, offset) - 1


def pieces(text: str, span: Span, cuts: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """``span`` cut at those of the ordered offsets ``cuts`` that lie in it: where each begins, and its words.

    The words have no white space at their ends; a part without words is left out.
    """
    inside = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
    for start, end in zip((span.start, *inside), (*inside, span.end), strict=True):
        words = trimmed(text, Span(start, end)) if inside else span
        if words:
            yield start, words
