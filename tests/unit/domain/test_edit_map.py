"""Edit maps: where spans stand after an edit, after several, and after it is undone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intervjukod.domain.edit_map import EditMap, Kept, embedded, identity, kept_at, kept_runs, stretch
from intervjukod.domain.span import Span

SIZE = 30
PUT_IN = st.integers(0, 3)


@st.composite
def edit_maps(draw: st.DrawFn, old_size: int | None = None) -> EditMap:
    """An edit of a text of ``old_size`` code points (default: any): runs kept, gaps on both sides, a run moved."""
    size = draw(st.integers(0, SIZE)) if old_size is None else old_size
    runs: list[tuple[int, int]] = []
    old = 0
    while old < size and draw(st.booleans()):
        old += draw(PUT_IN)
        length = min(draw(st.integers(1, 8)), size - old)
        if length > 0:
            runs.append((old, length))
            old += length
    moving = draw(st.none() | st.sampled_from(runs)) if len(runs) > 1 else None
    order = [run for run in runs if run != moving]
    if moving:
        order.insert(draw(st.integers(0, len(order))), moving)
    new, places = 0, {}
    for old, length in order:
        new += draw(PUT_IN)
        places[old] = Kept(old, new, length)
        new += length
    kept = tuple(places[run[0]] for run in runs if run != moving)
    return EditMap(size, new + draw(PUT_IN), kept, ((places[moving[0]],),) if moving else ())


@st.composite
def edits_with_a_span(draw: st.DrawFn) -> tuple[EditMap, Span]:
    """An edit and a span of the text before it."""
    edits = draw(edit_maps())
    start = draw(st.integers(0, edits.old_size))
    return edits, Span(start, draw(st.integers(start, edits.old_size)))


@given(st.integers(0, SIZE), st.data())
def test_an_edit_that_changes_nothing_moves_nothing(size: int, data: st.DataObject) -> None:
    """Under the identity every span stays, and before or after another edit it makes no difference."""
    edits = data.draw(edit_maps(old_size=size))
    start = data.draw(st.integers(0, size))
    span = Span(start, data.draw(st.integers(start, size)))
    assert identity(size).project(span) == span
    for both in (identity(size).then(edits), edits.then(identity(edits.new_size))):
        assert (both.kept, both.moved, both.project(span)) == (edits.kept, edits.moved, edits.project(span))


@given(edits_with_a_span(), st.data())
def test_one_edit_after_another_is_their_composition(case: tuple[EditMap, Span], data: st.DataObject) -> None:
    """Any span goes through two edits as through the one made of both; what both carry, that one carries."""
    first, span = case
    later = data.draw(edit_maps(old_size=first.new_size))
    both = first.then(later)
    between = first.project(span)
    assert (both.old_size, both.new_size) == (first.old_size, later.new_size)
    assert both.project(span) == later.project(between)
    margin = data.draw(st.integers(0, 3))
    assert both.carries(span, margin) or not (first.carries(span, margin) and later.carries(between, margin))


@given(st.data())
def test_composing_is_associative(data: st.DataObject) -> None:
    """Three edits compose to the same edit however they are grouped."""
    first = data.draw(edit_maps())
    second = data.draw(edit_maps(old_size=first.new_size))
    third = data.draw(edit_maps(old_size=second.new_size))
    assert first.then(second).then(third) == first.then(second.then(third))


@given(edits_with_a_span(), st.data())
def test_the_inverse_takes_back(case: tuple[EditMap, Span], data: st.DataObject) -> None:
    """What an edit, or two, carried comes back to where it was; the inverse of the inverse is the edit."""
    first, span = case
    both = first.then(data.draw(edit_maps(old_size=first.new_size)))
    for edits in (first, both):
        assert edits.inverse().inverse() == edits
        if span and edits.carries(span, 0):
            assert edits.inverse().project(edits.project(span)) == span


@given(edits_with_a_span(), st.data())
def test_what_is_carried_is_all_there(case: tuple[EditMap, Span], data: st.DataObject) -> None:
    """A projected span lies in the text; one that is carried has its length, and all its code points stay."""
    first, span = case
    for edits in (first, first.then(data.draw(edit_maps(old_size=first.new_size)))):
        placed = edits.project(span)
        stay = edits.stays(span, placed)
        assert placed.within(edits.new_size)
        assert 0 <= stay <= min(len(span), len(placed))
        if span and edits.carries(span, 0):
            assert stay == len(span) == len(placed)


@pytest.mark.parametrize(
    ("span", "placed"),
    [
        (Span(4, 8), Span(5, 9)),  # between two changes
        (Span(2, 8), Span(2, 9)),  # began with what was replaced
        (Span(3, 8), Span(2, 9)),  # with half of it
        (Span(0, 4), Span(0, 5)),  # ended with it
        (Span(0, 3), Span(0, 5)),
        (Span(2, 4), Span(2, 5)),  # was nothing else
        (Span(4, 12), Span(5, 15)),  # what was put in stays inside
        (Span(8, 12), Span(11, 15)),  # ... or outside
        (Span(12, 16), Span(15, 16)),  # part of it was taken out
        (Span(15, 18), Span(16, 18)),
        (Span(13, 16), Span(16, 16)),  # all of it was
        (Span(2, 2), Span(2, 2)),
        (Span(6, 6), Span(7, 7)),
    ],
)
def test_a_replacement_belongs_to_what_held_the_replaced(span: Span, placed: Span) -> None:
    """2:4 became three, two were put in at 8, 13:16 was taken out: ends stand where one would put them by hand."""
    edits = EditMap(18, 18, (Kept(0, 0, 2), Kept(4, 5, 4), Kept(8, 11, 5), Kept(16, 16, 2)))
    assert edits.project(span) == placed


def test_a_large_replacement_belongs_to_who_held_most_of_it() -> None:
    """Of two spans that share what was replaced, the one with the smaller part gets none of the new words."""
    edits = EditMap(30, 24, (Kept(0, 0, 10), Kept(20, 14, 10)))
    assert edits.project(Span(0, 14)) == Span(0, 10)
    assert edits.project(Span(14, 30)) == Span(10, 24)


def test_a_moved_passage_is_followed() -> None:
    """A span in it moves along; one over its border goes with the larger part, and one around it stays."""
    edits = EditMap(30, 30, (Kept(0, 0, 10), Kept(20, 10, 10)), ((Kept(10, 20, 10),),))
    assert edits.project(Span(12, 18)) == Span(22, 28)
    assert edits.carries(Span(12, 18), 2)
    assert not edits.carries(Span(12, 18), 3)
    assert (edits.project(Span(8, 15)), edits.project(Span(5, 12))) == (Span(20, 25), Span(5, 10))
    assert edits.project(Span(5, 25)) == Span(5, 15)
    assert edits.stays(Span(5, 25), Span(5, 15)) == 10
    assert edits.inverse().project(Span(22, 28)) == Span(12, 18)
    assert (edits.project(Span(15, 15)), edits.project(Span(25, 25))) == (Span(25, 25), Span(15, 15))


def test_what_was_moved_replaced_nothing() -> None:
    """A passage that now stands where another was does not belong to the spans beside it."""
    edits = EditMap(20, 26, (Kept(0, 0, 5), Kept(10, 11, 5)), ((Kept(15, 5, 5),),))
    assert edits.project(Span(0, 10)) == Span(0, 5)
    assert edits.project(Span(5, 10)) == Span(5, 5)


def test_a_moved_passage_takes_nothing_along_from_beside_it() -> None:
    """What stood before it and after it in the old text, or does in the new one, is not its replacement."""
    edits = EditMap(22, 24, (Kept(12, 0, 10),), ((Kept(2, 14, 8),),))
    assert edits.project(Span(0, 12)) == Span(14, 22)


def test_several_edits_are_undone_last_first() -> None:
    """The inverse of a composition goes back the way that it came."""
    edits = EditMap(10, 13, (Kept(0, 3, 10),)).then(EditMap(13, 15, (Kept(0, 0, 4), Kept(4, 6, 9))))
    assert edits.project(Span(1, 2)) == Span(6, 7)
    assert edits.inverse().project(Span(6, 7)) == Span(1, 2)
    assert edits.inverse().project(Span(0, 3)) == Span(0, 0)


def test_an_edit_carries_what_is_kept_with_its_margin() -> None:
    """A span is carried when one kept run holds it and its margin, cut off at the ends of the text."""
    edits = EditMap(10, 10, (Kept(0, 0, 6), Kept(7, 7, 3)))
    assert [edits.carries(Span(2, 3), margin) for margin in (0, 3, 4)] == [True, True, False]
    assert edits.carries(Span(0, 2), 4)
    assert edits.carries(Span(9, 10), 2)
    assert not edits.carries(Span(5, 8), 0)
    assert [edits.carries(Span(8, 9), margin) for margin in (1, 2)] == [True, False]


def test_two_edits_remember_what_was_put_in_beside() -> None:
    """A name replaced and, later, a word put in after it: the name's replacement belongs to the span, the word not."""
    renamed = EditMap(10, 12, (Kept(0, 0, 6),))
    beside = EditMap(12, 15, (Kept(0, 0, 12),))
    assert renamed.then(beside).project(Span(0, 10)) == Span(0, 12)


