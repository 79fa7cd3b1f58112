"""Word's automatic numbering: what number or bullet a reader sees before a paragraph.

The numbers stand nowhere in the text. Each paragraph names a list and a level, by itself or through its
style; ``numbering.xml`` says how a level is written and where it begins; counting is the reader's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from intervjukod.readers.symbols import in_font

LEVELS = 9
_HIGHEST = 9_999
"""A start beyond this is no numbering: as letters it would fill the memory."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACEHOLDER = re.compile(r"%([1-9])")
_AFTER = {"tab": "\t", "space": " ", "nothing": ""}
"""What stands between a number and its paragraph; a tab where nothing is said."""
_HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """``number`` holds those of the levels above, ``12 a``; it is "" for a bullet. ``level`` counts from 0.

    ``shown`` is what Word draws before the paragraph, with the tab or space after it.
    """

    number: str
    level: int
    shown: str = ""

    @property
    def bullet(self) -> bool:
        return not self.number


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    start: int = 1
    restarts: bool = True
    style: str = ""
    pattern: str = ""
    after: str = "\t"
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    list: str = ""
    level: str = ""
    hidden: bool = False


class Styles:
    """Styles by id: their names, the lists that they bring, and whether they hide words."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {style.get("styleId", ""): _style(style) for style in root or () if style.tag == "style"}

    @property
    def hide(self) -> bool:
        """Whether any style hides words."""
        return any(style.hidden for style in self._styles.values())

    def hides(self, style: str) -> bool:
        """Whether a style hides words."""
        return style in self._styles and self._styles[style].hidden

    def heading(self, paragraph: Element) -> int | None:
        """Level from 1 of a heading, 0 for the document's title, None for anything else."""
        style = style_of(paragraph)
        name = self._styles[style].name if style in self._styles else style
        found = _HEADING.fullmatch(name)
        if found:
            return int(found[1])
        return 0 if name.lower() in ("title", "titel", "rubrik") else None

    def list_of(self, style: str) -> tuple[str, str]:
        """The list and the level that a style, or one that it is based on, brings; "" for what it leaves open."""
        passed: set[str] = set()
        while style in self._styles and style not in passed:
            passed.add(style)
            if self._styles[style].list:
                return self._styles[style].list, self._styles[style].level
            style = self._styles[style].based_on
        return "", ""


