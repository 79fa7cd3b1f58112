"""What the actions do: one function each, with the desk and the key that was pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.errors import IntervjukodError
from intervjukod.locale import say, sentence
from intervjukod.tui.actions import ACTIONS, BY_ID, Action, Place, action_for
from intervjukod.tui.acts import coding, interview, journal, lists, memos, moving, panes
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.status import key_name, keys_name

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def commands(desk: Desk, _: str) -> None:
    """Everything that can be done, to be found by its name; what cannot be done now says why."""
    context = desk.context()

    def fill(typed: str) -> tuple[Row, ...]:
        wanted = typed.strip().casefold()
        rows = []
        for action in ACTIONS:
            label = say(action.label, desk.language)
            if action.palette and wanted in label.casefold():
                why = action.why_not(context)
                why_not = say(why, desk.language) if why else ""
                rows.append(Row(action.id, label, aside=keys_name(action, desk.language), why_not=why_not))
        return tuple(rows)

    title = say("tui.list.commands", desk.language)
    listing = Listing(title, Place.PICKER, (), lambda row: perform(desk, BY_ID[row.id]), fill=fill)
    desk.lay(listing.typing(""))


HANDLERS: dict[str, Callable[[Desk, str], None]] = {
    "code": coding.code,
    "picker": coding.picker,
    "again": coding.again,
    "recent": coding.recent,
    "facet": coding.facet,
    "memo": memos.memo,
    "recode": coding.recode,
    "remove": coding.remove,
    "save_memo": memos.save_memo,
    "new_line": memos.new_line,
    "next_memo": memos.next_memo,
    "write": memos.write,
    "caret": memos.caret,
    "erase_memo": memos.erase,
    "passage": moving.arrow,
    "word": moving.arrow,
    "widen": moving.widen,
    "narrow": moving.narrow,
    "mark": moving.mark,
    "trim": moving.trim,
    "switch_end": moving.switch_end,
    "coding_before": moving.coding_before,
    "coding_after": moving.coding_after,
    "page": moving.page,
    "answer_after": moving.answer_after,
    "answer_before": moving.answer_before,
    "go": moving.go,
    "transcripts": interview.transcripts,
    "done": interview.done,
    "lock": interview.lock,
    "whose": interview.whose,
    "confirm": interview.confirm,
    "pane": panes.pane,
    "apply": panes.apply,
    "visit": panes.visit,
    "focus": panes.focus,
    "leave": panes.leave,
    "screens": panes.screens,
    "commands": commands,
    "theme": panes.theme,
    "help": panes.help_page,
    "help_key": panes.help_page,
    "scroll": panes.scroll,
    "choose": lists.choose,
    "row": lists.row,
    "lettered": lists.lettered,
    "type": lists.type_character,
    "erase": lists.erase,
    "focus_across": panes.focus,
    "undo": journal.undo,
    "redo": journal.redo,
    "copy": journal.copy,
    "saved": journal.saved,
    "quit": journal.quit_screen,
}


HELD = frozenset(
    f"{side}_{key}" for side in ("left", "right") for key in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"iso_level3_shift", "iso_level5_shift", "caps_lock", "num_lock", "scroll_lock"}
"""Keys that are pressed for the sake of another; some terminals tell of them too."""


def press(desk: Desk, key: str) -> None:
    """Do what ``key`` does where the desk is; a key without a meaning there says so."""
    if key in HELD:
        return
    desk.notice = ""
    action = action_for(desk.place, key)
    if action is None:
        desk.warn("tui.why.no_such_key", pressed=key_name(key, desk.language))
    else:
        perform(desk, action, key)


def perform(desk: Desk, action: Action, key: str = "") -> None:
    """Do the action, or say why not. What goes wrong becomes one line; nothing is half-done."""
    why = action.why_not(desk.context())
    if why:
        desk.warn(why)
        return
    try:
        HANDLERS[action.id](desk, key)
    except IntervjukodError as error:
        desk.tell(sentence(error, desk.language))
