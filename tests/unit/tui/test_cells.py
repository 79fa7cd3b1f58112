"""Cells and code points: what is drawn is as wide as it is said to be, and nothing in it is dangerous."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from intervjukod.domain.span import Span
from intervjukod.tui.presenter import cells
from tests.unit.tui.interviews import HARD, passages


@pytest.mark.parametrize(
    ("text", "shown", "width"),
    [
        ("Hässelby – ”torg”", "Hässelby – ”torg”", 17),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f469", 2),
        ("\u2764\ufe0f", "\u2764", 1),
        ("\U0001f44d\U0001f3fd", "\U0001f44d", 2),
        ("1\ufe0f\u20e3", "1", 1),
        ("\U0001f1f8\U0001f1ea", "\U0001f1f8\U0001f1ea", 2),
        ("x\u0323", "x\u0323", 1),
        ("drog\u00adscen", "drogscen", 8),
        ("\u65e5\u672c", "\u65e5\u672c", 4),
        ("a\nb\tc", "a b c", 5),
        ("a\x0cb\u2028c\x1b", "a\u240cb\u21b5c\u241b", 6),
        ("\u200bord", "ord", 3),
    ],
)
def test_what_is_shown(text: str, shown: str, width: int) -> None:
    """A joined picture is shown by its base, a control by its glyph, a sign without width not at all."""
    assert (cells.shown(text), cells.width(text)) == (shown, width)


@given(passages)
def test_what_is_shown_takes_the_cells_said(text: str) -> None:
    """The width of any text is that of what a terminal is given for it, which holds nothing to obey."""
    assert cell_len(cells.shown(text)) == cells.width(text)
    assert not any(character < " " or "\x7f" <= character < "\xa0" for character in cells.shown(text))


@given(passages, st.integers(0, 200))
def test_a_cell_leads_back_to_its_sign(text: str, column: int) -> None:
    """The offset under a cell belongs to a sign whose cells hold that cell."""
    index = cells.index_at(text, column)
    assert (index == len(text)) == (column >= cells.width(text))
    if index < len(text):
        sign = next(sign for sign in cells.graphemes(text) if sign.start == index)
        assert cells.column_of(text, index) <= column < cells.column_of(text, index) + sign.cells


@given(passages)
def test_signs_leave_no_gap(text: str) -> None:
    """Every code point belongs to one sign."""
    assert [sign.start for sign in cells.graphemes(text)] + [len(text)] == [0] + [
        sign.end for sign in cells.graphemes(text)
    ]


@pytest.mark.parametrize("sign", HARD[:5])
def test_a_sign_is_not_cut(sign: str) -> None:
    """A part that ends within a joined sign takes all of it."""
    assert cells.unbroken(f"a{sign}b", Span(0, 2)) == Span(0, 1 + len(sign))


def test_shortening_cuts_between_signs() -> None:
    """A sign of two cells is not cut for the last one."""
    assert cells.shortened("a\u65e5\u672c", 4) == "a\u65e5"
