"""The memo editor: Textual's text area, with the keys of the registry left to the screen."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from intervjukod.tui.actions import BINDINGS, Place


class MemoArea(TextArea):
    """Every key that the registry binds in a memo bubbles up; the others write."""

    DEFAULT_CSS = """
    MemoArea { height: 6; border: none; padding: 0 1; }
    """

    async def _on_key(self, event: events.Key) -> None:
        if (Place.MEMO, event.key) in BINDINGS:
            event.prevent_default()
        else:
            await super()._on_key(event)
