"""The transcript view in Textual: what it paints, paints again, and makes of the mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.domain.span import Span
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document, Unit
from intervjukod.tui.presenter.rows import Look, Sign
from intervjukod.tui.widgets.transcript_styles import Styles
from intervjukod.tui.widgets.transcript_view import TranscriptView
from tests.unit.tui.interviews import THREE, at, coding, interview

BOOK = Codebook((Code("bemanning", letter="b", colour="#d08770"), Code("gräns", letter="g")))
LONG = interview(
    *(("IP"[n % 2], f"Mening nummer {n} om torget. Och en till, något längre än den förra.") for n in range(80))
)
FIRST = at(THREE, "De har varit borta.")
SECOND = at(THREE, "De kom tillbaka i höst, tror jag.")


class Screen(App[None]):
    """An app with nothing but the view; it keeps what the view says."""

    def __init__(self) -> None:
        super().__init__()
        self.view = TranscriptView()
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_transcript_view_cursor_moved(self, message: TranscriptView.CursorMoved) -> None:
        self.told.append(message)

    def on_transcript_view_clicked(self, message: TranscriptView.Clicked) -> None:
        self.told.append(message)


Drive = Callable[[Screen, Pilot[None]], Awaitable[None]]


def on_screen(drive: Drive) -> Callable[[], None]:
    """Run a test within the app, 60 cells by 12 lines."""

    def run() -> None:
        async def within() -> None:
            app = Screen()
            async with app.run_test(size=(60, 12)) as pilot:
                await drive(app, pilot)

        asyncio.run(within())

    run.__doc__ = drive.__doc__
    return run


def lines(view: TranscriptView) -> list[str]:
    """What is in sight."""
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def style_of(strip: Strip, words: str) -> Style:
    """The style of the run that holds ``words``."""
    found = next(segment.style for segment in strip if words in segment.text)
    assert found is not None
    return found


@on_screen
async def test_it_shows_a_document_with_its_cursor(app: Screen, pilot: Pilot[None]) -> None:
    """The first passage is reversed, codings have a background and their letter, whole lines are filled."""
    app.view.show(Document.of(THREE), [coding(THREE, "Nu är de här.", "bemanning")], BOOK, "sv")
    await pilot.pause()
    view = app.view
    assert view.cursor.span == at(THREE, "Hur ser det ut?")
    assert lines(view)[2:5] == [
        " 1▶    I  Hur ser det ut?",
        " 2     P  De har varit borta. De kom tillbaka i höst,",
        "   b      tror jag. Nu är de här.",
    ]
    assert style_of(view.render_line(2), "Hur").reverse
    coded, bare = style_of(view.render_line(4), "Nu"), style_of(view.render_line(3), "De")
    assert coded.bgcolor != bare.bgcolor
    assert all(view.render_line(y).cell_length == view.size.width for y in range(12))


@on_screen
async def test_a_move_paints_only_what_changed(app: Screen, pilot: Pilot[None]) -> None:
    """After a move the lines of the old and the new passage are made anew, no others."""
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    await pilot.pause()
    kept = [app.view.render_line(y) for y in range(11)]
    app.view.move("down")
    assert [y for y in range(11) if app.view.render_line(y) is not kept[y]] == [2, 3]
    app.view.extend(-1)
    assert app.view.cursor.span == at(THREE, "De har varit")


@on_screen
async def test_a_coding_paints_only_its_lines(app: Screen, pilot: Pilot[None]) -> None:
    """New codings are shown and found at once, and only their lines are made anew."""
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    await pilot.pause()
    kept = [app.view.render_line(y) for y in range(11)]
    new = coding(THREE, "tror jag", "gräns")
    app.view.update_codings([new])
    assert [y for y in range(11) if app.view.render_line(y) is not kept[y]] == [4]
    assert app.view.index.overlapping(SECOND) == [new]
    app.view.annotate(signs=[Sign(FIRST, "M")])
    assert lines(app.view)[3].endswith("M")
    assert [y for y in range(11) if app.view.render_line(y) is not kept[y]] == [3, 4]


@on_screen
async def test_every_move_is_told(app: Screen, pilot: Pilot[None]) -> None:
    """Whoever listens hears of each change of the cursor, once; standing still says nothing."""
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    await pilot.pause()
    app.told.clear()
    for act in (app.view.mark, app.view.widen, app.view.narrow, app.view.switch_end, app.view.end_marking):
        act()
    app.view.move("up")
    app.view.place_cursor(SECOND)
    app.view.place_cursor(SECOND)
    app.view.focus_coding(coding(THREE, "tror jag", "gräns", id="g"))
    app.view.place_cursor(Span(SECOND.start, SECOND.start))
    await pilot.pause()
    cursors = [message.cursor for message in app.told if isinstance(message, TranscriptView.CursorMoved)]
    assert [cursor.marking for cursor in cursors[:2]] == [True, True]
    assert [cursor.span for cursor in cursors[-3:]] == [SECOND, at(THREE, "tror jag"), SECOND]
    assert [cursor.focus for cursor in cursors[-3:]] == ["", "g", ""]
    assert all(before != after for before, after in pairwise(cursors))


@on_screen
async def test_paging_and_jumping_keep_the_cursor_in_sight(app: Screen, pilot: Pilot[None]) -> None:
    """A page moves screen and cursor, home and end go to the first and last passage, a jump scrolls there."""
    app.view.show(Document.of(LONG), [], BOOK, "sv")
    await pilot.pause()
    view = app.view

    def marked() -> list[int]:
        return [y for y, line in enumerate(lines(view)) if "▶" in line]

    assert (view.scroll_offset.y, marked()) == (0, [0])
    view.page("pagedown")
    assert (view.scroll_offset.y, marked()) == (10, [0])
    view.page("end")
    assert view.scroll_offset.y == view.max_scroll_y
    assert marked()
    view.page("pageup")
    assert view.scroll_offset.y == view.max_scroll_y - 10
    assert marked()
    view.page("pagedown")
    view.page("pagedown")
    assert view.cursor.span.end == LONG.turns[-1].words.end
    view.page("home")
    assert (view.scroll_offset.y, view.cursor.span.start) == (0, LONG.turns[0].words.start)
    view.go_to(LONG.turns[40].words)
    assert marked() == [4]
    assert view.cursor.span.of(LONG.text) == "Mening nummer 40 om torget."


@on_screen
async def test_a_resize_keeps_the_place(app: Screen, pilot: Pilot[None]) -> None:
    """In another width the same words are at the top."""
    app.view.show(Document.of(LONG), [], BOOK, "sv")
    await pilot.pause()
    app.view.scroll_to(y=60, animate=False)
    assert lines(app.view)[0] == "25     I  Mening nummer 24 om torget. Och en till,"
    await pilot.resize_terminal(40, 12)
    await pilot.pause()
    assert lines(app.view)[0] == "25     I  Mening nummer 24 om"
    assert app.view.sheet is not None
    assert app.view.scroll_offset.y > 60
    assert lines(app.view)[0] == "25     I  Mening nummer 24 om"


@on_screen
async def test_the_mouse(app: Screen, pilot: Pilot[None]) -> None:
    """A click selects, dragging selects whole passages, two clicks a word; a stripe says whose it is."""
    here = coding(THREE, "De har varit borta.", "bemanning")
    app.view.show(Document.of(THREE), [here], BOOK, "sv")
    await pilot.pause()
    await pilot.click(offset=(12, 3))
    assert app.view.cursor.span == FIRST
    await pilot.mouse_down(offset=(12, 3))
    await pilot.hover(offset=(12, 4))
    assert app.view.cursor.span == FIRST.cover(SECOND)
    await pilot.mouse_up(offset=(12, 4))
    await pilot.hover(offset=(12, 8))
    assert app.view.cursor.span == FIRST.cover(SECOND)
    assert app.mouse_captured is None
    await pilot.click(offset=(14, 3), times=2)
    assert (app.view.cursor.span, app.view.unit) == (at(THREE, "har"), Unit.WORD)
    await pilot.click(offset=(3, 3))
    clicks = [message for message in app.told if isinstance(message, TranscriptView.Clicked)]
    assert [message.coding for message in clicks] == [None, None, None, here]


@on_screen
async def test_dragging_out_of_sight_scrolls(app: Screen, pilot: Pilot[None]) -> None:
    """The mouse below the pane brings the next line and takes it along."""
    app.view.styles.height = 6
    app.view.show(Document.of(LONG), [], BOOK, "sv")
    await pilot.pause()
    await pilot.mouse_down(offset=(12, 0))
    await pilot.hover(offset=(12, 8))
    await pilot.hover(offset=(13, 8))
    assert app.view.scroll_offset.y == 2
    assert app.view.cursor.span.end > LONG.turns[1].words.end


@on_screen
async def test_the_reading_lock(app: Screen, pilot: Pilot[None]) -> None:
    """The lock changes how the cursor looks, at once, and nothing else."""
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    await pilot.pause()
    app.view.reading_lock = True
    assert lines(app.view)[2].startswith(" 1▷")
    assert not style_of(app.view.render_line(2), "Hur").reverse
    app.view.reading_lock = False
    assert lines(app.view)[2].startswith(" 1▶")


@on_screen
async def test_the_same_text_again_keeps_the_cursor(app: Screen, pilot: Pilot[None]) -> None:
    """A confirmed answer shows the document anew without moving; another transcript begins at its start."""
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    await pilot.pause()
    app.view.place_cursor(SECOND)
    app.view.show(Document.of(THREE), [], BOOK, "sv")
    assert app.view.cursor.span == SECOND
    app.view.show(Document.of(replace(interview(("P", "Ny.")), text_hash="another")), [], BOOK, "sv")
    assert app.view.cursor.span.start == 3


def test_without_colour_the_selection_has_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves every meaning to signs: brackets, letters, underlining."""
    monkeypatch.setenv("NO_COLOR", "1")

    @on_screen
    async def drive(app: Screen, pilot: Pilot[None]) -> None:
        app.view.show(Document.of(THREE), [coding(THREE, "Nu är de här.", "bemanning")], BOOK, "sv")
        await pilot.pause()
        assert lines(app.view)[2] == " 1▶    I ⟦Hur ser det ut?⟧"
        assert style_of(app.view.render_line(4), "Nu").underline

    drive()


def test_styles_say_nothing_by_colour_alone() -> None:
    """Two codes are underlined besides their mixed colour, a selection is reversed, a locked one bold."""
    styles = Styles(Style(color="#e0e0e0", bgcolor="#1e1e1e"), {"b": (208, 135, 112)}, plain=False)
    assert styles.style(Look("text", ("b", "g"))).underline
    assert not styles.style(Look("text", ("b",))).underline
    assert styles.style(Look("text", (), "selected")).reverse
    assert styles.style(Look("text", (), "locked")).bold
    assert styles.style(Look("stripe", ("b",))).bold
    assert styles.style(Look("blank")) == styles.base


def test_a_cursor_before_there_is_a_screen() -> None:
    """Showing and moving work before the first layout; nothing is painted then."""
    view = TranscriptView()
    assert view.cursor == Cursor.at(view.document, 0)
    assert view.index.overlapping(Span(0, 5)) == []
