"""Taking in another replica's journal: the union of both, and what it changes in the tables here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intervjukod.domain.journal import Kind, Op, to_hollow, withdrawn_texts
from intervjukod.storage.journal import Journal

TextRow = tuple[str, str, int, bytes]
"""Hash, salt, size in code points, compressed body."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a union brought: new ops, the number of new texts, and of ops hollowed here because of it."""

    ops: tuple[Op, ...]
    texts: int
    hollowed: int


class Arrival:
    """One union with ``journal``; the result does not depend on the order or the number of unions."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def take(self, ops: Sequence[Op], texts: Iterable[TextRow], *, keep: bool = True) -> Arrived:
        """One transaction. With ``keep`` False everything is done, counted and rolled back."""
        try:
            with self._journal.transaction():
                arrived = self._take(ops, texts)
                if not keep:
                    raise _RolledBack(arrived)
        except _RolledBack as dry:
            return dry.arrived
        return arrived

    def _take(self, ops: Sequence[Op], texts: Iterable[TextRow]) -> Arrived:
        known = {row[0] for row in self._connection.execute("SELECT id FROM op")}
        new = sorted((op for op in ops if op.id not in known), key=lambda op: (op.stamp, op.id))
        self._journal.insert(new)
        hollow = self._hollow({op.id for op in ops if op.hollow and op.id in known})
        taken = self._take_texts(texts)
        self._journal.gestures.arrived(new)
        touched = {(op.kind, op.entity): None for op in (*new, *hollow)}
        touched |= dict.fromkeys(self._versions_of(taken))
        judged = {op.entity for op in new if op.kind == Kind.GESTURE}
        touched |= dict.fromkeys(self._journal.gestures.touched(judged))
        self._journal.refold_only(key for key in touched if key[0] != Kind.GESTURE)
        return Arrived(tuple(new), len(taken), len(hollow))

    def _take_texts(self, texts: Iterable[TextRow]) -> list[str]:
        """Hashes of the texts that were not here; withdrawn ones are refused, and dropped where they are."""
        store = self._journal.texts
        refused = withdrawn_texts(self._journal.ops("kind = ?", (str(Kind.WITHDRAWN),)))
        store.forget(refused)
        return [row[0] for row in texts if row[0] not in refused and not store.has(row[0]) and store.receive(row)]

    def _hollow(self, by_others: set[str]) -> list[Op]:
        """Hollow what a colleague hollowed and what the withdrawn list names; gives the ops as they were."""
        withdrawn = next(self._journal.ops("kind = ?", (str(Kind.WITHDRAWN),)), None)
        if withdrawn is None and not by_others:
            return []
        journal = list(self._journal.ops())
        doomed = to_hollow(journal) | by_others
        struck = [op for op in journal if op.id in doomed and not op.hollow]
        self._connection.execute("INSERT INTO purge VALUES (1)")
        self._connection.executemany(
            "UPDATE op SET fields = '{}', saw = '{}' WHERE id = ?", [(op.id,) for op in struck]
        )
        self._connection.execute("DELETE FROM purge")
        return struck

    def _versions_of(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """The versions that waited for these texts."""
        return [
            (str(Kind.VERSION), id_)
            for text in texts
            for (id_,) in self._connection.execute(
                "SELECT id FROM entity WHERE kind = ? AND json_extract(fields, '$.text') = ?",
                (str(Kind.VERSION), text),
            )
        ]


class _RolledBack(Exception):
    def __init__(self, arrived: Arrived) -> None:
        self.arrived = arrived
