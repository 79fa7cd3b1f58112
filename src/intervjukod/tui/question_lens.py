"""Question by question: the lens through which everybody's answers to one question are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.guide import Question, is_under, several
from intervjukod.domain.transcript import TranscriptSummary
from intervjukod.errors import NotFoundError
from intervjukod.locale import say
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.dimensions import role_dimension, site_dimension
from intervjukod.tui.presenter.listing import Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words
from intervjukod.tui.presenter.question_excerpts import Count, Key, Standing, answers, counted, told_missing
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

Interview = tuple[TranscriptSummary, Mapping[Key, AnswerRow]]
"""One of them, and how the questions stand in it."""

STATUSES = {"proposed": "guide.lens.only_proposed", "confirmed": "guide.lens.only_confirmed"}


@dataclass(frozen=True, slots=True)
class QuestionLens:
    """All answers to the question ``key``, of those that are ``chosen``."""

    key: Key
    chosen: Chosen = field(default_factory=dict)
    screen: str = "question"

    def dimensions(self, desk: Desk) -> Sequence[Dimension]:
        """Role, place, and whether a person has confirmed it."""

        def statuses() -> Sequence[Row]:
            return tuple(Row(name, say(key, desk.language)) for name, key in STATUSES.items())

        status = Dimension("status", say("guide.lens.status", desk.language), statuses)
        return (role_dimension(desk), site_dimension(desk), status)

    def narrowed(self, chosen: Chosen) -> Self:
        return replace(self, chosen=chosen)

    @property
    def around(self) -> None:
        """An answer is shown whole."""

    def surrounded(self, _: Around) -> Self:
        return self

    def excerpts(self, desk: Desk) -> Excerpts:
        interviews = list(_interviews(desk, self.chosen))
        waiting = _waiting(desk, interviews)
        found = answers(
            question_of(desk, self.key),
            self._standings(desk, interviews),
            _counts(desk, interviews),
            (*_left(desk, waiting), *in_words(self.dimensions(desk), self.chosen)),
            desk.language,
        )
        return replace(found, waiting=waiting)

    def nothing(self, desk: Desk) -> str:
        interviews = list(_interviews(desk, self.chosen))
        missing = told_missing(self._standings(desk, interviews), desk.language)
        waits = _told_waiting(desk, _waiting(desk, interviews), len(interviews))
        why = "; ".join(part for part in (missing, *waits) if part) or say("guide.lens.nobody", desk.language)
        return say("guide.lens.nothing", desk.language, nr=question_of(desk, self.key).number, why=why)

    def _standings(self, desk: Desk, interviews: Iterable[Interview]) -> list[Standing]:
        return [
            Standing(desk.study.transcripts.open(one.id), one.role, rows[self.key])
            for one, rows in interviews
            if self.key in rows
        ]


def question_of(desk: Desk, key: Key) -> Question:
    """NotFoundError when no guide has it any longer."""
    guide, id_ = key
    found = (one.by_id.get(id_) for one in desk.study.codebook.guides if one.key == guide)
    question = next(found, None)
    if question is None:
        raise NotFoundError("question_unknown", name=id_, near="–")
    return question


def questions(desk: Desk) -> list[Question]:
    """Every question that can be asked, in the order of the guides."""
    return [question for guide in desk.study.codebook.guides for question in guide.askable]


def key_of(asked: Question | AnswerRow) -> Key:
    """Which question it is."""
    return asked.guide, asked.id if isinstance(asked, Question) else asked.question


def counts(desk: Desk, chosen: Chosen) -> dict[Key, Count]:
    """How each question stands, over the interviews that are chosen."""
    return _counts(desk, _interviews(desk, chosen))


def told_waiting(desk: Desk, chosen: Chosen) -> str:
    """For how many of the chosen interviews nothing has been proposed yet; "" when that is so for none."""
    interviews = list(_interviews(desk, chosen))
    return "".join(_told_waiting(desk, _waiting(desk, interviews), len(interviews)))


def _told_waiting(desk: Desk, waiting: Collection[str], of: int) -> tuple[str, ...]:
    return (say("guide.lens.waiting", desk.language, n=len(waiting), of=of),) if waiting else ()


def _left(desk: Desk, waiting: Collection[str]) -> tuple[str, ...]:
    """The same in the few words that a title has room for."""
    return (say("guide.lens.left", desk.language, n=len(waiting)),) if waiting else ()


def _waiting(desk: Desk, interviews: Iterable[Interview]) -> frozenset[str]:
    return frozenset(one.id for one, _ in interviews) & desk.study.reading.awaited()


def _counts(desk: Desk, interviews: Iterable[Interview]) -> dict[Key, Count]:
    told: dict[Key, list[AnswerRow]] = {key_of(question): [] for question in questions(desk)}
    for _, rows in interviews:
        for key, row in rows.items():
            told[key].append(row)
    return {key: counted(rows) for key, rows in told.items()}


def _interviews(desk: Desk, chosen: Chosen) -> Iterator[Interview]:
    """The interviews that are chosen and how each question stands in them; one whose text is not here is left out."""
    status, waiting = chosen.get("status", ""), desk.study.reading.awaited()
    for one in desk.study.transcripts.list():
        if all(_is_of(chosen.get(name, ""), value) for name, value in (("role", one.role), ("site", one.site))):
            with suppress(NotFoundError):
                rows = desk.study.reading.standings(one.id, proposed=one.id not in waiting)
                told = [row for row in rows if row.confirmed] if one.id in waiting else rows
                yield one, {key_of(row): row for row in told if _is_chosen(row, status)}


def _is_of(wanted: str, values: str) -> bool:
    """Whether one of ``values``, joined with ``;``, is the path that is wanted, or below it."""
    return not wanted or any(is_under(value, (wanted,)) for value in several(values))


def _is_chosen(row: AnswerRow, status: str) -> bool:
    return not status or (bool(row.answered) and row.confirmed == (status == "confirmed"))
