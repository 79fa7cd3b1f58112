"""Text that is safe to show: one visible glyph for each code point that a terminal would obey.

A transcript may hold escape sequences that set a window's title or fill the clipboard, and marks that
turn the order of words around. Everything shown passes here; offsets stay as they are.
"""

from __future__ import annotations

import re

from intervjukod.domain.text import BIDI_CONTROLS, REPLACEMENT

LINE_END = "\u23ce"
_C1 = "\u2426"
_BIDI = "\u21c4"
_SEPARATOR = "\u21b5"

_UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDI_CONTROLS}]")
_CONTROL_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
_GLYPHS = (
    _CONTROL_PICTURES
    | {chr(code): _C1 for code in range(0x80, 0xA0)}
    | {chr(code): REPLACEMENT for code in range(0xD800, 0xE000)}
    | {"\u2028": _SEPARATOR, "\u2029": _SEPARATOR}
)


def safe(text: str, *, newline: str = "\n", tab: str = " ") -> str:
    """``text`` with a glyph in place of every control character, of the same length in code points.

    Controls become U+2400 pictures, C1 controls U+2426, direction marks U+21C4, other line separators
    U+21B5, half characters U+FFFD. ``newline`` and ``tab`` (one code point each, else ValueError) stand
    for ``\\n`` and ``\\t``.
    """
    if len(newline) != 1 or len(tab) != 1:
        raise ValueError("newline and tab must be one code point each")
    if text.isprintable():
        return text
    chosen = {"\n": newline, "\t": tab}
    return _UNSAFE.sub(lambda match: chosen.get(match[0]) or _GLYPHS.get(match[0], _BIDI), text)


def printable(text: str, *, newline: str = " ") -> str:
    """``text`` as one safe line, of the same length: ``newline`` (or ``LINE_END``) for every line end."""
    return safe(text, newline=newline)
