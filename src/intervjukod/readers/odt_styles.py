"""What the styles of an OpenDocument text say that a reader sees: titles, hidden words, numbers of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from intervjukod.readers.docx_numbering import letters, roman

LEVELS = 10
OUTLINE = " outline"
"""The list of the headings' numbers, under a name that no style can have."""

_AFTER = {"listtab": "\t", "space": " ", "nothing": ""}
_HIGHEST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is written; ``bullet`` is its sign, "" where it is counted in ``form``."""

    form: str = ""
    bullet: str = ""
    before: str = ""
    after: str = ""
    gap: str = "\t"
    shown: int = 1
    start: int = 1


class Styles:
    """The styles of one document by their names, those of ``content`` before the ``common`` ones."""

    def __init__(self, content: Element, common: Element | None) -> None:
        self._parents: dict[str, str] = {}
        self._hidden: dict[str, bool] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for root in (common, content):
            for element in root.iter() if root is not None else ():
                self._read(element)

    def is_title(self, style: str) -> bool:
        """Whether a paragraph's style, or one that it is based on, is that of titles."""
        return any(name.startswith(("Title", "Subtitle")) for name in self._chain(style))

    def hides(self, style: str) -> bool:
        """Whether a style hides its words."""
        return next((self._hidden[name] for name in self._chain(style) if name in self._hidden), False)

    def level(self, list_: str, at: int) -> Level | None:
        """How level ``at``, from 1, of a list is written; None where nothing is."""
        return self._lists.get(list_, {}).get(at)

    def _chain(self, style: str) -> Iterator[str]:
        passed: set[str] = set()
        while style and style not in passed:
            passed.add(style)
            yield style
            style = self._parents.get(style, "")

    def _read(self, element: Element) -> None:
        name = element.get("name", "")
        if element.tag == "style":
            self._parents[name] = element.get("parent-style-name", "")
            properties = element.find("text-properties")
            if properties is not None and "display" in properties.attrib:
                self._hidden[name] = properties.get("display") == "none"
        elif element.tag == "list-style":
            self._lists[name] = dict(map(_level, element))
        elif element.tag == "outline-style":
            self._lists[OUTLINE] = dict(map(_level, element))


def number(counts: dict[int, int], at: int, list_: str, styles: Styles) -> str:
    """What stands before a paragraph at level ``at``, from 1, of a list whose levels have ``counts``."""
    own = styles.level(list_, at)
    if own is None:
        return ""
    if own.bullet:
        return f"{own.before}{own.bullet}{own.after}{own.gap}"
    if not own.form:
        return f"{own.before}{own.after}{own.gap}" if own.before or own.after else ""
    shown = [(n, styles.level(list_, n)) for n in range(max(1, at - own.shown + 1), at + 1)]
    written = ".".join(_written(counts.get(n, 1), one.form) for n, one in shown if one is not None and one.form)
    return f"{own.before}{written}{own.after}{own.gap}"


def natural(said: str | None, default: int, highest: int = _HIGHEST) -> int:
    """A count that an attribute says, at most ``highest``; ``default`` for none."""
    digits = said is not None and said.isascii() and said.isdigit() and len(said) < 10
    return min(int(said), highest) if said is not None and digits else default


def _level(element: Element) -> tuple[int, Level]:
    label = element.find("list-level-properties/list-level-label-alignment")
    gap = "listtab" if label is None else label.get("label-followed-by", "listtab")
    level = Level(
        element.get("num-format", ""),
        element.get("bullet-char", "\u2022" if element.tag == "list-level-style-image" else ""),
        element.get("num-prefix", ""),
        element.get("num-suffix", ""),
        _AFTER.get(gap, "\t"),
        natural(element.get("display-levels"), 1, LEVELS),
        natural(element.get("start-value"), 1),
    )
    return natural(element.get("level"), 1, LEVELS), level


def _written(n: int, form: str) -> str:
    if form in ("a", "A") and n:
        return letters(n) if form == "a" else letters(n).upper()
    if form in ("i", "I") and n:
        return roman(n) if form == "i" else roman(n).upper()
    return str(n)
