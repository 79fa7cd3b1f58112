"""Questions against informants: what was asked, of whom it was never meant to be, and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from intervjukod.analysis.coverage import Coverage, asked_about, coverage
from intervjukod.domain.guide import Guide, Probe, Question
from tests.unit.analysis.building import BOOK, Interview, Stand, basis, interview, materials

GUIDE = Guide(
    "g",
    questions=(
        Question("q1", "Hur många är ni?", nr="1", expects=("kontinuitet",), guide="g"),
        Question("q12", heading="Obligatoriska", nr="12", obligatory=True),
        Question("q12a", "Hur är närvaron?", nr="12a", obligatory=True, roles=("polis",), expects=("rörelse",)),
    ),
)
ANNA = interview("I01", ("Anna", "Vi är tre."), role="polis/spanare")
BO = interview("I02", ("Bo", "Jag är ensam."), role="ordningsvakt")
NOT_ASKED = [Stand("q1", "not asked"), Stand("q12a", "not asked")]


def cover(
    answers: Mapping[str, Sequence[Stand]], over: Sequence[Interview] = (ANNA, BO), pending: Sequence[Interview] = ()
) -> Coverage:
    """Coverage of ``over``, all done, with ``pending`` that are not."""
    return coverage([GUIDE], answers, materials(over), basis(over), pending=materials(pending))


def by(result: Coverage, question: str) -> dict[str, str]:
    """How a question stands, by informant."""
    return {one: str(stands) for one, stands in next(row.by for row in result.rows if row.question == question).items()}


def test_headings_are_no_rows() -> None:
    """Only what has a wording can be asked."""
    assert [row.question for row in cover({}).rows] == ["q1", "q12a"]


def test_each_standing_is_told_as_it_is() -> None:
    """Answered and asked are what people confirmed; a proposal is no more than that."""
    result = cover({"I01": [Stand("q1", "answered"), Stand("q12a", "proposed")], "I02": [Stand("q1", "asked")]})
    assert by(result, "q1") == {"Anna": "answered", "Bo": "asked"}
    assert by(result, "q12a") == {"Anna": "proposed", "Bo": "not in guide"}
    assert [note.values for note in result.notes] == [{"n": 1}]


def test_what_a_role_was_never_meant_to_be_asked_is_not_missing() -> None:
    """A question for the police is not in a guard's guide; asked all the same, it was asked."""
    result = cover({"I01": NOT_ASKED, "I02": NOT_ASKED})
    assert by(result, "q12a") == {"Anna": "not asked", "Bo": "not in guide"}
    assert by(cover({"I02": [Stand("q12a", "answered")]}), "q12a")["Bo"] == "answered"


def test_a_question_outside_the_transcripts_guide_is_not_in_it() -> None:
    """A guide that grew does not make old interviews incomplete."""
    assert by(cover({"I01": [Stand("q1", "answered", guide="other")]}), "q1")["Anna"] == "not in guide"


def test_nothing_is_said_of_what_is_not_done() -> None:
    """Not even what was answered; only what was never meant to be asked stays so."""
    result = cover({"I01": [Stand("q1", "answered")], "I02": NOT_ASKED}, over=[], pending=[ANNA, BO])
    assert by(result, "q1") == {"Anna": "not done", "Bo": "not done"}
    assert by(result, "q12a")["Bo"] == "not in guide"
    assert result.rows[0].answered_of == (0, 0)


def test_obligatory_questions_that_were_missed_are_listed() -> None:
    """With the informants who were not asked; those who were not to be asked are left in peace."""
    (note,) = cover({"I01": NOT_ASKED, "I02": NOT_ASKED}).notes
    assert note.values == {"missing": (("12a", ("Anna",)),)}


