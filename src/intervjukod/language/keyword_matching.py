"""Which words a keyword of the codebook listens for: narrower than a search, because nobody asked just now.

A search shows what it took for a hit and lets one leave some of it out. A mark in the text only disturbs when it
is wrong, so that doubt speaks against it.
"""

from __future__ import annotations

from collections.abc import Collection

from intervjukod.domain.folding import spelling
from intervjukod.domain.text import canonical
from intervjukod.domain.word import IndexedWord, Kinship
from intervjukod.language.function_words import FUNCTION_WORDS
from intervjukod.language.word_matching import LEAST_STEM, Lexicon, related
from intervjukod.language.wording import ENDINGS

LEAST_IN_COMPOUND = 5
"""Letters that a keyword, or its stem, needs to be looked for in compounds: shorter ones stand in too many words."""
LEAST_REST = 3
"""Letters that the rest of a compound has at least."""


def is_capitals(word: str) -> bool:
    """Whether a word is written in capitals alone: an abbreviation, not the word with these letters."""
    return len(word) > 1 and word.isupper()


def listened_for(lexicon: Lexicon, word: str, *, alone: bool) -> dict[IndexedWord, Kinship]:
    """The words that ``word``, one word of a keyword, is said by.

    ``alone`` tells that it is all of the keyword: then no function word says it. In a phrase one does, as written.
    One in capitals gives the word with its letters: whether that is in capitals the text tells.
    """
    wanted = spelling(canonical(word).text)
    if is_capitals(word) or (wanted in FUNCTION_WORDS and not alone):
        return {one: Kinship.EXACT for one in lexicon.named({wanted}) if one.spelling == wanted}
    found = related(lexicon, word, compounds=len(wanted) >= LEAST_IN_COMPOUND)
    bases = _bases(wanted, found)
    return {
        one: kinship
        for one, kinship in found.items()
        if one.form not in FUNCTION_WORDS and (kinship is not Kinship.COMPOUND or _is_built_on(one, bases))
    }


def _bases(wanted: str, found: dict[IndexedWord, Kinship]) -> frozenset[str]:
    """What other words may have of a keyword: the word, its lemma, or one of these without its last vowel."""
    lemmas = {wanted, *(one.lemma for one, kinship in found.items() if kinship is not Kinship.COMPOUND)}
    stems = {lemma[:-1] for lemma in lemmas if lemma[-1:] in ("a", "e")}
    return frozenset(base for base in lemmas | stems if len(base) >= LEAST_STEM)


def _is_built_on(one: IndexedWord, bases: Collection[str]) -> bool:
    """Whether the word is a base with an ending, or begins or ends with one, but for an ending, and has more."""
    spellings = {one.form, one.spelling, one.lemma}
    ended = {said.removesuffix(ending) for said in spellings for ending in ENDINGS}
    return not ended.isdisjoint(bases) or any(
        len(said) >= len(base) + LEAST_REST and (said.endswith(base) or (said in spellings and said.startswith(base)))
        for base in bases
        if len(base) >= LEAST_IN_COMPOUND
        for said in ended
    )
