"""Tables with one turn a row: CSV files and Excel workbooks.

Which column says what is guessed by the headings, or by what stands in it, and always told. The canonical
text is made of time, speaker and words, as that of subtitles.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive
from intervjukod.readers.assembly import Source
from intervjukod.readers.cue_names import named_in_words
from intervjukod.readers.cues import Cue, Script, transcribed
from intervjukod.readers.turn_table import (
    TurnColumns,
    by_header,
    by_look,
    speaker_in,
    time_in,
    turn_columns,
)
from intervjukod.readers.workbook import BOOK, Workbook

CSV = "csv"
XLSX = "xlsx"
VERSION = 1

ROWS = 200_000
"""Rows of a transcript; an hour of talk has a thousand."""

_DELIMITERS = ";\t,|"
_TOLD_FIRST = "sep="
_LOOKED_AT = 20_000
_ROWS_LOOKED_AT = 20
_EVEN = 0.8
"""The share of rows that are as wide as the header before a text is taken for a table without its suffix."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of cells and the line, or row, of the file that each begins on."""

    rows: list[list[str]]
    lines: list[int]

    def add(self, row: list[str], line: int, path: str) -> None:
        """SourceError when there are more rows than any transcript has."""
        if len(self.rows) >= ROWS:
            raise SourceError("files.archive_too_large", path=path)
        self.rows.append(row)
        self.lines.append(line)


def recognises_csv(source: Source) -> bool:
    """Whether a text begins with headings of turns and goes on with rows as wide as they are."""
    head = source.text[:_LOOKED_AT]
    for delimiter in _DELIMITERS:
        rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), _ROWS_LOOKED_AT + 1))
        rows = rows[:-1] if len(source.text) > _LOOKED_AT else rows
        if len(rows) < 2 or by_header(rows[:1]) is None:
            continue
        even = sum(len(row) == len(rows[0]) for row in rows[1:])
        if even >= _EVEN * (len(rows) - 1):
            return True
    return False


def read_csv(source: Source) -> Reading:
    """Turns from the rows of a text, by the delimiter that makes a table of turns of it.

    SourceError when none does, when a row is no CSV, with its line, or nobody says anything.
    """
    text = canonical(source.text).text
    told = text[len(_TOLD_FIRST) : len(_TOLD_FIRST) + 1] if text.startswith(_TOLD_FIRST) else ""
    tables: list[_Table] = []
    broken: list[SourceError] = []
    for delimiter in told.strip() or sorted(_DELIMITERS, key=text.count, reverse=True):
        try:
            tables.append(_parsed(text, delimiter, source.path))
        except SourceError as error:
            broken.append(error)
    for guess in (by_header, by_look):
        for table in tables:
            columns = guess(table.rows)
            if columns is not None:
                return _reading(source, table, columns, CSV)
    raise broken[0] if broken else SourceError("readers.no_turn_columns", path=source.path)


def recognises_xlsx(source: Source) -> bool:
    """Whether the archive holds an Excel workbook."""
    return source.archive is not None and BOOK in source.archive.names


def read_xlsx(source: Source) -> Reading:
    """Turns from the rows of the first sheet that has them.

    SourceError when none has, when the workbook is damaged or out of bounds, or nobody says anything.
    """
    archive = source.archive or Archive(source.data, source.path)
    book = Workbook(archive, source.path)
    tables = {sheet.name: _sheet(book, n, source.path) for n, sheet in enumerate(book.sheets)}
    for name, table in tables.items():
        columns = turn_columns(table.rows)
        if columns is not None:
            others = [other for other, one in tables.items() if other != name and one.rows] + book.hidden
            notes = [Note("sheets_left_out", {"names": ", ".join(others), "count": len(others)})] if others else []
            return _reading(source, table, columns, XLSX, notes)
    raise SourceError("readers.no_turn_columns", path=source.path)


def _parsed(text: str, delimiter: str, path: str) -> _Table:
    """The rows of a text that hold anything. SourceError where a row is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    table = _Table([], [])
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                table.add(row, line, path)
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError("readers.broken_csv", path=path, line=line, reason=str(error)) from error
    return table


def _sheet(book: Workbook, n: int, path: str) -> _Table:
    """The rows of a sheet that hold anything."""
    table = _Table([], [])
    for raw in book.rows(book.sheets[n]):
        row = [raw.texts.get(column, "") for column in range(max(raw.texts, default=-1) + 1)]
        if any(cell.strip() for cell in row):
            table.add(row, int(raw.number) if raw.number.isdecimal() else 0, path)
    return table


def _reading(source: Source, table: _Table, columns: TurnColumns, reader: str, notes: Sequence[Note] = ()) -> Reading:
    cues = list(_cues(table, columns))
    named: list[Note] = []
    if columns.speaker is None:
        cues, named = named_in_words(cues)
    return transcribed(source, Script(cues, apart=True, notes=(*notes, *columns.notes, *named)), reader, VERSION)


def _cues(table: _Table, columns: TurnColumns) -> Iterator[Cue]:
    """Each row's words; a row that names nobody goes on with the one above it."""
    speaker: str | None = None
    for row, line in islice(zip(table.rows, table.lines, strict=True), columns.first, None):
        speaker = speaker_in(row, columns) or speaker
        words = row[columns.text] if columns.text < len(row) else ""
        time, end = time_in(row, columns.time, columns), time_in(row, columns.end, columns)
        yield Cue(words, speaker, time, end, line=line)
