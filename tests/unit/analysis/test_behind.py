"""What a cell counts is what one reads behind it; who says what of a facet is told in full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.analysis.behind import behind
from intervjukod.analysis.compare import compare
from intervjukod.analysis.concordance import concordance
from intervjukod.analysis.grouping import grouping
from intervjukod.domain.codebook import Facet
from intervjukod.domain.coding import Material
from tests.unit.analysis.building import BOOK as TORGET
from tests.unit.analysis.building import Mark, basis, interview
from tests.unit.analysis.building import columns as marked
from tests.unit.analysis.building import materials as materials_of
from tests.unit.analysis.test_compare import ALL, GUARD, POLICE, TWO
from tests.unit.analysis.test_counting_properties import BASIS, BOOK, PLACES, Place, columns, materials

RIKTNING, PLATS = TORGET.facets
MARKS = [
    Mark(POLICE[0], "få", "staffing", facets={"riktning": "minskat"}),
    Mark(POLICE[0], "Vi är för få", "kontinuitet", facets={"riktning": "ökat"}),
    Mark(POLICE[1], "få", "staffing"),
    Mark(GUARD, "Bra", "staffing", facets={"riktning": "oväntat", "plats": "Hässelby torg"}),
    Mark(GUARD, "Hur är det?", "folkliv", facets={"riktning": "minskat"}),
]


def names(informants: frozenset[str]) -> list[str]:
    """In order, to be compared."""
    return sorted(informants)


@given(materials(), PLACES, st.sampled_from(["role", "f", "informant", "site"]))
def test_a_cell_counts_the_passages_behind_it(made: list[Material], places: list[Place], by: str) -> None:
    """Whatever is coded, and whatever it is compared by, one reads as many passages as the cell says."""
    told, way = columns(places), grouping(BOOK, by, BASIS.filters)
    result = compare(told, made, BOOK, BASIS, by)
    for row in result.rows:
        for value, counts in row.by.items():
            found = [(id_, span) for _, under, id_, span in behind(told, made, BOOK, way, row.code) if value in under]
            assert len(found) == counts.passages
            assert len(set(found)) == len(found)


@given(materials(), PLACES, st.sampled_from(["role", "f", "informant", "site"]))
def test_behind_every_cell_is_what_is_behind_each(made: list[Material], places: list[Place], by: str) -> None:
    """All codes at once give what one code at a time gives, in the same order."""
    told, way = columns(places), grouping(BOOK, by, BASIS.filters)
    every = list(behind(told, made, BOOK, way))
    for row in compare(told, made, BOOK, BASIS, by).rows:
        alone = list(behind(told, made, BOOK, way, row.code))
        assert [passage for passage in every if passage[0] == row.code] == alone


def test_a_row_has_everybodys_passages_in_the_order_of_the_text() -> None:
    """What is below the code with it, overlaps as one."""
    found = behind(marked(*MARKS), materials_of(ALL), TORGET, grouping(TORGET, "role", {}), "staffing")
    assert [(id_, span.of(next(one.text for one in ALL if one.id == id_))) for _, _, id_, span in found] == [
        ("I01", "Vi är för få"),
        ("I02", "få"),
        ("I05", "Bra"),
    ]


def test_the_selection_holds_behind_the_cell_too() -> None:
    """Whoever does not belong to the selection is not read either."""
    police = grouping(TORGET, "role", {"role": "polis"})
    found = behind(marked(*MARKS), materials_of(ALL), TORGET, police, "staffing")
    assert [id_ for _, _, id_, _ in found] == ["I01", "I02"]


def test_informants_stand_alone_by_role() -> None:
    """By informant there is a column for each, roles together, the largest role first; no note on small groups."""
    result = compare(marked(*MARKS), materials_of([GUARD, *POLICE]), TORGET, basis(ALL), "informant")
    assert [group.value for group in result.groups] == ["Polis 1", "Polis 2", "Polis 3", "Polis 4", "Vakt 1"]
    staffing = next(row.by for row in result.rows if row.code == "staffing")
    assert [(staffing[f"Polis {n}"].informants, staffing[f"Polis {n}"].informants_of) for n in (1, 3)] == [
        (1, 1),
        (0, 1),
    ]
    assert not [note for note in result.notes if note.key in ("reports.few", "reports.no_test")]


def test_every_value_is_told_and_never_a_majority() -> None:
    """One who says both more and less stands under both; values the facet lacks come last."""
    said = concordance(marked(*MARKS), materials_of(ALL), TORGET, basis(ALL))
    values = [(value, names(who)) for value, who in said.values("staffing", RIKTNING)]
    assert values == [("ökat", ["Polis 1"]), ("minskat", ["Polis 1"]), ("oväntat", ["Vakt 1"])]
    assert names(said.silent("staffing", RIKTNING)) == ["Polis 2"]
    assert names(said.mentioning("staffing", RIKTNING)) == ["Polis 1", "Polis 2", "Vakt 1"]


def test_a_value_follows_from_the_informant_unless_it_was_given() -> None:
    """A facet with a default takes the informant's one value; several values give none."""
    said = concordance(marked(*MARKS), materials_of(ALL), TORGET, basis(ALL))
    values = [(value, names(who)) for value, who in said.values("staffing", PLATS)]
    assert values == [("Sergels torg", ["Polis 2"]), ("Hässelby torg", ["Polis 1", "Vakt 1"])]


def test_what_the_interviewer_says_is_nobodys_value() -> None:
    """A passage in which no informant speaks says nothing of a facet."""
    said = concordance(marked(*MARKS), materials_of(ALL), TORGET, basis(ALL))
    assert said.values("folkliv", RIKTNING) == []


def test_of_several_in_one_interview_each_has_what_that_one_says() -> None:
    """A passage over two people's turns is both's; the selection leaves out the other."""
    marks = [Mark(TWO, "Vi är för få.\nFinn: Folk rör sig", "folkliv", facets={"riktning": "ökat"})]
    both = concordance(marked(*marks), materials_of([TWO]), TORGET, basis([TWO]))
    assert [(value, names(who)) for value, who in both.values("folkliv", RIKTNING)] == [("ökat", ["Eva", "Finn"])]
    alone = basis([TWO], filters={"role": "ordningsvakt"})
    one = concordance(marked(*marks), materials_of([TWO]), TORGET, alone)
    assert [(value, names(who)) for value, who in one.values("folkliv", RIKTNING)] == [("ökat", ["Finn"])]


def test_a_facet_that_nobody_uses_is_left_out() -> None:
    """Facets without a value anywhere are not told of."""
    plain = interview("I09", ("Polis 9", "Vi är för få."), role="polis")
    said = concordance(marked(Mark(plain, "få", "staffing")), materials_of([plain]), TORGET, basis([plain]))
    assert said.facets == ()
    assert said.values("staffing", Facet("riktning", ())) == []
