"""Questions about the journal and the fold as a whole: what ``doctor`` and milestones need to know."""

from __future__ import annotations

import sqlite3
from typing import Any

from intervjukod.domain.journal import Kind

_CODINGS = (
    'SELECT c.id, t.id, c."start", c."end", k.id, p.id, c.state, c.quote, c.facets, c.revision, c.created, c.made'
    " FROM coding c JOIN entity t ON t.n = c.transcript JOIN entity k ON k.n = c.code JOIN entity p ON p.n = c.coder"
    " ORDER BY c.id"
)
_VOICES = (
    "SELECT t.id, v.label, v.side, v.informant, v.attributes, v.spans, v.words"
    " FROM voice v JOIN entity t ON t.n = v.transcript ORDER BY t.id, v.label"
)
_SAFE_SQLITE = (3, 51, 3)
"""The first SQLite without the fault that can damage a log written by two connections at once."""

_PORTRAIT = (
    "SELECT kind, id, alive, made, op, actor, transcript, fields FROM entity WHERE made > 0 ORDER BY kind, id",
    _CODINGS,
    _VOICES,
    "SELECT id, actor, stamp, cancelled FROM gesture ORDER BY id",
    "SELECT kind, id FROM conflict ORDER BY kind, id",
    "SELECT id FROM coding WHERE kept ORDER BY id",
)


class Audit:
    """Nothing here writes."""

    sqlite = sqlite3.sqlite_version
    safe = sqlite3.sqlite_version_info >= _SAFE_SQLITE

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def replicas(self) -> dict[str, int]:
        """The newest ``n`` of every replica whose ops are here."""
        return dict(self._connection.execute("SELECT replica, max(n) FROM op GROUP BY replica"))

    def gaps(self) -> int:
        """Ops that are missing from the middle of a replica's numbering."""
        row = self._connection.execute(
            "SELECT coalesce(sum(missing), 0) FROM"
            " (SELECT max(n) - count(DISTINCT n) AS missing FROM op GROUP BY replica HAVING min(n) = 1)"
        ).fetchone()
        return int(row[0])

    def unread(self, version: int) -> int:
        """Ops of kinds or payload versions that this release carries without understanding them."""
        kinds = ", ".join("?" * len(Kind))
        row = self._connection.execute(
            f"SELECT count(*) FROM op WHERE fields <> '{{}}' AND (v > ? OR kind NOT IN ({kinds}))",  # noqa: S608 (marks)
            (version, *map(str, Kind)),
        ).fetchone()
        return int(row[0])

    def portrait(self) -> list[list[tuple[Any, ...]]]:
        """The fold without row numbers, table by table: what two replicas with the same ops agree on."""
        return [self._connection.execute(question).fetchall() for question in _PORTRAIT]
