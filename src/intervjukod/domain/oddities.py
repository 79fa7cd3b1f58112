"""What is odd in a canonical text: signs that nobody typed, and words that a scan or a wrong decoding made.

Told before anyone codes, never mended unasked. Every rule costs time in proportion to the text.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice

from intervjukod.domain.text import BIDI_CONTROLS, REPLACEMENT, SOFT_HYPHEN, ZERO_WIDTH, lines_of


class OddityKind(StrEnum):
    """What an import report tells of a text before anyone codes it."""

    CONTROL = "control"
    LINE_SEPARATOR = "line-separator"
    SOFT_HYPHEN = "soft-hyphen"
    ZERO_WIDTH = "zero-width"
    BIDI = "bidi"
    REPLACEMENT = "replacement"
    MISREAD = "misread"
    MIXED_SCRIPT = "mixed-script"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Oddity:
    """``count`` oddities of one kind, on the 1-based ``lines`` and ``more`` later ones; the first reads ``example``."""

    kind: OddityKind
    count: int
    lines: tuple[int, ...]
    example: str
    more: int = 0


_SIGNS = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{SOFT_HYPHEN}{ZERO_WIDTH}{BIDI_CONTROLS}{REPLACEMENT}"
    "\u00c2\u00c3\u00e2\u0152\u0160\u2020\u2021\u201e]"
)
# A joiner between two symbols makes one emoji of them and is nothing to warn about.
_ODD_SIGNS = {
    OddityKind.CONTROL: re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"),
    OddityKind.LINE_SEPARATOR: re.compile("[\x0b\x0c\x85\u2028\u2029]"),
    OddityKind.SOFT_HYPHEN: re.compile(SOFT_HYPHEN),
    OddityKind.ZERO_WIDTH: re.compile(r"[\u180e\u200b\u200c\u2060\ufeff]|(?<=\w)\u200d|\u200d(?=\w)"),
    OddityKind.BIDI: re.compile(f"[{BIDI_CONTROLS}]"),
    OddityKind.REPLACEMENT: re.compile(REPLACEMENT),
    # UTF-8 read as cp1252 (two or three signs for å), then MacRoman and cp850 read as cp1252 (one, inside a word).
    OddityKind.MISREAD: re.compile(
        "\u00c3[\u0080-\u00bf\u2013\u201e\u2026\u2030\u0153]|\u00e2\u20ac|\u00c2[\u00a0\u00a7\u00ab\u00b0\u00b4\u00bb]"
        "|[a-zåäö][\u0152\u0160\u2020\u2021\u201e][a-zåäö]"
    ),
}
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f]")  # without mu: \u03bcg is a unit

LINES = 20
"""How many lines are told one by one; a damaged file may have millions."""

_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_IMPOSSIBLE = re.compile(rf"[bdfghjklmnpqrstvwxz]cc|(?<=\w)({_CONSONANT})\1\1+(?=\w)")
_SEAM = re.compile(rf"(?<=({_CONSONANT}))(?!\1)({_CONSONANT})\2(?!\2)(?={_CONSONANT})")
_LETTERS_OF_A_WORD = 5
"""How many different letters a misspelt word has; ``hmmm``, a drawn-out ``jasså`` and ``BTCC`` have fewer."""
_LONGEST_WORD = 100
"""Letters. What has more is no word, and to match a letter that is doubled on and on costs memory for each."""


def oddities(text: str) -> tuple[Oddity, ...]:
    """What in a canonical text may surprise, by kind: how many, and on which lines."""
    found: list[Oddity | None] = []
    if _SIGNS.search("".join(set(text))):  # most texts are cleared by a look at their characters
        found = [_told(text, kind, pattern.finditer(text)) for kind, pattern in _ODD_SIGNS.items()]
    odd = _odd_words(text)
    for kind in dict.fromkeys(odd.values()):
        matches = (match for match in _LETTERS.finditer(text) if odd.get(match[0]) is kind)
        found.append(_told(text, kind, matches))
    return tuple(oddity for oddity in found if oddity is not None)


def _told(text: str, kind: OddityKind, matches: Iterator[re.Match[str]]) -> Oddity | None:
    first = next(matches, None)
    if first is None:
        return None
    starts = array("I", [first.start()])
    starts.extend(match.start() for match in matches)
    lines = (line for line, _ in groupby(lines_of(text, starts)))
    told = tuple(islice(lines, LINES))
    return Oddity(kind, len(starts), told, first[0], sum(1 for _ in lines))


def _odd_words(text: str) -> dict[str, OddityKind]:
    """The words that mix alphabets or have a letter too many, each as it is written."""
    written = set(_words_of(text))
    mixed = {word: OddityKind.MIXED_SCRIPT for word in written if _mixes_scripts(word)}
    return mixed | dict.fromkeys(_with_doubled_letters(text, written - mixed.keys()), OddityKind.DOUBLED)


def _words_of(text: str) -> Iterator[str]:
    return (match[0] for match in _LETTERS.finditer(text) if match.end() - match.start() <= _LONGEST_WORD)


def _mixes_scripts(word: str) -> bool:
    return bool(_GREEK_OR_CYRILLIC.search(word) and _LATIN.search(word))


def _with_doubled_letters(text: str, written: set[str]) -> Iterator[str]:
    """Words with a letter doubled where no word has it, or where the text has the word without it more often.

    Swedish has pairs of words that only a doubled letter tells apart, and compounds with any two letters at
    their seam: so what the text itself spells otherwise is the only sign that does not cry wolf.
    """
    doubtful = {}
    for word in written:
        folded = word.casefold()
        if _IMPOSSIBLE.search(folded) and len(set(folded)) >= _LETTERS_OF_A_WORD:
            yield word
        elif _SEAM.search(folded):
            doubtful[word] = folded, _SEAM.sub(r"\2", folded)
    asked = {spelling for spellings in doubtful.values() for spelling in spellings}
    counts = Counter(word for word in _words_of(text.casefold()) if word in asked) if asked else Counter[str]()
    for word, (folded, without) in doubtful.items():
        if counts[without] > counts[folded]:
            yield word
