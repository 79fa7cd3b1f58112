"""Spans: with edit maps the one place that reckons with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intervjukod.domain.span import (
    Span,
    count_overlapping,
    count_within,
    gap,
    holds_one,
    index_at,
    merged,
    near,
    occurrences,
    overlapping_matches,
    parted,
    reaches,
    source_span,
    trimmed,
    uncut,
    whole,
)

SIZE = 30
spans = st.builds(
    lambda start, length: Span(start, min(start + length, SIZE)), st.integers(0, SIZE - 1), st.integers(1, 9)
)
disjoint = st.lists(spans, max_size=6).map(merged)
offsets = st.integers(0, SIZE)


def covered(parts: Iterable[Span]) -> set[int]:
    """The offsets of the code points in the spans."""
    return {offset for part in parts for offset in range(part.start, part.end)}


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forwards(start: int, end: int) -> None:
    """A span that begins before the text or ends before it begins is refused."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_is_half_open() -> None:
    """The end is outside: length, truth, words and what it holds agree on that."""
    span = Span(1, 3)
    assert (len(span), bool(span), bool(Span(2, 2)), span.of("abcd"), str(span)) == (2, True, False, "bc", "1:3")
    assert [span.holds(offset) for offset in range(4)] == [False, True, True, False]
    assert (span.within(3), span.within(2)) == (True, False)
    assert (whole("abcd"), span.shift(2), span.shift(-1)) == (Span(0, 4), Span(3, 5), Span(0, 2))


@given(spans, spans)
def test_two_spans_share_what_both_cover(one: Span, other: Span) -> None:
    """Overlap, common part, containment and cover are what they are for sets of offsets."""
    both = covered([one]) & covered([other])
    part = one.shared(other)
    assert covered([part] if part else []) == both
    assert one.overlaps(other) == bool(both)
    assert one.contains(other) == (covered([other]) <= covered([one]))
    assert covered([one.cover(other)]) == set(range(min(one.start, other.start), max(one.end, other.end)))


