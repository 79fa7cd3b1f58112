"""Memos: a coder's own words about a coding, a code, a transcript, a passage, an informant or the study."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.domain.span import Span


@dataclass(frozen=True, slots=True)
class Memo:
    """``about`` is what it is on (``coding``, ``code``, ``transcript``, ``informant``, ``study``) and
    ``subject`` its id, key or name; ``span`` places a memo on a passage. ``others`` are texts that
    colleagues wrote at the same time: both are kept."""

    id: str
    about: str
    subject: str
    coder: str
    text: str
    span: Span | None = None
    others: tuple[str, ...] = ()
