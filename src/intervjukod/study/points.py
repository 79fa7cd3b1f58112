"""Points in the journal: an arrival number here, or a milestone, which names the same state everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from intervjukod.domain.journal import Kind
from intervjukod.errors import AmbiguousError, NotFoundError
from intervjukod.storage import Store
from intervjukod.storage.moments import Moment
from intervjukod.study.context import Context


def vector(store: Store) -> dict[str, int]:
    """The state as the newest ``n`` of every replica: every copy that has these ops can show it."""
    return store.audit.replicas()


def moment_of(store: Store, point: str) -> Moment:
    """What a point means. NotFoundError for a point nobody set, AmbiguousError for one set twice."""
    if not point.isdecimal():
        return Moment(newest=_milestone(store, point))
    if int(point) > store.journal.newest:
        raise NotFoundError("point_unknown", point=point, known=f"0–{store.journal.newest}")
    return Moment(last=int(point))


def store_at(store: Store, point: str) -> Store:
    """The study as it stood at a point, in memory. NotFoundError, AmbiguousError."""
    return store.then(moment_of(store, point))


def past(context: Context, point: str) -> Context:
    """The study as it stood at a point, to be read and not to be written. NotFoundError, AmbiguousError."""
    then = store_at(context.store, point)
    made = Context(context.folder, context.settings, then, context.index, context.coder, context.language)
    made.coder_named, made.point = context.coder_named, point
    return made


def _milestone(store: Store, name: str) -> Mapping[str, int]:
    rows = store.tables.entities(Kind.MILESTONE)
    found: list[Mapping[str, int]] = [row.fields["at"] for row in rows if row.fields["name"] == name]
    if not found:
        known = sorted({str(row.fields["name"]) for row in rows})
        raise NotFoundError("point_unknown", point=name, known=", ".join(known) or "–")
    if any(state != found[0] for state in found):
        raise AmbiguousError("milestone_ambiguous", name=name, count=len(found))
    return found[0]
