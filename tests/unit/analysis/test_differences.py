"""Two groups against each other: exact, by informant, adjusted for the number of codes, or refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.differences import Method
from intervjukod.analysis.statistics import fisher, newcombe, wilson
from intervjukod.domain.transcript import Note
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials


def people(role: str, n: int) -> list[Interview]:
    """So many informants of a role, each with ten words."""
    words = "ett två tre fyra fem sex sju åtta nio tio"
    return [interview(f"{role[0]}{one}", ("?", "Hur?"), (f"{role} {one}", words), role=role) for one in range(n)]


FIVE, THREE = people("polis", 5), people("vakt", 3)


def against(
    method: Method,
    *marks: Mark,
    over: list[Interview],
    by: str = "role",
    asked: dict[str, frozenset[str]] | None = None,
) -> Compare:
    """A comparison with a test."""
    return compare(columns(*marks), materials(over), BOOK, basis(over), by, method=method, asked=asked)


def told(result: Compare, key: str) -> list[Note]:
    """The notes of the tests of one kind."""
    return [note for note in result.notes if note.key == f"analyses.{key}"]


def test_every_code_that_somebody_mentions_is_tested() -> None:
    """Five of five against none of three, and one of each; a code that nobody uses is no test to adjust for."""
    marks = [Mark(one, "ett", "staffing") for one in FIVE]
    marks += [Mark(FIVE[0], "två", "folkliv"), Mark(THREE[0], "två", "folkliv")]
    result = against(Method.FISHER, *marks, over=FIVE + THREE)
    found = result.differences
    assert found is not None
    assert (found.one, found.other, found.smallest) == ("polis", "vakt", Fraction(1, 56))
    assert set(found.by_code) == {"staffing", "folkliv"}
    staffing, street = found.by_code["staffing"], found.by_code["folkliv"]
    assert (staffing.p, staffing.adjusted, staffing.between) == (Fraction(1, 56), Fraction(1, 28), newcombe(5, 5, 0, 3))
    assert (street.p, street.adjusted) == (fisher(1, 4, 1, 2)[1], Fraction(1))
    assert told(result, "test_fisher") == [Note("analyses.test_fisher", {"n": 2})]


def test_passages_of_one_talkative_informant_are_one_informant() -> None:
    """Fourteen passages by one officer change nothing in who mentions it."""
    loud = [Mark(FIVE[0], word, "staffing") for word in ("ett", "två", "tre", "fyra", "fem")]
    found = against(Method.FISHER, *loud, over=FIVE + THREE).differences
    assert found is not None
    assert found.by_code["staffing"].p == fisher(1, 4, 0, 3)[1] == 1


def test_a_permutation_is_of_passages_per_word() -> None:
    """All mention it: how often each does decides, one value an informant, and the loudest stands alone."""
    marks = [Mark(one, "ett", "staffing") for one in FIVE + THREE]
    marks += [Mark(one, word, "staffing") for one in FIVE for word in ("tre", "fem")]
    found = against(Method.PERMUTATION, *marks, over=FIVE + THREE).differences
    assert found is not None
    assert found.by_code["staffing"].p == Fraction(1, 56)
    fisher_found = against(Method.FISHER, *marks, over=FIVE + THREE).differences
    assert fisher_found is not None
    assert fisher_found.by_code["staffing"].p == 1


@pytest.mark.parametrize("method", list(Method))
def test_four_against_one_is_refused_with_the_smallest_p(method: Method) -> None:
    """One in five whatever they say: no p is told, and the reason once."""
    result = against(method, Mark(FIVE[0], "ett", "staffing"), over=FIVE[:4] + THREE[:1])
    assert result.differences is None
    (note,) = [note for note in result.notes if note.key == "reports.no_test"]
    assert note.values == {"one": "polis", "n": 4, "other": "vakt", "m": 1, "p": Fraction(1, 5)}


def test_three_against_three_is_refused_too() -> None:
    """One-sided it could be one in twenty; two-sided one in ten."""
    result = against(Method.FISHER, Mark(FIVE[0], "ett", "staffing"), over=FIVE[:3] + THREE)
    assert result.differences is None
    assert [note.values["p"] for note in result.notes if note.key == "reports.no_test"] == [Fraction(1, 10)]


def test_no_difference_is_told_of_a_group_of_two() -> None:
    """Two against eight can be tested, and the interval of their difference cannot be trusted."""
    many = people("polis", 8)
    found = against(Method.FISHER, *[Mark(one, "ett", "staffing") for one in many], over=many + THREE[:2]).differences
    assert found is not None
    assert (found.by_code["staffing"].p, found.by_code["staffing"].between) == (Fraction(1, 45), None)


def test_more_groups_than_two_fewer_or_shared_ones_are_no_test() -> None:
    """One role, three roles, each informant alone, a facet: the note says how many groups there are."""
    other = people("skola", 4)
    assert told(against(Method.FISHER, over=FIVE), "test_two")[0].values == {"n": 1}
    assert told(against(Method.FISHER, over=FIVE + THREE + other), "test_two")[0].values == {"n": 3}
    assert told(against(Method.FISHER, over=FIVE + THREE, by="riktning"), "test_two")[0].values == {"n": 0}
    assert told(against(Method.FISHER, over=FIVE + THREE, by="informant"), "test_two")[0].values == {"n": 0}
    both = interview("B", ("Eva", "Ja."), role="polis; vakt")
    assert told(against(Method.FISHER, over=[*FIVE, *THREE, both]), "test_shared")[0].values == {"n": 1}


def test_too_many_ways_are_not_gone_through() -> None:
    """Ten against twelve can be parted in 646,646 ways."""
    result = against(Method.PERMUTATION, over=people("polis", 10) + people("vakt", 12))
    assert result.differences is None
    assert told(result, "test_ways")[0].values == {"n": 22}
    assert against(Method.FISHER, over=people("polis", 10) + people("vakt", 12)).differences is not None


def test_what_one_group_was_never_asked_is_not_tested() -> None:
    """A zero that is *not asked* says nothing of a difference."""
    asked = {"staffing": frozenset(f"polis {n}" for n in range(5))}
    marks = [Mark(one, "ett", "staffing") for one in FIVE]
    found = against(Method.FISHER, *marks, over=FIVE + THREE, asked=asked).differences
    assert found is not None
    assert found.by_code == {}


def test_the_interval_of_a_share_needs_three() -> None:
    """Of two informants, and of those who were not asked, there is none."""
    assert Counts(3, 4, 3, 3, 9, 40, 1).interval == wilson(3, 4)
    assert Counts(2, 2, 3, 3, 9, 40, 1).interval is None
    assert Counts(0, 4, 0, 0, 0, 40, 0, Status.NOT_ASKED).interval is None


OTHERS = people("ordningsvakt", 3)


@pytest.mark.parametrize("method", list(Method))
def test_three_groups_are_told_and_not_tested(method: Method) -> None:
    """Each has its share and interval; which two to test is for whoever narrows the selection to say."""
    marks = [Mark(one, "ett", "staffing") for one in (*FIVE, OTHERS[0])]
    result = against(method, *marks, over=FIVE + THREE + OTHERS)
    assert [group.value for group in result.groups] == ["polis", "ordningsvakt", "vakt"]
    assert result.differences is None
    assert told(result, "test_two") == [Note("analyses.test_two", {"n": 3})]
    row = next(row for row in result.rows if row.code == "staffing")
    assert [(row.by[one].informants, row.by[one].informants_of) for one in row.by] == [(5, 5), (1, 3), (0, 3)]
    assert [row.by[one].interval for one in ("polis", "ordningsvakt")] == [wilson(5, 5), wilson(1, 3)]


@pytest.mark.parametrize(("method", "p"), [(Method.FISHER, Fraction(1, 56)), (Method.PERMUTATION, Fraction(1, 56))])
def test_who_has_no_role_and_what_lies_below_one_are_no_third_group(method: Method, p: Fraction) -> None:
    """Two roles are tested beside both, and Holm is over the codes that somebody of the two mentions."""
    parts = [interview(one.id, ("?", "Hur?"), (one.id, "ett två tre"), role="polis/spanare") for one in FIVE[:2]]
    none = interview("x", ("?", "Hur?"), ("Någon", "ett två tre"), site="torget")
    rest = [interview(one.id, ("?", "Hur?"), (one.id, "ett två tre"), role="polis") for one in FIVE[2:]]
    marks = [Mark(one, "ett", "staffing") for one in (*parts, *rest)]
    marks += [Mark(rest[0], "två", "folkliv"), Mark(none, "tre", "gränskontroll")]
    result = against(method, *marks, over=[*parts, *rest, *THREE, none])
    assert [group.value for group in result.groups] == ["polis", "polis/spanare", "vakt", ""]
    found = result.differences
    assert found is not None
    assert set(found.by_code) == {"staffing", "folkliv"}
    assert (found.by_code["staffing"].p, found.by_code["staffing"].adjusted) == (p, 2 * p)
    assert found.by_code["folkliv"].adjusted == 1
