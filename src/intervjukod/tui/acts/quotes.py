"""Quotes for the report: edited in the open, and for the author's eyes how many come from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.domain.quotation import unedited
from intervjukod.locale import say
from intervjukod.study.shapes import Act
from intervjukod.tui import lens
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.coding import choose_coding
from intervjukod.tui.acts.memos import write_down
from intervjukod.tui.acts.retrieval import QUOTES, Retrieval, sharing
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter import kept_quotes
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def edit(desk: Desk, _: str) -> None:
    """Edit the words of the coding last made or focused, or of the only quote here, as the report is to print them."""
    quotes = [coding for coding in desk.own_here() if coding.quoted]
    coding = quotes[0] if len(quotes) == 1 else desk.in_focus()
    if coding is not None:
        open_quote(desk, coding)
    else:
        choose_coding(desk, "quoting.list.edit", lambda chosen: open_quote(desk, chosen))


def open_quote(desk: Desk, coding: Coding) -> None:
    """The words as they are edited, else as they were said, to be written in; without any the editing goes."""
    coding = desk.study.coding.find(coding.id)  # among excerpts it stands elsewhere than in its own interview
    interview = desk.study.transcripts.open(coding.transcript)
    before = coding.citation or unedited(coding.span.of(interview.text)).text

    def keep(words: str) -> Act:
        room = desk.study.coding
        return room.edit_quote(coding.id, words) if words else room.unedit_quote(coding.id)

    desk.last = coding.id
    title = say("quoting.title", desk.language, place=interview.place(coding.span))
    write_down(desk, Editing(title, before, Draft(before), keep, coding.id))


def from_whom(desk: Desk, _: str) -> None:
    """How many of the quotes in front come from each informant; Enter goes to the first of them."""
    if not isinstance(desk.lens, Retrieval):
        return
    found = {one.id: (interview, one) for interview, one in desk.lens.passages(desk)}
    passages = [one for _, one in found.values()]

    def choose(row: Row) -> None:
        interview, one = found[row.id]
        place = desk.shown(interview.id, one.span)
        if place is not None:
            desk.text.place_cursor(place)

    rows = kept_quotes.from_whom(passages, sharing(desk, passages), desk.language)
    desk.lay(Listing(say("quoting.list.from_whom", desk.language), Place.ROWS, rows, choose))


def follow(desk: Desk) -> None:
    """The quotes in front as they read now, when an act changed them."""
    shown = desk.lens
    if desk.page is not None or desk.excerpts is None or not isinstance(shown, Retrieval) or shown.screen != QUOTES:
        return
    now = shown.excerpts(desk)
    if now.pieces and now.whole.text != desk.excerpts.whole.text:
        lens.show_again(desk, shown)


HANDLERS = {"edit_quote": edit, "quotes_from": from_whom}
