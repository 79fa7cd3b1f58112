"""Merging another copy of the study: the union of both journals, told in a person's terms."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from intervjukod.domain.journal import Kind, Op, wall_of
from intervjukod.errors import NotFoundError, RefusedError, StudyError
from intervjukod.storage import Index, Store
from intervjukod.storage.arrival import TextRow
from intervjukod.storage.store import DATABASE
from intervjukod.study import intake
from intervjukod.study.context import Context
from intervjukod.study.disagreements import disagreements
from intervjukod.study.faces import synchronise
from intervjukod.study.folder import Folder, refuse_no_study, settings
from intervjukod.study.forks import side_by_side
from intervjukod.study.shapes import MergeReport
from intervjukod.study.writing_back import agree, write_back

DAY = 24 * 3600 * 1000
"""Milliseconds by which a colleague's clock may be ahead before a person is asked."""


def merge(context: Context, other: Path, *, dry_run: bool, accept_clock: bool) -> MergeReport:
    """Take in the journal of ``other``, a study folder or a database. With ``dry_run`` nothing is kept."""
    if not dry_run:
        context.check_writable()
    ops, texts = _theirs(context, other)
    _check_clock(ops, accept_clock)
    if dry_run:
        with closing(context.store.as_of(context.store.journal.ops())) as copy:
            return _take(context, copy, ops, texts, other, dry=True)
    agree(context)
    report = _take(context, context.store, ops, texts, other, dry=False)
    context.forget()
    write_back(context)
    return report


def _take(
    context: Context, store: Store, ops: Sequence[Op], texts: list[TextRow], other: Path, *, dry: bool
) -> MergeReport:
    conflicted = set(store.tables.conflicted())
    forked = side_by_side(store)
    transcripts, codings = _there(store)
    arrived = store.arrival.take(ops, texts, source=str(other))
    transcripts_now, codings_now = _there(store)
    listed = [key for key in store.tables.conflicted() if key not in conflicted]
    return MergeReport(
        ops=len(arrived.ops),
        gestures=len({op.gesture for op in arrived.ops}),
        texts=arrived.texts,
        transcripts=len(transcripts_now - transcripts),
        codings=len(codings_now - codings),
        coders=tuple(sorted({op.actor for op in arrived.ops})),
        conflicts=tuple(disagreements(context, store, listed)),
        forks=tuple(name for name, texts in side_by_side(store).items() if texts != forked.get(name)),
        dry=dry,
    )


def _there(store: Store) -> tuple[set[str], set[str]]:
    """Ids of the transcripts and of the codings that are in the study."""
    return {row.id for row in store.tables.entities(Kind.TRANSCRIPT)}, {row.id for row in store.tables.codings()}


def _theirs(context: Context, other: Path) -> tuple[list[Op], list[TextRow]]:
    """The journal and the texts of ``other``. StudyError, NotFoundError, RefusedError."""
    if not os.path.exists(other):  # False, too, where one may not look
        raise NotFoundError("merge_missing", path=str(other))
    path, folder = other, other.parent
    if other.is_dir():
        refuse_no_study(other)
        path, folder = other / DATABASE, other
    if context.store.path is not None and path.resolve() == context.store.path.resolve():
        raise RefusedError("merge_itself", path=str(other))
    if not path.exists():
        _check_same(context, _id_in(folder), other)
        return _taken_in(context, other)
    try:
        with closing(Store.copy_of(path)) as theirs:
            _check_same(context, theirs.local.get("study") or _id_in(folder), other)
            return list(theirs.journal.as_written()), theirs.texts.rows(theirs.texts.hashes())
    except StudyError as error:
        if error.key == "database_damaged":
            raise RefusedError("merge_unusable", path=str(other)) from error
        raise


def _id_in(folder: Path) -> str:
    said = settings(folder)
    return said.id if said is not None else ""


def _taken_in(context: Context, other: Path) -> tuple[list[Op], list[TextRow]]:
    """A folder without a database, taken in, in memory, as its first opening would; what is known here is left out."""
    with closing(Store.in_memory()) as theirs, closing(Index(None)) as index:
        there = Context(Folder(other), context.settings, theirs, index, context.coder, context.language)
        intake.take_in_folder(there)
        synchronise(there)
        ops = [op for op in theirs.journal.ops() if _is_news(context, op)]
        return ops, theirs.texts.rows(theirs.texts.hashes())


def _is_news(context: Context, op: Op) -> bool:
    entity = context.store.journal.entity(op.kind, op.entity)
    told = entity.fields if entity is not None else {}
    return any(name not in told or told[name] != value for name, value in op.fields.items())


def _check_same(context: Context, study: str, other: Path) -> None:
    if study != context.settings.id:
        raise RefusedError("merge_other_study", path=str(other))


def _check_clock(ops: Sequence[Op], accept: bool) -> None:
    ahead = max((wall_of(op.stamp) for op in ops), default=0) - time.time_ns() // 1_000_000
    if ahead > DAY and not accept:
        raise RefusedError("merge_clock", days=round(ahead / DAY, 1))
