"""On the page of history."""

from __future__ import annotations

from intervjukod.tui.actions.action import Action, Context, Place, always, has_rows, may_write

HERE = (Place.HISTORY,)


def may_change(context: Context) -> str:
    """There is an act, and the study can be written."""
    return has_rows(context) or may_write(context)


HISTORY_ACTIONS: tuple[Action, ...] = (
    Action("history_undo", ("enter",), HERE, "history.action.undo", "history.help.undo", may_change, bottom=1),
    Action(
        "history_cancel",
        ("delete", "backspace"),
        HERE,
        "history.action.cancel",
        "history.help.cancel",
        may_change,
        bottom=2,
    ),
    Action("history_place", ("G",), HERE, "history.action.place", "history.help.place", has_rows, bottom=3),
    Action("history_then", ("V",), HERE, "history.action.then", "history.help.then", has_rows, bottom=4),
    Action(
        "history_milestone", ("M",), HERE, "history.action.milestone", "history.help.milestone", may_write, bottom=5
    ),
    Action("history_find", ("ctrl+f",), HERE, "history.action.find", "history.help.find", always, bottom=7),
    Action("history_narrow", ("U",), HERE, "history.action.narrow", "history.help.narrow", always, bottom=6),
)
