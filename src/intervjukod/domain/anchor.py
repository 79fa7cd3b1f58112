"""An anchor: a passage of one immutable text, with a hash of its words so that a shift is noticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from intervjukod.domain.edit_map import EditMap, kept_at
from intervjukod.domain.span import Span, occurrences, slid

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

    @staticmethod
    def span_in(field: Any, text: str) -> Span | None:
        """The span of a field that speaks of the text with the hash ``text``; None where it speaks of another."""
        return Span(field[1], field[2]) if field[0] == text else None

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


def elsewhere(anchor: Anchor, text: str, reach: int | None = None) -> tuple[Span, ...]:
    """Where in ``text`` the words of an anchor stand that does not hold them, in order.

    Nearest first is how they are looked for, at most ``reach`` code points away where that is given; what is found
    there once is then looked for in all of the text. Empty where they are not found.
    """
    if anchor.span:
        for place in slid(anchor.span, len(text), reach):
            if is_quote(anchor.quote, place.of(text)):
                return tuple(occurrences(text, place.of(text)))
    return ()


def anchor(text: str, hash_of_text: str, span: Span, salt: str) -> Anchor:
    """An anchor at ``span`` of ``text``, whose hash is known."""
    return Anchor(hash_of_text, span, f"{salt}${quote_digest(span.of(text), salt)}")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor stands in the version shown; ``span`` is the anchored one when it is lost."""

    span: Span
    state: State


def project(span: Span, edits: EditMap) -> Placement:
    """Follow ``span`` through an edit.

    Same means that its words and its surroundings were all kept. It is lost when less than half of it was
    kept, or less than half of what stands in its place was there before: counts of code points, so that
    every copy of a study judges alike without the texts.
    """
    there = kept_at(edits, span.start) if edits.carries(span, SURROUNDINGS) else None
    if there is not None:  # what was kept whole needs no walk over the steps that an edit was made in
        return Placement(Span(there, there + len(span)), State.SAME)
    placed = edits.project(span)
    if not placed or 2 * edits.stays(span, placed) < max(len(span), len(placed)):
        return Placement(span, State.LOST)
    return Placement(placed, State.SIMILAR)
