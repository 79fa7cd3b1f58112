"""An Excel workbook as tables: values as they were last computed, merged cells as their first, hidden sheets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Note
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.drafts.parts import Cell, Grid, Parts, Row, clean, indent_of, refuse_too_many

BOOK = "xl/workbook.xml"
_COLUMNS = 256
"""A codebook has a dozen columns; what stands further out is no part of it."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_STEP = 4
"""What one step of a cell's own indentation counts, in spaces."""


def read_xlsx(archive: Archive, path: str) -> Parts:
    """Every visible sheet that has words. SourceError when the workbook is damaged or out of bounds."""
    book = _Book(archive, path)
    grids = tuple(grid for grid in map(book.grid, book.sheets) if grid.rows)
    notes = (Note("drafts.hidden_sheets", {"names": ", ".join(book.hidden)}),) if book.hidden else ()
    return Parts(grids, notes=notes)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str


class _Book:
    def __init__(self, archive: Archive, path: str) -> None:
        self._archive, self._path = archive, path
        self._texts = [_rich(entry) for entry in self._part("xl/sharedStrings.xml", "si")]
        styles = self._root("xl/styles.xml")
        forms = styles.findall("cellXfs/xf") if styles is not None else []
        self._indents = [_natural(_of(form.find("alignment"), "indent")) for form in forms]
        self.sheets: list[_Sheet] = []
        self.hidden: list[str] = []
        targets = {one.get("Id", ""): one.get("Target", "") for one in self._part("xl/_rels/workbook.xml.rels")}
        book = self._root(BOOK)
        for sheet in book.findall("sheets/sheet") if book is not None else ():
            name, target = clean(sheet.get("name", ""), path, BOOK), targets.get(sheet.get("id", ""), "")
            if sheet.get("state", "visible") != "visible":
                self.hidden.append(name)
            elif target:
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                self.sheets.append(_Sheet(name, part))

    def grid(self, sheet: _Sheet) -> Grid:
        """A sheet's rows that hold words."""
        root = self._root(sheet.part)
        if root is None:
            raise SourceError("files.broken_archive", path=self._path)
        merged = frozenset(one.get("ref", "") for one in root.findall("mergeCells/mergeCell"))
        rows: list[Row] = []
        for n, element in enumerate(root.findall("sheetData/row"), 1):
            refuse_too_many(n, self._path)
            row = self._row(element, n, sheet.name, merged)
            if any(row.texts):
                rows.append(row)
        return Grid(sheet.name, tuple(rows))

    def _row(self, row: Element, n: int, sheet: str, merged: frozenset[str]) -> Row:
        number = row.get("r", str(n))
        cells: dict[int, Cell] = {}
        for column, element in _placed(row.findall("c")):
            at = f"{sheet}!{_letters(column)}{number}"
            text = self._value(element)
            style = _natural(element.get("s", "0"))
            own = self._indents[style] if style < len(self._indents) else 0
            cells[column] = Cell(clean(text, self._path, at), indent_of(text) + _STEP * own)
        wide = tuple(cells.get(column, Cell()) for column in range(max(cells, default=-1) + 1))
        first = next((column for column, cell in sorted(cells.items()) if cell.text), 0)
        over = next((ref for ref in merged if ref.startswith(f"{_letters(first)}{number}:")), "")
        banner = over.endswith(str(number)) and sum(bool(cell.text) for cell in wide) == 1
        return Row(wide, f"{sheet}!{_letters(first)}{number}", banner)

    def _value(self, cell: Element) -> str:
        form = cell.get("t", "n")
        if form == "inlineStr":
            inline = cell.find("is")
            return "" if inline is None else _rich(inline)
        value = cell.findtext("v") or ""
        if form == "s":
            place = _natural(value)
            return self._texts[place] if place < len(self._texts) else ""
        if form == "n":
            return _plain(value)
        return "" if form == "e" else value

    def _part(self, name: str, tag: str = "Relationship") -> list[Element]:
        root = self._root(name)
        return [] if root is None else root.findall(tag)

    def _root(self, name: str) -> Element | None:
        return parse_xml(self._archive.read(name), self._path) if name in self._archive.names else None


def _placed(cells: list[Element]) -> Iterator[tuple[int, Element]]:
    """Cells with their columns from 0; one that does not say where it stands comes after the one before."""
    column = -1
    for cell in cells:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        if column < _COLUMNS:
            yield column, cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rich(parent: Element) -> str:
    """The text of a string in one piece or in runs; what tells its pronunciation is left out."""
    runs = [part for part in parent if part.tag in ("t", "r")]
    return "".join((run.text if run.tag == "t" else run.findtext("t")) or "" for run in runs)


def _plain(number: str) -> str:
    """A number as a person would write it: Excel stores 1.1 with sixteen digits."""
    try:
        return format(float(number), ".15g")
    except ValueError:
        return number


def _natural(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0


def _of(element: Element | None, attribute: str) -> str:
    return "" if element is None else element.get(attribute, "")
