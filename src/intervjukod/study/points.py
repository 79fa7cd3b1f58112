"""Points in the journal: an arrival number here, or a milestone, which names the same state everywhere."""

from __future__ import annotations

from intervjukod.domain.journal import Kind, Op
from intervjukod.errors import NotFoundError
from intervjukod.storage import Store


def vector(store: Store) -> dict[str, int]:
    """The state as the newest ``n`` of every replica: every copy that has these ops can show it."""
    return store.audit.replicas()


def arrival_of(store: Store, point: str) -> int:
    """The arrival number of the last op that belongs to a point. NotFoundError for a point nobody set."""
    if point.isdigit():
        return _in_range(store, int(point))
    return max((seq for seq, op in store.journal.numbered() if _within(op, _milestone(store, point))), default=0)


def store_at(store: Store, point: str) -> Store:
    """The study as it stood at a point, in memory."""
    if point.isdigit():
        last = _in_range(store, int(point))
        return store.as_of(op for seq, op in store.journal.numbered() if seq <= last)
    state = _milestone(store, point)
    return store.as_of(op for _, op in store.journal.numbered() if _within(op, state))


def _within(op: Op, state: dict[str, int]) -> bool:
    return op.n <= state.get(op.replica, 0)


def _in_range(store: Store, number: int) -> int:
    if number > store.journal.newest:
        raise NotFoundError("point_unknown", point=str(number), known=f"1–{store.journal.newest}")
    return number


def _milestone(store: Store, name: str) -> dict[str, int]:
    rows = store.tables.entities(Kind.MILESTONE)
    known: dict[str, dict[str, int]] = {str(row.fields["name"]): row.fields["at"] for row in rows}
    if name not in known:
        raise NotFoundError("point_unknown", point=name, known=", ".join(sorted(known)) or "–")
    return known[name]
