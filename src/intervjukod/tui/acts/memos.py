"""Memos: on a coding or on a passage, written below the text and kept whenever one leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.errors import IntervjukodError, RefusedError
from intervjukod.locale import say
from intervjukod.study.shapes import Act
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.asking import ask_reason
from intervjukod.tui.acts.coding import choose_coding
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


GO_ON, THROW = "go_on", "throw"


def memo(desk: Desk, _: str) -> None:
    """Write on the coding last made or focused, on the passage where there is none; else ask on which."""
    coding = desk.in_focus()
    if coding is not None:
        on_coding(desk, coding)
    elif desk.own_here():
        choose_coding(desk, "tui.list.memo", lambda chosen: on_coding(desk, chosen))
    else:
        on_passage(desk)


def on_coding(desk: Desk, coding: Coding) -> None:
    """Open the memo of a coding."""
    desk.last = coding.id
    on_subject(desk, "coding", coding.id, code_name(desk.book, coding.code, desk.language), coding.memo)


def on_passage(desk: Desk) -> None:
    """A memo on the passage itself: on the transcript, at this place."""
    found = desk.source()
    if found is None:
        desk.warn("tui.why.several_excerpts")
        return
    interview, span = found
    own = desk.study.coding.memos("transcript", interview.id)
    before = next((each.text for each in own if each.span == span and each.coder == desk.study.coder), "")
    on_subject(desk, "transcript", interview.id, interview.place(span), before, span)


def on_subject(desk: Desk, about: str, subject: str, name: str, before: str, span: Span | None = None) -> None:
    """Write one's memo on anything: ``about`` and ``subject`` as the study takes them."""

    def keep(words: str) -> Act:
        return desk.study.coding.memo(about, subject, words, span)

    title = say("tui.memo.on", desk.language, on=name)
    write_down(desk, Editing(title, before, Draft(before), keep, subject))


def write_down(desk: Desk, editing: Editing) -> None:
    """Open the editor; what is written is kept when one leaves."""
    if desk.editing is None:
        desk.beneath = desk.place
    desk.editing, desk.place = editing, Place.MEMO


def save_memo(desk: Desk, _: str) -> None:
    """Keep what was written and close; where one may say why, ask for that first."""
    editing = desk.editing
    if editing is not None and editing.because is not None and editing.changed:
        _ask_why(desk, editing, editing.because)
    else:
        close_memo(desk)


def close_memo(desk: Desk) -> None:
    """Keep what was written and close. Words that are refused stay; refused once more, one may leave them."""
    editing = desk.editing
    try:
        keep_memo(desk)
    except RefusedError:
        if editing is None or editing.refused == editing.words:
            _ask_to_leave(desk)
            return
        desk.editing = replace(editing, refused=editing.words)
        raise
    desk.back()


def _ask_to_leave(desk: Desk) -> None:
    """Words that cannot be kept: go on writing, or leave them."""
    editing = desk.editing

    def choose(row: Row) -> None:
        if row.id == GO_ON and editing is not None:
            write_down(desk, editing)

    rows = tuple(Row(name, say(f"quoting.refused.{name}", desk.language)) for name in (GO_ON, THROW))
    desk.lay(Listing(say("quoting.list.refused", desk.language), Place.ROWS, rows, choose))


def _ask_why(desk: Desk, editing: Editing, because: Callable[[str, str], Act]) -> None:
    """The words wait behind the question: Esc goes back to them."""

    def done(reason: str) -> None:
        try:
            desk.did(because(editing.words, reason))
        except IntervjukodError:
            write_down(desk, editing)
            raise

    ask_reason(desk, editing.title, done)


def next_memo(desk: Desk, _: str) -> None:
    """Keep what was written and go on to the memo of the next coding here, after the last to the passage's.

    Where something else comes after what was written, go on to that; on a page else just close.
    """
    keep_memo(desk)
    if desk.editing is not None and desk.editing.onward is not None:
        desk.editing.onward()
        return
    if desk.page is not None:
        desk.back()
        return
    own = desk.own_here()
    after = next((n for n, coding in enumerate(own, 1) if desk.editing and coding.id == desk.editing.subject), 0)
    if after < len(own):
        on_coding(desk, own[after])
    else:
        on_passage(desk)


def keep_memo(desk: Desk) -> None:
    """What is written is on disk; nothing written takes the memo away, nothing changed does nothing."""
    editing = desk.editing
    if editing is None or not editing.changed:
        return
    act = editing.keep(editing.words)
    if act is not None:
        desk.did(act)
    desk.editing = replace(editing, before=editing.words)


def _redraft(desk: Desk, draft: Draft) -> None:
    if desk.editing is not None:
        desk.editing = replace(desk.editing, draft=draft, replaces=False)


def write(desk: Desk, key: str) -> None:
    """One more character, or many that were pasted."""
    if desk.editing is not None:
        draft = Draft() if desk.editing.replaces else desk.editing.draft
        _redraft(desk, draft.typed(" " if key == "space" else key))


def new_line(desk: Desk, _: str) -> None:
    """A line end in the memo."""
    write(desk, "\n")


def erase(desk: Desk, key: str) -> None:
    """Without the sign before the caret, or after it."""
    if desk.editing is not None:
        draft = desk.editing.draft
        _redraft(desk, draft.erased() if key == "backspace" else draft.deleted())


def caret(desk: Desk, key: str) -> None:
    """One sign on or back; to the start or the end."""
    if desk.editing is not None:
        draft = desk.editing.draft
        turns = {"left": draft.left, "right": draft.right, "home": draft.start, "up": draft.start}
        _redraft(desk, turns.get(key, draft.end)())


HANDLERS = {
    "memo": memo,
    "save_memo": save_memo,
    "new_line": new_line,
    "next_memo": next_memo,
    "write": write,
    "caret": caret,
    "erase_memo": erase,
}
