"""What the floors of the reports read: the study's own tables, with sqlite3 and json; proposals by their own mark."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.corpus import CODES, DEFAULT_FROM, PARENTS
from benchmarks.floor_reports import Coding, Voice
from intervjukod.language.guide_matching import Heard, basis, guide_basis
from intervjukod.storage import tables as storage
from intervjukod.study import folding

Pair = tuple[int, int]
"""Start and end, in code points."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How one question stands in a transcript: what its row says of it, and where it is answered."""

    standing: str
    answered: Sequence[Pair]


class Tables:
    """The tables of an open study and of its index file, read anew at each call."""

    def __init__(self, connection: sqlite3.Connection, index: sqlite3.Connection) -> None:
        self._connection, self._index = connection, index
        self.codes = dict(connection.execute("SELECT id, n FROM entity WHERE kind = 'code'"))
        self.paths = {self.codes[code]: [self.codes[one] for one in _path(code)] for code in CODES}
        self.names = {n: code for code, n in self.codes.items()}

    def codings(self) -> Sequence[Coding]:
        """Every coding, in the order that counting needs."""
        return self._connection.execute(
            'SELECT transcript, "start", "end", code FROM coding ORDER BY transcript, "start"'
        ).fetchall()

    def given(self, *facets: str) -> Sequence[Sequence[str]]:
        """The values of some facets beside ``codings``, "" for none, without what their informants have."""
        rows = self._connection.execute('SELECT facets FROM coding ORDER BY transcript, "start"')
        return [self._values(text, facets) for (text,) in rows]

    @staticmethod
    @cache
    def _values(said: str, facets: Sequence[str]) -> list[str]:
        values = json.loads(said) if said else {}
        return [values.get(name, "") for name in facets]

    def voices(self) -> dict[int, Voice]:
        """By row number of the transcript: informant, starts and ends of turns, starts of words."""
        voices: dict[int, Voice] = {}
        rows = self._connection.execute(
            "SELECT transcript, informant, spans, words FROM voice WHERE side = 'informant'"
        )
        for transcript, informant, spans, words in rows:
            ends, starts = array("I"), array("I")
            ends.frombytes(spans)
            starts.frombytes(words)
            voices[transcript] = (informant, ends[::2], ends[1::2], starts)
        return voices

    def values(self, name: str) -> dict[int, str]:
        """Row number of a transcript to its informant's value of an attribute."""
        rows = self._connection.execute("SELECT transcript, attributes FROM voice WHERE side = 'informant'")
        return {transcript: json.loads(said).get(name, "") for transcript, said in rows}

    def groups(self, name: str) -> dict[int, Sequence[str]]:
        """The same as a path and what is above it."""
        return {place: _prefixes(value) for place, value in self.values(name).items()}

    def defaults(self, facet: str) -> Mapping[int, str]:
        """Row number of a transcript to the value of a facet that its informant's codings have by default."""
        return self.values(DEFAULT_FROM[facet]) if facet in DEFAULT_FROM else {}

    def last_coded(self) -> dict[int, int]:
        """Row number of a transcript to the stamp of its newest coding."""
        return dict(self._connection.execute("SELECT transcript, max(made) FROM coding GROUP BY transcript"))

    def expected(self) -> dict[str, list[int]]:
        """Question to the codes that it expects, and those above them."""
        rows = self._connection.execute("SELECT fields FROM entity WHERE kind = 'question' AND alive = 1 ORDER BY made")
        said = [json.loads(fields) for (fields,) in rows]
        return {one["id"]: [self.codes[node] for code in one["expects"] for node in _path(code)] for one in said}

    def answers(self) -> dict[int, dict[str, Asked]]:
        """Row number of a transcript to what is said of its questions, confirmed or else proposed.

        What was proposed is looked at for what it was made from, and what was confirmed for the text it speaks of.
        """
        number = dict(self._connection.execute("SELECT id, n FROM entity WHERE kind = 'transcript'"))
        shown = self._shown()
        marks = self._marks({number[id_]: version for id_, (version, _) in shown.items()})
        found: dict[int, dict[str, Asked]] = {n: {} for n in number.values()}
        for name, mark, said in self._index.execute("SELECT transcript, basis, said FROM proposal"):
            place = number[name.partition(" ")[0]]
            if mark != marks[place]:
                raise SystemExit(f"an outdated proposal: {name}")
            for one in json.loads(said):
                found[place][one["question"]] = Asked("proposed", one["answered"])
        for (fields,) in self._connection.execute("SELECT fields FROM entity WHERE kind = 'answer' AND alive = 1"):
            one = json.loads(fields)
            text = shown[one["transcript"]][1]
            spans = [(start, end) for told, start, end, _ in one["answered"] if told == text]
            found[number[one["transcript"]]][one["question"]] = Asked("answered" if spans else "asked", spans)
        return found

    def _shown(self) -> dict[str, tuple[str, str]]:
        """Id of a transcript to its version and the hash of its text."""
        rows = self._connection.execute(
            "SELECT transcript, id, json_extract(fields, '$.text') FROM entity"
            " WHERE kind = 'version' AND alive = 1 ORDER BY made"
        )
        return {transcript: (version, text) for transcript, version, text in rows}

    def _marks(self, versions: Mapping[int, str]) -> dict[int, str]:
        """Row number of a transcript to the mark of what is proposed in its version, by the rule that made it."""
        heard: dict[int, list[Heard]] = {n: [] for n in versions}
        for n, label, side, said, spans in self._connection.execute(
            "SELECT transcript, label, side, attributes, spans FROM voice"
        ):
            ends = array("I")
            ends.frombytes(spans)
            heard[n].append(Heard(label, side, json.loads(said), ends))
        guide = guide_basis(folding.guides(storage.Tables(self._connection))[0])
        return {n: basis(versions[n], voices, guide) for n, voices in heard.items()}


def _path(code: str) -> list[str]:
    return [code, PARENTS[code]] if code in PARENTS else [code]


def _prefixes(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]
