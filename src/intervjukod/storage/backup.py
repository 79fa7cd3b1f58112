"""Copies of a database that stand on their own: made while others write, checked, and put back in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from intervjukod.errors import StudyError
from intervjukod.files.atomic import settle
from intervjukod.storage.connection import connect_beside, translated
from intervjukod.storage.lock import Lock
from intervjukod.storage.store import DATABASE, Store

PAGES = 1024
"""Pages of the database that are copied between two looks at whether somebody wants to stop."""

_LOGS = ("-wal", "-journal")
"""What lies beside a database that was not closed: a part of it, and read into whatever lies there next."""
_MEMORY = "-shm"

Progress = Callable[[int, int], None]
"""Called with the number of pages that are copied, and of all."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a database holds: the study's id, the newest number of each replica, all ops, living codings."""

    study: str
    replicas: Mapping[str, int]
    ops: int
    codings: int

    def has(self, other: Held) -> bool:
        """Whether every op of ``other`` is here too."""
        return all(self.replicas.get(replica, 0) >= newest for replica, newest in other.replicas.items())


def held(store: Store) -> Held:
    """What an open database holds, unchecked."""
    return Held(
        store.local.get("study"), store.audit.replicas(), store.journal.newest, sum(store.tables.tally().values())
    )


def checked(path: Path) -> Held:
    """What the copy at ``path`` holds, after every page of it and every text was read.

    StudyError when it is missing, damaged, foreign or of a newer release.
    """
    with closing(Store.at_rest(path)) as store:
        problems = store.problems()
        problems += [f"text {hash_}" for hash_ in sorted(store.texts.hashes()) if not store.texts.is_sound(hash_)]
        if problems:
            raise StudyError("database_damaged", path=str(path), reason=problems[0])
        return held(store)


def copy(source: Path, target: Path, progress: Progress) -> None:
    """The database at ``source``, with what its log holds, as one file at ``target``, or nothing at all.

    Others may write meanwhile: the copy is the study as it stood when copying began. What ``progress`` raises
    ends it. StudyError.
    """
    part = target.with_name(f".{target.name}.part")
    with translated(str(target)):
        try:
            _write_copy(source, part, progress)
            os.replace(part, target)
        finally:
            _remove(part, "", *_LOGS, _MEMORY)
        settle(target.parent)


def _write_copy(source: Path, part: Path, progress: Progress) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(connect_beside(source)) as origin, closing(sqlite3.connect(part)) as made:
        origin.execute("BEGIN")
        origin.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment that is copied
        origin.backup(made, pages=PAGES, progress=lambda _, left, of: progress(of - left, of))
        made.execute("PRAGMA journal_mode = DELETE")  # one file, with no log to lose


def put_back(copied: Path, folder: Path, aside: Path) -> None:
    """Make ``copied`` the database of ``folder``; what lay there, whole or not, is kept at ``aside`` with its log.

    StudyError when another process has the study open, ``in_use_here``, or the disk is full: then all is as it was.
    """
    database = folder / DATABASE
    part = database.with_name(f".{DATABASE}.part")
    lock = Lock(folder)
    lock.take()
    try:
        if not lock.alone:
            raise StudyError("in_use_here", folder=str(folder))
        with translated(str(database)):
            _set_aside(database, aside)
            _write_copy(copied, part, lambda done, of: None)
            _remove(database, *_LOGS, _MEMORY)
            os.replace(part, database)
            settle(folder)
    finally:
        _remove(part, "", *_LOGS, _MEMORY)
        lock.release()


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _set_aside(database: Path, aside: Path) -> None:
    made = [(database.with_name(DATABASE + suffix), aside.with_name(aside.name + suffix)) for suffix in ("", *_LOGS)]
    try:
        for source, target in made:
            _copy_file(source, target)
    except OSError:
        for _, target in made:
            target.unlink(missing_ok=True)
        raise


def _copy_file(source: Path, target: Path) -> None:
    """Nothing where there is no source."""
    if source.exists():
        descriptor = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with source.open("rb") as origin, os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(origin, file)
            file.flush()
            os.fsync(file.fileno())
