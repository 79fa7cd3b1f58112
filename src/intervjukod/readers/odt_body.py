"""The text of an OpenDocument text, element by element."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from intervjukod.readers.document import Line, Role, aside, row_of
from intervjukod.readers.odt_styles import LEVELS, OUTLINE, Styles, natural, number

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_MOST_COLUMNS = 64
_SKIPPED = frozenset(
    {
        "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "forms",
        "title", "desc", "ruby-text", "object", "object-ole", "image", "binary-data", "table-source", "shapes",
        "table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source",
        "user-index-source", "alphabetical-index-source", "bibliography-source", "event-listeners",
    }
)  # fmt: skip
_DRAWN = frozenset(
    {
        "frame", "text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path",
        "connector", "caption", "measure", "regular-polygon", "control", "page-thumbnail",
    }
)  # fmt: skip


class Body:
    """The lines of one document. ``counts`` says how often something was met that has to be told."""

    def __init__(self, text: Element, styles: Styles) -> None:
        self._root, self._styles = text, styles
        self._boxes: list[Line] = []
        self._footnotes: list[Line] = []
        self._counted: dict[str, dict[int, int]] = {}
        self._after_space = True
        self.counts: Counter[str] = Counter()

    def lines(self) -> Iterator[Line]:
        """Every line of the document, the notes at its end last."""
        yield from self._lines(self._root)
        yield from self._footnotes

    def _lines(self, parent: Element, *, inside: bool = False) -> Iterator[Line]:
        """The lines of ``parent``; text boxes come after the line they hang on, but not ``inside`` of a cell."""
        for element, before in self._blocks(parent):
            if element.tag == "table-row":
                yield row_of([self._cell(cell) for cell in _cells(element)])
            elif element.tag in _DRAWN:
                self._box(element)
            elif self._styles.hides(element.get("style-name", "")):
                self.counts["hidden"] += 1
            else:
                heading = element.tag == "h" or self._styles.is_title(element.get("style-name", ""))
                yield Line(before + self._text(element), Role.HEADING if heading else Role.SAID, before)
            if not inside:
                boxes, self._boxes = self._boxes, []
                yield from boxes

    def _blocks(self, parent: Element) -> Iterator[tuple[Element, str]]:
        """The paragraphs, rows and drawings in ``parent``, with the number that stands before each."""
        for element in parent:
            if element.tag == "p":
                yield element, ""
            elif element.tag == "h":
                yield element, self._outline(element)
            elif element.tag == "table-row" or element.tag in _DRAWN:
                yield element, ""
            elif element.tag == "list":
                yield from self._list(element, element.get("style-name", ""), 1)
            elif element.tag == "section" and element.get("display") == "none":
                self.counts["hidden"] += 1
            elif element.tag not in _SKIPPED:
                yield from self._blocks(element)

    def _list(self, parent: Element, style: str, level: int) -> Iterator[tuple[Element, str]]:
        counted = self._counted.setdefault(style, {})
        if level == 1 and parent.get("continue-numbering") != "true" and "continue-list" not in parent.attrib:
            counted.clear()
        for item in parent:
            if item.tag not in ("list-item", "list-header"):
                continue
            before = self._count(item, style, level) if item.tag == "list-item" else ""
            for element in item:
                if element.tag == "list":
                    yield from self._list(element, element.get("style-name", style), min(level + 1, LEVELS))
                elif element.tag in ("p", "h"):
                    yield element, before
                    before = ""
                elif element.tag not in _SKIPPED:
                    yield from self._blocks(element)

    def _count(self, item: Element, style: str, level: int) -> str:
        """The number of an item; one that holds a list and nothing before it has none."""
        if next((element.tag for element in item if element.tag != "soft-page-break"), "") not in ("p", "h"):
            return ""
        counted = self._counted.setdefault(style, {})
        own = self._styles.level(style, level)
        start = own.start if own else 1
        counted[level] = natural(item.get("start-value"), counted.get(level, start - 1) + 1)
        for below in range(level + 1, LEVELS + 1):
            counted.pop(below, None)
        return number(counted, level, style, self._styles)

    def _outline(self, heading: Element) -> str:
        level = natural(heading.get("outline-level"), 1, LEVELS)
        own = self._styles.level(OUTLINE, level)
        if own is None or not own.form or heading.get("is-list-header") == "true":
            return ""
        counted = self._counted.setdefault(OUTLINE, {})
        counted[level] = counted.get(level, own.start - 1) + 1
        for below in range(level + 1, LEVELS + 1):
            counted.pop(below, None)
        return number(counted, level, OUTLINE, self._styles)

    def _cell(self, cell: Element) -> str:
        return "\n".join(line.text for line in self._lines(cell, inside=True))

    def _box(self, drawn: Element) -> None:
        inside = [line for line in self._lines(drawn, inside=True) if line.text.strip()]
        self.counts["boxes"] += bool(inside)
        self._boxes += [aside(line.text) for line in inside]

    def _text(self, element: Element) -> str:
        parts: list[str] = []
        outer, self._after_space = self._after_space, True
        self._collect(element, parts)
        self._after_space = outer
        return "".join(parts)

    def _collect(self, element: Element, parts: list[str]) -> None:
        self._words(element.text, parts)
        for child in element:
            self._child(child, parts)
            self._words(child.tail, parts)

    def _words(self, words: str | None, parts: list[str]) -> None:
        """Words of the file, in which white space of any length is one space and none begins a paragraph."""
        plain = _SPACES.sub(" ", words or "")
        if self._after_space:
            plain = plain.removeprefix(" ")
        if plain:
            parts.append(plain)
            self._after_space = plain.endswith(" ")

    def _sign(self, sign: str, parts: list[str]) -> None:
        parts.append(sign)
        self._after_space = False

    def _child(self, child: Element, parts: list[str]) -> None:
        tag = child.tag
        if tag == "s":
            self._sign(" " * natural(child.get("c"), 1, _MOST_SPACES), parts)
        elif tag == "tab":
            self._sign("\t", parts)
        elif tag == "line-break":
            self._sign("\n", parts)
        elif tag == "note":
            self._sign(self._note(child), parts)
        elif tag == "annotation":
            self.counts["comments"] += 1
        elif tag in _DRAWN:
            self._box(child)
        elif child.get("is-hidden") == "true" or (tag == "span" and self._styles.hides(child.get("style-name", ""))):
            self.counts["hidden"] += 1
        elif tag not in _SKIPPED:
            self._collect(child, parts)

    def _note(self, note: Element) -> str:
        self.counts["footnotes"] += 1
        mark = "".join(note.findtext("note-citation", "").split())
        body = note.find("note-body")
        words = "\n".join(line.text for line in self._lines(body, inside=True)).strip() if body is not None else ""
        self._footnotes.append(aside(f"[{mark}] {words}"))
        return f"[{mark}]"


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, empty ones as often as they are repeated, those under a merged one as empty."""
    count = 0
    for element in row:
        if element.tag in ("table-cell", "covered-table-cell"):
            times = natural(element.get("number-columns-repeated"), 1, _MOST_COLUMNS)
            count += times
            if count <= _MOST_COLUMNS:
                yield from [element] * times
