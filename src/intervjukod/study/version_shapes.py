"""What the room of versions gives back: frozen values, ready to print or to paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intervjukod.anchoring.candidates import Reason
from intervjukod.domain.span import Span


class Origin(StrEnum):
    """What a version came of: a file, a correction, several versions made one, or one of them chosen."""

    READ = "read"
    EDITED = "edited"
    JOINED = "joined"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a transcript's text. ``n`` counts from 1, the oldest; ``shown`` is the one that is shown.

    ``fork`` marks one that stands beside it and waits to be joined. ``text`` is the hash of the text,
    ``parent`` that of the one it was made of, ``size`` code points, ``kept`` how many of them stood in that one in the
    same order. ``source`` is the SHA-256 of the file; ``at`` UTC ISO 8601;
    ``mends`` how many labels and boundaries of turns were mended in it.
    """

    n: int
    version: str
    text: str
    parent: str
    what: Origin
    at: str
    actor: str
    size: int
    kept: int
    turns: int
    mends: int
    source: str
    encoding: str
    reader: str
    reader_version: int
    shown: bool
    fork: bool


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Words that two versions of a text changed, each in its own way; ``n`` counts from 1.

    ``before`` is what both were made of, ``shown`` what stands at ``span`` (code points) of the version shown, and
    ``other`` what stands there in the other one.
    """

    n: int
    before: str
    shown: str
    other: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in the version shown for what is lost: ``words`` as they stand there, ``place`` such as ``I03:37``.

    ``score`` runs from 0 to 1; ``reasons`` are why it is proposed.
    """

    start: int
    end: int
    words: str
    place: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Something whose words an edit touched (``similar``) or took away (``lost``), as it waits to be placed.

    ``id`` names it in every act of the queue; ``kind`` is coding, quote (a coding kept as a quote), memo, asked or
    answered; ``what`` is the code's label, the memo's text or the question's number. ``old`` are the words as they
    were, with ``before`` and ``after``; ``new`` those at ``span``, where it stands now; for what is lost ``span`` is
    None. ``place`` is such as ``I03:37``, and the transcript alone for what is lost. ``left`` tells that somebody
    looked at it and let it be.
    """

    id: str
    kind: str
    transcript: str
    name: str
    state: str
    what: str
    coder: str
    old: str
    before: str
    after: str
    new: str
    span: Span | None
    place: str
    left: bool
    facets: Mapping[str, str]
