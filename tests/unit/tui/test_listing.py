"""Lists with rows that take their time, and lists of few rows at a time; pure."""

from __future__ import annotations

from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import plain
from intervjukod.tui.presenter.listing import Listing, Row, list_lines


def quick(typed: str) -> tuple[Row, ...]:
    """One row at once."""
    return (Row("a", typed),)


def slow(typed: str) -> tuple[Row, ...]:
    """The same with its count, and another row."""
    return (Row("a", typed, aside="3"), Row("b", "mer"))


def nothing(_: Row) -> None:
    """Choosing does nothing here."""


def test_rows_that_take_their_time_come_when_asked_for() -> None:
    """Typing shows the quick rows at once; the others come later and are asked for once."""
    listing = Listing("L", Place.PROMPT, (), nothing, fill=quick, later=slow).typing("x")
    assert (listing.rows, listing.settled) == (quick("x"), False)
    assert (listing.settling().rows, listing.settling().settled) == (slow("x"), True)
    assert not listing.settling().typing("xy").settled


def test_the_focus_stays_while_rows_come() -> None:
    """The row in focus keeps it; where there are fewer rows the last one has it."""
    listing = Listing("L", Place.PROMPT, (), nothing, fill=slow, later=slow).typing("x").moved(1)
    assert listing.settling().at == 1
    fewer = Listing("L", Place.PROMPT, slow("x"), nothing, later=quick, at=1)
    assert fewer.settling().at == 0


def test_a_short_list_numbers_its_own_page() -> None:
    """Five rows at a time: on the second page 1 is the sixth."""
    rows = tuple(Row(str(n), f"rad {n}") for n in range(7))
    listing = Listing("L", Place.ROWS, rows, nothing, at=5, size=5)
    first = listing.numbered("1")
    assert first is not None
    assert first.id == "5"
    shown = [plain(line).strip() for line in list_lines(listing, 40, "sv")]
    assert shown[1:] == ["▸1 rad 5", "2 rad 6"]
    assert shown[0].endswith("2/2")
