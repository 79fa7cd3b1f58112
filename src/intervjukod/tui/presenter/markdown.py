"""Memos as people write them: headings, lists, quotes and stress of Markdown as looks; the signs give way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intervjukod.tui.presenter.line import BLANK, Line, Run, line, run, width, wrap

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\Z")
_ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])\s+(.*)\Z")
_QUOTE = re.compile(r">\s?(.*)\Z")
_STRESS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])(\*|_)(?=\S)(.+?)(?<=\S)\3(?![\w*])")


def markdown_lines(text: str, cells: int) -> list[Line]:
    """``text`` in lines of at most ``cells`` cells; stress never changes where a line breaks by more than its signs."""
    return [shown for source in text.split("\n") for shown in _lines(source, cells)]


def _lines(source: str, cells: int) -> Iterator[Line]:
    if not source.strip():
        yield BLANK
    elif heading := _HEADING.match(source):
        yield from wrap(heading[1], cells, "title")
    elif quote := _QUOTE.match(source):
        yield from _hanging(line(run("│ ", "dim")), quote[1], cells, "dim")
    elif item := _ITEM.match(source):
        sign = "•" if item[2] in "-*+" else item[2]
        yield from _hanging(line(item[1], run(f"{sign} ", "dim")), item[3], cells)
    else:
        yield from _hanging(BLANK, source, cells)


def _hanging(first: Line, words: str, cells: int, look: str = "") -> Iterator[Line]:
    """``words`` after ``first``, the following lines set in under the words."""
    indent = width(first)
    bare, stressed = _bare(words)
    at = 0
    for number, row in enumerate(wrap(bare, max(1, cells - indent), look)):
        text = "".join(each.text for each in row)
        start = bare.find(text, at)
        at = start + len(text)
        runs = _stressed(text, range(start, at), stressed, look)
        yield (*(first if number == 0 else line(" " * indent)), *runs)


def _bare(words: str) -> tuple[str, set[int]]:
    """The words without the signs of stress, and the indices of the letters that had it."""
    bare, stressed, at = "", set(), 0
    for match in _STRESS.finditer(words):
        bare += words[at : match.start()]
        inner = match[2] or match[4]
        stressed |= set(range(len(bare), len(bare) + len(inner)))
        bare += inner
        at = match.end()
    return bare + words[at:], stressed


def _stressed(text: str, place: range, stressed: set[int], look: str) -> Iterator[Run]:
    """``text`` cut where stress begins and ends."""
    piece, strong = "", False
    for letter, index in zip(text, place, strict=True):
        if (index in stressed) != strong and piece:
            yield run(piece, "strong" if strong else look)
            piece = ""
        strong = index in stressed
        piece += letter
    if piece:
        yield run(piece, "strong" if strong else look)
