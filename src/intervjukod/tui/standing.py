"""How things stand where one is: the question here, and what the actions ask about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.actions import Context, Place
from intervjukod.tui.presenter.question_excerpts import Answers
from intervjukod.tui.presenter.report_page import ReportPage

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def answers_here(desk: Desk) -> Sequence[AnswerRow]:
    """How the questions stand in the interview that the cursor is in."""
    interview = desk.interview
    if desk.excerpts is None or interview is None:
        return desk.answers
    return desk.study.reading.answers(interview.id)


def question_here(desk: Desk) -> AnswerRow | None:
    """The question that the passage answers, else the one asked in it; among everybody's answers to one, that one."""
    found = desk.source()
    if isinstance(desk.excerpts, Answers):
        return desk.excerpts.row_of(desk.interview.id) if desk.interview else None
    if found is None:
        return None
    rows, span = answers_here(desk), found[1]
    answered = (row for row in rows if any(part.overlaps(span) for part in row.answered))
    asked = (row for row in rows if row.asked is not None and row.asked.overlaps(span))
    return next(answered, None) or next(asked, None)


def question_in_focus(desk: Desk) -> AnswerRow | None:
    """The one in focus in the guide, else the one here."""
    return next((row for row in answers_here(desk) if row.question == desk.focus_question), question_here(desk))


def question_meant(desk: Desk) -> AnswerRow | None:
    """The one in focus while one is in the guide, elsewhere the one here."""
    return question_in_focus(desk) if desk.place is Place.GUIDE else question_here(desk)


def is_answered_here(desk: Desk, answer: AnswerRow) -> bool:
    """Whether the passage belongs to the answer."""
    found = desk.source()
    return found is not None and any(part.overlaps(found[1]) for part in answer.answered)


def context(desk: Desk, place: Place | None = None) -> Context:
    """What the actions need to know to say whether they can be done, here or in ``place``."""
    place = place or desk.place
    question = question_in_focus(desk) if place is Place.GUIDE else None
    opened = desk.transcript is not None
    lens = desk.lens if desk.excerpts is not None else None
    return Context(
        place=place,
        transcript=opened,
        locked=opened and desk.page is None and desk.text.reading_lock,
        marking=opened and desk.text.cursor.marking,
        read_only=desk.facts.read_only,
        here=len(desk.own_here()) if opened else 0,
        last_code=desk.last_code,
        questions=sum(1 for guide in desk.study.codebook.guides for _ in guide.askable),
        proposed=question is not None and question.status == "proposed",
        lettered=desk.listing is not None and desk.listing.has_letters,
        trail=bool(desk.trail) or desk.present is not None,
        rows=desk.page.rows if desk.page is not None else 0,
        lens=lens.screen if lens is not None else "",
        surrounds=lens is not None and lens.around is not None,
        corrections=desk.mending.corrections if desk.mending is not None else 0,
        report=desk.page.kind if isinstance(desk.page, ReportPage) else "",
    )
