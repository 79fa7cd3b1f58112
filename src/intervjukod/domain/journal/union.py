"""Merging journals: the union of their ops, in any order, any number of times, with the same result.

Withdrawal is the one act that rewrites: ops about the person keep their place and lose their fields.
A hollow op beats a whole one, and what a ``withdrawn`` op names is hollow on every replica, whenever it
arrives, so that a colleague's copy cannot bring the person back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intervjukod.domain.journal.op import Kind, Op


def union(*journals: Iterable[Op]) -> list[Op]:
    """Every op once, by stamp; hollow beats whole; whatever the withdrawn list names is hollow."""
    ops: dict[str, Op] = {}
    for journal in journals:
        for op in journal:
            known = ops.get(op.id)
            if known is None or op.hollow:
                ops[op.id] = op
    doomed = to_hollow(list(ops.values()))
    merged = (hollowed(op) if op.id in doomed else op for op in ops.values())
    return sorted(merged, key=lambda op: (op.stamp, op.id))


def hollowed(op: Op) -> Op:
    """The op without what it said."""
    return replace(op, fields={}, saw={})


def withdrawn_texts(ops: Iterable[Op]) -> set[str]:
    """Hashes of the texts that must never come back. The list only grows: no cancel reaches it."""
    return {text for op in ops if op.kind == Kind.WITHDRAWN for text in op.fields.get("texts", ())}


def to_hollow(ops: Sequence[Op]) -> set[str]:
    """Ids of the whole ops that the withdrawn list names: by entity, by text, or resting on one that is."""
    texts = withdrawn_texts(ops)
    entities = {
        (kind, entity) for op in ops if op.kind == Kind.WITHDRAWN for kind, entity in op.fields.get("entities", ())
    }
    if not texts and not entities:
        return set()
    entities |= {(op.kind, op.entity) for op in ops if op.hollow or _rests_on(op, texts)}
    subjects = {entity for _, entity in entities}
    entities |= {(op.kind, op.entity) for op in ops if op.kind == Kind.MEMO and op.fields.get("subject") in subjects}
    spared = (Kind.WITHDRAWN, Kind.GESTURE)
    return {op.id for op in ops if (op.kind, op.entity) in entities and not op.hollow and op.kind not in spared}


def _rests_on(op: Op, texts: set[str]) -> bool:
    """Whether a field of the op names one of ``texts``: an anchor, a list of anchors or a version."""
    if op.fields.get("text") in texts and op.kind == Kind.VERSION:
        return True
    anchors = [op.fields.get("anchor"), op.fields.get("asked"), *(op.fields.get("answered") or ())]
    return any(isinstance(anchor, (list, tuple)) and anchor and anchor[0] in texts for anchor in anchors)
