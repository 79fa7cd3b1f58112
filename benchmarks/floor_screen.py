"""The floor under a whole new screen: Textual writing rows that are ready, in one widget and no more.

``python -m benchmarks.floor_screen``; any key turns to the other of two pages, ``q`` ends it.
"""

from __future__ import annotations

import random

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

RUNS, LETTERS, COLOURS = 10, 12, 25
"""Runs of a row, as a row of the coding screen has; the letters of each; styles to choose from."""
ROWS = 60


class Ready(Widget):
    """Two pages of rows that are made beforehand."""

    DEFAULT_CSS = "Ready { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        chance = random.Random(1)
        styles = [
            Style(color=f"rgb({chance.randrange(256)},200,200)", bgcolor=f"rgb(20,20,{chance.randrange(99)})")
            for _ in range(COLOURS)
        ]
        words = "ord och mer."
        self.pages = [
            [Strip([Segment(words, chance.choice(styles)) for _ in range(RUNS)], RUNS * LETTERS) for _ in range(ROWS)]
            for _ in range(2)
        ]

    def render_line(self, y: int) -> Strip:
        return self.pages[0][y]

    def turn(self) -> None:
        """The other page."""
        self.pages.reverse()
        self.refresh()


class Floor(App[None]):
    """Nothing but rows."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Ready()

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        self.query_one(Ready).turn()


if __name__ == "__main__":
    Floor().run()
