"""What the language index is made of: the words of a text, each with its spelling and its lemmas.

A word is what the reports count as one (:func:`intervjukod.domain.text.words`), so that a hit is always
whole words. Its lemmas come from the tokens that spaCy finds in it: ``don't`` has two, ``jan.`` that of
``januari``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from intervjukod.domain.folding import fold, spelling
from intervjukod.domain.span import Span, index_at
from intervjukod.domain.text import words
from intervjukod.domain.word import Lemmatised
from intervjukod.language.lemmas import Lemmas, lemmas_model
from intervjukod.language.tokens import Token, Tokeniser, chosen


def model_of(language: str, wanted: str = "") -> str:
    """What texts in ``language`` are read with, by names and versions; nothing heavy is imported for it.

    ``wanted`` as in :func:`intervjukod.language.tokens.chosen`. StudyError when that is not there.
    """
    return f"{chosen(language, wanted)}, {lemmas_model()}"


class WordForms:
    """Reads texts into words. Made where words are indexed, never by the screen."""

    def __init__(self, language: str, wanted: str = "") -> None:
        """OSError when a trained pipeline cannot be loaded, StudyError when the ``wanted`` one is not there."""
        self.model = model_of(language, wanted)
        self._tokeniser = Tokeniser(chosen(language, wanted))
        self._lemmas = Lemmas(language)
        self._read: dict[tuple[str, ...], Lemmatised] = {}

    def words(self, text: str) -> Iterator[tuple[Span, Lemmatised]]:
        """Every word of a canonical text in order: its place in code points, and what is known of it."""
        places = words(text)
        starts = [place.start for place in places]
        inside: dict[int, list[Token]] = defaultdict(list)
        for token in self._tokeniser.tokens(text):
            word = index_at(starts, token.span.start)
            if word >= 0 and places[word].overlaps(token.span):
                inside[word].append(token)
        for n, place in enumerate(places):
            sources = (_source(text, place, token) for token in inside[n])
            yield place, self._lemmatised(place.of(text), [source for source in sources if source])

    def _lemmatised(self, word: str, sources: list[str]) -> Lemmatised:
        key = (word, *sources)
        if key not in self._read:
            self._read[key] = self._looked_up(word, sources)
        return self._read[key]

    def _looked_up(self, word: str, sources: list[str]) -> Lemmatised:
        form, spelled = fold(word).text, spelling(word)
        known = any(map(self._lemmas.knows, {form, spelled}))
        lemmas = tuple(dict.fromkeys(self._lemma(source) for source in sources or [word]))
        return Lemmatised(form, spelled, lemmas, known)

    def _lemma(self, word: str) -> str:
        """That of the word as written where a dictionary has it, else as it is compared (``ordningssvakt``)."""
        form = fold(word).text
        return self._lemmas.lemma(form if self._lemmas.knows(form) else spelling(word))


def _source(text: str, word: Span, token: Token) -> str:
    """What a token of a word says the word is a form of: its lemma, its full spelling, else its letters there."""
    if token.lemma:
        return token.lemma
    written = token.span.of(text)
    if token.norm != written.lower() and " " not in token.norm:
        return token.norm
    if token.span == word:
        return written
    part = token.span.shared(word)
    letters = [] if part is None else words(text, part)
    return letters[0].of(text) if letters else ""
