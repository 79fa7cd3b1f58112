"""Opening: which transcript lies on the desk, and keeping up with what others write."""

from __future__ import annotations

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.errors import IntervjukodError, NotFoundError
from intervjukod.locale import say, sentence
from intervjukod.tui.desk import Desk, Survey
from intervjukod.tui.recents import after

REFLEXIVE = "reflexive"
REMEMBERED = 50
"""Codings of the past that fill the slots of the codes used last."""


def begin(desk: Desk, name: str) -> None:
    """Open the transcript that was asked for, else where the person was, else the first by name."""
    desk.unnamed = not any(row.me and (row.codings or row.done) for row in desk.study.history.coders())
    summaries = desk.study.transcripts.list()
    known = {summary.id for summary in summaries}
    last = desk.study.transcripts.last()
    try:
        if name:
            lay(desk, desk.study.transcripts.find(name))
        elif last is not None and last[0] in known:
            lay(desk, *last)
        elif summaries:
            lay(desk, summaries[0].id)
        else:
            desk.warn("tui.why.no_transcript")
    except IntervjukodError as error:
        desk.tell(sentence(error, desk.language))
    _tell(desk, (*desk.facts.notices, *desk.study.codebook.findings()))


def lay(desk: Desk, id_: str, offset: int | None = None) -> None:
    """Lay a transcript on the desk, at ``offset``; one nobody here worked in opens in the reading lock."""
    remember(desk)
    desk.transcript = desk.study.transcripts.open(id_)
    desk.last = ""
    desk.reload()
    look_around(desk)
    own = desk.study.coding.of(id_)
    desk.text.reading_lock = not own and offset is None and id_ not in desk.opened
    desk.opened.add(id_)
    if desk.text.reading_lock:
        desk.say("tui.said.new_here")
    if not desk.recents.slots:
        desk.recents = after(coding.code for coding in sorted(own, key=lambda each: each.created)[-REMEMBERED:])
    if offset is not None and offset < len(desk.transcript.text):
        desk.text.place_cursor(Span(offset, offset))


def remember(desk: Desk) -> None:
    """Keep the place for the next start."""
    if desk.transcript is not None:
        desk.study.transcripts.remember(desk.transcript.id, desk.text.cursor.span.start)


def look_around(desk: Desk) -> None:
    """Survey what is told beside the text."""
    desk.stale = False
    if desk.transcript is None:
        return
    study, id_ = desk.study, desk.transcript.id
    summaries = study.transcripts.list()
    guide = study.codebook.guide_for(id_)
    desk.survey = Survey(
        counts=None if desk.facts.approach == REFLEXIVE else study.codebook.counts(id_),
        done=study.transcripts.is_done(id_),
        all_done=sum(1 for summary in summaries if study.coder in summary.done),
        transcripts=len(summaries),
        guide=guide.title or guide.key if guide else "",
        notes=study.coding.memos("transcript", id_),
    )


def catch_up(desk: Desk) -> bool:
    """Show what others wrote and what lags behind the keys; whether there was anything."""
    changed = desk.study.poll()
    if changed:
        before = desk.facts
        desk.facts = desk.study.facts
        _reopen(desk)
        _tell(desk, (*desk.facts.notices[len(before.notices) :], *desk.study.codebook.findings()))
    if not desk.stale:
        return changed
    look_around(desk)
    return True


def _reopen(desk: Desk) -> None:
    """The open transcript as it stands now; a withdrawn one is gone."""
    if desk.transcript is None:
        begin(desk, "")
        return
    try:
        desk.transcript = desk.study.transcripts.open(desk.transcript.id)
    except NotFoundError:
        desk.transcript = None
        begin(desk, "")
    else:
        desk.reload()


def _tell(desk: Desk, notes: tuple[Note, ...]) -> None:
    """The first of what the study has to tell; a file with a fault is named with its line."""
    if notes:
        more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
        desk.tell(say(notes[0].key, desk.language, **notes[0].values) + more)
