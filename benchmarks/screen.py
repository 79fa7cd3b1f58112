"""Keys on the real screen: from the key written to the last byte of the frame it caused."""

from __future__ import annotations

import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import PYTHON, Line, percentile
from benchmarks.start import coded_study
from benchmarks.terminal import Terminal

KEYS = 120
DOWN, RIGHT, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[C", "\x1b[6~", "\x1b[5~"
PRESSES = {
    "moving": ((DOWN, RIGHT), 8),
    "coding": ((DOWN, "a", DOWN, "b"), 8),
    "paging": ((PAGE_DOWN, PAGE_DOWN, PAGE_UP), 16),
}
"""Keys pressed in turn, and the CPU milliseconds that one may take: half of all keys 8, a whole new screen 16."""


def lines() -> list[Line]:
    """The budgets of a key press."""
    found: list[Line] = []
    for words, codings in ((30_000, 2_000), (100_000, 10_000)):
        with tempfile.TemporaryDirectory() as name:
            folder = coded_study(Path(name) / "study", 1, words, codings)
            found += _keys(folder, words, codings)
    return found


def _keys(folder: Path, words: int, codings: int) -> list[Line]:
    terminal = Terminal([PYTHON, "-m", "intervjukod", str(folder)])
    terminal.until("R0000")
    terminal.settle(1.0)
    terminal.send("L")  # an interview that was never open opens in the reading lock
    terminal.settle(0.5)
    found = []
    for what, (keys, budget) in PRESSES.items():
        before = terminal.cpu()
        taken = sorted(_press(terminal, key) * 1e3 for key in islice(cycle(keys), KEYS))
        spent = (terminal.cpu() - before) * 1e3 / KEYS
        name = f"key to frame, {what}, {words:,} words, {codings:,} codings"
        found += [
            Line(f"{name}: CPU a key", spent, "ms", None, f"{budget} ms", spent <= budget),
            Line("... by the clock, p50", percentile(taken, 0.5), "ms", None, "reported", True),
            Line("... by the clock, p95", percentile(taken, 0.95), "ms", None, "reported", True),
        ]
    terminal.send("\x11")
    terminal.close()
    return found


def _press(terminal: Terminal, key: str) -> float:
    """Seconds from the key to the last byte that followed it."""
    begun = time.perf_counter()
    terminal.send(key)
    return max(0.0, terminal.settle(0.04) - begun)
