"""Showing what a lens finds, and again with another selection or with more around the words."""

from __future__ import annotations

from intervjukod.study.uncollected import uncollected
from intervjukod.tui import trail
from intervjukod.tui.desk import Desk, Lens


def show(desk: Desk, lens: Lens) -> bool:
    """Show what a lens finds; where it finds nothing say so, stay where one is, and give False."""
    with uncollected():
        found = lens.excerpts(desk)
    if not found.pieces:
        desk.tell(lens.nothing(desk))
        return False
    trail.read(desk, found, lens)
    return True


def show_again(desk: Desk, lens: Lens) -> bool:
    """The same, at the words that one is at, if they are still there."""
    kept = desk.source()
    if not show(desk, lens):
        return False
    place = desk.shown(kept[0].id, kept[1]) if kept else None
    if place is not None:
        desk.text.place_cursor(place)
    return True
