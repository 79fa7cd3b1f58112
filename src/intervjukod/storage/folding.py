"""Keeping the folded tables equal to the fold of the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Entity, Kind, Op, wall_of
from intervjukod.domain.transcript import Turn
from intervjukod.domain.turns import sides_of
from intervjukod.domain.versions import Versions, version_from_fields
from intervjukod.storage.rows import compact
from intervjukod.storage.texts import Texts
from intervjukod.storage.voices import standing_turns, write_voices

FACET = "facet:"
"""What the name of a field begins with when it holds a facet's value."""

QUOTE = "quote"
"""The field that says whether a coding's words are kept as a quote."""

CITATION = "citation"
"""The field that says how those words are edited for the report; "" for not at all."""

_NEEDED = frozenset(("transcript", "anchor", "code", "coder"))
"""Fields without which a coding cannot be shown: the op that gave them is cancelled, or of a newer release."""

_RESHAPES = frozenset((Kind.TRANSCRIPT, Kind.VERSION, Kind.SPEAKER))

_WRITE_CODING = (
    'INSERT INTO coding (id, transcript, "start", "end", code, coder, state, quote, facets, revision, created,'
    " made, kept, citation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ' ON CONFLICT (id) DO UPDATE SET transcript = excluded.transcript, "start" = excluded."start",'
    ' "end" = excluded."end", code = excluded.code, coder = excluded.coder, state = excluded.state,'
    " quote = excluded.quote, facets = excluded.facets, revision = excluded.revision,"
    " created = excluded.created, made = excluded.made, kept = excluded.kept,"
    " citation = excluded.citation"
)


@dataclass(frozen=True, slots=True)
class Folds:
    """What the journal says of entities: of several of a kind, and of one as if nothing had been cancelled."""

    several: Callable[[str, Sequence[str]], Iterable[Entity]]
    uncancelled: Callable[[str, str], Entity | None]


