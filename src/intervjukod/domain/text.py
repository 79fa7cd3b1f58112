"""Canonical text: what every offset counts in, and what is a word, a quote or a line in it."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from intervjukod.domain.span import Span, occurrences, overlapping_matches, whole

REPLACEMENT = "\ufffd"
ZERO_WIDTH = "\u180e\u200b\u200c\u200d\u2060\ufeff"
SOFT_HYPHEN = "\u00ad"
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # as the inside of a character class

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text and what it took to get there.

    ``nfc_changes`` is the number of code points that NFC composed, replaced or moved, ``newlines`` that
    of CRLF and CR turned to LF, ``surrogate_pairs`` that of pairs made one character, and
    ``lone_surrogates`` that of half characters replaced by U+FFFD.
    """

    text: str
    nfc_changes: int = 0
    newlines: int = 0
    surrogate_pairs: int = 0
    lone_surrogates: int = 0


def canonical(raw: str) -> Canonical:
    """``raw`` with whole characters only, LF line ends and NFC. NUL and other controls stay in place."""
    text, pairs, lone = raw, 0, 0
    if _SURROGATE.search(text):
        text, pairs = _PAIR.subn(_paired, text)
        text, lone = _SURROGATE.subn(REPLACEMENT, text)
    newlines = text.count("\r")
    if newlines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    changes = 0
    if not unicodedata.is_normalized("NFC", text):
        changes = sum(len(part) for part in _composing_parts(text))
        text = unicodedata.normalize("NFC", text)
    return Canonical(text, changes, newlines, pairs, lone)


def _paired(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _composing_parts(text: str) -> Iterator[str]:
    """The base letters with marks (or Hangul syllables in parts) that NFC changes."""
    marks = "".join(mark for mark in set(text) if unicodedata.combining(mark))
    part = re.compile(rf"[^{marks}\u1160-\u11ff][{marks}\u1160-\u11ff]*|[{marks}\u1160-\u11ff]+")
    return (match[0] for match in part.finditer(text) if not unicodedata.is_normalized("NFC", match[0]))


def line_of(text: str, offset: int) -> int:
    """The 1-based line on which ``offset`` (code points) stands. Only ``\\n`` ends a line."""
    return text.count("\n", 0, offset) + 1


def lines_of(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """The 1-based line of each of the rising ``offsets`` (code points); one pass through the text for all."""
    line, seen = 1, 0
    for offset in offsets:
        line += text.count("\n", seen, offset)
        seen = offset
        yield line


def words(text: str, span: Span | None = None) -> list[Span]:
    """The words of ``span`` (default: of all of ``text``), in order.

    A word is letters or digits with their combining marks, soft hyphens and zero-width characters, and
    with a hyphen, apostrophe, colon, full stop or decimal comma between two of them: ``k-pist``,
    ``S:t``, ``t.ex``, ``21.30``. A full stop before a capitalised word separates, also without a space.
    An emoji is no word. A word that the span cuts counts as what is left of it.
    """
    span = whole(text) if span is None else span
    pattern = _word_pattern(_inside_words(span.of(text)))
    return [Span(*match.span()) for match in pattern.finditer(text, span.start, span.end)]


def word_starts(text: str, spans: Iterable[Span]) -> array[int]:
    """Where the words of ``spans`` begin, in the order of the spans: code points, 4 bytes each."""
    pattern = _word_pattern(_inside_words(text))
    return array(
        "I",
        (match.start() for span in spans for match in pattern.finditer(text, span.start, span.end)),
    )


def _inside_words(text: str) -> str:
    """The characters of ``text`` that are no letters but belong to a word they stand in."""
    inside = [mark for mark in set(text) if mark > "\x7f" and (mark in _INVISIBLE or _is_mark(mark))]
    return "".join(sorted(inside))


_INVISIBLE = frozenset(SOFT_HYPHEN + ZERO_WIDTH)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@lru_cache(maxsize=64)
def _word_pattern(inside: str) -> re.Pattern[str]:
    # A letter or digit with an emoji selector or a keycap after it is drawn as a picture.
    letter = r"(?!.[\ufe0f\u20e3])[^\W_]" if {"\ufe0f", "\u20e3"} & set(inside) else r"[^\W_]"
    run = rf"{letter}(?:[^\W_]|[{inside}])*" if inside else r"[^\W_]+"
    between = r"[-_\u2010\u2011'’:]|\.(?![A-ZÅÄÖ][a-zåäö])|(?<=\d),(?=\d)"
    return re.compile(rf"{run}(?:(?:{between}){run})*")


_FLAG = "[\U0001f1e6-\U0001f1ff]"
_EXTENDING = "\u200c\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"


def clusters(text: str) -> list[Span]:
    """The graphemes of more than one code point, in order: letter and marks, joined emoji, flags.

    One that nothing may cut. Text without any (most Swedish text) costs one look at its characters.
    """
    odd = [mark for mark in set(text) if mark > "\u02ff"]
    marks = "".join(sorted(mark for mark in odd if _is_mark(mark)))
    if not marks and all(mark < "\u200c" or "\u200d" < mark < "\U0001f1e6" for mark in odd):
        return []
    pattern = _cluster_pattern(marks)
    return [Span(*match.span()) for match in pattern.finditer(text)]


@lru_cache(maxsize=64)
def _cluster_pattern(marks: str) -> re.Pattern[str]:
    extending = f"{marks}{_EXTENDING}"
    tail = rf"(?:[{extending}]|\u200d(?:[^\w\s{extending}])?)"
    return re.compile(rf"{_FLAG}{{2}}{tail}*|[^\s\u200d{extending}]{tail}+")


def find_quote(text: str, quote: str) -> list[Span]:
    """Where ``quote`` stands in a canonical text, overlapping places too; empty when nowhere.

    The quote is made canonical first. Where it does not stand letter for letter, any run of white space
    in it may stand for any other: a quote copied from a page with other line breaks is still found.
    """
    exact = canonical(quote).text
    if not exact.strip():
        return []
    if exact in text:
        return list(occurrences(text, exact))
    loose = re.compile(r"\s+".join(re.escape(word) for word in exact.split()))
    return list(overlapping_matches(loose, text))
