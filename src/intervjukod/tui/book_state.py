"""Making the page of the codebook from the study, and making it anew when something was written since."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.opening import REFLEXIVE
from intervjukod.tui.presenter.book_page import BookPage
from intervjukod.tui.presenter.code_details import About

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def opened(desk: Desk) -> BookPage:
    """The page as one comes to it: the code that one was at is in focus."""
    coding = desk.in_focus() if desk.transcript is not None else None
    focus = desk.focus_code or (coding.code if coding else desk.last_code)
    page = _made(desk)
    return explained(desk, page.to_code(desk.book.resolve(focus)) if focus else page)


def renewed(desk: Desk, page: BookPage) -> BookPage:
    """The page as things stand now; where the code in focus is gone, the one that stands in its row has the focus."""
    fresh = replace(_made(desk), focus=page.focus, closed=page.closed, everything=page.everything, whole=page.whole)
    still = any(code.key == page.focus for code in fresh.shown)
    return explained(desk, fresh if still else fresh.pointed(page.at))


def explained(desk: Desk, page: BookPage) -> BookPage:
    """The page with what there is to tell of the code in focus."""
    code = page.code
    if code is None or page.about.key == code.key:
        return page
    usage = None if desk.facts.approach == REFLEXIVE else desk.study.codebook.usage(code.key)
    if code.merged_into:
        usage = None  # what it had is the other one's now
    memos = [(memo.coder, memo.text) for memo in desk.study.coding.memos("code", code.key)]
    return replace(page, about=About(code.key, usage, memos))


def _made(desk: Desk) -> BookPage:
    interview = desk.interview
    counted = interview is not None and desk.facts.approach != REFLEXIVE
    return BookPage(
        title=say("book.screen", desk.language),
        book=desk.book,
        counts=desk.study.codebook.counts(interview.id) if interview and counted else None,
        outdated=Counter(one.code for one in desk.study.codebook.outdated()),
        acts=desk.acts,
    )
