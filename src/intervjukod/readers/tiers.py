"""What the formats of linguists share: tiers of events on a time line, and speech that overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Note
from intervjukod.files.archive import XmlBounds, parse_xml
from intervjukod.readers.assembly import Source
from intervjukod.readers.cues import Cue
from intervjukod.readers.speakers import TOLD

BOUNDS = XmlBounds(elements=1_000_000)
"""A spoken hour in single words has a twentieth of that."""
_LOOK = 2000
"""How many bytes at the start of a file hold the name of its first element."""


@dataclass(frozen=True, slots=True)
class Event:
    """A cue and its place on the time line, by which all tiers are put in one order."""

    place: int
    cue: Cue
    asides: list[str] = field(default_factory=list)


def begins_with(source: Source, element: bytes) -> bool:
    """Whether the bytes begin as XML whose first element is ``element``, in UTF-16 too."""
    head = source.data[:_LOOK].replace(b"\0", b"")
    return b"<" + element in head


def tree(source: Source) -> Element:
    """The file as XML, which tells its encoding itself. SourceError as :func:`parse_xml`."""
    return parse_xml(source.data, source.path, BOUNDS)


def in_order(events: Iterable[Event]) -> list[Cue]:
    """The cues by place; what begins together stands in the order that the file has it in."""
    ordered = sorted(events, key=lambda event: event.place)
    return [replace(event.cue, asides=tuple(event.asides)) for event in ordered]


def left_out(tiers: Sequence[str]) -> list[Note]:
    """What there is to tell of tiers that were not read."""
    return [Note("tiers_left_out", {"tiers": ", ".join(tiers[:TOLD]), "count": len(tiers)})] if tiers else []
