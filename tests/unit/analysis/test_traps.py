"""One awkward study through every analysis, against numbers counted by hand.

Children rolled up, overlaps of one code, two coders on one passage, an informant without codings, a code never used,
one informant alone, nobody, no role, a group interview, a passage over two informants, a passage of the interviewer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pytest

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.concordance import concordance
from intervjukod.analysis.cooccurrence import Near, cooccurrence
from intervjukod.analysis.counts import Counts
from intervjukod.analysis.coverage import coverage
from intervjukod.analysis.frequency import frequency
from intervjukod.analysis.grouping import grouping
from intervjukod.analysis.prompting import expected
from intervjukod.analysis.selection import Basis
from intervjukod.analysis.statements import statements
from intervjukod.analysis.waves import holding, waves
from intervjukod.domain.coding import Columns, Material
from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.errors import NotFoundError
from tests.unit.analysis.building import BOOK, Interview, Mark, Stand, basis, columns, interview, materials

ANNA = interview("A1", ("?", "Hur är det?"), ("Anna", "Vi är få nu. Folk rör sig mer."), role="polis", round="1")
BO = interview("B2", ("?", "Hur är det?"), ("Bo", "Det är lugnt."), role="polis", round="1")
GROUP = interview(
    "C3",
    ("?", "Hur är det?"),
    ("Eva", "Vi är få."),
    ("Finn", "Folk rör sig."),
    attributes={"Eva": {"role": "polis"}},
    round="2",
)
CIA = interview("D4", ("?", "Hur är det?"), ("Cia", "Vi är få. Folk rör sig."), role="vakt", round="2")
ALL = (ANNA, BO, GROUP, CIA)
MARKS = (
    Mark(ANNA, "Vi är få", "staffing"),
    Mark(ANNA, "är få", "kontinuitet", facets={"riktning": "minskat"}),
    Mark(ANNA, "är få", "kontinuitet", coder="BK"),
    Mark(ANNA, "är få nu", "staffing", coder="BK"),
    Mark(ANNA, "Folk rör", "folkliv"),
    Mark(GROUP, "få", "vakans"),
    Mark(GROUP, "Vi är få.\nFinn: Folk rör sig", "folkliv"),
    Mark(CIA, "Hur är det?", "staffing"),
    Mark(CIA, "Folk", "folkliv"),
)
"""Bo has none, and nobody gave ``gränskontroll``."""
GUIDE = Guide("g", questions=(Question("q1", "Hur är det?", expects=("staffing",), probes=(Probe("a", "Folk?"),)),))
STANDS = {
    "A1": [Stand("q1", "answered", answered=[ANNA.find("Vi är få nu.")])],
    "B2": [Stand("q1", "not asked")],
    "C3": [Stand("q1", "answered", answered=[GROUP.find("Vi är få.")], probes=("a",))],
    "D4": [Stand("q1", "not asked")],
}
Told = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """What every analysis is given."""

    columns: Columns
    materials: Sequence[Material]
    basis: Basis


def over(*people: Interview) -> Case:
    """These interviews, all done, with every coding there is."""
    return Case(columns(*MARKS), materials(people), basis(people))


def numbers(counts: Counts) -> tuple[int, ...]:
    """Informants, of how many; passages, codings, words."""
    return counts.informants, counts.informants_of, counts.passages, counts.codings, counts.words


def compared(case: Case, by: str) -> Compare:
    """The comparison, by ``prompt`` too."""
    told = expected([GUIDE], STANDS)
    return compare(case.columns, case.materials, BOOK, case.basis, by, expected=told)


def of_frequency(case: Case) -> Told:
    """By code."""
    made = frequency(case.columns, case.materials, BOOK, case.basis)
    return {row.code: numbers(row.counts) for row in made.rows}


def of_compare(case: Case, by: str) -> Told:
    """By code and value, of what somebody used."""
    rows = compared(case, by).rows
    return {row.code: {value: numbers(one) for value, one in row.by.items()} for row in rows if row.code in USED}


def of_waves(case: Case) -> Told:
    """By code and round, of what somebody used."""
    made = waves(
        compared(case, "round"), BOOK, holding(case.columns, case.materials, (), grouping(BOOK, "round", {})), {}
    )
    return {row.code: {value: numbers(one) for value, one in row.by.items()} for row in made.rows if row.code in USED}


def of_statements(case: Case) -> Told:
    """By code and group: who brings it up, who says what of the direction, who says nothing of it."""
    made = statements(case.columns, case.materials, BOOK, case.basis, "role")
    return {
        row.code: {
            group: (sorted(said.informants), {value: sorted(who) for value, who in said.values.items()})
            for group, said in row.by.items()
        }
        for row in made.rows
    }


def of_concordance(case: Case) -> Told:
    """By code: who says what of the direction, and who says nothing of it."""
    made = concordance(case.columns, case.materials, BOOK, case.basis)
    return {
        code: ({value: sorted(who) for value, who in made.values(code, facet)}, sorted(made.silent(code, facet)))
        for facet in made.facets
        for code in USED
    }


def of_cooccurrence(case: Case) -> Told:
    """By pair: informants, near of passages, and the other way round."""
    made = cooccurrence(case.columns, case.materials, BOOK, case.basis, Near.OVERLAP)
    return {
        f"{row.code} {row.other}": (row.informants, row.near, row.passages, row.other_near, row.other_passages)
        for row in made.rows
    }


def of_coverage(case: Case) -> Told:
    """By question: how it stands with each, answered of asked, and its probe."""
    made = coverage([GUIDE], STANDS, case.materials, case.basis)
    return {
        row.question: ({one: str(how) for one, how in row.by.items()}, row.answered_of, row.probed("a"))
        for row in made.rows
    }


USED = ("staffing", "kontinuitet", "vakans", "folkliv")
NONE = (0, 0, 0, 0)
BY_HAND: list[tuple[Callable[[Case], Told], Told]] = [
    (
        of_frequency,
        {
            "staffing": (2, 5, 3, 6, 5),
            "kontinuitet": (2, 5, 2, 3, 3),
            "vakans": (1, 5, 1, 1, 1),
            "gränskontroll": (0, 5, 0, 0, 0),
            "folkliv": (4, 5, 3, 3, 9),
        },
    ),
    (
        partial(of_compare, by="role"),
        {
            "staffing": {"polis": (2, 3, 2, 5, 5), "vakt": (0, 1, 1, 1, 0), "": (0, 1, *NONE[1:])},
            "kontinuitet": {"polis": (2, 3, 2, 3, 3), "vakt": (0, 1, *NONE[1:]), "": (0, 1, *NONE[1:])},
            "vakans": {"polis": (1, 3, 1, 1, 1), "vakt": (0, 1, *NONE[1:]), "": (0, 1, *NONE[1:])},
            "folkliv": {"polis": (2, 3, 2, 2, 5), "vakt": (1, 1, 1, 1, 1), "": (1, 1, 1, 1, 3)},
        },
    ),
    (
        partial(of_compare, by="riktning"),
        {
            "staffing": {"ökat": (0, 5, *NONE[1:]), "minskat": (1, 5, 1, 1, 2), "": (2, 5, 3, 5, 5)},
            "kontinuitet": {"ökat": (0, 5, *NONE[1:]), "minskat": (1, 5, 1, 1, 2), "": (2, 5, 2, 2, 3)},
            "vakans": {"ökat": (0, 5, *NONE[1:]), "minskat": (0, 5, *NONE[1:]), "": (1, 5, 1, 1, 1)},
            "folkliv": {"ökat": (0, 5, *NONE[1:]), "minskat": (0, 5, *NONE[1:]), "": (4, 5, 3, 3, 9)},
        },
    ),
    (
        partial(of_compare, by="prompt"),
        {
            "staffing": {"prompted": (2, 5, 2, 5, 5), "unprompted": (0, 5, 1, 1, 0)},
            "kontinuitet": {"prompted": (2, 5, 2, 3, 3), "unprompted": (0, 5, *NONE[1:])},
            "vakans": {"prompted": (1, 5, 1, 1, 1), "unprompted": (0, 5, *NONE[1:])},
            "folkliv": {"prompted": (0, 5, *NONE[1:]), "unprompted": (4, 5, 3, 3, 9)},
        },
    ),
    (
        of_waves,
        {
            "staffing": {"1": (1, 2, 1, 4, 4), "2": (1, 3, 2, 2, 1)},
            "kontinuitet": {"1": (1, 2, 1, 2, 2), "2": (1, 3, 1, 1, 1)},
            "vakans": {"1": (0, 2, *NONE[1:]), "2": (1, 3, 1, 1, 1)},
            "folkliv": {"1": (1, 2, 1, 1, 2), "2": (3, 3, 2, 2, 7)},
        },
    ),
    (
        of_statements,
        {
            code: {"polis": (["Anna", "Eva"], {"minskat": ["Anna"]}), "vakt": ([], {}), "": ([], {})}
            for code in ("staffing", "kontinuitet")
        },
    ),
    (
        of_concordance,
        {
            "staffing": ({"minskat": ["Anna"]}, ["Eva"]),
            "kontinuitet": ({"minskat": ["Anna"]}, ["Eva"]),
            "vakans": ({}, ["Eva"]),
            "folkliv": ({}, ["Anna", "Cia", "Eva", "Finn"]),
        },
    ),
    (
        of_cooccurrence,
        {
            "vakans folkliv": (1, 1, 1, 1, 3),
            "kontinuitet folkliv": (1, 1, 2, 1, 3),
            "staffing folkliv": (1, 1, 3, 1, 3),
        },
    ),
    (
        of_coverage,
        {
            "q1": (
                {"Anna": "answered", "Bo": "not asked", "Eva": "answered", "Finn": "asked", "Cia": "not asked"},
                (2, 5),
                (2, 3),
            )
        },
    ),
]


@pytest.mark.parametrize(("tell", "by_hand"), BY_HAND)
def test_the_awkward_study(tell: Callable[[Case], Told], by_hand: Told) -> None:
    """Every number of every analysis is the one that was counted by hand."""
    assert tell(over(*ALL)) == by_hand


ALONE: list[tuple[Callable[[Case], Told], Told]] = [
    (of_frequency, {"staffing": (1, 1, 1, 4, 4), "folkliv": (1, 1, 1, 1, 2)}),
    (partial(of_compare, by="role"), {"staffing": {"polis": (1, 1, 1, 4, 4)}, "vakans": {"polis": (0, 1, *NONE[1:])}}),
    (partial(of_compare, by="prompt"), {"staffing": {"prompted": (1, 1, 1, 4, 4), "unprompted": (0, 1, *NONE[1:])}}),
    (of_waves, {"staffing": {"1": (1, 1, 1, 4, 4)}}),
    (of_statements, {"staffing": {"polis": (["Anna"], {"minskat": ["Anna"]})}}),
    (of_concordance, {"staffing": ({"minskat": ["Anna"]}, [])}),
    (of_coverage, {"q1": ({"Anna": "answered"}, (1, 1), (0, 1))}),
]


@pytest.mark.parametrize(("tell", "by_hand"), ALONE)
def test_one_informant_alone(tell: Callable[[Case], Told], by_hand: Told) -> None:
    """The others' codings are there, and count for nothing."""
    told = tell(over(ANNA))
    assert {name: told[name] for name in by_hand} == by_hand
    assert of_cooccurrence(over(ANNA)) == {}


@pytest.mark.parametrize("tell", [tell for tell, _ in BY_HAND if tell is not of_concordance])
def test_nobody(tell: Callable[[Case], Told]) -> None:
    """A selection without interviews gives no count, and no failure."""
    told = tell(over())
    counted = [cells.values() if isinstance(cells, dict) else [cells] for cells in told.values()]
    assert all(one in ((0, 0, 0, 0, 0), ({}, (0, 0), (0, 0))) for cells in counted for one in cells)


def test_nobody_has_a_role() -> None:
    """A group interview of people without one: a comparison by role has nothing to compare by."""
    pair = interview("E5", ("Gun", "Vi är få."), ("Hans", "Folk rör sig."))
    with pytest.raises(NotFoundError):
        compared(over(pair), "role")
