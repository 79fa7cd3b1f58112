"""An Excel workbook as rows of texts: values as they were last computed, times as they are shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive, parse_xml

BOOK = "xl/workbook.xml"

_COLUMNS = 256
"""A codebook has a dozen columns, a transcript half of that; what stands further out is no part of it."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TIMES = frozenset({"18", "19", "20", "21", "45", "46", "47"})
"""Excel's own formats of times of day and of durations."""
_NOT_A_SIGN = re.compile(r"\"[^\"]{0,99}\"|\\\\.|\[(?![hms])[^\]]{0,99}\]|AM/PM", re.IGNORECASE)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet and the part of the archive that it stands in."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as stored: texts and steps of indentation by column, from 0. ``merged`` are ranges of the sheet."""

    number: str
    texts: Mapping[int, str]
    indents: Mapping[int, int]
    merged: Collection[str]


class Workbook:
    """The sheets of a workbook. ``hidden`` are the names of those that nobody sees."""

    def __init__(self, archive: Archive, path: str) -> None:
        """SourceError when a part is damaged or out of bounds."""
        self._archive, self._path = archive, path
        self._texts = [_rich(entry) for entry in self._part("xl/sharedStrings.xml", "si")]
        styles = self._root("xl/styles.xml")
        self._forms = styles.findall("cellXfs/xf") if styles is not None else []
        own = styles.findall("numFmts/numFmt") if styles is not None else []
        self._times = _TIMES | {one.get("numFmtId", "") for one in own if _is_time(one.get("formatCode", ""))}
        self.sheets: list[Sheet] = []
        self.hidden: list[str] = []
        targets = {one.get("Id", ""): one.get("Target", "") for one in self._part("xl/_rels/workbook.xml.rels")}
        book = self._root(BOOK)
        for sheet in book.findall("sheets/sheet") if book is not None else ():
            name, target = sheet.get("name", ""), targets.get(sheet.get("id", ""), "")
            if sheet.get("state", "visible") != "visible":
                self.hidden.append(name)
            elif target:
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                self.sheets.append(Sheet(name, part))

    def rows(self, sheet: Sheet) -> Iterator[RawRow]:
        """The rows of a sheet. SourceError when it is not there, damaged or out of bounds."""
        root = self._root(sheet.part)
        if root is None:
            raise SourceError("files.broken_archive", path=self._path)
        merged = frozenset(one.get("ref", "") for one in root.findall("mergeCells/mergeCell"))
        for n, element in enumerate(root.findall("sheetData/row"), 1):
            placed = list(_placed(element.findall("c")))
            texts = {column: self._value(cell) for column, cell in placed}
            indents = {column: self._indent(cell) for column, cell in placed}
            yield RawRow(element.get("r", str(n)), texts, indents, merged)

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
            style = self._style(cell)
            shows_time = style is not None and style.get("numFmtId", "") in self._times
            return _clock(value) if shows_time else _plain(value)
        return "" if form == "e" else value

    def _indent(self, cell: Element) -> int:
        style = self._style(cell)
        alignment = style.find("alignment") if style is not None else None
        return 0 if alignment is None else _natural(alignment.get("indent", ""))

    def _style(self, cell: Element) -> Element | None:
        place = _natural(cell.get("s", "0"))
        return self._forms[place] if place < len(self._forms) else None

    def _part(self, name: str, tag: str = "Relationship") -> list[Element]:
        root = self._root(name)
        return [] if root is None else root.findall(tag)

    def _root(self, name: str) -> Element | None:
        return parse_xml(self._archive.read(name), self._path) if name in self._archive.names else None


def letters(column: int) -> str:
    """The letters of a column, from 0: ``AB`` for 27."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _placed(cells: list[Element]) -> Iterator[tuple[int, Element]]:
    """Cells with their columns from 0; one that does not say where it stands comes after the one before."""
    column = -1
    for cell in cells:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        if column < _COLUMNS:
            yield column, cell


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _rich(parent: Element) -> str:
    """The text of a string in one piece or in runs; what tells its pronunciation is left out."""
    runs = [part for part in parent if part.tag in ("t", "r")]
    return "".join((run.text if run.tag == "t" else run.findtext("t")) or "" for run in runs)


def _is_time(code: str) -> bool:
    """Whether a format shows a time without a date."""
    signs = _NOT_A_SIGN.sub("", code).casefold()
    return ("h" in signs or "s" in signs) and not {"y", "d"} & set(signs) and "general" not in signs


def _clock(value: str) -> str:
    """``0:01:23`` for a time, which is stored as a part of a day."""
    try:
        time = round(float(value) * _DAY, 3)
        minutes, second = divmod(time, 60)
        hours, minute = divmod(int(minutes), 60)
    except (ValueError, OverflowError):
        return value
    rest = f"{second:06.3f}".removesuffix(".000")
    return f"{hours}:{minute:02}:{rest}"


def _plain(number: str) -> str:
    """A number as a person would write it: Excel stores 1.1 with sixteen digits."""
    try:
        return format(float(number), ".15g")
    except ValueError:
        return number


def _natural(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0
