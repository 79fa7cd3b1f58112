"""The page of history: back to an act, to its place, what rests on it, the study as it stood, milestones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say, say_counts
from intervjukod.study.shapes import Act, HistoryRow, Resting
from intervjukod.tui import past, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import narrowing
from intervjukod.tui.desk import FEW
from intervjukod.tui.dimensions import coder_dimension, text_dimension, transcript_dimension
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.history_page import HistoryPage, today
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

FIRST, OLDER = 40, 200
"""Acts that are loaded to begin with, more than a screen shows, and then at a time."""
"""Acts that are loaded at a time."""
YES, NO = "yes", "no"


def show(desk: Desk, _: str) -> None:
    """What was done, the newest first."""
    trail.turn_to(desk, _made(desk, {}))


def _made(desk: Desk, chosen: Chosen) -> HistoryPage:
    page = HistoryPage(
        say("history.title", desk.language),
        (),
        {},
        desk.study.coder,
        today(),
        {row.seq: row.name for row in desk.study.history.milestones()},
        chosen,
        " · ".join(in_words(_dimensions(desk), chosen)),
        whole=False,
    )
    return _with_more(desk, page)


def _with_more(desk: Desk, page: HistoryPage) -> HistoryPage:
    """The page with the next older acts."""
    before = page.acts[-1].seq if page.acts else 0
    chosen = page.chosen
    wanted = OLDER if page.acts else FIRST
    found = desk.study.history.rows(
        wanted,
        actor=chosen.get("coder", ""),
        transcript=chosen.get("transcript", ""),
        text=chosen.get("text", ""),
        before=before,
    )
    told = {row.gesture: say(row.act.key, desk.language, **row.act.values) for row in found}
    return replace(page, acts=(*page.acts, *found), told={**page.told, **told}, whole=len(found) < wanted)


def follow(desk: Desk) -> None:
    """The page as things stand now, the same row in focus."""
    page = desk.page
    if isinstance(page, HistoryPage):
        fresh = _made(desk, page.chosen)
        while len(fresh.acts) < page.rows and not fresh.whole:
            fresh = _with_more(desk, fresh)
        desk.page = fresh.pointed(page.at)


def load_older(desk: Desk) -> None:
    """On the last row of the history: older acts, if there are any."""
    page = desk.page
    if isinstance(page, HistoryPage) and not page.whole and page.at == page.rows - 1:
        trail.show_page(desk, _with_more(desk, page))


def _page(desk: Desk) -> HistoryPage:
    page = desk.page
    if not isinstance(page, HistoryPage):
        raise TypeError(f"no history in front but {page}")
    return page


def _focused(desk: Desk) -> HistoryRow:
    focused = _page(desk).focused
    if focused is None:
        raise TypeError("an empty history has nothing in focus")
    return focused


def undo_to(desk: Desk, _: str) -> None:
    """Undo one's own acts that are newer than the one in focus; many, or those of another day, are asked about."""
    gesture = _focused(desk).gesture
    newer = desk.study.history.to_go_back(gesture)
    if newer is None:
        desk.warn("history.why.newest")
    elif newer.count <= FEW and _is_today(newer):
        _go_back(desk, gesture)
    else:
        row = Row(YES, say("history.undo_many", desk.language, n=newer.count, act=_page(desk).told[gesture]))
        title = say("history.list.undo", desk.language)

        def choose(row: Row) -> None:
            if row.id == YES:
                _go_back(desk, gesture)

        desk.lay(Listing(title, Place.ROWS, (row, _no(desk)), choose, at=1))


def _is_today(act: Act) -> bool:
    when = clock.local(act.at)
    return when is not None and when.date() == today()


def _no(desk: Desk) -> Row:
    return Row(NO, say("history.leave_it", desk.language))


def _go_back(desk: Desk, gesture: str) -> None:
    act = desk.study.history.go_back(gesture)
    count = act.count if act else 0
    desk.reload()
    desk.acts += 1
    desk.deed = say("history.said.undone", desk.language, n=count)


def cancel(desk: Desk, _: str) -> None:
    """Take back the act in focus, whoever did it, after telling what rests on it; a cancelled one stands again."""
    act = _focused(desk)
    if act.cancelled:
        _did(desk, desk.study.history.restore(act.gesture), "history.said.restored")
        return
    resting = desk.study.history.rests_on(act.gesture)
    title = say("history.list.cancel", desk.language, act=_page(desk).told[act.gesture], coder=act.actor)
    row = Row(YES, _what_goes(desk, resting))

    def choose(row: Row) -> None:
        if row.id == YES:
            _did(desk, desk.study.history.cancel(act.gesture), "history.said.cancelled")

    at = 0 if act.actor == desk.study.coder and not resting.total else 1
    desk.lay(Listing(title, Place.ROWS, (row, _no(desk)), choose, at=at))


def _what_goes(desk: Desk, resting: Resting) -> str:
    if not resting.total:
        return say("history.cancel_alone", desk.language)
    words = say_counts(resting.counts, desk.language)
    return say("history.cancel_with", desk.language, what=words, coders=", ".join(resting.coders))


def _did(desk: Desk, act: Act, said: str) -> None:
    desk.reload()
    desk.acts += 1
    desk.saved = clock.hours(act.at) or desk.saved
    desk.deed = say(said, desk.language, act=say(act.key, desk.language, **act.values))


def to_place(desk: Desk, _: str) -> None:
    """To the interview at the place of the act in focus."""
    act = _focused(desk).act
    if act.transcript:
        trail.go_to(desk, act.transcript, act.span)
    else:
        desk.warn("history.why.no_place")


def as_it_stood(desk: Desk, _: str) -> None:
    """The study as it stood after the act in focus, read only."""
    act = _focused(desk)
    told = _page(desk).told[act.gesture]
    past.enter(desk, str(act.seq))
    desk.say("history.said.past", act=told)


def milestone(desk: Desk, _: str) -> None:
    """Name the study as it stands."""

    def fill(typed: str) -> tuple[Row, ...]:
        name = " ".join(typed.split())
        return (Row(name, say("history.milestone_row", desk.language, name=name)),) if name else ()

    def choose(row: Row) -> None:
        desk.did(desk.study.history.milestone(row.id))

    listing = Listing(say("history.list.milestone", desk.language), Place.PROMPT, (), choose, fill=fill)
    desk.lay(listing.typing(""))


def narrow(desk: Desk, _: str) -> None:
    """One person's acts, those in an interview, those with certain words."""

    def done(chosen: Chosen) -> None:
        trail.show_page(desk, _made(desk, chosen))

    narrowing.narrow(desk, _dimensions(desk), _page(desk).chosen, done)


def find(desk: Desk, _: str) -> None:
    """The acts with certain words."""

    def done(chosen: Chosen) -> None:
        trail.show_page(desk, _made(desk, chosen))

    narrowing.ask_value(desk, text_dimension(desk), _page(desk).chosen, done)


def _dimensions(desk: Desk) -> list[Dimension]:
    return [coder_dimension(desk), transcript_dimension(desk), text_dimension(desk)]


def point(desk: Desk, name: str) -> None:
    """A click on a row."""
    trail.show_page(desk, _page(desk).pointed(int(name)))


HANDLERS = {
    "history_undo": undo_to,
    "history_cancel": cancel,
    "history_place": to_place,
    "history_then": as_it_stood,
    "history_milestone": milestone,
    "history_narrow": narrow,
    "history_find": find,
}
