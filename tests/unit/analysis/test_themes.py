"""Themes: put together of what the other analyses found."""

from __future__ import annotations

import pytest

from intervjukod.analysis.compare import compare
from intervjukod.analysis.quoted import PointedOut, QuotedInformant, ThemeQuote
from intervjukod.analysis.themes import ThemesReport, themes
from intervjukod.errors import NotFoundError
from tests.unit.analysis.building import BOOK, Mark, basis, columns, interview, materials

SAID = "Vi är för få. Gränsen tar alla. Folk rör sig mer."
EVA = interview("I01", ("Eva", SAID), role="polis/spanare", site="Sergels torg")
FINN = interview("I02", ("Finn", SAID), role="polis/områdespolis", site="Sergels torg")
GUN = interview("I03", ("Gun", SAID), role="vakt", site="Sergels torg")
ALL = (EVA, FINN, GUN)
MARKS = (
    Mark(EVA, "Vi är", "staffing", facets={"riktning": "minskat"}),
    Mark(EVA, "Gränsen tar", "vakans", facets={"riktning": "ökat"}),
    Mark(FINN, "för få", "kontinuitet", facets={"riktning": "ökat"}),
    Mark(FINN, "få", "folkliv"),
    Mark(GUN, "Folk rör", "folkliv"),
)
QUOTE = ThemeQuote("vakans", "”Gränsen”", "Gränsen", ("polis",), ("Sergels torg",), ("Eva",), 2)


def made(*, quotes: tuple[ThemeQuote, ...] = (), **more: object) -> ThemesReport:
    """The report of these marks."""
    return themes(columns(*MARKS), materials(ALL), BOOK, basis(ALL), quotes=quotes, **more)  # type: ignore[arg-type]  # keywords as given


def test_counts_are_those_of_a_comparison() -> None:
    """Every theme with its parts, and the groups of the same roles."""
    told = made()
    rows = {row.code: row.by for row in compare(columns(*MARKS), materials(ALL), BOOK, basis(ALL), "role").rows}
    parts = [one for theme in told.themes for one in (theme, *theme.parts)]
    assert {one.code: one.by for one in parts} == {code: by for code, by in rows.items() if code != "gränskontroll"}
    assert [theme.code for theme in told.themes] == ["staffing", "folkliv"]


def test_a_code_that_was_asked_for_has_a_section_unless_one_above_it_has() -> None:
    """Whatever its level, in the order of the book."""
    told = made(codes=["folkliv", "kontinuitet", "vakans"])
    assert [(theme.code, [part.code for part in theme.parts]) for theme in told.themes] == [
        ("kontinuitet", ["vakans"]),
        ("folkliv", []),
    ]
    assert [one.code for one in told.themes[0].overlaps] == ["folkliv"]


@pytest.mark.parametrize(("depth", "parts"), [(0, []), (1, ["kontinuitet"]), (None, ["kontinuitet", "vakans"])])
def test_what_is_told_on_its_own_is_not_told_above(depth: int | None, parts: list[str]) -> None:
    """A direction and a quote stand with the nearest code that is told; none of them is lost or doubled."""
    (theme, _) = made(depth=depth, quotes=(QUOTE,)).themes
    assert [part.code for part in theme.parts] == parts
    where = {one.code: sorted(one.said[0].values) for one in (theme, *theme.parts)}
    assert (
        where
        == {
            0: {"staffing": ["minskat", "ökat"]},
            1: {"staffing": ["minskat"], "kontinuitet": ["ökat"]},
            None: {"staffing": ["minskat"], "kontinuitet": ["ökat"], "vakans": ["ökat"]},
        }[depth]
    )
    assert [one.code for one in (theme, *theme.parts) if one.quotes] == [(["staffing", *parts])[-1]]


def test_only_codes_of_other_themes_overlap() -> None:
    """With whom, and how many passages of each."""
    staffing, folkliv = made().themes
    assert [(one.code, one.theme, one.informants) for one in staffing.overlaps] == [("folkliv", "folkliv", 1)]
    assert {one.code: one.theme for one in folkliv.overlaps} == {"staffing": "staffing", "kontinuitet": "staffing"}
    (over,) = staffing.overlaps
    assert (over.passages, over.other_passages) == (1, 1)


def test_one_quote_stands_once_under_a_theme() -> None:
    """Also when two coders kept the same words."""
    (theme, _) = made(quotes=(QUOTE, QUOTE)).themes
    assert list(theme.every_quote) == [QUOTE]


def test_the_author_is_told_whose_words_the_quotes_are() -> None:
    """Everybody, the most quoted first; and whom a quote points out; and which theme has none."""
    told = made(quotes=(QUOTE,))
    assert told.per_informant == (
        QuotedInformant("Eva", "polis/spanare", 1, 1),
        QuotedInformant("Finn", "polis/områdespolis", 0, 0),
        QuotedInformant("Gun", "vakt", 0, 0),
    )
    assert told.pointed_out == (PointedOut("polis", ("Sergels torg",), 2, 1),)
    assert told.unquoted == ("folkliv",)


def test_readers_are_not_told_which_group_is_small() -> None:
    """The note of a comparison on groups under three is for the author; what cannot be tested is for all."""
    assert "reports.few" not in [note.key for note in made().notes]


def test_an_attribute_that_nobody_has_is_none() -> None:
    """By role, where nobody has one, everybody is one group."""
    with pytest.raises(NotFoundError):
        made(by="hatt")
    nobody = interview("I09", ("Ida", SAID))
    marks = columns(Mark(nobody, "Vi är", "staffing"))
    told = themes(marks, materials([nobody]), BOOK, basis([nobody]))
    assert [(group.value, len(group.crowd.informants)) for group in told.groups] == [("", 1)]
    assert told.themes[0].by[""].informants == 1


def test_codes_of_one_theme_do_not_overlap_in_it() -> None:
    """Two of its parts on the same words are not codes of other themes."""
    marks = columns(Mark(EVA, "för få", "kontinuitet"), Mark(EVA, "få", "gränskontroll"))
    (theme,) = themes(marks, materials(ALL), BOOK, basis(ALL), codes=["staffing"]).themes
    assert [one.overlaps for one in (theme, *theme.parts)] == [(), (), ()]
