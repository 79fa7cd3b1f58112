"""What was pressed, pasted and clicked is done in order, and the screen is painted in between."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

SPELL = 0.05
"""Seconds of doing what waits until the screen shows how far that is."""


class Waiting:
    """Acts that wait to be done on ``screen``; ``paint`` shows where things stand. True while there are any."""

    def __init__(self, screen: Screen[None], paint: Callable[[], None]) -> None:
        self._screen = screen
        self._paint = paint
        self._acts: deque[Callable[[], None]] = deque()

    def __bool__(self) -> bool:
        return bool(self._acts)

    def do(self, act: Callable[[], None]) -> None:
        """Do it after what waits already."""
        self._acts.append(act)
        if len(self._acts) == 1:
            self._screen.call_later(self.work)

    def hold(self, act: Callable[[], None]) -> None:
        """Do it, and what comes after it, when somebody says ``work``."""
        self._acts.append(act)

    def drop(self) -> None:
        """Do nothing of it."""
        self._acts.clear()

    async def work(self) -> None:
        """For a spell. A key that is held down comes faster than it is done, and must not hold up the screen."""
        until = monotonic() + SPELL
        while self._acts:
            self._acts.popleft()()
            if monotonic() > until:
                break
        further = bool(self._acts)
        self._paint()
        if further:
            await asyncio.sleep(0)  # the panes say what is to be painted
            self._screen.call_after_refresh(self.work)
