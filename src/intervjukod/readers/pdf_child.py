"""The process that takes a PDF apart: bytes on its standard input, lines with their places on its output.

A PDF may crash the library that reads it, or keep it busy for ever; so it is read in a process of its own,
which is given little memory and little time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Any

MEMORY = 640 * 2**20
"""Bytes of address space, libraries included."""
TIME = 8
"""Seconds of work."""
LOCKED, DAMAGED = "locked", "damaged"

_PASSWORD = 4
_LINE_ENDS = (0x0A, 0x0D)
_HYPHENS = (0x02, 0xFFFE)
"""What stands for a hyphen at the end of a line; no line end follows it."""


def main() -> None:
    """Write the pages as JSON: ``{"pages": [[line, ...], ...]}``, or ``{"error": ...}``."""
    limit()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def limit() -> None:
    """Take little memory and time from here on."""
    try:
        import resource
    except ImportError:  # Windows: the parent's patience is the only bound
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, TIME), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def _answer(data: bytes) -> dict[str, Any]:
    try:
        return {"pages": list(pages(data))}
    except Locked:
        return {"error": LOCKED}
    except (Damaged, MemoryError):
        return {"error": DAMAGED}


class Locked(Exception):
    """A password is asked for."""


class Damaged(Exception):
    """The library cannot make anything of it."""


def pages(data: bytes) -> Iterator[list[list[Any]]]:
    """The lines of each page: text, left, right, lower and upper end, where its first word ends (points).

    Locked or Damaged when the file cannot be opened, or a page of it cannot.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            left, lower, right, upper = page.get_cropbox()
            placed = [_placed(text, line) for line in _lines(text)]
            yield [one for one in placed if one[1] < right and one[2] > left and one[3] < upper and one[4] > lower]
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Locked if error.err_code == _PASSWORD else Damaged from error


def _lines(text: Any) -> Iterator[list[tuple[int, str]]]:
    """Each line as characters with their numbers; a hyphen that ends one is a hyphen."""
    from pypdfium2 import raw

    line: list[tuple[int, str]] = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in _LINE_ENDS:
            yield from _worded(line)
            line = []
        elif code in _HYPHENS:
            yield from _worded([*line, (index, "-")])
            line = []
        elif code:
            line.append((index, chr(code)))
    yield from _worded(line)


def _worded(line: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The line without white space around it, if there is anything else."""
    words = [list(run) for blank, run in groupby(line, key=lambda one: one[1].isspace()) if not blank]
    if words:
        first, last = words[0][0][0], words[-1][-1][0]
        yield [one for one in line if first <= one[0] <= last]


def _placed(text: Any, line: list[tuple[int, str]]) -> list[Any]:
    end = next((n for n, (_, letter) in enumerate(line) if letter.isspace()), len(line))
    left, lower, _, upper = text.get_charbox(line[0][0], loose=True)
    right = text.get_charbox(line[-1][0], loose=True)[2]
    word = text.get_charbox(line[end - 1][0], loose=True)[2]
    numbers = (left, right, lower, upper, word)
    return ["".join(letter for _, letter in line), *(round(number, 2) for number in numbers)]


if __name__ == "__main__":
    main()
