"""Rows from a CSV or JSON table that somebody hands us, as text values under their column names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping
from typing import Any

from intervjukod.errors import SourceError

NEEDED = ("transcript", "code")
"""Columns without which no row says anything."""
LONGEST = 2**31 - 1
"""Characters in one value: a passage may be a whole interview, where Python's own limit is 131,072."""


def rows_of(data: bytes, form: str, name: str) -> list[dict[str, str]]:
    """The rows of a ``csv`` or ``json`` table in UTF-8. SourceError, naming ``name``, for what is no such table."""
    text = _text(data, name)
    return _from_json(text, name) if form == "json" else _from_csv(text, name)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("interchange.table_not_utf8", path=name, line=line) from error


def _from_csv(text: str, name: str) -> list[dict[str, str]]:
    header, _, _ = text.partition("\n")
    separator = ";" if header.count(";") > header.count(",") else ","
    csv.field_size_limit(LONGEST)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        line = reader.reader.line_num
        raise SourceError("interchange.bad_csv", path=name, line=line, reason=str(error)) from error
    _check_columns([column.strip() for column in reader.fieldnames or ()], name)
    for n, row in enumerate(rows, 1):
        if None in row:
            raise SourceError("interchange.row_too_long", path=name, row=n)
    return [{column.strip(): value or "" for column, value in row.items()} for row in rows]


def _from_json(text: str, name: str) -> list[dict[str, str]]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError("interchange.bad_json", path=name, line=error.lineno, reason=error.msg) from error
    except RecursionError as error:
        raise SourceError("interchange.bad_json", path=name, reason="too deep") from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise SourceError("interchange.no_array", path=name)
    if found:
        _check_columns({column for row in found for column in row}, name)
    return [{column: _as_text(value) for column, value in row.items()} for row in found]


def _as_text(value: Any) -> str:
    """A JSON value as CSV would have it: ``k=v;k=v`` for an object, ``a;b`` for an array."""
    if isinstance(value, Mapping):
        return ";".join(f"{name}={_as_text(said)}" for name, said in value.items())
    if isinstance(value, list):
        return ";".join(_as_text(part) for part in value)
    return "" if value is None else str(value)


def _check_columns(columns: Collection[str], name: str) -> None:
    """A table that has none of a column is another kind of table; a row without a value is the study's matter."""
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise SourceError("interchange.no_columns", path=name, columns=", ".join(missing))
