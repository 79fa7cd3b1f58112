"""Which codes stand near each other: overlaps, turns, answers, words apart; whose, and how much of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from intervjukod.analysis.cooccurrence import Answers, Cooccurrence, Meeting, Near, cooccurrence
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials

SAID = "Vi är för få här. Folk rör sig mer nu. Gränsen tar alla. Samverkan går bra."
ONE = interview(
    "I01", ("?", "Hur är det?"), ("Polis 1", SAID), ("?", "Jaså?"), ("Polis 1", "Ja, för få."), role="polis"
)
TWO = interview("I02", ("?", "Hur är det?"), ("Polis 2", SAID), role="polis")
ROOM = interview(
    "G01",
    ("?", "Vilka är ni?"),
    ("Eva", "Vi är för få."),
    ("Finn", "Folk rör sig."),
    attributes={"Eva": {"role": "polis"}, "Finn": {"role": "ordningsvakt"}},
)


def met(
    *marks: Mark,
    near: Near = Near.OVERLAP,
    over: list[Interview] | None = None,
    within: int = 0,
    answers: Mapping[str, Answers] | None = None,
    numbers: bool = True,
    filters: dict[str, str] | None = None,
) -> Cooccurrence:
    """Co-occurrence over interviews that are all done."""
    chosen = over or [ONE, TWO]
    ground = basis(chosen, None, filters=filters or {}, numbers=numbers)
    return cooccurrence(columns(*marks), materials(chosen), BOOK, ground, near, within=within, answers=answers)


def pairs(result: Cooccurrence) -> dict[tuple[str, str], Meeting]:
    """The rows by their two codes."""
    return {(row.code, row.other): row for row in result.rows}


def test_an_overlap_is_counted_from_both_sides() -> None:
    """One of two passages of the one meets the only one of the other: of three passages two stand near, as one."""
    result = met(
        Mark(ONE, "Vi är för få", "staffing"), Mark(ONE, "få här. Folk", "folkliv"), Mark(ONE, "Gränsen", "staffing")
    )
    (row,) = result.rows
    assert (row.code, row.other, row.informants) == ("staffing", "folkliv", 1)
    assert (row.near, row.passages, row.other_near, row.other_passages) == (1, 2, 1, 1)
    assert row.association == 0.5


def test_passages_that_only_touch_share_no_words() -> None:
    """A passage that begins where the other ends is beside it."""
    assert met(Mark(ONE, "Vi är ", "staffing"), Mark(ONE, "för få", "folkliv")).rows == ()


def test_a_parent_meets_what_its_children_meet_and_never_its_own() -> None:
    """Rolled up: the passage of a child is one of each code above it, and a line of descent is no meeting."""
    found = pairs(met(Mark(ONE, "för få", "vakans"), Mark(ONE, "få här", "folkliv"), Mark(ONE, "för", "staffing")))
    assert set(found) == {("staffing", "folkliv"), ("kontinuitet", "folkliv"), ("vakans", "folkliv")}
    assert found["staffing", "folkliv"].passages == 1


def test_siblings_may_meet() -> None:
    """Two codes under one theme are two codes."""
    found = pairs(met(Mark(ONE, "för få", "kontinuitet"), Mark(ONE, "få här", "gränskontroll")))
    assert set(found) == {("kontinuitet", "gränskontroll")}


def test_overlaps_of_one_code_are_one_passage_whoever_made_them() -> None:
    """Two coders on one passage, and two codings over each other, count once; merged codes count as one."""
    result = met(
        Mark(ONE, "Vi är för", "staffing"),
        Mark(ONE, "är för få", "staffing", coder="AL"),
        Mark(ONE, "för få här", "folkliv"),
        Mark(ONE, "få här. Folk", "rörelse", coder="AL"),
    )
    (row,) = result.rows
    assert (row.near, row.passages, row.other_near, row.other_passages, row.association) == (1, 1, 1, 1, 1.0)


def test_one_passage_may_meet_several() -> None:
    """The measure stays within 1 where one long passage meets two short ones."""
    (row,) = met(Mark(ONE, SAID, "staffing"), Mark(ONE, "Folk", "folkliv"), Mark(ONE, "nu", "folkliv")).rows
    assert (row.near, row.passages, row.other_near, row.other_passages) == (1, 1, 2, 2)
    assert row.association == 1.0


@pytest.mark.parametrize(("quote", "meets"), [("Samverkan", True), ("Ja, för", False), ("Jaså", False)])
def test_the_same_turn(quote: str, meets: bool) -> None:
    """Far apart in one turn is near; the next turn is not, nor is a question between them."""
    assert bool(met(Mark(ONE, "Vi är", "staffing"), Mark(ONE, quote, "folkliv"), near=Near.TURN).rows) is meets


def test_two_passages_in_one_turn_are_both_there() -> None:
    """That a code stands twice in a turn is no reason not to find it there."""
    marks = [Mark(ONE, "Vi är", "staffing"), Mark(ONE, "Samverkan", "staffing"), Mark(ONE, "Folk", "folkliv")]
    (row,) = met(*marks, near=Near.TURN).rows
    assert (row.near, row.passages, row.other_near, row.other_passages, row.informants) == (2, 2, 1, 1, 1)


def test_a_passage_over_two_turns_is_in_both() -> None:
    """It meets what stands in either."""
    across = Mark(ONE, "bra.\n?: Jaså?\nPolis 1: Ja", "staffing")
    found = met(across, Mark(ONE, "Vi är", "folkliv"), Mark(ONE, "för få.", "folkliv"), near=Near.TURN)
    assert [(row.near, row.other_near, row.other_passages) for row in found.rows] == [(1, 2, 2)]


def test_the_same_answer_in_several_places() -> None:
    """An answer that is given in two turns is one answer; what stands outside of it meets nothing."""
    first, second = ONE.find("Vi är för få här."), ONE.find("Ja, för få.")
    answers = {"I01": [[(first.start, first.end), (second.start, second.end)]]}
    marks = [Mark(ONE, "Vi är", "staffing"), Mark(ONE, "Ja, för", "folkliv"), Mark(ONE, "Gränsen", "gränskontroll")]
    assert set(pairs(met(*marks, near=Near.ANSWER, answers=answers))) == {("staffing", "folkliv")}
    assert met(*marks, near=Near.ANSWER).rows == ()


@pytest.mark.parametrize(("within", "meets"), [(1, False), (2, False), (3, True), (50, True)])
def test_within_so_many_words(within: int, meets: bool) -> None:
    """The nearest word of the other may be the third after the last."""
    found = met(Mark(ONE, "Vi är", "staffing"), Mark(ONE, "här", "folkliv"), near=Near.WORDS, within=within)
    assert bool(found.rows) is meets
    assert all((row.near, row.other_near) == (1, 1) for row in found.rows)


def test_words_are_counted_over_the_interviewer() -> None:
    """From the last word of one turn to the first of the informant's next is one word; a question has no words."""
    last = Mark(ONE, "bra.", "staffing")
    assert len(met(last, Mark(ONE, "Ja, för", "folkliv"), near=Near.WORDS, within=1).rows) == 1
    assert met(last, Mark(ONE, "Jaså", "folkliv"), near=Near.WORDS, within=9).rows == ()


