"""Codings by place, and side by side as stripes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex, Lanes
from intervjukod.tui.presenter.wrap import Wrap

TEXT = "ord " * 700
WRAP = Wrap(Document.of(Transcript("t", "n", "f", "h", TEXT, (), {})), 40)

spans = st.builds(
    lambda start, size: Span(start, min(len(TEXT), start + size)), st.integers(0, 2700), st.integers(1, 900)
)
coded = st.lists(spans, max_size=25).map(
    lambda found: [Coding(str(n), "t", span, "b", "PK") for n, span in enumerate(found)]
)


@given(coded, spans)
def test_a_place_knows_its_codings(codings: list[Coding], place: Span) -> None:
    """What overlaps a place is found, in order of start, the longest first."""
    expected = [coding for coding in codings if coding.span.overlaps(place)]
    found = CodingIndex(codings).overlapping(place)
    assert sorted(coding.id for coding in found) == sorted(coding.id for coding in expected)
    assert [(c.span.start, -c.span.end) for c in found] == sorted((c.span.start, -c.span.end) for c in found)


@given(coded, coded, spans)
def test_taking_over_other_codings(before: list[Coding], after: list[Coding], place: Span) -> None:
    """Taking out what is gone and putting in what came gives the same as beginning anew."""
    index = CodingIndex(before)
    gone, came = index.differences(after)
    for coding in gone:
        index.remove(coding)
    for coding in came:
        index.add(coding)
    anew = CodingIndex(after)
    assert index.by_id == anew.by_id
    assert {c.id for c in index.overlapping(place)} == {c.id for c in anew.overlapping(place)}
    assert index.differences(after) == ([], [])


@given(coded)
def test_no_two_stripes_in_one_cell(codings: list[Coding]) -> None:
    """Codings on the same line stand in different lanes, also when the last ones came one by one."""
    index = CodingIndex(codings[:10])
    lanes = Lanes(index.ordered, WRAP)
    for coding in codings[10:]:
        lines = WRAP.lines_of(coding.span)
        beside = index.overlapping(WRAP.reach(lines[0]).cover(WRAP.reach(lines[-1])))
        index.add(coding)
        lanes.add(coding, beside)
    for number in range(len(WRAP)):
        here = [lanes[coding] for coding in index.overlapping(WRAP.reach(number))]
        assert len(here) == len(set(here))


def test_lanes_are_filled_from_the_first() -> None:
    """A lane is used again once its last coding has ended on an earlier line."""
    codings = [
        Coding(str(n), "t", Span(*span), "b", "PK") for n, span in enumerate([(0, 100), (8, 20), (50, 60), (121, 130)])
    ]
    lanes = Lanes(codings, WRAP)
    assert [lanes[coding] for coding in codings] == [0, 1, 1, 0]
    lanes.add(codings[0], [codings[1]])
    assert lanes[codings[0]] == 0
