"""The journal table: appending a gesture, cancelling one, reading ops back.

An op and its fold are one ``BEGIN IMMEDIATE`` transaction, and the stamp is taken inside it, so that two
processes on one study cannot write the same stamp or lose each other's work.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from intervjukod.domain.journal import (
    Change,
    Entity,
    Kind,
    Op,
    fold_entity,
    next_stamp,
    upgraded,
)
from intervjukod.domain.journal.identity import uuid7
from intervjukod.storage.connection import translated
from intervjukod.storage.folding import Folding
from intervjukod.storage.gestures import Gestures
from intervjukod.storage.local import Local
from intervjukod.storage.rows import OP_COLUMNS, op_from_row, op_to_row
from intervjukod.storage.texts import Texts

_INSERT = f"INSERT INTO op ({OP_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constant)
_SELECT = f"SELECT {OP_COLUMNS} FROM op"  # noqa: S608 (constant)

Clock = Callable[[], int]


def clock() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Journal:
    """The table ``op`` and everything that writes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, clock: Clock = clock) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock
        self.texts = Texts(connection)
        self.local = Local(connection)
        self.folding = Folding(connection, self.texts, self.entity)
        self.gestures = Gestures(connection)
        self._replica = ""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write, whole or not at all. StudyError: full or read-only disk, busy or damaged database."""
        with translated(str(self._path or ":memory:")):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
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
        replica, n = self._identity()
        wall = self._clock()
        stamp = self._newest_stamp()
        cancelled = self.gestures.cancelled
        ops: list[Op] = []
        entities: dict[tuple[str, str], Entity] = {}
        for change in changes:
            n, stamp = n + 1, next_stamp(stamp, wall)
            earlier = self._ops_of(change.kind, change.entity)
            before = fold_entity(earlier, cancelled) if earlier else None
            saw = before.saw(change.fields) if before is not None else {}
            op = Op(
                uuid7(wall),
                replica,
                n,
                stamp,
                wall,
                actor,
                change.kind,
                change.entity,
                change.fields,
                gesture,
                saw,
            )
            self.insert((op,))
            ops.append(op)
            after = fold_entity([*earlier, op], cancelled)
            if after is not None:
                entities[change.kind, change.entity] = after
        if ops:
            self.gestures.note(gesture, actor, ops[0].stamp)
            self.local.set("n", str(n))
            self.folding.write(entities.values())
        return ops

    def cancel(self, gesture: str, actor: str, cancelled: bool = True) -> None:
        """Cancel a gesture, or take the cancelling back: one op; the entities it touched are folded anew."""
        with self.transaction():
            replica, n = self._identity()
            wall = self._clock()
            stamp = next_stamp(self._newest_stamp(), wall)
            op = Op(
                uuid7(wall), replica, n + 1, stamp, wall, actor, Kind.GESTURE, gesture,
                {"cancelled": cancelled}, uuid7(wall),
            )  # fmt: skip
            self.insert((op,))
            self.local.set("n", str(n + 1))
            self.gestures.judge(gesture)
            self.refold_only(self.gestures.touched((gesture,)))

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
        for row in self._connection.execute(f"{_SELECT}{condition} ORDER BY seq", parameters):
            yield upgraded(op_from_row(row))

    def numbered(self) -> Iterator[tuple[int, Op]]:
        """Every op with its arrival number, in that order."""
        for seq, *row in self._connection.execute(f"SELECT seq, {OP_COLUMNS} FROM op ORDER BY seq"):  # noqa: S608 (constant)
            yield seq, upgraded(op_from_row(row))

    def anchors(self) -> Iterator[tuple[str, list[Any]]]:
        """(coding id, anchor field) of every op that anchors a coding."""
        for op in self.ops("kind = ?", (str(Kind.CODING),)):
            if op.fields.get("anchor"):
                yield op.entity, op.fields["anchor"]

    @property
    def now(self) -> int:
        """What the clock says, in milliseconds since 1970."""
        return self._clock()

    @property
    def newest(self) -> int:
        """The arrival number of the last op; 0 for an empty journal."""
        return int(self._connection.execute("SELECT coalesce(max(seq), 0) FROM op").fetchone()[0])

    def refold(self) -> None:
        """Fold every entity anew."""
        with self.transaction():
            keys = self._connection.execute("SELECT DISTINCT kind, entity FROM op").fetchall()
            self.refold_only([(kind, id_) for kind, id_ in keys])

    def refold_only(self, keys: Iterable[tuple[str, str]]) -> None:
        """Fold these (kind, id) anew; the caller holds the transaction."""
        folded: list[Entity] = []
        emptied: list[tuple[str, str]] = []
        for kind, id_ in keys:
            entity = self.entity(kind, id_)
            if entity is None:
                emptied.append((kind, id_))
            else:
                folded.append(entity)
        self.folding.write(folded, emptied)

    def _ops_of(self, kind: str, id_: str) -> list[Op]:
        rows = self._connection.execute(f"{_SELECT} WHERE entity = ? AND kind = ? ORDER BY seq", (id_, str(kind)))
        return [upgraded(op_from_row(row)) for row in rows]

    def _newest_stamp(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(stamp), 0) FROM op").fetchone()[0])

    def _identity(self) -> tuple[str, int]:
        """This replica and its last ``n``. A database that was copied, restored or moved is a new replica."""
        where = self._where()
        replica = self.local.get("replica")
        if not replica or (where and self.local.get("where") != where):
            replica = uuid7(self._clock())
            self.local.set("replica", replica)
            self.local.set("where", where)
            self.local.set("n", "0")
        return replica, int(self.local.get("n") or 0)

    def _where(self) -> str:
        if self._path is None:
            return ""
        status = os.stat(self._path)
        return f"{socket.gethostname()} {status.st_dev} {status.st_ino}"
