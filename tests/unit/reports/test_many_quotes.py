"""Pages with more quotes than a browser opens at once."""

from __future__ import annotations

from collections import UserList
from collections.abc import Sequence
from typing import Any

import pytest

from intervjukod.reports.html import as_html
from intervjukod.reports.quotes import Quote, Quotes, drawers
from intervjukod.reports.tables import Cell, Column, Table
from tests.unit.reports.read_back import Html
from tests.unit.reports.test_blocks import page

SIZES = {"a": 2, "b": 30, "c": 100}
TABLE = Table(
    (Column("Kod"), Column("Ställen")),
    tuple((code, Cell(f"{size}", size, (code,))) for code, size in SIZES.items()),
)
QUOTES: Quotes = {(code,): [Quote(f"{code}{n}.", "I01:1") for n in range(size)] for code, size in SIZES.items()}


def shown(most: int | None) -> Sequence[int]:
    """How many quotes each list shows."""
    return [drawer.size for drawer in drawers([TABLE], QUOTES, most).values()]


@pytest.mark.parametrize(
    ("most", "sizes"),
    [(None, [2, 30, 100]), (132, [2, 30, 100]), (131, [2, 30, 99]), (42, [2, 20, 20]), (6, [2, 2, 2]), (1, [1, 1, 1])],
)
def test_the_fullest_lists_give_way_first(most: int | None, sizes: list[int]) -> None:
    """A page with too many quotes cuts its longest lists to one size, and never to none."""
    assert shown(most) == sizes


def test_what_is_shown_is_spread_over_the_whole_list() -> None:
    """Of a list that is cut every part is there, in order, not its beginning alone."""
    drawer = drawers([TABLE], QUOTES, 12)["c",]
    assert [quote.text for quote in drawer.shown] == ["c0.", "c20.", "c40.", "c60.", "c80."]


def test_a_page_that_leaves_quotes_out_says_how_many() -> None:
    """A cut list tells how many of how many it shows; one that is whole tells nothing, nor does a whole page."""
    cut = "".join(as_html(page(TABLE), "sv", QUOTES, 12))
    assert "Visar 5 av 100." in cut
    assert "Visar 5 av 30." in cut
    assert "Sidan visar högst 12 citat." in cut
    assert "av 2." not in cut
    assert [len(texts) for texts in Html(cut).quotes.values()] == [2, 5, 5]
    whole = "".join(as_html(page(TABLE), "sv", QUOTES, None))
    assert "Visar" not in whole
    assert [len(texts) for texts in Html(whole).quotes.values()] == [2, 30, 100]


def test_a_page_comes_in_pieces_that_look_up_quotes_late() -> None:
    """The first piece is there before the last quotes are read, so that no page is held whole."""
    read: list[int] = []

    class Late(UserList[Quote]):
        """Quotes that tell when they are looked at."""

        def __getitem__(self, index: Any) -> Any:
            read.append(index)
            return Quote("Ord.", "I01:1")

    there = Late([Quote("", "")] * 4_000)
    pieces = iter(as_html(page(TABLE), "sv", {("c",): there}, None))
    next(pieces)
    assert len(read) < 4_000
    assert "Ord." in "".join(pieces)
    assert len(read) == 4_000
