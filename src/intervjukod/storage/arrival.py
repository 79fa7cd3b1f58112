"""Taking in another replica's journal: the union of both, and what it changes in the tables here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intervjukod.domain.journal import Kind, Op, hollowed, once, to_hollow, withdrawn_texts
from intervjukod.errors import StudyError
from intervjukod.storage.journal import Journal

_SENSELESS = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What folding an op of this release raises when its fields are not what such an op has."""

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

    def take(self, ops: Sequence[Op], texts: Iterable[TextRow], *, keep: bool = True, source: str = "") -> Arrived:
        """One transaction. With ``keep`` False everything is done, counted and rolled back.

        StudyError, about the file ``source``, when what ops say cannot be understood.
        """
        try:
            with self._journal.transaction():
                arrived = self._take(ops, texts)
                if not keep:
                    raise _RolledBack(arrived)
        except _RolledBack as dry:
            return dry.arrived
        except _SENSELESS as error:
            raise StudyError("database_damaged", path=source, reason=repr(error)) from error
        return arrived

    def take_texts_anew(self, texts: Iterable[TextRow]) -> list[str]:
        """Texts that are missing, or damaged, here, and what waited for them; hashes of those that are whole."""
        with self._journal.transaction():
            refused = withdrawn_texts(self._withdrawals())
            store = self._journal.texts
            taken = [row[0] for row in texts if row[0] not in refused and store.receive(row, anew=True)]
            self._journal.refold_only(self._versions_of(taken))
        return taken

    def _take(self, ops: Sequence[Op], texts: Iterable[TextRow]) -> Arrived:
        known = {row[0] for row in self._connection.execute("SELECT id FROM op")}
        given = once(ops)
        new = sorted((op for op in given.values() if op.id not in known), key=lambda op: (op.stamp, op.id))
        struck = self._struck(new, {op.id for op in given.values() if op.hollow and op.id in known})
        new = [hollowed(op) if op.id in struck else op for op in new]
        here = [op for op in struck.values() if op.id in known]
        self._hollow(here)
        self._journal.insert(new)
        self._journal.replica.begin_anew_if({op.replica for op in new})
        taken = self._take_texts(texts)
        self._journal.gestures.arrived(new)
        touched = {(op.kind, op.entity): None for op in (*new, *here)}
        touched |= dict.fromkeys(self._versions_of(taken))
        judged = {op.entity for op in new if op.kind == Kind.GESTURE}
        touched |= dict.fromkeys(self._journal.gestures.touched(judged))
        self._journal.refold_only(key for key in touched if key[0] != Kind.GESTURE)
        return Arrived(tuple(new), len(taken), len(here))

    def _struck(self, new: Sequence[Op], by_others: set[str]) -> dict[str, Op]:
        """The whole ops, here and new, that a colleague hollowed or that the withdrawn list names."""
        if not by_others and not any(op.kind == Kind.WITHDRAWN for op in (*new, *self._withdrawals())):
            return {}
        journal = [*self._journal.ops(), *new]
        doomed = to_hollow(journal) | by_others
        return {op.id: op for op in journal if op.id in doomed and not op.hollow}

    def _hollow(self, ops: Sequence[Op]) -> None:
        self._connection.execute("INSERT INTO purge VALUES (1)")
        self._connection.executemany("UPDATE op SET fields = '{}', saw = '{}' WHERE id = ?", [(op.id,) for op in ops])
        self._connection.execute("DELETE FROM purge")

    def _withdrawals(self) -> list[Op]:
        return list(self._journal.ops("kind = ?", (str(Kind.WITHDRAWN),)))

    def _take_texts(self, texts: Iterable[TextRow]) -> list[str]:
        """Hashes of the texts that were not here; withdrawn ones are refused, and dropped where they are."""
        store = self._journal.texts
        refused = withdrawn_texts(self._withdrawals())
        store.forget(refused)
        return [row[0] for row in texts if row[0] not in refused and not store.has(row[0]) and store.receive(row)]

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
