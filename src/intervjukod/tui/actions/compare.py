"""On the page of comparison."""

from __future__ import annotations

from intervjukod.tui.actions.action import LETTERS, Action, Place, always, has_rows

HERE = (Place.COMPARE,)

COMPARE_ACTIONS: tuple[Action, ...] = (
    Action("compare_open", ("enter",), HERE, "compare.action.open", "compare.help.open", has_rows, bottom=1),
    Action(
        "compare_below", ("+", "=", "-", "−"), HERE, "compare.action.below", "compare.help.below", has_rows, bottom=2
    ),
    Action("compare_turn", ("tab",), HERE, "compare.action.turn", "compare.help.turn", always, bottom=3),
    Action("compare_unit", ("E",), HERE, "compare.action.unit", "compare.help.unit", always, bottom=4),
    Action("compare_by", ("B",), HERE, "compare.action.by", "compare.help.by", always, bottom=5),
    Action("compare_narrow", ("U",), HERE, "compare.action.narrow", "compare.help.narrow", always, bottom=6),
    Action("compare_export", ("X",), HERE, "compare.action.export", "compare.help.export", always, bottom=7),
    Action("compare_fold", (">", "<"), HERE, "compare.action.fold", "compare.help.fold", has_rows, bottom=8),
    Action("compare_code", LETTERS, HERE, "compare.action.code", "compare.help.code", has_rows),
)
