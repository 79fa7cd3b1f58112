"""A private copy of a database brought back to a state that its journal was in."""

from __future__ import annotations

from intervjukod.domain.journal import Kind
from intervjukod.storage.connection import Connection
from intervjukod.storage.journal import Journal
from intervjukod.storage.moments import Moment

FOLDED = ("entity", "coding", "voice", "conflict")
"""The tables that follow from the journal, but for that of gestures."""


def rewind(connection: Connection, journal: Journal, moment: Moment) -> None:
    """Take from a private copy of a database what came after ``moment``, and fold anew what that touched.

    What is cheaper is done: to fold what was touched later, or, where that is most of it, all that is left.
    """
    condition, values = moment.condition()
    connection.execute("BEGIN IMMEDIATE")
    later = f"FROM op WHERE NOT ({condition})"
    (gone,) = connection.execute(f"SELECT count(*) {later}", values).fetchone()
    touched = dict.fromkeys(connection.execute(f"SELECT DISTINCT kind, entity {later}", values).fetchall())
    connection.execute("DROP TRIGGER IF EXISTS op_is_never_deleted")
    connection.execute(f"DELETE {later}", values)
    connection.execute("DELETE FROM gesture WHERE id NOT IN (SELECT gesture FROM op)")
    judged = [gesture for kind, gesture in touched if kind == Kind.GESTURE]
    for gesture in judged:
        journal.gestures.judge(gesture)
    (left,) = connection.execute("SELECT count(*) FROM op").fetchone()
    if left < gone:
        for table in FOLDED:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 (constant names)
        touched = dict.fromkeys(connection.execute("SELECT DISTINCT kind, entity FROM op").fetchall())
    touched |= dict.fromkeys(journal.gestures.touched(judged))
    journal.refold_only(key for key in touched if key[0] != Kind.GESTURE)
    connection.execute("COMMIT")
