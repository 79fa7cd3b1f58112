"""Keys from a terminal that is told to hand over each one at once, and to do nothing with it itself."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

from intervjukod.tui.plain.keyboard import Event, Keyboard
from intervjukod.tui.terminal_input import lenient_decoder, obeys

GLANCE = 0.25
"""Seconds between two looks at what others wrote."""
PAUSE = 0.05
"""Seconds after which an escape character that came alone is the key."""
_BRACKETS_ON, _BRACKETS_OFF = "\x1b[?2004h", "\x1b[?2004l"


def events() -> Iterator[Event | None]:
    """Every key and paste until the terminal is gone; None when there was none for a while."""
    keyboard, decode = Keyboard(), lenient_decoder("utf-8")().decode
    descriptor = sys.stdin.fileno()
    with _handed_over(descriptor):
        while True:
            ready, _, _ = select([descriptor], [], [], PAUSE if keyboard.waits else GLANCE)
            if not ready:
                yield from keyboard.pause() if keyboard.waits else [None]
                continue
            sent = os.read(descriptor, 4096)
            if not sent:
                return
            yield from keyboard.read(decode(sent))


@contextmanager
def _handed_over(descriptor: int) -> Iterator[None]:
    """Each key at once, no echo, and no key for the terminal alone; as it was when one leaves."""
    before = termios.tcgetattr(descriptor)
    handed = termios.tcgetattr(descriptor)
    handed[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.ISTRIP)
    handed[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    handed[6][termios.VMIN], handed[6][termios.VTIME] = 1, 0
    termios.tcsetattr(descriptor, termios.TCSADRAIN, handed)
    try:
        _ask(_BRACKETS_ON)
        yield
    finally:
        _ask(_BRACKETS_OFF)
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _ask(sequence: str) -> None:
    """Ask the terminal, if it is one that understands."""
    if obeys(sys.stdout):
        sys.stdout.write(sequence)
        sys.stdout.flush()
