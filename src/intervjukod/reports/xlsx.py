"""A report as a workbook: a sheet for each table, numbers as numbers, and one with every count in rows.

Every text is written as a text, whatever it begins with: nothing here is a formula or a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from intervjukod.domain.glyphs import printable
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.reports.cells import cut
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Stated, Table, cell_of, shares

ROWS, COLUMNS = 2**20, 2**14
"""What a sheet can hold."""
LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""
FORMATS = 150
"""Number formats with words in them; Excel takes some 200 in a workbook."""
ROOM = 100
"""Characters beside each other on a printed page."""
_NUMBER = re.compile(r"\d+(?:[.,](\d+))?")
RICH = ("<r>", "</r>")
"""A text that begins and ends so is taken for markup by XlsxWriter."""


def as_xlsx(page: Page, language: str) -> bytes:
    """The page as the bytes of a workbook. RefusedError when a sheet cannot hold it all."""
    sheets = page.sheets or page.tables
    if len(page.long) >= ROWS or any(len(table.columns) > COLUMNS for table in sheets):
        raise RefusedError("formats.too_large", rows=len(page.long))
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    told: dict[str, Any] = {"title": printable(page.title)}
    if page.basis.made:
        told["created"] = datetime.fromisoformat(page.basis.made)
    workbook.set_properties(told)
    book = _Book(workbook)
    for n, table in enumerate(sheets, 1):
        sheet = workbook.add_worksheet(table.name or say("formats.tab.table", language, n=n))
        _add_table(book, sheet, page, table, language)
    _add_data(book, page, say("formats.tab.data", language))
    workbook.close()
    return out.getvalue()


class _Book:
    """A workbook with the formats that it has so far."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._worded: set[str] = set()

    def format(self, **manners: object) -> Any:
        """The format of these manners, made once."""
        key = tuple(sorted(manners.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **manners})
        return self._formats[key]

    def worded(self, text: str) -> str | None:
        """The format in which the number that ``text`` begins with reads so; None when there are too many."""
        digits = _NUMBER.match(text)
        if digits is None:
            return None
        form = f"0.{'0' * len(digits[1])}" if digits[1] else "0"
        rest = text[digits.end() :].replace('"', "")
        if not rest:
            return form
        self._worded |= {rest} if len(self._worded) < FORMATS else set()
        return f'{form}"{rest}"' if rest in self._worded else None


def _text(text: str) -> str:
    """A text that Excel shows as it is: on one line, controls visible, and not too long."""
    line = cut(printable(text), LONGEST)
    return f"{line} " if line.startswith(RICH[0]) and line.endswith(RICH[1]) else line


def _add_table(book: _Book, sheet: Any, page: Page, table: Table, language: str) -> None:
    """Title and denominators, the table with its header row in view, notes."""
    widths = [max(8, round(ROOM * share)) for share in shares(table, ROOM)]
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    above = [(page.title, {"bold": True, "font_size": 14}), *((line, {}) for line in page.head)]
    above.append((table.caption, {"bold": True}))
    for n, (text, manners) in enumerate(above):
        _add_line(book, sheet, n, text, widths, **manners)
    head = len(above)
    for n, column in enumerate(table.columns):
        manner = book.format(bold=True, bottom=1, text_wrap=True, align="right" if column.right else "left")
        sheet.write_string(head, n, _text(column.heading), manner)
    for number, row in enumerate(table.rows, head + 1):
        _add_row(book, sheet, number, table, row)
    last = head + len(table.rows)
    sheet.autofilter(head, 0, last, len(widths) - 1)
    sheet.freeze_panes(head + 1, max(table.naming) + 1)
    sheet.repeat_rows(head)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if sum(widths) > ROOM:
        sheet.set_landscape()
    if page.notes:
        _add_line(book, sheet, last + 2, say("formats.notes", language), widths, bold=True)
    for n, note in enumerate(page.notes, last + 3):
        _add_line(book, sheet, n, note, widths)


def _add_line(book: _Book, sheet: Any, row: int, text: str, widths: Sequence[int], **manners: object) -> None:
    """A line of words over the whole width of the table, as high as it needs to be."""
    line, room = _text(text), sum(widths)
    size = 20 if "font_size" in manners else 15
    sheet.set_row(row, size * (1 + len(line) // max(room, 1)))
    manner = book.format(text_wrap=True, **manners)
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", manner)
    sheet.write_string(row, 0, line, manner)


def _add_row(book: _Book, sheet: Any, number: int, table: Table, row: Sequence[Stated]) -> None:
    for n, (column, stated) in enumerate(zip(table.columns, row, strict=True)):
        cell, align = cell_of(stated), "right" if column.right else "left"
        worded = None if cell.number is None else book.worded(cell.text)
        if worded is None:
            sheet.write_string(number, n, _text(cell.text), book.format(text_wrap=True, align=align, indent=cell.depth))
        else:
            sheet.write_number(number, n, cell.number, book.format(num_format=worded, align=align))


def _add_data(book: _Book, page: Page, name: str) -> None:
    """Every count in rows under the names that CSV and JSON have, for a program or a pivot table."""
    sheet = book.workbook.add_worksheet(name)
    for n, column in enumerate(page.long_columns):
        sheet.write_string(0, n, column, book.format(bold=True, bottom=1))
        sheet.set_column(n, n, max(10, len(column) + 2))
    for number, row in enumerate(page.long, 1):
        for n, column in enumerate(page.long_columns):
            _add_value(sheet, number, n, row[column])
    sheet.autofilter(0, 0, len(page.long), len(page.long_columns) - 1)
    sheet.freeze_panes(1, 0)


def _add_value(sheet: Any, row: int, column: int, value: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, _text(str(value)))
