"""The pictures of the screen: what each shows, as the keys that lead there in the demonstration."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from intervjukod.study import Study
from intervjukod.tui.app import CodingApp
from tests.driver import LARGE, SMALL, Coder

WORDS = Path(__file__).parent
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
CODER = "Alva"
_CLOCK = re.compile(r"\d\d:\d\d(?= |\b)")
_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
"""Fonts to fetch from elsewhere, and who drew it: a picture here asks the network for nothing."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture by its name: of which interview, after which keys, on a screen of which size."""

    name: str
    transcript: str
    keys: tuple[str, ...]
    size: tuple[int, int] = LARGE


SHOTS = (
    Shot("coding", "I03", ("L", "down", "down", "down", "b", "F")),
    Shot("question", "I03", ("L", "down", "down", "0", "2")),
    Shot("compare", "I03", ("0", "4", "down", "right")),
    Shot("small", "I03", ("L", "down", "down", "down", "b"), SMALL),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a shot shows: its rows, with the times of day as ``00:00``, and the drawing of them."""

    shot: Shot
    rows: tuple[str, ...]
    drawing: str


def take(shots: Iterable[Shot]) -> list[Taken]:
    """Play every shot, each on a demonstration of its own."""
    return [_take(shot) for shot in shots]


def _take(shot: Shot) -> Taken:
    async def play(folder: Path) -> Taken:
        with Study.open(folder, coder=CODER) as study:
            app = CodingApp(study, shot.transcript, theme="dark")
            async with app.run_test(size=shot.size) as pilot:
                await pilot.pause()
                me = Coder(study, pilot)
                await me.presses(*shot.keys)
                await me.waits()
                drawing = _ELSEWHERE.sub("", app.export_screenshot(title="intervjukod"))
                return Taken(shot, tuple(timeless(row) for row in me.screen_rows()), timeless(drawing))

    with tempfile.TemporaryDirectory() as place:
        return asyncio.run(play(Study.demonstration(Path(place) / "demo")))


def timeless(text: str) -> str:
    """``text`` with every time of day as ``00:00``."""
    return _CLOCK.sub("00:00", text)
