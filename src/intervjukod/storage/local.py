"""What belongs to this replica alone and is never merged: who it is, who I am, where I was, what was read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as last read: SHA-256 of its bytes, size in bytes, modification time in nanoseconds."""

    name: str
    digest: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Face:
    """A YAML or CSV file as last read or written: its bytes' marks, what it said, and its text."""

    seen: Seen
    said: Mapping[str, Mapping[str, Any]]
    source: str


class Local:
    """The tables ``local``, ``file`` and ``face``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str:
        """The value kept under ``key``; "" when there is none."""
        row = self._connection.execute("SELECT value FROM local WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set(self, key: str, value: str) -> None:
        self._connection.execute(
            "INSERT INTO local (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def files(self) -> dict[str, Seen]:
        """Transcript files that were taken in, by name."""
        rows = self._connection.execute("SELECT name, digest, size, changed FROM file")
        return {row[0]: Seen(*row) for row in rows}

    def saw_file(self, seen: Seen) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO file (name, digest, size, changed) VALUES (?, ?, ?, ?)",
            (seen.name, seen.digest, seen.size, seen.changed),
        )

    def faces(self) -> dict[str, Face]:
        """Codebooks, guides and tables of informants as last read, by path inside the study."""
        rows = self._connection.execute("SELECT path, digest, size, changed, said, source FROM face")
        return {row[0]: Face(Seen(*row[:4]), json.loads(row[4]), row[5]) for row in rows}

    def saw_face(self, face: Face) -> None:
        seen = face.seen
        self._connection.execute(
            "INSERT OR REPLACE INTO face (path, digest, size, changed, said, source) VALUES (?, ?, ?, ?, ?, ?)",
            (
                seen.name,
                seen.digest,
                seen.size,
                seen.changed,
                json.dumps(face.said, ensure_ascii=False),
                face.source,
            ),
        )

    def forget_face(self, path: str) -> None:
        self._connection.execute("DELETE FROM face WHERE path = ?", (path,))
