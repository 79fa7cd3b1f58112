"""Pasted text is never keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.tui.actions import TYPING, Place
from intervjukod.tui.acts.memos import write

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def paste(desk: Desk, words: str) -> None:
    """Words in what is being written, or to search for in a list; else nothing."""
    desk.notice = ""
    if desk.place is Place.MEMO:
        write(desk, words)
    elif desk.place in TYPING and desk.listing is not None:
        desk.listing = desk.listing.typing(desk.listing.typed + " ".join(words.split()))
    else:
        desk.warn("tui.why.pasted")
