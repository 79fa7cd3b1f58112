"""What a coder did last, on whichever screen: an act, or a word that an act is cancelled or stands again."""

from __future__ import annotations

from intervjukod.domain.journal import Kind, Op
from intervjukod.study import undoing
from intervjukod.study.context import Context
from intervjukod.study.shapes import Act, Latest


def latest(context: Context, since: int) -> Latest | None:
    """The last thing after an arrival number that the coder did, or that anybody said of the coder's own acts."""
    arrived = context.store.journal.ops("seq > ? AND (actor = ? OR kind = ?)", (since, context.coder, Kind.GESTURE))
    last: list[Op] = []
    for op in arrived:
        if op.kind != Kind.GESTURE or _is_own(context, op.entity):
            last = [*last, op] if last and last[0].gesture == op.gesture else [op]
    return _told(context, last) if last else None


def _is_own(context: Context, gesture: str) -> bool:
    there = context.store.gestures.row(gesture)
    return there is not None and there.actor == context.coder


def _told(context: Context, ops: list[Op]) -> Latest:
    op = ops[-1]
    if op.kind != Kind.GESTURE:
        return Latest("done", op.actor, undoing.tell(context, op.gesture))
    act = undoing.tell(context, op.entity) if len(ops) == 1 else Act("", "acts.several", {"n": len(ops)})
    return Latest("undone" if op.fields.get("cancelled") else "redone", op.actor, act)
