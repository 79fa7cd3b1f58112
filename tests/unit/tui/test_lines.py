"""The widget of the panes: what it paints, and in which colours."""

from __future__ import annotations

import asyncio

import pytest
from rich.color import Color
from textual.app import App, ComposeResult

from intervjukod.tui.presenter.line import Line, Run, line, plain, pointed, width
from intervjukod.tui.widgets.lines import Lines, LinesScreen


class Screen(App[None]):
    """An app with nothing but lines."""

    def get_default_screen(self) -> LinesScreen:
        return LinesScreen()

    def compose(self) -> ComposeResult:
        yield Lines("only")


@pytest.mark.parametrize("colourless", [False, True])
def test_a_codes_letter_has_its_colour(monkeypatch: pytest.MonkeyPatch, colourless: bool) -> None:
    """A letter is shown in its code's colour, but NO_COLOR leaves it as it is."""
    if colourless:
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
            assert (letter.style.color == label.style.color) is colourless
            assert colourless or letter.style.color == Color.from_rgb(208, 135, 112)

    asyncio.run(look())


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ((Run(" Memo", "focus"), Run("  kod", "dim")), "▸Memo  kod"),
        ((Run("b ", "focus"), Run("Bemanning 1", "focus")), "b▸Bemanning 1"),
        ((Run("Polis "), Run("3 av 5", "focus"), Run(" 2 av 5")), "Polis▸3 av 5 2 av 5"),
        ((Run(" ▸1 ", "focus"), Run("ökat", "focus")), " ▸1 ökat"),
        ((Run("Polis"), Run("", "focus")), "Polis"),
        ((Run(" Memo"), Run("  kod", "dim")), " Memo  kod"),
    ],
)
def test_what_is_in_focus_has_a_sign(runs: Line, shown: str) -> None:
    """Where nothing can be reversed a pointer takes a blank's place; no word moves, and one pointer is enough."""
    assert plain(pointed(runs)) == shown
    assert width(pointed(runs)) == width(runs)
