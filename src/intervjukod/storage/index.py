"""``intervjukod.index.db``: what was derived from the study. It may be deleted at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

VERSION = 1
BUSY_SECONDS = 2.0

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS proposal (
    transcript TEXT NOT NULL,
    basis TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (transcript)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""


class Index:
    """Proposals by transcript. A damaged, foreign or older file is thrown away and made anew."""

    def __init__(self, path: Path | None) -> None:
        """``path`` None keeps the index in memory, for a study that cannot be written."""
        self._connection = _open(path)

    def close(self) -> None:
        self._connection.close()

    def proposals(self, transcript: str, basis: str) -> list[Any] | None:
        """What was proposed for a transcript on this basis (hashes of text and guide); None when nothing was."""
        try:
            row = self._connection.execute(
                "SELECT said FROM proposal WHERE transcript = ? AND basis = ?", (transcript, basis)
            ).fetchone()
        except sqlite3.DatabaseError:
            return None
        return _parsed(row[0]) if row else None

    def all_proposals(self) -> Callable[[str, str], list[Any] | None]:
        """What answers as ``proposals`` does, from one reading of the file: for those who ask of thousands."""
        try:
            rows = self._connection.execute("SELECT transcript, basis, said FROM proposal").fetchall()
        except sqlite3.DatabaseError:
            return self.proposals
        said = {(transcript, basis): text for transcript, basis, text in rows}
        return lambda transcript, basis: _parsed(said.get((transcript, basis), ""))

    def bases(self) -> dict[str, str]:
        """What everything proposed was made from, by transcript; empty where the file cannot tell."""
        try:
            return dict(self._connection.execute("SELECT transcript, basis FROM proposal"))
        except sqlite3.DatabaseError:
            return {}

    def propose(self, transcript: str, basis: str, said: Sequence[Any]) -> None:
        """Keep proposals; an index that cannot be written is only slower next time."""
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO proposal (transcript, basis, said) VALUES (?, ?, ?)",
                (transcript, basis, json.dumps(said, ensure_ascii=False)),
            )
        except sqlite3.DatabaseError:
            self.close()
            self._connection = _open(None)


def _parsed(said: str) -> list[Any] | None:
    """None where nothing was said, and for what cannot be read."""
    try:
        found: list[Any] | None = json.loads(said)
    except ValueError:
        return None
    return found


def _open(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        try:
            return prepared(path)
        except (OSError, sqlite3.OperationalError):  # not ours to write, or another process is busy making it
            return _open(None)
        except sqlite3.DatabaseError:
            return _open(path if thrown_away(path) else None)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(_SCHEMA)
    return connection


def thrown_away(path: Path) -> bool:
    """Remove the index file and its log; False where that cannot be done."""
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def is_whole(path: Path) -> bool:
    """Whether the index file can be read from one end to the other; one that is missing or locked, too."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False


def prepared(path: Path) -> sqlite3.Connection:
    """The index file, open for writing, made when it is missing.

    sqlite3.OperationalError or OSError when it cannot be written, sqlite3.DatabaseError when it is damaged.
    """
    if not path.exists():
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, VERSION):
            raise sqlite3.DatabaseError(f"index version {found}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection
