"""Standard streams: UTF-8 whatever the locale, quiet when the reader has gone, safe in a terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from intervjukod.domain.glyphs import safe


def speak_utf8() -> None:
    """Make the standard streams UTF-8 with plain line feeds. File names that are no text pass through."""
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="" if stream is sys.stdin else "\n")


def open_missing() -> None:
    """Give a standard stream that was closed at the start a place: a database must not get its descriptor."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  lives as long as the program


def fall_silent() -> None:
    """Point standard output at nothing, so that leaving the program does not write to it once more."""
    with suppress(OSError, ValueError):  # ValueError: a stream without a descriptor
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def can_ask() -> bool:
    """Whether somebody sits at the other end of standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def shows_on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width_of_terminal() -> int | None:
    """Cells of the terminal that standard output is; None when it is none."""
    return shutil.get_terminal_size().columns if shows_on_terminal() else None


def write_data(text: str) -> None:
    """Data on standard output: to a file or a pipe as it is, to a terminal with its controls made visible."""
    sys.stdout.write(safe(text) if shows_on_terminal() else text)


def write_bytes(data: bytes) -> None:
    """A file on standard output; to a terminal nobody may send one."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_words(line: str) -> None:
    """One line of words on standard error."""
    sys.stderr.write(f"{safe(line, newline=' ')}\n")


def shows_words_on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def write_progress(line: str, *, last: bool) -> None:
    """A line on standard error in place of the one before it, gone after the ``last``."""
    sys.stderr.write(f"\r\033[K{'' if last else safe(line, newline=' ')}")
    sys.stderr.flush()


def read_bytes(source: str) -> tuple[bytes, str]:
    """A file's bytes, or those of standard input for ``-``, and the name to call them by. OSError."""
    if source == "-":
        return sys.stdin.buffer.read(), "stdin"
    return Path(source).read_bytes(), source


def read_all() -> str:
    """Everything on standard input. UnicodeDecodeError when it is not UTF-8."""
    return sys.stdin.read().removeprefix("\ufeff")
