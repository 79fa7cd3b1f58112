"""Official statistics as tidy CSV: one row a figure, for a place, a period and an indicator."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from intervjukod.domain.measure import Measure, MeasureTable, Value, alike
from intervjukod.errors import SourceError
from intervjukod.readers.csv_rows import rows_of

FIELDS: Mapping[str, tuple[str, ...]] = {
    "place": ("plats", "place", "område", "area"),
    "level": ("nivå", "niva", "level"),
    "period": ("period",),
    "period_label": ("period_etikett", "periodetikett", "period_label"),
    "block": ("block", "grupp", "group"),
    "indicator": ("indikator", "indicator"),
    "value": ("värde", "varde", "value"),
    "source": ("källa", "kalla", "source"),
    "note": ("fotnot", "not", "note", "footnote"),
}
"""What a row says, and the headings under which it may."""
NEEDED = ("place", "period", "indicator", "value")
LARGEST = 10**9
"""No count of anything that is set beside interviews is as large."""
TOLD = 40
"""Characters of a cell that an error repeats."""

_NAMES = {name: field for field, names in FIELDS.items() for name in names}
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_FAULTS = (
    ("joint.file.no_value", re.compile(r"[-–—.*]*")),
    ("joint.file.negative", re.compile(r"[-–−]\s*\d.*")),
    ("joint.file.decimal_comma", re.compile(r"\d+,\d+", re.ASCII)),
    ("joint.file.flagged", re.compile(r"\d+(\.\d+)?\s*[^\d\s.,]{1,3}", re.ASCII)),
    ("joint.file.spaced", re.compile(r"\d{1,3}([ \u00a0\u202f]\d{3})+", re.ASCII)),
)
"""What stands where a number should: the first that fits is told."""


def read_measures(text: str, path: str) -> MeasureTable:
    """The figures of a table whose columns are parted by comma, semicolon or tab; other columns are told and ignored.

    SourceError, with its line: no row, a column that is missing or there twice, a row without a place, period or
    indicator, what is no number from 0, and a figure that is there already.
    """
    rows = rows_of(_without_separator(unicodedata.normalize("NFC", text)), path)
    line, header = next(rows, (1, []))
    columns = [_NAMES.get(_heading(name), "") for name in header]
    _check(header, columns, path, line)
    found: dict[tuple[str, ...], Measure] = {}
    for line, cells in rows:
        measure = _measure(columns, cells, path, line)
        key = tuple(map(alike, (measure.place, measure.period, measure.block, measure.indicator)))
        same = found.setdefault(key, measure)
        if same is not measure:
            said = {"place": measure.place, "period": measure.period, "indicator": measure.indicator}
            raise SourceError("joint.file.doubled", path=path, line=line, first=same.line, **said)
    if not found:
        raise SourceError("joint.file.no_rows", path=path, line=line)
    ignored = tuple(name for name, field in zip(header, columns, strict=True) if name and not field)
    return MeasureTable(path, tuple(found.values()), ignored)


def _without_separator(text: str) -> str:
    """The text with the line that tells Excel its delimiter left empty."""
    return re.sub(r"\Asep=[,;\t]\r?(?=\n)", "", text)


def _heading(name: str) -> str:
    return re.sub(r"[ -]+", "_", name.casefold())


def _check(header: Sequence[str], columns: Sequence[str], path: str, line: int) -> None:
    for field in NEEDED:
        if field not in columns:
            names = FIELDS[field]
            close = (name for name in header for like in names if get_close_matches(_heading(name), [like]))
            guess = next(close, "")
            key = "joint.file.no_column_guess" if guess else "joint.file.no_column"
            wanted = " / ".join(names)
            raise SourceError(
                key, path=path, line=line, name=wanted, guess=guess, found=", ".join(filter(None, header))
            )
    doubled = next((field for field in columns if field and columns.count(field) > 1), None)
    if doubled is not None:
        raise SourceError("readers.doubled_column", path=path, line=line, name=header[columns.index(doubled)])


def _measure(columns: Sequence[str], cells: Sequence[str], path: str, line: int) -> Measure:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        raise SourceError("readers.too_many_cells", path=path, line=line, found=len(cells), expected=len(columns))
    told = {field: " ".join(cell.split()) for field, cell in zip(columns, cells, strict=False) if field}
    for field in NEEDED[:-1]:
        if not told.get(field):
            raise SourceError(f"joint.file.no.{field}", path=path, line=line)
    value = _value(told.pop("value", ""), path, line)
    return Measure(**told, value=value, line=line)


def _value(cell: str, path: str, line: int) -> Value:
    """A whole number as it is written; SourceError for anything that is no number from 0."""
    if not _NUMBER.fullmatch(cell):
        key = next((key for key, looks in _FAULTS if looks.fullmatch(cell)), "joint.file.no_number")
        raise SourceError(key, path=path, line=line, value=_cut(cell))
    value = float(cell) if "." in cell else int(cell) if len(cell.lstrip("0")) <= len(str(LARGEST)) else LARGEST
    if value >= LARGEST:
        raise SourceError("joint.file.too_large", path=path, line=line, value=_cut(cell))
    return value


def _cut(cell: str) -> str:
    return cell if len(cell) <= TOLD else cell[:TOLD] + "…"
