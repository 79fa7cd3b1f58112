"""Opening a database file: for writing, read-only, on a network share, or in memory.

Write-ahead logging needs shared memory that network file systems do not give; there the rollback
journal is used instead. A reader on a disk that cannot be written gets the file as it stands, or, when
a log lies beside it, a private copy of both.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from intervjukod.errors import RefusedError, StudyError
from intervjukod.storage import schema

BUSY_SECONDS = 10.0
MOUNTS = Path("/proc/mounts")
_WRITE_FORMAT = 18
"""The byte of a database's header that says, with a 2, that a log lies beside it while it is open."""
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs")
_SAID = (
    ("full", "disk_full"),
    ("readonly", "read_only"),
    ("locked", "database_busy"),
    ("busy", "database_busy"),
    ("unable to open", "database_unreadable"),
    ("disk i/o", "disk_error"),
)
_NUMBERS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "database_unreadable",
    errno.EPERM: "database_unreadable",
}

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite and the disk can say into errors that a person can act on."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise in_words(error, path) from error


def in_words(error: sqlite3.DatabaseError | OSError, path: str) -> StudyError:
    """The error that tells a person what SQLite or the disk said about ``path``."""
    if isinstance(error, OSError):
        return StudyError(_NUMBERS.get(error.errno or 0, "disk_error"), path=path, reason=error.strerror or str(error))
    said = str(error).lower()
    key = next((key for part, key in _SAID if part in said), "database_damaged")
    return StudyError(key, path=path, reason=str(error))


def _told(method: Callable[Concatenate[_Cursor, P], T]) -> Callable[Concatenate[_Cursor, P], T]:
    def told(self: _Cursor, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except sqlite3.ProgrammingError:  # ours, not the file's
            raise
        except UnicodeEncodeError as error:
            raise RefusedError("no_text", what=ascii(error.object[error.start : error.end])) from error
        except sqlite3.DatabaseError as error:
            name = self.connection.name if isinstance(self.connection, Connection) else ""
            raise in_words(error, name) from error

    return told


class _Cursor(sqlite3.Cursor):
    """Damage may lie in any page, so that every step of every question can be the one that meets it."""

    execute = _told(sqlite3.Cursor.execute)
    executemany = _told(sqlite3.Cursor.executemany)
    fetchone = _told(sqlite3.Cursor.fetchone)
    fetchall = _told(sqlite3.Cursor.fetchall)
    fetchmany = _told(sqlite3.Cursor.fetchmany)
    __next__ = _told(sqlite3.Cursor.__next__)


class Connection(sqlite3.Connection):
    """A connection that raises StudyError, about the file ``name``, where SQLite has something to say."""

    name = ":memory:"

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(sql, parameters)


def connect(path: Path, *, network: bool | None = None) -> Connection:
    """Open ``path`` for writing, making and migrating it where needed.

    StudyError: newer, foreign, damaged or busy database, full or read-only disk.
    """
    with translated(str(path)):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = _plain(path)
        try:
            _refuse_strangers(connection, path)
            shared = is_network(path) if network is None else network
            _set_journal_mode(connection, "DELETE" if shared else "WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA recursive_triggers = ON")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            if schema.version(connection) < schema.VERSION:
                schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def connect_read_only(path: Path) -> Connection:
    """Open ``path`` without writing anything beside it. StudyError as for ``connect``."""
    with translated(str(path)):
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            connection = connect_copy(path)
        else:
            connection = _plain(path, "mode=ro&immutable=1")
            _refuse_strangers(connection, path)
            if 0 < schema.version(connection) < schema.VERSION:
                connection.close()
                connection = connect_copy(path)
        connection.execute("PRAGMA query_only = ON")
        return connection


def connect_beside(path: Path) -> Connection:
    """Open ``path`` for reading while others write it. StudyError as for ``connect``."""
    with translated(str(path)):
        connection = _plain(path, "mode=ro")
        try:
            _refuse_strangers(connection, path)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def connect_copy(path: Path) -> Connection:
    """Open a private copy of ``path`` and its log, untrusted and brought up to date: the original stays as it is."""
    with translated(str(path)):
        memory = connect_memory(migrated=False)
        memory.name = str(path)
        try:
            with _source(path) as on_disk:
                on_disk.execute("PRAGMA trusted_schema = OFF")
                _refuse_strangers(on_disk, path)
                on_disk.backup(memory)
            memory.execute("PRAGMA trusted_schema = OFF")
            if 0 < schema.version(memory) < schema.VERSION:
                schema.migrate(memory)
        except BaseException:
            memory.close()
            raise
        return memory


@contextmanager
def _source(path: Path) -> Iterator[Connection]:
    """What a copy is made of: the file itself where its locks can be held, else a copy of it and its log.

    Files that are copied one after the other belong together only while nobody moves the log into the database.
    """
    if _may_be_written(path):
        with closing(_plain(path, "mode=ro")) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory(prefix="intervjukod-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(_plain(copy)) as connection:
            connection.name = str(path)
            yield connection


def _may_be_written(path: Path) -> bool:
    """Whether others may have the file open, and reading it under SQLite's locks leaves nothing beside it."""
    with path.open("rb") as file:
        header = file.read(20)
    logged = header[_WRITE_FORMAT:][:1] == b"\x02"
    memory = path.with_name(path.name + "-shm")
    return memory.exists() and os.access(memory, os.R_OK | os.W_OK) if logged else len(header) == 20


def connect_memory(*, migrated: bool = True) -> Connection:
    """A database that is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
    connection.execute("PRAGMA recursive_triggers = ON")
    if migrated:
        schema.migrate(connection)
    return connection


def can_write(path: Path) -> bool:
    """Whether the database and the folder around it can be written by this process."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def is_network(path: Path) -> bool:
    """Whether the file lies on a network file system, as far as the mount table tells."""
    if not MOUNTS.exists():
        return str(path).startswith(("\\\\", "//"))
    best, kind = "", ""
    target = str(path.resolve())
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, type_, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        inside = target == point or target.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, type_
    return kind in _NETWORK


def _plain(path: Path, parameters: str = "mode=rw") -> Connection:
    uri = f"file:{quote(str(path.resolve()))}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, factory=Connection)
    connection.name = str(path)
    return connection


def _set_journal_mode(connection: Connection, mode: str) -> None:
    """For this one SQLite does not wait by itself when another process is doing the same."""
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA journal_mode = {mode}")
        except StudyError as error:
            if error.key != "database_busy" or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


def _refuse_strangers(connection: Connection, path: Path) -> None:
    connection.execute("BEGIN")  # another process may be making the database between two questions
    try:
        ours, found = schema.is_ours(connection), schema.version(connection)
    finally:
        connection.rollback()
    if not ours:
        raise StudyError("foreign_database", path=str(path))
    if found > schema.VERSION:
        raise StudyError("newer_database", path=str(path), found=found, known=schema.VERSION)
