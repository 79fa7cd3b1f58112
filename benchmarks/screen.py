"""Keys on the real screen, through a pseudo-terminal: from the key written to the last byte of the frame it caused.

CPU of the program is held against the budget; the clock, which other programs move, is only told.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import PYTHON, Line, percentile
from benchmarks.start import coded_study
from benchmarks.terminal import COLUMNS, LINES, Terminal

DOWN, RIGHT, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[C", "\x1b[6~", "\x1b[5~"
HOME, END, ESCAPE, UNDO, SEARCH, QUIT = "\x1b[H", "\x1b[F", "\x1b", "\x1a", "\x06", "\x11"
LOCKED = "LÄSLÄGE"
QUIET, ESCAPING = 0.06, 0.18
"""Seconds without a byte that end a frame; a lone escape character is waited upon, for it may begin a key."""
HELD = 600


class Press(NamedTuple):
    """Keys pressed in turn, the ``times`` of it, and the CPU milliseconds of the median and of nineteen in twenty."""

    what: str
    keys: tuple[str, ...]
    times: int
    median: float
    most: float


KEY, PAGE = (8, 16), (16, 33)
"""A key, and a whole new screen, which is every cell of it."""
PRESSES = (
    Press("down", (DOWN,), 80, *KEY),
    Press("a word on", (RIGHT,), 40, *KEY),
    Press("a code, Ctrl+Z", ("a", UNDO), 60, *KEY),
    Press("down, a code", (DOWN, "b"), 60, *KEY),
    Press("a page down", (PAGE_DOWN, PAGE_DOWN, PAGE_UP), 45, *PAGE),
    Press("End, Home", (END, HOME), 20, *PAGE),
    Press("help and back", ("?", ESCAPE), 20, *PAGE),
    Press("history and back", ("0", "7", ESCAPE), 21, *PAGE),
    Press("compare and back", ("0", "4", ESCAPE), 21, *PAGE),
    Press("search: open, three letters, back", (SEARCH, "t", "o", "r", ESCAPE), 25, *PAGE),
)


def lines() -> list[Line]:
    """The budgets of a key press."""
    found: list[Line] = []
    for words, codings in ((30_000, 2_000), (100_000, 10_000)):
        with tempfile.TemporaryDirectory() as name:
            folder = coded_study(Path(name) / "study", 1, words, codings)
            found += _keys(folder, f"{words:,} words, {codings:,} codings")
    return found


def _keys(folder: Path, size: str) -> list[Line]:
    terminal = Terminal(["env", "INTERVJUKOD_CODER=PK", PYTHON, "-m", "intervjukod", str(folder)])
    terminal.until("R0000")
    terminal.settle(1.0)
    if LOCKED in terminal.shown.decode(errors="replace"):
        terminal.send("L")
        terminal.settle(0.5)
    terminal.shown = b""
    terminal.send("a")
    terminal.until("Ctrl+Z")  # it is coded: nothing asks, nothing is locked
    found = [line for press in PRESSES for line in _pressed(terminal, press, size)]
    found += [*_resized(terminal, size), *_held(terminal, size)]
    terminal.send(QUIT)
    terminal.close()
    return found


def _pressed(terminal: Terminal, press: Press, size: str) -> list[Line]:
    spent, taken = [], []
    for key in islice(cycle(press.keys), press.times):
        before, begun = terminal.cpu(), time.perf_counter()
        terminal.send(key)
        ended = terminal.settle(ESCAPING if key == ESCAPE else QUIET)
        taken.append(max(0.0, ended - begun) * 1e3)
        spent.append((terminal.cpu() - before) * 1e3)
    return _told(f"key to frame, {press.what}, {size}", spent, taken, (press.median, press.most))


def _resized(terminal: Terminal, size: str) -> list[Line]:
    """The window made smaller and larger: every line is broken anew."""
    spent, taken = [], []
    for columns in islice(cycle((100, COLUMNS)), 10):
        before, begun = terminal.cpu(), time.perf_counter()
        terminal.resize(columns, LINES)
        taken.append((terminal.settle(0.25) - begun) * 1e3)
        spent.append((terminal.cpu() - before) * 1e3)
    return _told(f"resize, {size}", spent, taken, None)


def _held(terminal: Terminal, size: str) -> list[Line]:
    """Down and a code, as fast as they come: how long the screen stands still while it works."""
    terminal.settle(0.5)
    begun = time.perf_counter()
    terminal.send((DOWN + "c") * (HELD // 2))  # the same code on one passage again would change nothing to be seen
    frames = terminal.frames(0.5)
    gaps = [after - before for before, after in zip((begun, *frames), frames, strict=False)]
    name = f"down and a code held, {HELD} keys, {size}"
    return [
        Line(f"{name}: to the last frame, by the clock", (frames[-1] - begun) * 1e3, "ms", None, "reported", True),
        Line("... the longest without a frame, by the clock", max(gaps) * 1e3, "ms", None, "reported", True),
    ]


def _told(name: str, spent: list[float], taken: list[float], budget: tuple[float, float] | None) -> list[Line]:
    """CPU against the budget, the clock beside it."""
    return [
        *(_line(f"{name}: CPU p50", "... CPU p95", sorted(spent), budget)),
        *(_line("... by the clock, p50", "... by the clock, p95", sorted(taken), None)),
    ]


def _line(median: str, most: str, values: Sequence[float], budget: tuple[float, float] | None) -> list[Line]:
    found = []
    for n, (name, share) in enumerate(((median, 0.5), (most, 0.95))):
        value = percentile(values, share)
        bound = f"{budget[n]} ms" if budget else "reported"
        found.append(Line(name, value, "ms", None, bound, budget is None or value <= budget[n]))
    return found
