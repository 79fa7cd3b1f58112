"""Roles beside roles, facets beside facets: whom a count is of, and what five interviews cannot bear."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.counts import Counts, Status
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials

POLICE = [
    interview(f"I0{n}", ("?", "Hur är det?"), (f"Polis {n}", "Vi är för få. Folk rör sig."), role=role, site=site)
    for n, role, site in [
        (1, "polis/kommunpolis", "Hässelby torg"),
        (2, "polis/områdespolis", "Sergels torg"),
        (3, "polis/områdespolis", "Hässelby torg"),
        (4, "polis/spanare", "Sergels torg; Hässelby torg"),
    ]
]
GUARD = interview(
    "I05", ("?", "Hur är det?"), ("Vakt 1", "Bra. Folk rör sig."), role="ordningsvakt", site="Sergels torg"
)
ALL = [*POLICE, GUARD]
TWO = interview(
    "G01",
    ("?", "Vilka är ni?"),
    ("Eva", "Vi är för få."),
    ("Finn", "Folk rör sig."),
    attributes={"Eva": {"role": "polis/spanare", "site": "Sergels torg"}, "Finn": {"role": "ordningsvakt"}},
)
FEW = [Mark(one, "för få", "staffing") for one in POLICE[:3]]


def by(name: str, *marks: Mark, over: list[Interview] = ALL, pending: list[Interview] | None = None) -> Compare:
    """A comparison of ``over``, all done, with ``pending`` that are not."""
    later = pending or []
    return compare(
        columns(*marks),
        materials(over),
        BOOK,
        basis(over, of=len(over) + len(later)),
        name,
        pending=materials(later),
    )


def cells(result: Compare, code: str) -> dict[str, Counts]:
    """The row of a code, by value."""
    return next(dict(row.by) for row in result.rows if row.code == code)


def told(result: Compare, key: str) -> list[Note]:
    """The notes of one kind."""
    return [note for note in result.notes if note.key == f"reports.{key}"]


def test_a_role_counts_under_every_prefix() -> None:
    """Three officers of two kinds are three of four police, and two of two of their kind."""
    found = cells(by("role", *FEW), "staffing")
    shares = {value: (cell.informants, cell.informants_of) for value, cell in found.items()}
    assert shares == {
        "polis": (3, 4),
        "polis/områdespolis": (2, 2),
        "polis/kommunpolis": (1, 1),
        "polis/spanare": (0, 1),
        "ordningsvakt": (0, 1),
    }


def test_the_largest_group_comes_first_and_its_parts_behind_it() -> None:
    """The order of columns follows from who was interviewed, not from the alphabet."""
    assert [(group.value, group.depth) for group in by("role").groups] == [
        ("polis", 0),
        ("polis/områdespolis", 1),
        ("polis/kommunpolis", 1),
        ("polis/spanare", 1),
        ("ordningsvakt", 0),
    ]


def test_words_of_a_group_are_its_own() -> None:
    """Denominators are the words of the informants in the group."""
    found = cells(by("role", *FEW), "staffing")
    assert {value: cell.words_of for value, cell in found.items() if "/" not in value} == {
        "polis": 28,
        "ordningsvakt": 4,
    }


def test_four_against_one_cannot_be_tested() -> None:
    """With all five done, p cannot be lower than one in five, and the report says so."""
    (note,) = told(by("role", *FEW), "no_test")
    assert note.values == {"one": "polis", "n": 4, "other": "ordningsvakt", "m": 1, "p": Fraction(1, 5)}


def test_groups_large_enough_get_no_such_note() -> None:
    """Five against three could reach 0.018; nothing is said then, and nothing is tested."""
    many = [interview(f"P{n}", (f"Polis {n}", "Ja."), role="polis") for n in range(5)]
    many += [interview(f"V{n}", (f"Vakt {n}", "Ja."), role="ordningsvakt") for n in range(3)]
    result = by("role", over=many)
    assert told(result, "no_test") == []
    assert told(result, "few") == []


def test_nothing_is_said_of_a_group_whose_interview_is_not_done() -> None:
    """A group heard only in an interview that does not count is *not done*, and is not tested against."""
    result = by("role", *FEW, over=POLICE, pending=[GUARD])
    assert cells(result, "staffing")["ordningsvakt"].status is Status.NOT_DONE
    assert cells(result, "staffing")["polis"].status is Status.COUNTED
    assert [group.value for group in result.groups if group.pending] == ["ordningsvakt"]
    assert told(result, "no_test") == []


def test_one_who_is_not_done_is_in_no_denominator() -> None:
    """With one of four officers pending, three are counted and the fourth is known to be missing."""
    result = by("role", *FEW, over=[*POLICE[:3], GUARD], pending=[POLICE[3]])
    assert cells(result, "staffing")["polis"].informants_of == 3
    assert result.groups[0].pending == {"Polis 4"}


def test_several_values_count_under_each_and_are_noted() -> None:
    """The one who worked on both squares is an informant of both."""
    result = by("site", Mark(POLICE[3], "för få", "staffing"))
    found = cells(result, "staffing")
    assert {value: (cell.informants, cell.informants_of) for value, cell in found.items()} == {
        "Hässelby torg": (1, 3),
        "Sergels torg": (1, 3),
    }
    assert [note.values for note in told(result, "several_values")] == [{"n": 1, "by": "site"}]


def test_groups_that_share_an_informant_are_not_spoken_of_as_two_samples() -> None:
    """Sites with one informant in common are no groups to test against each other."""
    assert told(by("site", over=[POLICE[1], POLICE[3]]), "no_test") == []
    assert told(by("site", over=POLICE[:2]), "no_test") != []


def test_an_informant_without_a_role_has_a_group_of_their_own() -> None:
    """No value is "", stands last, and is no group to test."""
    nobody = interview("I06", ("Okänd", "Vi är för få."))
    result = by("role", Mark(nobody, "för få", "staffing"), over=[nobody, GUARD])
    assert [group.value for group in result.groups] == ["ordningsvakt", ""]
    assert cells(result, "staffing")[""].informants == 1
    assert told(result, "no_test") == []


def test_an_attribute_that_nobody_has_is_an_error() -> None:
    """The message names what there is to compare by."""
    with pytest.raises(NotFoundError) as caught:
        by("rol")
    assert caught.value.values == {"name": "rol", "known": "role, site, riktning, plats"}


def test_few_informants_in_a_group_are_warned_about() -> None:
    """A role with one or two informants may point out a person."""
    (note,) = told(by("role"), "few")
    assert note.values == {"by": "role", "groups": (("ordningsvakt", 1),)}
    (note,) = told(by("role", over=POLICE[:2]), "few")
    assert note.values == {"by": "role", "groups": (("polis", 2),)}


def test_a_passage_over_two_roles_counts_once_under_each() -> None:
    """One passage, one coding and one mention in each group, with the words of its own informant."""
    across = Mark(TWO, "för få.\nFinn: Folk", "staffing")
    found = cells(by("role", across, Mark(TWO, "Folk rör", "staffing"), over=[TWO]), "staffing")
    assert found["polis"] == Counts(1, 1, 1, 1, 2, 4, 1)
    assert found["ordningsvakt"] == Counts(1, 1, 1, 2, 2, 3, 1)


def test_the_interviewers_question_belongs_to_all_who_were_there() -> None:
    """It is a passage of each role in the room, and nobody's mention."""
    found = cells(by("role", Mark(TWO, "Vilka är ni", "staffing"), over=[TWO]), "staffing")
    assert [(cell.informants, cell.passages) for cell in found.values()] == [(0, 1)] * 3


