"""Sentences and clauses of Swedish speech and prose: units to step through, never what is stored.

Rules in place of a trained splitter: on interviews they err least of what was measured, and they need
nothing but the text. A full stop is judged by the word before it and the letter after it, a question or
exclamation mark by whether a quotation goes on, an ellipsis by whether a capital follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from intervjukod.domain.span import Span, trimmed

# Without white space and without the last full stop.
_GOES_ON = """
    adj alt ang avd bitr bl bl.a bla c:a ca d.v.s d.y d.ä div doc dr dvs e.g eg ekon enl ev exkl f.d f.o.m f.ö
    fd fg fig fr fr.o.m följ hr i.e i.o.m inkl insp jfr jur kap kl komm krim krim.insp lic m.a.o m.h.a mha mr
    mrs ms nr nuv ordf p.g.a pga polisinsp prof resp s.a.s s.k sid sk st.f t.ex t.o.m t.v tel tex tf tfn tr
    uppl utg vol övers
"""
_MAY_END = """
    apr aug dec dyl e.d e.dyl e.kr e.m etc f.kr f.m f.n feb forts fre gr h jan jr kr lör m.fl m.m max mdr mfl
    milj min mm mån nov o.d o.dyl o.s.a o.s.v okt ons osv sek sept st sön t.h tim tis tors u.å
"""
ABBREVIATIONS = dict.fromkeys(_GOES_ON.split(), False) | dict.fromkeys(_MAY_END.split(), True)
_LONGEST = 1 + max(abbreviation.count(".") for abbreviation in ABBREVIATIONS)

# After an initial or a lone letter these begin a sentence; any other capital may be a surname.
_OPENERS = """
    Att De Den Det Där Då En Ett För Han Hon Hur I Ja Jag Man Med Men Nej Ni När Nu Och Om På Sedan Sen Som Så
    Under Vad Var Varför Vi
"""
_OPENING_WORDS = frozenset(_OPENERS.split())
_SIGNS = frozenset(("(.)", "(..)", "(...)", "(…)", "(!)", "(?)", "[!]", "[?]", "[.]"))

_MARKS = ".!?…"
_QUOTES = '"”“„»«'
_CLOSING = r"\"”“’'»«\u203a)\]}*_"
_OPENING = r"\"”“„‘’'»«\u2039(\[{*_–—\-"
_AROUND = _MARKS + _QUOTES + "‘’'\u2039\u203a()[]{}*_–—-"
_STOP = re.compile(
    rf"[{_MARKS}][{_MARKS}{_CLOSING}]{{0,40}}(?=\s+[{_OPENING}\s]*(?P<next>\w*)|\s*\Z)"
    r"|(?P<break>\n(?=[^\S\n]*(?:\n|[-–—•*]\s)))"
)
_ELLIPSIS = re.compile(rf"(?:\.\.|…)[{_CLOSING}]*\Z")
_BRACKET_ENDS = re.compile(r"[^()\[\]\n]{0,300}[)\]]")
_INITIALS = re.compile(r"[^\W\d_](?:(?:\.-?|-)[^\W\d_])*")
_WORD = re.compile(r"[^\W_]")

_MARK = re.compile(
    r"[\[(<#]\d{1,2}:\d\d(?::\d\d)?(?:[.,:-]\d{1,3})?[\])>#]"  # [00:12], (1:02:33), #00:12:33-1#
    r"|\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\b"
    r"|\(\.+\)|\(\d+(?:[.,]\d+)?\s?(?:s|sek)?\.?\)"  # (.), (2.0), (3 s)
    r"|[\[(](?:kort |lång )?(?:paus|pause|tyst|tystnad)\b[^\])\n]{0,40}[\])]",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    rf"(?:[,;]|\.{{2,40}}|…)[{_CLOSING}]{{0,9}}(?=\s)|(?<=\s)[–—-]+(?=\s)|—|{_MARK.pattern}", re.IGNORECASE
)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of ``span``, a turn or a paragraph or several: trimmed, in order, disjoint.

    Together they cover all of the span but white space. A line end before an empty line or a list mark
    ends a sentence, any other line end is white space. What holds no word (``[...]``, a lone dash) goes
    with the sentence after it.
    """
    return _units(text, span, _sentence_ends(text, span), _has_word, fewest=1)


