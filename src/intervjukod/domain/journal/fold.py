"""The fold: from ops to entities. Per entity and field the newest stamp wins, ties by op id.

An op of a cancelled gesture is skipped; a field whose winner did not know of another live value is
listed as a conflict. The result depends on the set of ops alone, not on the order of their arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intervjukod.domain.journal.op import EXISTS, Kind, Op

CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Register:
    """One field as folded: the winning value and op, and every op that no other op knew of.

    ``heads`` are what the next change of the field replaces; it has the winner in it.
    """

    value: Any
    op: Op
    heads: tuple[Op, ...]

    def rivals(self, name: str) -> tuple[Op, ...]:
        """The heads that say something else than the winner; ``name`` is the field's."""
        return tuple(op for op in self.heads if op.fields[name] != self.value)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as folded. ``stranded`` are ops by live gestures that a removal or cancel hid unseen."""

    kind: str
    id: str
    registers: Mapping[str, Register]
    stranded: tuple[Op, ...] = ()

    def saw(self, fields: Mapping[str, Any]) -> dict[str, list[str]]:
        """What a change to ``fields`` replaces, as op ids per field; a removal replaces everything."""
        removal = fields.get(EXISTS) is False
        names = self.registers if removal else fields
        return {name: [op.id for op in self.registers[name].heads] for name in names if name in self.registers}

    @property
    def conflicted(self) -> bool:
        return next(conflicts((self,)), None) is not None

    @property
    def exists(self) -> bool:
        register = self.registers.get(EXISTS)
        return register is not None and register.value is True

    @property
    def made(self) -> Op | None:
        """The op that made it, or removed it; where several did, unknown to each other, the first."""
        register = self.registers.get(EXISTS)
        if register is None:
            return None
        return next(op for op in register.heads if op.fields[EXISTS] == register.value)

    @property
    def fields(self) -> dict[str, Any]:
        return {name: register.value for name, register in self.registers.items()}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people changed one field without knowing of each other (``other`` lost), or one removed what
    the other worked on (``field`` is ``exists``)."""

    kind: str
    entity: str
    field: str
    winner: Op | None
    other: Op


def cancelled_gestures(ops: Iterable[Op]) -> set[str]:
    """Gestures that are cancelled, by the newest word on each."""
    newest: dict[str, tuple[int, str, bool]] = {}
    for op in ops:
        if op.kind == Kind.GESTURE and CANCELLED in op.fields:
            word = (op.stamp, op.id, bool(op.fields[CANCELLED]))
            newest[op.entity] = max(newest.get(op.entity, word), word)
    return {gesture for gesture, (_, _, cancelled) in newest.items() if cancelled}


def fold(ops: Iterable[Op]) -> dict[tuple[str, str], Entity]:
    """All entities of a journal by (kind, id). Gestures are read by ``cancelled_gestures`` instead."""
    journal = list(ops)
    cancelled = cancelled_gestures(journal)
    by_entity: dict[tuple[str, str], list[Op]] = defaultdict(list)
    for op in journal:
        if op.kind != Kind.GESTURE:
            by_entity[op.kind, op.entity].append(op)
    folded = (fold_entity(group, cancelled) for group in by_entity.values())
    return {(entity.kind, entity.id): entity for entity in folded if entity is not None}


def fold_entity(ops: Sequence[Op], cancelled: Collection[str]) -> Entity | None:
    """One entity from all ops about it, in any order; None when no op of it can be folded."""
    readable = sorted((op for op in ops if op.folds), key=_order)
    if not readable:
        return None
    live = [op for op in readable if op.gesture not in cancelled]
    if len(ops) == 1 and live and live[0].fields.get(EXISTS) is True:  # what a load of codings folds by the thousand
        (op,) = live
        return Entity(op.kind, op.entity, {name: Register(op.fields[name], op, (op,)) for name in sorted(op.fields)})
    by_id = {op.id: op for op in ops}
    values: dict[str, list[Op]] = defaultdict(list)
    for op in live:
        for name in op.fields:
            values[name].append(op)
    registers = {name: _register(name, candidates, by_id) for name, candidates in sorted(values.items())}
    exists = registers.get(EXISTS)
    alive = exists is not None and exists.value is True
    stranded = () if alive else tuple(_unseen(live, exists, by_id))
    return Entity(readable[0].kind, readable[0].entity, registers, stranded)


def conflicts(entities: Iterable[Entity]) -> Iterator[Conflict]:
    """Everything that a person should look at after a merge."""
    for entity in entities:
        if entity.exists:
            for name, register in sorted(entity.registers.items()):
                for rival in register.rivals(name):
                    yield Conflict(entity.kind, entity.id, name, register.op, rival)
        elif entity.kind != Kind.WITHDRAWN:  # a list that only grows is not there or gone
            exists = entity.registers.get(EXISTS)
            for op in entity.stranded:
                yield Conflict(entity.kind, entity.id, EXISTS, exists.op if exists else None, op)


def _order(op: Op) -> tuple[int, str]:
    return op.stamp, op.id


def _known(writers: Iterable[Op], name: str, by_id: Mapping[str, Op]) -> set[str]:
    """Ids of what the writers of field ``name`` knew of: the ops they replaced, and all that those replaced.

    A cancelled op passes its knowledge on.
    """
    known: set[str] = set()
    waiting = [id_ for op in writers for id_ in op.saw.get(name, ())]
    while waiting:
        id_ = waiting.pop()
        if id_ not in known:
            known.add(id_)
            if id_ in by_id:
                waiting += by_id[id_].saw.get(name, ())
    return known


def _register(name: str, candidates: list[Op], by_id: Mapping[str, Op]) -> Register:
    """The field from its live ops in order of stamp."""
    winner = candidates[-1]
    known = _known(candidates, name, by_id) if len(candidates) > 1 else set()
    heads = (op for op in candidates if op is winner or op.id not in known)
    return Register(winner.fields[name], winner, tuple(heads))


def _unseen(live: Sequence[Op], exists: Register | None, by_id: Mapping[str, Op]) -> Iterator[Op]:
    """Live ops that no removal knew of. A removal names all that it replaced, whatever the field."""
    removals = [op for op in exists.heads if op.fields[EXISTS] is False] if exists is not None else []
    names = {name for op in live for name in op.fields} if removals else set()
    known = {id_ for name in names for id_ in _known(removals, name, by_id)}
    return (op for op in live if op.fields.get(EXISTS) is not False and op.id not in known)
