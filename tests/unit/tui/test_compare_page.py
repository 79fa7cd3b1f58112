"""The page of comparison without a screen: what shows, where the focus goes, what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.analysis.compare import compare
from intervjukod.analysis.concordance import concordance
from intervjukod.analysis.selection import Counting
from intervjukod.study.comparing import Comparison, in_order, people
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.line import plain, width
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials
from tests.unit.analysis.test_compare import ALL, GUARD, POLICE

MARKS = [
    Mark(POLICE[0], "få", "staffing", facets={"riktning": "minskat"}),
    Mark(POLICE[0], "Vi är för få", "kontinuitet", facets={"riktning": "ökat"}),
    Mark(POLICE[1], "få", "staffing"),
    Mark(GUARD, "Bra", "staffing", facets={"riktning": "minskat"}),
]
CROWD = [interview(f"I{n:03}", (f"Person {n}", "Vi är få."), role=f"roll {n:03}") for n in range(40)]


def page(
    by: str = "role", over: list[Interview] = ALL, pending: list[Interview] | None = None, **more: object
) -> ComparePage:
    """The page over ``over``, all done, with ``pending`` that are not; ``more`` is of the basis."""
    later = pending or []
    heard = materials([*over, *later])
    told = basis(over, len(heard), **more)
    who = people(heard)
    made = compare(columns(*MARKS), materials(over), BOOK, told, by, pending=materials(later))
    said = concordance(columns(*MARKS), materials(over), BOOK, told)
    comparison = Comparison(in_order(made, who), said, who, "sv")
    letters = {"staffing": "b", "kontinuitet": "k"}
    return ComparePage("Jämför", comparison, comparison.units[0], ("informant", ""), letters)


def pressed(page: ComparePage, *keys: str) -> ComparePage:
    """The page after these arrows."""
    for key in keys:
        page = page.moved(key, 15)
    return page


def shown(page: ComparePage, cells: int = 118) -> list[str]:
    """The page as words."""
    return [plain(line).rstrip() for line in page.draw(cells, "sv").lines]


def line_with(words: str, page: ComparePage, cells: int = 118) -> str:
    """The line that has these words, evenly spaced."""
    return " ".join(next(line for line in shown(page, cells) if words in line).split())


def test_the_themes_show_first_and_a_cell_says_what_the_report_says() -> None:
    """Children wait until they are opened; a cell is k of n, with a block for each informant."""
    assert line_with("Bemanning", page()) == "+ b Bemanning 2 av 4 ██░░ 1 av 1 █"
    assert line_with("Folkliv", page()) == "Folkliv 0 av 4 ░░░░ 0 av 1 ░"
    assert not [line for line in shown(page()) if "Kontinuitet" in line]


def test_the_head_says_whose_codings_and_how_many_are_done() -> None:
    """What a number stands on is in sight: unit, coders, interviews, informants of each group."""
    told = page(over=[*POLICE[:2], GUARD], pending=POLICE[2:])
    assert shown(told)[0] == "Informanter som tar upp koden, hur ofta de än gör det"
    assert shown(told)[1] == "kodat av PK · 3 av 5 intervjuer klara · informanter: 3"
    assert line_with("klara  ", told) == "2 av 4 klara n=1"


def test_a_group_without_a_done_interview_is_not_done() -> None:
    """Of the group nothing can be said yet."""
    assert line_with("Bemanning", page(over=POLICE, pending=[GUARD])) == "+ b Bemanning 2 av 4 ██░░ ej klar"


def test_codes_below_are_opened_and_closed() -> None:
    """Plus shows the children of the code in focus; minus among them hides them and goes to the one above."""
    start = pressed(page())
    opened = start.opening()
    assert opened is not None
    assert line_with("Kontinuitet", opened) == "+ k Kontinuitet 1 av 4 █░░░ 0 av 1 ░"
    child = pressed(opened, "down")
    closed = child.closing()
    assert closed is not None
    assert (closed.code, closed.rows) == ("staffing", start.rows)
    assert start.closing() is None
    assert pressed(start, "end").opening() is None


def test_a_letter_goes_to_a_code_and_opens_what_is_above_it() -> None:
    """A child's row comes into sight; a code without a row is told by None."""
    found = page().to_code("vakans")
    assert found is not None
    assert found.opened == {"staffing", "kontinuitet"}
    assert found.row == 2
    assert page().to_code("okänd") is None


def test_a_path_is_parted_and_joined() -> None:
    """Under polis stand the kinds of police; joined again the focus is on polis."""
    police = pressed(page(), "right")
    parted = police.unfolding()
    assert parted is not None
    assert line_with("/kommunpolis", parted).startswith("polis /områdespolis /kommunpolis /spanare ordningsvakt")
    inside = pressed(parted, "right")
    joined = inside.folding()
    assert joined is not None
    assert joined.value == "polis"
    assert len(joined.shown_columns) == 2
    assert page().unfolding() is None
    assert pressed(police, "right").unfolding() is None


