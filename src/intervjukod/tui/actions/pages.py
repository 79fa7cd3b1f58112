"""On the pages: lists and tables over the whole screen, and the excerpts that they open."""

from __future__ import annotations

from intervjukod.tui.actions.action import PAGES, Action, Place, always, opened

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
)
