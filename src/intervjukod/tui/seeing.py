"""Which codings the text pane shows: whose, and where they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.coding import Coding
from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.study.uncollected import uncollected

if TYPE_CHECKING:
    from intervjukod.study import Study


class Sight(Protocol):
    """What the text pane shows, and whose codings are wanted there: "" one's own, None everybody's."""

    study: Study
    transcript: Transcript | None
    excerpts: Excerpts | None
    whose: str | None

    def shown(self, transcript: str, span: Span) -> Span | None:
        """Where the words of a transcript (its id) stand in the pane."""


def visible(sight: Sight) -> Sequence[Coding]:
    """The codings to show. A colleague's stay hidden until both have marked the transcript done."""
    if sight.transcript is None:
        return ()
    with uncollected():
        return list(_visible(sight, sight.transcript))


def _visible(sight: Sight, transcript: Transcript) -> Iterator[Coding]:
    coder, read = None if sight.whose else sight.whose, sight.study.coding.of
    if sight.excerpts is None:
        given = iter(read(transcript.id, coder))
    else:
        texts = ((text.id, sight.excerpts.spans_of(text.id)) for text in sight.excerpts.transcripts())
        given = (coding for id_, spans in texts for coding in read(id_, coder, spans))
    return (shown for coding in given if (shown := placed(sight, coding)) is not None)


def placed(sight: Sight, coding: Coding) -> Coding | None:
    """The coding where it stands in the text pane; None when it is not to be shown there, or has no place any more."""
    if coding.state not in PLACED:
        return None
    span = sight.shown(coding.transcript, coding.span) if shows(sight, coding.coder, coding.transcript) else None
    if span is None or span == coding.span:
        return coding if span else None
    return replace(coding, span=span)


def found(sight: Sight, id_: str) -> Iterator[Coding]:
    """The coding with this id, if it is to be shown in the text pane."""
    with suppress(NotFoundError):
        coding = placed(sight, sight.study.coding.find(id_))
        if coding is not None:
            yield coding


def shows(sight: Sight, coder: str, transcript: str) -> bool:
    """Whether this coder's codings and notes in a transcript are to be shown."""
    chosen = sight.whose is None or coder == (sight.whose or sight.study.coder)
    return chosen and may_see(sight, coder, transcript)


def may_see(sight: Sight, coder: str, transcript: str) -> bool:
    """Whether this coder's codings in a transcript may be shown here."""
    if coder == sight.study.coder:
        return True
    done = sight.study.transcripts.is_done
    return done(transcript) and done(transcript, coder)
