"""Conflicts in a person's terms: what two people did to one thing without knowing of each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Conflict, Entity, Kind, Op, conflicts
from intervjukod.domain.journal.op import REASON
from intervjukod.errors import NotFoundError
from intervjukod.storage import Store
from intervjukod.storage.folding import FACET
from intervjukod.study.context import Context
from intervjukod.study.shapes import ConflictRow

_FOLLOWING = ("order", "revision", REASON)
"""Fields that follow from something else, or tell why: a conflict in them is nobody's to settle."""


def disagreements(context: Context, store: Store, keys: Iterable[tuple[str, str]]) -> list[ConflictRow]:
    """What a person should look at in these entities (kind, id) of ``store``."""
    rows: list[ConflictRow] = []
    for kind, id_ in keys:
        entity = store.journal.entity(kind, id_)
        if entity is not None:
            told = [one for one in conflicts((entity,)) if one.field not in _FOLLOWING]
            rows += [_row(context, store, entity, conflict) for conflict in told]
    return rows


def _row(context: Context, store: Store, entity: Entity, conflict: Conflict) -> ConflictRow:
    winner, other = conflict.winner, conflict.other
    fields = {name: value for op in store.journal.ops("entity = ?", (entity.id,)) for name, value in op.fields.items()}
    return ConflictRow(
        kind=conflict.kind,
        id=conflict.entity,
        what=_what(context, conflict.kind, conflict.entity, fields | entity.fields),
        field=conflict.field.removeprefix(FACET),
        value=_said(winner, conflict.field),
        other=_said(other, conflict.field),
        actor=winner.actor if winner is not None else "",
        other_actor=other.actor,
    )


def _what(context: Context, kind: str, id_: str, fields: Mapping[str, Any]) -> str:
    """A code by its label, a coding and a memo with their place, anything else by what it is called."""
    code = context.book.by_key.get(context.book.resolve(str(fields.get("code", id_))))
    label = code.name(context.language) if code is not None else str(fields.get("code", ""))
    if kind == Kind.CODING:
        return f"{label} {_place(context, fields)}".strip()
    if kind == Kind.CODE:
        return label or id_
    if kind == Kind.INFERENCE:
        return " · ".join((label, str(fields.get("indicator", "")), str(fields.get("place", ""))))
    return str(fields.get("name") or fields.get("subject") or fields.get("question") or fields.get("title") or id_)


def _place(context: Context, fields: Mapping[str, Any]) -> str:
    try:
        return context.transcript(str(fields.get("transcript", ""))).place(Anchor.from_field(fields["anchor"]).span)
    except (NotFoundError, KeyError):
        return ""


def _said(op: Op | None, field: str) -> str:
    if op is None:
        return ""
    value = op.fields.get(field, "")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
