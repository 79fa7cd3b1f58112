"""Lines of styled runs: what every pane is made of before any widget sees it. Widths are in cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from intervjukod.tui.presenter import cells as sizes

ELLIPSIS = "…"
_PARTS = re.compile(r"(.*)(?: · |, )(.*)")
_NUMBERED = re.compile(r"\d")
_NUMBER_LAST = re.compile(r"(?:^|(?<=\s))\S*\d\S*$")
POINTER = "▸"


class Run(NamedTuple):
    """Safe text in one look: "", edge, dim, strong, title, focus, state or warn; in the colour of ``code``, if any.

    ``does`` is what a click on it is: a kind (key, code, coding, question, row, screen), a blank and a name.
    """

    text: str
    look: str = ""
    code: str = ""
    does: str = ""


Line = tuple[Run, ...]
BLANK: Line = ()


def run(text: str, look: str = "", code: str = "") -> Run:
    """A run of ``text`` with a visible glyph for everything that a terminal would obey."""
    return Run(sizes.shown(text), look, code)


def line(*parts: str | Run) -> Line:
    """A line of the parts that are not empty; a plain string is a run without a look."""
    runs = (run(part) if isinstance(part, str) else part for part in parts)
    return tuple(each for each in runs if each.text)


def width(runs: Line) -> int:
    """The cells that the line takes."""
    return sum(sizes.width(each.text) for each in runs)


def plain(runs: Line) -> str:
    """The words of a line without their looks."""
    return "".join(each.text for each in runs)


def cut(text: str, cells: int) -> str:
    """``text`` in at most ``cells`` cells, with an ellipsis where something was left out."""
    if sizes.width(text) <= cells:
        return text
    return sizes.shortened(text, cells - 1).rstrip() + ELLIPSIS if cells > 0 else ""


def cut_whole(text: str, cells: int) -> str:
    """As ``cut``, but no number is cut, for what is left of it would be another one.

    Of parts with a point or a comma between them the last one goes whole when it has a number and is not whole.
    """
    shown = cut(text, cells)
    if shown == text:
        return shown
    kept = shown.removesuffix(ELLIPSIS)
    parts = _PARTS.match(kept)
    whole = parts[1] if parts and _NUMBERED.search(parts[2]) else _NUMBER_LAST.sub("", kept)
    return whole.rstrip(" ·,(") + ELLIPSIS if whole.strip() else shown


def fit(runs: Line, cells: int, look: str = "") -> Line:
    """The line in exactly ``cells`` cells: cut with an ellipsis or filled with blanks in ``look``."""
    fitted: list[Run] = []
    left = cells
    for each in runs:
        size = sizes.width(each.text)
        if size > left:
            piece = cut(each.text, left)
            left -= sizes.width(piece)
            fitted.append(each._replace(text=piece))
            break
        fitted.append(each)
        left -= size
    return (*fitted, Run(" " * left, look)) if left > 0 else tuple(fitted)


def spread(left: Line, right: Line, cells: int, look: str = "") -> Line:
    """``left`` and ``right`` at the ends of a line of ``cells`` cells; the left one gives way."""
    room = cells - width(right)
    return (*fit(left, room, look), *right) if room > 0 else fit(right, cells, look)


def looking(runs: Line, look: str) -> Line:
    """The same words, all in ``look``."""
    return tuple(each._replace(look=look) for each in runs)


def clickable(runs: Line, does: str) -> Line:
    """The same line; a click anywhere on it is ``does``."""
    return tuple(each._replace(does=does) for each in runs)


def clicked(runs: Line, cell: int) -> str:
    """What a click at that cell is; "" for nothing."""
    for each in runs:
        cell -= sizes.width(each.text)
        if cell < 0:
            return each.does
    return ""


def wrap(text: str, cells: int, look: str = "") -> list[Line]:
    """``text`` in lines of at most ``cells`` cells, broken at white space; a long word is broken anywhere."""
    return [line(run(row, look)) for paragraph in text.split("\n") for row in _rows(paragraph, cells)]


def _rows(paragraph: str, cells: int) -> Iterator[str]:
    row = ""
    for word in paragraph.split(" "):
        joined = f"{row} {word}" if row else word
        if row and sizes.width(joined) > cells:
            yield row
            joined = word
        while sizes.width(joined) > cells:
            broken = max(1, sizes.index_at(joined, cells))
            yield joined[:broken]
            joined = joined[broken:]
        row = joined
    yield row


def flow(pieces: Iterable[Line], cells: int, gap: str = "  ") -> list[Line]:
    """The pieces after each other in lines of at most ``cells`` cells; a piece is never broken over two."""
    lines: list[Line] = []
    row: Line = ()
    for piece in pieces:
        joined = (*row, Run(gap), *piece) if row else piece
        if row and width(joined) > cells:
            lines.append(row)
            joined = piece
        row = joined
    return [*lines, row] if row else lines


def pointed(runs: Line) -> Line:
    """The line with ▸ at what is in focus, for terminals that reverse nothing. It takes a blank's place.

    The blank is the first of the focus, else the one before it, else the first inside it.
    """
    first = next((number for number, each in enumerate(runs) if each.look == "focus"), None)
    if first is None or POINTER in plain(runs):
        return runs
    if not runs[first].text.startswith(" ") and first and runs[first - 1].text.endswith(" "):
        before = runs[first - 1]
        return (*runs[: first - 1], before._replace(text=before.text[:-1] + POINTER), *runs[first:])
    place = next((number for number in range(first, len(runs)) if " " in runs[number].text), first)
    held = runs[place]
    return (*runs[:place], held._replace(text=held.text.replace(" ", POINTER, 1)), *runs[place + 1 :])
