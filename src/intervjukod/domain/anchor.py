"""An anchor: a passage of one immutable text, with a hash of its words so that a shift is noticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from intervjukod.domain.span import EditMap, Span

SURROUNDINGS = 16
"""Code points on each side that must be unchanged for an anchor to follow an edit silently: a short
word such as ``Mm.`` stands in a text many times, and only its neighbours tell which one it is."""


class State(StrEnum):
    """How an anchor stands in the version shown."""

    SAME = "same"
    SIMILAR = "similar"
    LOST = "lost"
    WAITING = "waiting"


PLACED = (State.SAME, State.SIMILAR)
"""States of what has a place in the version shown."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """``span`` (code points) in the text with hash ``text``. ``quote`` is ``salt$digest`` of its words.

    The salt keeps a digest of three common words from being guessed once the text itself is gone.
    """

    text: str
    span: Span
    quote: str

    def to_field(self) -> list[Any]:
        return [self.text, self.span.start, self.span.end, self.quote]

    @classmethod
    def from_field(cls, field: Any) -> Anchor:
        text, start, end, quote = field
        return cls(text, Span(start, end), quote)

    def holds(self, text: str) -> bool:
        """Whether the words at the span are the words that were anchored."""
        return is_quote(self.quote, self.span.of(text))


def text_hash(text: str) -> str:
    """Identity of a canonical text: the first 128 bits of SHA-256 over its UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def quote_digest(words: str, salt: str) -> str:
    """96 bits of SHA-256 over the salt and the words, in hex."""
    return hashlib.sha256(f"{salt}\0{words}".encode()).hexdigest()[:24]


def is_quote(quote: str, words: str) -> bool:
    """Whether ``quote``, as an anchor keeps it, was made of these words."""
    salt, _, digest = quote.partition("$")
    return quote_digest(words, salt) == digest


def anchor(text: str, hash_of_text: str, span: Span, salt: str) -> Anchor:
    """An anchor at ``span`` of ``text``, whose hash is known."""
    return Anchor(hash_of_text, span, f"{salt}${quote_digest(span.of(text), salt)}")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor stands in the version shown; ``span`` is the anchored one when it is lost."""

    span: Span
    state: State


def project(span: Span, edits: EditMap) -> Placement:
    """Follow ``span`` through an edit. Same means its words and its surroundings were all kept."""
    placed = edits.project(span)
    if placed is None:
        return Placement(span, State.LOST)
    return Placement(placed, State.SAME if edits.carries(span, SURROUNDINGS) else State.SIMILAR)
