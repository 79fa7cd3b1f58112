"""The real program in a pseudo-terminal: bytes in, bytes out, and the CPU it took."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from typing import NamedTuple

COLUMNS, LINES = 120, 40


class Frame(NamedTuple):
    """The CPU seconds that the child had used, and the time, when the last byte of a frame was read."""

    cpu: float
    at: float


class Terminal:
    """A child process with a terminal of its own."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONDONTWRITEBYTECODE="")
            os.execvp(arguments[0], list(arguments))  # noqa: S606 (our own program)
        self.resize(COLUMNS, LINES)
        self.shown = b""

    def resize(self, columns: int, lines: int) -> None:
        """Make the window that large, in cells."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._file, keys.encode())

    def until(self, words: str, seconds: float = 20.0) -> None:
        """Read until the words were written. SystemExit when they never are."""
        end = time.monotonic() + seconds
        while words.encode() not in self.shown:
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                raise SystemExit(f"the screen never showed {words!r}:\n{self.shown[-2000:]!r}")

    def frame(self, quiet: float, patience: float = 0.6) -> Frame:
        """Read what is painted next, until nothing was written for ``quiet`` seconds; waits ``patience`` for it.

        What the child does after the last byte is not the frame's; what it did before, whatever for, is.
        """
        cpu, at = self.cpu(), time.perf_counter()
        wait = patience
        while self._read(wait):
            cpu, at, wait = self.cpu(), time.perf_counter(), quiet
        return Frame(cpu, at)

    def settle(self, quiet: float = 0.25) -> float:
        """Read until nothing was written for ``quiet`` seconds; gives the time of the last bytes."""
        last = time.perf_counter()
        while self._read(quiet):
            last = time.perf_counter()
        return last

    def frames(self, quiet: float) -> list[float]:
        """Read until nothing was written for ``quiet`` seconds; gives the times at which something was."""
        found = []
        while self._read(quiet):
            found.append(time.perf_counter())
        return found

    def cpu(self) -> float:
        """CPU seconds that the child has used so far."""
        return time.clock_gettime(~self.pid << 3 | 2)  # Linux: the clock of a process; /proc counts in hundredths

    def close(self) -> None:
        """Wait for the end; end what does not end by itself."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            self._read(0.05)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self._file)
                return
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._file], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            got = os.read(self._file, 1 << 16)
        except OSError:
            return False
        self.shown += got
        return bool(got)
