"""Opening: which transcript lies on the desk, and keeping up with what others write."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.errors import IntervjukodError, NotFoundError
from intervjukod.locale import say, sentence
from intervjukod.tui import elsewhere, seeing
from intervjukod.tui.attending import attend
from intervjukod.tui.desk import Desk, Survey
from intervjukod.tui.presenter.rows import MEMO, Mark, Sign
from intervjukod.tui.recents import after

REFLEXIVE = "reflexive"
REMEMBERED = 50
"""Codings of the past that fill the slots of the codes used last."""


def begin(desk: Desk, name: str) -> None:
    """Open the transcript that was asked for, else where the person was, else the first by name."""
    lay_first(desk, name)
    settle(desk)


def lay_first(desk: Desk, name: str) -> None:
    """The text alone, which can be read before anything of the rest of the study is."""
    try:
        last = None if name else _where_one_was(desk)
        if name:
            _lay_text(desk, desk.study.transcripts.find(name))
        elif last is not None:
            _lay_text(desk, *last)
        elif summaries := desk.study.transcripts.list():
            _lay_text(desk, summaries[0].id)
        else:
            desk.warn("tui.why.no_transcript")
    except IntervjukodError as error:
        desk.tell(sentence(error, desk.language))


def settle(desk: Desk) -> None:
    """What stands beside the text that was laid first, and what the study has to tell."""
    try:
        look_around(desk)
    except IntervjukodError as error:
        desk.tell(sentence(error, desk.language))
    elsewhere.note(desk)
    _tell(desk, (*desk.facts.notices, *_findings(desk), *_waiting(desk)))


def _waiting(desk: Desk) -> Sequence[Note]:
    """That files lie in the folder which are new or have changed."""
    found = desk.study.transcripts.waiting()
    new = sum(file.status == "new" for file in found)
    return [Note("intake.waiting", {"new": new, "changed": len(found) - new})] if found else []


def _where_one_was(desk: Desk) -> tuple[str, int] | None:
    """Transcript id and offset; None before the first time, and where that transcript is gone."""
    with suppress(NotFoundError):
        last = desk.study.transcripts.last()
        if last is not None:
            desk.study.transcripts.open(last[0])
            return last
    return None


def lay(desk: Desk, id_: str, offset: int | None = None) -> None:
    """Lay a transcript on the desk, at ``offset``, else where this person was in it.

    One that this person never opened is in the reading lock.
    """
    _lay_text(desk, id_, offset)
    look_around(desk)


def _lay_text(desk: Desk, id_: str, offset: int | None = None) -> None:
    place = desk.study.transcripts.place_in(id_)
    _lay_out(desk, desk.study.transcripts.open(id_))
    desk.text.reading_lock = place is None
    if desk.text.reading_lock:
        desk.say("tui.said.new_here")
    if not desk.recents.slots:
        own = [coding for coding in desk.text.index.ordered if coding.coder == desk.study.coder]
        desk.recents = after(coding.code for coding in sorted(own, key=lambda each: each.created)[-REMEMBERED:])
    start = place if offset is None else offset
    if start is not None and start < len(desk.text.document.text):
        desk.text.place_cursor(Span(start, start))
    remember(desk)


def show_excerpts(desk: Desk, excerpts: Excerpts, offset: int = 0) -> None:
    """Lay excerpts on the desk, the cursor at ``offset`` of their text. They are never in the reading lock."""
    _lay_out(desk, excerpts.whole, excerpts)
    look_around(desk)
    desk.text.reading_lock = False
    desk.text.annotate(marks=[Mark(span, "hit") for span in excerpts.marks])
    first = excerpts.pieces[0].shown.start if excerpts.pieces else 0
    desk.text.place_cursor(Span(max(first, offset), max(first, offset)))


def _lay_out(desk: Desk, shown: Transcript, excerpts: Excerpts | None = None) -> None:
    remember(desk)
    desk.transcript, desk.excerpts = shown, excerpts
    desk.page, desk.last = None, ""
    desk.place = desk.home
    desk.reload()


def remember(desk: Desk) -> None:
    """Keep the place for the next start."""
    if desk.transcript is not None and desk.excerpts is None:
        desk.study.transcripts.remember(desk.transcript.id, desk.text.cursor.span.start)


def look_around(desk: Desk) -> None:
    """Survey what is told beside the text."""
    interview = desk.interview
    if interview is None:
        return
    study, id_ = desk.study, interview.id
    summaries = study.transcripts.list()
    guide = study.codebook.guide_for(id_)
    desk.stale = False
    desk.survey = Survey(
        transcript=id_,
        done=study.transcripts.is_done(id_),
        all_done=sum(1 for summary in summaries if study.coder in summary.done),
        transcripts=len(summaries),
        words=sum(summary.words for summary in summaries),
        guide=guide.title or guide.key if guide else "",
        notes=[memo for memo in study.coding.memos("transcript", id_) if seeing.shows(desk, memo.coder, id_)],
    )
    places = (desk.shown(id_, memo.span) for memo in desk.survey.notes if memo.span)
    desk.text.annotate(signs=[Sign(place, MEMO) for place in places if place])
    count(desk)


def count(desk: Desk) -> None:
    """Count the codes anew, unless counts would steer the coding."""
    desk.uncounted = False
    interview = desk.interview
    if interview is not None and desk.facts.approach != REFLEXIVE:
        desk.survey = replace(desk.survey, counts=desk.study.codebook.counts(interview.id))


def catch_up(desk: Desk, *, idle: bool = True) -> bool:
    """Show what others wrote and, while no key is pressed, what lags behind the keys; whether there was anything."""
    changed = desk.study.poll()
    if changed:
        before, shown = desk.facts, desk.transcript
        desk.acts += 1
        desk.facts = desk.study.facts
        _reopen(desk)
        elsewhere.tell(desk)
        _tell(desk, (*desk.facts.notices[len(before.notices) :], *_findings(desk)))
        _tell_fork(desk, shown)
    interview = desk.interview
    desk.stale = desk.stale or (interview is not None and interview.id != desk.survey.transcript)
    changed = (idle and attend(desk)) or changed
    if not idle or not (desk.stale or desk.uncounted):
        return changed
    if desk.stale:
        look_around(desk)
    else:
        count(desk)
    return True


def _reopen(desk: Desk) -> None:
    """The open transcript as it stands now; a withdrawn one is gone."""
    if desk.transcript is None:
        begin(desk, "")
        return
    try:
        desk.reload()
    except NotFoundError:
        desk.transcript = desk.mending = desk.putting = None
        begin(desk, "")


def _findings(desk: Desk) -> Sequence[Note]:
    """What is wrong in the study; what is wrong with its files stays in sight."""
    findings = desk.study.codebook.findings()
    desk.faults = [note for note in findings if "path" in note.values]
    return findings


def _tell_fork(desk: Desk, shown: Transcript | None) -> None:
    """Say that another version than the one that was ``shown`` stands there now, beside it."""
    now = desk.transcript
    if shown is None or now is None or now.text_hash == shown.text_hash:
        return
    if now.id in desk.study.versions.forked():
        desk.warn("mending.said.forked")


def _tell(desk: Desk, notes: tuple[Note, ...]) -> None:
    """The first of what the study has to tell; a file with a fault is named with its line."""
    if notes:
        more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
        desk.tell(say(notes[0].key, desk.language, **notes[0].values) + more)
