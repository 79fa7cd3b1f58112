"""How much room words take, in points: measured once, so that every format lays a picture out alike.

The widths are those of DejaVu Sans, which is wider than what a browser puts in its place: words never take more room
than they were given.
"""

from __future__ import annotations

import re
import unicodedata

from intervjukod.domain.glyphs import printable
from intervjukod.domain.text import REPLACEMENT
from intervjukod.reports.cells import ELLIPSIS

LEADING = 1.25
"""From one line of words to the next, as a multiple of their size."""
LONGEST = 400
"""Characters of which nothing more is shown, however much room there is."""
_BOLD = 1.16
_WIDTHS = {
    0.28: "ijl'|I",
    0.32: " ,.·’:;/\\",
    0.40: "frt-()[]!J",
    0.53: 'sczk?*_–“”"^`',
    0.62: "aeoxvyåäöéèàáóFLTEYhnubdpqg{}$",
    0.66: "0123456789PSKVXZABCRÅÄ",
    0.79: "DGHNOUQÖ&w",
    0.99: "mMWÅ@%—…<>=+~#×",
}
_WIDTH = {character: width for width, characters in sorted(_WIDTHS.items(), reverse=True) for character in characters}
_OTHER = 0.75
_WIDE = 1.0
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What XML refuses besides controls and half characters."""


def plain(text: str) -> str:
    """One line that is seen and not obeyed, and that an XML file can hold."""
    return _NO_CHARACTER.sub(REPLACEMENT, printable(text[:LONGEST]))


def room(text: str, size: float, *, bold: bool = False) -> float:
    """Points that ``text`` takes at most, in letters of ``size`` points."""
    ems = sum(_WIDTH.get(character) or _unknown(character) for character in text)
    return ems * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, wide: float, lines: int = 2, *, bold: bool = False) -> list[str]:
    """``text`` in as many as ``lines`` lines of at most ``wide`` points, broken between words where that can be done.

    What does not fit is left out at its end, where an ellipsis stands; one empty line for no text.
    """
    left = plain(text).split()
    made: list[str] = []
    while left and len(made) < lines:
        line = left.pop(0)
        while left and room(f"{line} {left[0]}", size, bold=bold) <= wide:
            line = f"{line} {left.pop(0)}"
        kept = _fitting(line, size, wide, bold)
        if kept < len(line):
            left.insert(0, line[kept:])
        made.append(line[:kept])
    if left:
        made[-1] = _ended(made[-1], size, wide, bold)
    return made or [""]


def _ended(line: str, size: float, wide: float, bold: bool) -> str:
    """As much of the line as fits before an ellipsis, and the ellipsis."""
    left = max(wide - room(ELLIPSIS, size, bold=bold), 0.0)
    return line[: _fitting(line, size, left, bold)].rstrip() + ELLIPSIS


def _fitting(text: str, size: float, wide: float, bold: bool) -> int:
    """How many characters of it fit, at least one."""
    taken = 0.0
    for n, character in enumerate(text):
        taken += room(character, size, bold=bold)
        if taken > wide:
            return max(n, 1)
    return len(text)


def _unknown(character: str) -> float:
    if unicodedata.combining(character):
        return 0.001
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
