"""A table of questions as lines of an outline: a theme is a heading, follow-up questions are probes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intervjukod.readers.docx_numbering import joined
from intervjukod.readers.drafts.columns import Columns, repeats
from intervjukod.readers.drafts.parts import Grid, Line, LineKind, Row, one_line
from intervjukod.readers.drafts.typed_numbers import split_number

_NO = {"", "nej", "no", "0", "false", "n", "-", "–", "frivillig", "optional"}
_APART = re.compile(r"[;\n]")
_BULLET = re.compile(r"[-–—•*·]\s+")


def lines_in(grid: Grid, columns: Columns) -> Iterator[Line]:
    """The lines that say what the table says."""
    heading = ""
    for row in grid.rows[columns.first :]:
        if repeats(row, columns, grid):
            continue
        said = _heading(row, columns)
        if said and said != heading:
            heading = said
            yield Line(said, row.where, LineKind.HEADING, 1)
        if not row.banner:
            yield from _question(row, columns)


def _heading(row: Row, columns: Columns) -> str:
    if row.banner:
        return one_line(next(filter(None, row.texts), ""))
    return one_line(" / ".join(filter(None, (row.text(column) for column in columns.labels))))


def _question(row: Row, columns: Columns) -> Iterator[Line]:
    """A row's question and its probes; probes without a question are nobody's."""
    parts, text = split_number(one_line(row.text(columns.fields["question"])))
    if not text:
        return
    if "number" in columns.fields and not parts:
        said = row.text(columns.fields["number"]).rstrip(".):")
        parts = split_number(f"{said}. x")[0] or ([said] if said else [])
    kind = LineKind.NUMBERED if parts else LineKind.BULLET
    obligatory = "obligatory" in columns.fields and row.text(columns.fields["obligatory"]).casefold() not in _NO
    yield Line(text, row.where, kind, max(len(parts) - 1, 0), joined(parts), obligatory)
    if "probes" in columns.fields:
        for part in _APART.split(row.text(columns.fields["probes"])):
            probe = _BULLET.sub("", part.strip(), count=1)
            if probe:
                yield Line(probe, row.where, LineKind.PROBE)
