"""The first line and the one that says where one is, in little room: what is cut is seen to be cut. Pure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intervjukod.tui.presenter.cells import width
from intervjukod.tui.presenter.document import Unit
from intervjukod.tui.presenter.line import cut_whole, plain
from intervjukod.tui.presenter.status import Header, Where, header_line, where_line

HEADER = Header("Torget", "I01", "polis", "Sergels torg", "2024-03-01", "PK", "visar mina", "14:32", False, "", "sv")
PAGE = replace(HEADER, transcript="Fråga 12 · svar i 13 av 15 intervjuer, 12 förslag · roll polis", role="", site="")


def first(header: Header, cells: int) -> str:
    """What the first line says, which always has its width."""
    shown = plain(header_line(header, cells))
    assert width(shown) == cells
    return shown


def test_a_coder_with_a_long_name_leaves_room_for_the_interview() -> None:
    """The name is cut and seen to be; what is saved, and when, is not."""
    shown = first(replace(HEADER, coder="Anna-Karin Andersson Lundström"), 80)
    assert shown.startswith(" I01 polis · Sergels torg")
    assert shown.endswith("Anna-Karin Ande… · visar mina · ✓ sparat 14:32 ")


def test_with_a_fault_beside_it_whose_codings_give_way() -> None:
    """Where the file is wrong is told whole, and so is when it was saved."""
    shown = first(replace(HEADER, fault="öppna-drogscener.yaml rad 112"), 80)
    assert shown.endswith("öppna-drogscener.yaml rad 112  PK · ✓ sparat 14:32 ")


@pytest.mark.parametrize("cells", range(60, 110))
def test_no_number_of_the_first_line_is_cut(cells: int) -> None:
    """13 av 15 is never 13 av 1; a date is there or not."""
    told = first(replace(PAGE, date=""), cells).partition("PK ·")[0]
    assert "svar i" not in told or "svar i 13 av 15 intervjuer" in told
    assert "förslag" not in told or ", 12 förslag" in told
    assert "2024" not in first(HEADER, cells) or "2024-03-01" in first(HEADER, cells)


def test_as_much_as_fits_is_told() -> None:
    """Part by part."""
    words = PAGE.transcript
    assert cut_whole(words, 60) == "Fråga 12 · svar i 13 av 15 intervjuer, 12 förslag · roll po…"
    assert cut_whole(words, 49) == "Fråga 12 · svar i 13 av 15 intervjuer…"
    assert cut_whole(words, 36) == "Fråga 12…"


def test_a_long_study_leaves_room_for_the_interview() -> None:
    """On a wide screen too."""
    shown = first(replace(HEADER, study="Öppna drogscener i Stockholm, Göteborg och Malmö 2015–2024"), 120)
    assert shown.startswith(" Öppna drogscener i Stockholm…     I01 polis · Sergels torg · 2024-03-01")


@example("replik 137 av 1294", 17)
@given(st.text(st.sampled_from("ab  777·,å"), max_size=40), st.integers(1, 40))
def test_a_cut_shows_whole_numbers_or_none(text: str, cells: int) -> None:
    """Of several words; it fits, and it begins as the text does."""
    shown = cut_whole(text, cells)
    assert width(shown) <= cells
    kept = shown.removesuffix("…")
    assert text.startswith(kept)
    if shown != text and " " in kept.strip() and kept[-1].isdigit():
        assert not text[len(kept) :][:1].isdigit()


def test_the_hint_of_a_key_gives_way_to_where_one_is() -> None:
    """In little room the turn, and of how many, stands whole."""
    where = Where(Unit.SENTENCE, 137, 1294, "12a", False, False, "sv")
    assert "Tab hela kodboken" in plain(where_line(where, 90))
    shown = plain(where_line(where, 60))
    assert "replik 137 av 1294  svar på 12a  ej klar (D)" in shown
    assert "Tab" not in shown
