"""Keys on the real screen, through a pseudo-terminal: from the key written to the last byte of the frame it caused.

CPU of the program is held against the budget; the clock, which other programs move, is only told. What the program
does while no key is pressed counts where it stands between a key and its frame, and not after the frame.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import PYTHON, Line, cpu, percentile
from benchmarks.start import coded_study
from benchmarks.terminal import COLUMNS, LINES, Terminal
from intervjukod.study import Study

DOWN, RIGHT, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[C", "\x1b[6~", "\x1b[5~"
HOME, END, ESCAPE, UNDO, SEARCH, QUIT = "\x1b[H", "\x1b[F", "\x1b", "\x1a", "\x06", "\x11"
LOCKED = "LÄSLÄGE"
QUIET, ESCAPING = 0.06, 0.18
"""Seconds without a byte that end a frame; a lone escape character is waited upon, for it may begin a key."""
HELD = 600
MEDIAN, MOST = 3.0, 6.0
"""CPU over the floor's, at the median and for nineteen in twenty.

Of a key and a whole screen of ready rows: 8 and 16 ms where the budget was set. Of another size of window and the
library's own layout of one widget at another size, which alone takes nearly what a key may.
"""


class Press(NamedTuple):
    """Keys pressed in turn, the ``times`` of it."""

    what: str
    keys: tuple[str, ...]
    times: int


PRESSES = (
    Press("down", (DOWN,), 80),
    Press("a word on", (RIGHT,), 40),
    Press("a code, Ctrl+Z", ("a", UNDO), 60),
    Press("down, a code", (DOWN, "b"), 60),
    Press("a page down", (PAGE_DOWN, PAGE_DOWN, PAGE_UP), 45),
    Press("End, Home", (END, HOME), 40),
    Press("help and back", ("?", ESCAPE), 40),
    Press("history and back", ("0", "7", ESCAPE), 42),
    Press("compare and back", ("0", "4", ESCAPE), 42),
    Press("search: open, three letters, back", (SEARCH, "t", "o", "r", ESCAPE), 40),
)


class Floor(NamedTuple):
    """CPU milliseconds, medians, of a screen of rows that are ready: painted anew, and at another size."""

    painted: float
    resized: float


def lines() -> list[Line]:
    """The budgets of a key press."""
    floor = _floor()
    found: list[Line] = [
        Line(
            "the floor: Textual paints a whole screen of ready rows, CPU p50",
            floor.painted,
            "ms",
            None,
            "reported",
            True,
        ),
        Line("... and lays it out at another size, CPU p50", floor.resized, "ms", None, "reported", True),
    ]
    for words, codings in ((30_000, 2_000), (100_000, 10_000)):
        with tempfile.TemporaryDirectory() as name:
            folder = coded_study(Path(name) / "study", 1, words, codings)
            found += _keys(folder, f"{words:,} words, {codings:,} codings", floor)
    return found


def _floor() -> Floor:
    terminal = Terminal([PYTHON, "-m", "benchmarks.floor_screen"])
    terminal.until("ord och mer")
    terminal.settle(1.0)
    painted, _ = _measured(terminal, ["x"] * 60)
    resized, _ = _sized(terminal, 12)
    terminal.send("q")
    terminal.close()
    return Floor(percentile(sorted(painted), 0.5), percentile(sorted(resized), 0.5))


def _keys(folder: Path, size: str, floor: Floor) -> list[Line]:
    with Study.open(folder, coder="PK") as study:
        count = cpu(lambda: study.results.comparison(by="role")) * 1e3
    terminal = Terminal(["env", "INTERVJUKOD_CODER=PK", PYTHON, "-m", "intervjukod", str(folder)])
    terminal.until("R0000")
    terminal.settle(1.0)
    if LOCKED in terminal.shown.decode(errors="replace"):
        terminal.send("L")
        terminal.settle(0.5)
    terminal.shown = b""
    terminal.send("a")
    terminal.until("Ctrl+Z")  # it is coded: nothing asks, nothing is locked
    found = []
    for press in PRESSES:
        spent, taken = _measured(terminal, islice(cycle(press.keys), press.times))
        found += _told(f"key to frame, {press.what}, {size}", spent, taken, floor.painted)
    found += [*_counted(terminal, size, floor, count), *_between(terminal, size, floor)]
    spent, taken = _sized(terminal, 12)
    found += [*_told(f"resize, {size}", spent, taken, floor.resized), *_held(terminal, size)]
    terminal.send(QUIT)
    terminal.close()
    return found


def _measured(terminal: Terminal, keys: Iterable[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU, and by the clock, from each key to its frame."""
    spent, taken = [], []
    for key in keys:
        before, begun = terminal.cpu(), time.perf_counter()
        terminal.send(key)
        frame = terminal.frame(ESCAPING if key == ESCAPE else QUIET)
        taken.append(max(0.0, frame.at - begun) * 1e3)
        spent.append((frame.cpu - before) * 1e3)
    return spent, taken


def _sized(terminal: Terminal, times: int) -> tuple[list[float], list[float]]:
    """The window made smaller and larger: every line is broken anew."""
    spent, taken = [], []
    for columns in islice(cycle((100, COLUMNS)), times):
        before, begun = terminal.cpu(), time.perf_counter()
        terminal.resize(columns, LINES)
        frame = terminal.frame(QUIET)
        taken.append((frame.at - begun) * 1e3)
        spent.append((frame.cpu - before) * 1e3)
        terminal.settle(0.3)
    return spent, taken


def _counted(terminal: Terminal, size: str, floor: Floor, count: float) -> list[Line]:
    """The comparison when something was coded since it was opened: a page that takes its count and a frame."""
    spent, taken = [], []
    for _ in range(6):
        for key in ("a", UNDO, "0"):
            _measured(terminal, [key])
        here, there = _measured(terminal, ["4"])
        spent += here
        taken += there
        _measured(terminal, [ESCAPE])
    name = f"key to frame, compare after a coding, {size}"
    value, bound = percentile(sorted(spent), 0.5), count + MOST * floor.painted
    return [
        Line(
            f"{name}: CPU p50",
            value,
            "ms",
            None,
            f"its count, {count:.3g} ms, and {MOST:g} × floor",
            value <= bound,
        ),
        Line("... by the clock, p50", percentile(sorted(taken), 0.5), "ms", None, "reported", True),
    ]


def _between(terminal: Terminal, size: str, floor: Floor) -> list[Line]:
    """A word on, at any moment after a code, a search or a page: it may have to wait for what is counted."""
    chance = random.Random(1)
    spent, taken = [], []
    for before in islice(cycle((("a",), (UNDO,), (SEARCH, "t", "o", ESCAPE), ("0", "7", ESCAPE))), 48):
        for key in before:
            _measured(terminal, [key])
        terminal.settle(chance.uniform(0.0, 0.5))
        here, there = _measured(terminal, [RIGHT])
        spent += here
        taken += there
    return _told(f"key to frame, a word on while things are counted, {size}", spent, taken, floor.painted)


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


def _told(name: str, spent: Sequence[float], taken: Sequence[float], floor: float) -> list[Line]:
    """CPU against the budget, the clock beside it."""
    found = []
    for title, share, most in ((f"{name}: CPU p50", 0.5, MEDIAN), ("... CPU p95", 0.95, MOST)):
        value = percentile(sorted(spent), share)
        found.append(Line(title, value, "ms", floor, f"{most:g} × floor", value <= most * floor))
    for title, share in (("... by the clock, p50", 0.5), ("... by the clock, p95", 0.95)):
        found.append(Line(title, percentile(sorted(taken), share), "ms", None, "reported", True))
    return found