ROOM = interview(
    "G02",
    ("?", "Var är ni?"),
    ("Eva", "Vi står här."),
    ("Finn", "Vi går runt."),
    role="polis",
    attributes={"Eva": {"site": "Sergels torg"}, "Finn": {"site": "Hässelby torg"}},
)


@pytest.mark.parametrize(("name", "value"), [("role", "polis"), ("riktning", "ökat")])
def test_a_filter_holds_within_a_comparison(name: str, value: str) -> None:
    """Only informants who have the value are counted, also where others sit in the same room."""
    marks = [Mark(ROOM, "står", "staffing", facets={"riktning": "ökat"})]
    marks += [Mark(ROOM, "runt", "staffing", facets={"riktning": "ökat"})]
    ground = basis([ROOM], filters={"site": "Sergels torg"})
    result = compare(columns(*marks), materials([ROOM]), BOOK, ground, name)
    assert cells(result, "staffing")[value] == Counts(1, 1, 1, 1, 1, 3, 1)


def test_one_who_is_heard_in_a_done_interview_is_not_pending() -> None:
    """A letter that is not done takes nobody out of the done."""
    letter = interview("B01", ("Polis 1", "Vi är för få."), role="polis")
    result = by("role", over=POLICE[:1], pending=[letter, GUARD])
    assert {group.value: sorted(group.pending) for group in result.groups if group.pending} == {
        "ordningsvakt": ["Vakt 1"]
    }


