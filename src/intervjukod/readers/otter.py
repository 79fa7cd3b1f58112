"""Otter's text export: a title, a date, keywords and the speakers' names, then ``Name  0:39`` over what is said.

The text stays as it stands. What stands above the first name is nobody's, also where it looks like a name with a
time, as a title or a date may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from intervjukod.domain.span import Span, gap, trimmed, whole
from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading
from intervjukod.readers.assembly import Found, Source, assemble, reading
from intervjukod.readers.cues import bounded, clock_time
from intervjukod.readers.speakers import Heard, Said

NAME = "otter"
VERSION = 1

_SECTION = re.compile(r"^(?:SUMMARY KEYWORDS|SPEAKERS)[ \t]{0,9}$", re.MULTILINE)
_SPEAKERS = re.compile(r"^SPEAKERS[ \t]{0,9}\n{1,3}(?P<names>[^\n]{1,2000})", re.MULTILINE)
_HEADER = re.compile(
    r"^(?P<name>[^\s][^\n]{0,79}?)(?P<gap>[ \t\u00a0]{1,9})(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2})[ \t]{0,9}$",
    re.MULTILINE,
)
_FOOTER = re.compile(r"^Transcribed by https://otter\.ai[ \t]{0,9}$", re.MULTILINE)
_LOOK = 5000
"""How many characters at the start of a file hold its sections."""


def recognises(source: Source) -> bool:
    """Whether a text has Otter's sections above what is said."""
    return _SECTION.search(canonical(source.text[:_LOOK]).text) is not None


def read(source: Source) -> Reading:
    """Turns from names with times; labels tell who speaks where there are none. SourceError when nobody does."""
    made = canonical(source.text)
    heads = bounded(_heads(made.text), source.path)
    if not heads:
        return assemble(source, Found(made), NAME, VERSION)
    footer = _FOOTER.search(made.text, heads[-1].end())
    end = whole(made.text).end
    last = Span(*footer.span()) if footer else Span(end, end)
    marks = [*(Span(*head.span()) for head in heads), last]
    said = tuple(
        Said(words, head["name"], clock_time(head["time"]))
        for head, (mark, following) in zip(heads, pairwise(marks), strict=True)
        if (words := trimmed(made.text, gap(mark, following)))
    )
    return reading(source, Found(made), Heard(said), NAME, VERSION)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The lines under the sections that begin a turn."""
    listed = _SPEAKERS.search(text, 0, _LOOK)
    names = {name.strip() for name in listed["names"].split(",")} if listed else set()
    below = listed or _SECTION.search(text, 0, _LOOK)
    for head in _HEADER.finditer(text, below.end() if below else 0):
        if head["name"] in names or len(head["gap"]) > 1:
            yield head
