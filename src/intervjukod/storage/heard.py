"""Who is heard in the transcripts, and when: small answers, for which no text and no turn is read."""

from __future__ import annotations

import json
import sqlite3

from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Times
from intervjukod.storage.rows import times_from_field


class Heard:
    """Questions to the fold. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def labels(self) -> dict[str, list[str]]:
        """Transcript's name to the labels of those who speak in it."""
        rows = self._connection.execute(
            "SELECT coalesce(json_extract(t.fields, '$.name'), ''), v.label FROM voice v"
            " JOIN entity t ON t.n = v.transcript AND t.alive = 1 ORDER BY v.transcript, v.label"
        )
        found: dict[str, list[str]] = {}
        for name, label in rows:
            found.setdefault(name, []).append(label)
        return found

    def times(self, version: str) -> Times:
        """When what stands at an offset of a version (by id) is heard: code points and seconds."""
        row = self._connection.execute(
            "SELECT json_extract(fields, '$.times') FROM entity WHERE kind = ? AND id = ?", (str(Kind.VERSION), version)
        ).fetchone()
        return times_from_field(json.loads(row[0])) if row and row[0] else ()

    def last_times(self) -> dict[str, float | None]:
        """Transcript id to the last time in the text that is shown, in seconds; None where there is none."""
        rows = self._connection.execute(
            "SELECT transcript, json_extract(fields, '$.times[#-1][1]') FROM entity WHERE kind = ? AND alive = 1"
            " ORDER BY made, op",
            (str(Kind.VERSION),),
        )
        return dict(rows.fetchall())
