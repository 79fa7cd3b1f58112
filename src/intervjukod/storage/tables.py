"""Reading the folded tables."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, overload

from intervjukod.domain.coding import Columns
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span
from intervjukod.storage.rows import compact

_JOINED = (
    " FROM coding c JOIN entity t ON t.n = c.transcript AND t.kind = 'transcript'"
    " JOIN entity k ON k.n = c.code AND k.kind = 'code' JOIN entity p ON p.n = c.coder AND p.kind = 'coder'"
)
"""The kinds change nothing but the way: by them a transcript and a coder are found by their index, and its codings
by theirs, where else every coding of the study would be passed."""
_CODING = (
    'SELECT c.id, t.id, c."start", c."end", k.id, p.id, c.state, c.quote, c.facets, c.created, c.revision, c.kept,'
    " c.citation" + _JOINED
)
KEPT = "c.id IN (SELECT id FROM coding WHERE kept)"
"""Codings kept as quotes: the few are found first, where else every coding would be read with all its names."""
_TALLY = "SELECT t.id, k.id, count(*)" + _JOINED
_PLACED = "AND c.state IN ('same', 'similar')"
"""Codings that have a place in the version shown."""
_ORDER = ' ORDER BY c.transcript, c."start", c."end" DESC, c.made'

_LAST = 2**63 - 1
"""The highest row number that there can be."""
CHUNK = 8192
"""Rows that are turned into columns at a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """A live entity: its row number, id, fields, and the stamp, op and actor that made it."""

    n: int
    id: str
    fields: dict[str, Any]
    made: int
    op: str
    actor: str


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A coding as stored; ``created`` in milliseconds since 1970, offsets in code points."""

    id: str
    transcript: str
    start: int
    end: int
    code: str
    coder: str
    state: str
    quote: str
    facets: dict[str, str]
    created: int
    revision: str
    kept: bool
    citation: str


class Spans(Sequence[Span]):
    """Spans kept as pairs of numbers and made when they are looked at: most counts never look."""

    def __init__(self, ends: array[int]) -> None:
        self._ends = ends

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        n = range(len(self))[index]
        return Span(self._ends[2 * n], self._ends[2 * n + 1])

    def __len__(self) -> int:
        return len(self._ends) // 2

    @property
    def ends(self) -> array[int]:
        """Start and end of each span in turn."""
        return self._ends


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice of one transcript (by row number): the spans of its turns and the starts of its words."""

    transcript: int
    label: str
    side: str
    informant: str
    attributes: Mapping[str, str]
    spans: Spans
    words: array[int]


