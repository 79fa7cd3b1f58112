"""Widths in terminal cells: the one place where a table meets the screen's own unit."""

from __future__ import annotations

import unicodedata

from intervjukod.domain.glyphs import printable

ELLIPSIS = "…"
_COMBINING = "\u0300"
"""Below this every character takes one cell."""


def shown(text: str) -> str:
    """``text`` as one line that a terminal prints and does not obey."""
    return printable(text)


def width(text: str) -> int:
    """Cells that ``text`` takes: two for wide characters, none for marks that sit on another."""
    return len(text) if text.isascii() or max(text) < _COMBINING else sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """``text`` in at most ``cells`` cells, with an ellipsis where something was left out."""
    if width(text) <= cells:
        return text
    kept, taken = [], width(ELLIPSIS)
    for character in text:
        taken += _cells(character)
        if taken > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """``text`` filled with blanks to ``cells`` cells, on its left when ``right``."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def folded(text: str, cells: int | None, *, hang: str = "") -> str:
    """Safe lines of at most ``cells`` cells, broken between words; ``hang`` leads the later ones."""
    lines = [""]
    for word in shown(text).split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if cells is not None and width(joined) > cells and lines[-1].strip():
            lines.append(hang + word)
        else:
            lines[-1] = joined
    return "".join(f"{line}\n" for line in lines)


def _cells(character: str) -> int:
    if character >= _COMBINING and unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
