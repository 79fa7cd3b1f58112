"""The language index while the screen is used: begun when nobody is in a hurry, and how far it has come."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.presenter.index_progress import NOTHING, Indexing

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

START = 3.0
"""Seconds after the first idle moment until the index is begun."""
LOOK = 1.0
"""Seconds between two looks at how far it has come."""


def keep_up(desk: Desk) -> bool:
    """While no key is pressed: begin the index where it lacks something, look how far it is; whether that is new."""
    now, known = time.monotonic(), desk.indexing
    if not known.begun:
        known = replace(known, begun=now)
    elif now - known.looked < LOOK:
        return False
    if now - known.begun > START and not known.finished:
        desk.study.search.start_indexing()
    return _look(desk, replace(known, looked=now))


def soon(desk: Desk) -> None:
    """Begin it as soon as no key is pressed, because somebody searches; how far it was is known from the last look."""
    if desk.indexing.state is NOTHING:
        _look(desk, desk.indexing)
    desk.indexing = replace(desk.indexing, begun=time.monotonic() - 2 * START, looked=0.0)


def begin(desk: Desk) -> None:
    """Begin it now, because somebody waits for it."""
    desk.study.search.start_indexing()
    _look(desk, desk.indexing)


def _look(desk: Desk, known: Indexing) -> bool:
    state = desk.study.search.state()
    desk.indexing = replace(known, state=state)
    if state.note is not None and state.note != known.state.note:
        desk.tell(say(state.note.key, desk.language, **state.note.values))
    return state != known.state


def progress(desk: Desk) -> str:
    """What to say of an index that is not complete; "" when it is."""
    indexing = desk.indexing
    if indexing.complete:
        return ""
    return say("read.index.progress", desk.language, n=indexing.state.indexed, of=indexing.state.of)
