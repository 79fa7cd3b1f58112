"""A report says the same in every format: each is read back and held against the others."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest

from intervjukod.analysis.compare import Compare
from intervjukod.reports import docx, html
from intervjukod.reports.write import write
from tests.unit.reports import scenes
from tests.unit.reports.read_back import Grid, Html, Sheet, docx_tables, file_of, markdown_tables, sheets
from tests.unit.reports.test_report_texts import SCENES


@pytest.fixture(autouse=True)
def _broad_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table is parted, so that each can be held against the others."""
    for module in (html, docx):
        monkeypatch.setattr(module, "CELLS", 10_000)


def stands_in(table: Grid, sheet: Sheet) -> bool:
    """Whether the rows of a table stand under each other in a worksheet."""
    wanted = [[cell.replace(",", ".") for cell in row] for row in table]
    rows = [[cell.replace(",", ".") for cell in row] for row in sheet.shown]
    return any(rows[n : n + len(wanted)] == wanted for n in range(len(rows)))


def one_number_a_cell(tables: list[Grid]) -> list[Grid]:
    """The tables as a workbook has them: ``7 (11,7)`` is a 7 in one sheet and an 11,7 in the next."""
    found: list[Grid] = []
    for table in tables:
        found.append(table)
        parts = [[_BOTH.fullmatch(cell) for cell in row] for row in table]
        if any(part for row in parts for part in row):
            found[-1:] = [_one_of(part, table) for part in (1, 2)]
    return found


def _one_of(part: int, table: Grid) -> Grid:
    return [
        [found[part] + (found[3] or "") if (found := _BOTH.fullmatch(cell)) else cell for cell in row] for row in table
    ]


_BOTH = re.compile(r"(\d+) \((\d+[.,]\d)\)( †)?")


@pytest.mark.parametrize(
    ("scene", "language"), [*((scene, "sv") for scene in SCENES), (scenes.all_done, "en"), (scenes.answered, "en")]
)
def test_pages_and_sheets_say_what_markdown_says(scene: Any, language: str) -> None:
    """Every cell of every table, in HTML, DOCX and XLSX."""
    result = scene()
    told = markdown_tables(write(result, "md", language))
    assert told
    assert Html(file_of(result, "html", language).decode()).tables == told
    assert docx_tables(file_of(result, "docx", language)) == told
    book = sheets(file_of(result, "xlsx", language))
    wanted = one_number_a_cell(told)
    assert len(book) == len(wanted) + 1
    for table, sheet in zip(wanted, book, strict=False):
        assert stands_in(table, sheet), sheet.name


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_count_is_the_same_for_programs(scene: Any) -> None:
    """CSV, the CSV of a Swedish Excel, and the last sheet of a workbook: the same rows under the same names."""
    result = scene()
    rows = list(csv.reader(StringIO(write(result, "csv", "sv"), newline="")))
    excel = list(csv.reader(StringIO(write(result, "csv", "sv", excel=True)[1:], newline=""), delimiter=";"))
    number = re.compile(r"-?\d+,\d+")
    assert [[number.sub(lambda found: found[0].replace(",", "."), cell) for cell in row] for row in excel] == rows
    data = sheets(file_of(result, "xlsx", "sv"))[-1]
    assert data.shown[0] == rows[0]
    for row, shown in zip(rows[1:], data.values[1:], strict=True):
        held = [*shown, *[None] * (len(row) - len(shown))]
        assert [as_csv(value) for value in held] == [as_csv(number_of(cell)) for cell in row]


def number_of(cell: str) -> float | str | None:
    """What a cell of CSV holds."""
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return round(float(cell), 12)  # a workbook holds 16 digits
    return cell or None


def as_csv(value: object) -> object:
    """Truth values as CSV has them, and numbers that only look like texts as numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    return number_of(str(value)) if value is not None else None


@pytest.mark.parametrize("scene", [scenes.all_done, scenes.guard_not_done, scenes.directions])
def test_json_says_what_csv_says(scene: Any) -> None:
    """Each count of a comparison, by code and value; and *k av n* of the tables is made of them."""
    result: Compare = scene()
    told = json.loads(write(result, "json", "sv"))
    rows = list(csv.DictReader(StringIO(write(result, "csv", "sv"), newline="")))
    by_cell = {(row["code"], row["value"]): row for row in rows}
    assert len(by_cell) == len(rows)
    for row in told["rows"]:
        for value, counts in row["by"].items():
            written = by_cell.pop((row["code"], value))
            assert {name: "" if one is None else str(one) for name, one in counts.items()}.items() <= written.items()
    assert by_cell == {}
    first = [group.value for group in result.groups if group.depth == 0]
    shares = markdown_tables(write(result, "md", "sv"))[0][1:]
    for row, cells in zip(told["rows"], shares, strict=True):
        for value, cell in zip(first, cells[1:], strict=True):
            counts = row["by"][value]
            if counts["status"] == "counted":
                assert cell == f"{counts['informants']} av {counts['informants_of']}"
