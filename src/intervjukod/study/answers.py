"""Answers: what people confirmed, and what is proposed until they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.guide import NOT_ASKED, Answer, Guide, Question
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import answer_id
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side
from intervjukod.errors import NotFoundError
from intervjukod.study.context import ANSWERED, Context, nearest
from intervjukod.study.counting import voices
from intervjukod.study.proposals import proposals, proposals_of, shown_versions
from intervjukod.study.shapes import AnswerRow

Asked = tuple[str, str]
"""A guide and the id of a question in it."""


def confirmed(context: Context, transcript: str) -> list[Answer]:
    """What people said of a transcript's questions."""
    rows = context.store.tables.entities_of(Kind.ANSWER, transcript)
    return [_answer(context, transcript, row.fields) for row in rows]


def answer_rows(context: Context, transcript: str, *, proposed: bool = True) -> list[AnswerRow]:
    """Every question of every guide in use, as it stands in the transcript, in the order of the guides."""
    opened = context.transcript(transcript)
    rows = standings(context, transcript, proposed=proposed)
    turns = (opened.turn_at(row.asked.start) if row.asked is not None else None for row in rows)
    return [replace(row, turn=turn.n) if turn is not None else row for row, turn in zip(rows, turns, strict=True)]


def standings(context: Context, transcript: str, *, proposed: bool = True) -> list[AnswerRow]:
    """The same without the turns: what reports need of thousands of transcripts, which are not opened for it."""
    return _standings(context, transcript, confirmed(context, transcript), proposed=proposed)


def answers_of(context: Context, transcripts: Iterable[str]) -> Mapping[str, Sequence[Answer]]:
    """What counts need of the same, of many transcripts by id: one answer a question, which all that were not asked
    share. Whose guide a question is in follows from the roles of who speaks, which a count has at hand."""
    wanted = tuple(transcripts)

    def read() -> dict[str, list[Answer]]:
        said: dict[str, dict[Asked, Answer]] = {one: {} for one in wanted}
        for transcript, guesses in proposals_of(context, wanted):
            said[transcript].update(((answer.guide, answer.question), answer) for answer in guesses)
        shown = shown_versions(context)
        for transcript, fields in context.store.tables.said_of_transcripts(Kind.ANSWER):
            if transcript in said:
                answer = _answer(context, transcript, fields, shown.get(transcript, ("", ""))[1])
                said[transcript][answer.guide, answer.question] = answer
        silent = {
            (guide.key, question.id): Answer("", guide.key, question.id, None, ())
            for guide in context.guides
            for question in guide.askable
        }
        return {one: [told.get(asked, nothing) for asked, nothing in silent.items()] for one, told in said.items()}

    return context.kept((ANSWERED, wanted), read)


def _standings(context: Context, transcript: str, said: Iterable[Answer], *, proposed: bool) -> list[AnswerRow]:
    told = {(answer.guide, answer.question): answer for answer in said}
    guesses = proposals(context, transcript) if proposed else ()
    guessed = {(answer.guide, answer.question): answer for answer in guesses}
    shared = _shared_attributes(context, transcript)
    return [
        _row(guide, question, told.get((guide.key, question.id)) or guessed.get((guide.key, question.id)), shared)
        for guide in context.guides
        for question in guide.askable
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of one question: where it was asked (None: nowhere), answered, with which probes."""

    asked: Span | None
    answered: tuple[Span, ...]
    probes: tuple[str, ...]


def find_question(context: Context, question: str, guide: str = "") -> Question:
    """A question that can be asked, by its id, in one guide or in any. NotFoundError."""
    guides = [one for one in context.guides if guide in ("", one.key)]
    for one in guides:
        if question in one.by_id and one.by_id[question].askable:
            return one.by_id[question]
    known = [asked.id for one in guides for asked in one.askable]
    raise NotFoundError("question_unknown", name=question, near=nearest(question, known))


def confirmation(context: Context, transcript: str, question: str, guide: str) -> Change:
    """The change that confirms what was proposed. NotFoundError when nothing was."""
    found = find_question(context, question, guide)
    for answer in proposals(context, transcript):
        if (answer.guide, answer.question) == (found.guide, found.id):
            return change(context, transcript, found, Said(answer.asked, answer.answered, answer.probes))
    raise NotFoundError("nothing_proposed", question=question)


def change(context: Context, transcript: str, question: Question, said: Said) -> Change:
    """The change that says where a question stands. NotFoundError for a span or a probe that is not there."""
    opened = context.transcript(transcript)
    for span in (*([said.asked] if said.asked is not None else []), *said.answered):
        context.check_span(opened, span)
    known = {probe.id for probe in question.probes}
    for probe in said.probes:
        if probe not in known:
            raise NotFoundError("probe_unknown", name=probe, question=question.id, near=nearest(probe, known))
    fields = {
        "exists": True,
        "transcript": transcript,
        "guide": question.guide,
        "question": question.id,
        "asked": None if said.asked is None else context.anchor(opened, said.asked),
        "answered": [context.anchor(opened, span) for span in said.answered],
        "probes": list(said.probes),
    }
    return Change(Kind.ANSWER, answer_id(transcript, question.guide, question.id), fields)


def _row(guide: Guide, question: Question, answer: Answer | None, shared: Mapping[str, str]) -> AnswerRow:
    return AnswerRow(
        question=question.id,
        nr=question.number,
        text=question.put(shared.get(question.stands_for, "")),
        obligatory=question.obligatory,
        status=_status(guide, question, answer, shared.get("role", "")),
        asked=answer.asked if answer is not None else None,
        answered=answer.answered if answer is not None else (),
        probes=answer.probes if answer is not None else (),
        confirmed=answer is not None and answer.confirmed,
        score=answer.score if answer is not None else 0.0,
        guide=guide.key,
    )


def _status(guide: Guide, question: Question, answer: Answer | None, role: str) -> str:
    if answer is not None and answer.status != NOT_ASKED:
        return answer.status
    return NOT_ASKED if guide.meant_for(question, role) else "not in guide"


def _shared_attributes(context: Context, transcript: str) -> dict[str, str]:
    """The attributes that those who answer have in common."""
    heard = [voice.attributes for voice in voices(context).get(transcript, ()) if voice.side == Side.INFORMANT]
    first, *others = heard or [{}]
    return {name: value for name, value in first.items() if all(other.get(name) == value for other in others)}


def _answer(context: Context, transcript: str, said: Mapping[str, Any], shown: str = "") -> Answer:
    """What fields say; ``shown`` is the hash of the text that their transcript has now, "" to look for it."""

    def placed(field: Any) -> Span:
        there = Anchor.span_in(field, shown)  # as nearly all: only the others need the versions of the text
        if there is not None:
            return there
        return context.store.journal.folding.versions(transcript).place(Anchor.from_field(field)).span

    asked = placed(said["asked"]) if said.get("asked") else None
    answered = tuple(placed(field) for field in said.get("answered") or ())
    return Answer(
        transcript,
        str(said.get("guide", "")),
        str(said.get("question", "")),
        asked,
        answered,
        tuple(said.get("probes") or ()),
        confirmed=True,
    )
