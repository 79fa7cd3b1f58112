"""In whose answers a code comes up, and whether it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.analysis.compare import compare
from intervjukod.analysis.drawn import Drawn, drawn
from intervjukod.analysis.prompting import expected
from intervjukod.domain.guide import Guide, Question
from tests.unit.analysis.building import BOOK, Interview, Mark, Stand, basis, columns, interview, materials

GUIDE = Guide(
    "g",
    questions=(
        Question("q1", "Hur är bemanningen?", expects=("kontinuitet",)),
        Question("q2", "Hur är folklivet?", expects=("liv",)),
        Question("q3", "Något mer?"),
    ),
)
ONE = interview("I01", ("?", "Bemanningen?"), ("Eva", "Vi är få."), ("?", "Mer?"), ("Eva", "Folk rör sig. Vi byts ut."))
TWO = interview("I02", ("?", "Mer?"), ("Finn", "Folk rör sig. Vi byts ut."))
PAIR = interview("I03", ("?", "Mer?"), ("Gun", "Folk rör sig."), ("Hans", "Vi byts ut."))
ANSWERS = {
    "I01": [
        Stand("q1", "answered", answered=[ONE.find("Vi är få.")]),
        Stand("q3", "answered", answered=[ONE.find("Folk rör sig. Vi byts ut.")]),
        Stand("q2", "asked"),
    ],
    "I03": [Stand("q3", "proposed", answered=[PAIR.find("Folk rör sig.")])],
}


def found(*marks: Mark, over: Sequence[Interview] = (ONE, TWO, PAIR)) -> dict[str, Drawn]:
    """What drew the codes of these marks."""
    return drawn(columns(*marks), materials(over), BOOK, basis(over), [GUIDE], ANSWERS)


def test_questions_that_expect_a_code_or_in_whose_answers_it_comes_up() -> None:
    """With who brings it up there, of those who answered; the others are left out."""
    told = found(Mark(ONE, "byts ut", "kontinuitet"), Mark(TWO, "byts ut", "kontinuitet"))
    assert [(one.question, one.expects, one.informants, one.answered) for one in told["staffing"].questions] == [
        ("q1", True, frozenset(), frozenset({"Eva"})),
        ("q3", False, frozenset({"Eva"}), frozenset({"Eva", "Gun"})),
    ]
    assert told["kontinuitet"].questions == told["staffing"].questions
    assert (told["gränskontroll"].questions, told["gränskontroll"].expected) == ((), False)


def test_a_question_may_expect_a_code_by_an_old_name() -> None:
    """One that was swallowed since."""
    assert [one.question for one in found()["folkliv"].questions] == ["q2"]


def test_of_two_in_an_interview_only_those_who_speak() -> None:
    """A coding of one's words in another's answer is nobody's; an answer is whose words it holds."""
    told = found(Mark(PAIR, "Folk rör sig.\nHans: Vi", "folkliv"), Mark(PAIR, "byts ut", "staffing"))
    (asked, more) = told["folkliv"].questions
    assert (sorted(more.informants), sorted(more.answered)) == (["Gun", "Hans"], ["Eva", "Gun"])
    assert (asked.question, asked.answered) == ("q2", frozenset())
    assert told["staffing"].unprompted == {"Hans"}


def test_what_was_prompted_is_as_a_comparison_by_prompt_counts_it() -> None:
    """The same informants, code by code, above and below."""
    marks = [
        Mark(ONE, "är få", "kontinuitet"),
        Mark(ONE, "byts ut", "vakans"),
        Mark(ONE, "Bemanningen", "staffing"),
        Mark(TWO, "byts ut", "staffing"),
        Mark(TWO, "byts ut", "gränskontroll", coder="AL"),
        Mark(PAIR, "rör sig.\nHans: Vi byts", "folkliv"),
    ]
    over = (ONE, TWO, PAIR)
    by = expected([GUIDE], ANSWERS)
    rows = compare(columns(*marks), materials(over), BOOK, basis(over), "prompt", expected=by).rows
    told = found(*marks)
    assert {row.code: (row.by["prompted"].informants, row.by["unprompted"].informants) for row in rows} == {
        row.code: (len(told[row.code].prompted), len(told[row.code].unprompted)) for row in rows
    }
    assert told["staffing"].prompted == {"Eva"}
    assert told["staffing"].unprompted == {"Eva", "Finn"}


def test_an_answer_within_another_ends_where_it_ends() -> None:
    """What is said after it is in the longer one alone."""
    answers = {
        "I02": [
            Stand("q3", "answered", answered=[TWO.find("Folk rör sig. Vi byts ut.")]),
            Stand("q1", "answered", answered=[TWO.find("rör")]),
        ]
    }
    told = drawn(columns(Mark(TWO, "byts ut", "staffing")), materials([TWO]), BOOK, basis([TWO]), [GUIDE], answers)
    assert {one.question: sorted(one.informants) for one in told["staffing"].questions} == {"q1": [], "q3": ["Finn"]}
