"""What each group says of each theme: every value of every informant and period, never a majority."""

from __future__ import annotations

import pytest

from intervjukod.analysis.statements import Said, Statements, statements
from intervjukod.domain.codebook import Code, Codebook, Facet
from intervjukod.errors import NotFoundError
from tests.unit.analysis.building import Interview, Mark, basis, columns, interview, materials
from tests.unit.analysis.test_compare import ALL, GUARD, POLICE, ROOM

BOOK = Codebook(
    (
        Code("staffing", {"sv": "Bemanning"}, facets=("riktning",)),
        Code("vakans", {"sv": "Vakans"}, parent="staffing"),
        Code("folkliv", {"sv": "Folkliv"}),
    ),
    facets=(Facet("riktning", ("ökat", "minskat")), Facet("plats", ("Sergels torg", "Hässelby torg"), "site")),
)
UP, DOWN = {"riktning": "ökat"}, {"riktning": "minskat"}


def said(
    *marks: Mark,
    over: list[Interview] = ALL,
    by: str = "role",
    code: str = "",
    period: str = "",
    filters: dict[str, str] | None = None,
) -> Statements:
    """Statements over interviews that are all done."""
    ground = basis(over, filters=filters or {})
    return statements(columns(*marks), materials(over), BOOK, ground, by, code=code, period=period)


def cell(result: Statements, code: str, group: str, facet: str = "riktning") -> Said:
    """What a group says of one code and facet."""
    return next(row.by[group] for row in result.rows if (row.code, row.facet) == (code, facet))


def who(cell: Said) -> dict[str, list[str]]:
    """Value to informants."""
    return {value: list(informants) for value, informants in cell.values.items()}


def test_roles_side_by_side_with_every_value() -> None:
    """Two officers and the guard agree, a third does not; nobody's value becomes the group's."""
    result = said(
        Mark(POLICE[0], "för få", "staffing", facets=DOWN),
        Mark(POLICE[1], "för få", "staffing", facets=DOWN),
        Mark(POLICE[2], "för få", "staffing", facets=UP),
        Mark(GUARD, "Bra", "staffing", facets=DOWN),
    )
    assert who(cell(result, "staffing", "polis")) == {"ökat": ["Polis 3"], "minskat": ["Polis 1", "Polis 2"]}
    assert who(cell(result, "staffing", "ordningsvakt")) == {"minskat": ["Vakt 1"]}
    assert result.rows[0].values == ("ökat", "minskat")


def test_one_who_says_both_stands_under_both() -> None:
    """An informant may contradict themselves, and is not settled for them."""
    result = said(Mark(POLICE[0], "för", "staffing", facets=DOWN), Mark(POLICE[0], "Folk", "staffing", facets=UP))
    assert who(cell(result, "staffing", "polis")) == {"ökat": ["Polis 1"], "minskat": ["Polis 1"]}


def test_not_stated_is_of_those_who_bring_it_up() -> None:
    """Two of three who speak of it give no direction; who does not speak of it is in no denominator."""
    result = said(
        Mark(POLICE[0], "för få", "staffing", facets=DOWN),
        Mark(POLICE[0], "Folk", "staffing"),
        Mark(POLICE[1], "för få", "staffing"),
        Mark(POLICE[2], "för få", "staffing"),
    )
    police = cell(result, "staffing", "polis")
    assert police.silent == {"Polis 2", "Polis 3"}
    assert police.informants == {"Polis 1", "Polis 2", "Polis 3"}
    assert cell(result, "staffing", "ordningsvakt") == Said(frozenset(), {}, frozenset())


def test_a_parent_says_what_its_children_say() -> None:
    """Rolled up, each informant once; the child has its own row."""
    result = said(Mark(POLICE[0], "för få", "vakans", facets=DOWN), Mark(POLICE[0], "få", "staffing", facets=DOWN))
    assert who(cell(result, "staffing", "polis")) == who(cell(result, "vakans", "polis")) == {"minskat": ["Polis 1"]}


def test_a_facet_has_a_row_where_it_is_given_or_asked_for() -> None:
    """The book asks for a direction of staffing; of street life nobody gives one, and nobody is asked to."""
    result = said(Mark(POLICE[3], "för få", "staffing"), Mark(POLICE[3], "Folk", "folkliv"))
    assert [(row.code, row.facet, row.values) for row in result.rows] == [("staffing", "riktning", ())]
    assert cell(result, "staffing", "polis").silent == {"Polis 4"}


