"""Swedish words compared: forms of one word, a word inside a compound, words that carry no topic.

Rules in place of a lemmatiser: a wrong kinship here costs one weak proposal, and to load a dictionary would
cost more than all of the matching. Words of another language are compared by the same rules, less well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from intervjukod.domain.folding import fold

_ENDINGS = """
    a ad ade ades an anas ande andes ar are aren arna arnas ars as ast aste at ats d de des e el en ena ens er
    erna ernas ers es et ets ig iga igt is len let lig liga ligt n na nas ns or orna ornas r ra rar re ren ret
    rna rnas rs s st sta t te tes ts tt
"""
ENDINGS = frozenset(_ENDINGS.split()) | {""}
_LONGEST_FIRST = sorted(ENDINGS, key=len, reverse=True)

_STOP_WORDS = """
    aldrig all alla allt alltid alltså andra annan annars annat att av avse avseende bara bland blev bli
    blir blivit både de dem den denna deras dess dessa det detta dig din dina ditt du dvs då där efter
    eftersom egentligen ej eller en er era ert ett exempel faktiskt fall finnas finns fler flera flest
    fram fråga frågan från få får fått för före förut ge genom ger gick gjorde gjort gå går gör göra ha
    hade haft han har hela heller helt henne hennes hit hon honom hos hur här i iallafall ibland icke idag
    in inga ingen inget inom inte istället ja jag jo ju just kan kanske kom komma kommer kring kunde kunna
    lite man med mellan men mer mest mig min mina mindre mitt mm mot mycket många måste möjligen nej ner
    ni nog nu nya någon någonting något några nån nåt när och också okej om oss på redan respektive runt
    samma samt se sedan sen ser sett sig sin sina sitt ska skall skulle som så sådan sådana sådant sån
    sånt säga säger ta tar tas tex tidigare till tro tror tycka tycker tyckte tänka tänker under upp ur ut
    utan vad var vara varandra varför varit vart vem vems vet vi vid vilja vilka vilken vilket vill ville
    vår våra vårt väl åt än ändå ännu är även över
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_SPOKEN = {"jobb": "arbet", "funk": "funger"}  # said oftener than written, of the same thing
_SPOKEN_ENDINGS = frozenset(("", "a", "ade", "ades", "ande", "ar", "as", "at", "ats", "en", "et"))
_WORD = re.compile(r"[^\W_]+")
PART_SHARE = 0.5  # half a compound is half a word
LEAST_STEM = 3
LEAST_PART = 4


def folded_words(text: str) -> tuple[str, ...]:
    """The different words of ``text``, folded, in order; what a hyphen or a slash joins is taken apart."""
    return tuple(dict.fromkeys(map(_as_written, _WORD.findall(fold(text).text))))


def _as_written(word: str) -> str:
    for spoken, written in _SPOKEN.items():
        if word.startswith(spoken) and word[len(spoken) :] in _SPOKEN_ENDINGS:
            return written + word[len(spoken) :]
    return word


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """``word`` without the longest ending that leaves at least four letters."""
    for ending in _LONGEST_FIRST:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_PART:
            return word[: len(word) - len(ending)]
    return word


def same_word(one: str, other: str) -> bool:
    """Whether both may be forms of one word: alike but for an ending each, ``öppen`` and ``öppna``."""
    common = _shared_start(one, other)
    return one == other or (common >= LEAST_STEM and one[common:] in ENDINGS and other[common:] in ENDINGS)


def is_part(part: str, compound: str) -> bool:
    """Whether ``part`` begins or ends ``compound``: ``kameror`` or ``övervakning`` in kameraövervakning."""
    base = stem(part)
    before, found, after = compound.partition(base)
    if not found or len(base) < LEAST_PART:
        return False
    if before:
        return len(before) > 1 and after in ENDINGS
    return len(compound) - _shared_start(part, compound) >= LEAST_STEM


def _shared_start(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)


class Vocabulary:
    """Words of a guide, and which of them a word that was said may be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        self._stems: list[tuple[str, str]] = []
        for word in words:
            self._by_start[word[:LEAST_STEM]].append(word)
            if word not in STOP_WORDS:
                self._stems.append((word, stem(word)))

    def kin(self, said: str) -> list[tuple[str, float]]:
        """The words that ``said`` is a form of, with 1, and those that it is part of or that are part of it."""
        forms = [word for word in self._by_start.get(said[:LEAST_STEM], ()) if same_word(word, said)]
        found = dict.fromkeys(forms, 1.0)
        if said not in STOP_WORDS:
            base = stem(said)
            for word, start in self._stems:
                # The first test is cheap and nearly always settles it.
                if (base in word and is_part(said, word)) or (start in said and is_part(word, said)):
                    found.setdefault(word, PART_SHARE)
        return list(found.items())
