"""The mouse outside the text: whatever a key does, a click on its name does too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.tui import standing
from intervjukod.tui.actions import LISTS
from intervjukod.tui.acts import lists, moving, panes
from intervjukod.tui.acts.coding import give

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def click(desk: Desk, kind: str, name: str) -> None:
    """What was clicked: a row of the open list, a code, a coding, a question or the name of a screen."""
    if kind == "row":
        _row(desk, name)
    elif kind == "code":
        _code(desk, name)
    elif kind == "question":
        moving.to_question(desk, name)
    elif kind == "screen":
        desk.back()
        panes.go_to_screen(desk, name)
    elif kind == "coding":
        coding = desk.text.index.by_id.get(name)
        if coding is not None:
            desk.text.focus_coding(coding)
            desk.last = coding.id


def _row(desk: Desk, id_: str) -> None:
    if desk.listing is not None:
        lists.take(desk, next((row for row in desk.listing.rows if row.id == id_), None))


def _code(desk: Desk, key: str) -> None:
    """The code is given, as by its letter; while reading it is only looked at."""
    desk.focus_code = key
    context = standing.context(desk)
    if desk.place in LISTS:
        _row(desk, key)
    elif not (context.locked or context.read_only):
        give(desk, key)
