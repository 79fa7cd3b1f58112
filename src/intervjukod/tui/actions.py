"""What can be done on the screen: pure data that feeds keys, palette, help and the bottom line alike.

Letter = code · CAPITAL = tool · digit = row of the list in front · arrows = where. A key does one thing
in one place; what cannot be done now says why. The keys are the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase


class Place(StrEnum):
    """Where the next key lands: a pane, an open list, the memo editor or the help."""

    TEXT = "text"
    CODES = "codes"
    GUIDE = "guide"
    HERE = "here"
    PICKER = "picker"
    PROMPT = "prompt"
    ROWS = "rows"
    MEMO = "memo"
    HELP = "help"


LETTERS = tuple(ascii_lowercase + "åäö")
DIGITS = tuple("123456789")
ANY = "any"
"""Stands for every printable character that has no meaning of its own in that place."""

PANES = (Place.TEXT, Place.CODES, Place.GUIDE, Place.HERE)
LISTS = (Place.PICKER, Place.PROMPT, Place.ROWS)
TYPING = (Place.PICKER, Place.PROMPT)


@dataclass(frozen=True, slots=True)
class Context:
    """What an action needs to know to say whether it can be done now.

    ``here`` counts one's own codings at the cursor, ``questions`` the guide's questions in this
    transcript, ``proposed`` whether the question in focus waits to be confirmed, ``lettered`` whether the
    rows of the open list have letters.
    """

    place: Place = Place.TEXT
    transcript: bool = True
    locked: bool = False
    marking: bool = False
    read_only: bool = False
    here: int = 0
    last_code: str = ""
    questions: int = 0
    proposed: bool = False
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. ``why_not`` gives the key of the reason against it, "" when there is none.

    ``label`` is for the bottom line and the palette, ``help`` one sentence. ``bottom`` is the order on the
    bottom line, 0 for not there; ``palette`` whether Ctrl+P lists it.
    """

    id: str
    keys: tuple[str, ...]
    places: tuple[Place, ...]
    label: str
    help: str
    why_not: Callable[[Context], str]
    bottom: int = 0
    palette: bool = False


def _always(_: Context) -> str:
    return ""


def _opened(context: Context) -> str:
    return "" if context.transcript else "tui.why.no_transcript"


def _writable(context: Context) -> str:
    return _opened(context) or ("tui.why.read_only" if context.read_only else "")


def _may_code(context: Context) -> str:
    return _writable(context) or ("tui.why.locked" if context.locked else "")


def _has_coding(context: Context) -> str:
    return _may_code(context) or ("" if context.here else "tui.why.no_coding_here")


def _may_repeat(context: Context) -> str:
    return _may_code(context) or ("" if context.last_code else "tui.why.nothing_to_repeat")


def _may_confirm(context: Context) -> str:
    return _writable(context) or ("" if context.proposed else "tui.why.nothing_proposed")


def _has_letters(context: Context) -> str:
    return "" if context.lettered else "tui.why.no_letters"


def _may_leave(context: Context) -> str:
    somewhere = context.place is not Place.TEXT or context.marking or context.locked
    return "" if somewhere else "tui.why.nothing_to_leave"


TEXT = (Place.TEXT,)
EVERYWHERE = tuple(Place)
UNTYPED = (*PANES, Place.ROWS, Place.HELP)

