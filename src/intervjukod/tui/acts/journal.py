"""Undo, redo, saved, copy, quit: the keys everybody tries."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intervjukod.errors import StudyError
from intervjukod.locale import say
from intervjukod.study.shapes import Act, HistoryRow
from intervjukod.tui import opening
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import look_over, questions
from intervjukod.tui.acts.memos import keep_memo
from intervjukod.tui.desk import FEW
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


LOOKED_AT = (2, 50, None)
"""Gestures that are looked at to find one's own last one: seldom more than the newest."""


def undo(desk: Desk, _: str) -> None:
    """Take back one's own last act: jump there and say it in words. An old or a large one is asked about."""
    last = _last_own(desk)
    today = datetime.now().astimezone()
    when = clock.local(last.at) if last else None
    if last is None or (last.act.count <= FEW and when is not None and when.date() == today.date()):
        _undo(desk)
        return
    row = Row("undo", say(last.act.key, desk.language, **last.act.values), aside=clock.short(last.at, today))
    desk.lay(Listing(say("tui.list.undo", desk.language), Place.ROWS, (row,), lambda _: _undo(desk)))


def _last_own(desk: Desk) -> HistoryRow | None:
    """The newest of one's own acts that stands."""
    for limit in LOOKED_AT:
        rows = desk.study.history.rows(limit)
        last = next((row for row in rows if row.actor == desk.study.coder and not row.cancelled), None)
        if last is not None or limit is None or len(rows) < limit:
            return last
    return None


def _undo(desk: Desk) -> None:
    _arrive(desk, desk.study.history.undo(), "tui.said.undone", "tui.why.nothing_to_undo")


def redo(desk: Desk, _: str) -> None:
    """Do again what was taken back last."""
    _arrive(desk, desk.study.history.redo(), "tui.said.redone", "tui.why.nothing_to_redo")


def _arrive(desk: Desk, act: Act | None, said: str, nothing: str) -> None:
    if act is None:
        desk.warn(nothing)
        return
    place = desk.shown(act.transcript, act.span) if act.span is not None else None
    if questions.shows(desk, act):
        desk.did(act)
        questions.renew(desk)
        desk.deed = say(said, desk.language, act=say(act.key, desk.language, **act.values))
        return
    stays = _is_open(desk, act.transcript) or look_over.shows(desk, act)
    if desk.page is None and act.transcript and not place and not stays:
        opening.lay(desk, act.transcript, act.span.start if act.span else None)
        place = act.span
    desk.did(act)
    if place is not None:
        desk.text.place_cursor(place)
    desk.deed = say(said, desk.language, act=say(act.key, desk.language, **act.values))


def _is_open(desk: Desk, transcript: str) -> bool:
    return desk.transcript is not None and desk.transcript.id == transcript


def saved(desk: Desk, _: str) -> None:
    """Nothing waits to be saved, ever; the memo under way is kept too."""
    keep_memo(desk)
    desk.say("tui.said.all_saved")


def copy(desk: Desk, _: str) -> None:
    """The passage with who said it and where: ``(polis/områdespolis, I03:37)``."""
    found = desk.source()
    if found is None:
        desk.warn("tui.why.several_excerpts")
        return
    interview, span = found
    turn = next(interview.turns_in(span), None)
    speaker = interview.speakers.get(turn.speaker) if turn else None
    source = ", ".join(part for part in (speaker.role if speaker else "", interview.place(span)) if part)
    desk.ports.copy(f"{span.of(interview.text)} ({source})")
    desk.say("tui.said.copied", place=source)


def quit_screen(desk: Desk, _: str) -> None:
    """Leave the program; the memo under way is kept. Where it cannot be kept, pressing again leaves without it."""
    try:
        keep_memo(desk)
    except StudyError:
        if not desk.leaving:
            desk.leaving = True
            raise
    desk.ports.leave()


HANDLERS = {
    "undo": undo,
    "redo": redo,
    "copy": copy,
    "saved": saved,
    "quit": quit_screen,
}
