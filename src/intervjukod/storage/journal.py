"""The journal table: appending a gesture, cancelling one, reading ops back.

An op and its fold are one ``BEGIN IMMEDIATE`` transaction, and the stamp is taken inside it, so that two
processes on one study cannot write the same stamp or lose each other's work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from intervjukod.domain.journal import (
    CANCELLED,
    Change,
    Entity,
    Kind,
    Op,
    fold_entity,
    next_stamp,
    upgraded,
)
from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import StudyError
from intervjukod.storage.connection import Connection
from intervjukod.storage.folding import Folding, Folds, is_new_coding
from intervjukod.storage.gestures import Gestures
from intervjukod.storage.local import Local
from intervjukod.storage.replica import Replica
from intervjukod.storage.rows import OP_COLUMNS, compact, op_from_row, op_to_row
from intervjukod.storage.texts import Texts

_INSERT = f"INSERT INTO op ({OP_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constant)
_SELECT = f"SELECT {OP_COLUMNS} FROM op"  # noqa: S608 (constant)

AGAIN = "again"
"""On the words that take a going back back: redo may go back again."""

AT_A_TIME = 2000
"""Entities whose ops are asked for in one question."""

Clock = Callable[[], int]


def clock() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Journal:
    """The table ``op`` and everything that writes it."""

    def __init__(self, connection: Connection, path: Path | None = None, clock: Clock = clock) -> None:
        self._connection = connection
        self._clock = clock
        self.texts = Texts(connection)
        self.local = Local(connection)
        self.folding = Folding(connection, self.texts, Folds(partial(several, self), partial(uncancelled, self)))
        self.gestures = Gestures(connection)
        self.replica = Replica(connection, self.local, path)
        self._seen_version = -1

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write, whole or not at all. StudyError: full or read-only disk, busy, damaged or lost database."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self.replica.check_place()
            self._see_others()
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self.folding.forget()
            raise

    def append(self, changes: Iterable[Change], actor: str, gesture: str = "", texts: Iterable[str] = ()) -> list[Op]:
        """Write one gesture: its ops, the texts they speak of, and their fold. Gives the ops."""
        with self.transaction():
            return self.write(changes, actor, gesture, texts)

    def write(self, changes: Iterable[Change], actor: str, gesture: str = "", texts: Iterable[str] = ()) -> list[Op]:
        """As ``append``, inside a transaction that the caller holds."""
        for text in texts:
            self.texts.put(text)
        gesture = gesture or uuid7()
        wall = self._clock()
        replica, n, stamp = self.replica.current(wall)
        cancelled = self.gestures.cancelled_but(gesture)
        ops: list[Op] = []
        journal: dict[tuple[str, str], list[Op]] = {}
        entities: dict[tuple[str, str], Entity] = {}
        new: dict[tuple[str, str], Op] = {}
        for change in changes:
            if not change.fields:  # an op without fields would be a hollow one
                continue
            n, stamp = n + 1, next_stamp(stamp, wall)
            key = (change.kind, change.entity)
            if key not in journal:
                journal[key] = self._ops_of(*key)
            before = fold_entity(journal[key], cancelled) if journal[key] else None
            saw = before.saw(change.fields) if before is not None else {}
            id_ = uuid7(wall)
            op = Op(id_, replica, n, stamp, wall, actor, change.kind, change.entity, change.fields, gesture, saw)
            ops.append(op)
            journal[key].append(op)
            if len(journal[key]) == 1 and is_new_coding(op):
                new[key] = op
                continue
            new.pop(key, None)
            after = fold_entity(journal[key], cancelled)
            if after is not None:
                entities[key] = after
        if ops:
            self.insert(ops)
            self.gestures.note(gesture, actor, ops[0].stamp)
            self.folding.write(entities.values(), new=new.values())
        return ops

    def cancel(
        self, gestures: str | Sequence[str], actor: str, cancelled: bool = True, *, again: bool = False
    ) -> list[Op]:
        """Cancel gestures, or take the cancelling back: an op each, all at once; what they touched is folded anew.

        ``again`` notes that a redo may say the opposite: what is taken back is a going back. Gives the ops.
        """
        named = [gestures] if isinstance(gestures, str) else list(gestures)
        said = {CANCELLED: cancelled, **({AGAIN: True} if again else {})}
        with self.transaction():
            wall = self._clock()
            (replica, n, stamp), word = self.replica.current(wall), uuid7(wall)
            ops: list[Op] = []
            for gesture in named:
                n, stamp = n + 1, next_stamp(stamp, wall)
                ops.append(Op(uuid7(wall), replica, n, stamp, wall, actor, Kind.GESTURE, gesture, said, word))
            self.insert(ops)
            for gesture in named:
                self.gestures.judge(gesture)
            self.refold_only(self.gestures.touched(named))
        return ops

    def insert(self, ops: Iterable[Op]) -> None:
        """Append ops as they are; the caller holds the transaction and sees to the fold."""
        self._connection.executemany(_INSERT, map(op_to_row, ops))

    def entity(self, kind: str, id_: str) -> Entity | None:
        """One entity folded from its ops; None when no op of it can be read."""
        ops = self._ops_of(kind, id_)
        return fold_entity(ops, self.gestures.cancelled) if ops else None

    def ops(self, where: str = "", parameters: Sequence[object] = ()) -> Iterator[Op]:
        """Ops in order of arrival. ``where`` is a condition over the columns of ``op``."""
        condition = f" WHERE {where}" if where else ""
        return map(upgraded, self._read(f"{_SELECT}{condition} ORDER BY seq", parameters))

    def as_written(self) -> Iterator[Op]:
        """Every op as it stands, old payloads too: what a merge carries, also to those with an older release."""
        return self._read(f"{_SELECT} ORDER BY seq")

    def numbered(self) -> Iterator[tuple[int, Op]]:
        """Every op with its arrival number, in that order."""
        numbers = self._connection.execute("SELECT seq FROM op ORDER BY seq").fetchall()
        return zip((seq for (seq,) in numbers), self.ops(), strict=True)

    @property
    def now(self) -> int:
        """What the clock says, in milliseconds since 1970."""
        return self._clock()

    @property
    def newest(self) -> int:
        """The arrival number of the last op; 0 for an empty journal."""
        return int(self._connection.execute("SELECT coalesce(max(seq), 0) FROM op").fetchone()[0])

    def refold_only(self, keys: Iterable[tuple[str, str]]) -> None:
        """Fold these (kind, id) anew; the caller holds the transaction."""
        by_kind: dict[str, dict[str, None]] = {}
        for kind, id_ in keys:
            by_kind.setdefault(kind, {})[id_] = None
        folded: list[Entity] = []
        emptied: list[tuple[str, str]] = []
        for kind, ids in by_kind.items():
            found = {entity.id: entity for entity in several(self, kind, list(ids))}
            folded += (found[id_] for id_ in ids if id_ in found)
            emptied += ((kind, id_) for id_ in ids if id_ not in found)
        self.folding.write(folded, emptied)

    def _ops_of(self, kind: str, id_: str) -> list[Op]:
        return list(self.ops("entity = ? AND kind = ?", (id_, str(kind))))

    def _read(self, question: str, parameters: Sequence[object] = ()) -> Iterator[Op]:
        for row in self._connection.execute(question, parameters):
            try:
                yield op_from_row(row)
            except ValueError as error:
                raise StudyError("database_damaged", path=self._connection.name, reason=str(error)) from error

    def _see_others(self) -> None:
        """What another process wrote since the last transaction is not in what was kept from before."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen_version:
            self._seen_version = version
            self.folding.forget()


