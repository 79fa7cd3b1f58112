"""What changed in a report since it was made last, row by row, in words."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from intervjukod.locale import say
from intervjukod.reports.values import heading, state

TOLD = 5
"""Changes that are told one by one."""
COUNTS_TOLD = 2
"""How many counts are told of what changed in one cell: the first ones."""
NAMING = (
    "guide", "question", "code", "other", "facet", "place", "wave", "group", "value", "informant", "transcript",
    "theme", "period", "id",
)  # fmt: skip
"""The columns that say what a row is about."""
LABELS = {"code": "label", "other": "other_label", "question": "nr"}
"""What people call it, where a column beside it says so."""
DESCRIBING = ("label", "other_label", "depth", "nr", "text", "obligatory")
"""What is said of a whole row, in each of its cells too."""
OF = "_of"
"""After the name of a count: of how many."""
_DECIMAL = re.compile(r"-?\d+\.\d+")

Name = tuple[object, ...]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A report as its programs read it: the rows of its JSON, and those of its CSV, one cell each."""

    rows: Mapping[Name, Row]
    cells: Mapping[Name, Row]

    @classmethod
    def of(cls, in_json: str, in_csv: str) -> Rows:
        """From the report in both formats."""
        return cls(_by_name(json.loads(in_json)["rows"]), _by_name(csv.DictReader(StringIO(in_csv, newline=""))))


def changes(before: Rows, now: Rows, language: str) -> tuple[str, ...]:
    """How many rows are not the same, then what changed in the first of them, then how much more there is.

    A row is the same when what it is about is; the order of rows is no change. () where nothing changed.
    """
    every = {**before.rows, **now.rows}
    differing = sum(before.rows.get(name) != now.rows.get(name) for name in every)
    told = [*_rows_changed(before.rows, now.rows, language), *_cells_changed(before, now, language)]
    if not differing:
        return ()
    more = [say("recipes.more", language, n=len(told) - TOLD)] if len(told) > TOLD else []
    return (say("recipes.rows", language, n=differing, of=len(every)), *told[:TOLD], *more)


def _by_name(rows: Iterable[Row]) -> dict[Name, Row]:
    """The rows by what they are about, and which of those of one name they are."""
    seen: Counter[Name] = Counter()
    found: dict[Name, Row] = {}
    for row in rows:
        name = tuple(row[column] for column in NAMING if isinstance(row.get(column), str))
        found[*name, seen[name]] = row
        seen[name] += 1
    return found


def _rows_changed(before: Mapping[Name, Row], now: Mapping[Name, Row], language: str) -> Iterator[str]:
    """A line for each row that is new, that is gone, or of which something else is said as a whole."""
    for name, row in now.items():
        if name not in before:
            yield say("recipes.row.new", language, name=_said(row))
        elif said := list(_differing(before[name], row, DESCRIBING, language)):
            yield say("recipes.row.changed", language, name=_said(row), what=", ".join(said))
    for name, row in before.items():
        if name not in now:
            yield say("recipes.row.gone", language, name=_said(row))


def _cells_changed(before: Rows, now: Rows, language: str) -> Iterator[str]:
    """A line for each cell that is new, gone or other than before in a row that was there before and is now."""
    still = {name[:-1] for name in before.rows.keys() & now.rows.keys()}
    columns = {column for row in (*before.rows.values(), *now.rows.values()) for column in row}
    every = {**now.cells, **before.cells}
    for name, cell in every.items():
        if tuple(cell[column] for column in NAMING if column in columns and column in cell) not in still:
            continue
        if name not in before.cells:
            yield say("recipes.row.new", language, name=_said(cell))
        elif name not in now.cells:
            yield say("recipes.row.gone", language, name=_said(cell))
        else:
            counts = list(_differing(before.cells[name], now.cells[name], _counts(cell), language))
            if counts:
                told = ", ".join(counts[:COUNTS_TOLD])
                yield say("recipes.row.changed", language, name=_said(now.cells[name]), what=told)


def _counts(cell: Row) -> list[str]:
    """What the cell counts; of how many is told with the count."""
    return [one for one in cell if one not in DESCRIBING and one.removesuffix(OF) not in cell.keys() - {one}]


def _differing(before: Row, now: Row, columns: Iterable[str], language: str) -> Iterator[str]:
    for column in columns:
        old, new = (_stated(row, column, language) for row in (before, now))
        if old != new:
            yield say("recipes.count", language, column=heading(column, language).lower(), before=old, now=new)


def _stated(row: Row, column: str, language: str) -> str:
    """A count, of how many where the row says so."""
    said = _value(column, str(row.get(column) or ""), language)
    of = row.get(f"{column}{OF}")
    return say("reports.k_of_n", language, k=said, n=of) if of and row.get(column) else said


def _said(cell: Row) -> str:
    """What people call what a cell is about."""
    return ", ".join(str(cell.get(LABELS.get(name, name)) or cell[name]) for name in NAMING if cell.get(name))


def _value(column: str, value: str, language: str) -> str:
    """A count or a status as a page has it."""
    if _DECIMAL.fullmatch(value) and language == "sv":
        return value.replace(".", ",")
    said = state(value, language) if column == "status" else value
    return said or say("recipes.nothing", language)
