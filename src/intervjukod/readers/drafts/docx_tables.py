"""A Word document as tables and numbered lines; tracked changes as when they are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.docx import PART
from intervjukod.readers.docx_body import blocks, cells, text_of
from intervjukod.readers.docx_numbering import Numbering, Styles
from intervjukod.readers.drafts.parts import (
    Cell,
    Grid,
    Line,
    LineKind,
    Parts,
    Row,
    clean,
    indent_of,
    one_line,
    refuse_too_many,
)

_TWIPS = 180
"""A step of indentation that somebody meant, in twentieths of a point: less is how the table was drawn."""
_COLUMNS = 63
"""What Word allows."""


def read_docx(archive: Archive, path: str) -> Parts:
    """The tables and the lines of a document. SourceError when it is damaged or out of bounds."""
    return _Document(archive, path).parts()


class _Document:
    def __init__(self, archive: Archive, path: str) -> None:
        self._path = path
        self._body = parse_xml(archive.read(PART), path)
        self._styles = Styles(_part(archive, "word/styles.xml", path))
        self._numbering = Numbering(_part(archive, "word/numbering.xml", path), self._styles)
        self._grids: list[Grid] = []
        self._lines: list[Line] = []

    def parts(self) -> Parts:
        """Everything in one pass: numbering counts through tables and text alike."""
        pending = ""
        for n, element in enumerate(_paragraphs_and_tables(self._body), 1):
            refuse_too_many(n, self._path)
            if element.tag == "tbl":
                self._add_table(element)
                continue
            if element.find("pPr/rPr/del") is not None:  # the mark that ends this paragraph is deleted
                pending += text_of(element)
                continue
            self._add_line(element, pending, f"¶ {n}")
            pending = ""
        return Parts(tuple(self._grids), tuple(self._lines))

    def _add_line(self, paragraph: Element, pending: str, where: str) -> None:
        numbered = self._numbering.of(paragraph)
        text = one_line(clean(pending + text_of(paragraph), self._path, where))
        if not text:
            return
        level = self._styles.heading(paragraph)
        number = numbered.number if numbered else ""
        if level is not None:
            kind = LineKind.HEADING if level else LineKind.TITLE
            self._lines.append(Line(text, where, kind, level, number))
        elif numbered:
            kind = LineKind.BULLET if numbered.bullet else LineKind.NUMBERED
            self._lines.append(Line(text, where, kind, numbered.level, number))
        elif _is_bold(paragraph) and "?" not in text:
            self._lines.append(Line(text, where, LineKind.HEADING, 10))
        else:
            self._lines.append(Line(text, where))

    def _add_table(self, table: Element) -> None:
        name = f"tab. {len(self._grids) + 1}"
        rows = []
        for n, element in enumerate(blocks(table), 1):
            refuse_too_many(n, self._path)
            row = self._row(element, f"{name}:{n}")
            if any(row.texts):
                rows.append(row)
        self._grids.append(Grid(name, tuple(rows)))

    def _row(self, row: Element, where: str) -> Row:
        found: list[Cell] = []
        widths: list[int] = []
        for element in cells(row):
            cell = self._cell(element, where)
            width = _width(element)
            found += [cell, *[Cell()] * (width - 1)]
            widths.append(width)
        return Row(tuple(found[:_COLUMNS]), where, banner=len(widths) == 1 and widths[0] > 1)

    def _cell(self, cell: Element, where: str) -> Cell:
        merged = cell.find("tcPr/vMerge")
        texts: list[str] = []
        indent = 0
        for element in blocks(cell):
            if element.tag != "p":  # a row of a table within the cell
                texts.append(text_of(element))
                continue
            numbered = self._numbering.of(element)
            text = text_of(element)
            if not texts:
                indent = _indent(element, text) + (4 * numbered.level if numbered else 0)
            mark = "" if numbered is None else "• " if numbered.bullet else f"{numbered.number}. "
            texts.append(mark + text)
        if merged is not None and merged.get("val") != "restart":
            return Cell()
        return Cell(clean("\n".join(texts), self._path, where), indent)


def _part(archive: Archive, name: str, path: str) -> Element | None:
    return parse_xml(archive.read(name), path) if name in archive.names else None


def _paragraphs_and_tables(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag in ("p", "tbl"):
            yield element
        elif element.tag not in ("sectPr", "del", "moveFrom", "sdtPr", "Fallback"):
            yield from _paragraphs_and_tables(element)


def _width(cell: Element) -> int:
    span = cell.find("tcPr/gridSpan")
    said = "" if span is None else span.get("val", "")
    return min(int(said), _COLUMNS) if said.isascii() and said.isdigit() and 0 < len(said) < 4 and int(said) else 1


def _indent(paragraph: Element, text: str) -> int:
    """Steps of about four spaces' worth: by the paragraph's margin and by what stands before its first letter."""
    margin = paragraph.find("pPr/ind")
    said = "" if margin is None else margin.get("left", margin.get("start", ""))
    twips = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    return indent_of(text) + 2 * (twips // _TWIPS)


def _is_bold(paragraph: Element) -> bool:
    """Whether every run with words is bold: a heading by hand."""
    runs = [run for run in paragraph.iter("r") if any((part.text or "").strip() for part in run.iter("t"))]
    return bool(runs) and all(_says_bold(run) for run in runs)


def _says_bold(run: Element) -> bool:
    bold = run.find("rPr/b")
    return bold is not None and bold.get("val", "1") not in ("0", "false", "off")
