"""Plain text as a table, where it is one, and as lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from intervjukod.errors import SourceError
from intervjukod.readers.drafts.columns import header_of
from intervjukod.readers.drafts.parts import (
    LONGEST,
    Cell,
    Grid,
    Line,
    LineKind,
    Parts,
    Row,
    clean,
    indent_of,
    one_line,
    refuse_too_many,
)

_DELIMITERS = ";\t,|"
_MARKDOWN = re.compile(r"(#{1,6}) +(.*?) *#*")


def read_text(text: str, path: str) -> Parts:
    """A CSV table, else lines; a list that is only indented is a table of one column too. SourceError."""
    refuse_too_many(text.count("\n"), path)
    for delimiter in sorted(_DELIMITERS, key=text.count, reverse=True):
        if delimiter in text:
            grid = _table(text, path, delimiter)
            if grid is not None:
                return Parts((grid,))
    return _lines(text, path)


def _table(text: str, path: str, delimiter: str) -> Grid | None:
    """The table that ``delimiter`` makes of a text; None where it makes none."""
    if max(map(len, text.split("\n"))) > LONGEST:
        clean("x" * (LONGEST + 1), path, f":{_first_long(text)}")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for values in reader:
            where = f":{line}"
            cells = tuple(Cell(clean(value, path, where), indent_of(value)) for value in values)
            if any(cell.text for cell in cells):
                rows.append(Row(cells, where))
            line = reader.line_num + 1
    except csv.Error as error:
        if header_of(Grid("", tuple(rows))) is None:
            return None
        raise SourceError("readers.broken_csv", path=path, line=line, reason=str(error)) from error
    grid = Grid("", tuple(rows))
    return grid if header_of(grid) is not None or _is_even(rows) else None


def _first_long(text: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST)


def _is_even(rows: list[Row]) -> bool:
    """Whether rows without a header all have as many cells, two or more."""
    widths = Counter(len(row.cells) for row in rows)
    return len(rows) > 1 and len(widths) == 1 and min(widths) > 1


def _lines(text: str, path: str) -> Parts:
    lines: list[Line] = []
    rows: list[Row] = []
    for n, raw in enumerate(text.splitlines(), 1):
        where = f":{n}"
        words = one_line(clean(raw, path, where))
        if not words:
            continue
        rows.append(Row((Cell(words, indent_of(raw)),), where))
        heading = _MARKDOWN.fullmatch(words)
        if heading:
            lines.append(Line(heading[2], where, LineKind.HEADING, len(heading[1])))
        else:
            lines.append(Line(words, where))
    return Parts((Grid("", tuple(rows)),), tuple(lines))
