"""Somebody at a terminal with the real program in it: keys go in as bytes, and what comes out is a screen.

A test reads as what a person does and sees; every look waits until the program has shown it::

    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "down", "b").is_told("Bemanning → I01:2")
        me.quits()
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import warnings
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

SOURCE = Path(__file__).parents[2] / "src"
PROGRAM = (sys.executable, "-m", "intervjukod")
LARGE = (120, 40)
SMALL = (80, 24)
PATIENCE = 30
"""Seconds until a test gives up on a screen; a slow machine fails nothing earlier."""

GLANCE = 0.05
"""Seconds that one look at the screen takes while the program is silent."""

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C", "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "delete": "\x1b[3~", "ctrl+c": "\x03", "ctrl+f": "\x06", "ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+s": "\x13",
    "ctrl+y": "\x19", "ctrl+z": "\x1a",
}  # fmt: skip
"""What xterm sends for the keys that are no character."""

TELLING = -3
"""The row, from below, that tells what was done or why not."""
_AROUND = re.compile(r"^[\s│─]*(SENAST\s+)?|[\s│─]*$| \(Ctrl\+[ZY] [^)]*\)[\s│─]*$")


def surroundings(coder: str = "Anna") -> dict[str, str]:
    """The environment of a program that runs this source in an ordinary terminal, which tells its size itself."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**kept, "PYTHONPATH": str(SOURCE), "INTERVJUKOD_CODER": coder, "TERM": "xterm-256color"}


def command(folder: Path, *words: str) -> str:
    """What a command about the study printed; it must have been done."""
    arguments = [*PROGRAM, "--study", str(folder), *words]
    done = subprocess.run(arguments, check=False, capture_output=True, env=surroundings())
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


class Terminal(ABC):
    """What a person does and sees at any terminal. Keys are characters, or names such as ``down`` and ``ctrl+z``."""

    # does

    @abstractmethod
    def presses(self, *keys: str) -> Self:
        """Press keys one after the other."""

    def types(self, words: str) -> Self:
        """Type words, character by character."""
        return self.presses(*words)

    # sees

    @abstractmethod
    def is_there(self) -> bool:
        """Whether the program still runs."""

    @abstractmethod
    def rows(self) -> list[str]:
        """What stands on the screen now, row by row."""

    @property
    def told(self) -> str:
        """The sentence that says what was done or why not, without what stands around it on every screen."""
        return _AROUND.sub("", self.rows()[TELLING])

    def sees(self, *words: str) -> Self:
        """Wait until each of these stands somewhere on the screen, however wide the gaps in it."""
        return self.waits_until(lambda: all(each in self._evenly() for each in words), f"{words} is not on the screen")

    def sees_no_more(self, *words: str) -> Self:
        """Wait until none of these stands on the screen."""
        return self.waits_until(lambda: not any(each in self._evenly() for each in words), f"{words} is on the screen")

    def is_told(self, sentence: str) -> Self:
        """Wait until the screen says exactly this."""
        return self.waits_until(lambda: self.told == sentence, f"the screen does not say {sentence!r}")

    def _evenly(self) -> str:
        return re.sub(r" +", " ", "\n".join(self.rows()))

    def waits_until(self, holds: Callable[[], bool], otherwise: str) -> Self:
        """Wait for anything else; ``otherwise`` says what is wrong when it does not come."""
        until = time.monotonic() + PATIENCE
        while not holds():
            gone = time.monotonic() > until or not self.is_there()
            assert not gone or holds(), "\n".join([otherwise, *self.rows()])
        return self


class Pty(Terminal):
    """A terminal of its own, of ``size`` (columns, rows); ``wrote`` is every byte that the program sent to it."""

    def __init__(
        self,
        folder: Path,
        *,
        size: tuple[int, int] = LARGE,
        coder: str = "Anna",
        program: Sequence[str] = PROGRAM,
        before: Callable[[], None] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.wrote = bytearray()
        self._ended = False
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # this process's threads do not matter to the program
            self._program = pexpect.spawn(
                program[0],
                [*program[1:], str(folder)],
                env={**surroundings(coder), **(environment or {})},
                dimensions=size[::-1],
                preexec_fn=before,
            )
        self._program.delaybeforesend = None  # nobody waits for a prompt to type a password at

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._program.close(force=True)

    def presses(self, *keys: str) -> Self:
        return self.sends("".join(KEYS.get(key, key) for key in keys))

    def sends(self, sent: str) -> Self:
        """Send this as it is."""
        return self.sends_bytes(sent.encode())

    def sends_bytes(self, sent: bytes) -> Self:
        """Send bytes that may be no text."""
        self._program.send(sent)
        return self

    def pastes(self, words: str) -> Self:
        """Paste, as a terminal with bracketed paste tells it."""
        return self.sends(f"\x1b[200~{words}\x1b[201~")

    def resizes(self, size: tuple[int, int]) -> Self:
        """Make the window ``size`` (columns, rows)."""
        self._look()
        self.screen.resize(*size[::-1])
        self._program.setwinsize(*size[::-1])
        return self

    @property
    def clipboard(self) -> str:
        """What the terminal was last asked to put on the clipboard; "" before that."""
        asked = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", self.wrote)
        return b64decode(asked[-1]).decode() if asked else ""

    def quits(self) -> None:
        """Ctrl+Q; the program ends well and has nothing to add."""
        assert self.presses("ctrl+q").ends() == (0, "")

    def ends(self) -> tuple[int | None, str]:
        """Wait until the program has ended; its exit code, and what it said when the screen was gone."""
        self.waits_until(lambda: not self.is_there(), "the program goes on")
        self._program.close()
        said = self.wrote.rpartition(b"\x1b[?1049l")[2].decode()
        return self._program.exitstatus, re.sub(r"\x1b\[[^a-z]*[a-z]|\x1b\][^\x07]*\x07", "", said).strip()

    def dies(self) -> None:
        """Kill the program as a power cut would."""
        self._program.kill(signal.SIGKILL)
        self.ends()

    def is_there(self) -> bool:
        self._look()
        return not self._ended

    def rows(self) -> list[str]:
        self._look()
        return [row.rstrip() for row in self.screen.display]

    def _look(self) -> None:
        """Show what the program has written by now."""
        until = time.monotonic() + GLANCE
        while time.monotonic() < until:
            try:
                written = self._program.read_nonblocking(1 << 16, timeout=GLANCE)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                self._ended = True
                return
            self.wrote += written
            self._stream.feed(written)
