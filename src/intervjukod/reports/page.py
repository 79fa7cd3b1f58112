"""A report before it has a format: what is said, what is tabulated, and the data for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.selection import Basis, Shown
from intervjukod.reports.body import Block
from intervjukod.reports.tables import Table
from intervjukod.reports.values import csv_text, excel_csv_text, for_excel, in_csv, json_list

COUNTS = (
    "informants",
    "informants_of",
    "passages",
    "codings",
    "words",
    "words_of",
    "per_1000",
    "top_share",
    "status",
)
"""The counts of a cell, in the order of CSV and JSON."""


class Rows(Sequence[Mapping[str, object]]):
    """Rows that are made when they are first looked at: a format looks at those of one kind, or at none."""

    def __init__(self, make: Callable[[], Iterable[Mapping[str, object]]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> list[Mapping[str, object]]:
        return list(self._make())

    @overload
    def __getitem__(self, index: int) -> Mapping[str, object]: ...
    @overload
    def __getitem__(self, index: slice) -> list[Mapping[str, object]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, object] | list[Mapping[str, object]]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        return iter(self._made)


@dataclass(frozen=True, slots=True)
class Page:
    """One report in one language.

    ``rows`` are those of JSON, under the names in ``columns``; ``long`` those of CSV, one cell of the
    report each; ``selection`` and ``denominator`` add to what the basis says;
    ``unit`` is the count that the tables show first. ``sheets`` are the tables with one number a cell, for a
    workbook; () where the ``tables`` of the body are so.
    """

    report: str
    title: str
    head: tuple[str, ...]
    body: tuple[Block, ...]
    notes: tuple[str, ...]
    basis: Basis
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    long_columns: tuple[str, ...]
    long: Sequence[Mapping[str, object]]
    denominator: Mapping[str, object]
    selection: Mapping[str, object] = field(default_factory=dict)
    unit: str = "informants"
    sheets: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the body, in order."""
        return tuple(block for block in self.body if isinstance(block, Table))


_NEEDS = {"informants": Shown.INFORMANTS, "informants_of": Shown.NOTHING, "status": Shown.NOTHING}
"""What must be shown for a count to be told, where that is less than everything."""
MENTIONED = "mentioned"
"""Tells in place of the counts, where none is shown, whether the code comes up."""


def names_of(shown: Shown) -> tuple[str, ...]:
    """The counts of a cell, in the order of CSV and JSON."""
    return (*COUNTS, MENTIONED) if shown is Shown.NOTHING else COUNTS


def counts_of(cell: Counts, shown: Shown) -> dict[str, object]:
    """The counts of a cell by name; None for those that are not shown."""
    told = {name: getattr(cell, name) if shown >= _NEEDS.get(name, Shown.EVERYTHING) else None for name in COUNTS}
    if shown is Shown.NOTHING:
        told[MENTIONED] = cell.informants > 0 if cell.status is Status.COUNTED else None
    return told


def as_csv(page: Page, language: str, *, excel: bool = False) -> str:
    """Long CSV: a row for each cell; ``excel`` as a Swedish Excel opens it."""
    write, lay_out = (for_excel, excel_csv_text) if excel else (in_csv, csv_text)
    rows = ([write(row[name], language) for name in page.long_columns] for row in page.long)
    return lay_out(page.long_columns, rows)


def as_json(page: Page) -> str:
    """One object, in the order of the contract."""
    basis = page.basis
    merged = {"roles": tuple(basis.roles)} if basis.roles else {}
    told = {
        "report": page.report,
        "unit": page.unit,
        "denominator": {
            "transcripts": basis.counted,
            "transcripts_of": basis.of,
            "counting": basis.counting,
            **page.denominator,
        },
        "selection": {"coders": basis.coders, "filters": basis.filters, **merged, **page.selection},
        "codebook": basis.codebook,
        "at": basis.at,
        "made": basis.made,
        "columns": page.columns,
        "rows": page.rows,
        "notes": page.notes,
    }
    fields = (f"  {json.dumps(name)}: {_as_value(name, value)}" for name, value in told.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _as_value(name: str, value: object) -> str:
    """On one line; of rows each on its own. Without an indent the library writes several times as fast."""
    if name == "rows" and isinstance(value, Sequence):
        return json_list(value).rstrip()
    return json.dumps(value, ensure_ascii=False)
