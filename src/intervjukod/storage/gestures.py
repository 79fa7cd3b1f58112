"""The table ``gesture``: who did what when, and whether it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intervjukod.domain.journal import Kind, Op, cancelled_gestures
from intervjukod.storage.moments import Moment
from intervjukod.storage.rows import OP_COLUMNS, compact, op_from_row


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


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which gestures to list: of one actor, with an op of one kind or about one of some entities (None: any).

    ``before`` is an arrival number that the last op must not have reached, ``after`` one that it must have
    passed; 0 for no such.
    """

    actor: str = ""
    kind: str = ""
    entities: Sequence[str] | None = None
    before: int = 0
    after: int = 0

    def conditions(self) -> Iterator[tuple[str, list[object]]]:
        """Conditions over ``o``, a gesture's last op, and their values."""
        if self.before:
            yield "o.seq < ?", [self.before]
        if self.after:
            yield "o.seq > ?", [self.after]
        if self.actor:
            yield "o.actor = ?", [self.actor]
        if self.kind:
            yield "EXISTS (SELECT 1 FROM op p WHERE p.gesture = o.gesture AND p.kind = ?)", [self.kind]
        if self.entities is not None:
            about = (
                "EXISTS (SELECT 1 FROM op p WHERE p.gesture = o.gesture"
                " AND p.entity IN (SELECT value FROM json_each(?)))"
            )
            yield about, [compact(self.entities)]


EVERY = Narrowed()
NOW = Moment()


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
        cancelled = bool(cancelled_gestures(self._words(gesture)))
        self._connection.execute("UPDATE gesture SET cancelled = ? WHERE id = ?", (int(cancelled), gesture))

    def _words(self, gesture: str, condition: str = "1", values: Sequence[object] = ()) -> Iterator[Op]:
        """What was said of a gesture: that it is cancelled, that it stands."""
        rows = self._connection.execute(
            f"SELECT {OP_COLUMNS} FROM op WHERE kind = ? AND entity = ? AND {condition}",  # noqa: S608 (constants)
            (str(Kind.GESTURE), gesture, *values),
        )
        return map(op_from_row, rows)

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

    def make_anew(self) -> None:
        """Make every row again from the ops."""
        self._connection.execute("DELETE FROM gesture")
        self._connection.execute(
            "INSERT INTO gesture (id, actor, stamp, cancelled)"
            " SELECT gesture, actor, min(stamp), 0 FROM op WHERE kind <> ? GROUP BY gesture",
            (str(Kind.GESTURE),),
        )
        words = self._connection.execute("SELECT DISTINCT entity FROM op WHERE kind = ?", (str(Kind.GESTURE),))
        for (gesture,) in words.fetchall():
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

    def rows(self, limit: int | None = None, narrowed: Narrowed = EVERY, moment: Moment = NOW) -> list[GestureRow]:
        """Gestures, last arrived first, as they stood at ``moment``. From the newest back: a page needs no more."""
        here, known = moment.condition("o")
        later, there = moment.condition("n")
        said = list(narrowed.conditions())
        narrowing = "".join(f" AND {condition}" for condition, _ in said)
        rows = self._connection.execute(
            "SELECT o.gesture, o.actor, o.seq,"  # noqa: S608 (conditions of our own, with marks for what is given)
            " (SELECT min(seq) FROM op WHERE gesture = o.gesture),"
            " (SELECT count(*) FROM op WHERE gesture = o.gesture),"
            " (SELECT wall FROM op WHERE gesture = o.gesture ORDER BY seq LIMIT 1), g.cancelled"
            f" FROM op o CROSS JOIN gesture g ON g.id = o.gesture WHERE o.kind <> ? AND {here} AND NOT EXISTS"
            f" (SELECT 1 FROM op n WHERE n.gesture = o.gesture AND n.seq > o.seq AND {later}){narrowing}"
            " ORDER BY o.seq DESC LIMIT ?",
            [str(Kind.GESTURE), *known, *there, *(value for _, values in said for value in values), _limit(limit)],
        ).fetchall()
        return [
            GestureRow(id_, actor, seq, first, ops, wall, bool(gone) if moment == NOW else self._was(id_, moment))
            for id_, actor, seq, first, ops, wall, gone in rows
        ]

    def _was(self, gesture: str, moment: Moment) -> bool:
        """Whether the gesture was cancelled at a moment."""
        condition, values = moment.condition()
        return bool(cancelled_gestures(self._words(gesture, condition, values)))

    def begun(self, prefix: str) -> list[str]:
        """At most three gestures whose id begins with ``prefix``: enough to know whether it is unique."""
        top = prefix + "\U0010ffff"
        rows = self._connection.execute("SELECT id FROM gesture WHERE id >= ? AND id < ? LIMIT 3", (prefix, top))
        return [row[0] for row in rows]

    def at(self, seq: int) -> str:
        """The gesture of an arrival number; "" where none has it. That of a word on a gesture is that gesture."""
        row = self._connection.execute("SELECT kind, entity, gesture FROM op WHERE seq = ?", (seq,)).fetchone()
        if row is None:
            return ""
        return str(row[1] if row[0] == Kind.GESTURE else row[2])

    def row(self, gesture: str) -> GestureRow | None:
        """One gesture; None when it is not here."""
        row = self._connection.execute(
            "SELECT g.id, g.actor, max(o.seq), min(o.seq), count(*), min(o.wall), g.cancelled"
            " FROM gesture g JOIN op o ON o.gesture = g.id WHERE g.id = ? GROUP BY g.id",
            (gesture,),
        ).fetchone()
        if row is None:
            return None
        id_, actor, seq, first, ops, wall, cancelled = row
        return GestureRow(id_, actor, seq, first, ops, wall, bool(cancelled))

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


def _limit(limit: int | None) -> int:
    return -1 if limit is None else limit


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
