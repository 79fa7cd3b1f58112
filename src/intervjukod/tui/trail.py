"""Going on to a page, to excerpts or to a place in a transcript, and back along the same way."""

from __future__ import annotations

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.tui import opening
from intervjukod.tui.desk import Desk, Lens, Stop
from intervjukod.tui.presenter.page import Page


def turn_to(desk: Desk, page: Page) -> None:
    """Lay a page over the text; the same kind of page in front gives way to it."""
    if desk.page is None or desk.page.place is not page.place:
        _remember(desk)
    show_page(desk, page)


def show_page(desk: Desk, page: Page) -> None:
    """Show this state of a page, without a stop on the way."""
    desk.page, desk.place = page, page.place


def read(desk: Desk, excerpts: Excerpts, lens: Lens | None = None) -> None:
    """Show excerpts, made by ``lens`` if any; others of the same kind that were in front give way to them."""
    if desk.excerpts is None or desk.page is not None or type(desk.lens) is not type(lens):
        _remember(desk)
    opening.show_excerpts(desk, excerpts)
    desk.lens = lens


def go_to(desk: Desk, transcript: str, span: Span | None = None) -> None:
    """Open a place in a transcript (its id)."""
    _remember(desk)
    opening.lay(desk, transcript, span.start if span else None)
    if span:
        desk.text.place_cursor(span)


def start_over(desk: Desk) -> None:
    """To the text, without a way back."""
    desk.trail.clear()
    desk.page, desk.place = None, desk.home


def back(desk: Desk) -> None:
    """To the stop before; without one to the text."""
    if not desk.trail:
        start_over(desk)
        return
    stop = desk.trail.pop()
    if _lies_open(desk, stop):
        desk.page, desk.place = None, desk.home
    elif stop.excerpts is not None:
        opening.show_excerpts(desk, stop.excerpts, stop.offset)
        desk.lens = stop.lens
    elif stop.transcript:
        opening.lay(desk, stop.transcript, stop.offset)
    if stop.page is not None:
        show_page(desk, stop.page)


def _lies_open(desk: Desk, stop: Stop) -> bool:
    """Whether the page lay over the text of the stop: then nothing of it is touched, also not what is selected."""
    shown = desk.transcript.id if desk.transcript is not None else ""
    there = stop.transcript, stop.offset
    return desk.excerpts is stop.excerpts and there == (shown, desk.text.cursor.span.start)


def _remember(desk: Desk) -> None:
    shown = desk.transcript.id if desk.transcript is not None else ""
    desk.trail.append(Stop(desk.page, desk.excerpts, shown, desk.text.cursor.span.start, desk.lens))
