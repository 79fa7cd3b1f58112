"""Questions about the journal and the fold as a whole: what ``doctor`` and milestones need to know."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
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
    "SELECT id, kept, citation FROM coding WHERE kept OR citation <> '' ORDER BY id",
)

_OF_KIND = ("", Kind.CODING, Kind.TRANSCRIPT, Kind.GESTURE, "", Kind.CODING)
"""What each of those questions is about; "" where a row says it itself."""

_UNREADABLE = (
    "SELECT seq, id, kind, entity FROM op WHERE CASE WHEN json_valid(fields) AND json_valid(saw)"
    " THEN json_type(fields) <> 'object' OR json_type(saw) <> 'object' ELSE 1 END ORDER BY seq"
)
_STRAY = "SELECT seq, id, kind, entity FROM op WHERE kind = ? AND entity NOT IN (SELECT gesture FROM op) ORDER BY seq"
_FALLING = (
    "SELECT seq, id, kind, entity FROM (SELECT seq, id, kind, entity, n, stamp,"
    " lag(n) OVER earlier AS n_before, lag(stamp) OVER earlier AS stamp_before FROM op"
    " WINDOW earlier AS (PARTITION BY replica ORDER BY n, seq))"
    " WHERE n = n_before OR stamp <= stamp_before ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class OpRow:
    """An op by its arrival number and id, and what it is about."""

    seq: int
    id: str
    kind: str
    entity: str


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

    def entities(self) -> int:
        """How many things the ops are about."""
        asked = "SELECT count(*) FROM (SELECT DISTINCT kind, entity FROM op WHERE kind <> ?)"
        return int(self._connection.execute(asked, (str(Kind.GESTURE),)).fetchone()[0])

    def unreadable(self) -> list[OpRow]:
        """Ops of which nobody can tell what they say."""
        return self._ops(_UNREADABLE)

    def stray(self) -> list[OpRow]:
        """Words on a gesture that no op is of."""
        return self._ops(_STRAY, str(Kind.GESTURE))

    def falling(self) -> list[OpRow]:
        """Ops whose number or stamp is not above that of the one that their replica made before."""
        return self._ops(_FALLING)

    def _ops(self, question: str, *values: str) -> list[OpRow]:
        return [OpRow(*row) for row in self._connection.execute(question, values)]

    def unread(self, version: int) -> int:
        """Ops of kinds or payload versions that this release carries without understanding them."""
        kinds = ", ".join("?" * len(Kind))
        row = self._connection.execute(
            f"SELECT count(*) FROM op WHERE fields <> '{{}}' AND (v > ? OR kind NOT IN ({kinds}))",  # noqa: S608 (marks)
            (version, *map(str, Kind)),
        ).fetchone()
        return int(row[0])

    def lost(self, coders: Collection[str]) -> int:
        """Codings of some coders that have no place in the version shown of their text."""
        rows = self._connection.execute(
            "SELECT p.id, count(*) FROM coding c JOIN entity p ON p.n = c.coder WHERE c.state = 'lost' GROUP BY c.coder"
        )
        return sum(n for coder, n in rows if coder in coders)

    def last_coded(self, coders: Collection[str]) -> dict[str, int]:
        """Transcript id to the stamp of the coding that one of some coders made there last."""
        rows = self._connection.execute(  # the index of places would lead to every row by way of the table
            "SELECT t.id, p.id, c.newest FROM"
            " (SELECT transcript, coder, max(made) AS newest FROM coding NOT INDEXED GROUP BY transcript, coder) c"
            " JOIN entity t ON t.n = c.transcript JOIN entity p ON p.n = c.coder"
        )
        found: dict[str, int] = {}
        for transcript, coder, stamp in rows:
            if coder in coders:
                found[transcript] = max(stamp, found.get(transcript, stamp))
        return found

    def edited(self) -> list[str]:
        """The transcripts (ids) whose text has, or had, more than one version."""
        rows = self._connection.execute(
            "SELECT transcript FROM entity WHERE kind = 'version' AND transcript <> ''"
            " GROUP BY transcript HAVING count(*) > 1"
        )
        return [id_ for (id_,) in rows]

    def with_undone_versions(self) -> set[str]:
        """The transcripts (ids) of which a version was undone."""
        rows = self._connection.execute(
            "SELECT DISTINCT transcript FROM entity WHERE kind = ? AND alive = 0", (str(Kind.VERSION),)
        )
        return {row[0] for row in rows}

    def differing(self, other: Audit) -> list[tuple[str, str]]:
        """(kind, id) of what two folds of the same ops do not show alike."""
        found: set[tuple[str, str]] = set()
        for kind, question in zip(_OF_KIND, _PORTRAIT, strict=True):
            here, there = (audit._connection.execute(question).fetchall() for audit in (self, other))
            if here != there:
                found |= {(str(kind), row[0]) if kind else (row[0], row[1]) for row in set(here) ^ set(there)}
        return sorted(found)

    def portrait(self) -> list[list[tuple[Any, ...]]]:
        """The fold without row numbers, table by table: what two replicas with the same ops agree on."""
        return [self._connection.execute(question).fetchall() for question in _PORTRAIT]
