"""Which of the study's distinct words a word that somebody searches finds, and in what kinship.

Pure rules over an index, without a dictionary: what the dictionary said of each word stands in the index, and
for a word that no text has the endings of Swedish stand in for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from intervjukod.domain.folding import fold, spelling
from intervjukod.domain.text import canonical
from intervjukod.domain.word import IndexedWord, Kinship
from intervjukod.language.wording import ENDINGS

LEAST_STEM = 4
"""Letters that a stem needs to be looked for inside words; a shorter one needs its vowel: gata, gatu-."""
LEAST_PIECE = 3
"""Letters that a piece needs to be looked for anywhere in words; a shorter one begins them."""
LEAST_MISSPELT = 7
"""Letters of a word of which a scan may have lost one: shorter words are too often another word."""
_VOWELS = "aeou"


class Lexicon(Protocol):
    """The distinct words of an index."""

    def named(self, names: Collection[str]) -> Sequence[IndexedWord]:
        """Words whose spelling or lemma is one of ``names``."""

    def holding(self, pieces: Collection[str], starts: Collection[str]) -> Sequence[IndexedWord]:
        """Words whose form, spelling or lemma has one of ``pieces`` in it, or begins with one of ``starts``."""

    def unknown(self, spellings: Collection[str]) -> Sequence[IndexedWord]:
        """Words with one of the spellings that the dictionary does not have."""


def related(lexicon: Lexicon, word: str, *, compounds: bool) -> dict[IndexedWord, Kinship]:
    """The words that ``word``, one word as typed, finds: its forms and, with ``compounds``, what holds it."""
    wanted = spelling(canonical(word).text)
    if not wanted:
        return {}
    lemmas = _lemmas(lexicon, wanted)
    found = {one: Kinship.EXACT if one.spelling == wanted else Kinship.FORM for one in lexicon.named(lemmas | {wanted})}
    if compounds:
        pieces = {
            fold(canonical(word).text).text.strip(),
            wanted,
            *(piece for base in lemmas for piece in _pieces(base)),
        }
        anywhere = {piece for piece in pieces if len(piece) >= LEAST_PIECE}
        for one in lexicon.holding(anywhere, pieces - anywhere):
            found.setdefault(one, Kinship.COMPOUND)
    return found | _misspelt(lexicon, found)


def _lemmas(lexicon: Lexicon, wanted: str) -> set[str]:
    """The lemmas that ``wanted`` is a form of, as far as the index tells, and itself."""
    there = lexicon.named({wanted})
    if there:
        return {wanted, *(one.lemma for one in there if one.spelling == wanted)}
    bases = list(_bases(wanted))
    near = lexicon.named(set(bases))
    for base in bases:
        lemmas = {one.lemma for one in near if base in (one.spelling, one.lemma)}
        if lemmas:
            return {wanted, *lemmas}
    return {wanted}


def _bases(word: str) -> Iterator[str]:
    """What ``word`` may be a form of, the most like it first."""
    for ending in sorted(ENDINGS - {""}, key=len):
        base = word.removesuffix(ending)
        if base != word and len(base) >= LEAST_STEM:
            yield from (base, f"{base}a", f"{base}e")


def _pieces(lemma: str) -> Iterator[str]:
    """What compounds have of a lemma: all of it but its last vowel, in whose place another may stand."""
    stem = lemma[:-1] if lemma[-1:] in ("a", "e") else lemma
    if len(stem) >= LEAST_STEM or stem == lemma:
        yield stem
    else:
        yield from (f"{stem}{vowel}" for vowel in _VOWELS)


def _misspelt(lexicon: Lexicon, found: dict[IndexedWord, Kinship]) -> dict[IndexedWord, Kinship]:
    """Words that no dictionary has and that are a found word but for one letter inside: scans lose some."""
    lacking: dict[str, Kinship] = {}
    for one, kinship in sorted(found.items(), key=lambda item: -item[1].distance):  # the nearest kin stays
        misspelt = Kinship.FORM if kinship is Kinship.EXACT else kinship
        lacking |= dict.fromkeys(_lacking_one(one.spelling), misspelt)
    return {one: lacking[one.spelling] for one in lexicon.unknown(lacking.keys()) if one not in found}


def _lacking_one(word: str) -> Iterator[str]:
    """``word`` without one of the letters between its first and its last; nothing when it is short."""
    if len(word) >= LEAST_MISSPELT:
        for n in range(1, len(word) - 1):
            yield word[:n] + word[n + 1 :]
