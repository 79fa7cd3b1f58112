"""On the page of memos."""

from __future__ import annotations

from intervjukod.tui.actions.action import Action, Context, Place, always, has_rows, may_write

HERE = (Place.MEMOS,)


def may_rewrite(context: Context) -> str:
    """There is a memo in focus, and the study can be written."""
    return has_rows(context) or may_write(context)


MEMO_ACTIONS: tuple[Action, ...] = (
    Action("memo_open", ("enter",), HERE, "memo.action.open", "memo.help.open", has_rows, bottom=1),
    Action("memo_write", ("E",), HERE, "memo.action.write", "memo.help.write", may_rewrite, bottom=2),
    Action("memo_new", ("M",), HERE, "memo.action.new", "memo.help.new", may_write, bottom=3, palette=True),
    Action("memo_find", ("ctrl+f",), HERE, "memo.action.find", "memo.help.find", always, bottom=4),
    Action("memo_narrow", ("U",), HERE, "memo.action.narrow", "memo.help.narrow", always, bottom=5),
)