def test_the_focus_moves_by_cells_and_stays_within_the_table() -> None:
    """From the row's name to the right, back, and no further."""
    assert pressed(page(), "right", "right", "right").value == "ordningsvakt"
    assert pressed(page(), "right", "left", "left").value is None
    assert pressed(page(), "down", "down", "down").code == "folkliv"
    assert pressed(page(), "up").code == "staffing"


def test_the_focus_is_kept_by_name_when_rows_come_and_go() -> None:
    """A code and a value keep the focus in a table made anew; a value that is gone gives way to the row's name."""
    kept = replace(page("site"), code="folkliv", value="polis")
    assert (kept.row, kept.column) == (4, None)


def test_the_cell_in_focus_is_told_in_every_unit() -> None:
    """Informants first, then passages, codings, words; one who gives most of the passages is named as one."""
    told = line_with("Bemanning, polis", pressed(page(), "right"))
    assert told == (
        "Bemanning, polis 2 av 4 informanter · 2 avsnitt · 3 kodningar · 5 ord · 71,4 avsnitt per 1 000 ord"
    )


def test_the_facets_are_told_by_role() -> None:
    """Every value with how many of each role say it, then who says nothing of it; never a majority."""
    assert line_with("riktning", page()) == (
        "riktning polis 1 ökat, 1 minskat · ordningsvakt 1 minskat · inget angivet för 1 av 3"
    )


def test_informants_stand_beside_each_other() -> None:
    """A column each, with the reference and the role; a dash for who does not mention it, a dot for not done."""
    told = page("informant", over=[*POLICE[:2], GUARD], pending=POLICE[2:])
    passages = replace(told, unit="passages")
    assert line_with("I01", passages) == "I01 I02 I03 I04 I05"
    assert line_with("Bemanning", passages) == "+ b Bemanning 1 1 · · 1"
    assert line_with("Folkliv", passages) == "Folkliv – – · · –"
    assert line_with("riktning", passages) == "riktning ökat I01 · minskat I01, I05 · inget angivet för 1 av 3"
    assert line_with("Bemanning, ", pressed(passages, "right")).startswith(
        "Bemanning, I01 Polis 1 tar upp det · 1 avsnitt"
    )


def test_a_reflexive_study_shows_informants_and_no_other_number() -> None:
    """Only who mentions it: no passages in the cells, none in what is told of them, no other unit."""
    told = page("informant", approach="reflexive")
    assert told.comparison.units == ("informants",)
    assert line_with("Bemanning", told) == "+ b Bemanning ● ● – – ●"
    police = pressed(page(approach="reflexive"), "right")
    assert line_with("Bemanning, polis", police) == "Bemanning, polis 2 av 4 informanter"
    assert [line for line in shown(police) if "avsnitt och ord visas inte" in line]


@pytest.mark.parametrize("cells", [58, 78, 118, 200])
def test_a_wide_table_shows_as_many_columns_as_there_is_room_for(cells: int) -> None:
    """The column in focus is always in sight, the head says which are, and no line is wider than the page."""
    wide = page(over=CROWD)
    seen: list[str] = []
    for _ in range(40):
        wide = pressed(wide, "right")
        drawn = wide.draw(cells, "sv")
        assert max(width(line) for line in drawn.lines) <= cells
        assert any(f"roll {len(seen):03}" in plain(line) for line in drawn.lines[: drawn.pinned])
        seen.append(plain(drawn.lines[0]))
    assert "kolumn 1–" in seen[0]
    assert "av 40" in seen[-1]


def test_head_and_foot_stay_and_the_notes_come_when_one_goes_on() -> None:
    """The head is pinned, what is told of the focus is the foot; down from the last row leads to the notes."""
    last = pressed(page(), "end")
    drawn = last.draw(78, "sv")
    assert plain(drawn.lines[drawn.keep]).split()[0] == "Folkliv"
    assert plain(drawn.lines[drawn.pinned]).split()[2] == "Bemanning"
    assert plain(drawn.lines[-drawn.foot]).startswith("───")
    noted = pressed(last, "down").draw(78, "sv")
    assert plain(noted.lines[noted.keep]).startswith("ut en person")
    noted = pressed(last, "end").draw(78, "sv")
    assert plain(noted.lines[noted.keep]).startswith("Att ingen tar upp ett tema")
    assert pressed(last, "down", "up").row == pressed(last, "up").row
    assert pressed(last, "down", "up", "down").draw(78, "sv").keep == drawn.keep


def test_nothing_to_compare_says_so() -> None:
    """Without interviews the page has rows and no columns, and moving does nothing."""
    empty = page(over=[])
    assert line_with("Här finns", empty).startswith("Här finns ingenting att jämföra än")
    assert pressed(empty, "right", "down", "left").value is None


def test_interviews_that_are_only_begun_are_told_at_the_top() -> None:
    """While nobody has marked anything done the figures are provisional, and the head says so."""
    begun = shown(page(counting=Counting.BEGUN))
    assert begun[1] == "kodat av PK · 5 av 5 intervjuer påbörjade · informanter: 5"
    assert begun[2] == "Ingen intervju är markerad som klar. De påbörjade räknas, och siffrorna är preliminära."
