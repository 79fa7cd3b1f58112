"""What waits to be placed since a text changed: its page, and showing by hand where something is to stand."""

from __future__ import annotations

from intervjukod.tui.actions.action import DIGITS, PAGES, PANES, Action, Context, Place, always, has_rows, may_write

HERE = (Place.PLACING,)


def may_place(context: Context) -> str:
    """Something waits, and the study can be written."""
    return has_rows(context) or may_write(context)


PLACING_ACTIONS: tuple[Action, ...] = (
    Action("placing", (), (*PANES, *PAGES), "placing.action.open", "placing.help.open", always, palette=True),
    Action("place_here", ("enter",), HERE, "placing.action.accept", "placing.help.accept", may_place, bottom=1),
    Action("place_nth", DIGITS, HERE, "placing.action.nth", "placing.help.nth", may_place, bottom=2),
    Action("place_by_hand", ("P",), HERE, "placing.action.by_hand", "placing.help.by_hand", may_place, bottom=3),
    Action("place_look", ("G",), HERE, "placing.action.look", "placing.help.look", has_rows, bottom=4),
    Action("place_leave", ("L",), HERE, "placing.action.leave", "placing.help.leave", may_place, bottom=5),
    Action("place_all", ("A",), HERE, "placing.action.all", "placing.help.all", may_place, bottom=6),
    Action("place_remove", ("delete", "backspace"), HERE, "placing.action.remove", "placing.help.remove", may_place, 7),
    Action("place_find", ("ctrl+f",), HERE, "placing.action.find", "placing.help.find", has_rows, bottom=8),
    Action("place_this", ("enter",), (Place.BY_HAND,), "placing.action.this", "placing.help.this", may_write, 1),
)