def clauses(text: str, span: Span) -> list[Span]:
    """The clauses of ``span``: trimmed, in order, disjoint, each within one sentence.

    A clause ends at a comma, semicolon, dash, ellipsis, pause mark or inline timestamp, which stay with
    it. One of fewer than two words (marks and timestamps not counted) goes with the next of its
    sentence, else with the one before.
    """
    found = []
    for sentence in sentences(text, span):
        ends = (match.end() for match in _PAUSE.finditer(text, sentence.start, sentence.end))
        found += _units(text, sentence, ends, _words, fewest=2)
    return found


def _units(text: str, span: Span, ends: Iterable[int], size: Callable[[str], int], fewest: int) -> list[Span]:
    """``span`` cut at ``ends``; a piece of too few words goes with the next, at the end with the last."""
    units: list[Span] = []
    start = read = span.start
    found = 0
    for end in ends:
        found += size(text[read:end])
        read = end
        if found >= fewest:
            units.append(trimmed(text, Span(start, end)))
            start, found = end, 0
    rest = trimmed(text, Span(start, span.end))
    if units and rest and found + size(text[read : span.end]) < fewest:
        units[-1] = units[-1].cover(rest)
    elif rest:
        units.append(rest)
    return units


def _has_word(piece: str) -> bool:
    return _WORD.search(piece) is not None


def _words(piece: str) -> int:
    """The number of words between white space, without timestamps and marks of a pause."""
    return sum(1 for word in _MARK.sub(" ", piece).split() if _WORD.search(word))


@dataclass(slots=True)
class _Sentence:
    """What is known of the sentence under way: its last tokens, and the quotes and brackets left open."""

    tokens: list[str] = field(default_factory=list)
    quotes: int = 0
    brackets: int = 0

    def read(self, piece: str) -> None:
        self.tokens = [*self.tokens, *piece.split()][-_LONGEST:]
        self.quotes += sum(map(piece.count, _QUOTES))
        self.brackets += piece.count("(") + piece.count("[") - piece.count(")") - piece.count("]")

    @property
    def quoting(self) -> bool:
        return self.quotes % 2 == 1


def _sentence_ends(text: str, span: Span) -> Iterator[int]:
    sentence = _Sentence()
    read = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        sentence.read(text[read : match.end()])
        read = match.end()
        if match["break"] is None:
            if sentence.brackets > 0 and _BRACKET_ENDS.match(text, read, span.end):
                continue
            if not _ends(match[0], match["next"] or "", sentence):
                continue
        yield read
        sentence = _Sentence()


def _ends(stop: str, following: str, sentence: _Sentence) -> bool:
    """Whether ``stop`` (marks and what closes after them) ends the sentence before the word ``following``."""
    if sentence.tokens[-1] in _SIGNS:
        return False
    closed = stop[-1] not in _MARKS
    if "!" in stop or "?" in stop:
        return not (following[:1].islower() and (closed or sentence.quoting))
    if _ELLIPSIS.search(stop):
        return following[:1].isupper()
    return _full_stop_ends(following, closed, sentence.tokens)


def _full_stop_ends(following: str, closed: bool, tokens: list[str]) -> bool:
    word = tokens[-1].strip(_AROUND)
    first = following[:1]
    may_end = _abbreviation(tokens)
    if may_end is not None:
        return may_end and not (first.islower() or first.isdigit())
    if _INITIALS.fullmatch(word):
        return following in _OPENING_WORDS
    if first.islower():
        return not (closed or word.isdigit())
    return not (word.isdigit() and len(tokens) == 1)  # a number alone counts what follows: "1. Polisen ..."


def _abbreviation(tokens: list[str]) -> bool | None:
    """What the table says of the longest abbreviation at the end, spaced (``t. ex.``) or not."""
    may_end, joined = None, ""
    for token in reversed(tokens):
        if joined and not token.endswith(".") and len(token) > 1:  # also "m fl."
            break
        joined = token.lstrip(_AROUND) + joined
        may_end = ABBREVIATIONS.get(joined.rstrip(_AROUND).lower(), may_end)
    return may_end
