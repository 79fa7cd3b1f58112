"""Lists, the codes used last, drafts and lines: pure."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.codebook import Code, Codebook, Facet
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.study.shapes import CodeCount
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.codebook_pane import CodebookView, codebook_lines
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.here_pane import HereView, here_lines
from intervjukod.tui.presenter.line import fit, flow, line, plain, spread, width, wrap
from intervjukod.tui.presenter.listing import Listing, Row, columns, list_lines
from intervjukod.tui.presenter.picker import is_exact, rank
from intervjukod.tui.presenter.status import Header, header_line
from intervjukod.tui.recents import Recents, after

BOOK = Codebook(
    (
        Code("staffing", {"sv": "Bemanning", "en": "Staffing"}, alias=("personal",), letter="b"),
        Code("kontinuitet", {"": "Personalkontinuitet"}, parent="staffing"),
        Code("förflyttning", {"sv": "Förflyttning", "en": "Displacement"}),
        Code("gömd", {"sv": "Bemannad"}, retired=True),
        Code("rubrik", {"sv": "Bemötande"}, codable=False),
    )
)

anything = st.text(max_size=60)


def found(typed: str, language: str = "sv") -> list[str]:
    """The keys of the codes that fit, best first."""
    return [match.code.key for match in rank(BOOK, typed, language)]


def test_columns_stand_under_each_other() -> None:
    """Words begin together, numbers end together, and signs of two cells count as two."""
    assert columns([("polis", "9 kodningar", "klar"), ("日本", "31 kodningar", "ej klar")]) == [
        "polis    9 kodningar   klar   ",
        "日本    31 kodningar   ej klar",
    ]
    assert columns([]) == []


def test_a_narrow_header_gives_up_the_date_first() -> None:
    """Who codes and what is saved are never cut; the date goes, then the place, then words are cut."""
    header = Header("S", "I01", "polis", "Sergels torg", "2024-03-01", "PK", "visar mina", "14:32", False, "", "sv")
    assert "2024-03-01" in plain(header_line(header, 80))
    assert plain(header_line(header, 62)).startswith(" I01 polis · Sergels torg  ")
    assert plain(header_line(header, 50)).startswith(" I01 polis  ")
    assert plain(header_line(header, 50)).endswith("PK · visar mina · ✓ sparat 14:32 ")


def test_a_facet_of_the_informant_keeps_its_star() -> None:
    """Values stand under each other whatever the facet; where one is too long, the star still shows."""
    book = Codebook((), (Facet("riktning", ("ökat",)), Facet("plats", ("Vällingby centrum",))))
    coding = Coding("1", "t", Span(0, 3), "x", "PK", {"riktning": "ökat"}, {"plats": "Vällingby centrum"})
    view = HereView(book, [coding], "sv", datetime.now(UTC))
    rows = [plain(row).rstrip() for row in here_lines(view, 29)]
    assert "  riktning ökat" in rows
    assert "  plats    Vällingby centrum*" in rows


def test_counts_stand_under_each_other() -> None:
    """Units under units in the column of informants; a long label is cut, a count never."""
    counts = {"staffing": CodeCount(7, 3, 12), "förflyttning": CodeCount(11, 12, 12)}
    view = CodebookView(BOOK, counts, "sv")
    rows = [plain(row) for row in codebook_lines(view, 30)]
    assert next(row for row in rows if "Bemanning" in row).endswith("   7   3 av 12")
    assert next(row for row in rows if "Förflyttning" in row).endswith("  11  12 av 12")


def test_the_picker_matches_key_labels_and_aliases() -> None:
    """Key, the label of either language and aliases find a code."""
    assert found("staff") == ["staffing"]
    assert found("displ") == ["förflyttning"]
    assert found("personal") == ["staffing", "kontinuitet"]


def test_the_picker_offers_only_codes_in_use() -> None:
    """What is retired, or a heading, cannot be picked."""
    assert found("bem") == ["staffing"]
    assert found("") == ["staffing", "kontinuitet", "förflyttning"]


def test_the_picker_keeps_swedish_letters_apart() -> None:
    """`fo` is not the beginning of Förflyttning, `FÖ` is."""
    assert found("fo") == []
    assert found("FÖ") == ["förflyttning"]


def test_the_picker_says_which_name_it_found_by() -> None:
    """A code found by another name than the one people read tells that name."""
    assert [match.found_by for match in rank(BOOK, "displ", "sv")] == ["Displacement"]
    assert [match.found_by for match in rank(BOOK, "förf", "sv")] == [""]


def test_an_exact_name_is_known() -> None:
    """A name that a code has already makes no new code."""
    assert is_exact(BOOK, "PERSONAL", "sv")
    assert not is_exact(BOOK, "person", "sv")


def test_recents_keep_their_places() -> None:
    """Using a code again moves nothing; the tenth takes the place of the least used."""
    recents = after([*"abcdefghi", *"abdefghi"])
    assert recents.slots == tuple("abcdefghi")
    assert recents.used("ny").slots == ("a", "b", "ny", "d", "e", "f", "g", "h", "i")
    assert recents.at("3") == "c"
    assert Recents().at("1") == ""


def rows(count: int) -> Listing:
    """A numbered list of that many rows, with ids from 1."""
    return Listing("L", Place.ROWS, tuple(Row(str(n), f"rad {n}") for n in range(1, count + 1)), lambda _: None)


def test_nought_is_row_ten_and_numbers_follow_the_page() -> None:
    """Digits name the rows in view: after paging on, 1 is row eleven."""
    listing = rows(12)
    assert [row.id for digit in "190" if (row := listing.numbered(digit))] == ["1", "9", "10"]
    further = listing.moved(10)
    first = further.numbered("1")
    assert first is not None
    assert first.id == "11"
    assert further.numbered("3") is None
    assert rows(3).numbered("0") is None


def test_every_value_of_a_facet_has_a_digit_on_its_page() -> None:
    """The eleventh value of a group: a page key leads there, and 1 is it; the heading tells the key."""
    listing = Listing("F", Place.ROWS, tuple(Row(str(n), f"v{n}", group="plats") for n in range(1, 13)), lambda _: None)
    assert plain(list_lines(listing, 60, "sv")[0]).rstrip().endswith("PgDn 1/2")
    further = listing.moved(3).turned("pagedown")
    eleventh = further.numbered("1")
    assert eleventh is not None
    assert eleventh.id == "11"
    assert "1 v11" in plain(list_lines(further, 200, "sv")[1])
    assert further.turned("pagedown").at == 11
    assert further.turned("pageup").at == listing.turned("home").at == 0
    assert listing.turned("end").at == 11


def test_focus_goes_around() -> None:
    """Up from the first row is the last one."""
    assert rows(12).moved(-1).at == 11
    assert rows(0).moved(1).focused is None


def test_a_list_shows_its_page_and_its_reasons() -> None:
    """Ten rows at a time; a row that cannot be chosen says why."""
    shown = [plain(each) for each in list_lines(rows(12), 60, "sv")]
    assert len(shown) == 11
    assert "1/2" in shown[0]
    refused = Listing("L", Place.ROWS, (Row("x", "x", why_not="Går inte."),), lambda _: None)
    assert "Går inte." in plain(list_lines(refused, 60, "sv")[1])


def test_grouped_rows_share_a_line() -> None:
    """Values of one facet stand after each other, numbered throughout."""
    values = [("riktning", "ökat"), ("riktning", "minskat"), ("faktor", "hinder")]
    listing = Listing("F", Place.ROWS, tuple(Row(f"{n}", v, group=n) for n, v in values), lambda _: None)
    shown = [plain(each).split() for each in list_lines(listing, 60, "sv")]
    assert shown[1:] == [["riktning", "1", "ökat", "2", "minskat"], ["faktor", "3", "hinder"]]


@given(anything, st.integers(1, 40))
def test_a_fitted_line_has_its_width(text: str, cells: int) -> None:
    """Whatever the signs, a line takes the cells it was given."""
    assert width(fit(line(text), cells)) == cells
    assert width(spread(line(text), line("höger"), cells)) == cells


@given(anything, st.integers(2, 40))
def test_wrapping_loses_no_word_and_stays_inside(text: str, cells: int) -> None:
    """Every line fits, and all that is shown of the text is in the lines."""
    lines = wrap(text, cells)
    assert all(width(each) <= cells for each in lines)
    shown = "".join(sizes.shown(part) for part in text.split("\n"))
    assert "".join(plain(each) for each in lines).replace(" ", "") == shown.replace(" ", "")


def test_pieces_flow_without_being_broken() -> None:
    """A piece that does not fit begins the next line."""
    flowed = flow([line("ett två"), line("tre"), line("fyra fem")], 12)
    assert [plain(each) for each in flowed] == ["ett två  tre", "fyra fem"]


@given(anything, anything)
def test_a_draft_keeps_its_words_while_the_caret_moves(before: str, after_: str) -> None:
    """Moving changes no word; typing and erasing again gives the same draft."""
    draft = Draft(before, after_)
    for moved in (draft.left(), draft.right(), draft.start(), draft.end()):
        assert moved.text == draft.text
    assert draft.end().typed("a").erased().text.startswith(draft.text[:-4] if len(draft.text) > 4 else "")


def test_the_caret_never_enters_a_sign() -> None:
    """An emoji of several code points is stepped over, and erased, as one."""
    family = "\U0001f469‍\U0001f467"
    draft = Draft(f"a{family}", "b")
    assert draft.left() == Draft("a", f"{family}b")
    assert draft.erased() == Draft("a", "b")
    assert Draft("a", f"{family}b").deleted() == Draft("a", "b")
