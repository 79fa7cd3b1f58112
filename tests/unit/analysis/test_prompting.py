"""Asked for by the guide, or brought up unasked."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.prompting import expected
from intervjukod.domain.guide import Guide, Question
from tests.unit.analysis.building import BOOK, Interview, Mark, Stand, basis, columns, interview, materials

GUIDE = Guide(
    "g",
    questions=(
        Question("q1", "Hur är bemanningen?", expects=("kontinuitet",)),
        Question("q2", "Hur är folklivet?", expects=("folkliv",)),
        Question("q3", "Något mer?"),
    ),
)
ONE = interview("I01", ("?", "Bemanningen?"), ("Eva", "Vi är få."), ("?", "Mer?"), ("Eva", "Folk rör sig. Vi byts ut."))
TWO = interview("I02", ("?", "Mer?"), ("Finn", "Folk rör sig. Vi byts ut."))
FIRST = Stand("q1", "answered", answered=[ONE.find("Vi är få.")])
MORE = Stand("q3", "answered", answered=[ONE.find("Folk rör sig. Vi byts ut.")])


def parted(*marks: Mark, answers: dict[str, Sequence[Stand]], over: Sequence[Interview] = (ONE, TWO)) -> Compare:
    """A comparison of prompted with unprompted."""
    told = expected([GUIDE], answers)
    return compare(columns(*marks), materials(over), BOOK, basis(over), "prompt", expected=told)


def shares(result: Compare, code: str) -> dict[str, tuple[int, int, int]]:
    """Informants, of how many, and passages, by value."""
    row = next(row for row in result.rows if row.code == code)
    return {value: (cell.informants, cell.informants_of, cell.passages) for value, cell in row.by.items()}


def test_in_the_answer_to_a_question_that_expects_it() -> None:
    """One informant says it when asked and again unasked, another only unasked: both stand where they said it."""
    result = parted(
        Mark(ONE, "är få", "kontinuitet"),
        Mark(ONE, "byts ut", "kontinuitet"),
        Mark(TWO, "byts ut", "kontinuitet"),
        answers={"I01": [FIRST, MORE]},
    )
    assert shares(result, "kontinuitet") == {"prompted": (1, 2, 1), "unprompted": (2, 2, 2)}
    assert [note.key for note in result.notes] == ["analyses.prompts"]
    assert result.is_facet


def test_what_is_above_and_below_was_asked_for_too_but_not_its_sibling() -> None:
    """A question about continuity asks for staffing and for vacancies, not for border control."""
    marks = [Mark(ONE, "är få", code) for code in ("staffing", "vakans", "gränskontroll")]
    result = parted(*marks, answers={"I01": [FIRST]})
    assert shares(result, "vakans") == {"prompted": (1, 2, 1), "unprompted": (0, 2, 0)}
    assert shares(result, "gränskontroll") == {"prompted": (0, 2, 0), "unprompted": (1, 2, 1)}
    assert shares(result, "staffing") == {"prompted": (1, 2, 1), "unprompted": (1, 2, 1)}


def test_a_merged_code_is_the_one_that_swallowed_it() -> None:
    """In the guide and in the coding, whichever name stands there."""
    answer = Stand("q2", "proposed", answered=[ONE.find("Folk rör sig")])
    marks = [Mark(ONE, "Folk", "rörelse"), Mark(ONE, "rör", "folkliv")]
    merged = Guide("g", questions=(Question("q2", "Hur?", expects=("rörelse",)),))
    told = expected([merged], {"I01": [answer]})
    result = compare(columns(*marks), materials([ONE]), BOOK, basis([ONE]), "prompt", expected=told)
    assert shares(result, "folkliv") == {"prompted": (1, 1, 2), "unprompted": (0, 1, 0)}


def test_a_passage_that_only_reaches_into_an_answer_is_in_it_and_one_beside_it_is_not() -> None:
    """One code point in common is enough; touching is not."""
    answer = Stand("q1", "answered", answered=[ONE.find("är få")])
    result = parted(Mark(ONE, "Vi ä", "vakans"), Mark(ONE, "Vi ", "kontinuitet"), answers={"I01": [answer]})
    assert shares(result, "vakans")["prompted"] == (1, 2, 1)
    assert shares(result, "kontinuitet") == {"prompted": (1, 2, 1), "unprompted": (1, 2, 1)}


def test_without_answers_nothing_was_asked_for() -> None:
    """Everything is unprompted; a question that was asked and not answered prompts nothing."""
    result = parted(Mark(ONE, "är få", "staffing"), answers={"I01": [Stand("q1", "asked")]})
    assert shares(result, "staffing") == {"prompted": (0, 2, 0), "unprompted": (1, 2, 1)}