def test_in_a_group_only_who_speaks_answers() -> None:
    """The question was put to both; one answered it."""
    room = interview("G01", ("Eva", "Vi är två."), ("Finn", "Hm."), role="polis")
    said = [Stand("q1", "answered", answered=(room.find("är två"),))]
    assert by(cover({"G01": said}, over=[room]), "q1") == {"Eva": "answered", "Finn": "asked"}


def test_the_surest_standing_of_two_transcripts_holds() -> None:
    """What a letter answers is answered; what only an unfinished letter could hold waits."""
    letter = interview("B01", ("Anna", "Vi är tre."), role="polis")
    answered = {"I01": NOT_ASKED, "B01": [Stand("q1", "answered")]}
    assert by(cover(answered, over=[ANNA, letter]), "q1") == {"Anna": "answered"}
    assert by(cover(answered, over=[ANNA], pending=[letter]), "q1") == {"Anna": "not done"}


def test_answered_is_of_those_who_were_to_be_asked() -> None:
    """Not in the guide and not done stand in no denominator."""
    more = interview("I03", ("Cia", "Ja."), role="polis")
    result = cover(
        {"I01": [Stand("q12a", "answered")], "I02": NOT_ASKED, "I03": [Stand("q12a", "not asked")]},
        over=[ANNA, BO, more],
    )
    assert result.rows[1].answered_of == (1, 2)


def test_whom_a_code_was_asked_about() -> None:
    """A question that expects a code speaks for what is above it, merged codes for their heirs."""
    said = {"I01": [Stand("q1", "asked"), Stand("q12a", "not asked")], "I02": [Stand("q1", "proposed")]}
    assert asked_about([GUIDE], said, materials([ANNA, BO]), BOOK, {}) == {
        "kontinuitet": {"Anna", "Bo"},
        "staffing": {"Anna", "Bo"},
        "folkliv": frozenset(),
    }


def test_a_filter_leaves_out_informants() -> None:
    """Only those of the selection have a column."""
    result = coverage([GUIDE], {}, materials([ANNA, BO]), replace(basis([ANNA, BO]), filters={"role": "polis"}))
    assert result.informants == ("Anna",)


def test_probes_are_told_of_those_whom_the_question_was_put_to() -> None:
    """Used with one of two who were asked; with one who was not, and in what does not count, nothing is told."""
    guide = Guide("g", questions=(Question("q1", "Hur?", probes=(Probe("a", "Handel?"), Probe("b", "Våld?"))),))
    people = [interview(f"I{n}", (f"Polis {n}", "Ja."), role="polis") for n in range(4)]
    answers = {
        "I0": [Stand("q1", "answered", probes=("a",))],
        "I1": [Stand("q1", "asked")],
        "I2": [Stand("q1", "not asked", probes=("b",))],
        "I3": [Stand("q1", "answered", probes=("b",))],
    }
    made = coverage([guide], answers, materials(people[:3]), basis(people[:3], 4), pending=materials(people[3:]))
    (row,) = made.rows
    assert row.suggested == guide.questions[0].probes
    assert row.used == {"Polis 0": ("a",)}
    assert (row.probed("a"), row.probed("b")) == ((1, 2), (0, 2))


def test_probes_in_several_interviews_are_joined() -> None:
    """Each once, in the order they came; in a group they were used with everybody."""
    guide = Guide("g", questions=(Question("q1", "Hur?", probes=(Probe("a", "Handel?"), Probe("b", "Våld?"))),))
    pair = interview("G1", ("Eva", "Ja."), ("Finn", "Nej."), role="polis")
    again = interview("G2", ("Eva", "Jo."), role="polis")
    spans = [pair.find("Ja."), pair.find("Nej.")]
    answers = {
        "G1": [Stand("q1", "answered", answered=spans, probes=("a",))],
        "G2": [Stand("q1", "answered", probes=("a", "b"))],
    }
    (row,) = coverage([guide], answers, materials([pair, again]), basis([pair, again])).rows
    assert row.used == {"Eva": ("a", "b"), "Finn": ("a",)}
