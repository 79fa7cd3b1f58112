"""What a person sees first, and what is seen while a key is held down. How long it takes is a matter of benchmarks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key, Resize

from intervjukod.study import Study
from intervjukod.tui import opening
from intervjukod.tui.app import CodingApp
from intervjukod.tui.desk import Desk
from intervjukod.tui.plain.program import Program
from intervjukod.tui.plain.text import PlainText
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.screens import waiting
from intervjukod.tui.screens.coding import CodingScreen
from intervjukod.tui.screens.waiting import Waiting
from intervjukod.tui.widgets.transcript_view import TranscriptView
from tests.driver import LARGE, Coder, story


def shown(app: CodingApp) -> str:
    """What stands in the text pane of a screen."""
    pane = app.screen.query_one(TranscriptView)
    return "\n".join(pane.render_line(y).text for y in range(pane.size.height))


def frames_of(app: CodingApp) -> list[object]:
    """The frames that are painted from now on."""
    display: Callable[..., None] = app._display
    frames: list[object] = []

    def keep(screen: object, frame: object) -> None:
        if frame is not None:
            frames.append(frame)
        display(screen, frame)

    app._display = keep  # type: ignore[assignment] # what is painted goes through
    return frames


def test_the_text_is_painted_before_the_rest_is_looked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are on the screen before anything is counted, and so are the panes; then come the counts."""
    painted: list[bool] = []
    seen: list[str] = []
    look_around, paint = opening.look_around, CodingScreen.paint
    app: CodingApp | None = None

    def looking(desk: Desk) -> None:
        assert app is not None
        seen.append(f"painted {len(painted)}: {'torget' in shown(app)}")
        look_around(desk)

    def painting(screen: CodingScreen) -> None:
        painted.append(True)
        paint(screen)

    monkeypatch.setattr(opening, "look_around", looking)
    monkeypatch.setattr(CodingScreen, "paint", painting)

    async def start() -> None:
        nonlocal app
        with Study.open(folder, coder="PK") as study:
            app = CodingApp(study)
            async with app.run_test(size=LARGE) as pilot:
                await Coder(study, pilot).presses()
                assert isinstance(app.screen, CodingScreen)
                assert app.screen.desk.survey.transcripts == len(study.transcripts.list())

    asyncio.run(start())
    assert seen
    assert not seen[0].startswith("painted 0")
    assert seen[0].endswith("True")


def test_where_one_was_is_opened_without_a_look_at_all_transcripts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of the last time is laid down before the other transcripts are gone through."""
    with Study.open(folder, coder="PK") as study:
        last = study.transcripts.list()[-1].id
        study.transcripts.remember(last, 7)
    with Study.open(folder, coder="PK") as study:

        def refuse(coder: str | None = None) -> None:
            raise AssertionError("all transcripts were gone through")

        monkeypatch.setattr(study.transcripts, "list", refuse)
        desk = Desk(study, PlainText(), Program(study, print, terminal=False), study.facts)
        opening.lay_first(desk, "")
        assert desk.transcript is not None
        assert desk.transcript.id == last


def test_a_held_key_is_seen_at_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that come faster than they are done are painted in between, in order, and every code is on disk."""
    monkeypatch.setattr(waiting, "SPELL", 0.0)
    frames: list[int] = []

    async def hold() -> None:
        with Study.open(folder, coder="PK") as study:
            app = CodingApp(study)
            async with app.run_test(size=LARGE) as pilot:
                me = Coder(study, pilot)
                await me.presses("L", "home")
                display = app._display

                def count(screen: object, renderable: object) -> None:
                    frames.append(len(me.codings))
                    display(screen, renderable)  # type: ignore[arg-type] # what Textual gave goes through

                monkeypatch.setattr(app, "_display", count)
                before = len(me.codings)
                await me.presses(*(["b", "down"] * 6))
                assert len(me.codings) - before >= 3

    asyncio.run(hold())
    assert len(set(frames)) >= 3


def test_nothing_overtakes_a_key_that_waits() -> None:
    """What is pressed, pasted and clicked is done in the order in which it came, over several spells."""
    done: list[int] = []
    later: list[Callable[[], object]] = []

    class Stage:
        def call_later(self, callback: Callable[[], object]) -> None:
            later.append(callback)

        call_after_refresh = call_later

    async def play() -> None:
        acts = Waiting(Stage(), lambda: done.append(-1))  # type: ignore[arg-type] # all of a screen that it asks for
        for n in range(3):
            acts.do(lambda n=n: done.append(n))  # type: ignore[misc] # lambdas with a default have no type
        while later:
            await later.pop(0)()  # type: ignore[misc] # coroutines alone
        assert not acts

    with pytest.MonkeyPatch.context() as patch:
        ticks = iter(range(100))
        patch.setattr(waiting, "monotonic", lambda: next(ticks))
        patch.setattr(waiting, "SPELL", 1.5)
        asyncio.run(play())
    assert done == [0, 1, -1, 2, -1]


@story()
async def test_a_window_resized_under_a_held_key(me: Coder) -> None:
    """Keys that wait while the window changes land where they would have; the place stays in sight."""
    await me.presses("L", "home", "down", "down")
    for key in ("right", "right", "b"):
        me.desk.text.app.post_message(Key(key, key if len(key) == 1 else None))  # type: ignore[attr-defined] # here the widget
    await me.resizes((90, 26))
    await me.presses()
    assert me.codes_on(me.selected) == ["staffing"]
    words = me.selected
    await me.resizes(LARGE)
    assert me.selected == words
    me.sees(words.split("\n")[0][:12])


@story()
async def test_a_page_and_a_list_are_painted_once(me: Coder) -> None:
    """Turning to a page, opening a list, going back and another size of window are one frame each."""
    await me.presses("L", "home")
    app = me.desk.text.app  # type: ignore[attr-defined] # here the widget
    frames, painted = frames_of(app), []
    for key in ("?", "escape", "0", "escape", "pagedown", "0", "4", "escape"):
        frames.clear()
        await me.presses(key)
        painted.append((key, len(frames)))
    for size in ((130, 40), (90, 26), LARGE):
        frames.clear()
        await me.resizes(size)
        painted.append((str(size), len(frames)))
    assert [(what, count) for what, count in painted if count != 1] == []


@story()
async def test_a_comparison_is_counted_once(me: Coder) -> None:
    """Coming back to it counts nothing, until something was written."""
    await me.presses("L", "home", "0", "4")
    first = me.desk.page
    await me.presses("escape", "0", "4")
    assert isinstance(first, ComparePage)
    assert isinstance(me.desk.page, ComparePage)
    assert me.desk.page.comparison is first.comparison
    await me.presses("escape", "b", "0", "4")
    assert isinstance(me.desk.page, ComparePage)
    assert me.desk.page.comparison is not first.comparison


@story()
async def test_a_key_in_the_middle_of_a_resize_is_seen(me: Coder) -> None:
    """What a key changed is painted, also when the window tells its size once more before it is."""
    await me.presses("L", "home")
    screen = me.desk.text.screen  # type: ignore[attr-defined] # here the widget
    frames = frames_of(screen.app)
    screen._press("down")
    screen.paint()
    await screen.on_resize(Resize(screen.size, screen.size))
    await me.presses()
    assert len(frames) == 1
