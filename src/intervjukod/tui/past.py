"""The study as it stood: the screen shows a point of its history, read only, and comes back to today."""

from __future__ import annotations

from intervjukod.study import Study
from intervjukod.tui import opening, trail
from intervjukod.tui.desk import Desk, Present


def enter(desk: Desk, point: str) -> None:
    """Show the study as it stood at a point. Errors as those of ``Study.as_of``; then nothing changes."""
    then = desk.study.as_of(point)
    interview = desk.interview
    opening.remember(desk)
    desk.present = Present(desk.study, desk.page, tuple(desk.trail), interview.id if interview else "")
    trail.start_over(desk)
    _show(desk, then, interview.id if interview else "")


def leave(desk: Desk) -> None:
    """Back to today, to the page one came from."""
    present = desk.present
    if present is None:
        return
    desk.study.close()
    desk.present = None
    _show(desk, present.study, present.transcript)
    desk.trail = list(present.trail)
    if present.page is not None:
        trail.show_page(desk, present.page)


def _show(desk: Desk, study: Study, transcript: str) -> None:
    desk.study, desk.facts, desk.laid = study, study.facts, None
    desk.transcript = desk.excerpts = None
    known = {summary.id for summary in study.transcripts.list()}
    if transcript in known:
        opening.lay(desk, transcript)
    else:
        opening.begin(desk, "")
