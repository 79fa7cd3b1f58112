"""The interview as a whole: which one, done, the reading lock, whose codings show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui import opening, seeing, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row, columns

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

EVERYBODY = "*"


def transcripts(desk: Desk, _: str) -> None:
    """The interviews by name, the open one in focus."""
    summaries = desk.study.transcripts.list(desk.study.coder)
    told = [
        (
            summary.role,
            say("tui.list.codings", desk.language, n=summary.codings),
            say("tui.list.done" if desk.study.coder in summary.done else "tui.list.not_done", desk.language),
        )
        for summary in summaries
    ]
    rows = tuple(
        Row(summary.id, summary.name, aside=aside) for summary, aside in zip(summaries, columns(told), strict=True)
    )
    interview = desk.interview
    here = next((n for n, row in enumerate(rows) if interview and row.id == interview.id), 0)

    def choose(row: Row) -> None:
        trail.start_over(desk)
        if desk.transcript is None or row.id != desk.transcript.id:
            opening.lay(desk, row.id)

    desk.lay(Listing(say("tui.list.transcripts", desk.language), Place.ROWS, rows, choose, at=here))


def done(desk: Desk, _: str) -> None:
    """Ask once, then mark the interview done, or not done."""
    interview = desk.interview
    if interview is None:
        return
    id_, is_done = interview.id, desk.study.transcripts.is_done(interview.id)
    key = "tui.list.mark_not_done" if is_done else "tui.list.mark_done"

    def choose(_: Row) -> None:
        desk.did(desk.study.transcripts.set_done(id_, not is_done))

    row = Row("done", say(key, desk.language, name=interview.name))
    desk.lay(Listing(say("tui.list.done_title", desk.language), Place.ROWS, (row,), choose))


def lock(desk: Desk, _: str) -> None:
    """The reading lock on or off. That letters code now is told until something is done: Esc is easily pressed."""
    desk.text.reading_lock = not desk.text.reading_lock
    if desk.text.reading_lock:
        desk.say("tui.said.locked")
    desk.deed = "" if desk.text.reading_lock else say("tui.said.unlocked", desk.language)


def whose(desk: Desk, _: str) -> None:
    """Whose codings show. A colleague's wait until both have marked the interview done."""
    coders = [row.coder for row in desk.study.history.coders() if row.coder != desk.study.coder]
    rows = [
        Row("", say("tui.list.mine", desk.language), on=desk.whose == ""),
        Row(EVERYBODY, say("tui.list.everybody", desk.language), on=desk.whose is None),
    ]
    for coder in coders:
        why_not = "" if _open_to_see(desk, coder) else say("tui.why.not_both_done", desk.language, coder=coder)
        rows.append(Row(coder, coder, why_not=why_not, on=desk.whose == coder))

    def choose(row: Row) -> None:
        desk.whose = None if row.id == EVERYBODY else row.id
        desk.reload()
        hidden = [coder for coder in coders if desk.whose is None and not _open_to_see(desk, coder)]
        if hidden:
            desk.warn("tui.why.not_both_done", coder=", ".join(hidden))

    desk.lay(Listing(say("tui.list.whose", desk.language), Place.ROWS, tuple(rows), choose))


def _open_to_see(desk: Desk, coder: str) -> bool:
    interview = desk.interview
    return interview is None or seeing.may_see(desk, coder, interview.id)


HANDLERS = {
    "transcripts": transcripts,
    "done": done,
    "lock": lock,
    "whose": whose,
}
