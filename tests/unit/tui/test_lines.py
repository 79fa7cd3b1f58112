"""The widget of the panes: what it paints, and in which colours."""

from __future__ import annotations

import asyncio

import pytest
from rich.color import Color
from textual.app import App, ComposeResult

from intervjukod.tui.presenter.line import Run, line
from intervjukod.tui.widgets.lines import Lines


class Screen(App[None]):
    """An app with nothing but lines."""

    def compose(self) -> ComposeResult:
        yield Lines("only")


@pytest.mark.parametrize("plain", [False, True])
def test_a_codes_letter_has_its_colour(monkeypatch: pytest.MonkeyPatch, plain: bool) -> None:
    """A letter is shown in its code's colour, but NO_COLOR leaves it as it is."""
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")

    async def look() -> None:
        app = Screen()
        async with app.run_test(size=(20, 2)) as pilot:
            lines = app.query_one(Lines)
            lines.take_colours({"b": (208, 135, 112)})
            lines.show([line(Run("b ", "strong", "b"), "Bemanning")])
            await pilot.pause()
            letter, label = list(lines.render_line(0))[:2]
            assert letter.style is not None
            assert label.style is not None
            assert letter.style.bold
            assert (letter.style.color == label.style.color) is plain
            assert plain or letter.style.color == Color.from_rgb(208, 135, 112)

    asyncio.run(look())
