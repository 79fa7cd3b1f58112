"""What of a transcript is shown, and as what: turns with their marks, and the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from intervjukod.domain.excerpts import Excerpts, label_of
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript, Turn
from intervjukod.tui.presenter.answering import in_a_row

if TYPE_CHECKING:
    from intervjukod.study.shapes import AnswerRow

LABEL_CELLS = 3
_LINE = re.compile(r"\S[^\n]*(?<!\s)")
_WORD = re.compile(r"(?<!\S)[^\W\d_]{2,}[.,:;!?]?(?!\S)")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*(?<!\s)")
_NUMBER = re.compile(r"\d+\Z")


class Block(NamedTuple):
    """Text that is wrapped by itself; ``turn`` is None for what nobody said. ``apart``: a blank line before.

    ``part`` is how it looks: text, asked (an interviewer's words), outside or heading.
    """

    span: Span
    turn: Turn | None
    apart: bool
    part: str = "text"


def blocks_of(transcript: Transcript) -> list[Block]:
    """Everything to show, in order. Labels, times and cue marks are left out: the margin has them."""
    blocks: list[Block] = []
    at = 0
    for turn in transcript.turns:
        around = _around(transcript.text, Span(at, max(at, turn.words.start)), turn.speaker)
        blocks += _loose(around, bool(blocks))
        blocks.append(_said(turn, apart=bool(blocks) and blocks[-1].part != "asked"))
        at = max(at, turn.words.end)
    rest = Span(at, len(transcript.text))
    if transcript.turns:
        blocks += _loose(_around(transcript.text, rest, ""), bool(blocks))
    else:
        blocks += (Block(paragraph, None, n > 0) for n, paragraph in enumerate(paragraphs(transcript.text)))
    return blocks


def excerpt_blocks(excerpts: Excerpts) -> list[Block]:
    """Each piece under its heading."""
    blocks: list[Block] = []
    turns = excerpts.whole.turns_in
    for piece in excerpts.pieces:
        lines = _LINE.finditer(excerpts.whole.text, piece.heading.start, piece.heading.end)
        heading = [Span(*match.span()) for match in lines]
        blocks += [Block(line, None, bool(blocks) and n == 0, "heading") for n, line in enumerate(heading)]
        said = [_said(turn, apart=False) for turn in turns(piece.shown)]
        blocks += said or [Block(piece.shown, None, apart=False)]
    return blocks


def _said(turn: Turn, *, apart: bool) -> Block:
    return Block(turn.words, turn, apart, "asked" if turn.side is Side.INTERVIEWER else "text")


def paragraphs(text: str) -> list[Span]:
    """Runs of lines between blank lines, trimmed; one empty span for a text that is blank."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)] or [Span(0, 0)]


def _around(text: str, gap: Span, speaker: str) -> Iterator[Span]:
    """Lines between two turns that say something besides who speaks and when."""
    for match in _LINE.finditer(text, gap.start, gap.end):
        said = match[0].replace(speaker, "", 1) if speaker else match[0]
        if _WORD.search(said):
            yield Span(*match.span())


def _loose(lines: Iterable[Span], apart: bool) -> Iterator[Block]:
    for n, line in enumerate(lines):
        yield Block(line, None, apart and n == 0, "outside")


def excerpt_marks(excerpts: Excerpts) -> dict[str, str]:
    """A speaker's mark among excerpts is the one of their own transcript."""
    return {
        label_of(label, transcript.id): mark
        for transcript in excerpts.transcripts()
        for label, mark in speaker_marks(transcript.turns).items()
    }


def speaker_marks(turns: Iterable[Turn]) -> dict[str, str]:
    """A mark of one to three letters for each speaker of a transcript, all different: ``I``, ``P``, ``P2``."""
    sides = {turn.speaker: turn.side for turn in turns}
    marks: dict[str, str] = {}
    for speaker in sorted(sides, key=lambda label: sides[label] is not Side.INTERVIEWER):
        taken = set(marks.values())
        marks[speaker] = next((mark for mark in _candidates(speaker) if mark not in taken), "")
    return marks


def _candidates(speaker: str) -> Iterator[str]:
    letters = [letter for letter in speaker if letter.isalpha()]
    number = _NUMBER.search(speaker)
    initial = letters[0].upper() if letters else ""
    if number:
        yield (initial + number[0])[:LABEL_CELLS]
    yield initial
    for cells in range(2, LABEL_CELLS + 1):
        yield initial + "".join(letters[1:cells])
    yield from (f"{initial}{n}" for n in range(2, 100))


def question_marks(transcript: Transcript, answers: Sequence[AnswerRow]) -> dict[int, tuple[str, ...]]:
    """The numbers of the questions asked in each turn (by its number); ``?`` where only proposed.

    A question that was answered without being asked stands at the first turn of its answer.
    """
    marks: dict[int, tuple[str, ...]] = {}
    for answer in answers:
        place = answer.asked or next(iter(answer.answered), None)
        turn = transcript.turn_at(place.start) if place else None
        if turn is not None:
            mark = (answer.nr or answer.question) + ("" if answer.confirmed else "?")
            marks[turn.n] = (*marks.get(turn.n, ()), mark)
    return marks


def answer_spans(transcript: Transcript, answers: Sequence[AnswerRow]) -> Iterator[Span]:
    """Where each answer stands: what is confirmed or proposed, else the informants' turns in a row.

    An answer goes on where the interviewer puts something in; what is put in is within it then.
    """
    matched = sorted({span for answer in answers for span in answer.answered if span})
    yield from (stretch for answer in answers for stretch in in_a_row(transcript, answer.answered))
    run: Span | None = None
    for turn in transcript.turns:
        if turn.side is Side.INFORMANT and turn.words and not _matched(turn.words, matched):
            run = run.cover(turn.words) if run else turn.words
        elif run:
            yield run
            run = None
    if run:
        yield run


def _matched(words: Span, matched: Sequence[Span]) -> bool:
    return any(words.overlaps(span) for span in matched)
