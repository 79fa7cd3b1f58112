"""Whether every op can be read and stands where it must, and whether the tables show what the journal says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict

from intervjukod.domain.journal import VERSION
from intervjukod.domain.transcript import Note
from intervjukod.storage.audit import OpRow
from intervjukod.study.checks.examination import Examination, name_of, told
from intervjukod.study.context import Context
from intervjukod.study.disagreements import disagreements
from intervjukod.study.shapes import Check

_MERGED = ("op_missing", "op_stray")
"""What came about because something has not arrived, so that a merge can bring it."""


def ops(examination: Examination) -> list[Check]:
    """The journal as it stands, op by op; and what is carried without being read."""
    store = examination.context.store
    gaps = store.audit.gaps()
    wrong: list[tuple[str, OpRow | int]] = [("op_missing", gaps)] if gaps else []
    wrong += [("op_unreadable", op) for op in store.audit.unreadable()]
    wrong += [("op_stray", op) for op in store.audit.stray()]
    wrong += [("op_falling", op) for op in store.audit.falling()]

    def tell(one: tuple[str, OpRow | int]) -> tuple[Note, Note]:
        key, at = one
        said: dict[str, object] = {"n": at}
        if isinstance(at, OpRow):
            said = {"seq": at.seq, "id": at.id, "about": name_of(at.kind, at.entity)}
        return Note(f"doctor.{key}", said), Note("doctor.journal_hint") if key in _MERGED else examination.restore_hint

    lines = told("journal", wrong, tell, count=store.journal.newest)
    unread = store.audit.unread(VERSION)
    return [*lines, *([Check("newer_ops", "note", Note("doctor.newer_ops", {"n": unread}))] if unread else [])]


def conflicts(examination: Examination) -> Iterator[Check]:
    """What two people said without knowing of each other."""
    context = examination.context
    for row in disagreements(context, context.store, context.store.tables.conflicted()):
        yield Check("conflict", "note", Note("doctor.conflict", asdict(row)))


def fold(examination: Examination) -> list[Check]:
    """The whole journal folded anew, in memory, and compared with the tables."""
    differing = unlike_the_journal(examination.context, examination.step)

    def tell(key: tuple[str, str]) -> tuple[Note, Note]:
        return Note("doctor.fold_differs", {"id": name_of(*key)}), Note("doctor.mend_hint")

    return told("fold", differing, tell)


def unlike_the_journal(context: Context, step: Callable[[int], None] = lambda _: None) -> list[tuple[str, str]]:
    """(kind, id) of what the tables do not show as the journal says; ``step`` is told of entities that were folded."""
    with closing(context.store.folded_anew(step)) as anew:
        return context.store.audit.differing(anew.audit)