def test_a_facet_given_counts_before_the_informants_default() -> None:
    """Place belongs to what is said: the value on the coding, else the informant's only site."""
    result = by(
        "plats",
        Mark(POLICE[0], "för få", "staffing"),
        Mark(POLICE[0], "Folk", "folkliv", facets={"plats": "Sergels torg"}),
        Mark(POLICE[3], "för få", "staffing"),
    )
    staffing, street = cells(result, "staffing"), cells(result, "folkliv")
    assert {value: cell.informants for value, cell in staffing.items()} == {
        "Sergels torg": 0,
        "Hässelby torg": 1,
        "": 1,
    }
    assert {value: cell.informants for value, cell in street.items()} == {"Sergels torg": 1, "Hässelby torg": 0, "": 0}


def test_who_has_several_values_gives_no_default_and_is_noted() -> None:
    """Place does not follow from the one who works on both squares."""
    (note,) = told(by("plats"), "no_default")
    assert note.values == {"n": 1, "by": "site", "facet": "plats"}
    assert told(by("plats", over=POLICE[:3]), "no_default") == []


def test_every_informant_could_have_given_any_facet() -> None:
    """A facet's denominators are all informants that count, and no test or warning is made of it."""
    result = by("riktning", Mark(POLICE[0], "för få", "staffing", facets={"riktning": "minskat"}))
    assert {cell.informants_of for cell in cells(result, "staffing").values()} == {5}
    assert [group.value for group in result.groups] == ["ökat", "minskat"]
    assert result.notes == ()


def test_what_was_brought_up_with_one_value_is_not_unasked_with_another() -> None:
    """A facet's zeros are *not asked* only where nobody brought the code up with any value."""
    asked = {"staffing": frozenset[str](), "folkliv": frozenset[str]()}
    marks = columns(Mark(GUARD, "Bra", "staffing", facets={"riktning": "ökat"}))
    result = compare(marks, materials(ALL), BOOK, basis(ALL), "riktning", asked=asked)
    assert {cell.status for cell in cells(result, "staffing").values()} == {Status.COUNTED}
    assert {cell.status for cell in cells(result, "folkliv").values()} == {Status.NOT_ASKED}
    by_role = compare(marks, materials(ALL), BOOK, basis(ALL), "role", asked=asked)
    assert cells(by_role, "staffing")["polis"].status is Status.NOT_ASKED


def test_one_passage_with_two_values_counts_under_both() -> None:
    """Whoever says increased and decreased of one theme is counted at both values, never a majority."""
    result = by(
        "riktning",
        Mark(POLICE[0], "för få", "staffing", facets={"riktning": "minskat"}),
        Mark(POLICE[0], "är för få", "staffing", facets={"riktning": "ökat"}),
        Mark(POLICE[0], "Vi är för få", "staffing", facets={"riktning": "annat"}),
    )
    found = cells(result, "staffing")
    assert {value: (cell.informants, cell.passages) for value, cell in found.items()} == {
        "ökat": (1, 1),
        "minskat": (1, 1),
        "annat": (1, 1),
    }


def test_a_default_in_a_group_interview_is_that_of_who_speaks() -> None:
    """Where both speak and differ there is no default; where the interviewer speaks, neither."""
    result = by(
        "plats",
        Mark(ROOM, "står här", "staffing"),
        Mark(ROOM, "här.\nFinn: Vi", "folkliv"),
        Mark(ROOM, "Var är", "kontinuitet"),
        over=[ROOM],
    )
    values = {
        code: [value for value, cell in cells(result, code).items() if cell.passages]
        for code in ("staffing", "folkliv", "kontinuitet")
    }
    assert values == {"staffing": ["Sergels torg", ""], "folkliv": [""], "kontinuitet": [""]}


def test_a_default_of_all_who_were_there_holds_for_the_question_too() -> None:
    """Where everybody in the room has one site, what the interviewer says is of that site."""
    room = interview("G03", ("?", "Var är ni?"), ("Eva", "Här."), ("Finn", "Jo."), site="Sergels torg")
    found = cells(by("plats", Mark(room, "Var är", "staffing"), over=[room]), "staffing")
    assert [value for value, cell in found.items() if cell.passages] == ["Sergels torg"]


def test_one_informants_share_is_flagged_within_a_group() -> None:
    """Four of six passages of the police by one officer of four; the guard's own are their own."""
    talkative = [Mark(POLICE[0], quote, "staffing") for quote in ("Vi", "för", "Folk", "sig")]
    marks = [*talkative, Mark(POLICE[1], "Vi", "staffing"), Mark(POLICE[2], "Vi", "staffing")]
    marks += [Mark(GUARD, quote, "staffing") for quote in ("Bra", "Folk", "rör", "sig")]
    (note,) = told(by("role", *marks), "one_informant")
    assert note.values["cells"] == (("staffing", "polis", 4, 6),)
