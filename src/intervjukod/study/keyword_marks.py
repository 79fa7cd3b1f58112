"""Places in an interview where a keyword of the codebook is said: an offer to look, never a coding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.span import Span
from intervjukod.domain.text import canonical, words
from intervjukod.domain.transcript import Side, Transcript
from intervjukod.domain.word import IndexedWord
from intervjukod.language.keyword_matching import is_capitals, listened_for
from intervjukod.storage.word_index import Places
from intervjukod.study.shapes import KeywordMark
from intervjukod.study.word_search import standing


def keyword_marks(
    book: Codebook, opened: Transcript, indexed: Iterable[tuple[IndexedWord, Places]]
) -> tuple[KeywordMark, ...]:
    """Where informants say a keyword of a code in use, in any form and in compounds; by place.

    ``indexed`` are the distinct words of the transcript's text with their places.
    """
    there = dict(indexed)
    lexicon = _Words(there)
    places = {one.n: at for one, at in there.items()}
    found: dict[tuple[object, str], KeywordMark] = {}
    for code in book.in_use:
        for keyword in code.keywords:
            parts = _words_of(keyword)
            asked = [listened_for(lexicon, part, alone=len(parts) == 1) for part in parts]
            for span, stood, _ in standing(asked, places) if all(asked) else ():
                if _is_informants(opened, span) and _is_written_so(opened.text, span, parts):
                    word = " ".join(one.form for one in stood)
                    found.setdefault((span, code.key), KeywordMark(span, code.key, word))
    return tuple(sorted(found.values(), key=lambda mark: (mark.span, mark.code)))


def _words_of(keyword: str) -> list[str]:
    text = canonical(keyword).text
    return [word.of(text) for word in words(text)]


def _is_informants(opened: Transcript, span: Span) -> bool:
    turn = opened.turn_at(span.start)
    return turn is not None and turn.side is Side.INFORMANT and turn.words.contains(span)


def _is_written_so(text: str, span: Span, parts: Sequence[str]) -> bool:
    """Whether what the keyword has in capitals stands in capitals there."""
    if not any(map(is_capitals, parts)):
        return True
    there = [word.of(text) for word in words(text, span)]
    return all(said == part for said, part in zip(there, parts, strict=True) if is_capitals(part))


class _Words:
    """The words of one text, to be looked through again and again."""

    def __init__(self, words: Iterable[IndexedWord]) -> None:
        self._words = {one: f"{one.form}\n{one.spelling}\n{one.lemma}" for one in words}
        self._all = "\n".join(self._words.values())
        self._named: dict[str, set[IndexedWord]] = {}
        for one in self._words:
            for name in (one.spelling, one.lemma):
                self._named.setdefault(name, set()).add(one)

    def named(self, names: Collection[str]) -> list[IndexedWord]:
        return [one for name in names for one in self._named.get(name, ())]

    def holding(self, pieces: Collection[str], starts: Collection[str]) -> list[IndexedWord]:
        wanted = [*pieces, *(f"\n{start}" for start in starts)]
        wanted = [piece for piece in wanted if piece in f"\n{self._all}"]
        return [one for one, said in self._words.items() if any(piece in f"\n{said}" for piece in wanted)]

    def unknown(self, spellings: Collection[str]) -> list[IndexedWord]:
        return [one for one in self.named(spellings) if not one.known and one.spelling in spellings]
