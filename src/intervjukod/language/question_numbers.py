"""Which questions an interviewer names by number: ``fråga 7``, ``sjuan``, ``tolv a``, ``fjortonde frågan``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intervjukod.domain.folding import fold
from intervjukod.domain.guide import Guide, Question

_CARDINALS = """
    ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton
"""
_ORDINALS = """
    första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde
    femtonde sextonde sjuttonde artonde nittonde
"""
_DEFINITES = """
    ettan tvåan trean fyran femman sexan sjuan åttan nian tian elvan tolvan trettonan fjortonan femtonan
    sextonan sjuttonan artonan nittonan
"""


def _numerals(units: str, *tens: str) -> dict[str, int]:
    """Numerals up to 19 and, with the names of 20, 30 and 40, up to 49: ``tjugofem``, ``tjugofemte``."""
    found = {word: n for n, word in enumerate(units.split(), 1)}
    ones = list(found.items())[:9]
    for ten, stem, whole in zip((20, 30, 40), ("tjugo", "trettio", "fyrtio"), tens, strict=True):
        found |= {whole: ten} | {stem + word: ten + n for word, n in ones}
    return found


_CARDINAL = _numerals(_CARDINALS, "tjugo", "trettio", "fyrtio")
_ORDINAL = _numerals(_ORDINALS, "tjugonde", "trettionde", "fyrtionde")
_DEFINITE = _numerals(_DEFINITES, "tjugan", "trettian", "fyrtian")
_VALUES = _CARDINAL | _ORDINAL | _DEFINITE
del _ORDINAL["andra"]  # "den andra frågan" is as often the other one


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = rf"(?P<number>\d{{1,3}}|{_either(_CARDINAL)})"
_LETTER = r"(?:\s?(?P<letter>[a-hj-zä]|[iåö]$)\b)?"  # "fråga tolv i guiden" is 12
_SMALL = "alltså|bra|då|går|här|ja|jag|listan|mm|nr|nu|nummer|och|okej|på|sen|sedan|så|tar|till|vi|över"
_MENTIONS = (
    re.compile(rf"\b(?:frågan?|punkt)\s(?:nummer\s|nr\s)?{_NUMBER}\b{_LETTER}(?!\s(?:frågor|grejer|saker|till)\b)"),
    re.compile(rf"\b(?:(?P<number>{_either(_ORDINAL)})|(?P<digits>\d{{1,3}})[:\s]?[ea])\sfrågan\b"),
    re.compile(rf"(?<!\bi\s)\b(?P<number>{_either(_DEFINITE)})\b{_LETTER}"),  # "i nian" is a year at school
    re.compile(r"\b(?P<number>\d{1,3})(?P<letter>[a-zåäö])\b"),
)
_NOTHING_ELSE = re.compile(rf"(?:(?:{_SMALL})\s)*{_NUMBER}\b{_LETTER}(?:\s(?:{_SMALL}))*")
_NOT_ASKED = re.compile(
    r"\bhoppa\w* över\b|\båterkom\w*|\bväntar? med\b|\bskippa\w*|\bstrunta\w*|\bredan\b"
    r"|\bsa(?:de)?\b|\bnämnde\b|\bsvarade\b"
)
_APART = re.compile(r"[^\w:?]+")
_NR = re.compile(r"(\d+)\W?([a-zåäö]?)")


def numbers_named(sentence: str, alone: bool = False) -> Iterator[str]:
    """The numbers by which a sentence asks, such as ``7`` and ``12a``.

    None where it leaves a question out or comes back to an answer. A bare number asks (``Sju då.``) unless
    it is ``alone``, all that is said: then it echoes one, as ``Fem?`` does anywhere.
    """
    said = _APART.sub(" ", fold(sentence).text).strip()
    if _NOT_ASKED.search(said):
        return
    found = [mention for pattern in _MENTIONS for mention in pattern.finditer(said)]
    bare = None if alone else _NOTHING_ELSE.fullmatch(said)
    for mention in [*found, bare] if bare else found:
        groups = mention.groupdict()
        number = groups["number"] or groups["digits"]
        yield f"{_VALUES.get(number) or int(number)}{groups.get('letter') or ''}"


def numbered(guide: Guide, questions: Sequence[Question]) -> dict[str, int]:
    """The index of each question that a number of its own names. ``q12a`` under number 12 goes by ``12a``."""
    found: dict[str, list[int]] = {}
    for index, question in enumerate(questions):
        found.setdefault(_number_of(guide, question), []).append(index)
    return {number: indices[0] for number, indices in found.items() if number and len(indices) == 1}


def _number_of(guide: Guide, question: Question) -> str:
    own = _NR.fullmatch(fold(question.nr).text.strip())
    if own:
        return "".join(own.groups())
    above = guide.by_id.get(question.under)
    letter = question.id[-1:].lower()
    if above and above.nr and letter.isalpha() and question.id[:-1].endswith(above.nr):
        return above.nr + letter
    return ""