@given(st.text(alphabet=" \n\u00a0ab", max_size=12), st.data())
def test_trimming_takes_white_space_only(text: str, data: st.DataObject) -> None:
    """A trimmed span has the same words without white space at its ends, and lies within the span."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    inner = trimmed(text, span)
    assert inner.of(text) == span.of(text).strip()
    assert span.contains(inner)


@given(st.lists(spans, max_size=8))
def test_merging_keeps_what_is_covered(parts: list[Span]) -> None:
    """Merged spans are in order and disjoint, and cover the same offsets as before."""
    union = merged(parts)
    assert covered(union) == covered(parts)
    assert all(left.end <= right.start for left, right in pairwise(union))


def test_spans_that_touch_stay_two() -> None:
    """Two passages side by side are two; one that overlaps either is part of it."""
    assert merged([Span(3, 5), Span(1, 3)]) == [Span(1, 3), Span(3, 5)]
    assert merged([Span(3, 5), Span(1, 4), Span(1, 2)]) == [Span(1, 5)]


@given(st.text(alphabet="ab", max_size=12), st.text(alphabet="ab", min_size=1, max_size=3))
def test_occurrences_are_all_of_them(text: str, piece: str) -> None:
    """A piece is found at every offset where the text goes on with it, by string and by pattern."""
    expected = [Span(at, at + len(piece)) for at in range(len(text)) if text.startswith(piece, at)]
    assert list(occurrences(text, piece)) == expected
    assert list(overlapping_matches(re.compile(piece), text)) == expected


def test_a_found_span_leads_back_to_its_source() -> None:
    """What was dropped between two code points is covered, what was dropped after the last is not."""
    assert source_span([0, 2, 3, 3, 9], Span(0, 2)) == Span(0, 3)
    assert source_span([0, 2, 3, 3, 9], Span(3, 4)) == Span(3, 4)


@given(spans, disjoint)
def test_an_uncut_span_grows_as_little_as_it_can(span: Span, units: list[Span]) -> None:
    """A span grows over the units that it overlaps and over nothing else."""
    touched = [unit for unit in units if unit.overlaps(span)]
    assert uncut(span, units) == merged([*touched, span])[0]


def test_a_span_between_two_units_takes_both() -> None:
    """A span that begins in one unit and ends in another grows at both ends, one that touches does not."""
    assert uncut(Span(3, 6), [Span(1, 4), Span(5, 8)]) == Span(1, 8)
    assert uncut(Span(4, 5), [Span(1, 4), Span(5, 8)]) == Span(4, 5)


@given(st.lists(offsets, max_size=8).map(sorted), offsets, offsets)
def test_counting_by_starts(starts: list[int], start: int, end: int) -> None:
    """Counting and looking up by bisection give what counting one by one gives."""
    assume(start <= end)
    assert count_within(starts, start, end) == sum(start <= at < end for at in starts)
    assert index_at(starts, start) == sum(at <= start for at in starts) - 1


@given(spans, spans)
def test_a_gap_is_what_stands_between(one: Span, other: Span) -> None:
    """Of two spans the code points after the first that are before the second; none where they touch."""
    first, second = sorted((one, other))
    between = gap(first, second)
    assert covered([between]) == {n for n in range(SIZE) if n >= first.end and n < second.start}
    assert between.start == first.end


@given(st.lists(spans, max_size=8), spans)
def test_overlapping_spans_are_counted(some: list[Span], span: Span) -> None:
    """As many as one finds by looking at each."""
    starts, ends = sorted(one.start for one in some), sorted(one.end for one in some)
    assert count_overlapping(starts, ends, span) == sum(one.overlaps(span) for one in some)


@given(disjoint, spans)
def test_a_span_holds_one_of_some(units: list[Span], span: Span) -> None:
    """Whole, not in part."""
    assert holds_one(span, units) == any(span.contains(unit) for unit in units)


SAID = 'Han sa: "Vi är få." Ja/nej'
WORDS = [Span(match.start(), match.end()) for match in re.finditer(r"\w+", SAID)]


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        (SAID.index("sa"), ("Han", 'sa: "Vi är få." Ja/nej')),
        (SAID.index("a:"), ("Han", 'sa: "Vi är få." Ja/nej')),
        (SAID.index('"'), ("Han sa:", '"Vi är få." Ja/nej')),
        (SAID.index("Vi"), ("Han sa:", '"Vi är få." Ja/nej')),
        (SAID.index("få") + 1, ('Han sa: "Vi är', 'få." Ja/nej')),
        (SAID.index(" Ja/"), ('Han sa: "Vi är få."', "Ja/nej")),
        (SAID.index("nej"), ('Han sa: "Vi är få." Ja/', "nej")),
        (Span(0, SAID.index("Vi")), ("Han sa:", '"Vi är få." Ja/nej')),
        (Span(SAID.index("är"), len(SAID)), ('Han sa: "Vi', 'är få." Ja/nej')),
        (0, None),
        (2, None),
        (len(SAID), None),
        (whole(SAID), None),
    ],
)
def test_a_span_is_parted_at_a_word(at: int | Span, parts: tuple[str, str] | None) -> None:
    """Before the word at the place or after it; what opens the word goes with it, the blank with neither part."""
    found = parted(SAID, whole(SAID), WORDS, at)
    assert (None if found is None else tuple(part.of(SAID) for part in found)) == parts


@given(st.lists(spans, max_size=8).map(sorted), spans)
def test_what_overlaps_is_found_without_looking_at_all(ordered: list[Span], span: Span) -> None:
    """Ordered spans may overlap each other: what overlaps is near, and the first that is near does."""
    part = ordered[near([one.start for one in ordered], reaches(ordered), span)]
    assert [one for one in part if one.overlaps(span)] == [one for one in ordered if one.overlaps(span)]
    assert all(one.overlaps(span) for one in part[:1])
