"""Keeping the folded tables equal to the fold of the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Entity, Kind, Op, wall_of
from intervjukod.domain.versions import Versions, version_from_fields
from intervjukod.storage.rows import compact
from intervjukod.storage.texts import Texts
from intervjukod.storage.voices import write_voices

FACET = "facet:"
"""What the name of a field begins with when it holds a facet's value."""

QUOTE = "quote"
"""The field that says whether a coding's words are kept as a quote."""

_NEEDED = frozenset(("transcript", "anchor", "code", "coder"))
"""Fields without which a coding cannot be shown: the op that gave them is cancelled, or of a newer release."""

_RESHAPES = frozenset((Kind.TRANSCRIPT, Kind.VERSION, Kind.SPEAKER))

_WRITE_CODING = (
    'INSERT INTO coding (id, transcript, "start", "end", code, coder, state, quote, facets, revision, created,'
    " made, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ' ON CONFLICT (id) DO UPDATE SET transcript = excluded.transcript, "start" = excluded."start",'
    ' "end" = excluded."end", code = excluded.code, coder = excluded.coder, state = excluded.state,'
    " quote = excluded.quote, facets = excluded.facets, revision = excluded.revision,"
    " created = excluded.created, made = excluded.made, kept = excluded.kept"
)


class Folding:
    """Writes entities into ``entity`` and ``coding``, and what follows from them into ``voice``.

    ``entity_of`` folds one entity from the journal. The caller holds the transaction, and calls
    ``forget`` when it was rolled back or when another process has written.
    """

    def __init__(
        self, connection: sqlite3.Connection, texts: Texts, entity_of: Callable[[str, str], Entity | None]
    ) -> None:
        self._connection = connection
        self._texts = texts
        self._entity_of = entity_of
        self._numbers: dict[tuple[str, str], int] = {}
        self._versions: dict[str, Versions] = {}

    def forget(self) -> None:
        self._numbers.clear()
        self._versions.clear()
        self._texts.put_away()

    def write(
        self,
        entities: Iterable[Entity],
        emptied: Iterable[tuple[str, str]] = (),
        new: Iterable[Op] = (),
    ) -> None:
        """Make the tables show ``entities``.

        ``emptied`` are (kind, id) that no readable op speaks of; ``new`` are codings of which one op speaks,
        the one that made them: what a load writes by the thousand, and what needs no fold.
        """
        codings: list[Entity] = []
        reshaped: dict[str, None] = {}
        for entity in entities:
            if entity.kind == Kind.CODING:
                codings.append(entity)
            else:
                reshaped |= self._write_entity(entity)
        for kind, id_ in emptied:
            reshaped |= self._clear(kind, id_)
        for transcript in reshaped:
            self._reshape(transcript)
        self._write_codings(codings)
        self._connection.executemany(_WRITE_CODING, [self._row_of(op.entity, op.fields, op.stamp) for op in new])

    def number(self, kind: str, id_: str) -> int:
        """The row number of an entity, which is made, empty, when the entity has not arrived yet."""
        key = (str(kind), id_)
        if key not in self._numbers:
            found = self._connection.execute("SELECT n FROM entity WHERE kind = ? AND id = ?", key).fetchone()
            if found is None:
                found = (self._connection.execute("INSERT INTO entity (kind, id) VALUES (?, ?)", key).lastrowid,)
            self._numbers[key] = found[0]
        return self._numbers[key]

    def versions(self, transcript: str) -> Versions:
        """The live versions of a transcript, by its id."""
        if transcript not in self._versions:
            rows = self._said_of(Kind.VERSION, transcript)
            self._versions[transcript] = Versions.of(
                version_from_fields(id_, fields, (made, op)) for id_, fields, made, op in rows
            )
        return self._versions[transcript]

    def _said_of(self, kind: str, transcript: str) -> list[tuple[str, dict[str, Any], int, str]]:
        rows = self._connection.execute(
            "SELECT id, fields, made, op FROM entity WHERE kind = ? AND transcript = ? AND alive = 1",
            (str(kind), transcript),
        )
        return [(id_, json.loads(fields), made, op) for id_, fields, made, op in rows]

    def _write_entity(self, entity: Entity) -> dict[str, None]:
        """Write one row; give the transcripts whose shape follows from it."""
        made = entity.made
        number = self.number(entity.kind, entity.id)
        touched = self._shapes(entity.kind, entity.id, number, entity.fields)
        self._connection.execute(
            "UPDATE entity SET alive = ?, made = ?, op = ?, actor = ?, transcript = ?, fields = ? WHERE n = ?",
            (
                int(entity.exists),
                made.stamp if made else 0,
                made.id if made else "",
                made.actor if made else "",
                str(entity.fields.get("transcript", "")),
                compact(entity.fields),
                number,
            ),
        )
        self._list_conflict(entity)
        return touched

    def _clear(self, kind: str, id_: str) -> dict[str, None]:
        """Empty the row of an entity of which nothing readable is left."""
        self._connection.execute("DELETE FROM conflict WHERE kind = ? AND id = ?", (kind, id_))
        if kind == Kind.CODING:
            self._connection.execute("DELETE FROM coding WHERE id = ?", (id_,))
            return {}
        number = self.number(kind, id_)
        touched = self._shapes(kind, id_, number, {})
        self._connection.execute(
            "UPDATE entity SET alive = 0, made = 0, op = '', actor = '', transcript = '', fields = '{}' WHERE n = ?",
            (number,),
        )
        return touched

    def _shapes(self, kind: str, id_: str, number: int, fields: Mapping[str, Any]) -> dict[str, None]:
        if kind not in _RESHAPES:
            return {}
        if kind == Kind.TRANSCRIPT:
            return {id_: None}
        before = self._connection.execute("SELECT transcript FROM entity WHERE n = ?", (number,)).fetchone()[0]
        return {transcript: None for transcript in (before, fields.get("transcript", "")) if transcript}

    def _list_conflict(self, entity: Entity) -> None:
        self._connection.execute("DELETE FROM conflict WHERE kind = ? AND id = ?", (entity.kind, entity.id))
        if entity.conflicted:
            self._connection.execute("INSERT INTO conflict (kind, id) VALUES (?, ?)", (entity.kind, entity.id))

    def _write_codings(self, codings: Sequence[Entity]) -> None:
        for coding in codings:
            self._list_conflict(coding)
        gone = [(coding.id,) for coding in codings if not _is_shown(coding)]
        self._connection.executemany("DELETE FROM coding WHERE id = ?", gone)
        there = [
            self._row_of(coding.id, coding.fields, coding.made.stamp if coding.made is not None else 0)
            for coding in codings
            if _is_shown(coding)
        ]
        self._connection.executemany(_WRITE_CODING, there)

    def _row_of(self, id_: str, fields: Mapping[str, Any], stamp: int) -> tuple[object, ...]:
        """Values for ``_WRITE_CODING``; ``stamp`` is that of the op that made the coding."""
        anchor = Anchor.from_field(fields["anchor"])
        placed = self.versions(fields["transcript"]).place(anchor)
        said = sorted(name for name in fields if name.startswith(FACET) and fields[name])
        facets = {name[len(FACET) :]: fields[name] for name in said}
        return (
            id_,
            self.number(Kind.TRANSCRIPT, fields["transcript"]),
            placed.span.start,
            placed.span.end,
            self.number(Kind.CODE, fields["code"]),
            self.number("coder", fields["coder"]),
            placed.state.value,
            anchor.quote,
            compact(facets) if facets else "",
            fields.get("revision", ""),
            _milliseconds(fields.get("created")) or wall_of(stamp),
            stamp,
            int(fields.get(QUOTE) is True),
        )

    def _reshape(self, transcript: str) -> None:
        """Renew what follows from a transcript's versions and speakers: voices and places of codings."""
        self._versions.pop(transcript, None)
        number = self.number(Kind.TRANSCRIPT, transcript)
        self._connection.execute("DELETE FROM voice WHERE transcript = ?", (number,))
        alive, said = self._connection.execute("SELECT alive, fields FROM entity WHERE n = ?", (number,)).fetchone()
        current = self.versions(transcript).current
        if alive and current is not None and self._texts.has(current.text):
            shown = next(fields for id_, fields, _, _ in self._said_of(Kind.VERSION, transcript) if id_ == current.id)
            speakers = {fields.get("label", ""): fields for _, fields, _, _ in self._said_of(Kind.SPEAKER, transcript)}
            text = self._texts.get(current.text)
            write_voices(self._connection, number, text, shown, json.loads(said), speakers)
        rows = self._connection.execute("SELECT id FROM coding WHERE transcript = ?", (number,)).fetchall()
        codings = (self._entity_of(Kind.CODING, id_) for (id_,) in rows)
        self._write_codings([coding for coding in codings if coding is not None])


def is_new_coding(op: Op) -> bool:
    """Whether the op makes a coding and says all that the table needs."""
    return op.kind == Kind.CODING and op.fields.get("exists") is True and op.fields.keys() >= _NEEDED


def _is_shown(coding: Entity) -> bool:
    return coding.exists and coding.registers.keys() >= _NEEDED


def _milliseconds(iso: Any) -> int:
    """Milliseconds since 1970 of an ISO 8601 time, UTC unless it says otherwise; 0 for none."""
    try:
        said = datetime.fromisoformat(str(iso))
    except ValueError:
        return 0
    return int((said if said.tzinfo else said.replace(tzinfo=UTC)).timestamp() * 1000)