def test_informants_and_not_passages_are_counted_first() -> None:
    """Twice by one informant and once by another is two informants; pairs that more of them say come first."""
    marks = [Mark(one, "för få", code) for one in (ONE, TWO) for code in ("gränskontroll", "folkliv")]
    marks += [Mark(ONE, "Gränsen tar", code) for code in ("kontinuitet", "folkliv")]
    result = met(*marks)
    assert [(row.code, row.informants, row.near) for row in result.rows] == [
        ("staffing", 2, 3),
        ("gränskontroll", 2, 2),
        ("kontinuitet", 1, 1),
    ]
    assert len(result.crowd.informants) == 2


def test_without_numbers_their_order_tells_nothing() -> None:
    """The order is then the book's."""
    marks = [Mark(one, "för få", code) for one in (ONE, TWO) for code in ("gränskontroll", "folkliv")]
    marks += [Mark(ONE, "Gränsen tar", code) for code in ("kontinuitet", "folkliv")]
    assert [row.code for row in met(*marks, numbers=False).rows] == ["staffing", "kontinuitet", "gränskontroll"]
    assert [row.code for row in met(*marks).rows] == ["staffing", "gränskontroll", "kontinuitet"]


def test_in_a_group_each_says_what_they_say() -> None:
    """A meeting is of the one who speaks in both; of the interviewer alone it is nobody's."""
    marks = [Mark(ROOM, "för få", "staffing"), Mark(ROOM, "få.\nFinn: Folk", "folkliv")]
    (row,) = met(*marks, over=[ROOM]).rows
    assert row.informants == 1
    (row,) = met(Mark(ROOM, "Vilka", "staffing"), Mark(ROOM, "Vilka är", "folkliv"), over=[ROOM]).rows
    assert (row.informants, row.near) == (0, 1)


def test_a_filter_holds_within_a_group() -> None:
    """Passages of those who were not asked for meet nothing."""
    marks = [Mark(ROOM, "för få", "staffing"), Mark(ROOM, "få.\nFinn: Folk", "folkliv")]
    (row,) = met(*marks, over=[ROOM], filters={"role": "polis"}).rows
    assert (row.informants, row.passages) == (1, 1)
    assert met(*marks, over=[ROOM], filters={"role": "ordningsvakt"}).rows == ()


def test_an_informant_without_codings_and_a_code_never_used_are_no_rows() -> None:
    """The informant is in the denominator all the same; codings of what does not count make no meeting."""
    marks = [Mark(ONE, "för få", "staffing"), Mark(ONE, "för", "folkliv")]
    assert len(met(*marks).crowd.informants) == 2
    assert len(met(*marks).rows) == 1
    assert met().rows == met(*marks, over=[TWO]).rows == ()
