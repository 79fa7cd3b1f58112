"""Making every table that follows from the journal again."""

from __future__ import annotations

from collections.abc import Callable

from intervjukod.domain.journal import Kind
from intervjukod.storage.connection import Connection
from intervjukod.storage.journal import AT_A_TIME, Journal
from intervjukod.storage.rewinding import FOLDED

_KEYS = "SELECT DISTINCT kind, entity FROM op WHERE kind <> ? AND (kind = ?) = ?"


def fold_anew(connection: Connection, journal: Journal, step: Callable[[int], None]) -> None:
    """Leave nothing in the tables that no op speaks of, and fold all that ops speak of, as one transaction.

    ``step`` is told how many entities were folded since it was told last. StudyError: then all is as it was.
    """
    with journal.transaction():
        for table in FOLDED:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 (constant names)
        journal.folding.forget()
        journal.gestures.make_anew()
        others, codings = (
            connection.execute(_KEYS, (str(Kind.GESTURE), str(Kind.CODING), is_coding)).fetchall()
            for is_coding in (0, 1)
        )
        chunks = (codings[start : start + AT_A_TIME] for start in range(0, len(codings), AT_A_TIME))
        for keys in (others, *chunks):
            journal.refold_only(keys)
            step(len(keys))
