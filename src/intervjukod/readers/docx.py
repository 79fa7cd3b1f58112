"""Word documents, with what Word shows when changes are shown as accepted.

Paragraphs become lines, rows of a table lines of cells with tabs between. Text that stands outside the
running text (boxes, footnotes, symbols) is not taken, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.assembly import Found, Source, assemble

NAME = "docx"
VERSION = 1
PART = "word/document.xml"

_SIGNS = {
    "br": "\n",
    "cr": "\n",
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_SKIPPED = frozenset(
    {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr",
        "del", "moveFrom", "delText", "instrText", "Fallback", "drawing", "pict", "object",
    }
)  # fmt: skip
_TOLD = {
    "del": "deletions",
    "moveFrom": "deletions",
    "ins": "insertions",
    "moveTo": "insertions",
    "txbxContent": "docx_boxes",
    "footnoteReference": "docx_footnotes",
    "endnoteReference": "docx_footnotes",
    "sym": "docx_symbols",
}


def read(source: Source) -> Reading:
    """The document's running text; labels tell who speaks.

    SourceError for a damaged file, one beyond the bounds of :mod:`files.archive`, and one without words.
    """
    body = parse_xml(Archive(source.data, source.path).read(PART), source.path)
    lines = list(_lines(body))
    made = canonical("\n".join(text for text, _ in lines))
    headings, number = [], 1
    for text, is_heading in lines:
        if is_heading:
            headings.append(number)
        number += text.count("\n") + 1
    return assemble(source, Found(made, headings=headings, notes=tuple(_notes(body))), NAME, VERSION)


def _lines(parent: Element) -> Iterator[tuple[str, bool]]:
    """Each paragraph or table row, and whether it is a heading."""
    pending = ""
    for element in blocks(parent):
        if element.tag == "tr":
            yield pending + _row(element), False
            pending = ""
            continue
        text = pending + text_of(element)
        if element.find("pPr/rPr/del") is not None:  # the mark that ends this paragraph is deleted
            pending = text
            continue
        yield text, _is_heading(element)
        pending = ""
    if pending:
        yield pending, False


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and rows in ``parent``, through content controls and the like."""
    for element in parent:
        if element.tag == "p":
            yield element
        elif element.tag == "tr":
            if element.find("trPr/del") is None:
                yield element
        elif element.tag not in _SKIPPED:
            yield from blocks(element)


def _row(row: Element) -> str:
    return "\t".join("\n".join(text for text, _ in _lines(cell)) for cell in cells(row))


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row, through content controls and the like."""
    for element in row:
        if element.tag == "tc":
            yield element
        elif element.tag not in _SKIPPED:
            yield from cells(element)


def text_of(element: Element) -> str:
    """What Word shows of ``element`` when changes are shown as accepted."""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts)


def _collect(element: Element, parts: list[str]) -> None:
    for child in element:
        if child.tag == "t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _SKIPPED:
            _collect(child, parts)


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find("pPr/pStyle")
    name = "" if style is None else style.get("val", "").lower()
    return name.startswith(("heading", "rubrik", "title"))


def _notes(body: Element) -> Iterator[Note]:
    """What was decided about changes, and what was left out."""
    fallback = {found for part in body.iter("Fallback") for found in part.iter()}
    counts = Counter(_TOLD[part.tag] for part in body.iter() if part.tag in _TOLD and part not in fallback)
    if counts["insertions"] or counts["deletions"]:
        yield Note("docx_changes", {"kept": counts["insertions"], "dropped": counts["deletions"]})
    for key in ("docx_boxes", "docx_footnotes", "docx_symbols"):
        if counts[key]:
            yield Note(key, {"count": counts[key]})
