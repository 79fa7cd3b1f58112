"""The cursor: the passage that the next letter codes, and how keys move it. Pure transitions.

Extending never counts code points: the cursor has a passage that stays (``anchor``) and one that moves
(``head``), and covers both, so that it can be drawn back through its anchor and out on the other side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.tui.presenter.document import Document, Unit

Direction = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Cursor:
    """``span`` (code points) is what is selected, ``unit`` the size it was chosen in.

    ``anchor`` and ``head`` are the two passages it was made from, equal in a cursor that is not extended;
    ``home`` is where narrowing goes back to. While ``marking``, arrows extend. ``focus`` is the id of the
    coding whose ends move with the cursor's, "" for none.
    """

    span: Span
    unit: Unit
    anchor: Span
    head: Span
    home: int
    marking: bool = False
    focus: str = ""

    @classmethod
    def over(cls, span: Span, unit: Unit = Unit.SENTENCE, focus: str = "") -> Cursor:
        """A cursor on any span: a passage, a hit, a coding (``focus``)."""
        return cls(span, unit, anchor=span, head=span, home=span.start, focus=focus)

    @classmethod
    def at(cls, document: Document, offset: int, unit: Unit = Unit.SENTENCE) -> Cursor:
        """A cursor on the passage of that size at ``offset``, narrowing to where it points."""
        return replace(cls.over(document.passage(unit, offset), unit), home=offset)

    @property
    def stride(self) -> Unit:
        """The size that up and down move by: from a word, sentences."""
        return Unit.SENTENCE if self.unit is Unit.WORD else self.unit

    @property
    def backward(self) -> bool:
        """Whether the active end is the first one."""
        return self.head < self.anchor

    def moved(self, document: Document, direction: Direction) -> Cursor:
        """An arrow: to the next passage of the same size (from a word: sentence) or the next word.

        From something larger, right enters at its first word, left at its last one.
        """
        by = 1 if direction in ("down", "right") else -1
        if direction in ("left", "right"):
            return self._by_word(document, by)
        if self.marking:
            return self._marked_to(document, self._next_to_mark(document, by))
        found = document.step(self.stride, self.span, by)
        return self if found == self.span else Cursor.over(found, self.stride)

    def _by_word(self, document: Document, by: int) -> Cursor:
        if self.marking:
            return self._marked_to(document, document.step(Unit.WORD, self._edge_word(document, by), by))
        if self.unit is Unit.WORD:
            found = document.step(Unit.WORD, self.span, by)
        else:
            within = document.first_within if by > 0 else document.last_within
            found = within(Unit.WORD, self.span)
        return Cursor.over(found, Unit.WORD)

    def _edge_word(self, document: Document, by: int) -> Span:
        """The word at the edge that an arrow pushes: the head's, or the anchor's while the head is inside."""
        backward = by < 0 if self.anchor.contains(self.head) else self.backward
        edge = self.anchor if self.anchor.contains(self.head) else self.head
        return document.first_within(Unit.WORD, edge) if backward else document.last_within(Unit.WORD, edge)

    def _next_to_mark(self, document: Document, by: int) -> Span:
        """The passage to extend to: the rest of the one under way, else the next; on the way back the anchor."""
        here = document.passage(self.stride, self.head.start)
        entered = here.contains(self.head)
        found = document.step(self.stride, here if entered else self.head, by)
        if not (self.anchor.contains(self.head) or self.backward == (by < 0)):
            return self.anchor if found.overlaps(self.anchor) else found
        within = document.first_within if by < 0 else document.last_within
        edge = within(Unit.WORD, here)
        return edge if entered and not self.span.contains(edge) else found

    def _marked_to(self, document: Document, head: Span) -> Cursor:
        covered = document.settled(self.anchor.cover(head)) if head != self.anchor else self.anchor
        return replace(self, span=covered, head=head, focus="")

    def extended(self, document: Document, by: int) -> Cursor:
        """Shift and an arrow: the active end by a word (``by`` 1 or -1); the other end stays where it is."""
        anchor, before = self._end_words(document)
        head = document.step(Unit.WORD, before, by)
        if head == before:
            return self
        moved = document.settled(anchor.cover(head)) if head != anchor else head
        if head > anchor:
            moved = Span(self.span.start, moved.end)
        elif head < anchor:
            moved = Span(moved.start, self.span.end)
        return replace(self, span=moved, anchor=anchor, head=head)

    def switched(self, document: Document) -> Cursor:
        """The other end becomes the active one."""
        anchor, head = self._end_words(document)
        return replace(self, anchor=head, head=anchor)

    def _end_words(self, document: Document) -> tuple[Span, Span]:
        """The words at the end that stays and at the active one."""
        first = document.first_within(Unit.WORD, self.span)
        last = document.last_within(Unit.WORD, self.span)
        return (last, first) if self.backward else (first, last)

    def widened(self, document: Document) -> Cursor:
        """The next larger size, around all that is selected."""
        unit = self.unit.wider
        if self.marking:
            anchor, head = document.covering(unit, self.anchor), document.covering(unit, self.head)
            return replace(self, span=anchor.cover(head), unit=unit, anchor=anchor, head=head)
        return replace(Cursor.over(document.covering(unit, self.span), unit), home=self.home)

    def narrowed(self, document: Document) -> Cursor:
        """The next smaller size, at the place one came from. What is marked stays marked."""
        unit = self.unit.narrower
        return replace(self, unit=unit) if self.marking else Cursor.at(document, self.home, unit)

    def marked(self) -> Cursor:
        """From here on arrows extend."""
        return replace(self, anchor=self.span, head=self.span, marking=True, focus="")

    def unmarked(self) -> Cursor:
        """Arrows move again; what is selected stays so."""
        return replace(self, anchor=self.span, head=self.span, marking=False, focus="")

    def to(self, document: Document, offset: int) -> Cursor:
        """To the passage at ``offset``; while marking, all from the anchor to there."""
        if self.marking:
            return self._marked_to(document, document.passage(self.unit, offset))
        return Cursor.at(document, offset, self.unit)

    def on(self, coding: Coding) -> Cursor:
        """On a coding, whose ends then move with the cursor's."""
        return Cursor.over(coding.span, self.unit, focus=coding.id)