ACTIONS: tuple[Action, ...] = (
    # the passage
    Action("code", LETTERS, PANES, "tui.action.code", "tui.help.code", _may_code, bottom=1),
    Action("picker", ("enter",), TEXT, "tui.action.picker", "tui.help.picker", _may_code, bottom=2, palette=True),
    Action("again", (".",), PANES, "tui.action.again", "tui.help.again", _may_repeat, bottom=3, palette=True),
    Action("recent", DIGITS, PANES, "tui.action.recent", "tui.help.recent", _may_code),
    Action("passage", ("up", "down"), TEXT, "tui.action.passage", "tui.help.passage", _opened),
    Action("word", ("left", "right"), TEXT, "tui.action.word", "tui.help.word", _opened),
    Action("widen", ("+", "="), TEXT, "tui.action.widen", "tui.help.widen", _opened, palette=True),
    Action("narrow", ("-", "−"), TEXT, "tui.action.narrow", "tui.help.narrow", _opened, palette=True),
    Action("mark", ("space",), TEXT, "tui.action.mark", "tui.help.mark", _opened, bottom=4, palette=True),
    Action("trim", ("shift+left", "shift+right"), TEXT, "tui.action.trim", "tui.help.trim", _opened),
    Action("switch_end", (",",), TEXT, "tui.action.switch_end", "tui.help.switch_end", _opened, palette=True),
    Action("coding_before", ("<",), TEXT, "tui.action.coding_before", "tui.help.coding_before", _opened, palette=True),
    Action("coding_after", (">",), TEXT, "tui.action.coding_after", "tui.help.coding_after", _opened, palette=True),
    Action("page", ("pageup", "pagedown", "home", "end"), TEXT, "tui.action.page", "tui.help.page", _opened),
    # the codings here
    Action("facet", ("F",), PANES, "tui.action.facet", "tui.help.facet", _has_coding, bottom=5, palette=True),
    Action("memo", ("M",), PANES, "tui.action.memo", "tui.help.memo", _writable, bottom=6, palette=True),
    Action("recode", ("R",), PANES, "tui.action.recode", "tui.help.recode", _has_coding, palette=True),
    Action(
        "remove",
        ("delete", "backspace"),
        PANES,
        "tui.action.remove",
        "tui.help.remove",
        _has_coding,
        bottom=7,
        palette=True,
    ),
    # the interview
    Action(
        "answer_after",
        ("N",),
        PANES,
        "tui.action.answer_after",
        "tui.help.answer_after",
        _opened,
        bottom=8,
        palette=True,
    ),
    Action("answer_before", ("P",), PANES, "tui.action.answer_before", "tui.help.answer_before", _opened, palette=True),
    Action("go", ("G",), PANES, "tui.action.go", "tui.help.go", _opened, palette=True),
    Action("transcripts", ("T",), PANES, "tui.action.transcripts", "tui.help.transcripts", _opened, palette=True),
    Action("done", ("D",), PANES, "tui.action.done", "tui.help.done", _writable, palette=True),
    Action("lock", ("L",), PANES, "tui.action.lock", "tui.help.lock", _opened, palette=True),
    Action("whose", ("V",), PANES, "tui.action.whose", "tui.help.whose", _opened, palette=True),
    # the panes
    Action("pane", ("tab", "shift+tab"), PANES, "tui.action.pane", "tui.help.pane", _always),
    Action("screens", ("0",), PANES, "tui.action.screens", "tui.help.screens", _always, bottom=9, palette=True),
    Action("apply", ("enter",), (Place.CODES,), "tui.action.apply", "tui.help.apply", _may_code, bottom=2),
    Action("visit", ("enter",), (Place.GUIDE, Place.HERE), "tui.action.visit", "tui.help.visit", _opened, bottom=2),
    Action("confirm", ("space",), (Place.GUIDE,), "tui.action.confirm", "tui.help.confirm", _may_confirm, bottom=3),
    # an open list
    Action("choose", ("enter",), LISTS, "tui.action.choose", "tui.help.choose", _always, bottom=1),
    Action("row", (*DIGITS, "0"), (Place.PICKER, Place.ROWS), "tui.action.row", "tui.help.row", _always, bottom=2),
    Action("lettered", LETTERS, (Place.ROWS,), "tui.action.lettered", "tui.help.lettered", _has_letters, bottom=3),
    Action("type", (ANY,), TYPING, "tui.action.type", "tui.help.type", _always, bottom=3),
    Action("erase", ("backspace",), TYPING, "tui.action.erase", "tui.help.erase", _always),
    Action(
        "focus",
        ("up", "down"),
        (Place.CODES, Place.GUIDE, Place.HERE, *LISTS),
        "tui.action.focus",
        "tui.help.focus",
        _always,
        bottom=4,
    ),
    Action(
        "focus_across", ("left", "right"), (Place.ROWS,), "tui.action.focus_across", "tui.help.focus_across", _always
    ),
    Action(
        "scroll",
        ("up", "down", "pageup", "pagedown"),
        (Place.HELP,),
        "tui.action.scroll",
        "tui.help.scroll",
        _always,
        bottom=1,
    ),
    # the memo editor
    Action("save_memo", ("enter",), (Place.MEMO,), "tui.action.save_memo", "tui.help.save_memo", _always, bottom=1),
    Action("new_line", ("ctrl+j",), (Place.MEMO,), "tui.action.new_line", "tui.help.new_line", _always, bottom=2),
    Action("write", (ANY,), (Place.MEMO,), "tui.action.write", "tui.help.write", _always),
    Action(
        "caret",
        ("left", "right", "home", "end", "up", "down"),
        (Place.MEMO,),
        "tui.action.caret",
        "tui.help.caret",
        _always,
    ),
    Action(
        "erase_memo",
        ("backspace", "delete"),
        (Place.MEMO,),
        "tui.action.erase",
        "tui.help.erase_memo",
        _always,
    ),
    Action("next_memo", ("tab",), (Place.MEMO,), "tui.action.next_memo", "tui.help.next_memo", _always, bottom=3),
    # everywhere
    Action("leave", ("escape",), EVERYWHERE, "tui.action.leave", "tui.help.leave", _may_leave, bottom=10),
    Action("undo", ("ctrl+z",), PANES, "tui.action.undo", "tui.help.undo", _writable, palette=True),
    Action("redo", ("ctrl+y",), PANES, "tui.action.redo", "tui.help.redo", _writable, palette=True),
    Action("copy", ("ctrl+c",), PANES, "tui.action.copy", "tui.help.copy", _opened, palette=True),
    Action("saved", ("ctrl+s",), EVERYWHERE, "tui.action.saved", "tui.help.saved", _always, palette=True),
    Action("commands", ("ctrl+p",), PANES, "tui.action.commands", "tui.help.commands", _always),
    Action("theme", (), PANES, "tui.action.theme", "tui.help.theme", _always, palette=True),
    Action("help", ("?",), UNTYPED, "tui.action.help", "tui.help.help", _always, bottom=11, palette=True),
    Action("help_key", ("f1",), EVERYWHERE, "tui.action.help", "tui.help.help", _always),
    Action("quit", ("ctrl+q",), EVERYWHERE, "tui.action.quit", "tui.help.quit", _always, palette=True),
)

BY_ID = {action.id: action for action in ACTIONS}


def _bindings() -> dict[tuple[Place, str], Action]:
    bound: dict[tuple[Place, str], Action] = {}
    for action in ACTIONS:
        for place in action.places:
            for key in action.keys:
                if (place, key) in bound:
                    raise ValueError(f"{key} does two things in {place}: {bound[place, key].id}, {action.id}")
                bound[place, key] = action
    return bound


BINDINGS = _bindings()


def action_for(place: Place, key: str) -> Action | None:
    """The action that ``key`` (a character, or a name such as ``enter``) has in ``place``, or None."""
    action = BINDINGS.get((place, key))
    if action is None and (len(key) == 1 or key == "space"):
        action = BINDINGS.get((place, ANY))
    return action


def in_place(place: Place) -> Iterator[Action]:
    """Every action with a key in ``place``, in the order of the registry."""
    return (action for action in ACTIONS if place in action.places and action.keys)


def bottom_line(context: Context) -> list[Action]:
    """What can be done here and now, the most needed first."""
    offered = (action for action in in_place(context.place) if action.bottom and not action.why_not(context))
    return sorted(offered, key=lambda action: action.bottom)
