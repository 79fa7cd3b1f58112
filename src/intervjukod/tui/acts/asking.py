"""Asking for one line: a name, a word, a reason. Enter takes what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

Done = Callable[[str], None]


def ask_line(desk: Desk, title: str, typed: str, row: Callable[[str], Row], done: Done) -> None:
    """Ask for a line that begins as ``typed``; ``row`` says what it would do, ``done`` does it."""

    def fill(words: str) -> tuple[Row, ...]:
        return (row(" ".join(words.split())),)

    desk.lay(Listing(title, Place.PROMPT, (), lambda chosen: done(chosen.id), fill=fill).typing(typed))


def ask_reason(desk: Desk, what: str, done: Done) -> None:
    """Ask why ``what`` is done; without words there is no reason."""

    def row(reason: str) -> Row:
        key = "book.reason.because" if reason else "book.reason.none"
        return Row(reason, say(key, desk.language, reason=reason))

    ask_line(desk, say("book.list.why", desk.language, what=what), "", row, done)
