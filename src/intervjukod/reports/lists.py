"""Any list of rows, written in any of the four formats: what every command that lists something prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intervjukod.reports.tables import Column, Table, grid, markdown
from intervjukod.reports.values import csv_text, heading, in_cell, in_csv, in_json, items, json_list


def render(
    rows: Sequence[object],
    format: str,
    language: str,
    *,
    columns: Sequence[str] | None = None,
    width: int | None = None,
) -> str:
    """``rows`` (dataclasses or mappings, in the order given) as ``table``, ``md``, ``csv`` or ``json``.

    ``columns`` chooses and orders the fields (default: those of the first row); ``width`` is the
    terminal's, in cells, and cuts long texts in a ``table``. CSV and JSON have English names and whole
    values in both languages; no rows and no columns give "" or, in JSON, an empty array. ValueError for
    another format.
    """
    known = [items(row) for row in rows]
    names = list(columns if columns is not None else known[0] if known else ())
    if format == "json":
        return json_list({name: in_json(row.get(name), language) for name in names} for row in known)
    if not names:
        return ""
    if format == "csv":
        return csv_text(names, ([in_csv(row.get(name), language) for name in names] for row in known))
    if format in ("table", "md"):
        table = _table(names, known, language)
        return grid(table, width) if format == "table" else markdown(table)
    raise ValueError(f"no format for a list: {format}")


def _table(names: Sequence[str], rows: Sequence[Mapping[str, Any]], language: str) -> Table:
    columns = []
    for name in names:
        number = _is_number([row.get(name) for row in rows])
        columns.append(Column(heading(name, language), right=number, elastic=not number))
    cells = (tuple(in_cell(name, row.get(name), language) for name in names) for row in rows)
    return Table(tuple(columns), tuple(cells))


def _is_number(values: Sequence[object]) -> bool:
    given = [value for value in values if value is not None]
    return bool(given) and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in given)
