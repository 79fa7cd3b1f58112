"""What the folded tables show, and what they must show of a journal by the pure fold alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Entity, Kind, Op, cancelled_gestures, conflicts, fold, wall_of
from intervjukod.domain.versions import Versions, version_from_fields
from intervjukod.storage import Store


def portrait(store: Store) -> dict[str, list[Any]]:
    """The folded tables, without row numbers and with JSON read."""
    names = ("entity", "coding", "voice", "gesture", "conflict", "kept")
    return {name: [_read(row) for row in rows] for name, rows in zip(names, store.audit.portrait(), strict=True)}


def _read(row: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(json.loads(value) if str(value).startswith("{") else value for value in row)


def expected(ops: list[Op]) -> dict[str, list[Any]]:
    """What the tables must show of ``ops``, by the pure fold alone; voices are left out."""
    entities = fold(ops)
    told = [entity for entity in entities.values() if "exists" in entity.registers]
    uncancelled = fold(op for op in ops if op.kind != Kind.GESTURE).values()
    cancelled = cancelled_gestures(ops)
    gestures: dict[str, tuple[str, int]] = {}
    for op in sorted(ops, key=lambda op: op.stamp):
        if op.kind != Kind.GESTURE:
            gestures.setdefault(op.gesture, (op.actor, op.stamp))
    return {
        "entity": sorted((_entity(entity) for entity in told if entity.kind != Kind.CODING), key=lambda row: row[:2]),
        "coding": sorted(_coding(entity, entities.values(), uncancelled) for entity in told if _is_coding(entity)),
        "gesture": sorted((id_, who, stamp, int(id_ in cancelled)) for id_, (who, stamp) in gestures.items()),
        "kept": sorted(_kept(one.fields, one.id) for one in told if _is_coding(one) and _is_quote(one.fields)),
        "conflict": sorted({(conflict.kind, conflict.entity) for conflict in conflicts(entities.values())}),
    }


def first(entity: Entity) -> Op:
    """The op that says whether the entity is there; of several that did not know of each other, the first."""
    exists = entity.registers["exists"]
    return min((op for op in exists.heads if op.fields["exists"] == exists.value), key=lambda op: (op.stamp, op.id))


def _is_coding(entity: Entity) -> bool:
    return entity.kind == Kind.CODING and entity.exists


def _is_quote(fields: Mapping[str, Any]) -> bool:
    return fields.get("quote") is True or bool(fields.get("citation"))


def _kept(fields: Mapping[str, Any], id_: str) -> tuple[Any, ...]:
    return id_, int(fields.get("quote") is True), fields.get("citation") or ""


def _entity(entity: Entity) -> tuple[Any, ...]:
    made = first(entity)
    transcript = entity.fields.get("transcript", "")
    return (entity.kind, entity.id, int(entity.exists), made.stamp, made.id, made.actor, transcript, entity.fields)


def _coding(entity: Entity, entities: Iterable[Entity], uncancelled: Iterable[Entity]) -> tuple[Any, ...]:
    fields = entity.fields
    made = first(entity)
    live = {
        other.id: version_from_fields(other.id, other.fields, (first(other).stamp, first(other).id))
        for other in entities
        if other.kind == Kind.VERSION and other.exists and other.fields["transcript"] == fields["transcript"]
    }
    undone = (
        version_from_fields(other.id, other.fields, (0, ""))
        for other in uncancelled
        if other.kind == Kind.VERSION and other.id not in live and other.fields["transcript"] == fields["transcript"]
    )
    versions = Versions.of(live.values(), undone)
    placed = versions.place(Anchor.from_field(fields["anchor"]))
    facets = {name[6:]: value for name, value in fields.items() if name.startswith("facet:") and value}
    created = 1_714_557_600_000 if fields.get("created") else wall_of(made.stamp)
    return (
        *(entity.id, fields["transcript"], placed.span.start, placed.span.end, fields["code"], fields["coder"]),
        *(placed.state.value, fields["anchor"][3], facets or "", "", created, made.stamp),
    )
