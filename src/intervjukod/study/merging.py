"""Merging another copy of the study: the union of both journals, told in a person's terms."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from intervjukod.domain.journal import Conflict, Kind, Op, conflicts, wall_of
from intervjukod.errors import IntervjukodError, NotFoundError, RefusedError
from intervjukod.storage import Store
from intervjukod.storage.store import DATABASE
from intervjukod.study import intake
from intervjukod.study.context import Context
from intervjukod.study.folder import SETTINGS, Folder, is_study, settings
from intervjukod.study.shapes import ConflictRow, MergeReport
from intervjukod.study.writing_back import write_back

DAY = 24 * 3600 * 1000
"""Milliseconds by which a colleague's clock may be ahead before a person is asked."""


def merge(context: Context, other: Path, *, dry_run: bool, accept_clock: bool) -> MergeReport:
    """Take in the journal of ``other``, a study folder or a database. With ``dry_run`` nothing is kept."""
    if context.store.read_only and not dry_run:
        raise RefusedError("study_read_only", folder=str(context.folder.root))
    theirs = _open(context, other)
    try:
        ops = list(theirs.journal.ops())
        _check_clock(ops, accept_clock)
        texts = theirs.texts.rows(theirs.texts.hashes())
    finally:
        theirs.close()
    if dry_run:
        return _report(context, ops, texts, dry=True)
    report = _report(context, ops, texts, dry=False)
    context.forget()
    write_back(context)
    return report


def _report(context: Context, ops: Sequence[Op], texts: list[tuple[str, str, int, bytes]], *, dry: bool) -> MergeReport:
    target = context.store.as_of(context.store.journal.ops()) if dry else context.store
    try:
        before = set(target.tables.conflicted())
        arrived = target.arrival.take(ops, texts)
        listed = [key for key in target.tables.conflicted() if key not in before]
        entities = (target.journal.entity(kind, id_) for kind, id_ in listed)
        found = conflicts(entity for entity in entities if entity is not None)
        made = Counter(op.kind for op in arrived.ops if op.fields.get("exists") is True)
        return MergeReport(
            ops=len(arrived.ops),
            gestures=len({op.gesture for op in arrived.ops}),
            texts=arrived.texts,
            transcripts=made[Kind.TRANSCRIPT],
            codings=made[Kind.CODING],
            coders=tuple(sorted({op.actor for op in arrived.ops})),
            conflicts=tuple(_row(conflict) for conflict in found),
            dry=dry,
        )
    finally:
        if dry:
            target.close()


def _open(context: Context, other: Path) -> Store:
    """A copy of the other's database; a folder without one is taken in, in memory, as its first opening would."""
    if other.is_dir():
        if not is_study(other):
            raise NotFoundError("not_a_study", folder=str(other))
        if (other / SETTINGS).exists():
            _check_same(context, settings(other, writable=False).id, other)
        if not (other / DATABASE).exists():
            return _taken_in(context, other)
        path = other / DATABASE
    elif other.exists():
        path = other
        if (other.parent / SETTINGS).exists():
            _check_same(context, settings(other.parent, writable=False).id, other)
    else:
        raise NotFoundError("merge_missing", path=str(other))
    if context.store.path is not None and path.resolve() == context.store.path.resolve():
        raise RefusedError("merge_itself", path=str(other))
    store = Store.copy_of(path)
    try:
        said = store.local.get("study")
        if said:
            _check_same(context, said, other)
    except BaseException:
        store.close()
        raise
    return store


def _taken_in(context: Context, other: Path) -> Store:
    from intervjukod.storage import Index
    from intervjukod.study.faces import synchronise

    theirs = Store.in_memory()
    seen_from_there = Context(Folder(other), context.settings, theirs, Index(None), context.coder, context.language)
    try:
        intake.take_in_folder(seen_from_there)
        synchronise(seen_from_there)
    except IntervjukodError:
        theirs.close()
        raise
    return theirs


def _check_same(context: Context, study: str, other: Path) -> None:
    if study != context.settings.id:
        raise RefusedError("merge_other_study", path=str(other))


def _check_clock(ops: Sequence[Op], accept: bool) -> None:
    ahead = max((wall_of(op.stamp) for op in ops), default=0) - time.time_ns() // 1_000_000
    if ahead > DAY and not accept:
        raise RefusedError("merge_clock", days=round(ahead / DAY, 1))


def _row(conflict: Conflict) -> ConflictRow:
    winner, other = conflict.winner, conflict.other
    return ConflictRow(
        kind=conflict.kind,
        id=conflict.entity,
        field=conflict.field,
        value=_said(winner, conflict.field),
        other=_said(other, conflict.field),
        actor=winner.actor if winner is not None else "",
        other_actor=other.actor,
    )


def _said(op: Op | None, field: str) -> str:
    if op is None:
        return ""
    value = op.fields.get(field, "")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