def test_a_default_is_a_value_too() -> None:
    """Who works on one square speaks of it unless somebody says otherwise; in a group those who speak."""
    result = said(Mark(POLICE[0], "för få", "folkliv"), Mark(POLICE[1], "för få", "folkliv", facets={"plats": "Kista"}))
    assert who(cell(result, "folkliv", "polis", "plats")) == {"Hässelby torg": ["Polis 1"], "Kista": ["Polis 2"]}
    assert result.rows[0].values == ("Hässelby torg", "Kista")
    room = said(Mark(ROOM, "står", "folkliv"), Mark(ROOM, "runt", "folkliv"), over=[ROOM])
    assert who(cell(room, "folkliv", "polis", "plats")) == {"Sergels torg": ["Eva"], "Hässelby torg": ["Finn"]}


def test_a_value_is_told_with_its_periods() -> None:
    """A facet that says when is no row of its own, but stands beside each value, in its own order."""
    result = said(
        Mark(POLICE[0], "för", "staffing", facets={**DOWN, "plats": "Hässelby torg"}),
        Mark(POLICE[0], "Folk", "staffing", facets={**DOWN, "plats": "Sergels torg"}),
        Mark(POLICE[1], "för", "staffing", facets={**UP, "plats": "Hässelby torg"}),
        period="plats",
    )
    assert cell(result, "staffing", "polis").values == {
        "minskat": {"Polis 1": ("Sergels torg", "Hässelby torg")},
        "ökat": {"Polis 2": ("Hässelby torg",)},
    }
    assert {row.facet for row in result.rows} == {"riktning"}


def test_what_is_said_of_no_period_too_is_told() -> None:
    """After the periods; who says it of no period alone has none."""
    result = said(
        Mark(POLICE[0], "för", "staffing", facets={**DOWN, "plats": "Kista"}),
        Mark(POLICE[0], "Folk", "staffing", facets={"plats": "Kista"}),
        Mark(POLICE[1], "för", "staffing", facets={"plats": "Kista"}),
        period="riktning",
    )
    assert cell(result, "staffing", "polis", "plats").values == {"Kista": {"Polis 1": ("minskat", ""), "Polis 2": ()}}


def test_a_period_may_be_an_attribute() -> None:
    """Of the informant, as the round of interviews."""
    first = interview("A", ("Eva", "Vi är få."), role="polis", period="2020")
    later = interview("B", ("Eva", "Vi är fler."), role="polis", period="2021")
    marks = [Mark(first, "få", "staffing", facets=DOWN), Mark(later, "fler", "staffing", facets=DOWN)]
    result = said(*marks, over=[first, later])
    assert result.period == "period"
    assert cell(result, "staffing", "polis").values == {"minskat": {"Eva": ("2020", "2021")}}


def test_one_code_with_what_is_below_it() -> None:
    """Nothing else is told."""
    marks = [Mark(POLICE[0], "för få", code, facets=DOWN) for code in ("vakans", "folkliv")]
    assert {row.code for row in said(*marks, code="staffing").rows} == {"staffing", "vakans"}
    assert {row.code for row in said(*marks, code="vakans").rows} == {"vakans"}


def test_a_filter_and_a_group_without_a_role() -> None:
    """Only wanted informants speak; those without a role are a group of their own, not warned of."""
    nobody = interview("I06", ("Okänd", "Vi är för få."))
    marks = [Mark(one, "för få", "staffing", facets=DOWN) for one in (POLICE[0], nobody)]
    result = said(*marks, over=[POLICE[0], nobody])
    assert who(cell(result, "staffing", "")) == {"minskat": ["Okänd"]}
    assert [note.values["groups"] for note in result.notes] == [(("polis", 1),)]
    filtered = said(*marks, over=[POLICE[0], nobody], filters={"role": "polis"})
    assert list(filtered.rows[0].by) == ["polis", "polis/kommunpolis"]


def test_what_is_no_attribute_is_an_error() -> None:
    """Neither to part people by nor to tell a time by; a facet parts no people."""
    with pytest.raises(NotFoundError):
        said(by="riktning")
    with pytest.raises(NotFoundError) as caught:
        said(period="år")
    assert caught.value.values["known"] == "role, site, riktning, plats"


def test_nothing_selected_is_an_empty_report() -> None:
    """No informants, no rows, no fault."""
    empty = said(over=[], by="role")
    assert (empty.rows, empty.groups) == ((), ())
