"""The words behind the cells of a report, and the cells that open them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.reports.tables import Behind, Table, cell_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand in a transcript, and where: reference, role, place."""

    text: str
    source: str


Quotes = Mapping[Behind, Sequence[Quote]]
"""The quotes behind a cell, by what the cell names."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """The quotes that a cell opens: ``row`` and ``column`` say of what, ``cell`` what it states."""

    row: str
    column: str
    cell: str
    quotes: Sequence[Quote]


def drawers(tables: Sequence[Table], quotes: Quotes) -> dict[Behind, Drawer]:
    """Those that have something in them, in the order in which the tables name them."""
    found: dict[Behind, Drawer] = {}
    for table in tables:
        for behind, drawer in _of(table, quotes):
            found.setdefault(behind, drawer)
    return found


def _of(table: Table, quotes: Quotes) -> Iterator[tuple[Behind, Drawer]]:
    for row in table.rows:
        name = " · ".join(cell_of(row[n]).text for n in table.naming)
        for column, stated in zip(table.columns, row, strict=True):
            cell = cell_of(stated)
            if cell.behind in quotes:
                yield cell.behind, Drawer(name, column.heading, cell.text, quotes[cell.behind])
