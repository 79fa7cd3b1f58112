"""A document laid out at one width with its codings: the row on each line, and the lines a change touches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from intervjukod.domain.anchor import State
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.tui.presenter import cells
from intervjukod.tui.presenter.blocks import Block
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex, Lanes
from intervjukod.tui.presenter.layout import Layout
from intervjukod.tui.presenter.rows import (
    CHANGED,
    CURSOR,
    CURSOR_LOCKED,
    MEMO,
    QUOTE,
    STRIPE,
    Look,
    Mark,
    Row,
    Run,
    Sign,
    blank,
    bracketed,
    margin_runs,
    stripe_runs,
    text_runs,
)
from intervjukod.tui.presenter.wrap import APART, Wrap

_MANY = 200
_NO_LETTER = "•"


def stripe_heads(codebook: Codebook, language: str) -> dict[str, str]:
    """What heads each code's stripe: its letter, else the capital of its name; one cell each."""
    heads = {code.key: code.letter or code.name(language)[:1].upper() for code in codebook.codes}
    return {key: head if cells.width(head) == 1 else _NO_LETTER for key, head in heads.items()}


class Sheet:
    """Line numbers count from 0; ``width`` is in cells. Another width is another sheet.

    ``part`` are the blocks that it has, by their index; all without it. ``later`` leaves it empty until ``finish``.
    """

    def __init__(
        self,
        document: Document,
        index: CodingIndex,
        heads: Mapping[str, str],
        width: int,
        part: range | None = None,
        *,
        later: bool = False,
    ) -> None:
        self.document = document
        self.width = width
        self.layout = Layout.of(document, width)
        self.wrap = Wrap(document, self.layout.text, part, later=later)
        self.index = index
        self._heads = heads
        self._lanes = Lanes(index.ordered if part is None else _begun_in(part, document.blocks, index), self.wrap)
        self._given: tuple[Iterable[Sign], Iterable[Mark]] = (), ()
        self._signs: dict[int, list[str]] = {}
        self._marks: dict[int, list[Mark]] = {}

    def __len__(self) -> int:
        return len(self.wrap)

    def at_width(self, width: int, part: range | None = None, *, later: bool = False) -> Sheet:
        """The same at another width."""
        sheet = Sheet(self.document, self.index, self._heads, width, part, later=later)
        sheet._given = self._given
        if not later:
            sheet.finish()
        return sheet

    def finish(self) -> None:
        """Break the lines that are not broken yet, and put everything on them."""
        self.wrap.go_on(len(self.document.blocks))
        signs, marks = self._given
        self.sign(signs)
        self.mark(marks)

    def around(self, span: Span, lines: int) -> range:
        """The blocks of ``span`` and of at least as many ``lines`` before and after it.

        None of them has a coding that began before the first, so that stripes stand there as on the whole sheet.
        """
        blocks = self.document.blocks
        first = max(0, _block_at(blocks, span.start) - lines)
        while crossing := [coding for coding in self.index.overlapping(blocks[first].span) if first]:
            before = _block_at(blocks, crossing[0].span.start)
            if before >= first:
                break
            first = before
        return range(first, min(len(blocks), _block_at(blocks, span.end) + lines + 1))

    def row(self, number: int, cursor: Cursor, *, locked: bool = False, brackets: bool = False) -> Row:
        """The row on line ``number``; ``brackets`` show the selection where there is no colour."""
        index = self.wrap.blocks[number]
        block = None if index == APART else self.document.blocks[index]
        line, reach = self.wrap.line(number), self.wrap.reach(number)
        here = self.index.overlapping(reach)
        words: Row = []
        if block is not None:
            state = "locked" if locked else "selected"
            marks = self._marks.get(number, ())
            words = text_runs(self.document.text, line, block.part, here, cursor.span, state, marks)
        used = sum(cells.width(run.text) for run in words)
        text = [blank(1), *words, blank(self.layout.text - used + 1)]
        if brackets:
            text = bracketed(text, line, cursor.span)
        first = block if self.wrap.begins(number) else None
        stripes = stripe_runs(self._stripes(here, reach, cursor.focus), self.layout.stripes)
        signs = [sign for coding in here if coding.span.end <= reach.end for sign in _signs_of(coding)]
        signs += self._signs.get(number, ())
        row = [
            self._number(first),
            self._marker(line, cursor, locked),
            *stripes,
            self._speaker(first),
            *text,
            *margin_runs(self._questions(first), signs, self.layout.margin - 1),
        ]
        return [run for run in row if run.text]

    def _number(self, block: Block | None) -> Run:
        number = str(block.turn.n) if block and block.turn else ""
        return Run(number.rjust(self.layout.number), Look("number"))

    def _marker(self, line: Span, cursor: Cursor, locked: bool) -> Run:
        if not cursor.span.overlaps(line):
            return blank(self.layout.marker)
        return Run(CURSOR_LOCKED if locked else CURSOR, Look("marker"))

    def _speaker(self, block: Block | None) -> Run:
        mark = self.document.speakers[block.turn.speaker] if block and block.turn else ""
        room = self.layout.speaker - 1
        return Run(cells.shown(mark) + " " * (room - cells.width(mark)), Look("speaker"))

    def _questions(self, block: Block | None) -> Sequence[str]:
        return self.document.questions.get(block.turn.n, ()) if block and block.turn else ()

    def _stripes(self, here: Iterable[Coding], reach: Span, focus: str) -> list[tuple[int, str, Look]]:
        stripes = []
        for coding in here:
            look = Look("stripe", (coding.code,), "focused" if coding.id == focus else "")
            sign = self.head(coding.code) if reach.holds(coding.span.start) else STRIPE
            stripes.append((self._lanes[coding], sign, look))
        return stripes

    def head(self, code: str) -> str:
        """What heads the stripe of ``code``."""
        return self._heads.get(code, _NO_LETTER)

    def stripe_at(self, number: int, column: int) -> Coding | None:
        """The coding whose stripe stands in a cell of line ``number``."""
        here = self.index.overlapping(self.wrap.reach(number))
        at = self.layout.stripes_at
        return next((coding for coding in here if self._lanes[coding] == column - at), None)

    def offset(self, number: int, column: int) -> int:
        """The offset at a cell of line ``number``; in the left margin that of the line's first sign."""
        return self.wrap.offset(number, column - self.layout.text_at)

    def touched(self, old: Cursor, new: Cursor) -> set[int]:
        """The lines that look different when the cursor goes from ``old`` to ``new``, edges with them."""
        lines: set[int] = set()
        for cursor in (old, new):
            selected = self.wrap.lines_of(cursor.span)
            lines |= {selected[0], selected[-1]}
            coding = self.index.by_id.get(cursor.focus) if old.focus != new.focus else None
            if coding is not None:
                lines.update(self.wrap.lines_of(coding.span))
        for span in _difference(old.span, new.span):
            lines.update(self.wrap.lines_of(span))
        return lines

    def recode(self, codings: Sequence[Coding]) -> set[int] | None:
        """Take ``codings`` in place of those shown; the lines that look different, None for all of them."""
        gone, came = self.index.differences(codings)
        if len(gone) + len(came) > _MANY:
            self.index.replace(codings)
            self._lanes = Lanes(self.index.ordered, self.wrap)
            return None
        return self.change(gone, came)

    def change(self, gone: Sequence[Coding], came: Sequence[Coding]) -> set[int]:
        """Take codings away and others in, without looking at the rest; the lines that look different."""
        for coding in gone:
            self.index.remove(coding)
        for coding in came:
            lines = self.wrap.lines_of(coding.span)
            beside = self.index.overlapping(self.wrap.reach(lines[0]).cover(self.wrap.reach(lines[-1])))
            self.index.add(coding)
            self._lanes.add(coding, beside)
        return {line for coding in (*gone, *came) for line in self.wrap.lines_of(coding.span)}

    def sign(self, signs: Iterable[Sign]) -> set[int]:
        """Take ``signs`` in place of those in the margin; the lines that look different."""
        self._given = signs, self._given[1]
        before, self._signs = self._signs, {}
        for sign in signs:
            self._signs.setdefault(self.wrap.lines_of(sign.span)[-1], []).append(sign.letter)
        return {line for line in before.keys() | self._signs if before.get(line) != self._signs.get(line)}

    def mark(self, marks: Iterable[Mark]) -> set[int]:
        """Take ``marks`` in place of those in the words; the lines that look different."""
        self._given = self._given[0], marks
        before, self._marks = self._marks, {}
        for mark in marks:
            for line in self.wrap.lines_of(mark.span):
                self._marks.setdefault(line, []).append(mark)
        return {line for line in before.keys() | self._marks if before.get(line) != self._marks.get(line)}


def _begun_in(part: range, blocks: Sequence[Block], index: CodingIndex) -> Sequence[Coding]:
    """The codings that begin in a part that none crosses into."""
    return index.overlapping(blocks[part.start].span.cover(blocks[part.stop - 1].span))


def _block_at(blocks: Sequence[Block], offset: int) -> int:
    """The block that begins at ``offset`` or last before it."""
    return max(0, bisect_right(blocks, offset, key=lambda block: block.span.start) - 1)


def _signs_of(coding: Coding) -> list[str]:
    """The signs in the margin where a coding ends."""
    signs = ((CHANGED, coding.state is State.SIMILAR), (QUOTE, coding.quoted), (MEMO, bool(coding.memo)))
    return [sign for sign, holds in signs if holds]


def _difference(one: Span, other: Span) -> tuple[Span, Span]:
    """What belongs to only one of two spans, as two spans."""
    if not one.overlaps(other):
        return one, other
    starts, ends = sorted((one.start, other.start)), sorted((one.end, other.end))
    return Span(*starts), Span(*ends)
