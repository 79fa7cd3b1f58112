"""The mouse outside the text: whatever a key does, a click on its name does too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from intervjukod.tui import standing, trail
from intervjukod.tui.actions import LISTS, STATES
from intervjukod.tui.acts import (
    book,
    compare,
    drafts,
    history,
    intake,
    lists,
    moving,
    panes,
    placing,
    reports,
    versions,
)
from intervjukod.tui.acts.coding import give
from intervjukod.tui.presenter.memo_page import MemoPage

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def click(desk: Desk, kind: str, name: str) -> None:
    """What was clicked: a row of the open list or of a page, a code, a coding, a question or the name of a screen."""
    if desk.home in STATES and kind in ELSEWHERE:
        desk.warn("mending.why.first_leave" if desk.mending else "placing.why.first_leave")
    else:
        KINDS[kind](desk, name)


def _memo(desk: Desk, name: str) -> None:
    if isinstance(desk.page, MemoPage):
        trail.show_page(desk, desk.page.pointed(int(name)))


def _screen(desk: Desk, name: str) -> None:
    desk.back()
    panes.go_to_screen(desk, name)


def _coding(desk: Desk, name: str) -> None:
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


KINDS: Mapping[str, Callable[[Desk, str], None]] = {
    "row": _row,
    "code": _code,
    "cell": compare.point,
    "report": reports.point,
    "history": history.point,
    "memo": _memo,
    "book": book.point,
    "draft": drafts.point,
    "file": intake.point,
    "placing": placing.point,
    "proposal": placing.point_proposal,
    "version": versions.point,
    "question": moving.to_question,
    "screen": _screen,
    "coding": _coding,
}
"""What a click does, by the kind of thing that was clicked."""
ELSEWHERE = frozenset(("code", "coding", "question", "screen"))
"""What would code, or go somewhere else, while one mends the text or shows a place in it."""
