"""A page in front follows what is done, by oneself, by an undo or by somebody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from intervjukod.tui import elsewhere, opening
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import book, history, look_over, memo_page, mending, placing, questions, quotes

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

FOLLOWERS: Mapping[Place, Callable[[Desk], None]] = {
    Place.HISTORY: history.follow,
    Place.MEMOS: memo_page.follow,
    Place.PLACING: placing.follow,
}
"""How each page is made anew as things stand now."""


def look_up(desk: Desk, *, idle: bool) -> bool:
    """What others wrote and, while no key is pressed, what lags behind the keys; whether there is something new."""
    seen = desk.acts
    changed = opening.catch_up(desk, idle=idle)
    follow(desk, seen)
    return (idle and questions.keep_up(desk)) or changed


def follow(desk: Desk, seen: int) -> None:
    """Make the page in front anew when more was done than the ``seen`` acts.

    The codebook, and what is to be looked over in it, know how much had been done when they were made.
    """
    if desk.acts != seen:
        elsewhere.note(desk)
        quotes.follow(desk)
    if desk.page is not None and desk.acts != seen and desk.page.place in FOLLOWERS:
        FOLLOWERS[desk.page.place](desk)
    mending.follow(desk)
    look_over.follow(desk)
    book.follow(desk)
