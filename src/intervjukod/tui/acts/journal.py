"""Undo, redo, saved, copy, quit: the keys everybody tries."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intervjukod.errors import StudyError
from intervjukod.locale import say
from intervjukod.study.shapes import Act
from intervjukod.tui import opening, standing
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import look_over, mending, questions
from intervjukod.tui.acts.memos import keep_memo
from intervjukod.tui.desk import FEW
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


IN_READING = frozenset(
    f"acts.{name}"
    for name in (
        "answer_asked",
        "answer_cleared",
        "answer_set",
        "answers_confirmed",
        "done",
        "memo_removed",
        "memo_written",
        "milestone",
        "not_done",
        "quote_dropped",
        "quote_edited",
        "quote_edited_so",
        "quote_kept",
        "quote_unedited",
    )
)
"""What the reading lock lets one do it lets one take back: these touch no coding's words or code."""


def undo(desk: Desk, _: str) -> None:
    """Take back one's own last act: jump there and say it in words. An old or a large one is asked about."""
    last = desk.study.history.to_undo()
    if _is_locked(desk, last):
        return
    today = datetime.now().astimezone()
    when = clock.local(last.at) if last else None
    if last is None or (last.count <= FEW and when is not None and when.date() == today.date()):
        _undo(desk)
        return
    row = Row("undo", say(last.key, desk.language, **last.values), aside=clock.short(last.at, today))
    desk.lay(Listing(say("tui.list.undo", desk.language), Place.ROWS, (row,), lambda _: _undo(desk)))


def _is_locked(desk: Desk, act: Act | None) -> bool:
    """Whether the reading lock stands against taking the act back, or doing it again; then that is told."""
    locked = act is not None and standing.context(desk).locked and act.key not in IN_READING
    if locked:
        desk.warn("tui.why.locked")
    return locked


def _undo(desk: Desk) -> None:
    _arrive(desk, desk.study.history.undo(), "tui.said.undone", "tui.why.nothing_to_undo")


def redo(desk: Desk, _: str) -> None:
    """Do again what was taken back last."""
    if not _is_locked(desk, desk.study.history.to_redo()):
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
    if desk.mending is not None and desk.mending.corrections:
        desk.warn("mending.said.not_saved", n=desk.mending.corrections)
    else:
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
    """Leave the program; the memo under way is kept. Where it cannot be kept, pressing again leaves without it.

    What is to become of corrections that are not kept is asked first.
    """
    try:
        keep_memo(desk)
    except StudyError:
        if not desk.leaving:
            desk.leaving = True
            raise
    if desk.mending is not None and desk.mending.corrections:
        mending.ask(desk, desk.ports.leave)
    else:
        desk.ports.leave()


HANDLERS = {
    "undo": undo,
    "redo": redo,
    "copy": copy,
    "saved": saved,
    "quit": quit_screen,
}
