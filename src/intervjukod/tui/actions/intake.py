"""Files to be taken in, and the recording of what is read."""

from __future__ import annotations

from intervjukod.tui.actions.action import DIGITS, Action, Context, Place, has_rows, may_write, opened

HERE = (Place.INTAKE,)
OPEN = (Place.TEXT, Place.CODES, Place.GUIDE, Place.HERE)


def may_take(context: Context) -> str:
    """Files wait on the page, and the study can be written."""
    return has_rows(context) or may_write(context)


INTAKE_ACTIONS: tuple[Action, ...] = (
    Action("play", ("O",), OPEN, "intake.action.play", "intake.help.play", opened, palette=True),
    Action("intake_yes", ("enter",), HERE, "intake.action.yes", "intake.help.yes", may_take, bottom=1),
    Action("intake_mend", DIGITS, HERE, "intake.action.mend", "intake.help.mend", may_take, bottom=2),
    Action("intake_find", ("ctrl+f",), HERE, "intake.action.find", "intake.help.find", has_rows, bottom=3),
)
