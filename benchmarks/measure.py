"""Measuring: CPU seconds of calls and of whole processes, and the table they end in."""

from __future__ import annotations

import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One budget: what was measured, in its unit, beside the floor or the bound it is held against.

    ``budget`` and ``floor`` are in the unit of ``value``; ``held`` says whether the budget holds. What it is held
    against may be missing on this machine: then it was not ``measured``, and ``budget`` says why.
    """

    what: str
    value: float
    unit: str
    floor: float | None
    budget: str
    held: bool
    measured: bool = True

    @property
    def ratio(self) -> str:
        """The value over its floor; "" without one."""
        return f"{self.value / self.floor:.2f}" if self.floor else ""


def cpu(call: Callable[[], object], runs: int = 5) -> float:
    """The median CPU seconds of ``call`` in this process."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        call()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def wall(call: Callable[[], object], runs: int) -> list[float]:
    """Seconds by the clock of each run, in order of size."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)


def process(arguments: Sequence[str], runs: int = 5, **environment: str) -> float:
    """The median CPU seconds of a whole process; the first run, which fills caches, is not counted."""
    taken = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
            env=os.environ | environment,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)}: {done.stderr.decode()}")
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken[1:])


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the ordered ``values`` do not exceed."""
    return values[min(len(values) - 1, int(len(values) * share))]


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table, with the machine named above it."""
    rows = [_row(line) for line in lines]
    head = ["| what | measured | × floor | budget | held |", "|---|---:|---:|---|---|"]
    return "\n".join([machine(), "", *head, *rows])


def _row(line: Line) -> str:
    held = "not measured" if not line.measured else "yes" if line.held else "NO"
    cells = (line.what, f"{line.value:.3g} {line.unit}", line.ratio, line.budget, held)
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.machine()}. CPU seconds, medians."
    )


PYTHON = sys.executable
