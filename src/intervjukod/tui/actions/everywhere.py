"""Wherever one is: back, undo, help, quit."""

from __future__ import annotations

from intervjukod.tui.actions.action import (
    EVERYWHERE,
    PAGES,
    PANES,
    UNTYPED,
    Action,
    always,
    may_leave,
    may_write,
    opened,
    writable,
)

EVERYWHERE_ACTIONS: tuple[Action, ...] = (
    # everywhere
    Action("leave", ("escape",), EVERYWHERE, "tui.action.leave", "tui.help.leave", may_leave, bottom=10),
    Action("undo", ("ctrl+z",), (*PANES, *PAGES), "tui.action.undo", "tui.help.undo", writable, palette=True),
    Action("redo", ("ctrl+y",), (*PANES, *PAGES), "tui.action.redo", "tui.help.redo", writable, palette=True),
    Action("copy", ("ctrl+c",), PANES, "tui.action.copy", "tui.help.copy", opened, palette=True),
    Action("saved", ("ctrl+s",), EVERYWHERE, "tui.action.saved", "tui.help.saved", always, palette=True),
    Action("commands", ("ctrl+p",), (*PANES, *PAGES), "tui.action.commands", "tui.help.commands", always),
    Action("take_in", (), (*PANES, *PAGES), "tui.action.take_in", "tui.help.take_in", may_write, palette=True),
    Action("coder", (), (*PANES, *PAGES), "tour.coder.action", "tour.coder.help", always, palette=True),
    Action("tour", (), (*PANES, *PAGES), "tour.action", "tour.action.help", always, palette=True),
    Action("faults", ("!",), (*PANES, *PAGES), "faults.action", "faults.help", always, palette=True),
    Action("theme", (), (*PANES, *PAGES), "tui.action.theme", "tui.help.theme", always, palette=True),
    Action("help", ("?",), UNTYPED, "tui.action.help", "tui.help.help", always, bottom=11, palette=True),
    Action("help_key", ("f1",), EVERYWHERE, "tui.action.help", "tui.help.help", always),
    Action("quit", ("ctrl+q",), EVERYWHERE, "tui.action.quit", "tui.help.quit", always, palette=True),
)
