"""Which entities the journal's ops are about: those of a transcript, those that some words are said of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from intervjukod.domain.journal import Kind
from intervjukod.storage.rows import compact

_SPOKEN = (Kind.MEMO, Kind.CODE, Kind.CODEBOOK, Kind.MILESTONE, Kind.QUESTION, Kind.GUIDE, Kind.INFERENCE)
"""Kinds whose ops hold words that a person wrote; of a coding the words are its code's and its transcript's."""
_UNSPOKEN = frozenset(
    (
        "about",
        "subject",
        "coder",
        "codebook",
        "parent",
        "order",
        "colour",
        "transcript",
        "anchor",
        "at",
        "code",
        "verdict",
    )
)
"""Fields of those ops that hold no words."""


class Mentions:
    """Questions to the whole journal, removed and cancelled things included. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, ids: Iterable[str]) -> set[str]:
        """The entities with these ids, and all that ever belonged to one: codings of a transcript or with a code,
        memos on them, answers, done marks."""
        found = set(ids)
        needles = [f'"{field}":{compact(id_)}' for id_ in found for field in ("transcript", "code", "subject")]
        if needles:
            condition = " OR ".join("instr(fields, ?)" for _ in needles)
            found |= self._column(f"SELECT DISTINCT entity FROM op WHERE {condition}", needles)  # noqa: S608 (marks)
            found |= self._column(
                "SELECT DISTINCT entity FROM op WHERE kind = ? AND json_extract(fields, '$.subject') IN"
                " (SELECT value FROM json_each(?))",
                [str(Kind.MEMO), compact(sorted(found))],
            )
        return found

    def saying(self, matches: Callable[[str], bool]) -> set[str]:
        """The entities of which some op says, in a person's words, what ``matches``."""
        rows = self._connection.execute(
            f"SELECT entity, fields FROM op WHERE kind IN ({', '.join('?' * len(_SPOKEN))})",  # noqa: S608 (marks)
            [str(kind) for kind in _SPOKEN],
        )
        said = {entity for entity, fields in rows if any(map(matches, _words(json.loads(fields))))}
        return said | {entity for entity, text in self._citations() if matches(text)}

    def _citations(self) -> Iterable[tuple[str, str]]:
        """Codings with the words that somebody edited their quotes to."""
        return self._connection.execute(
            "SELECT entity, json_extract(fields, '$.citation') FROM op"
            " WHERE kind = ? AND instr(fields, '\"citation\"') AND json_extract(fields, '$.citation') <> ''",
            (str(Kind.CODING),),
        )

    def ever(self, kind: str) -> set[str]:
        """Ids of the entities of a kind that there are or ever were, and of those that only others speak of."""
        return self._column("SELECT id FROM entity WHERE kind = ?", [str(kind)])

    def spoken_of(self, kind: str) -> set[str]:
        """Ids of the entities of a kind that some op is about, also of those that are gone or cancelled."""
        return self._column("SELECT DISTINCT entity FROM op WHERE kind = ?", [str(kind)])

    def _column(self, question: str, values: list[str]) -> set[str]:
        return {row[0] for row in self._connection.execute(question, values)}


def _words(said: Any) -> Iterator[str]:
    """Every text in the fields of an op, but what is not for people."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, list):
        for part in said:
            yield from _words(part)
    elif isinstance(said, dict):
        for name, part in said.items():
            if name not in _UNSPOKEN:
                yield from _words(part)