def test_runs_are_what_two_texts_share() -> None:
    """Each piece that is equal in both is a run, also beside another; an empty one parts two changes."""
    pieces = [("ab", "ab"), ("c", "c"), ("d", "xy"), ("", "z"), ("e", "e")]
    assert kept_runs(pieces) == (Kept(0, 0, 2), Kept(2, 2, 1), Kept(4, 5, 0), Kept(4, 6, 1))
    assert kept_runs(pieces[2:], 10, 20) == (Kept(11, 22, 0), Kept(11, 23, 1))


def test_two_changes_side_by_side_are_two() -> None:
    """Words put in before a passage whose first word changed too stay outside of it; so do those after its end."""
    row = [("ab", "ab"), ("", "xyz"), ("c", "C"), ("de", "de"), ("f", "F"), ("", "123"), ("ghij", "ghij")]
    edits = EditMap(10, 16, kept_runs(row))
    assert edits.project(Span(2, 6)) == Span(5, 9)
    assert edits.project(Span(1, 7)) == Span(1, 13)
    assert edits.stays(Span(2, 6), Span(5, 9)) == 2
    assert edits.inverse().project(Span(5, 9)) == Span(2, 6)


@given(edits_with_a_span(), st.integers(0, 4), st.integers(0, 4))
def test_an_embedded_edit_does_the_same_further_on(case: tuple[EditMap, Span], before: int, after: int) -> None:
    """An edit of a passage, as an edit of the text around it, places what lies inside as it did before."""
    inner, span = case
    assume(span and inner.project(span))
    whole = embedded(before + inner.old_size + after, Span(before, before + inner.old_size), inner)
    assert whole.new_size == before + inner.new_size + after
    assert whole.project(span.shift(before)) == inner.project(span).shift(before)
    assert [kept_at(whole, at) for at in range(before)] == list(range(before))


def test_a_code_point_is_where_it_is_or_nowhere() -> None:
    """Kept code points are found one by one; others are not."""
    edits = EditMap(6, 7, (Kept(1, 2, 2), Kept(5, 5, 1)))
    assert [kept_at(edits, at) for at in range(6)] == [None, 2, 3, None, None, 5]


def test_a_unit_reaches_to_what_was_written_at_its_ends() -> None:
    """A turn holds what is put in at its ends, as far as what stood beside it; it shrinks where its end was cut."""
    put_in = EditMap(20, 26, (Kept(0, 0, 5), Kept(5, 8, 10), Kept(15, 21, 5)))
    assert stretch(put_in, Span(5, 15)) == Span(5, 21)
    cut = EditMap(20, 14, (Kept(0, 0, 5), Kept(11, 5, 9)))
    assert stretch(cut, Span(5, 15)) == Span(5, 9)
    assert stretch(cut, Span(5, 11)) == Span(5, 5)
