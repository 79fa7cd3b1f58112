"""CHAT, the ``.cha`` of CLAN and TalkBank. Main lines are speech, comments on them remarks, bullets times.

Lines of analysis (``%mor``, ``%gra``) are left out, and that is told. The codes in the words stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.cues import Cue, Script, bounded, seconds_in, transcribed
from intervjukod.readers.tiers import left_out

NAME = "chat"
VERSION = 1

_HEAD = re.compile(r"@(?:UTF8|Begin)(?=\s|$)", re.MULTILINE)
_LINE = re.compile(r"(?P<sign>[*%@])(?P<name>[^:\s]{1,40})(?::[ \t]{0,9}|[ \t]{0,9}$)", re.MULTILINE)
_BULLET = re.compile(r"[\x15\u2022](?:%\w{1,9}:[^\x15\n]{0,200}?_)?(\d{1,12})_\d{1,12}[\x15\u2022]")
_REMARKS = frozenset({"com", "act", "add", "exp", "gpx", "int", "par", "sit", "spe", "eng"})
"""Dependent lines that a person reads; the others are analyses."""
_INTERVIEWERS = frozenset({"Investigator", "Interviewer"})
_FRAME = frozenset({"UTF8", "Begin", "End"})
_MILLI = 0.001


@dataclass(slots=True)
class _Entry:
    """A line with those that continue it; ``sign`` is the first character, ``line`` counts from 1."""

    sign: str
    name: str
    parts: list[str]
    line: int

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def recognises(source: Source) -> bool:
    """Whether a text begins as CHAT does."""
    return _HEAD.match(source.text) is not None


def read(source: Source) -> Reading:
    """Turns from main lines. SourceError when the file does not begin as CHAT, or nobody says anything."""
    if not recognises(source):
        raise SourceError("readers.not_chat", path=source.path, line=1)
    made = canonical(source.text)
    entries = bounded(_entries(made.text), source.path)
    interviewers = list(_interviewers(entries))
    first = next((n for n, entry in enumerate(entries) if entry.sign == "*"), len(entries))
    preamble = "\n".join(_told(entry) for entry in entries[:first] if entry.name not in _FRAME)
    unread = dict.fromkeys(f"%{one.name}" for one in entries if one.sign == "%" and one.name not in _REMARKS)
    script = Script(
        list(_cues(entries[first:])),
        preamble,
        attributes={"interviewer": ", ".join(interviewers)} if interviewers else {},
        notes=tuple(left_out(list(unread))),
        made=made,
    )
    return transcribed(source, script, NAME, VERSION)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries; a line that begins none goes on with the one before it."""
    entry: _Entry | None = None
    for n, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match:
            if entry:
                yield entry
            entry = _Entry(match["sign"], match["name"], [line[match.end() :].strip()], n)
        elif entry and line.strip():
            entry.parts.append(line.strip())
    if entry:
        yield entry


def _told(entry: _Entry) -> str:
    return f"{entry.name}: {entry.text}" if entry.text else entry.name


def _interviewers(entries: Iterable[_Entry]) -> Iterator[str]:
    """The codes of those who are in a role that asks: ``INV Anna Investigator``."""
    for entry in entries:
        if entry.sign == "@" and entry.name == "Participants":
            for person in entry.text.split(","):
                words = person.split()
                if words and words[-1] in _INTERVIEWERS:
                    yield words[0]


def _cues(entries: Iterable[_Entry]) -> Iterator[Cue]:
    """Main lines, each with what is remarked about it until the next one."""
    main: _Entry | None = None
    asides: list[str] = []
    for entry in entries:
        if entry.sign == "*":
            if main:
                yield _cue(main, asides)
            main, asides = entry, []
        elif entry.name in _REMARKS or (entry.sign == "@" and entry.name not in _FRAME):
            asides.append(_BULLET.sub("", _told(entry)))
    if main:
        yield _cue(main, asides)


def _cue(main: _Entry, asides: Iterable[str]) -> Cue:
    """A bullet says when that is heard which stands before it: the first one when the line begins."""
    bullet = _BULLET.search(main.text)
    time = seconds_in(bullet[1], _MILLI) if bullet else None
    return Cue(_BULLET.sub("", main.text), main.name, time, asides=tuple(asides), line=main.line)
