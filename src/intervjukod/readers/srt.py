"""SubRip subtitles, as recorders, Whisper and WhisperX write them. A cue ends where the next time stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.cue_names import named_in_words
from intervjukod.readers.cues import TIME_LINE, Cue, Script, bounded, time_line, transcribed, untimed

NAME = "srt"
VERSION = 1

_BEGINS = re.compile(rf"(?:\d{{1,9}}[ \t]{{0,9}}\r?\n|\d{{1,9}}\r)?{TIME_LINE.pattern}", re.MULTILINE)
_OLDER_TEAMS = re.compile(r"\d{1,2}:(?:\d:\d{1,2}|\d{1,2}:\d)(?:\.\d{1,3})?[ ]-->")
"""``0:0:3.96 -->``: subtitles have two digits for minutes and seconds. The name stands on the next line there."""
_TAG = re.compile(r"</?(?:[biu]|font|c|v)(?:[ .][^<>]{0,200})?>|\{\\[^{}\n]{1,60}\}|\{/?[biu]\}", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Whether a text begins with the time of a cue, or with a counter and that, and is no older Teams text."""
    beginning = source.text[:200].lstrip()
    return _BEGINS.match(beginning) is not None and _OLDER_TEAMS.match(beginning) is None


def read(source: Source) -> Reading:
    """Turns from cues; one without a name belongs to the speaker before it.

    SourceError when no line has the time of a cue, or nobody says anything.
    """
    made = canonical(source.text)
    lines = made.text.split("\n")
    timed = bounded((n for n, line in enumerate(lines) if TIME_LINE.match(line)), source.path)
    if not timed:
        raise SourceError("readers.not_srt", path=source.path)
    before = _filled(lines[: timed[0]])
    counted = bool(before) and before[-1].isdecimal()
    cues, notes = named_in_words(list(_cues(lines, timed, counted)))
    preamble = "\n".join(before[:-1] if counted else before)
    script = Script(cues, preamble, notes=(*notes, *untimed(cues)), made=made)
    return transcribed(source, script, NAME, VERSION)


def _cues(lines: list[str], timed: list[int], counted: bool) -> Iterator[Cue]:
    """``counted`` when a counter stands before each time."""
    for line, following in pairwise([*timed, len(lines)]):
        start, end = time_line(lines[line]) or (None, None)
        payload = _filled(lines[line + 1 : following])
        if counted and following < len(lines) and payload and payload[-1].isdecimal():
            payload.pop()
        yield Cue(_TAG.sub("", "\n".join(payload)).strip(), None, start, end, line=line + 1)


def _filled(lines: list[str]) -> list[str]:
    """The lines with something on them."""
    return [line.strip() for line in lines if line.strip()]
