"""Reports read back from the files they were written to: with the parsers of the standard library alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from intervjukod.reports.write import Result, write_file

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Grid = list[list[str]]
VOID = {"meta", "br", "link", "img"}


def file_of(result: Result, form: str, language: str, **looks: Any) -> bytes:
    """A report as the whole of a file."""
    return b"".join(write_file(result, form, language, **looks))


@dataclass
class Html(HTMLParser):
    """What a browser would make of a page: its elements, its tables, the quotes of each drawer."""

    text: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    quotes: dict[str, list[str]] = field(default_factory=dict)
    said: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._cell: list[str] | None = None
        self._drawer = self._quote = self._href = ""
        self.feed(self.text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, and know what is inside it."""
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "section" and "id" in given:
            self._drawer = given["id"]
            self.quotes[self._drawer] = []
        elif tag == "a":
            self._href = given["href"]
        elif tag == "blockquote":
            self._quote = ""

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self._open.pop() == tag
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None
        elif tag == "blockquote":
            self.quotes.setdefault(self._drawer, []).append(self._quote)

    def handle_data(self, data: str) -> None:
        """Words, wherever they stand."""
        if "style" in self._open:
            return
        self.said += data
        if self._cell is not None:
            self._cell.append(data)
            if "a" in self._open:
                self.links.append((self._href, data))
        if self._open and self._open[-1] == "blockquote":
            self._quote += data


def entries(data: bytes) -> dict[str, Element]:
    """Every XML file of a Word document or a workbook, parsed."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: fromstring(archive.read(name)) for name in names}  # noqa: S314  written by the test itself


def words(element: Element) -> str:
    """The words of a paragraph, a cell, or anything else of a Word document."""
    return "".join(text.text or "" for text in element.iter(f"{WORD}t"))


def docx_tables(data: bytes) -> list[Grid]:
    """The tables of a Word document."""
    body = entries(data)["word/document.xml"]
    return [
        [[words(cell) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]
        for table in body.iter(f"{WORD}tbl")
    ]


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The style and the words of each paragraph outside tables."""
    body = entries(data)["word/document.xml"].find(f"{WORD}body")
    assert body is not None
    found = []
    for one in body.findall(f"{WORD}p"):
        style = one.find(f"{WORD}pPr/{WORD}pStyle")
        found.append(("" if style is None else style.attrib[f"{WORD}val"], words(one)))
    return found


@dataclass(frozen=True)
class Sheet:
    """A worksheet: what each cell holds (a number or a text) and how it reads."""

    name: str
    values: list[list[float | str | bool | None]]
    shown: Grid


def sheets(data: bytes) -> list[Sheet]:
    """The worksheets of a workbook, in order."""
    files = entries(data)
    texts = ["".join(text.text or "" for text in one.iter(f"{SHEET}t")) for one in files["xl/sharedStrings.xml"]]
    formats = _formats(files["xl/styles.xml"])
    names = [one.attrib["name"] for one in files["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    return [_sheet(name, files[f"xl/worksheets/sheet{n}.xml"], texts, formats) for n, name in enumerate(names, 1)]


def _sheet(name: str, xml: Element, texts: list[str], formats: list[str]) -> Sheet:
    values: list[list[float | str | bool | None]] = []
    shown: Grid = []
    for row in xml.iter(f"{SHEET}row"):
        values.append([])
        shown.append([])
        for cell in row:
            gap = _column(cell.attrib["r"]) - len(values[-1])
            values[-1] += [None] * gap
            shown[-1] += [""] * gap
            value: float | str | bool | None = None
            held = cell.findtext(f"{SHEET}v")
            if held is not None and cell.get("t") == "s":
                value = texts[int(held)]
            elif held is not None:
                value = held == "1" if cell.get("t") == "b" else float(held)
            values[-1].append(value)
            shown[-1].append(_reads(value, formats[int(cell.get("s", "0"))]))
    return Sheet(name, values, shown)


def _column(place: str) -> int:
    """The column of a place such as ``AB7``, from 0."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _formats(styles: Element) -> list[str]:
    """The number format of each style."""
    own = {one.attrib["numFmtId"]: one.attrib["formatCode"] for one in styles.iter(f"{SHEET}numFmt")}
    known = {"0": "General", "1": "0", "2": "0.00", **own}
    cells = styles.find(f"{SHEET}cellXfs")
    assert cells is not None
    return [known[one.attrib["numFmtId"]] for one in cells]


def _reads(value: float | str | bool | None, form: str) -> str:
    """As Excel shows it with a decimal point."""
    if not isinstance(value, float):
        return "" if value is None else str(value)
    if form == "General":
        return f"{value:g}"
    shape = re.fullmatch(r'0(?:\.(0+))?(?:"(.*)")?', form)
    assert shape is not None, form
    return f"{value:.{len(shape[1] or '')}f}{shape[2] or ''}"


def markdown_tables(text: str) -> list[Grid]:
    """The tables of a Markdown report, indents and escapes undone."""
    tables: list[Grid] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            tables.append([])
        elif not line.startswith("| --"):
            cells = re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |"))
            tables[-1].append([re.sub(r"\\(.)", r"\1", one.replace("&nbsp;", "")) for one in cells])
    return [table for table in tables if table]
