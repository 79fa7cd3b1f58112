"""What an answer becomes when a person says so: pure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side
from intervjukod.tui.presenter.answering import answer_after, answer_in, in_a_row, with_more, without
from tests.unit.tui.interviews import at, interview

TALK = interview(
    ("I", "Hur är det?"),
    ("P", "Det är bra. Ofta."),
    ("I", "Mm?"),
    ("P", "Ibland inte."),
    ("P", "Sällan."),
    ("I", "Och sen?"),
    ("P", "Sen gick vi."),
)
TURNS = [turn.words for turn in TALK.turns]


def said(*spans: Span) -> list[str]:
    """Their words."""
    return [span.of(TALK.text) for span in spans]


def test_an_answer_is_the_informants_words() -> None:
    """Of a selection over several turns each informant's part, of the interviewer's words nothing."""
    assert said(*answer_in(TALK, at(TALK, "Ofta.").cover(at(TALK, "Ibland")))) == ["Ofta.", "Ibland"]
    assert answer_in(TALK, at(TALK, "Mm?")) == ()


def test_without_turns_an_answer_is_what_was_selected() -> None:
    """In a text in which nobody is told to speak, the selection stands as it is."""
    assert answer_in(interview(before="Bara text."), Span(0, 4)) == (Span(0, 4),)


def test_the_answer_that_follows_ends_where_the_interviewer_speaks() -> None:
    """All turns of informants in a row after the question, none where another question follows at once."""
    assert said(*answer_after(TALK, at(TALK, "Mm?"))) == ["Ibland inte.", "Sällan."]
    assert said(*answer_after(TALK, at(TALK, "Ibland"))) == ["Sällan."]
    assert answer_after(TALK, at(TALK, "Sen gick vi.")) == ()
    assert answer_after(interview(before="Bara text."), Span(0, 4)) == ()


def test_a_part_is_added_once_and_taken_out() -> None:
    """What overlaps becomes one part; a part goes when something of it is selected."""
    first, second = at(TALK, "Det är bra."), at(TALK, "Ibland inte.")
    assert said(*with_more((second,), (at(TALK, "bra. Ofta."), first))) == ["Det är bra. Ofta.", "Ibland inte."]
    assert without((first, second), at(TALK, "är bra")) == (second,)


def test_a_stretch_goes_on_past_the_interviewer() -> None:
    """A follow-up is within it; an informant's words that are no part of the answer end it."""
    assert in_a_row(TALK, [TURNS[3], TURNS[1]]) == [TURNS[1].cover(TURNS[3])]
    assert in_a_row(TALK, [TURNS[1], TURNS[4]]) == [TURNS[1], TURNS[4]]
    assert in_a_row(TALK, [at(TALK, "Det är bra."), TURNS[3]]) == [at(TALK, "Det är bra."), TURNS[3]]


@given(st.sets(st.sampled_from(TURNS)))
def test_stretches_hold_the_answer_and_no_other_informants_words(answered: set[Span]) -> None:
    """Every part is in exactly one stretch, in order, and what a stretch has besides is the interviewer's."""
    stretches = in_a_row(TALK, list(answered))
    assert stretches == sorted(stretches)
    for part in answered:
        assert sum(stretch.contains(part) for stretch in stretches) == 1
    for turn in TALK.turns:
        if turn.side is Side.INFORMANT and turn.words not in answered:
            assert not any(stretch.overlaps(turn.words) for stretch in stretches)
