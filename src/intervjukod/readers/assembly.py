"""The last steps that every reader of transcripts shares: canonical text, turns with sides, remarks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.domain.oddities import OddityKind, oddities
from intervjukod.domain.text import Canonical
from intervjukod.domain.transcript import Note, Reading, Slip, Times, Turn
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive
from intervjukod.readers.mislabels import remarks, suspected
from intervjukod.readers.sides import sides
from intervjukod.readers.speakers import Heard, hear

_ODDITIES = {
    OddityKind.CONTROL: "odd_control",
    OddityKind.LINE_SEPARATOR: "odd_line_separator",
    OddityKind.SOFT_HYPHEN: "odd_soft_hyphen",
    OddityKind.ZERO_WIDTH: "odd_zero_width",
    OddityKind.BIDI: "odd_bidi",
    OddityKind.REPLACEMENT: "odd_replacement",
    OddityKind.MISREAD: "odd_misread",
    OddityKind.MIXED_SCRIPT: "odd_mixed_script",
    OddityKind.DOUBLED: "odd_doubled",
}

MOST_LINES = 300_000
"""A million words in lines of ten have a third of that; each line may be a turn of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and where they come from. ``text`` is "" for formats that are not text.

    ``guessed`` says that nothing told ``encoding`` but that the bytes were no UTF-8; ``archive`` is the
    opened zip archive where the bytes are one.
    """

    path: str
    data: bytes
    text: str = ""
    encoding: str = ""
    guessed: bool = False
    archive: Archive | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The text that a reader found in a file, before anyone asked who speaks.

    ``headings`` are 1-based lines of the text that nobody says, ``first_line`` the line of the file that
    the text begins on, ``attributes`` what the file says about itself, ``times`` those inside turns.
    """

    made: Canonical
    attributes: Mapping[str, str] = field(default_factory=dict)
    headings: Collection[int] = ()
    first_line: int = 1
    notes: tuple[Note, ...] = ()
    times: Times = ()


def assemble(source: Source, found: Found, reader: str, version: int) -> Reading:
    """A reading of plain text, in which labels tell who speaks.

    SourceError when nothing was said, and for more lines than :data:`MOST_LINES`.
    """
    refuse_too_many_lines(source, found.made.text)
    heard = hear(found.made.text, found.headings, found.first_line)
    return reading(source, found, heard, reader, version)


def refuse_too_many_lines(source: Source, text: str) -> None:
    """SourceError for a text of more lines than :data:`MOST_LINES`."""
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise SourceError("readers.too_many_lines", path=source.path, found=lines, most=MOST_LINES)


def reading(source: Source, found: Found, heard: Heard, reader: str, version: int) -> Reading:
    """A reading from a text and what was heard in it. SourceError when nothing was said."""
    if not heard.said:
        raise SourceError("readers.no_words", path=source.path)
    made = found.made
    suspicions = suspected(made.text, heard.said, found.first_line)
    like = {one.written: one.likely for one in suspicions if one.slip is not Slip.COLON}
    side_of, side_notes = sides(made.text, heard.said, like, _named_interviewers(found.attributes))
    turns = tuple(
        Turn(n, said.words, said.speaker, side_of[said.speaker], said.time) for n, said in enumerate(heard.said, 1)
    )
    notes = (*_about_text(source, found), *found.notes, *heard.notes, *remarks(suspicions), *side_notes)
    digest = hashlib.sha256(source.data).hexdigest()
    times = tuple(sorted({(turn.words.start, turn.time) for turn in turns if turn.time is not None} | set(found.times)))
    return Reading(
        made.text, turns, digest, source.encoding, reader, version, found.attributes, notes, times, suspicions
    )


def _named_interviewers(attributes: Mapping[str, str]) -> Sequence[str]:
    return [name.strip() for name in re.split("[;,]", attributes.get("interviewer", "")) if name.strip()]


def _about_text(source: Source, found: Found) -> list[Note]:
    """What happened to the text on its way, and what in it may surprise."""
    made = found.made
    notes = [Note("encoding_guessed", {"encoding": source.encoding})] if source.guessed else []
    if made.nfc_changes:
        notes.append(Note("composed", {"count": made.nfc_changes}))
    if made.lone_surrogates:
        notes.append(Note("lone_surrogates", {"count": made.lone_surrogates}))
    for odd in oddities(made.text):
        values = {"count": odd.count, "example": odd.example}
        first, *also = (line + found.first_line - 1 for line in odd.lines)
        notes.append(Note(_ODDITIES[odd.kind], values, first, tuple(also), odd.more))
    return notes
