"""Lines of the transcript as runs of text with looks: what is painted, before any colour is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.tui.presenter import cells

CURSOR, CURSOR_LOCKED = "▶", "▷"
STRIPE = "│"
OPENING, CLOSING = "⟦", "⟧"
MEMO = "M"
QUOTE = "Q"
CHANGED = "≈"
"""Where a coding ends whose words changed since it was made, until somebody accepts that."""


class Look(NamedTuple):
    """How a run is to look, as data: the part of the row, the codes on it, and its state.

    ``part``: text, asked (an interviewer's words), outside, heading, number, marker, stripe, more, speaker,
    question, sign or blank. ``state``: "", selected, locked (selected in the reading lock) or focused.
    ``mark``: "", hit (what a search found) or keyword (a word that a code listens for).
    """

    part: str
    codes: tuple[str, ...] = ()
    state: str = ""
    mark: str = ""


class Run(NamedTuple):
    """Safe text in one look."""

    text: str
    look: Look


Row = list[Run]


class Sign(NamedTuple):
    """A letter in the right margin, on the line where ``span`` ends: ``M`` for a memo on a passage."""

    span: Span
    letter: str


BLANK = Look("blank")


class Mark(NamedTuple):
    """Words that are pointed out without being coded; ``kind`` is hit or keyword."""

    span: Span
    kind: str


def blank(size: int) -> Run:
    """``size`` blank cells."""
    return Run(" " * size, BLANK)


def text_runs(
    text: str,
    line: Span,
    part: str,
    codings: Iterable[Coding],
    selected: Span,
    state: str,
    marks: Iterable[Mark] = (),
) -> Row:
    """The words of ``line``, cut where something on them begins or ends, but in no sign's middle."""
    words = line.of(text)
    marked = [(coding.code, _on(line, words, coding.span)) for coding in codings]
    pointed = [(mark.kind, _on(line, words, mark.span)) for mark in marks]
    chosen = _on(line, words, selected)
    edges = {0, len(words)}
    for span in (chosen, *(span for _, span in marked), *(span for _, span in pointed)):
        if span is not None:
            edges |= {span.start, span.end}
    row: Row = []
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        codes = dict.fromkeys(code for code, span in marked if span is not None and span.contains(piece))
        mark = next((kind for kind, span in pointed if span is not None and span.contains(piece)), "")
        look = Look(part, tuple(codes), state if chosen is not None and chosen.contains(piece) else "", mark)
        row.append(Run(cells.shown(piece.of(words)), look))
    return row


def _on(line: Span, words: str, span: Span) -> Span | None:
    """The part of ``span`` on ``line``, counted from the line's start."""
    shared = span.shared(line)
    return cells.unbroken(words, shared.shift(-line.start)) if shared else None


def bracketed(row: Row, line: Span, selected: Span) -> Row:
    """The row with ⟦ and ⟧ around what is selected, in place of the blanks there: nothing moves aside.

    The row begins and ends with a blank run; where no blank stands beside the selection it has no bracket.
    """
    chosen = [number for number, run in enumerate(row) if run.look.state]
    if not chosen:
        return row
    before, after = chosen[0] - 1, chosen[-1] + 1
    bracketed_row = list(row)
    if line.holds(selected.start) and row[before].text.endswith(" "):
        text, look = row[before]
        bracketed_row[before] = Run(text[:-1] + OPENING, look)
    if selected.end <= line.end and row[after].text.startswith(" "):
        text, look = row[after]
        bracketed_row[after] = Run(CLOSING + text[1:], look)
    return bracketed_row


def stripe_runs(stripes: Sequence[tuple[int, str, Look]], room: int) -> Row:
    """Stripes (lane, sign, look) in ``room`` cells; those that do not fit are counted: ``+3``."""
    shown = room
    if any(lane >= room for lane, _, _ in stripes):
        shown = room - 2
        if sum(lane >= shown for lane, _, _ in stripes) > 9:
            shown = room - 3
    row = [blank(1)] * shown
    for lane, sign, look in stripes:
        if lane < shown:
            row[lane] = Run(sign, look)
    hidden = sum(lane >= shown for lane, _, _ in stripes)
    if shown < room:
        row.append(Run(f"+{hidden}".ljust(room - shown)[: room - shown], Look("more")))
    return row


def margin_runs(questions: Sequence[str], signs: Iterable[str], room: int) -> Row:
    """The right margin: the questions asked (``12a``, ``12d?``, ``7+1``), then ``M`` for a memo that ends."""
    sign = "".join(dict.fromkeys(signs))[:2]
    left = room - len(sign)
    more = f"+{len(questions) - 1}" if len(questions) > 1 else ""
    asked = cells.shortened(questions[0], left - len(more)) + more if questions else ""
    return [
        Run(asked, Look("question")),
        blank(left - cells.width(asked)),
        Run(sign, Look("sign")),
    ]
