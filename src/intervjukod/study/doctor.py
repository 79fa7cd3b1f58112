"""Checking the study: the file, the journal, its fold, texts, anchors, and what hangs loose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from intervjukod.domain.transcript import Note
from intervjukod.errors import StudyError
from intervjukod.study.backups import newest_whole
from intervjukod.study.checks import anchors, database, journal, quotes, references, texts, upkeep
from intervjukod.study.checks.examination import SENSELESS, Examination, Progress
from intervjukod.study.context import Context
from intervjukod.study.folder import settings
from intervjukod.study.shapes import Check

CHECKS: tuple[tuple[str, Callable[[Examination], Iterable[Check]]], ...] = (
    ("texts", texts.texts),
    ("versions", texts.versions),
    ("anchors", anchors.anchors),
    ("quotes", quotes.quotes),
    ("journal", journal.ops),
    ("conflict", journal.conflicts),
    ("codes", references.codes),
    ("questions", references.questions),
    ("subjects", references.subjects),
    ("inferences", references.inferences),
    ("files", upkeep.files),
    ("recipes", upkeep.reports),
)
AROUND: tuple[tuple[str, Callable[[Examination], Iterable[Check]]], ...] = (
    ("news", upkeep.surroundings),
    ("index", upkeep.index),
)
DAMAGED = (StudyError, *SENSELESS)
"""What reading a damaged database raises."""
_UNREADABLE = frozenset(("database_damaged", "disk_error"))


def examine(context: Context, *, deep: bool, progress: Progress) -> list[Check]:
    """Every check with its result. Only a finding, the study damaged or dangling, is a reason to act."""
    examination = Examination(context, progress, 0)
    checks = database.database(examination)
    examination.of = _size(context, deep)
    for check, look in CHECKS:
        checks += _guarded(examination, check, look)
    if deep:
        checks += _guarded(examination, "fold", journal.fold)
    for check, look in AROUND:
        checks += _guarded(examination, check, look)
    if examination.done < examination.of:  # a check that could not be made took no steps
        progress(examination.of, examination.of)
    return checks


def is_damage(error: Exception) -> bool:
    """Whether the error, one of ``DAMAGED``, says that the database cannot be read as it stands."""
    return not isinstance(error, StudyError) or error.key in _UNREADABLE


def unopened(folder: Path, error: StudyError) -> StudyError:
    """What to say of a study whose database cannot be opened: why, and which backup to put back."""
    said = settings(folder)
    backup = newest_whole(folder, said.id) if said is not None else ""
    if error.key not in _UNREADABLE or not backup:
        return error
    return StudyError("doctor.unopened", **error.values, backup=backup)


def _size(context: Context, deep: bool) -> int:
    """How many things are looked at, as far as the database can tell."""
    try:
        store = context.store
        codings = sum(store.tables.tally().values())
        return len(store.texts.hashes()) + codings + (store.audit.entities() if deep else 0)
    except StudyError:
        return 0


def _guarded(examination: Examination, check: str, look: Callable[[Examination], Iterable[Check]]) -> list[Check]:
    """The lines of one check; one that cannot be made, because of what stands in the database, is a finding."""
    try:
        return list(look(examination))
    except StudyError as error:
        reason = str(error.values.get("reason", error))
    except SENSELESS as error:
        reason = repr(error)
    what = Note("doctor.unreadable", {"check": check, "reason": reason})
    return [Check(check, "finding", what, examination.restore_hint)]
