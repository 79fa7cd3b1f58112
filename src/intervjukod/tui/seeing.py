"""Which codings the text pane shows: whose, and where they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.errors import NotFoundError

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def visible(desk: Desk) -> Sequence[Coding]:
    """The codings to show. A colleague's stay hidden until both have marked the transcript done."""
    if desk.transcript is None:
        return ()
    texts = desk.excerpts.transcripts() if desk.excerpts is not None else (desk.transcript,)
    coder = None if desk.whose else desk.whose
    given = (coding for text in texts for coding in desk.study.coding.of(text.id, coder))
    return [shown for coding in given if (shown := placed(desk, coding)) is not None]


def placed(desk: Desk, coding: Coding) -> Coding | None:
    """The coding where it stands in the text pane; None when it is not to be shown there."""
    span = desk.shown(coding.transcript, coding.span) if shows(desk, coding.coder, coding.transcript) else None
    if span is None or span == coding.span:
        return coding if span else None
    return replace(coding, span=span)


def found(desk: Desk, id_: str) -> Iterator[Coding]:
    """The coding with this id, if it is to be shown in the text pane."""
    with suppress(NotFoundError):
        coding = placed(desk, desk.study.coding.find(id_))
        if coding is not None:
            yield coding


def shows(desk: Desk, coder: str, transcript: str) -> bool:
    """Whether this coder's codings and notes in a transcript are to be shown."""
    chosen = desk.whose is None or coder == (desk.whose or desk.study.coder)
    return chosen and may_see(desk, coder, transcript)


def may_see(desk: Desk, coder: str, transcript: str) -> bool:
    """Whether this coder's codings in a transcript may be shown here."""
    if coder == desk.study.coder:
        return True
    done = desk.study.transcripts.is_done
    return done(transcript) and done(transcript, coder)
