"""The page of what is to be placed, and showing in the text where something is to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.span import Span
from intervjukod.locale import say
from intervjukod.study.version_shapes import Misplaced
from intervjukod.tui import to_place, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.presenter.line import cut
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.placing_page import SIMILAR, PlacingPage

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

YES, NO = "yes", "no"
QUOTED = 60
"""Cells of the words that are placed by hand, while one looks for their place."""


def show(desk: Desk, _: str) -> None:
    """Everything that waits; what waits in the open interview is in focus."""
    page = PlacingPage(say("placing.title", desk.language), to_place.queue(desk))
    interview = desk.interview
    here = (n for n, thing in enumerate(page.things) if interview and thing.transcript == interview.id)
    trail.turn_to(desk, page.pointed(next(here, 0)))
    look_up(desk)


def look_up(desk: Desk) -> None:
    """Find the places for what is in focus and lost, once."""
    page = desk.page
    if not isinstance(page, PlacingPage):
        return
    thing = page.focused
    if thing is not None and thing.state != SIMILAR and thing.id not in page.proposals:
        trail.show_page(desk, page.with_proposals(desk.study.versions.candidates(thing.id)))


def follow(desk: Desk) -> None:
    """The page as things stand now: at what came back, else where one was."""
    page = desk.page
    if isinstance(page, PlacingPage):
        known = {thing.id for thing in page.things}
        fresh = PlacingPage(page.title, to_place.queue(desk), at=0)
        came = (n for n, thing in enumerate(fresh.things) if thing.id not in known)
        kept = (n for n, thing in enumerate(fresh.things) if page.focused and thing.id == page.focused.id)
        desk.page = fresh.pointed(next(came, next(kept, page.at)))
        look_up(desk)


def _page(desk: Desk) -> PlacingPage:
    page = desk.page
    if not isinstance(page, PlacingPage):
        raise TypeError(f"nothing to place in front but {page}")
    return page


def _focused(desk: Desk) -> Misplaced:
    focused = _page(desk).focused
    if focused is None:
        raise TypeError("an empty page has nothing in focus")
    return focused


def accept(desk: Desk, _: str) -> None:
    """Where it stands now, or at the place in focus; without one it is placed by hand."""
    page, thing = _page(desk), _focused(desk)
    if thing.state == SIMILAR:
        desk.did(desk.study.versions.accept(thing.id))
    elif page.span is not None:
        desk.did(desk.study.versions.place(thing.id, page.span))
    else:
        by_hand(desk, "")


def nth(desk: Desk, digit: str) -> None:
    """At the place with that number; 1 is where it stands now."""
    page, thing = _page(desk), _focused(desk)
    n = int(digit)
    if thing.state == SIMILAR and n == 1:
        accept(desk, digit)
    elif thing.state != SIMILAR and n <= len(page.proposed):
        chosen = page.proposed[n - 1]
        desk.did(desk.study.versions.place(thing.id, Span(chosen.start, chosen.end)))
    else:
        desk.warn("placing.why.no_candidate", n=n)


def accept_all(desk: Desk, _: str) -> None:
    """Everything with changed words in the interview of what is in focus."""
    thing = _focused(desk)
    seen = {one.id for one in _page(desk).things if one.transcript == thing.transcript and one.state == SIMILAR}
    act = desk.study.versions.accept_similar(thing.transcript, seen)
    if act.gesture:
        desk.did(act)
    else:
        desk.warn("placing.why.none_similar", name=thing.name)


def leave(desk: Desk, _: str) -> None:
    """Let it wait until the text changes again; what waits already no longer."""
    thing = _focused(desk)
    desk.did(desk.study.versions.leave(thing.id, not thing.left))
    page = _page(desk)
    trail.show_page(desk, page.moved("down", 1) if not thing.left else page)


def remove(desk: Desk, _: str) -> None:
    """Take it away, after asking; a colleague's stays."""
    thing = _focused(desk)
    if thing.coder and thing.coder != desk.study.coder:
        desk.warn("placing.why.not_yours", coder=thing.coder)
        return

    def choose(row: Row) -> None:
        if row.id == YES:
            desk.did(desk.study.versions.remove(thing.id))

    rows = (Row(YES, say("placing.remove_yes", desk.language)), Row(NO, say("placing.remove_no", desk.language)))
    desk.lay(Listing(say("placing.list.remove", desk.language, what=_called(desk, thing)), Place.ROWS, rows, choose))


def _called(desk: Desk, thing: Misplaced) -> str:
    """What people call it: ``kodning Bemanning``."""
    kind = say(f"placing.kind.{thing.kind}", desk.language)
    return f"{kind} {cut(' '.join(thing.what.split()), QUOTED)}"


def look(desk: Desk, _: str) -> None:
    """Its place in the text, or the one in focus; Esc comes back."""
    page, thing = _page(desk), _focused(desk)
    if page.span is None:
        desk.warn("placing.why.nowhere")
    else:
        trail.go_to(desk, thing.transcript, page.span)
        desk.last = thing.id if thing.kind in ("coding", "quote") else ""


def by_hand(desk: Desk, _: str) -> None:
    """To the text, where one marks the words that it is to stand on."""
    page, thing = _page(desk), _focused(desk)
    trail.go_to(desk, thing.transcript, page.span)
    near = page.span or desk.study.versions.beside(thing.id)
    if near is not None:
        desk.text.place_cursor(near)
    desk.putting, desk.place = thing, Place.BY_HAND
    desk.text.reading_lock = False
    words = cut(" ".join(thing.old.split()), QUOTED)
    desk.deed = say("placing.by_hand", desk.language, what=_called(desk, thing), words=words)
    desk.say("placing.by_hand.how")


def this(desk: Desk, _: str) -> None:
    """It stands on the words that are selected; back to the page."""
    thing, found = desk.putting, desk.source()
    if thing is None or found is None:
        return
    act = desk.study.versions.place(thing.id, found[1])
    _back(desk)
    desk.did(act)


def give_up(desk: Desk) -> None:
    """Back to the page; nothing was placed."""
    _back(desk)
    desk.deed = ""
    desk.say("placing.given_up")


def _back(desk: Desk) -> None:
    desk.putting = None
    trail.back(desk)


def find(desk: Desk, _: str) -> None:
    """One of the things, found by typing a part of what it is or of its words."""
    rows = tuple(
        Row(str(n), f"{thing.place}  {_called(desk, thing)}: {' '.join(thing.old.split())}")
        for n, thing in enumerate(_page(desk).things)
    )
    pick(desk, say("placing.list.find", desk.language), rows, lambda row: point(desk, row.id))


def point(desk: Desk, row: str) -> None:
    """A click on a row."""
    trail.show_page(desk, _page(desk).pointed(int(row)))
    look_up(desk)


def point_proposal(desk: Desk, row: str) -> None:
    """A click on a place that is proposed: it is placed there."""
    nth(desk, str(int(row) + 1))


HANDLERS = {
    "placing": show,
    "place_here": accept,
    "place_nth": nth,
    "place_by_hand": by_hand,
    "place_look": look,
    "place_leave": leave,
    "place_all": accept_all,
    "place_remove": remove,
    "place_this": this,
    "place_find": find,
}
