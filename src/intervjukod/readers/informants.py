"""``informants.csv``: one row an informant, with any attributes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from intervjukod.errors import SourceError
from intervjukod.readers.csv_rows import rows_of

NAMED = ("transcript", "speaker", "informant")


@dataclass(frozen=True, slots=True)
class InformantRow:
    """One row. ``speaker`` is the label in the transcript, "" where it has one informant; ``line`` 1-based."""

    transcript: str
    speaker: str
    informant: str
    attributes: Mapping[str, str]
    line: int


def read_informants(text: str, path: str) -> tuple[InformantRow, ...]:
    """The rows, NFC and without white space at the ends of cells; empty cells give no attribute.

    Columns are parted by comma, semicolon or tab, as the header is. SourceError, with its line, for a
    header without ``transcript`` or with a column twice, a row with more cells than the header or
    without a transcript, and a second row about the same speaker.
    """
    rows = rows_of(unicodedata.normalize("NFC", text), path)
    line, header = next(rows, (1, []))
    columns = [name if name.lower() not in NAMED else name.lower() for name in header]
    _check(columns, path, line)
    found: dict[tuple[str, str], InformantRow] = {}
    for line, cells in rows:
        row = _row(columns, cells, path, line)
        same = found.get((row.transcript, row.speaker))
        if same is not None:
            who = " ".join(filter(None, (row.transcript, row.speaker)))
            raise SourceError("readers.doubled_informant", path=path, line=line, name=who, first=same.line)
        found[row.transcript, row.speaker] = row
    return tuple(found.values())


def _check(columns: list[str], path: str, line: int) -> None:
    if "transcript" not in columns:
        guess = get_close_matches("transcript", [name.lower() for name in columns], n=1)
        values = {"found": guess[0] if guess else ", ".join(columns)}
        raise SourceError("readers.no_transcript_column", path=path, line=line, **values)
    doubled = next((name for name in columns if name and columns.count(name) > 1), None)
    if doubled is not None:
        raise SourceError("readers.doubled_column", path=path, line=line, name=doubled)


def _row(columns: list[str], cells: list[str], path: str, line: int) -> InformantRow:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        raise SourceError("readers.too_many_cells", path=path, line=line, found=len(cells), expected=len(columns))
    told = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}
    if "transcript" not in told:
        raise SourceError("readers.no_transcript", path=path, line=line)
    attributes = {name: cell for name, cell in told.items() if name not in NAMED}
    return InformantRow(told["transcript"], told.get("speaker", ""), told.get("informant", ""), attributes, line)
