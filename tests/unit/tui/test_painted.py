"""Widgets that paint themselves look as Textual would have painted them, once and only once."""

from __future__ import annotations

import asyncio
import gc

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from intervjukod.tui.garbage import OFTEN, Garbage
from intervjukod.tui.presenter.line import Line, Run, line
from intervjukod.tui.widgets.lines import Lines, LinesScreen


class Screen(App[None]):
    """Three panes with what the style sheet gives panes at their sides."""

    CSS = """
    Screen { background: #102030; }
    Lines { height: 3; background: #203040; }
    #left { border-left: solid #aabbcc; }
    #both { border-left: solid red; border-right: solid green; padding: 0 1; background: transparent; }
    """

    def get_default_screen(self) -> LinesScreen:
        return LinesScreen()

    def compose(self) -> ComposeResult:
        yield Lines("bare")
        yield Lines("left")
        yield Lines("both")


SHOWN: list[Line] = [line(Run("Först ", "title"), Run("ett ord", "focus")), line(Run("sedan", "dim"))]


def cells(strip: Strip) -> list[Segment]:
    """Each cell with its style."""
    return [Segment(letter, segment.style) for segment in strip for letter in segment.text]


@pytest.mark.parametrize("colourless", [False, True])
def test_they_look_as_textual_paints_them(monkeypatch: pytest.MonkeyPatch, colourless: bool) -> None:
    """Borders, padding, colours and what NO_COLOR makes of them are the same, cell by cell."""
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")

    async def look() -> None:
        app = Screen()
        async with app.run_test(size=(30, 9)) as pilot:
            for lines in app.query(Lines):
                lines.show(SHOWN)
            await pilot.pause()
            for lines in app.query(Lines):
                ours = lines.render_lines(lines.outer_size.region)
                theirs = Widget.render_lines(lines, lines.outer_size.region)
                assert [cells(strip) for strip in ours] == [cells(strip) for strip in theirs]

    asyncio.run(look())


def test_a_line_is_kept_while_it_shows_the_same() -> None:
    """Showing the same words again makes nothing new; other words and another width do."""

    async def look() -> None:
        app = Screen()
        async with app.run_test(size=(30, 9)) as pilot:
            lines = app.query_one("#both", Lines)
            lines.show(SHOWN)
            await pilot.pause()
            region = lines.outer_size.region
            first, second, _ = lines.render_lines(region)
            lines.show([line(Run("annat", "title")), SHOWN[1]])
            changed, kept, _ = lines.render_lines(region)
            assert changed is not first
            assert kept is second
            await pilot.resize_terminal(25, 9)
            await pilot.pause()
            assert lines.render_lines(lines.outer_size.region)[1].cell_length == 25

    asyncio.run(look())


def test_garbage_is_looked_for_when_nobody_waits() -> None:
    """Only a sweep goes through more than the youngest, and not through what was there at the first."""
    before = gc.get_threshold(), gc.get_freeze_count()
    with Garbage() as garbage:
        assert gc.get_threshold()[1] > OFTEN
        garbage.sweep()
        assert gc.get_freeze_count() > before[1]
        for _ in range(OFTEN):
            gc.collect(0)
        assert gc.get_count()[1] >= OFTEN
        garbage.sweep()
        assert gc.get_count()[1] == 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before[0], 0)
