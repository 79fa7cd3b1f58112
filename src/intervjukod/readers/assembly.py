"""The last steps that every reader of transcripts shares: canonical text, turns with sides, remarks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.domain.text import Canonical, OddityKind, oddities
from intervjukod.domain.transcript import Note, Reading, Turn
from intervjukod.errors import SourceError
from intervjukod.readers.sides import sides
from intervjukod.readers.speakers import Heard, hear

_ODDITIES = {
    OddityKind.CONTROL: "odd_control",
    OddityKind.LINE_SEPARATOR: "odd_line_separator",
    OddityKind.SOFT_HYPHEN: "odd_soft_hyphen",
    OddityKind.ZERO_WIDTH: "odd_zero_width",
    OddityKind.BIDI: "odd_bidi",
    OddityKind.REPLACEMENT: "odd_replacement",
    OddityKind.MIXED_SCRIPT: "odd_mixed_script",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and where they come from. ``text`` is "" for formats that are not text.

    ``guessed`` says that nothing told ``encoding`` but that the bytes were no UTF-8.
    """

    path: str
    data: bytes
    text: str = ""
    encoding: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The text that a reader found in a file, before anyone asked who speaks.

    ``headings`` are 1-based lines of the text that nobody says, ``first_line`` the line of the file that
    the text begins on, ``attributes`` what the file says about itself.
    """

    made: Canonical
    attributes: Mapping[str, str] = field(default_factory=dict)
    headings: Collection[int] = ()
    first_line: int = 1
    notes: tuple[Note, ...] = ()


def assemble(source: Source, found: Found, reader: str, version: int) -> Reading:
    """A reading of plain text, in which labels tell who speaks. SourceError when nothing was said."""
    heard = hear(found.made.text, found.headings, found.first_line)
    return reading(source, found, heard, reader, version)


def reading(source: Source, found: Found, heard: Heard, reader: str, version: int) -> Reading:
    """A reading from a text and what was heard in it. SourceError when nothing was said."""
    if not heard.said:
        raise SourceError("readers.no_words", path=source.path)
    made = found.made
    side_of, side_notes = sides(made.text, heard, _named_interviewers(found.attributes))
    turns = tuple(
        Turn(n, said.words, said.speaker, side_of[said.speaker], said.time) for n, said in enumerate(heard.said, 1)
    )
    notes = (*_about_text(source, found), *found.notes, *heard.notes, *side_notes)
    digest = hashlib.sha256(source.data).hexdigest()
    return Reading(made.text, turns, digest, source.encoding, reader, version, found.attributes, notes)


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
        line = odd.line + found.first_line - 1
        notes.append(Note(_ODDITIES[odd.kind], values, line))
    return notes
