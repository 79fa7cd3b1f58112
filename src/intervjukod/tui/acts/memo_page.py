"""The page of memos: from a memo to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.memo import Memo
from intervjukod.locale import say
from intervjukod.tui import trail
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.memo_page import MemoPage, MemoRow

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def show(desk: Desk, _: str) -> None:
    """Every memo of the study, newest last."""
    rows = [
        MemoRow(memo.id, memo.about, _name(desk, memo), memo.coder, memo.text) for memo in desk.study.reading.memos()
    ]
    trail.turn_to(desk, MemoPage(say("page.memos.title", desk.language), rows))


def _name(desk: Desk, memo: Memo) -> str:
    if memo.about == "coding":
        coding = desk.study.coding.find(memo.subject)
        place = desk.study.transcripts.open(coding.transcript).place(coding.span)
        return f"{place} {code_name(desk.book, coding.code, desk.language)}"
    if memo.about == "transcript":
        opened = desk.study.transcripts.open(memo.subject)
        return opened.place(memo.span) if memo.span else opened.name
    return code_name(desk.book, memo.subject, desk.language) if memo.about == "code" else memo.subject


def memo_open(desk: Desk, _: str) -> None:
    """To the place of the memo in focus."""
    page = desk.page
    if not isinstance(page, MemoPage) or page.focused is None:
        return
    memo = next(each for each in desk.study.reading.memos() if each.id == page.focused.id)
    if memo.about == "coding":
        coding = desk.study.coding.find(memo.subject)
        trail.go_to(desk, coding.transcript, coding.span)
    elif memo.about == "transcript":
        trail.go_to(desk, memo.subject, memo.span)


HANDLERS = {"memo_open": memo_open}
