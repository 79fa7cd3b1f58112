"""Where the lines of a document break at a width, and which offset stands where on the screen.

A line is a place in four arrays. A turn of plain letters is broken by one pattern, in C: all lines of
30,000 words take less than a frame, so a resize may break everything anew.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from intervjukod.domain.span import Span, index_at
from intervjukod.tui.presenter.blocks import Block
from intervjukod.tui.presenter.cells import column_of, graphemes, index_at as code_point_at, NOT_PLAIN, width
from intervjukod.tui.presenter.document import Document

_SPACE = r" \t\n"
_EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n)")
_TOKEN = re.compile(rf"[^{_SPACE}]+")
APART = -1


@lru_cache(maxsize=8)
def _line_pattern(cells: int) -> re.Pattern[str]:
    """One line: as many whole tokens as fit, else as much of one token as fits."""
    rest = rf"[\s\S]{{0,{cells - 1}}}(?<![{_SPACE}])(?=[{_SPACE}]|\Z)|[^{_SPACE}]{{0,{cells - 1}}}"
    return re.compile(rf"[^{_SPACE}](?:{rest})")


class Wrap:
    """The lines of ``document`` with text of at most ``cells`` cells (at least 2; ValueError below).

    Single line ends within a turn are blanks, empty lines break. ``blocks`` gives each line's block by its
    index, ``APART`` for a blank line between two.
    """

    def __init__(self, document: Document, cells: int) -> None:
        if cells < 2:
            raise ValueError(f"a sign may take two cells, a line cannot have {cells}")
        self.document = document
        self.cells = cells
        self.starts = array("l")
        self.ends = array("l")
        self.blocks = array("l")
        odd = _odd_blocks(document)
        for index, block in enumerate(document.blocks):
            if block.apart:
                self._add(self.ends[-1], self.ends[-1], APART)
            lines = self._odd_lines(block.span) if index in odd else self._lines(block.span)
            before = len(self.starts)
            for start, end in lines:
                self._add(start, end, index)
            if len(self.starts) == before:
                self._add(block.span.start, block.span.start, index)

    def _add(self, start: int, end: int, block: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.blocks.append(block)
