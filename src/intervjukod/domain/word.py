"""A word of the study's texts as the language index knows it, and how widely a query's words are searched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Breadth(StrEnum):
    """How widely words are searched: the letters as written, every form of the word, also inside compounds."""

    EXACT = "exact"
    FORMS = "forms"
    COMPOUNDS = "compounds"


class Kinship(StrEnum):
    """What a found word is to the one searched, nearest first: itself, a form of it, something that holds it."""

    EXACT = "exact"
    FORM = "form"
    COMPOUND = "compound"

    @property
    def distance(self) -> int:
        """0 for the word itself."""
        return _NEAREST_FIRST.index(self)


_NEAREST_FIRST = tuple(Kinship)


@dataclass(frozen=True, slots=True)
class IndexedWord:
    """A distinct word: ``form`` folded, ``spelling`` what it is compared by, ``lemma`` its dictionary form.

    ``known`` tells whether a dictionary has it, as a word or as a compound; ``n`` numbers it in one index.
    """

    n: int
    form: str
    spelling: str
    lemma: str
    known: bool


@dataclass(frozen=True, slots=True)
class Lemmatised:
    """What was found out about a word as written: its lemmas, nearly always one, and whether it is ``known``."""

    form: str
    spelling: str
    lemmas: tuple[str, ...]
    known: bool
