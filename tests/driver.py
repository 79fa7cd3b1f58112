"""A coder at the screen: what a person does and sees, over Textual's pilot.

A test reads as the story of somebody coding::

    @story()
    async def test_two_keys(me: Coder) -> None:
        await me.presses("down", "b")
        me.is_told("Bemanning")
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Coroutine
from pathlib import Path

from textual.events import Key, Paste
from textual.pilot import Pilot

from intervjukod.domain.coding import Coding
from intervjukod.domain.transcript import Transcript
from intervjukod.study import Study
from intervjukod.tui.app import CodingApp
from intervjukod.tui.desk import Desk
from intervjukod.tui.screens.coding import CodingScreen
from intervjukod.tui.widgets.transcript_view import TranscriptView

LARGE = (120, 40)
SMALL = (80, 24)
PATIENCE = 30
"""Seconds until a story gives up on a screen."""


class Coder:
    """Somebody at the keyboard. Keys are characters, or names such as ``enter`` and ``ctrl+z``."""

    def __init__(self, study: Study, pilot: Pilot[None]) -> None:
        self.study = study
        self._pilot = pilot

    # does

    async def presses(self, *keys: str) -> None:
        """Press keys one after the other and wait until everything is painted."""
        for key in keys:
            character = key if len(key) == 1 else {"space": " "}.get(key)
            self._pilot.app.post_message(Key(key, character))
        await self._pilot.pause()
        until = time.monotonic() + PATIENCE
        while self._pilot.app.message_queue_size or self._screen.message_queue_size or self._screen.waiting:
            assert self._app.is_running, f"the screen ended: {self._app.fault!r}"
            assert time.monotonic() < until, "the screen does not answer"
            await self._pilot.pause()

    async def types(self, words: str) -> None:
        """Type words, character by character."""
        await self.presses(*("space" if character == " " else character for character in words))

    async def pastes(self, words: str) -> None:
        """Paste, as a terminal with bracketed paste tells it."""
        self._screen.post_message(Paste(words))
        await self._pilot.pause()

    async def clicks(self, words: str, *, times: int = 1, shift: bool = False) -> None:
        """Click where these words begin on the screen."""
        await self._pilot.click(offset=self._place_of(words), times=times, shift=shift)
        await self.presses()

    async def drags(self, start: str, end: str) -> None:
        """Press the button where ``start`` begins and let it go where ``end`` begins."""
        await self._pilot.mouse_down(offset=self._place_of(start))
        await self._pilot.hover(offset=self._place_of(end))
        await self._pilot.mouse_up(offset=self._place_of(end))
        await self.presses()

    def _place_of(self, words: str) -> tuple[int, int]:
        rows = self.screen_rows()
        return next((row.index(words), number) for number, row in enumerate(rows) if words in row)

    async def resizes(self, size: tuple[int, int]) -> None:
        """Make the terminal ``size`` (columns, rows)."""
        await self._pilot.resize_terminal(*size)
        await self._pilot.pause()

    async def waits(self) -> None:
        """Let the screen look at what others wrote, as it does four times a second."""
        self._screen.look_up()  # the first look may still see a key that was pressed just before
        self._screen.look_up()
        await self._pilot.pause()

    async def goes_to(self, words: str) -> None:
        """Put the cursor on these words, with the mouse as it were."""
        span = self.study.reading.quote(self.transcript.id, words)
        self.desk.text.place_cursor(span)
        await self._pilot.pause()

    # sees

    @property
    def _app(self) -> CodingApp:
        assert isinstance(self._pilot.app, CodingApp)
        return self._pilot.app

    @property
    def _screen(self) -> CodingScreen:
        screen = self._pilot.app.screen
        assert isinstance(screen, CodingScreen)
        return screen

    @property
    def desk(self) -> Desk:
        return self._screen.desk

    @property
    def transcript(self) -> Transcript:
        assert self.desk.transcript is not None, "no transcript lies open"
        return self.desk.transcript

    @property
    def selected(self) -> str:
        """The words that the next letter would code."""
        return self.desk.text.cursor.span.of(self.transcript.text)

    @property
    def codings(self) -> list[Coding]:
        """One's own codings of the open transcript, as they are on disk."""
        return list(self.study.coding.of(self.transcript.id))

    def codes_on(self, words: str) -> list[str]:
        """The keys of the codes on exactly these words, on disk."""
        return sorted(each.code for each in self.codings if each.span.of(self.transcript.text) == words)

    def screen_rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        strips = self._screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def margin_of(self, words: str) -> str:
        """The transcript's line on which ``words`` begin, with both margins."""
        text = self._screen.query_one(TranscriptView)
        shown = (text.render_line(y).text.rstrip() for y in range(text.size.height))
        return next(line for line in shown if words in line)

    def sees(self, *words: str) -> None:
        """Each of these stands somewhere on the screen, however wide the gaps in it."""
        shown = "\n".join(self.screen_rows())
        for each in words:
            assert each in _evenly(shown), f"{each!r} is not on the screen:\n{shown}"

    def does_not_see(self, *words: str) -> None:
        """None of these stands on the screen."""
        shown = "\n".join(self.screen_rows())
        for each in words:
            assert each not in _evenly(shown), f"{each!r} is on the screen:\n{shown}"

    def is_told(self, *words: str) -> None:
        """The line that says what was done, or why not, has these words."""
        for each in words:
            assert each in self.told, f"the screen says {self.told!r}"

    @property
    def told(self) -> str:
        """What the line says that tells what was done, or why not."""
        return self.desk.notice or self.desk.deed

    @property
    def clipboard(self) -> str:
        """What the terminal was last asked to put on the clipboard."""
        return self._pilot.app.clipboard

    @property
    def bottom_line(self) -> str:
        """State and keys."""
        return self.screen_rows()[-1]


def _evenly(shown: str) -> str:
    """One blank between words: how far apart the columns stand is not what a person reads."""
    return re.sub(r" +", " ", shown)


Story = Callable[[Coder], Coroutine[None, None, None]]


def story(
    size: tuple[int, int] = LARGE, *, coder: str = "PK", language: str = "sv"
) -> Callable[[Story], Callable[[Path], None]]:
    """A test that is a story: it gets a coder at the screen of the study that lies in the fixture ``folder``."""

    def decorate(tell: Story) -> Callable[[Path], None]:
        def run(folder: Path) -> None:
            async def play() -> None:
                with Study.open(folder, coder=coder, language=language) as study:
                    async with CodingApp(study).run_test(size=size) as pilot:
                        me = Coder(study, pilot)
                        await me.presses()  # what stands beside the text comes after it
                        await tell(me)

            asyncio.run(play())

        run.__name__, run.__doc__ = tell.__name__, tell.__doc__
        return run

    return decorate
