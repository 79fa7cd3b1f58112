"""The first minutes: who codes, and the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.tour import Tour

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def welcome(desk: Desk) -> None:
    """Ask who codes where nobody has said so, once."""
    if not (desk.facts.coder_named or desk.facts.read_only):
        coder(desk, "")


def coder(desk: Desk, _: str) -> None:
    """Ask for the coder's name; Enter alone takes the name that is used today."""

    def fill(typed: str) -> tuple[Row, ...]:
        name = typed.strip() or desk.study.coder
        return (Row(name, say("tour.coder.row", desk.language, name=name)),)

    def choose(row: Row) -> None:
        desk.study.set_coder(row.id)
        desk.facts = desk.study.facts
        desk.reload()
        desk.say("tour.coder.said", name=row.id)

    listing = Listing(say("tour.coder", desk.language), Place.PROMPT, (), choose, fill=fill)
    desk.lay(listing.typing(""))


def tour(desk: Desk, _: str) -> None:
    """Begin the tour, or leave it."""
    desk.tour = None if desk.tour else Tour()


HANDLERS = {"coder": coder, "tour": tour}
