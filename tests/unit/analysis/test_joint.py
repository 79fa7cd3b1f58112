"""Statistics beside what is said: places, periods, roles, and what a person concluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from intervjukod.analysis.counts import Status
from intervjukod.analysis.joint import ChosenQuote, Joint, Pair, Said, joint, place_name
from intervjukod.analysis.series import statistics
from intervjukod.domain.codebook import Code, Codebook, Facet
from intervjukod.domain.measure import Measure, MeasureTable, alike
from intervjukod.domain.meta_inference import MetaInference, Verdict
from intervjukod.errors import NotFoundError
from tests.unit.analysis.building import Interview, Mark, basis, columns, interview, materials

SERGEL, HÄSSELBY, VÄLLINGBY = "Sergels torg", "Hässelby torg", "Vällingby centrum"
BOOK = Codebook(
    (Code("handel", {"sv": "Handel"}), Code("nät", {"sv": "Nät"}, parent="handel"), Code("våld", {"sv": "Våld"})),
    (
        Facet("riktning", ("ökat", "minskat")),
        Facet("plats", (SERGEL, HÄSSELBY), "site"),
        Facet("period", ("före", "under")),
    ),
)
SAID = "Det säljs mer här. Det är lugnare där borta. Folk slåss."
P1 = interview("I01", ("?", "Hur är det?"), ("Polis 1", SAID), role="polis/spanare", site=SERGEL)
P2 = interview("I02", ("?", "Hur är det?"), ("Polis 2", SAID), role="polis", site=HÄSSELBY)
GUARD = interview("I03", ("?", "Hur är det?"), ("Vakt", SAID), role="ordningsvakt", site=f"{SERGEL}; {HÄSSELBY}")
ALL = [P1, P2, GUARD]
PAIR: Pair = ("handel", ("", "Rån"))


def rows(*names: str) -> list[Measure]:
    """Robberies in two years at these places."""
    return [Measure(name, year, "Rån", n) for name in names for year, n in (("2020", 5), ("2021", 1))]


def made(
    *marks: Mark,
    over: Sequence[Interview] = ALL,
    waiting: Sequence[Interview] = (),
    where: str = "plats",
    by: str = "role",
    places: Sequence[str] = (SERGEL, HÄSSELBY),
    quotes: Sequence[ChosenQuote] = (),
    **more: Any,
) -> Joint:
    """A joint display of these codings, which have the facet ``period`` too."""
    given = columns(*marks)
    ordered = sorted(marks, key=lambda mark: (mark.interview.id, mark.interview.find(mark.quote)))
    facets = {name: [mark.facets.get(name, "") for mark in ordered] for name in BOOK.facet}
    said = Said(replace(given, facets=facets), materials(over), materials(waiting), quotes=quotes)
    figures = statistics(MeasureTable("t.csv", tuple(rows(*places))))
    return joint(figures, said, BOOK, basis(over, len(over) + len(waiting)), where, by, **more)


def k_of_n(made: Joint, place: str, code: str) -> dict[str, tuple[int, int]]:
    """Informants by role, of the role's informants."""
    (here,) = (one for one in made.places if one.name == place)
    by = here.mentions[code].by
    return {role: (cell.informants, cell.informants_of) for role, cell in by.items() if "/" not in role}


def keys(made: Joint) -> list[str]:
    """What is told beside the counts."""
    return [note.key for note in made.notes]


def values(made: Joint, key: str) -> Any:
    """What the note of that key says."""
    (note,) = (note for note in made.notes if note.key == key)
    return note.values


