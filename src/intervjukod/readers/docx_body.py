"""The text of a Word document, element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from intervjukod.files.archive import Archive, parse_xml
from intervjukod.readers.document import Line, Role, aside, row_of
from intervjukod.readers.docx_numbering import Numbering, Styles, roman
from intervjukod.readers.symbols import UNKNOWN, sign

KEPT = ("ins", "moveTo")
DROPPED = ("del", "moveFrom")

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
        "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "fldData",
    }
)  # fmt: skip
_OFF = ("0", "false", "off")


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


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row, through content controls and the like."""
    for element in row:
        if element.tag == "tc":
            yield element
        elif element.tag not in _SKIPPED:
            yield from cells(element)


def text_of(element: Element) -> str:
    """The words, breaks and hyphens in ``element``, when changes are shown as accepted, and nothing else."""
    parts: list[str] = []
    _plain(element, parts)
    return "".join(parts)


def _plain(element: Element, parts: list[str]) -> None:
    for child in element:
        if child.tag == "t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _SKIPPED and child.tag not in ("drawing", "pict", "object"):
            _plain(child, parts)


class Body:
    """The lines of one document. ``counts`` says how often something was met that has to be told."""

    def __init__(self, archive: Archive, path: str, root: Element) -> None:
        """SourceError when a part of the document is damaged or out of bounds."""
        self._archive, self._path, self._root = archive, path, root
        self._styles = Styles(self._part("word/styles.xml") if _any(root, "pStyle", "rStyle") else None)
        numbering = self._part("word/numbering.xml")
        self._numbering = Numbering(numbering, self._styles) if numbering is not None else None
        self._codes = _field_codes(root)
        self._in_code = 0
        self._hides = _any(root, "vanish") or self._styles.hide
        self._boxes: list[Line] = []
        self._footnotes: list[Line] = []
        self._numbers: Counter[str] = Counter()
        self._note_parts: dict[str, dict[str, Element]] = {}
        self.counts: Counter[str] = Counter()
        self._special: dict[str, Callable[[Element, list[str]], None]] = {
            "sym": self._symbol,
            "fldChar": self._field,
            "footnoteReference": self._footnote,
            "endnoteReference": self._footnote,
            "commentReference": self._comment,
            "AlternateContent": self._alternative,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
        }

    def lines(self) -> Iterator[Line]:
        """Every line of the document, the notes at its end last."""
        yield from self._lines(self._root)
        yield from self._footnotes
        self.counts["embedded"] += sum(1 for _ in self._root.iter("altChunk"))

    def _lines(self, parent: Element, *, inside: bool = False) -> Iterator[Line]:
        """The lines of ``parent``; text boxes come after the line they hang on, but not ``inside`` of a cell."""
        pending = ""
        for element in blocks(parent):
            if element.tag == "tr":
                row = [self._cell(cell) for cell in cells(element)]
                yield row_of([pending + row[0], *row[1:]] if row else [pending])
                pending = ""
            elif self._runs_on(element):
                pending += self._text(element)
                continue
            else:
                numbered = self._numbering.of(element) if self._numbering else None
                number = numbered.shown if numbered else ""
                role = Role.SAID if self._styles.heading(element) is None else Role.HEADING
                yield Line(number + pending + self._text(element), role, number)
                pending = ""
            if not inside:
                yield from self._take_boxes()
        if pending:
            yield Line(pending)

    def _cell(self, cell: Element) -> str:
        return "\n".join(line.text for line in self._lines(cell, inside=True))

    def _runs_on(self, paragraph: Element) -> bool:
        """Whether the mark that ends a paragraph is deleted or hidden, so that the next one goes on with it."""
        mark = paragraph.find("pPr/rPr")
        return mark is not None and (mark.find("del") is not None or (self._hides and _is_on(mark.find("vanish"))))

    def _take_boxes(self) -> Iterator[Line]:
        boxes, self._boxes = self._boxes, []
        yield from boxes

    def _text(self, element: Element) -> str:
        parts: list[str] = []
        self._collect(element, parts)
        return "".join(parts)

    def _collect(self, element: Element, parts: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag == "t":
                if not self._in_code:
                    parts.append(child.text or "")
            elif tag in _SIGNS:
                if not self._in_code:
                    parts.append(_SIGNS[tag])
            elif tag in self._special:
                self._special[tag](child, parts)
            elif tag == "r" and self._hides and self._is_hidden(child):
                self.counts["hidden"] += 1
            elif tag not in _SKIPPED:
                self._collect(child, parts)

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find("rPr")
        if properties is None or next(run.iter("fldChar"), None) is not None:
            return False
        own, style = properties.find("vanish"), properties.find("rStyle")
        if own is not None:
            return _is_on(own)
        return style is not None and self._styles.hides(style.get("val", ""))

    def _symbol(self, element: Element, parts: list[str]) -> None:
        try:
            shown = sign(int(element.get("char", ""), 16), element.get("font", ""))
        except ValueError:
            shown = UNKNOWN
        self.counts["symbols"] += shown == UNKNOWN
        parts.append(shown)

    def _field(self, element: Element, _parts: list[str]) -> None:
        self._in_code = max(0, self._in_code + self._codes.get(element, 0))

    def _comment(self, _element: Element, _parts: list[str]) -> None:
        self.counts["comments"] += 1

    def _alternative(self, element: Element, parts: list[str]) -> None:
        """The first form of what stands in several, as programs of today show it."""
        forms = [form for form in element if form.tag in ("Choice", "Fallback")]
        for form in forms[:1]:
            self._collect(form, parts)

    def _drawing(self, element: Element, _parts: list[str]) -> None:
        for box in _outermost(element, "txbxContent"):
            self.counts["boxes"] += 1
            inside = list(self._lines(box, inside=True))
            self._boxes += [aside(line.text) for line in inside if line.text.strip()]

    def _footnote(self, element: Element, parts: list[str]) -> None:
        kind = element.tag.removesuffix("Reference")
        note = self._notes(kind).get(element.get("id", ""))
        if note is None:
            return
        self.counts["footnotes"] += 1
        number = ""
        if not _is_on(element.get("customMarkFollows", "0")):
            self._numbers[kind] += 1
            number = str(self._numbers[kind]) if kind == "footnote" else roman(self._numbers[kind])
            parts.append(f"[{number}]")
        words = "\n".join(line.text for line in self._lines(note, inside=True)).strip()
        self._footnotes.append(aside(f"[{number}] {words}" if number else words))

    def _notes(self, kind: str) -> dict[str, Element]:
        if kind not in self._note_parts:
            root = self._part(f"word/{kind}s.xml")
            self._note_parts[kind] = {note.get("id", ""): note for note in root or () if note.tag == kind}
        return self._note_parts[kind]

    def _part(self, name: str) -> Element | None:
        return parse_xml(self._archive.read(name), self._path) if name in self._archive.names else None


def _any(root: Element, *tags: str) -> bool:
    return any(next(root.iter(tag), None) is not None for tag in tags)


def _is_on(switch: Element | str | None) -> bool:
    """Whether a property that is there, with or without a value, is on."""
    if isinstance(switch, Element):
        switch = switch.get("val", "1")
    return switch is not None and switch not in _OFF


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a kind in ``element`` that are not in another one, each form of a drawing once."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _outermost(child, tag)


def _field_codes(root: Element) -> dict[Element, int]:
    """Where a field's code begins (1) and ends (-1): what stands between is not shown. Open fields are none."""
    gone = {part for tag in (*DROPPED, "Fallback") for one in root.iter(tag) for part in one.iter("fldChar")}
    codes: dict[Element, int] = {}
    opened: list[list[Element]] = []
    for mark in root.iter("fldChar"):
        kind = mark.get("fldCharType", "")
        if mark in gone:
            continue
        if kind == "begin":
            opened.append([mark])
        elif kind == "separate" and opened and len(opened[-1]) == 1:
            opened[-1].append(mark)
        elif kind == "end" and opened:
            begin, *until = opened.pop()
            codes[begin], codes[until[0] if until else mark] = 1, -1
    return codes
