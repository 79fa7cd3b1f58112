"""What the actions do: one function each, with the desk and the key that was pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from intervjukod.errors import IntervjukodError, StudyError
from intervjukod.locale import say, sentence
from intervjukod.tui import standing
from intervjukod.tui.actions import ACTIONS, BY_ID, LISTS, Action, Place, action_for
from intervjukod.tui.acts import (
    answers,
    book,
    coding,
    compare,
    concluding,
    confirming,
    faults,
    first,
    history,
    intake,
    interview,
    journal,
    lists,
    memo_page,
    memos,
    mending,
    mouse,
    moving,
    pages,
    panes,
    placing,
    questions,
    quotes,
    reports,
    reshaping,
    retrieval,
    search,
    versions,
)
from intervjukod.tui.acts.following import follow
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.status import key_name, keys_name

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


Handler = Callable[["Desk", str], None]


def commands(desk: Desk, _: str) -> None:
    """Everything that can be done, to be found by its name; what cannot be done now says why."""
    context = standing.context(desk)

    def fill(typed: str) -> tuple[Row, ...]:
        wanted = typed.strip().casefold()
        rows = []
        for action in ACTIONS:
            label = say(action.label, desk.language)
            if action.palette and wanted in f"{label} {say(action.help, desk.language)}".casefold():
                why = action.why_not(context)
                why_not = say(why, desk.language) if why else ""
                rows.append(Row(action.id, label, aside=keys_name(action, desk.language), why_not=why_not))
        return tuple(sorted(rows, key=lambda row: wanted not in row.text.casefold()))

    title = say("tui.list.commands", desk.language)
    listing = Listing(title, Place.PICKER, (), lambda row: perform(desk, BY_ID[row.id]), fill=fill)
    desk.lay(listing.typing(""))


HANDLERS: Mapping[str, Handler] = {
    "commands": commands,
    **answers.HANDLERS,
    **book.HANDLERS,
    **coding.HANDLERS,
    **compare.HANDLERS,
    **concluding.HANDLERS,
    **confirming.HANDLERS,
    **faults.HANDLERS,
    **first.HANDLERS,
    **history.HANDLERS,
    **intake.HANDLERS,
    **interview.HANDLERS,
    **journal.HANDLERS,
    **lists.HANDLERS,
    **memo_page.HANDLERS,
    **memos.HANDLERS,
    **mending.HANDLERS,
    **moving.HANDLERS,
    **pages.HANDLERS,
    **panes.HANDLERS,
    **placing.HANDLERS,
    **questions.HANDLERS,
    **quotes.HANDLERS,
    **reports.HANDLERS,
    **reshaping.HANDLERS,
    **retrieval.HANDLERS,
    **search.HANDLERS,
    **versions.HANDLERS,
}


HELD = frozenset(
    f"{side}_{key}" for side in ("left", "right") for key in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"iso_level3_shift", "iso_level5_shift", "caps_lock", "num_lock", "scroll_lock"}
"""Keys that are pressed for the sake of another; some terminals tell of them too."""


OVER = (*LISTS, Place.MEMO, Place.HELP)
"""What lies over the text or a page, which has other keys."""


def press(desk: Desk, key: str) -> None:
    """Do what ``key`` does where the desk is; a key without a meaning there says so."""
    if key in HELD:
        return
    desk.notice = ""
    action = action_for(desk.place, key)
    if action is None:
        under = action_for(desk.ground, key) if desk.place in OVER else None
        desk.warn("tui.why.go_out" if under else "tui.why.no_such_key", pressed=key_name(key, desk.language))
    else:
        perform(desk, action, key)


def perform(desk: Desk, action: Action, key: str = "") -> None:
    """Do the action, or say why not. What goes wrong becomes one line; nothing is half-done."""
    why = action.why_not(standing.context(desk))
    if why:
        desk.warn(why)
        return
    seen = desk.acts
    if _told(desk, lambda: HANDLERS[action.id](desk, key)) and desk.tour is not None:
        desk.tour = desk.tour.after(action.id)
    _told(desk, lambda: follow(desk, seen))


def click(desk: Desk, does: str) -> None:
    """Do what was clicked: ``kind name``, where a key is pressed."""
    kind, _, name = does.partition(" ")
    if kind == "key":
        press(desk, name)
        return
    seen, desk.notice = desk.acts, ""
    _told(desk, lambda: mouse.click(desk, kind, name))
    _told(desk, lambda: follow(desk, seen))


def _told(desk: Desk, act: Callable[[], None]) -> bool:
    """Do it and tell what went wrong, if anything; whether it was done."""
    try:
        act()
    except IntervjukodError as error:
        desk.tell(sentence(error, desk.language, on_screen=True))
        desk.unsaved = desk.unsaved or isinstance(error, StudyError)
        return False
    return True