def test_a_passage_is_of_the_place_it_speaks_of() -> None:
    """A place that was given beats where the informant is; without one it is the informant's; n is the whole role."""
    result = made(
        Mark(P1, "Det säljs mer här", "handel"),
        Mark(P1, "lugnare där borta", "handel", facets={"plats": HÄSSELBY}),
        Mark(P2, "Det säljs mer", "nät"),
    )
    assert k_of_n(result, SERGEL, "handel") == {"polis": (1, 2), "ordningsvakt": (0, 1)}
    assert k_of_n(result, HÄSSELBY, "handel") == {"polis": (2, 2), "ordningsvakt": (0, 1)}
    assert result.crowd.informants == {"Polis 1", "Polis 2", "Vakt"}


def test_a_passage_of_two_places_counts_under_both() -> None:
    """Two codings of the same words, one for each place."""
    result = made(*(Mark(GUARD, "Folk slåss", "våld", facets={"plats": place}) for place in (SERGEL, HÄSSELBY)))
    for place in (SERGEL, HÄSSELBY):
        assert k_of_n(result, place, "våld")["ordningsvakt"] == (1, 1)


def test_an_informant_of_two_places_gives_none_of_itself() -> None:
    """Whoever works at both squares has no default: how many codings have no place is told."""
    result = made(Mark(GUARD, "Folk slåss", "våld"), Mark(P1, "Folk slåss", "våld"))
    assert values(result, "joint.nowhere") == {"n": 1, "of": 2, "by": "plats"}
    assert k_of_n(result, SERGEL, "våld")["ordningsvakt"] == (0, 1)


def test_by_an_attribute_those_who_are_there_are_counted_over() -> None:
    """Without a facet, a place is where its informants are, and who is at two counts at both."""
    result = made(Mark(GUARD, "Folk slåss", "våld"), Mark(P2, "Folk slåss", "våld"), where="site")
    assert k_of_n(result, SERGEL, "våld") == {"polis": (0, 1), "ordningsvakt": (1, 1)}
    assert k_of_n(result, HÄSSELBY, "våld") == {"polis": (1, 1), "ordningsvakt": (1, 1)}


def test_places_that_only_one_side_has_are_told() -> None:
    """A place of the file without codings keeps its figures; one of the codings alone is named."""
    marks = [Mark(P1, "Folk slåss", "våld"), Mark(P2, "Folk slåss", "våld", facets={"plats": VÄLLINGBY})]
    result = made(*marks, places=("sergels torg", "Kista"))
    assert values(result, "joint.uncoded")["places"] == "Kista"
    assert values(result, "joint.elsewhere")["places"] == VÄLLINGBY
    coded, bare = result.places
    assert (coded.is_coded, bare.is_coded, len(bare.series), dict(bare.mentions)) == (True, False, 1, {})


def test_a_place_of_the_study_that_nobody_is_at_any_more_is_told_by_attribute_too() -> None:
    """By an attribute, the study's other places are named, and a place of nobody is uncoded."""
    result = made(Mark(P1, "Folk slåss", "våld"), where="site", places=("Kista",))
    assert values(result, "joint.uncoded")["places"] == "Kista"
    assert values(result, "joint.elsewhere")["places"] == f"{HÄSSELBY}; {SERGEL}"


def test_who_says_what_of_a_place_stands_beside_it() -> None:
    """Direction and period of the passages of that place alone; the facet that says where is not said again."""
    result = made(
        Mark(P1, "Det säljs mer här", "handel", facets={"riktning": "ökat", "period": "under"}),
        Mark(P1, "lugnare där borta", "handel", facets={"riktning": "minskat", "plats": HÄSSELBY}),
    )
    here, there = (place.mentions["handel"].said for place in result.places)
    assert [(row.facet, row.values) for row in here] == [("riktning", ("ökat",))]
    assert here[0].by["polis"].values == {"ökat": {"Polis 1": ("under",)}}
    assert there[0].by["polis"].values == {"minskat": {"Polis 1": ()}}


def test_themes_of_a_place_are_those_that_are_coded_there() -> None:
    """A code below a theme counts under it, and is no theme."""
    result = made(Mark(P1, "Det säljs", "nät"), Mark(P2, "Folk slåss", "våld"))
    assert [[one.code for one in place.themes] for place in result.places] == [["handel"], ["våld"]]


