"""Plain text."""

from __future__ import annotations

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading
from intervjukod.readers.assembly import Found, Source, assemble

NAME = "txt"
VERSION = 2


def read(source: Source) -> Reading:
    """The text as it stands; labels tell who speaks. SourceError when nobody says anything."""
    return assemble(source, Found(canonical(source.text)), NAME, VERSION)
