"""Rounds of interviews: their order, what stood in the books then, and what may not be read as a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from intervjukod.analysis.compare import compare
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.grouping import grouping
from intervjukod.analysis.waves import Definition, Then, Waves, holding, waves
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.guide import Guide, Question
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials

SAID = "Vi är för få. Folk rör sig mer."


def person(n: int, nth: str, name: str = "", date: str = "") -> Interview:
    """Somebody interviewed in a round."""
    return interview(f"I{n:02}", ("?", "Hur är det?"), (name or f"Polis {n}", SAID), round=nth, date=date)


def over(
    people: Sequence[Interview],
    *marks: Mark,
    then: Mapping[str, Then] | None = None,
    pending: int = 0,
    by: str = "round",
) -> Waves:
    """Rounds of these people, of whom the last ``pending`` are not done."""
    done, later = materials(people[: len(people) - pending]), materials(people[len(people) - pending :])
    told = columns(*marks)
    compared = compare(told, done, BOOK, basis(people), by, pending=later)
    held = holding(told, done, later, grouping(BOOK, by, {}))
    return waves(compared, BOOK, held, then or {})


def cell(made: Waves, code: str, value: str) -> Counts:
    """The counts of a code in a round."""
    return next(row.by[value] for row in made.rows if row.code == code)


def book(*keys: str, **meant: str) -> Then:
    """What stood in the book when it had only these codes; ``meant`` are other definitions by key."""
    codes = tuple(replace(code, definition=meant.get(code.key, "")) for code in BOOK.codes if code.key in keys)
    return Then(Codebook(codes), (("Torget", "1"),), ())


@pytest.mark.parametrize(
    "values",
    [
        ("2", "10"),
        ("2,5", "10"),
        ("2019", "2020-04", "2021-01-05"),
        ("omgång 2", "Omgång 10"),
        ("T1", "T2", "T12"),
    ],
)
def test_rounds_stand_in_their_natural_order(values: tuple[str, ...]) -> None:
    """Whichever comes first in the folder, and however many digits it has."""
    people = [person(n, value) for n, value in enumerate(reversed(values))]
    assert tuple(one.value for one in over(people).rounds) == values


def test_rounds_called_by_a_date_stand_by_it() -> None:
    """Also where only one of them says when its interviews were held."""
    people = [person(1, "2020-05", date="2020-05-02"), person(2, "2019-05")]
    assert [one.value for one in over(people).rounds] == ["2019-05", "2020-05"]


def test_rounds_with_names_stand_as_they_were_held() -> None:
    """Spring before autumn, by the first interview of each; those without a date after, those without a round last."""
    people = [
        person(1, "hösten", date="2020-09-01"),
        person(2, "våren", date="2020-10-01"),
        person(3, "våren", date="2020-03-01"),
        person(4, "efteråt"),
        interview("I05", ("Polis 5", SAID), role="polis"),
    ]
    made = over(people)
    assert [one.value for one in made.rounds] == ["våren", "hösten", "efteråt", ""]
    assert [(one.first, one.last) for one in made.rounds[:3]] == [
        ("2020-03-01", "2020-10-01"),
        ("2020-09-01", "2020-09-01"),
        ("", ""),
    ]


def test_a_date_that_is_no_iso_date_is_no_date() -> None:
    """It could not be held against another."""
    assert over([person(1, "1", date="6 juli 2020"), person(2, "1", date="2020-07-08")]).rounds[0].first == "2020-07-08"


def test_a_code_that_was_not_there_is_not_one_that_nobody_mentions() -> None:
    """Its cell has no count; that of a code that was there has 0."""
    people = [person(1, "1"), person(2, "2")]
    made = over(
        people, Mark(people[1], "få", "folkliv"), then={"1": book("staffing"), "2": book("staffing", "folkliv")}
    )
    assert cell(made, "folkliv", "1").status is Status.NO_SUCH_CODE
    assert made.definition("folkliv", "1") is Definition.ABSENT
    assert (cell(made, "staffing", "1").status, cell(made, "staffing", "1").informants) == (Status.COUNTED, 0)
    assert (cell(made, "folkliv", "2").status, cell(made, "folkliv", "2").informants) == (Status.COUNTED, 1)


def test_what_was_coded_below_a_later_parent_is_told() -> None:
    """The parent counts it, and is marked."""
    people = [person(1, "1"), person(2, "2")]
    made = over(people, Mark(people[0], "få", "kontinuitet"), then={"1": book("kontinuitet")})
    assert (cell(made, "staffing", "1").status, cell(made, "staffing", "1").informants) == (Status.COUNTED, 1)
    assert made.definition("staffing", "1") is Definition.ABSENT


def test_another_definition_is_marked_and_a_label_is_none() -> None:
    """A code may be renamed between rounds; what it means may not change unsaid."""
    people = [person(1, "1"), person(2, "2")]
    renamed = Codebook(tuple(replace(code, label={"sv": "Annat"}) for code in BOOK.codes))
    then = {"1": book(*BOOK.by_key, staffing="Allt om personal."), "2": Then(renamed, (), ())}
    assert over(people, Mark(people[0], "få", "staffing"), then=then).definitions == {
        ("staffing", "1"): Definition.OTHER
    }


def test_a_merged_code_was_there_as_what_it_was() -> None:
    """Codings of a code that became part of another are not codings of what did not exist."""
    people = [person(1, "1"), person(2, "2")]
    made = over(people, Mark(people[0], "få", "rörelse"), then={"1": book("rörelse")})
    assert made.definition("folkliv", "1") is Definition.SAME
    assert cell(made, "folkliv", "1").informants == 1
    other = over(people, Mark(people[0], "få", "rörelse"), then={"1": book("rörelse", rörelse="Att gå.")})
    assert other.definition("folkliv", "1") is Definition.OTHER


def test_a_round_that_is_not_done_says_so() -> None:
    """Before anything about its codes."""
    people = [person(1, "1"), person(2, "2")]
    made = over(people, then={"2": book()}, pending=1)
    assert cell(made, "staffing", "2").status is Status.NOT_DONE
    assert [(one.held.counted, one.held.pending) for one in made.rounds] == [(("I01",), ()), ((), ("I02",))]


def test_who_comes_back_is_counted() -> None:
    """By name; an informant heard twice in one round is not one who came back."""
    people = [person(1, "1", "Eva"), person(2, "1", "Eva"), person(3, "2", "Eva"), person(4, "2", "Finn")]
    assert over(people).recurring == 1
    assert over([people[0], people[1], people[3]]).recurring == 0


def test_nothing_is_tested() -> None:
    """And nothing is said of tests."""
    people = [person(n, "1" if n < 3 else "2") for n in range(5)]
    assert [note.key for note in over(people).notes] == ["reports.few"]


def test_questions_new_and_gone_are_told() -> None:
    """By their words: an id may be used again, and numbers move. One that both have is not listed."""
    people = [person(1, "1"), person(2, "2"), person(3, "3")]
    first = Guide("a", questions=(Question("q1", "Hur länge?", nr="1"), Question("q2", "Vad gör ni?", nr="2")))
    second = Guide("b", questions=(Question("q1", "Vad  gör NI?", nr="1"), Question("q2", "Hur går det?", nr="2")))
    then = {"1": Then(BOOK, (), (first,)), "2": Then(BOOK, (), (second,))}
    told = [(one.nr, one.text, one.rounds) for one in over(people, then=then).questions]
    assert told == [("2", "Hur går det?", ("2",)), ("1", "Hur länge?", ("1",))]
    assert over(people, then={"1": then["1"], "3": then["1"]}).questions == ()


def test_a_facet_parts_what_is_said_and_not_who_says_it() -> None:
    """Its values stand as the book has them, everybody is in all of them, and nobody comes back."""
    people = [person(1, "1"), person(2, "2")]
    marks = [Mark(people[0], "få", "staffing", facets={"riktning": "minskat"})]
    marks += [Mark(people[1], "rör sig", "staffing", facets={"riktning": "ökat"})]
    made = over(people, *marks, by="riktning")
    assert [one.value for one in made.rounds] == ["ökat", "minskat"]
    assert [one.held.counted for one in made.rounds] == [("I02",), ("I01",)]
    assert [cell(made, "staffing", value).informants_of for value in ("ökat", "minskat")] == [2, 2]
    assert made.recurring == 0


def test_two_rounds_at_once_are_both() -> None:
    """An interview with two values counts under each, and a note says so."""
    people = [person(1, "1;2"), person(2, "2")]
    made = over(people, Mark(people[0], "få", "staffing"))
    assert [len(one.held.counted) for one in made.rounds] == [1, 2]
    assert "reports.several_values" in [note.key for note in made.notes]