def test_of_a_role_that_is_not_done_nothing_is_said() -> None:
    """The only guard is not done yet: *ej klar*, not 0 of 1."""
    result = made(Mark(P1, "Folk slåss", "våld"), over=[P1, P2], waiting=[GUARD])
    assert result.places[0].mentions["våld"].by["ordningsvakt"].status is Status.NOT_DONE


def test_one_informant_without_a_role_stands_alone() -> None:
    """Where nobody at a place has a role its informants stand for themselves."""
    bare = interview("I04", ("?", "Hur?"), ("Någon", SAID), site=VÄLLINGBY)
    marks = [Mark(bare, "Folk slåss", "våld"), Mark(P1, "Folk slåss", "våld")]
    result = made(*marks, over=[P1, bare], where="site", places=(SERGEL, VÄLLINGBY))
    assert k_of_n(result, VÄLLINGBY, "våld") == {"Någon": (1, 1)}
    assert k_of_n(result, SERGEL, "våld") == {"polis": (1, 1)}


def test_the_ends_of_a_study_are_no_fault() -> None:
    """No codings, no informants: every figure stands, and nothing is said."""
    assert [place.is_coded for place in made().places] == [False, False]
    assert made(over=[]).crowd.informants == frozenset()


def conclusion(place: str, code: str, indicator: str, coder: str = "PK") -> MetaInference:
    """What somebody concluded."""
    return MetaInference(f"{place}{code}{indicator}", place, code, indicator, Verdict.CONVERGES, "Ja.", coder)


def test_what_somebody_concluded_is_a_pair() -> None:
    """Without pairs of one's own, the codes beside an indicator are those that somebody wrote of; never a verdict
    that nobody wrote."""
    told = (conclusion("sergels TORG", "handel", "rån"), conclusion(SERGEL, "våld", "Hot"))
    result = made(Mark(P1, "Det säljs", "handel"), inferences=told)
    assert (result.pairs, result.chosen) == ((PAIR,), False)
    assert result.concluded(SERGEL, PAIR) == told[:1]
    assert result.concluded(HÄSSELBY, PAIR) == ()
    assert values(result, "joint.left_out") == {"n": 1, "inferences": f"{SERGEL} · Hot"}
    assert "joint.left_out" not in keys(made(inferences=told[:1]))


def test_pairs_of_ones_own_are_the_only_ones() -> None:
    """Each once, in the order asked for; what was concluded of others is told."""
    other: Pair = ("våld", ("", "Rån"))
    result = made(pairs=[other, other], inferences=[conclusion(SERGEL, "handel", "Rån")])
    assert (result.pairs, result.chosen) == ((other,), True)
    assert values(result, "joint.left_out")["n"] == 1


def test_chosen_quotes_stand_at_their_place_and_under_their_theme() -> None:
    """A quote of a code below a theme is the theme's too."""
    quote = ChosenQuote("c1", alike(SERGEL), ("nät", "handel"), "polis", "Polis 1", "Det säljs", "I01:2")
    here, there = made(Mark(P1, "Det säljs", "nät"), quotes=[quote]).places
    assert (here.quotes_of("handel"), here.quotes_of("våld"), there.quotes_of("handel")) == ((quote,), (), ())


def test_what_says_where_is_the_first_there_is() -> None:
    """A facet, else the informants' place; what nobody has is refused with what there is."""
    assert place_name(BOOK, ["role", "site"]) == "plats"
    assert place_name(Codebook(), ["role", "site"]) == "site"
    assert place_name(BOOK, ["role", "site"], "site") == "site"
    for wanted in ("torg", ""):
        with pytest.raises(NotFoundError) as told:
            place_name(Codebook(), ["role"], wanted)
        assert told.value.values == {"name": wanted or "plats", "known": "role"}
