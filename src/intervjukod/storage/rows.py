"""Values as they stand in rows: compact JSON, ops, turns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from intervjukod.domain.journal import Op
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Times, Turn

OP_COLUMNS = "id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def compact(value: Any) -> str:
    """JSON without spaces, letters as they are."""
    return _encode(value)


def op_to_row(op: Op) -> tuple[Any, ...]:
    """Values for ``OP_COLUMNS``."""
    saw = _encode(op.saw) if op.saw else "{}"
    return (
        op.id,
        op.replica,
        op.n,
        op.stamp,
        op.wall,
        op.actor,
        op.v,
        str(op.kind),
        op.entity,
        _encode(op.fields),
        saw,
        op.gesture,
    )


def op_from_row(row: Sequence[Any]) -> Op:
    """An op from values for ``OP_COLUMNS``. ValueError when its fields are damaged."""
    id_, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture = row
    said = json.loads(fields)
    seen = {} if saw == "{}" else json.loads(saw)
    if not isinstance(said, dict) or not isinstance(seen, dict):
        raise ValueError(f"op {id_}")
    return Op(id_, replica, n, stamp, wall, actor, kind, entity, said, gesture, seen, v)


def turns_to_field(turns: Iterable[Turn]) -> list[list[Any]]:
    """Turns as a JSON value: start and end of the words (code points), label, i or p for the side, seconds."""
    return [
        [
            turn.words.start,
            turn.words.end,
            turn.speaker,
            "p" if turn.side is Side.INFORMANT else "i",
            turn.time,
        ]
        for turn in turns
    ]


def turns_from_field(field: Iterable[Sequence[Any]]) -> tuple[Turn, ...]:
    """Turns, numbered from 1, from their JSON value."""
    return tuple(
        Turn(n, Span(start, end), label, Side.INFORMANT if side == "p" else Side.INTERVIEWER, time)
        for n, (start, end, label, side, time) in enumerate(field, 1)
    )


def times_to_field(times: Times) -> list[list[float]]:
    """Times as a JSON value: offset (code points) and seconds."""
    return [[offset, seconds] for offset, seconds in times]


def times_from_field(field: Iterable[Sequence[Any]] | None) -> Times:
    """Times from their JSON value; none from None, which versions have that were made before there were any."""
    return tuple((int(offset), float(seconds)) for offset, seconds in field or ())
