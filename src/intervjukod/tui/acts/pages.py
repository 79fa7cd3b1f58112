"""The pages: moving on them, and from them to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.tui import trail
from intervjukod.tui.acts import history, placing

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

STEP = 15
"""Rows that a page key goes."""


def page_move(desk: Desk, key: str) -> None:
    """An arrow or a page key on a page."""
    if desk.page is not None:
        trail.show_page(desk, desk.page.moved(key, STEP))
        history.load_older(desk)
        placing.look_up(desk)


def open_place(desk: Desk, _: str) -> None:
    """From an excerpt to its place in the interview."""
    found = desk.source()
    if found is None:
        desk.warn("tui.why.several_excerpts")
    else:
        trail.go_to(desk, found[0].id, found[1])


HANDLERS = {"page_move": page_move, "open_place": open_place}
