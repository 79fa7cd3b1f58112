"""The table ``gesture``: who did what when, and whether it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intervjukod.domain.journal import Kind, Op, cancelled_gestures
from intervjukod.storage.rows import OP_COLUMNS, op_from_row


@dataclass(frozen=True, slots=True)
class GestureRow:
    """A gesture as the history lists it: its last and first arrival numbers and how many ops it has."""

    id: str
    actor: str
    seq: int
    first: int
    ops: int
    wall: int
    cancelled: bool


class Gestures:
    """Kept in step with the journal; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def note(self, gesture: str, actor: str, stamp: int) -> None:
        """Make the gesture's row; ``stamp`` is that of its first op."""
        self._connection.execute(
            "INSERT INTO gesture (id, actor, stamp, cancelled) VALUES (?, ?, ?, 0)"
            " ON CONFLICT (id) DO UPDATE SET stamp = min(stamp, excluded.stamp)",
            (gesture, actor, stamp),
        )

    def judge(self, gesture: str) -> None:
        """Let the newest word on the gesture say whether it is cancelled."""
        words = self._connection.execute(
            f"SELECT {OP_COLUMNS} FROM op WHERE kind = ? AND entity = ?",  # noqa: S608 (constant columns)
            (str(Kind.GESTURE), gesture),
        )
        cancelled = bool(cancelled_gestures(op_from_row(row) for row in words))
        self._connection.execute("UPDATE gesture SET cancelled = ? WHERE id = ?", (int(cancelled), gesture))

    def arrived(self, ops: Sequence[Op]) -> None:
        """Rows for the gestures that ops brought, and a new judgement of each gesture they speak of."""
        judged: dict[str, None] = {}
        for op in ops:
            if op.kind == Kind.GESTURE:
                judged.setdefault(op.entity)
            else:
                self.note(op.gesture, op.actor, op.stamp)
                judged.setdefault(op.gesture)
        for gesture in judged:
            self.judge(gesture)

    def touched(self, gestures: Iterable[str]) -> list[tuple[str, str]]:
        """(kind, id) of every entity that the gestures' ops are about."""
        touched: dict[tuple[str, str], None] = {}
        for gesture in gestures:
            rows = self._connection.execute(
                "SELECT DISTINCT kind, entity FROM op WHERE gesture = ? AND kind <> ?",
                (gesture, str(Kind.GESTURE)),
            )
            touched |= dict.fromkeys(rows)
        return list(touched)

    def to_undo(self, actor: str) -> str:
        """The actor's newest gesture that stands; "" when there is none."""
        row = self._connection.execute(
            "SELECT id FROM gesture WHERE actor = ? AND cancelled = 0 ORDER BY stamp DESC LIMIT 1", (actor,)
        ).fetchone()
        return str(row[0]) if row else ""

    def to_redo(self, actor: str) -> str:
        """The actor's gesture that was cancelled last and is newer than every standing one; "" for none.

        The oldest cancelled one would be wrong: it may have been left behind by a newer act, undone in its turn.
        """
        row = self._connection.execute(
            "SELECT g.id FROM gesture g JOIN op word ON word.entity = g.id AND word.kind = ?2"
            " WHERE g.actor = ?1 AND g.cancelled = 1 AND g.stamp >"
            " coalesce((SELECT max(stamp) FROM gesture WHERE actor = ?1 AND cancelled = 0), -1)"
            " ORDER BY word.stamp DESC, word.id DESC LIMIT 1",
            (actor, str(Kind.GESTURE)),
        ).fetchone()
        return str(row[0]) if row else ""

    def rows(self, limit: int | None = None) -> list[GestureRow]:
        """Gestures, last arrived first."""
        rows = self._connection.execute(
            "SELECT o.gesture, g.actor, max(o.seq), min(o.seq), count(*), min(o.wall), g.cancelled"
            " FROM op o JOIN gesture g ON g.id = o.gesture WHERE o.kind <> ?"
            " GROUP BY o.gesture ORDER BY max(o.seq) DESC LIMIT ?",
            (Kind.GESTURE, -1 if limit is None else limit),
        )
        return [
            GestureRow(id_, actor, seq, first, ops, wall, bool(gone))
            for id_, actor, seq, first, ops, wall, gone in rows
        ]

    def sizes_of(self, gesture: str) -> dict[str, int]:
        """Number of ops of a gesture by kind."""
        return dict(
            self._connection.execute("SELECT kind, count(*) FROM op WHERE gesture = ? GROUP BY kind", (gesture,))
        )

    @property
    def cancelled(self) -> Cancelled:
        """The set of cancelled gestures as it is now."""
        return Cancelled(self._connection)

    def cancelled_but(self, gesture: str) -> Cancelled:
        """The same, when ``gesture`` is being made right now and stands."""
        return Cancelled(self._connection, standing=gesture)


class Cancelled:
    """Membership in the set of cancelled gestures, asked of the table only for gestures met."""

    def __init__(self, connection: sqlite3.Connection, standing: str = "") -> None:
        self._connection = connection
        self._known: dict[str, bool] = {standing: False}

    def __contains__(self, gesture: object) -> bool:
        name = str(gesture)
        if name not in self._known:
            row = self._connection.execute("SELECT cancelled FROM gesture WHERE id = ?", (name,)).fetchone()
            self._known[name] = bool(row and row[0])
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(row[0] for row in self._connection.execute("SELECT id FROM gesture WHERE cancelled = 1"))

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM gesture WHERE cancelled = 1").fetchone()[0])
