"""Ops by hand: short to write, with stamps and ids that a test can reason about."""

from __future__ import annotations

from typing import Any

from intervjukod.domain.journal import Kind, Op


def op(stamp: int, fields: dict[str, Any], **said: Any) -> Op:
    """An op about the coding ``c``, with ``saw`` as field to op ids and its gesture named for its stamp."""
    values: dict[str, Any] = {"kind": Kind.CODING, "entity": "c", "actor": "Anna", "gesture": f"g{stamp}"} | said
    values.setdefault("id", f"op{stamp}")
    return Op(replica="r", n=stamp, stamp=stamp, wall=stamp, fields=fields, **values)


def word(stamp: int, gesture: str, *, cancelled: bool) -> Op:
    """A cancelling of a gesture, or the taking back of one."""
    return op(stamp, {"cancelled": cancelled}, kind=Kind.GESTURE, entity=gesture)
