"""Numbers and bullets that somebody typed: ``12a.``, ``1.2``, ``(b)``, ``Fråga 7:``, ``ii)``, ``–``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from intervjukod.readers.docx_numbering import joined
from intervjukod.readers.drafts.parts import Line, LineKind

_WORD = r"(?:(?:fråga|question|tema|theme|del|part|kod|code) |[fq] ?)?"
_DIGITS = r"(?P<digits>\d{1,3}(?:\.\d{1,3}){0,5})"
_NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\(?{_WORD}{_DIGITS} ?(?P<letter>[a-zåäö])?[.):]{{1,2}} +(?=\S)",
        r"(?P<digits>\d{1,3}(?:\.\d{1,3})+) +(?=\S)",
        r"(?P<digits>\d{1,3})(?P<letter>[a-zåäö]) +(?=\S)",
        r"(?P<digits>\d{1,3}) (?=(?-i:[A-ZÅÄÖ]))",
    )
)
_SIGN = re.compile(r"\(?([a-zåäö]|[ivx]{2,5})[.)] +(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"[-–—•*·▪◦‣] +(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def split_number(text: str) -> tuple[list[str], str]:
    """The parts of the number that a text begins with (``["12", "a"]``), none where it has none, and the rest."""
    for pattern in _NUMBERS:
        found = pattern.match(text)
        if found:
            letter = found.groupdict().get("letter") or ""
            return [*found["digits"].split("."), *([letter.lower()] if letter else [])], text[found.end() :]
    return [], text


def numbered(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines whose typed numbers and bullets are taken off and told as Word tells automatic ones."""
    reader = _Typed()
    for line in lines:
        yield reader.read(line) if not line.number and line.kind != LineKind.TITLE else line


class _Typed:
    """Where the numbering is: a letter alone belongs to the number before it, a Roman numeral to the letter."""

    def __init__(self) -> None:
        self._above: list[str] = []
        self._sign = ""
        self._roman = ""

    def read(self, line: Line) -> Line:
        parts, rest = split_number(line.text)
        kind = line.kind if line.kind == LineKind.HEADING else LineKind.NUMBERED
        if parts:
            lettered = len(parts) > 1 and parts[-1].isalpha()
            self._above = parts[:-1] if lettered else parts
            self._sign, self._roman = (parts[-1] if lettered else ""), ""
            return self._line(line, kind, parts, rest)
        if line.kind == LineKind.HEADING:
            self._above, self._sign, self._roman = [], "", ""
            return line
        sign = _SIGN.match(line.text)
        if sign:
            return self._line(line, kind, self._under(sign[1]), line.text[sign.end() :])
        bullet = _BULLET.match(line.text)
        if bullet and line.kind == LineKind.PLAIN:
            return replace(line, text=line.text[bullet.end() :], kind=LineKind.BULLET)
        return line

    def _under(self, sign: str) -> list[str]:
        if sign.isupper():  # A. and B. part the guide
            self._above, self._sign, self._roman = [sign], "", ""
            return [sign]
        if self._is_next_roman(sign):
            self._roman = sign
            return [*self._above, self._sign, sign]
        self._sign, self._roman = sign, ""
        return [*self._above, sign]

    def _is_next_roman(self, sign: str) -> bool:
        """Whether a sign counts below the letter before it: ``i`` after ``h`` is a letter, after ``a`` a numeral."""
        if sign not in _ROMAN or not self._sign or ord(sign[-1]) == ord(self._sign) + 1:
            return False
        at = _ROMAN.index(sign)
        return self._roman == (_ROMAN[at - 1] if at else "")

    def _line(self, line: Line, kind: LineKind, parts: list[str], rest: str) -> Line:
        depth = line.depth if kind == LineKind.HEADING else len(parts) - 1
        return replace(line, text=rest, kind=kind, depth=depth, number=joined(parts))
