"""The one place where code points become cells of a terminal, and cells code points again.

Terminals disagree on how wide a picture is once a selector, a skin tone or a joiner follows it, and one
cell too many pushes the rest of the row aside. So a joined picture is shown by its first character alone,
and what has no width of its own is not shown at all; the offsets behind the row stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import get_character_cell_size

from intervjukod.domain.glyphs import printable
from intervjukod.domain.span import Span, uncut
from intervjukod.domain.text import SOFT_HYPHEN, clusters

# One cell each everywhere, alone: most Swedish, Greek, Cyrillic, Hebrew and Arabic letters, signs, lines.
_PLAIN = (
    "\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u05d0-\u05ea\u0620-\u064a\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u2500-\u25fc"
)
NOT_PLAIN = re.compile(f"[^{_PLAIN}]")
_JOINERS = re.compile("[\u200c\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class Grapheme(NamedTuple):
    """What a reader takes for one sign: its place in code points, its cells, and what is drawn for it."""

    start: int
    end: int
    cells: int
    shown: str


def plain(text: str) -> bool:
    """Whether every code point is one sign in one cell, so that counting is enough."""
    return NOT_PLAIN.search(text) is None


def graphemes(text: str) -> list[Grapheme]:
    """``text`` sign by sign, without gaps; places count from its start."""
    found: list[Grapheme] = []
    at = 0
    for cluster in clusters(text):
        found += (_single(text, offset) for offset in range(at, cluster.start))
        found.append(_joined(text, cluster))
        at = cluster.end
    found += (_single(text, offset) for offset in range(at, len(text)))
    return found


def _single(text: str, offset: int) -> Grapheme:
    character = printable(text[offset])
    cells = 0 if character == SOFT_HYPHEN else get_character_cell_size(character)
    return Grapheme(offset, offset + 1, cells, character if cells else "")


def _joined(text: str, cluster: Span) -> Grapheme:
    sign = cluster.of(text)
    flag = _FLAG.match(sign)
    base = flag[0] if flag else sign[0]
    shown = printable(base if flag or _JOINERS.search(sign) else sign)
    return Grapheme(cluster.start, cluster.end, sum(map(get_character_cell_size, shown)), shown)


def shown(text: str) -> str:
    """What a terminal is given for ``text``: one safe line of as many cells as ``width`` says."""
    if plain(text):
        return printable(text)
    return "".join(sign.shown for sign in graphemes(text))


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """The cells that ``text`` takes as shown."""
    return len(text) if plain(text) else sum(sign.cells for sign in graphemes(text))


def column_of(text: str, index: int) -> int:
    """The cell, from 0, at which the code point ``index`` of a line of ``text`` begins."""
    if plain(text):
        return min(index, len(text))
    return sum(sign.cells for sign in graphemes(text) if sign.end <= index)


def index_at(text: str, column: int) -> int:
    """The code point in a line of ``text`` whose sign covers ``column``; its length beyond the last one."""
    if plain(text):
        return min(max(column, 0), len(text))
    right = 0
    for sign in graphemes(text):
        right += sign.cells
        if column < right:
            return sign.start
    return len(text)


def unbroken(text: str, part: Span) -> Span:
    """``part`` of a line of ``text``, grown so that it cuts no sign in two."""
    return part if plain(text) else uncut(part, clusters(text))


def shortened(text: str, room: int) -> str:
    """``text`` as shown, cut between two signs to at most ``room`` cells."""
    drawn, used = "", 0
    for sign in graphemes(text):
        used += sign.cells
        if used > room:
            break
        drawn += sign.shown
    return drawn
