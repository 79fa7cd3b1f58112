"""An Excel workbook as tables: values as they were last computed, merged cells as their first, hidden sheets out."""

from __future__ import annotations

from intervjukod.domain.transcript import Note
from intervjukod.files.archive import Archive
from intervjukod.readers.drafts.parts import Cell, Grid, Parts, Row, clean, indent_of, refuse_too_many
from intervjukod.readers.workbook import BOOK, RawRow, Sheet, Workbook, letters

_STEP = 4
"""What one step of a cell's own indentation counts, in spaces."""


def read_xlsx(archive: Archive, path: str) -> Parts:
    """Every visible sheet that has words. SourceError when the workbook is damaged or out of bounds."""
    book = Workbook(archive, path)
    grids = tuple(grid for grid in (_grid(book, sheet, path) for sheet in book.sheets) if grid.rows)
    hidden = [clean(name, path, BOOK) for name in book.hidden]
    notes = (Note("drafts.hidden_sheets", {"names": ", ".join(hidden)}),) if hidden else ()
    return Parts(grids, notes=notes)


def _grid(book: Workbook, sheet: Sheet, path: str) -> Grid:
    """A sheet's rows that hold words."""
    name = clean(sheet.name, path, BOOK)
    rows: list[Row] = []
    for n, raw in enumerate(book.rows(sheet), 1):
        refuse_too_many(n, path)
        row = _row(raw, name, path)
        if any(row.texts):
            rows.append(row)
    return Grid(name, tuple(rows))


def _row(raw: RawRow, sheet: str, path: str) -> Row:
    cells = {
        column: Cell(
            clean(text, path, f"{sheet}!{letters(column)}{raw.number}"), indent_of(text) + _STEP * raw.indents[column]
        )
        for column, text in raw.texts.items()
    }
    wide = tuple(cells.get(column, Cell()) for column in range(max(cells, default=-1) + 1))
    first = next((column for column, cell in sorted(cells.items()) if cell.text), 0)
    over = next((ref for ref in raw.merged if ref.startswith(f"{letters(first)}{raw.number}:")), "")
    banner = over.endswith(raw.number) and sum(bool(cell.text) for cell in wide) == 1
    return Row(wide, f"{sheet}!{letters(first)}{raw.number}", banner)
