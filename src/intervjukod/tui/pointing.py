"""Pointing words out in the text: hits while their list lies open, keywords of codes while one looks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.span import Span
from intervjukod.study.shapes import KeywordMark
from intervjukod.tui.presenter.pointed import Pointed, uncoded

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

CODEBOOK = "codebook"
"""The approach in which keywords are pointed out unless one chose otherwise."""
KEYWORDS, ON, OFF = "keywords", "on", "off"


def show_hits(desk: Desk, hits: Sequence[Span]) -> None:
    """Point out what a search found in the open interview."""
    _point(desk, replace(_pointed(desk), hits=tuple(hits)))


def keep_up(desk: Desk) -> bool:
    """While no key is pressed: keywords as the codings stand now, no hits without their list; whether that is new."""
    if desk.excerpts is not None or desk.transcript is None or desk.mending is not None:
        return False
    pointed, said = _pointed(desk), _said(desk, desk.transcript.id)
    keywords = pointed.keywords
    if said is not pointed.said or desk.stale or desk.uncounted:
        keywords = uncoded(said, desk.text.index.overlapping, desk.study.coder)
    hits = pointed.hits if desk.listing is not None else ()
    return _point(desk, replace(pointed, hits=hits, keywords=keywords, said=said))


def listens(desk: Desk) -> bool:
    """Whether keywords are pointed out: as one chose, else where one codes with a codebook."""
    chosen = desk.study.preference(KEYWORDS)
    return chosen == ON if chosen else desk.facts.approach == CODEBOOK


def turn(desk: Desk) -> bool:
    """Point keywords out, or no longer, and remember it; whether they are now."""
    desk.study.prefer(KEYWORDS, OFF if listens(desk) else ON)
    keep_up(desk)
    return listens(desk)


def _said(desk: Desk, transcript: str) -> Sequence[KeywordMark]:
    return desk.study.search.keyword_marks(transcript) if listens(desk) else ()


def _pointed(desk: Desk) -> Pointed:
    """What is pointed out in the open interview, nothing of another one."""
    shown = desk.transcript.id if desk.transcript else ""
    return desk.pointed if desk.pointed.transcript == shown else Pointed(shown)


def _point(desk: Desk, pointed: Pointed) -> bool:
    if pointed == desk.pointed:
        return False
    desk.pointed = pointed
    desk.text.annotate(marks=pointed.marks)
    return True
