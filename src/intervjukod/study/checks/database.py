"""Whether the database file is whole, page by page."""

from __future__ import annotations

from intervjukod.domain.transcript import Note
from intervjukod.errors import StudyError
from intervjukod.study.checks.examination import Examination
from intervjukod.study.context import Context
from intervjukod.study.shapes import Check


def problems(context: Context) -> list[str]:
    """What SQLite has to say about the file, in its own words; empty for one that is sound."""
    try:
        return context.store.problems()
    except StudyError as error:
        return [str(error.values.get("reason", error))]


def database(examination: Examination) -> list[Check]:
    """The file as a whole."""
    found = problems(examination.context)
    if not found:
        return [Check("database", "ok", Note("doctor.database_ok"))]
    said = {"n": len(found), "first": found[0].strip()}
    return [Check("database", "finding", Note("doctor.database_bad", said), examination.restore_hint)]
