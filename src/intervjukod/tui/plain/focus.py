"""What is in focus on drawn lines, as words: so every page and pane can be told without knowing it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.line import Line, plain
from intervjukod.tui.presenter.page import Scrolled

_DRAWN = re.compile("[\u2500-\u259f\u258f\u25b8\u25b6\u25b7]")  # lines, blocks, carets, pointers
_GAP = re.compile(r"\s{2,}")


def words_of(line: Line | str) -> str:
    """A line without what is only drawn; what stood apart is parted by commas."""
    text = _DRAWN.sub("", line if isinstance(line, str) else plain(line))
    return _GAP.sub(", ", text.strip()).replace(",,", ",")


def in_focus(drawn: Scrolled) -> list[str]:
    """The row in focus; of a table the row's name, the column's and the cell. Empty where nothing has the focus."""
    number = next((n for n, line in enumerate(drawn.lines) if _focused(line)), None)
    if number is None:
        return []
    line = drawn.lines[number]
    first = next(n for n, run in enumerate(line) if run.look == "focus")
    if any(run.text.strip() for run in line[:first]):
        return [_cell(drawn.lines[: drawn.pinned], line, first)]
    return [words_of(line), *filter(None, map(words_of, drawn.lines[number + 1 : max(drawn.keep, drawn.until) + 1]))]


def whole(drawn: Scrolled) -> list[str]:
    """Every line that says something."""
    return [said for line in drawn.lines if (said := words_of(line))]


def _focused(line: Line) -> bool:
    return any(run.look == "focus" and run.text.strip() for run in line)


def _cell(heads: Sequence[Line], line: Line, first: int) -> str:
    start = sum(sizes.width(run.text) for run in line[:first])
    focused = "".join(run.text for run in line[first:] if run.look == "focus")
    column = " ".join(_above(heads, start, start + sizes.width(focused)))
    name = words_of(next((run.text for run in line[:first] if len(run.text.strip()) > 1), ""))
    return ": ".join(part for part in (name, column, words_of(focused)) if part)


def _above(heads: Sequence[Line], start: int, end: int) -> Iterator[str]:
    """What the lines at the top say over these cells, where they have a column that begins just there."""
    for head in heads:
        at = 0
        for run in head:
            if at == start and run.text.strip() and sizes.width(run.text) <= end - start:
                yield words_of(run.text)
            at += sizes.width(run.text)
