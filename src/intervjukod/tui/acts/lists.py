"""An open list: choose by number, letter or Enter; type to narrow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def take(desk: Desk, row: Row | None) -> None:
    """Close the list and do what its row stands for; a row that cannot be chosen says why and stays."""
    listing = desk.listing
    if listing is None or row is None:
        desk.warn("tui.why.no_row")
    elif row.why_not:
        desk.tell(row.why_not)
    else:
        desk.back()
        listing.choose(row)


def choose(desk: Desk, _: str) -> None:
    """The row in focus."""
    take(desk, desk.listing.focused if desk.listing else None)


def row(desk: Desk, digit: str) -> None:
    """The row with that number."""
    take(desk, desk.listing.numbered(digit) if desk.listing else None)


def lettered(desk: Desk, letter: str) -> None:
    """A code's letter: the row that carries it, or what the list does with letters."""
    listing = desk.listing
    if listing is None:
        return
    if listing.lettered is None:
        found = listing.with_letter(letter)
        if found is None:
            desk.warn("tui.why.no_row_with_letter", letter=letter)
        else:
            take(desk, found)
    elif not listing.lettered(letter):
        desk.warn("tui.why.no_row_with_letter", letter=letter)


def show(desk: Desk, listing: Listing) -> None:
    """The open list with another row in focus; where something follows the focus, it does."""
    desk.listing = listing
    if listing.follow is not None and listing.focused is not None:
        listing.follow(listing.focused)


def page(desk: Desk, key: str) -> None:
    """The next rows that digits stand before, or those before them; the first row, or the last."""
    if desk.listing is not None:
        show(desk, desk.listing.turned(key))


def type_character(desk: Desk, key: str) -> None:
    """One more character to search for."""
    if desk.listing is not None:
        desk.listing = desk.listing.typing(desk.listing.typed + (" " if key == "space" else key))


def erase(desk: Desk, _: str) -> None:
    """One character less."""
    if desk.listing is not None:
        desk.listing = desk.listing.typing(desk.listing.typed[:-1])


def pick(desk: Desk, title: str, rows: Iterable[Row], choose: Callable[[Row], None]) -> None:
    """One of the rows, found by number or by typing a part of it."""
    there = tuple(rows)

    def fill(typed: str) -> tuple[Row, ...]:
        wanted = typed.strip().casefold()
        return tuple(row for row in there if wanted in row.text.casefold())

    desk.lay(Listing(title, Place.PICKER, (), choose, fill=fill).typing(""))


HANDLERS = {
    "choose": choose,
    "row": row,
    "list_page": page,
    "lettered": lettered,
    "type": type_character,
    "erase": erase,
}
