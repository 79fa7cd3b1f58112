"""What waits until no key is pressed: rows that take their time, the index, the words that are pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.tui import comparing, indexing, pointing, reporting, to_place

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def attend(desk: Desk) -> bool:
    """Do what waited; whether there is something new to see."""
    further = indexing.keep_up(desk)
    counted = _settle(desk, anew=further)
    compared = comparing.keep_up(desk)
    reported = reporting.keep_up(desk)
    waits = to_place.keep_up(desk)
    return pointing.keep_up(desk) or waits or compared or reported or counted or further


def _settle(desk: Desk, *, anew: bool) -> bool:
    """Fill the open list with the rows that take their time, again where the index has got further."""
    listing = desk.listing
    if listing is None or listing.later is None or (listing.settled and not anew):
        return False
    desk.listing = listing.settling()
    return True
