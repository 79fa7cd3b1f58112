"""Signs of the fonts whose letters are pictures, as the signs that a reader sees.

Word writes an arrow as letter E0 of the font Wingdings. In a file such letters stand as themselves or, so
that nobody takes them for words, 0xF000 further up.
"""

from __future__ import annotations

UNKNOWN = "\u25a1"
"""The empty square that stands for a sign nobody can name."""

_PRIVATE = range(0xF020, 0xF100)
_BULLET = 0xB7

_SYMBOL = {
    0x22: "\u2200", 0x24: "\u2203", 0x27: "\u220b", 0x2A: "\u2217", 0x2D: "\u2212", 0x40: "\u2245",
    0x5C: "\u2234", 0x5E: "\u22a5", 0x60: "\u203e", 0x7E: "\u223c", 0xA0: "\u20ac",
}  # fmt: skip
_SYMBOL |= {code: chr(code) for code in range(0x20, 0x7F) if not chr(code).isalpha() and code not in _SYMBOL}
for _first, _signs in (
    (0x41, "\u0391\u0392\u03a7\u0394\u0395\u03a6\u0393\u0397\u0399\u03d1\u039a\u039b\u039c"),
    (0x4E, "\u039d\u039f\u03a0\u0398\u03a1\u03a3\u03a4\u03a5\u03c2\u03a9\u039e\u03a8\u0396"),
    (0x61, "\u03b1\u03b2\u03c7\u03b4\u03b5\u03c6\u03b3\u03b7\u03b9\u03d5\u03ba\u03bb\u03bc"),
    (0x6E, "\u03bd\u03bf\u03c0\u03b8\u03c1\u03c3\u03c4\u03c5\u03d6\u03c9\u03be\u03c8\u03b6"),
    (0xA1, "\u03d2\u2032\u2264\u2044\u221e\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193"),
    (0xB0, "\u00b0\u00b1\u2033\u2265\u00d7\u221d\u2202\u2022\u00f7\u2260\u2261\u2248\u2026\u23d0\u23af\u21b5"),
    (0xC0, "\u2135\u2111\u211c\u2118\u2297\u2295\u2205\u2229\u222a\u2283\u2287\u2284\u2282\u2286\u2208\u2209"),
    (0xD0, "\u2220\u2207\u00ae\u00a9\u2122\u220f\u221a\u22c5\u00ac\u2227\u2228\u21d4\u21d0\u21d1\u21d2\u21d3"),
    (0xE0, "\u25ca\u2329\u00ae\u00a9\u2122\u2211"),
    (0xF1, "\u232a\u222b"),
):
    _SYMBOL |= {_first + n: sign for n, sign in enumerate(_signs)}

_WINGDINGS = {
    0x20: " ", 0x22: "\u2702", 0x28: "\u260e", 0x2A: "\u2709", 0x3F: "\u270d", 0x41: "\u270c", 0x43: "\U0001f44d",
    0x44: "\U0001f44e", 0x45: "\u261c", 0x46: "\u261e", 0x47: "\u261d", 0x48: "\u261f", 0x4A: "\u263a",
    0x4B: "\U0001f610", 0x4C: "\u2639", 0x6C: "\u25cf", 0x6E: "\u25a0", 0x6F: "\u2610", 0x71: "\u2751",
    0x72: "\u2752", 0x75: "\u25c6", 0x76: "\u2756", 0x77: "\u2b25", 0x9E: "\u00b7", 0x9F: "\u2022", 0xA7: "\u25aa",
    0xA8: "\u25fb", 0xAB: "\u2605", 0xD8: "\u27a2", 0xDF: "\u2190", 0xE0: "\u2192", 0xE1: "\u2191", 0xE2: "\u2193",
    0xE7: "\u2794", 0xE8: "\u2794", 0xEF: "\u21e6", 0xF0: "\u21e8", 0xF1: "\u21e7", 0xF2: "\u21e9", 0xF3: "\u2b04",
    0xFB: "\u2717", 0xFC: "\u2713", 0xFD: "\u2612", 0xFE: "\u2611",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "\u2717", 0x50: "\u2713", 0x51: "\u2612", 0x52: "\u2611", 0x96: "\u2022", 0x97: "\u25cf", 0xA3: "\u25a1",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PICTURES = frozenset({"wingdings 3", "webdings", "marlett", "zapfdingbats"})


def draws(font: str) -> bool:
    """Whether the letters of a font are pictures."""
    return font.casefold() in _FONTS or font.casefold() in _PICTURES


def sign(code: int, font: str) -> str:
    """What a reader sees of letter ``code`` of a font; :data:`UNKNOWN` for a picture without a sign of its own.

    A letter of an ordinary font is itself.
    """
    low = code & 0xFF if code in _PRIVATE else code
    name = font.casefold()
    if name in _FONTS:
        return _FONTS[name].get(low, UNKNOWN)
    if name in _PICTURES:
        return UNKNOWN
    if low != code:  # moved up, in a font that nobody names: bullets are written so
        return "\u2022" if low == _BULLET else UNKNOWN
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else UNKNOWN


def in_font(text: str, font: str) -> str:
    """``text`` as it is seen in a font; letters that stand for themselves stay."""
    if draws(font):
        return "".join(sign(ord(letter), font) for letter in text)
    return "".join(sign(ord(letter), "") if ord(letter) in _PRIVATE else letter for letter in text)