class Tables:
    """Questions to the fold. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def entities(self, kind: str) -> list[Row]:
        """Live entities of a kind in the order they were made."""
        rows = self._connection.execute(
            "SELECT n, id, fields, made, op, actor FROM entity WHERE kind = ? AND alive = 1 ORDER BY made, op",
            (str(kind),),
        )
        return [_row(row) for row in rows]

    def entities_of(self, kind: str, transcript: str) -> list[Row]:
        """Live entities of a kind that belong to one transcript (by id)."""
        rows = self._connection.execute(
            "SELECT n, id, fields, made, op, actor FROM entity"
            " WHERE kind = ? AND transcript = ? AND transcript <> '' AND alive = 1 ORDER BY made, op",
            (str(kind), transcript),
        )
        return [_row(row) for row in rows]

    def said_of_transcripts(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Transcript (id) and fields of every live entity of a kind that belongs to one, for counts: in no order."""
        rows = self._connection.execute(
            "SELECT transcript, fields FROM entity WHERE kind = ? AND transcript <> '' AND alive = 1", (str(kind),)
        )
        while chunk := rows.fetchmany(CHUNK):
            said = json.loads(f"[{','.join(fields for _, fields in chunk)}]")  # twice as fast as one by one
            yield from zip((transcript for transcript, _ in chunk), said, strict=True)

    def entity(self, kind: str, id_: str) -> Row | None:
        row = self._connection.execute(
            "SELECT n, id, fields, made, op, actor FROM entity WHERE kind = ? AND id = ? AND alive = 1",
            (str(kind), id_),
        ).fetchone()
        return _row(row) if row else None

    def codings(self, where: str = "", parameters: Sequence[object] = ()) -> Iterator[CodingRow]:
        """Codings by transcript, start and falling end.

        ``where`` speaks of c (coding), t (transcript), k (code) and p (coder).
        """
        condition = f" WHERE {where}" if where else ""
        for row in self._connection.execute(f"{_CODING}{condition}{_ORDER}", parameters):
            id_, transcript, start, end, code, coder, state, quote, said, created, revision, kept, citation = row
            facets = json.loads(said) if said else {}
            yield CodingRow(
                id_, transcript, start, end, code, coder, state, quote, facets, created, revision, bool(kept), citation
            )

    def coding_ids(self, prefix: str) -> list[str]:
        """At most three ids that begin with ``prefix``: enough to know whether it is unique."""
        top = prefix + "\U0010ffff"
        rows = self._connection.execute("SELECT id FROM coding WHERE id >= ? AND id < ? LIMIT 3", (prefix, top))
        return [row[0] for row in rows]

    def columns(self, coders: Iterable[str] | None, facets: Sequence[str] = ()) -> Columns:
        """Codings that have a place, as columns; ``coders`` None means everybody's."""
        wanted = None if coders is None else set(coders)
        names = dict(self._connection.execute("SELECT n, id FROM entity WHERE kind IN ('transcript', 'code', 'coder')"))
        everyone = [n for (n,) in self._connection.execute("SELECT n FROM entity WHERE kind = 'coder'")]
        chosen = everyone if wanted is None else [n for n in everyone if names[n] in wanted]
        condition = "" if wanted is None else f"AND c.coder IN ({', '.join(map(str, chosen)) or 'NULL'})"
        coder = str(chosen[0]) if len(chosen) == 1 else "c.coder"  # one coder's number need not be read row by row
        asked = f'c.transcript, c."start", c."end", c.code, {coder}{", c.facets" if facets else ""}'
        rows = self._connection.execute(
            f"SELECT {asked} FROM coding c WHERE 1 {_PLACED} {condition}"  # noqa: S608 (numbers and constants)
            ' ORDER BY c.transcript, c."start", c."end"'
        )
        return _columns(iter(lambda: rows.fetchmany(CHUNK), []), names, facets)

    def transcripts(self) -> dict[int, tuple[str, str]]:
        """Row number to id and name of every live transcript: all that counting needs to know of it."""
        rows = self._connection.execute(
            "SELECT n, id, coalesce(json_extract(fields, '$.name'), '') FROM entity WHERE kind = ? AND alive = 1",
            (str(Kind.TRANSCRIPT),),
        )
        return {n: (id_, name) for n, id_, name in rows.fetchall()}

    def shown_versions(self) -> dict[str, tuple[str, str]]:
        """Transcript id to the version shown, the newest that lives: its id, and the hash of its text."""
        rows = self._connection.execute(
            "SELECT transcript, id, coalesce(json_extract(fields, '$.text'), '') FROM entity"
            " WHERE kind = ? AND alive = 1 ORDER BY made, op",
            (str(Kind.VERSION),),
        )
        return {transcript: (id_, text) for transcript, id_, text in rows}

    def voices(self, transcript: int | None = None) -> list[VoiceRow]:
        """Every voice, by transcript; or those of one, by its row number."""
        rows = self._connection.execute(
            "SELECT transcript, label, side, informant, attributes, spans, words FROM voice"
            " WHERE transcript BETWEEN ? AND ? ORDER BY transcript, label",
            (0, _LAST) if transcript is None else (transcript, transcript),
        )
        return [_voice(row) for row in rows.fetchall()]

    def tally(self) -> dict[tuple[str, str], int]:
        """Number of codings by (transcript id, coder)."""
        rows = self._connection.execute(
            "SELECT t.id, p.id, count(*) FROM coding c JOIN entity t ON t.n = c.transcript"
            " JOIN entity p ON p.n = c.coder GROUP BY c.transcript, c.coder"
        )
        return {(transcript, coder): count for transcript, coder, count in rows}

    def code_tally(self, coder: str) -> list[tuple[str, str, int]]:
        """(transcript id, code key, codings) of one coder, codings with a place only."""
        rows = self._connection.execute(f"{_TALLY} WHERE p.id = ? {_PLACED} GROUP BY c.transcript, c.code", (coder,))
        return [(transcript, code, count) for transcript, code, count in rows]

    def codes_in(self, transcript: str, coder: str) -> dict[str, int]:
        """Codings of one coder in one transcript by code key, codings with a place only."""
        question = f"{_TALLY} WHERE t.id = ? AND p.id = ? {_PLACED} GROUP BY c.code"
        return {code: count for _, code, count in self._connection.execute(question, (transcript, coder))}

    def used_codes(self) -> list[str]:
        """Keys of the codes that some coding has, merged ones as they were given."""
        rows = self._connection.execute(
            "SELECT DISTINCT k.id FROM coding c JOIN entity k ON k.n = c.code ORDER BY k.id"
        )
        return [row[0] for row in rows]

    def begun_by(self, coders: Iterable[str]) -> set[str]:
        """Ids of the transcripts that some of the coders gave a code, and of those with an answer, whoever said it."""
        rows = self._connection.execute(
            "SELECT t.id FROM entity t JOIN entity p ON p.kind = 'coder' AND p.id IN (SELECT value FROM json_each(?))"
            " WHERE t.kind = 'transcript' AND EXISTS"
            " (SELECT 1 FROM coding c WHERE c.transcript = t.n AND c.coder = p.n)"
            " UNION SELECT transcript FROM entity WHERE kind = 'answer' AND transcript <> '' AND alive = 1",
            (compact(list(coders)),),
        )
        return {id_ for (id_,) in rows.fetchall()}

    def first_coder(self) -> str:
        """The coder of the coding made first; "" before there is one."""
        row = self._connection.execute(
            "SELECT p.id FROM coding c JOIN entity p ON p.n = c.coder ORDER BY c.made LIMIT 1"
        ).fetchone()
        return str(row[0]) if row else ""

    def conflicted(self) -> list[tuple[str, str]]:
        """(kind, id) of entities that a person should look at."""
        return [tuple(row) for row in self._connection.execute("SELECT kind, id FROM conflict ORDER BY kind, id")]

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _row(row: Sequence[Any]) -> Row:
    n, id_, fields, made, op, actor = row
    return Row(n, id_, json.loads(fields), made, op, actor)


