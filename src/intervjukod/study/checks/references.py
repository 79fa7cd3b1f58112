"""Whether what is referred to is there: the codes of codings, the questions of answers, the subjects of memos."""

from __future__ import annotations

from itertools import islice

from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Note
from intervjukod.storage.tables import CodingRow, Row
from intervjukod.study.checks.examination import Examination, name_of, told
from intervjukod.study.shapes import Check


def codes(examination: Examination) -> list[Check]:
    """Every code that a coding has stands in the codebook."""
    context = examination.context
    known = context.book.by_key
    missing = [key for key in context.store.tables.used_codes() if context.book.resolve(key) not in known]

    def tell(key: str) -> tuple[Note, Note]:
        rows: list[CodingRow] = list(context.store.tables.codings("k.id = ?", [key]))
        first = examination.place(rows[0].transcript)
        return Note("doctor.code_missing", {"code": key, "n": len(rows), "name": first}), Note("doctor.codes_hint")

    return told("codes", missing, tell)


def questions(examination: Examination) -> list[Check]:
    """Every question that was answered stands in its guide."""
    context = examination.context
    known = {(guide.key, question.id) for guide in context.guides for question in guide.askable}
    rows = context.store.tables.entities(Kind.ANSWER)
    here = (row for row in rows if row.fields.get("transcript") in examination.names)
    missing = [row for row in here if (row.fields.get("guide"), row.fields.get("question")) not in known]

    def tell(row: Row) -> tuple[Note, Note]:
        said = {"question": row.fields.get("question", ""), "guide": row.fields.get("guide", "")}
        place = examination.place(str(row.fields.get("transcript", "")))
        return Note("doctor.question_missing", {"name": place, **said}), Note("doctor.questions_hint")

    return told("questions", missing, tell)


def inferences(examination: Examination) -> list[Check]:
    """Every meta-inference is about a code that stands in the codebook."""
    context = examination.context
    rows = context.store.tables.entities(Kind.INFERENCE)
    missing = [row for row in rows if context.book.resolve(str(row.fields.get("code", ""))) not in context.book.by_key]

    def tell(row: Row) -> tuple[Note, Note]:
        said = {name: row.fields.get(name, "") for name in ("code", "place", "indicator", "coder")}
        what = Note("joint.doctor.code_missing", {"id": name_of(Kind.INFERENCE, row.id), **said})
        return what, Note("joint.doctor.remedy")

    return told("inferences", missing, tell)


def subjects(examination: Examination) -> list[Check]:
    """Every memo is about something; what was removed with its memos comes back with them, and is something."""
    rows = examination.context.store.tables.entities(Kind.MEMO)
    missing = [row for row in rows if not _is_known(examination, row)]

    def tell(row: Row) -> tuple[Note, Note]:
        said = {name: row.fields.get(name, "") for name in ("about", "subject", "coder")}
        what = Note("doctor.subject_missing", {"id": name_of(Kind.MEMO, row.id), **said})
        return what, Note("doctor.subjects_hint")

    return told("subjects", missing, tell)


def _is_known(examination: Examination, row: Row) -> bool:
    context = examination.context
    about, subject = str(row.fields.get("about", "")), str(row.fields.get("subject", ""))
    if about == "code":
        return context.book.resolve(subject) in context.book.by_key
    if about == "informant":
        return any(voice.informant == subject for voice in context.store.tables.voices())
    if about in (Kind.CODING, Kind.TRANSCRIPT):
        ops = context.store.journal.ops("entity = ? AND kind = ?", (subject, about))
        return next(islice(ops, 1), None) is not None
    return about == "study"
