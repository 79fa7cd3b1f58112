"""How things stand where one is: the question here, and what the actions ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.actions import Context, Place

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def question_here(desk: Desk) -> AnswerRow | None:
    """The question that the passage answers, else the one asked in it."""
    span = desk.text.cursor.span
    answered = (row for row in desk.answers if any(part.overlaps(span) for part in row.answered))
    asked = (row for row in desk.answers if row.asked is not None and row.asked.overlaps(span))
    return next(answered, None) or next(asked, None)


def question_in_focus(desk: Desk) -> AnswerRow | None:
    """The one in focus in the guide, else the one here."""
    return next((row for row in desk.answers if row.question == desk.focus_question), question_here(desk))


def context(desk: Desk, place: Place | None = None) -> Context:
    """What the actions need to know to say whether they can be done, here or in ``place``."""
    place = place or desk.place
    question = question_in_focus(desk) if place is Place.GUIDE else None
    opened = desk.transcript is not None
    return Context(
        place=place,
        transcript=opened,
        locked=opened and desk.text.reading_lock,
        marking=opened and desk.text.cursor.marking,
        read_only=desk.facts.read_only,
        here=len(desk.own_here()) if opened else 0,
        last_code=desk.last_code,
        questions=len(desk.answers),
        proposed=question is not None and question.status == "proposed",
        lettered=desk.listing is not None and desk.listing.has_letters,
        trail=bool(desk.trail),
        rows=desk.page.rows if desk.page is not None else 0,
    )
