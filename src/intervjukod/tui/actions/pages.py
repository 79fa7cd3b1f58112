"""On the pages: lists and tables over the whole screen, and the excerpts that they open."""

from __future__ import annotations

from intervjukod.tui.actions.action import PAGES, Action, Place, always, has_rows, opened

PAGE_ACTIONS: tuple[Action, ...] = (
    Action(
        "page_move",
        ("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
        PAGES,
        "page.action.move",
        "page.help.move",
        always,
        bottom=9,
    ),
    Action("open_place", ("enter",), (Place.READ,), "page.action.open_place", "page.help.open_place", opened, bottom=2),
    Action("memo_open", ("enter",), (Place.MEMOS,), "page.action.memo_open", "page.help.memo_open", has_rows, bottom=1),
)
