"""One study's database, opened: the journal, the folded tables, the texts and what is local."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from intervjukod.domain.journal import Op
from intervjukod.errors import StudyError
from intervjukod.storage import connection as opening
from intervjukod.storage.arrival import Arrival
from intervjukod.storage.audit import Audit
from intervjukod.storage.heard import Heard
from intervjukod.storage.journal import Clock, Journal, clock
from intervjukod.storage.lock import Lock
from intervjukod.storage.mentions import Mentions
from intervjukod.storage.moments import Moment
from intervjukod.storage.refolding import fold_anew
from intervjukod.storage.resting import Upon, resting_on
from intervjukod.storage.rewinding import rewind
from intervjukod.storage.steps import Steps
from intervjukod.storage.tables import Tables

DATABASE = "intervjukod.db"
INDEX = "intervjukod.index.db"
LARGE_LOG = 4 << 20
"""Bytes of write-ahead log after which a lone process moves it into the database. A log that is begun
again at its start is also twice as fast to write as one that grows."""


LOOKS_AFTER = 64
"""Writes between two looks at the log's size: a look costs as much as a coding."""


class Store:
    """An open database. ``read_only`` tells whether it can be written."""

    def __init__(
        self,
        connection: opening.Connection,
        path: Path | None,
        *,
        read_only: bool,
        lock: Lock | None,
        now: Clock = clock,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._lock = lock
        self._writes = 0
        self.journal = Journal(connection, None if read_only else path, now)
        self.arrival = Arrival(connection, self.journal)
        self.gestures = self.journal.gestures
        self.steps = Steps(connection)
        self.tables = Tables(connection)
        self.audit = Audit(connection)
        self.mentions = Mentions(connection)
        self.heard = Heard(connection)
        self.texts = self.journal.texts
        self.local = self.journal.local

    @classmethod
    def open(cls, folder: Path, *, writable: bool = True) -> Store:
        """The database of a study folder, made when it is missing.

        StudyError: in use on another machine, newer, foreign, damaged, full disk. A folder that cannot be
        written gives a read-only store; one without a database then gives an empty one in memory.
        """
        path = folder / DATABASE
        if writable and opening.can_write(path):
            lock = Lock(folder)
            try:
                lock.take()
                return cls(opening.connect(path), path, read_only=False, lock=lock)
            except BaseException as error:
                lock.release()
                if not (isinstance(error, StudyError) and error.key == "disk_full" and path.exists()):
                    raise  # a full disk can still be read, and reading is how one gets one's work off it
        if path.exists():
            return cls(opening.connect_read_only(path), path, read_only=True, lock=None)
        return cls(opening.connect_memory(), path, read_only=True, lock=None)

    @classmethod
    def beside(cls, folder: Path) -> Store:
        """The database of a study folder, to be read while others write it. StudyError as for ``open``."""
        path = folder / DATABASE
        return cls(opening.connect_beside(path), path, read_only=True, lock=None)

    @classmethod
    def at_rest(cls, path: Path) -> Store:
        """A database that nobody writes, wherever it lies, to be read. StudyError as for ``open``."""
        return cls(opening.connect_read_only(path), path, read_only=True, lock=None)

    @classmethod
    def copy_of(cls, path: Path) -> Store:
        """A private copy in memory of somebody's database; the original is not touched."""
        return cls(opening.connect_copy(path), None, read_only=True, lock=None)

    @classmethod
    def in_memory(cls, now: Clock = clock) -> Store:
        """An honest store that is gone when closed."""
        return cls(opening.connect_memory(), None, read_only=False, lock=None, now=now)

    def close(self) -> None:
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def as_of(self, ops: Iterable[Op]) -> Store:
        """A store in memory that holds ``ops`` and the texts of this one."""
        then = Store.in_memory()
        then.arrival.take(list(ops), self.texts.rows(self.texts.hashes()))
        return then

    def then(self, moment: Moment) -> Store:
        """The study as it stood at a moment, in memory and not to be written; arrival numbers are those of here."""
        connection = opening.connect_memory(migrated=False)
        self._connection.backup(connection)
        then = Store(connection, None, read_only=True, lock=None)
        rewind(connection, then.journal, moment)
        connection.execute("PRAGMA query_only = ON")
        return then

    def fold_anew(self) -> None:
        """Make the tables again from the journal, which stays as it is. StudyError."""
        fold_anew(self._connection, self.journal, lambda _: None)

    def folded_anew(self, step: Callable[[int], None] = lambda _: None) -> Store:
        """A copy in memory whose tables are made again; ``step`` is told of entities that were folded. StudyError."""
        connection = opening.connect_memory(migrated=False)
        self._connection.backup(connection)
        anew = Store(connection, None, read_only=True, lock=None)
        fold_anew(connection, anew.journal, step)
        return anew

    def resting_on(self, gesture: str) -> Upon:
        """The living work of other gestures that needs what ``gesture`` made."""
        return resting_on(self._connection, gesture)

    def tidy(self) -> None:
        """Move a large write-ahead log into the database, when no other process has the study open.

        SQLite before 3.51.3 can damage a database when two connections write and checkpoint at once.
        """
        self._writes += 1
        if self._lock is not None:
            self._lock.renew()
        if self.path is None or self._lock is None or self._writes % LOOKS_AFTER:
            return
        log = self.path.with_name(self.path.name + "-wal")
        if log.exists() and log.stat().st_size > LARGE_LOG and self._lock.alone:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def problems(self) -> list[str]:
        """What SQLite's own check finds; empty when the file is sound."""
        with opening.translated(str(self.path)):
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
        return [row[0] for row in rows if row[0] != "ok"]

    @property
    def stale_locks(self) -> list[Path]:
        return [] if self._lock is None else self._lock.stale()
