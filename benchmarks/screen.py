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
PRESSES = {
    "arrows": ("\x1b[B", "\x1b[C"),
    "pages": ("\x1b[6~", "\x1b[5~"),
}


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
    found = []
    for what, keys in PRESSES.items():
        before = terminal.cpu()
        taken = sorted(_press(terminal, key) * 1e3 for key in islice(cycle(keys), KEYS))
        spent = (terminal.cpu() - before) * 1e3 / KEYS
        name = f"key to frame, {what}, {words:,} words, {codings:,} codings"
        found += [
            Line(f"{name}: CPU a key", spent, "ms", None, "8 ms", spent <= 8),
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