class Folding:
    """Writes entities into ``entity`` and ``coding``, and what follows from them into ``voice``.

    The caller holds the transaction, and calls ``forget`` when it was rolled back or when another process has
    written.
    """

    def __init__(self, connection: sqlite3.Connection, texts: Texts, folds: Folds) -> None:
        self._connection = connection
        self._texts = texts
        self._folds = folds
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
        reshaped: dict[str, bool] = {}
        for entity in entities:
            if entity.kind == Kind.CODING:
                codings.append(entity)
            else:
                self._write_entity(entity, reshaped)
        for kind, id_ in emptied:
            self._clear(kind, id_, reshaped)
        for transcript, moved in reshaped.items():
            self._reshape(transcript, moved)
        if codings:
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
        """The versions of a transcript, by its id."""
        if transcript not in self._versions:
            rows = self._connection.execute(
                "SELECT id, fields, made, op, alive FROM entity WHERE kind = ? AND transcript = ? AND transcript <> ''",
                (str(Kind.VERSION), transcript),
            )
            made = [
                (alive, version_from_fields(id_, json.loads(fields), (stamp, op)))
                for id_, fields, stamp, op, alive in rows
            ]
            self._versions[transcript] = Versions.of(
                (version for alive, version in made if alive), (version for alive, version in made if not alive)
            )
        return self._versions[transcript]

    def turns(self, transcript: str, text: str) -> tuple[Turn, ...]:
        """The turns of the version shown, whose ``text`` is given, as they stand."""
        said = dict(self._said_of(Kind.VERSION, transcript))
        (fields,) = self._connection.execute(
            "SELECT fields FROM entity WHERE kind = ? AND id = ?", (str(Kind.TRANSCRIPT), transcript)
        ).fetchone() or ("{}",)
        return standing_turns(text, self.versions(transcript), said, sides_of(json.loads(fields)))

    def _said_of(self, kind: str, transcript: str) -> list[tuple[str, dict[str, Any]]]:
        rows = self._connection.execute(
            "SELECT id, fields FROM entity WHERE kind = ? AND transcript = ? AND transcript <> '' AND alive = 1",
            (str(kind), transcript),
        )
        return [(id_, json.loads(fields)) for id_, fields in rows]

    def _write_entity(self, entity: Entity, reshaped: dict[str, bool]) -> None:
        """Write one row; note the transcripts whose shape follows from it."""
        made = entity.made
        number = self.number(entity.kind, entity.id)
        fields = entity.fields if made is not None or entity.kind != Kind.VERSION else self._undone(entity.id)
        self._note_shapes(entity.kind, entity.id, number, fields, reshaped)
        self._connection.execute(
            "UPDATE entity SET alive = ?, made = ?, op = ?, actor = ?, transcript = ?, fields = ? WHERE n = ?",
            (
                int(entity.exists),
                made.stamp if made else 0,
                made.id if made else "",
                made.actor if made else "",
                str(fields.get("transcript", "")),
                compact(fields),
                number,
            ),
        )
        self._list_conflict(entity)

    def _undone(self, id_: str) -> dict[str, Any]:
        """What a version said that is cancelled: its edit still leads what was coded in it to the version shown."""
        entity = self._folds.uncancelled(Kind.VERSION, id_)
        return entity.fields if entity is not None else {}

    def _clear(self, kind: str, id_: str, reshaped: dict[str, bool]) -> None:
        """Empty the row of an entity of which nothing readable is left."""
        self._connection.execute("DELETE FROM conflict WHERE kind = ? AND id = ?", (kind, id_))
        if kind == Kind.CODING:
            self._connection.execute("DELETE FROM coding WHERE id = ?", (id_,))
            return
        number = self.number(kind, id_)
        self._note_shapes(kind, id_, number, {}, reshaped)
        self._connection.execute(
            "UPDATE entity SET alive = 0, made = 0, op = '', actor = '', transcript = '', fields = '{}' WHERE n = ?",
            (number,),
        )

    def _note_shapes(
        self, kind: str, id_: str, number: int, fields: Mapping[str, Any], reshaped: dict[str, bool]
    ) -> None:
        """Note the transcripts whose voices follow from an entity, and whether places of codings do too."""
        if kind == Kind.TRANSCRIPT:
            reshaped.setdefault(id_, False)
        elif kind in _RESHAPES:
            before = self._connection.execute("SELECT transcript FROM entity WHERE n = ?", (number,)).fetchone()[0]
            for transcript in filter(None, (before, fields.get("transcript", ""))):
                reshaped[transcript] = reshaped.get(transcript, False) or kind == Kind.VERSION

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
            str(fields.get(CITATION) or ""),
        )

    def _reshape(self, transcript: str, moved: bool) -> None:
        """Renew what follows from a transcript's versions and speakers: voices, and places of codings if they moved."""
        self._versions.pop(transcript, None)
        number = self.number(Kind.TRANSCRIPT, transcript)
        self._connection.execute("DELETE FROM voice WHERE transcript = ?", (number,))
        alive, said = self._connection.execute("SELECT alive, fields FROM entity WHERE n = ?", (number,)).fetchone()
        current = self.versions(transcript).current
        if alive and current is not None and self._texts.has(current.text):
            speakers = {fields.get("label", ""): fields for _, fields in self._said_of(Kind.SPEAKER, transcript)}
            text = self._texts.get(current.text)
            turns = self.turns(transcript, text)
            write_voices(self._connection, number, text, turns, json.loads(said), speakers)
        if moved:
            self._place_codings(number, transcript)

    def _place_codings(self, number: int, transcript: str) -> None:
        """Renew the places of a transcript's codings."""
        ids = [id_ for (id_,) in self._connection.execute("SELECT id FROM coding WHERE transcript = ?", (number,))]
        versions = self.versions(transcript)
        placed = (
            (coding.id, versions.place(Anchor.from_field(coding.fields["anchor"])))
            for coding in self._folds.several(Kind.CODING, ids)
            if _is_shown(coding)
        )
        self._connection.executemany(
            'UPDATE coding SET "start" = ?, "end" = ?, state = ? WHERE id = ?',
            ((place.span.start, place.span.end, place.state.value, id_) for id_, place in placed),
        )


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