def several(journal: Journal, kind: str, ids: Sequence[str]) -> Iterator[Entity]:
    """Entities folded from their ops; what cannot be read is left out."""
    cancelled = journal.gestures.cancelled
    for start in range(0, len(ids), AT_A_TIME):
        named = compact(list(ids[start : start + AT_A_TIME]))
        by_entity: dict[str, list[Op]] = {}
        for op in journal.ops("entity IN (SELECT value FROM json_each(?)) AND kind = ?", (named, str(kind))):
            by_entity.setdefault(op.entity, []).append(op)
        folded = (fold_entity(ops, cancelled) for ops in by_entity.values())
        yield from (entity for entity in folded if entity is not None)


def uncancelled(journal: Journal, kind: str, id_: str) -> Entity | None:
    """One entity as it would be had nobody cancelled anything; None when no op of it can be read."""
    ops = list(journal.ops("entity = ? AND kind = ?", (id_, str(kind))))
    return fold_entity(ops, ()) if ops else None


def past(journal: Journal, kind: str, id_: str) -> list[Op]:
    """Every op about an entity, and those that cancel their gestures or take that back, in order of arrival."""
    gestures = "SELECT gesture FROM op WHERE entity = ?1 AND kind = ?2"
    where = f"(entity = ?1 AND kind = ?2) OR (entity IN ({gestures}) AND kind = ?3)"
    return list(journal.ops(where, (id_, str(kind), str(Kind.GESTURE))))
