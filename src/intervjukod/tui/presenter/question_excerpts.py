"""Everybody's answers to one question under each other, by role, and who has none and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.domain.excerpts import Excerpts, Piece
from intervjukod.domain.guide import Question
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript, heading
from intervjukod.locale import say
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.answering import in_a_row

Key = tuple[str, str]
"""A question: the key of its guide, and its id there."""

MISSING = {"asked": "guide.lens.asked", "not asked": "guide.lens.not_asked", "not in guide": "guide.lens.not_in_guide"}
"""Why an interview has no answer, in the order in which it is told."""

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """One interview, and how one question stands in it."""

    transcript: Transcript
    role: str
    row: AnswerRow

    @property
    def name(self) -> str:
        """What a list calls it: its reference and the role."""
        return f"{self.transcript.reference} {self.role}".rstrip()

    @property
    def missing(self) -> str:
        """Why it is not answered, as a key of ``MISSING``; "" when it is."""
        if self.row.answered:
            return ""
        return self.row.status if self.row.status in MISSING else "asked"


@dataclass(frozen=True, slots=True)
class Count:
    """How many interviews answer a question, of those in which it belongs; ``proposed`` of them are not confirmed."""

    answered: int
    of: int
    proposed: int


@dataclass(frozen=True)
class Answers(Excerpts):
    """The answers to ``question``, interview by interview in the order of ``standings``.

    ``counts`` tells how every question stands in the same interviews. ``waiting`` are those (ids) for which
    nothing has been proposed yet: of them there is only what somebody confirmed.
    """

    question: Question = field(default_factory=lambda: Question(""))
    standings: Sequence[Standing] = ()
    counts: Mapping[Key, Count] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()

    def row_of(self, transcript: str) -> AnswerRow | None:
        """How the question stands in a transcript (its id)."""
        return next((one.row for one in self.standings if one.transcript.id == transcript), None)

    def first_of(self, transcript: str) -> Piece | None:
        """The first words of a transcript (its id); None where it has no answer."""
        return next((piece for piece in self.pieces if piece.transcript.id == transcript and piece.shown), None)


def counted(rows: Iterable[AnswerRow]) -> Count:
    """How one question stands in several interviews."""
    told = [row for row in rows if row.status != "not in guide"]
    answered = [row for row in told if row.answered]
    return Count(len(answered), len(told), sum(not row.confirmed for row in answered))


def by_role(standings: Iterable[Standing]) -> list[Standing]:
    """In the order of roles, those without one last, and of names."""
    return sorted(standings, key=lambda one: (not one.role, one.role.casefold(), one.transcript.name.casefold()))


def answers(
    question: Question,
    standings: Sequence[Standing],
    counts: Mapping[Key, Count],
    chosen: Sequence[str],
    language: str,
) -> Answers:
    """The excerpts: under the question the answers, at the end who has none. ``chosen`` is the selection in words."""
    ordered = by_role(standings)
    found = [part for one in ordered for part in _answered(one, language)]
    if found:
        transcript, span, first = found[0]
        found[0] = (transcript, span, f"{question.number} {question.text}\n\n{first}")
        found += _without_answer(ordered, language)
    title = " · ".join((_title(question, [one.row for one in ordered], language), *chosen))
    laid = Excerpts.of(title, found)
    return Answers(laid.title, laid.pieces, laid.whole, laid.marks, question, ordered, counts)


def _title(question: Question, rows: Sequence[AnswerRow], language: str) -> str:
    count = counted(rows)
    key = "guide.lens.title_proposed" if count.proposed else "guide.lens.title"
    return say(key, language, nr=question.number, k=count.answered, of=count.of, proposed=count.proposed)


def _answered(one: Standing, language: str) -> Iterator[tuple[Transcript, Span, str]]:
    status = say("guide.lens.confirmed" if one.row.confirmed else "guide.lens.proposed", language)
    for nth, stretch in enumerate(in_a_row(one.transcript, one.row.answered)):
        told = (heading(one.transcript, stretch), _date(one.transcript), status)
        again = one.transcript.place(stretch), say("guide.lens.again", language)
        yield one.transcript, stretch, " · ".join(part for part in (again if nth else told) if part)


def _date(transcript: Transcript) -> str:
    informants = (one for one in transcript.speakers.values() if one.side is Side.INFORMANT)
    dates = dict.fromkeys(one.attributes.get("date", "") for one in informants)
    return "; ".join(date for date in dates if date)


def _without_answer(standings: Sequence[Standing], language: str) -> Iterator[tuple[Transcript, Span, str]]:
    """One line for each reason, as a heading without words."""
    for reason, key in MISSING.items():
        there = [one for one in standings if one.missing == reason]
        if there:
            names = ", ".join(one.name for one in there)
            yield there[0].transcript, NOWHERE, say(key, language, n=len(there), names=names)


def told_missing(standings: Iterable[Standing], language: str) -> str:
    """Why nobody answers: ``ej ställd i 3, ingår ej i 2``."""
    reasons = [one.missing for one in standings]
    keys: Mapping[str, str] = {
        "asked": "guide.lens.n_asked", "not asked": "guide.lens.n_not_asked",
        "not in guide": "guide.lens.n_not_in_guide",
    }  # fmt: skip
    return ", ".join(say(key, language, n=reasons.count(reason)) for reason, key in keys.items() if reason in reasons)