class Numbering:
    """The running count of every list of one document; paragraphs are given in the document's order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        linked = self._read(root) if root is not None else {}
        for abstract, style in linked.items():  # a list that says: as that style's list
            self._abstract[abstract] = self._abstract.get(self._lists.get(styles.list_of(style)[0], ""), {})

    def of(self, paragraph: Element) -> Numbered | None:
        """What stands before the paragraph, None where nothing does. Counts the paragraph."""
        found = self._place(paragraph)
        if found is None:
            return None
        list_, level = found
        levels = self._levels(list_)
        counts = self._count(list_, level, levels)
        own = levels.get(level, _Level())
        shown = _shown(own, counts, levels)
        if own.form in ("bullet", "none"):
            return Numbered("", level, shown)
        first = 0 if own.restarts else level
        counted = [n for n in range(first, level + 1) if levels.get(n, _Level()).form not in ("bullet", "none")]
        number = joined([_written(counts[n], levels.get(n, _Level()).form) for n in counted])
        return Numbered(number, level, shown)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph; its own word goes before its style's."""
        style = style_of(paragraph)
        list_, level = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
        by_style, at = self._styles.list_of(style)
        if not list_:
            list_, level = by_style, level or at
        if list_ not in self._lists:  # 0, which takes numbering away, is in none
            return None
        if not level:
            levels = self._levels(list_)
            level = str(next((n for n, one in levels.items() if one.style and one.style == style), 0))
        return list_, min(_number(level, 0), LEVELS - 1)

    def _count(self, list_: str, level: int, levels: dict[int, _Level]) -> dict[int, int]:
        abstract = self._lists[list_]
        counts = self._counts.setdefault(abstract, {})
        for at, start in self._restarts.pop(list_, {}).items():  # at its first use a list may begin anew
            counts.pop(at, None)
            self._overrides.setdefault(list_, {})[at] = _begun(levels.get(at, _Level()), start)
        levels = self._levels(list_)
        for above in range(level):
            counts.setdefault(above, levels.get(above, _Level()).start)
        counts[level] = counts[level] + 1 if level in counts else levels.get(level, _Level()).start
        for below in range(level + 1, LEVELS):
            if levels.get(below, _Level()).restarts:
                counts.pop(below, None)
        return counts

    def _levels(self, list_: str) -> dict[int, _Level]:
        return self._abstract.get(self._lists[list_], {}) | self._overrides.get(list_, {})

    def _read(self, root: Element) -> dict[str, str]:
        linked: dict[str, str] = {}
        for element in root:
            if element.tag == "abstractNum":
                id_ = element.get("abstractNumId", "")
                self._abstract[id_] = dict(map(_level, element.findall("lvl")))
                if _value(element, "numStyleLink"):
                    linked[id_] = _value(element, "numStyleLink")
            elif element.tag == "num":
                self._read_list(element)
        return linked

    def _read_list(self, element: Element) -> None:
        id_ = element.get("numId", "")
        self._lists[id_] = _value(element, "abstractNumId")
        for override in element.findall("lvlOverride"):
            at = _number(override.get("ilvl", ""), 0)
            level = override.find("lvl")
            if level is not None:
                self._overrides.setdefault(id_, {})[at] = _level(level)[1]
            if _value(override, "startOverride"):
                self._restarts.setdefault(id_, {})[at] = _number(_value(override, "startOverride"), 1)


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, "" for the usual one."""
    return _value(paragraph, "pPr/pStyle")


def joined(parts: list[str]) -> str:
    """``12``, ``a`` and ``ii`` make ``12 a ii``; numbers are joined by a point: ``1.2``."""
    number = ""
    for part in parts:
        between = "" if not number else "." if part.isdigit() else " "
        number += between + part
    return number


def _begun(level: _Level, start: int) -> _Level:
    return replace(level, start=start)


def _shown(own: _Level, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    """The level's pattern with the counts in it, ``%1.%2)``, and what parts it from the paragraph."""

    def count(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        form = levels.get(at, _Level()).form
        return _written(counts.get(at, levels.get(at, _Level()).start), "decimal" if own.legal else form)

    written = _PLACEHOLDER.sub(count, own.pattern)
    return written + own.after if written else ""


def _style(element: Element) -> _Style:
    return _Style(
        _value(element, "name"),
        _value(element, "basedOn"),
        _value(element, "pPr/numPr/numId"),
        _value(element, "pPr/numPr/ilvl"),
        (hidden := element.find("rPr/vanish")) is not None and hidden.get("val", "1") not in ("0", "false", "off"),
    )


def _level(element: Element) -> tuple[int, _Level]:
    form = _value(element, "numFmt") or "decimal"
    start = _number(_value(element, "start"), 1)
    font = element.find("rPr/rFonts")
    text = _value(element, "lvlText")
    level = _Level(
        form,
        start,
        _value(element, "lvlRestart") != "0",
        _value(element, "pStyle"),
        in_font(text, font.get("ascii", "")) if font is not None else text,
        _AFTER.get(_value(element, "suff"), "\t"),
        element.find("isLgl") is not None,
    )
    return min(_number(element.get("ilvl", ""), 0), LEVELS - 1), level


def _value(element: Element, at: str) -> str:
    found = element.find(at)
    return "" if found is None else found.get("val", "")


def _number(said: str, default: int) -> int:
    return min(int(said), _HIGHEST) if said.isascii() and said.isdigit() and len(said) < 10 else default


def _written(n: int, form: str) -> str:
    """The count as its level writes it; forms that are rare in Europe are written as digits."""
    if form in ("lowerLetter", "upperLetter") and n:
        text = letters(n)
    elif form == "decimalZero":
        return f"{n:02}"
    elif form in ("lowerRoman", "upperRoman") and n:
        text = roman(n)
    else:
        return str(n)
    return text.upper() if form.startswith("upper") else text


def letters(n: int) -> str:
    """``1`` is ``a``; from ``z`` Word goes on with ``aa``, ``bb``."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def roman(n: int) -> str:
    """``14`` is ``xiv``; "" for 0."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (n // value)
        n %= value
    return text
