"""In an open list and in the memo editor."""

from __future__ import annotations

from intervjukod.tui.actions.action import (
    ANY,
    DIGITS,
    LETTERS,
    LISTS,
    TYPING,
    Action,
    Place,
    always,
    has_letters,
)

LIST_ACTIONS: tuple[Action, ...] = (
    # an open list
    Action("choose", ("enter",), LISTS, "tui.action.choose", "tui.help.choose", always, bottom=1),
    Action("row", (*DIGITS, "0"), (Place.PICKER, Place.ROWS), "tui.action.row", "tui.help.row", always, bottom=2),
    Action("lettered", LETTERS, (Place.ROWS,), "tui.action.lettered", "tui.help.lettered", has_letters, bottom=3),
    Action("type", (ANY,), TYPING, "tui.action.type", "tui.help.type", always, bottom=3),
    Action("erase", ("backspace",), TYPING, "tui.action.erase", "tui.help.erase", always),
    Action(
        "focus",
        ("up", "down"),
        (Place.CODES, Place.GUIDE, Place.HERE, *LISTS),
        "tui.action.focus",
        "tui.help.focus",
        always,
        bottom=4,
    ),
    Action(
        "list_page",
        ("pagedown", "pageup", "end", "home"),
        LISTS,
        "tui.action.list_page",
        "tui.help.list_page",
        always,
    ),
    Action(
        "focus_across", ("left", "right"), (Place.ROWS,), "tui.action.focus_across", "tui.help.focus_across", always
    ),
    Action(
        "scroll",
        ("up", "down", "pageup", "pagedown"),
        (Place.HELP,),
        "tui.action.scroll",
        "tui.help.scroll",
        always,
        bottom=1,
    ),
    # the memo editor
    Action("save_memo", ("enter",), (Place.MEMO,), "tui.action.save_memo", "tui.help.save_memo", always, bottom=1),
    Action("new_line", ("ctrl+j",), (Place.MEMO,), "tui.action.new_line", "tui.help.new_line", always, bottom=2),
    Action("write", (ANY,), (Place.MEMO,), "tui.action.write", "tui.help.write", always),
    Action(
        "caret",
        ("left", "right", "home", "end", "up", "down"),
        (Place.MEMO,),
        "tui.action.caret",
        "tui.help.caret",
        always,
    ),
    Action(
        "erase_memo",
        ("backspace", "delete"),
        (Place.MEMO,),
        "tui.action.erase",
        "tui.help.erase_memo",
        always,
    ),
    Action("next_memo", ("tab",), (Place.MEMO,), "tui.action.next_memo", "tui.help.next_memo", always, bottom=3),
)
