"""On the page of a report."""

from __future__ import annotations

from intervjukod.tui.actions.action import (
    LETTERS,
    PAGES,
    PANES,
    Action,
    Context,
    Place,
    always,
    has_rows,
    may_write,
)

HERE = (Place.REPORTS,)
JOINT = "joint"


def may_conclude(context: Context) -> str:
    """Statistics and interviews stand side by side, and the study can be written."""
    return ("" if context.report == JOINT else "concluding.why.not_joint") or may_write(context) or has_rows(context)


REPORT_ACTIONS: tuple[Action, ...] = (
    Action("reports", (), (*PANES, *PAGES), "reportpage.action.list", "reportpage.help.list", always, palette=True),
    Action("report_open", ("enter",), HERE, "reportpage.action.open", "reportpage.help.open", has_rows, bottom=1),
    Action("report_narrow", ("U",), HERE, "reportpage.action.narrow", "reportpage.help.narrow", always, bottom=2),
    Action("report_options", ("O",), HERE, "reportpage.action.options", "reportpage.help.options", always, bottom=3),
    Action("report_export", ("X",), HERE, "reportpage.action.export", "reportpage.help.export", has_rows, bottom=4),
    Action("conclude", ("S",), HERE, "concluding.action", "concluding.help", may_conclude, bottom=5, palette=True),
    Action("report_find", ("ctrl+f",), HERE, "reportpage.action.find", "reportpage.help.find", has_rows, bottom=6),
    Action("report_code", LETTERS, HERE, "reportpage.action.code", "reportpage.help.code", has_rows),
)
