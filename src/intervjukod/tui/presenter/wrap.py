"""Where the lines of a document break at a width, and which offset stands where on the screen.

A line is a place in three arrays. A turn of plain letters is broken by one pattern, in C. Turns are broken each
by itself, so that what is in sight can come first and everything else piece by piece.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from intervjukod.domain.span import Span, index_at
from intervjukod.tui.presenter import cells
from intervjukod.tui.presenter.document import Document

APART = -1
_SPACE = r" \t\n"
_EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n)")
_TOKEN = re.compile(rf"[^{_SPACE}]+")


@lru_cache(maxsize=8)
def _line_pattern(room: int) -> re.Pattern[str]:
    """One line of plain text: as many whole words as fit, else as much of one word as fits."""
    rest = rf"[\s\S]{{0,{room - 1}}}(?<![{_SPACE}])(?=[{_SPACE}]|\Z)|[^{_SPACE}]{{0,{room - 1}}}"
    return re.compile(rf"[^{_SPACE}](?:{rest})")


@lru_cache(maxsize=2)
def _is_plain(text: str) -> bool:
    """Whether every sign of it takes one cell."""
    return cells.NOT_PLAIN.search(text) is None


class Wrap:
    """The lines of ``document`` with text of at most ``room`` cells (ValueError below 2: a wide sign).

    Single line ends within a turn are shown as blanks, empty lines break. ``starts`` and ``ends`` are code
    points; ``blocks`` has each line's block by its index, ``APART`` for a blank line between two.

    ``part`` are the blocks that are broken, all without it; lines are counted from 0 in it. ``later`` leaves
    the breaking to ``go_on``.
    """

    def __init__(self, document: Document, room: int, part: range | None = None, *, later: bool = False) -> None:
        if room < 2:
            raise ValueError(f"a sign may take two cells, a line cannot have {room}")
        self.document = document
        self.room = room
        self.starts, self.ends, self.blocks = array("l"), array("l"), array("l")
        self._left = range(len(document.blocks)) if part is None else part
        self._plain = _is_plain(document.text)
        if not later:
            self.go_on(len(self._left))

    def go_on(self, count: int) -> bool:
        """Break the next ``count`` blocks; whether there are more."""
        now, self._left = self._left[:count], self._left[count:]
        for index in now:
            block = self.document.blocks[index]
            if block.apart and self.ends:
                self._add(Span(self.ends[-1], self.ends[-1]), APART)
            before = len(self)
            for paragraph in _paragraphs(self.document.text, block.span):
                self._break(paragraph, index)
            if len(self) == before:
                self._add(Span(block.span.start, block.span.start), index)
        return bool(self._left)

    def _break(self, paragraph: Span, block: int) -> None:
        text = self.document.text
        if not self._plain and cells.NOT_PLAIN.search(text, paragraph.start, paragraph.end):
            for line in _measured_lines(text, paragraph, self.room):
                self._add(line, block)
            return
        for match in _line_pattern(self.room).finditer(text, paragraph.start, paragraph.end):
            start, end = match.span()  # a Span of each would double the time
            self.starts.append(start)
            self.ends.append(end)
            self.blocks.append(block)

    def _add(self, line: Span, block: int) -> None:
        self.starts.append(line.start)
        self.ends.append(line.end)
        self.blocks.append(block)

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> Span:
        """What line ``number`` (from 0) shows, in code points."""
        return Span(self.starts[number], self.ends[number])

    def reach(self, number: int) -> Span:
        """The line with all that follows it unseen, up to the next line: together they leave no gap."""
        after = number + 1
        return Span(self.starts[number], self.starts[after] if after < len(self) else len(self.document.text))

    def begins(self, number: int) -> bool:
        """Whether line ``number`` is the first of its block."""
        block = self.blocks[number]
        return block != APART and (number == 0 or self.blocks[number - 1] != block)

    def line_at(self, offset: int) -> int:
        """The line on which ``offset`` stands, or after which it is hidden."""
        return max(0, index_at(self.starts, offset))

    def lines_of(self, span: Span) -> range:
        """The lines on which ``span`` stands; an empty span has one."""
        first = self.line_at(span.start)
        return range(first, max(first + 1, bisect_left(self.starts, span.end)))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and cell of ``offset``, the cell counted from where the text begins."""
        number = self.line_at(offset)
        line = self.line(number)
        return number, cells.column_of(line.of(self.document.text), offset - line.start)

    def offset(self, number: int, column: int) -> int:
        """The offset at a cell of line ``number``: the start of the sign there, the line's end beyond it."""
        line = self.line(min(max(number, 0), len(self) - 1))
        return line.start + cells.index_at(line.of(self.document.text), column)


def _paragraphs(text: str, block: Span) -> Iterator[Span]:
    """What of one block stands between empty lines."""
    at = block.start
    while empty := _EMPTY_LINE.search(text, at, block.end):
        yield Span(at, empty.start())
        at = empty.end()
    yield Span(at, block.end)


def _measured_lines(text: str, paragraph: Span, room: int) -> Iterator[Span]:
    """The same for text with signs that take no cell or two: word by word, a long word sign by sign."""
    line: Span | None = None
    used = 0
    for match in _TOKEN.finditer(text, paragraph.start, paragraph.end):
        token = Span(*match.span())
        size = cells.width(match[0])
        if line is not None:
            gap = token.start - line.end
            if used + gap + size <= room:
                line, used = line.cover(token), used + gap + size
                continue
            yield line
        line, used = token, size
        if size > room:
            *full, line = _broken(token, match[0], room)
            yield from full
            used = cells.width(line.of(text))
    if line is not None:
        yield line


def _broken(token: Span, word: str, room: int) -> Iterator[Span]:
    """A word that is wider than a line, cut between two signs."""
    start, used = 0, 0
    for sign in cells.graphemes(word):
        if used + sign.cells > room:
            yield Span(start, sign.start).shift(token.start)
            start, used = sign.start, 0
        used += sign.cells
    yield Span(start, len(word)).shift(token.start)
