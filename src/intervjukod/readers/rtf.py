"""Rich text (RTF), as Word, WordPad, TextEdit and f4 write it: what is seen when changes are accepted.

An own reader: those that there are drop footnotes, put the addresses of links into the text, and keep what
is hidden or deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.document import spoken
from intervjukod.readers.rtf_text import Rtf

NAME = "rtf"
VERSION = 1

SIZE = 64 * 2**20
"""Bytes, most of them pictures."""


def recognises(source: Source) -> bool:
    """Whether the bytes begin as rich text does."""
    return source.data.startswith(b"{\\rtf")


def read(source: Source) -> Reading:
    """The document's text; a table of turns or labels tell who speaks.

    SourceError for one beyond its bounds, and for one without words.
    """
    if len(source.data) > SIZE:
        raise SourceError("files.too_large", path=source.path, megabytes=SIZE // 2**20)
    document = Rtf(source.data, source.path)
    lines = list(document.lines())
    return spoken(replace(source, encoding=document.encoding), lines, _notes(document), NAME, VERSION)


def _notes(document: Rtf) -> Iterator[Note]:
    counts = document.counts
    if counts["inserted"] or counts["deleted"]:
        yield Note("changes", {"kept": counts["inserted"], "dropped": counts["deleted"]})
    for key in ("boxes", "footnotes", "symbols", "hidden", "comments", "margins"):
        if counts[key]:
            yield Note(key, {"count": counts[key]})
