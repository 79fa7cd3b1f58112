"""Panes, help and screens: where one looks, not what one codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui import opening, past, standing, trail
from intervjukod.tui.actions import LISTS, Place
from intervjukod.tui.acts import (
    book,
    compare,
    history,
    interview,
    lists,
    memo_page,
    mending,
    moving,
    placing,
    questions,
    reports,
    retrieval,
)
from intervjukod.tui.acts.coding import give
from intervjukod.tui.acts.memos import close_memo
from intervjukod.tui.presenter.codebook_pane import shown_codes
from intervjukod.tui.presenter.frame import SCREENS
from intervjukod.tui.presenter.guide_pane import in_use
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

THEMES = {
    "dark": "tui.theme.dark",
    "light": "tui.theme.light",
    "contrast-dark": "tui.theme.contrast_dark",
    "contrast-light": "tui.theme.contrast_light",
    "terminal": "tui.theme.terminal",
}


def pane(desk: Desk, key: str) -> None:
    """The next pane, or with Shift the one before; a pane with nothing in it is passed over."""
    open_panes = [desk.home, Place.CODES, *([Place.GUIDE] if guide_rows(desk) else []), Place.HERE]
    by = -1 if key == "shift+tab" else 1
    desk.place = open_panes[(open_panes.index(desk.place) + by) % len(open_panes)]
    if desk.place is Place.CODES:
        desk.focus_code = desk.focus_code or _first([code.key for code in shown_codes(desk.book)])
    elif desk.place is Place.GUIDE:
        here = standing.question_here(desk)
        desk.focus_question = here.question if here else _first(guide_rows(desk))
    elif desk.place is Place.HERE:
        desk.last = _kept(desk.last, [coding.id for coding in desk.here()])


def focus(desk: Desk, key: str) -> None:
    """One row up or down in the pane or the list."""
    by = -1 if key in ("up", "left") else 1
    if desk.place in LISTS and desk.listing is not None:
        lists.show(desk, desk.listing.moved(by))
    elif desk.place is Place.CODES:
        desk.focus_code = _next(desk.focus_code, [code.key for code in shown_codes(desk.book)], by)
    elif desk.place is Place.GUIDE:
        desk.focus_question = _next(desk.focus_question, guide_rows(desk), by)
    else:
        desk.last = _next(desk.last, [coding.id for coding in desk.here()], by)


def guide_rows(desk: Desk) -> list[str]:
    """The questions in the guide's pane."""
    return [row.question for row in in_use(standing.answers_here(desk))]


def _first(names: Sequence[str]) -> str:
    return names[0] if names else ""


def _kept(name: str, names: Sequence[str]) -> str:
    return name if name in names else _first(names)


def _next(name: str, names: Sequence[str], by: int) -> str:
    if name not in names:
        return _first(names)
    return names[min(max(names.index(name) + by, 0), len(names) - 1)]


def apply(desk: Desk, _: str) -> None:
    """The code in focus on the passage; then back to the text."""
    give(desk, desk.focus_code)
    desk.place = desk.home


def visit(desk: Desk, _: str) -> None:
    """Go to what is in focus: where the question was answered, the coding's own passage."""
    if desk.place is Place.GUIDE:
        moving.to_question(desk, desk.focus_question)
        return
    coding = next((each for each in desk.here() if each.id == desk.last), None)
    if coding is not None:
        desk.text.focus_coding(coding)
        desk.place = desk.home


def leave(desk: Desk, _: str) -> None:
    """One step back: out of the memo (which is kept), the help, the list, the pane; then the states of the text."""
    if desk.place is Place.MEMO:
        close_memo(desk)
    elif desk.place is Place.HELP:
        desk.place = desk.helped
    elif desk.place in LISTS and desk.editing is not None:
        desk.listing, desk.place = None, Place.MEMO
    elif desk.place in LISTS:
        desk.back()
    elif desk.page is not None:
        questions.back(desk)
    elif desk.place is not desk.home:
        desk.place = desk.home
    else:
        _leave_text(desk)


def _leave_text(desk: Desk) -> None:
    """Out of a state of the text, else back along the way one came; at its end the reading lock goes on or off."""
    if desk.text.cursor.marking:
        desk.text.end_marking()
    elif desk.mending is not None:
        mending.leave(desk)
    elif desk.putting is not None:
        placing.give_up(desk)
    elif desk.trail:
        questions.back(desk)
    elif desk.present is not None:
        past.leave(desk)
    else:
        interview.lock(desk, "")


def screens(desk: Desk, _: str) -> None:
    """The screens there are, by number."""
    waiting = say("placing.waiting.row", desk.language, n=desk.to_place.count) if desk.to_place.count else ""
    asides = {"placing": waiting}
    rows = tuple(Row(name, say(label, desk.language), aside=asides.get(name, "")) for name, label in SCREENS.items())
    title = say("tui.list.screens", desk.language)
    desk.lay(Listing(title, Place.ROWS, rows, lambda row: go_to_screen(desk, row.id)))


def go_to_screen(desk: Desk, name: str) -> None:
    """To the screen of that name."""
    screens_by_name = {
        "text": _to_text,
        "question": questions.show,
        "code": retrieval.show_code,
        "compare": compare.show,
        "quotes": retrieval.show_quotes,
        "memos": memo_page.show,
        "history": history.show,
        "book": book.show,
        "reports": reports.show,
        "placing": placing.show,
    }
    screens_by_name[name](desk, "")


def _to_text(desk: Desk, _: str) -> None:
    interview = desk.interview
    trail.start_over(desk)
    if desk.excerpts is not None and interview is not None:
        opening.lay(desk, interview.id)


def help_page(desk: Desk, _: str) -> None:
    """What every key does where one is; again: back."""
    if desk.place is Place.HELP:
        desk.place = desk.helped
    else:
        desk.helped, desk.place, desk.scrolled = desk.place, Place.HELP, 0


def scroll(desk: Desk, key: str) -> None:
    """Up or down in the help."""
    step = {"up": -1, "down": 1, "pageup": -15, "pagedown": 15}[key]
    desk.scrolled = max(0, desk.scrolled + step)


def theme(desk: Desk, _: str) -> None:
    """Light, dark, both with the highest contrast, or the terminal's own colours; what is chosen is remembered."""

    def choose(row: Row) -> None:
        desk.ports.set_theme(row.id)
        desk.study.prefer("theme", row.id)

    chosen = desk.study.preference("theme")
    rows = tuple(Row(name, say(key, desk.language), on=name == chosen) for name, key in THEMES.items())
    desk.lay(Listing(say("tui.list.theme", desk.language), Place.ROWS, rows, choose))


HANDLERS = {
    "pane": pane,
    "apply": apply,
    "visit": visit,
    "focus": focus,
    "leave": leave,
    "screens": screens,
    "theme": theme,
    "help": help_page,
    "help_key": help_page,
    "scroll": scroll,
    "focus_across": focus,
}
