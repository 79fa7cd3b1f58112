"""Points in the journal: an arrival number here, or a milestone, which names the same state everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from intervjukod.domain.journal import Kind, Op, cancelled_gestures
from intervjukod.errors import AmbiguousError, NotFoundError
from intervjukod.storage import Store


def vector(store: Store) -> dict[str, int]:
    """The state as the newest ``n`` of every replica: every copy that has these ops can show it."""
    return store.audit.replicas()


def ops_at(store: Store, point: str) -> list[Op]:
    """The ops that belong to a point. NotFoundError for a point nobody set, AmbiguousError for one set twice."""
    if point.isdecimal():
        last = int(point)
        if last > store.journal.newest:
            raise NotFoundError("point_unknown", point=point, known=f"0–{store.journal.newest}")
        return [op for seq, op in store.journal.numbered() if seq <= last]
    state = _milestone(store, point)
    return [op for op in store.journal.ops() if op.n <= state.get(op.replica, 0)]


def store_at(store: Store, point: str) -> Store:
    """The study as it stood at a point, in memory."""
    return store.as_of(ops_at(store, point))


def gestures_at(store: Store, point: str) -> dict[str, bool]:
    """The gestures that were there at a point, each with whether it was cancelled then."""
    ops = ops_at(store, point)
    cancelled = cancelled_gestures(ops)
    return {op.gesture: op.gesture in cancelled for op in ops}


def _milestone(store: Store, name: str) -> Mapping[str, int]:
    rows = store.tables.entities(Kind.MILESTONE)
    found: list[Mapping[str, int]] = [row.fields["at"] for row in rows if row.fields["name"] == name]
    if not found:
        known = sorted({str(row.fields["name"]) for row in rows})
        raise NotFoundError("point_unknown", point=name, known=", ".join(known) or "–")
    if any(state != found[0] for state in found):
        raise AmbiguousError("milestone_ambiguous", name=name, count=len(found))
    return found[0]
