"""The page of the codebook and the preview of a draft without a screen: what shows, where the focus goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.domain.codebook import Code, Codebook, Facet
from intervjukod.study.drafting import Draft, DraftCode, DraftKind, DraftQuestion, preview
from intervjukod.study.shapes import CodeCount, Usage
from intervjukod.tui.presenter.book_page import BookPage
from intervjukod.tui.presenter.code_details import About
from intervjukod.tui.presenter.line import Line, clicked, line, plain, width
from intervjukod.tui.presenter.page import BELOW, Scrolled, with_details
from intervjukod.tui.presenter.preview_page import PreviewPage

BOOK = Codebook(
    (
        Code("plats", {"sv": "Platsen"}, codable=False),
        Code("ljus", {"sv": "Ljus"}, letter="l", parent="plats", definition="Hur ljust det är.", colour="#d08770"),
        Code("lampor", {"sv": "Lampor"}, parent="ljus", merged_into="ljus"),
        Code("buskar", {"sv": "Buskar"}, parent="plats", retired=True),
        Code("folk", {"sv": "Folk"}, letter="f", brief="Hur många.", facets=("riktning", "borta")),
    ),
    (Facet("riktning", ("ökat", "minskat")),),
    {"torget": "Torget"},
)
PAGE = BookPage("Kodbok", BOOK)


def shown(page: BookPage | PreviewPage, cells: int = 60) -> list[str]:
    """The page as words, evenly spaced."""
    return [" ".join(plain(line).split()) for line in page.draw(cells, "sv").lines]


def details(page: BookPage | PreviewPage) -> list[str]:
    """What stands beside it."""
    return [plain(line).strip() for line in page.details(48, "sv")]


def pressed(page: BookPage, *keys: str) -> BookPage:
    """The page after these arrows."""
    for key in keys:
        page = page.moved(key, 15)
    return page


def test_only_what_is_in_use_shows_until_one_asks() -> None:
    """Retired and merged codes are counted, and shown with what became of them."""
    assert shown(PAGE) == ["Torget 3 koder · 2 ur bruk (U visar)", "Platsen rubrik", "l └Ljus", "f Folk"]
    everything = replace(PAGE, everything=True)
    assert shown(everything)[1:] == ["Platsen rubrik", "l ├Ljus", "│└Lampor → Ljus", "└Buskar ur bruk", "f Folk"]


def test_counts_and_what_is_to_be_looked_over() -> None:
    """Beside the label; the counts are left out where they would steer."""
    counts = {"folk": CodeCount(4, 3, 12)}
    page = replace(PAGE, counts=counts, outdated={"folk": 2})
    assert shown(page)[0].endswith("här informanter")
    assert shown(page)[1].startswith("2 kodningar att se över")
    assert shown(page)[-1] == "f Folk 2 att se över 4 3 av 12"
    assert shown(replace(PAGE, outdated={"folk": 2}))[-1] == "f Folk 2 att se över"


@pytest.mark.parametrize("cells", [38, 58, 78, 118])
def test_no_line_is_wider_than_the_page(cells: int) -> None:
    """Signs and labels give way; counts stay."""
    long = Codebook((Code("a", {"sv": "En mycket lång etikett " * 4}, retired=True, codable=False),), (), {})
    page = BookPage("Kodbok", long, {"a": CodeCount(11, 11, 12)}, {"a": 1234}, everything=True)
    lines = page.draw(cells, "sv").lines
    assert {width(line) for line in lines[2:]} == {cells}
    assert all(width(line) <= cells for line in lines)
    assert plain(lines[-1]).endswith("11  11 av 12")


def test_the_focus_goes_along_the_rows_and_the_branches() -> None:
    """Down and up by rows; right to what is below, left to what is above, else nowhere."""
    assert pressed(PAGE, "down").focus == "ljus"
    assert pressed(PAGE, "down", "left").focus == "plats"
    assert pressed(PAGE, "right").focus == "ljus"
    assert pressed(PAGE, "right", "right").focus == "ljus"
    assert pressed(PAGE, "end").focus == "folk"
    assert pressed(PAGE, "end", "left", "home").focus == "plats"


def test_closing_hides_what_is_below_and_opening_shows_it() -> None:
    """A code without anything below closes those it stands among; what cannot be done gives nothing."""
    closed = PAGE.closing()
    assert closed is not None
    assert shown(closed)[1:] == ["Platsen+ rubrik", "f Folk"]
    assert closed.closing() is None
    opened = closed.opening()
    assert opened is not None
    assert (opened.closed, opened.opening()) == (frozenset(), None)
    among = pressed(PAGE, "down").closing()
    assert among is not None
    assert (among.focus, among.closed) == ("plats", frozenset(("plats",)))


def test_what_only_gone_codes_stand_below_does_not_open() -> None:
    """Ljus has nothing but what was merged into it."""
    assert not PAGE.has_below("ljus")
    assert replace(PAGE, everything=True).has_below("ljus")


def test_going_to_a_code_opens_the_way() -> None:
    """Through closed branches, and to one that is gone; a key that nobody has changes nothing."""
    closed = replace(PAGE, closed=frozenset(("plats",)))
    assert closed.to_code("ljus").closed == frozenset()
    assert PAGE.to_code("buskar").everything
    assert PAGE.to_code("borta") == PAGE


def test_an_empty_book() -> None:
    """Says what to do, and no key breaks it."""
    empty = BookPage("Kodbok", Codebook())
    assert shown(empty)[1].startswith("Kodboken är tom.")
    assert (empty.code, empty.aside, empty.opening(), empty.closing()) == (None, False, None, None)
    assert pressed(empty, "down", "left", "end") == empty
    assert empty.details(48, "sv") == ()


def test_what_a_code_means() -> None:
    """Name, way, meaning, what it is found by, what it took in; and what the study knows of it."""
    told = details(PAGE.to_code("ljus"))
    assert told[:2] == ["LJUS                                   bokstav l", "Platsen · nyckel ljus"]
    assert {"Hur ljust det är.", "Har tagit upp: Lampor", "■ Färg #d08770"} <= set(told)
    about = About("folk", Usage(3, 2, 1, 1), (("PK", "Jfr ljus."),))
    told = details(replace(PAGE, about=about, outdated={"folk": 2}).to_code("folk"))
    assert told[2:4] == ["kodningar 3 · intervjuer 2 · kodare 1", "2 att se över"]
    assert {"Hur många.", "– riktning: ökat | minskat", "– borta", "MEMO (PK)", "Jfr ljus."} <= set(told)


def test_how_a_code_stands() -> None:
    """Merged, out of use, a heading, without a definition."""
    assert "Sammanslagen med Ljus." in details(PAGE.to_code("lampor"))
    assert "Ur bruk: ges inte till nya avsnitt, kodningarna" in details(PAGE.to_code("buskar"))
    assert {"Rubrik: ges inte till avsnitt.", "Ingen definition än."} <= set(details(PAGE.to_code("plats")))


def test_what_is_known_of_another_code_is_not_told() -> None:
    """The memo of the code that had the focus a moment ago."""
    about = About("folk", None, (("PK", "Jfr ljus."),))
    assert "Jfr ljus." not in details(replace(PAGE, about=about).to_code("ljus"))


def test_a_page_of_its_own_scrolls_by_lines() -> None:
    """Never beyond the last, and from the top for the next code."""
    page = replace(PAGE, whole=True).to_code("folk")
    full = shown(page)
    assert full[0] == "FOLK bokstav f"
    assert shown(pressed(page, "down")) == full[1:]
    assert len(shown(pressed(page, "end"))) == 1
    assert pressed(page, "end", "home").top == 0
    assert pressed(page, "down").to_code("ljus").top == 0


def test_details_below_are_cut_and_stay_in_sight() -> None:
    """On a narrow screen: a rule, at most so many lines without blank ones, and where the rest is."""
    drawn = Scrolled([()] * 3, 1, 1)
    few = with_details(drawn, details_of(4), 60, "sv")
    assert (len(few.lines), few.foot, few.keep, few.pinned) == (3 + 3, 3, 1, 1)
    many = with_details(drawn, details_of(40), 60, "sv")
    assert many.foot == BELOW + 1
    assert plain(many.lines[-1]) == "… Tab visar allt"


def details_of(count: int) -> list[Line]:
    """Every other line blank."""
    return [line(f"rad {n}") if n % 2 else () for n in range(count)]


CODES = Draft(
    DraftKind.CODEBOOK,
    "Kodbok.docx",
    "Vår kodbok",
    codes=(
        DraftCode("plats", "Platsen", "tab. 1:2", codable=False),
        DraftCode("ljus", "Ljus", "tab. 1:3", "Hur ljust.", "Kort.", "Om ljus.", "Om folk.", ("Mörkt.",), ("lampa",),
                  ("belysning",), letter="l", parent="plats"),
    ),
)  # fmt: skip
GUIDE = Draft(
    DraftKind.GUIDE,
    "Guide.docx",
    "Guide",
    questions=(
        DraftQuestion("q1", "1", "Hur ljust?", "¶ 1", obligatory=True, probes=("På natten",), when="Vid behov"),
    ),
)


def page_of(draft: Draft, *notes: str) -> PreviewPage:
    """The preview of a draft."""
    return PreviewPage("Utkast", draft.title, "/x", draft.source, str(draft.kind), preview(draft), notes, draft)


def test_a_draft_of_a_codebook() -> None:
    """Its tree with letters, keys and meanings; remarks above; the code in focus in full."""
    page = page_of(CODES, "Kolumnerna togs för: Kod.")
    assert shown(page)[0] == "Vår kodbok kodbok, 2 koder"
    assert shown(page)[2:] == ["· Kolumnerna togs för: Kod.", "", "· Platsen plats", "l Ljus ljus Kort."]
    told = details(page.moved("down", 15))
    assert told[:2] == ["Ljus", "nyckel ljus · bokstav l · tab. 1:3"]
    expected = {"Kort.", "Hur ljust.", "Används: Om ljus.", "Inte: Om folk.", "– Mörkt.", "Nyckelord: lampa"}
    assert expected | {"Kallas också: belysning"} <= set(told)
    assert details(page)[1] == "nyckel plats · rubrik · tab. 1:2"


def test_a_draft_in_two_languages_tells_both_labels() -> None:
    """In its row and beside it."""
    code = DraftCode("ljus", "Ljus", "tab. 1:3", "Hur ljust.", labels={"sv": "Ljus", "en": "Light"})
    page = page_of(replace(CODES, codes=(code,)))
    assert shown(page)[-1] == "· Ljus ljus en: Light · Hur ljust."
    assert "en: Light" in details(page)


def test_what_a_draft_waits_for_can_be_clicked() -> None:
    """What it was read as turns, the line that says what Enter does takes it in; a row has the focus."""
    heading, hint, _, row, *_ = page_of(CODES).draw(80, "sv").lines
    assert [clicked(heading, cell) for cell in (0, len("Vår kodbok") + 2)] == ["", "key tab"]
    assert (clicked(hint, 4), clicked(row, 4)) == ("key enter", "draft 0")


def test_a_draft_of_a_guide() -> None:
    """Numbers, ids and probes; what is obligatory has a star."""
    page = page_of(GUIDE)
    assert shown(page)[0] == "Guide frågeguide, 1 fråga"
    assert shown(page)[-1] == "1 Hur ljust? * q1 På natten"
    assert details(page) == ["Hur ljust?", "q1 · obligatorisk · ¶ 1", "", "Vid behov", "", "Stödord:", "– På natten"]


def test_the_focus_of_a_preview_stays_on_its_rows() -> None:
    """Arrows and clicks go no further than the last."""
    page = page_of(CODES)
    assert page.moved("end", 15).at == page.pointed(9).at == 1
    assert page.draw(60, "sv").keep == 0, "the remarks above the first row are in sight"
