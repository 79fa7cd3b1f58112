"""Merging journals: the union of their ops, in any order, any number of times, with the same result.

Withdrawal is the one act that rewrites: ops about the person keep their place and lose their fields.
A hollow op beats a whole one, and what a ``withdrawn`` op names is hollow on every replica, whenever it
arrives, so that a colleague's copy cannot bring the person back. The list itself, and what was said of
gestures, cannot be hollowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from intervjukod.domain.journal.op import Fields, Kind, Op

_SPARED = frozenset((Kind.WITHDRAWN, Kind.GESTURE))


def union(*journals: Iterable[Op]) -> list[Op]:
    """Every op once, by stamp; hollow beats whole; whatever the withdrawn list names is hollow."""
    ops = once(op for journal in journals for op in journal)
    doomed = to_hollow(list(ops.values()))
    merged = (hollowed(op) if op.id in doomed else op for op in ops.values())
    return sorted(merged, key=lambda op: (op.stamp, op.id))


def once(ops: Iterable[Op]) -> dict[str, Op]:
    """Ops by id; hollow beats whole. An op that cannot be hollowed and yet is comes from nobody: it is left out."""
    found: dict[str, Op] = {}
    for op in ops:
        if op.hollow and op.kind in _SPARED:
            continue
        if op.hollow or op.id not in found:
            found[op.id] = op
    return found


def hollowed(op: Op) -> Op:
    """The op without what it said."""
    return replace(op, fields={}, saw={})


def withdrawn_texts(ops: Iterable[Op]) -> set[str]:
    """Hashes of the texts that must never come back. The list only grows: no cancel reaches it."""
    lists = (_listed(op.fields.get("texts")) for op in ops if op.kind == Kind.WITHDRAWN)
    return {text for texts in lists for text in texts if isinstance(text, str)}


def to_hollow(ops: Sequence[Op]) -> set[str]:
    """Ids of the whole ops that the withdrawn list names: by entity, by text, or resting on one that is.

    Ops of a newer release are looked into as far as they can be read.
    """
    texts = withdrawn_texts(ops)
    lists = (_listed(op.fields.get("entities")) for op in ops if op.kind == Kind.WITHDRAWN)
    entities = {(str(named[0]), str(named[-1])) for named in chain.from_iterable(lists) if _listed(named)}
    if not texts and not entities:
        return set()
    entities |= {(op.kind, op.entity) for op in ops if op.hollow or _rests_on(op, texts)}
    subjects = {entity for kind, entity in entities if kind != Kind.MEMO}
    entities |= {(op.kind, op.entity) for op in ops if op.kind == Kind.MEMO and _names(op.fields, "subject", subjects)}
    return {op.id for op in ops if (op.kind, op.entity) in entities and not op.hollow and op.kind not in _SPARED}


def _rests_on(op: Op, texts: set[str]) -> bool:
    """Whether the op is a version with one of ``texts``, or has an anchor in one."""
    if op.kind == Kind.VERSION and _names(op.fields, "text", texts):
        return True
    anchors = [op.fields.get("anchor"), op.fields.get("asked"), *_listed(op.fields.get("answered"))]
    return any(_listed(anchor) and str(anchor[0]) in texts for anchor in anchors)


def _names(fields: Fields, name: str, wanted: set[str]) -> bool:
    value = fields.get(name)
    return isinstance(value, str) and value in wanted


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else ()