def _voice(row: Sequence[Any]) -> VoiceRow:
    spans, words = array("I"), array("I")
    spans.frombytes(row[5])
    words.frombytes(row[6])
    return VoiceRow(row[0], row[1], row[2], row[3], _shared(row[4]), Spans(spans), words)


@lru_cache(maxsize=1024)
def _shared(said: str) -> Mapping[str, str]:
    """Many voices have one role and place: one mapping, which nobody may change, serves them all."""
    return MappingProxyType(json.loads(said) if said else {})


def _columns(chunks: Iterable[Sequence[Sequence[Any]]], names: dict[int, str], facets: Sequence[str]) -> Columns:
    """Chunk by chunk, so that a million rows are never a million objects; of facets, what differs is read once."""
    numbers = [array("l") for _ in range(6 if facets else 5)]
    texts: defaultdict[str, int] = defaultdict(lambda: len(texts))
    for chunk in chunks:
        by_column = list(zip(*chunk, strict=True))
        for column, part in zip(numbers, by_column[:5], strict=False):
            column.extend(array("l", part))
        if facets:
            numbers[5].extend(map(texts.__getitem__, by_column[5]))
    said = [json.loads(text) if text else {} for text in texts]
    values = {name: list(map([one.get(name, "") for one in said].__getitem__, numbers[5])) for name in facets}
    (transcript, transcripts), (code, codes), (coder, coders) = (_interned(numbers[n], names) for n in (0, 3, 4))
    return Columns(transcript, numbers[1], numbers[2], code, coder, transcripts, codes, coders, values)


def _interned(numbers: array[int], names: dict[int, str]) -> tuple[array[int], list[str]]:
    """Row numbers as indices into a list of names, in order of first use."""
    used = list(dict.fromkeys(numbers))
    if len(used) == 1:
        return array("l", [0]) * len(numbers), [names[used[0]]]
    index = {number: n for n, number in enumerate(used)}
    return array("l", map(index.__getitem__, numbers)), [names[number] for number in used]
