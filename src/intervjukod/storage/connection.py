"""Opening a database file: for writing, read-only, on a network share, or in memory.

Write-ahead logging needs shared memory that network file systems do not give; there the rollback
journal is used instead. A reader on a disk that cannot be written gets the file as it stands, or, when
a log lies beside it, a private copy of both.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from intervjukod.errors import StudyError
from intervjukod.storage import schema

BUSY_SECONDS = 10.0
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs")


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite and the disk can say into errors that a person can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StudyError(_key(error), path=path, reason=str(error)) from error


def _key(error: sqlite3.DatabaseError) -> str:
    said = str(error).lower()
    for part, key in (
        ("full", "disk_full"),
        ("readonly", "read_only"),
        ("locked", "database_busy"),
        ("busy", "database_busy"),
        ("unable to open", "database_unreadable"),
        ("disk i/o", "disk_error"),
    ):
        if part in said:
            return key
    return "database_damaged"


def connect(path: Path, *, network: bool | None = None) -> sqlite3.Connection:
    """Open ``path`` for writing, making and migrating it where needed.

    StudyError: newer, foreign, damaged or busy database, full or read-only disk.
    """
    with translated(str(path)):
        fresh = not path.exists()
        if fresh:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = _plain(path)
        try:
            _refuse_strangers(connection, path)
            shared = is_network(path) if network is None else network
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if shared else 'WAL'}")
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


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open ``path`` without writing anything beside it. StudyError as for ``connect``."""
    with translated(str(path)):
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            connection = connect_copy(path)
        else:
            connection = _plain(path, "mode=ro&immutable=1")
            _refuse_strangers(connection, path)
        connection.execute("PRAGMA query_only = ON")
        return connection


def connect_copy(path: Path) -> sqlite3.Connection:
    """Open a private copy of ``path`` and its log, untrusted: nothing of the original is touched."""
    with translated(str(path)), tempfile.TemporaryDirectory(prefix="intervjukod-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with _closing(_plain(copy)) as on_disk:
            on_disk.execute("PRAGMA trusted_schema = OFF")
            _refuse_strangers(on_disk, path)
            memory = connect_memory(migrated=False)
            on_disk.backup(memory)
        memory.execute("PRAGMA trusted_schema = OFF")
        return memory


def connect_memory(*, migrated: bool = True) -> sqlite3.Connection:
    """A database that is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA recursive_triggers = ON")
    if migrated:
        schema.migrate(connection)
    return connection


def can_write(path: Path) -> bool:
    """Whether the database and the folder around it can be written by this process."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def is_network(path: Path) -> bool:
    """Whether the file lies on a network file system, as far as the mount table tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return str(path).startswith(("\\\\", "//"))
    best, kind = "", ""
    target = str(path.resolve())
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, type_, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        inside = target == point or target.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, type_
    return kind in _NETWORK


def _plain(path: Path, parameters: str = "mode=rw") -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?{parameters}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    if not schema.is_ours(connection):
        raise StudyError("foreign_database", path=str(path))
    found = schema.version(connection)
    if found > schema.VERSION:
        raise StudyError("newer_database", path=str(path), found=found, known=schema.VERSION)


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()
