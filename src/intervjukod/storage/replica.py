"""Which replica writes here: one database file in one place."""

from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path

from intervjukod.domain.journal.identity import uuid7
from intervjukod.errors import StudyError
from intervjukod.storage.connection import is_network
from intervjukod.storage.local import Local

_STAND = """
SELECT
    (SELECT value FROM local WHERE key = 'replica'),
    (SELECT value FROM local WHERE key = 'where'),
    (SELECT n FROM op WHERE replica = (SELECT value FROM local WHERE key = 'replica') ORDER BY seq DESC LIMIT 1),
    (SELECT coalesce(max(stamp), 0) FROM op)
"""
"""One question, because every act asks it. A replica's ops are in order of n, the last one near the journal's end."""


class Replica:
    """Its id is kept in the table ``local``; the caller holds the transaction. ``path`` None is a file in memory."""

    def __init__(self, connection: sqlite3.Connection, local: Local, path: Path | None) -> None:
        self._connection = connection
        self._local = local
        self._path = path
        self._opened = None if path is None or is_network(path) else _inode(path)  # a share may renumber its files

    def check_place(self) -> None:
        """StudyError when the file that was opened lies no longer at its path: what is written then, nobody finds."""
        if self._path is not None and self._opened is not None and _inode(self._path) != self._opened:
            raise StudyError("database_gone", path=str(self._path))

    def current(self, milliseconds: int) -> tuple[str, int, int]:
        """The replica's id, its last ``n``, and the newest stamp of all. A file that was moved is a new replica.

        So is one that was copied or restored.
        """
        where = self._where()
        id_, there, last, stamp = self._connection.execute(_STAND).fetchone()
        if not id_ or (where and there != where):
            id_ = uuid7(milliseconds)
            self._local.set("replica", id_)
            self._local.set("where", where)
            return id_, 0, stamp
        return id_, last or 0, stamp

    def begin_anew_if(self, known_elsewhere: set[str]) -> None:
        """Stop being one of the replicas of which somebody else has ops that are not here.

        Then this file is an older copy that was put back in its place, and its next ``n`` is taken.
        """
        if self._local.get("replica") in known_elsewhere:
            self._local.set("replica", "")

    def _where(self) -> str:
        if self._path is None:
            return ""
        device, number = self._opened or _inode(self._path)  # this transaction has seen that it lies there
        return f"{socket.gethostname()} {device} {number}"


def _inode(path: Path) -> tuple[int, int]:
    """Device and number of the file at ``path``; zeros where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino
