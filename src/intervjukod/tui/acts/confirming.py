"""Confirming proposals at once: those of an interview or, among everybody's answers to a question, those to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intervjukod.domain.transcript import Transcript
from intervjukod.locale import say
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui import standing
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import answers
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.question_excerpts import Answers

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits to be confirmed: a question as it stands in a transcript; ``name`` tells it from the others."""

    transcript: Transcript
    row: AnswerRow
    name: str

    @property
    def id(self) -> str:
        """Transcript, question and guide."""
        return " ".join(self.key)

    @property
    def key(self) -> tuple[str, str, str]:
        """The same, apart."""
        return self.transcript.id, self.row.question, self.row.guide

    @property
    def words(self) -> str:
        """Where it is answered, and how that begins; else where it is asked."""
        spans = self.row.answered or ((self.row.asked,) if self.row.asked else ())
        return (
            f"{self.transcript.place(spans[0])} {' '.join(spans[0].of(self.transcript.text).split())}" if spans else ""
        )


def confirm_all(desk: Desk, _: str) -> None:
    """Every proposal here in a list, all of them marked; the first row confirms those that are marked then."""
    found = {one.id: one for one in proposals(desk)}
    if found:
        _lay(desk, found, frozenset(found), 0)
    else:
        desk.warn("guide.why.none_proposed")


def proposals(desk: Desk) -> list[Proposal]:
    """Those of the interview that the cursor is in; among everybody's answers to a question, those to it."""
    shown, interview = desk.excerpts, desk.interview
    if isinstance(shown, Answers):
        found = [Proposal(one.transcript, one.row, one.name) for one in shown.standings]
    elif interview is not None:
        rows = standing.answers_here(desk)
        found = [Proposal(interview, row, f"{row.nr or row.question}  {row.text}") for row in rows]
    else:
        found = []
    return [one for one in found if one.row.status == "proposed"]


def _lay(desk: Desk, found: dict[str, Proposal], marked: frozenset[str], at: int) -> None:
    why_not = "" if marked else say("guide.why.none_marked", desk.language)
    rows = (
        Row(CONFIRM, say("guide.row.confirm", desk.language, n=len(marked)), why_not=why_not),
        *(Row(id_, one.name, aside=one.words, on=id_ in marked) for id_, one in found.items()),
    )

    def choose(row: Row) -> None:
        if row.id != CONFIRM:
            _lay(desk, found, marked ^ {row.id}, rows.index(row))
            return
        chosen = [one.key for id_, one in found.items() if id_ in marked]
        answers.did(desk, desk.study.coding.confirm_answers(chosen))

    desk.lay(Listing(say("guide.list.confirm", desk.language), Place.ROWS, rows, choose, at=at))


HANDLERS = {"confirm_all": confirm_all}
