"""Reading the words in ``intervjukod.index.db``: each distinct word once, and where it stands in which text.

Plain tables in place of a full-text index: a study has few distinct words (190,000 in twelve million), so that
they are looked through as they are, for forms and for what compounds hold, and what a person typed is never
syntax. The file may be damaged or deleted at any moment: whatever it can no longer tell is ``IndexLost``, and
whoever asks goes on without it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import quote

from intervjukod.domain.span import Span
from intervjukod.domain.word import IndexedWord
from intervjukod.storage.lock import runs
from intervjukod.storage.tables import Spans

VERSION = 1
"""Changes with the tables, and with the rules by which a text becomes words: then the index is made anew."""
BUSY_SECONDS = 2.0
SILENT_SECONDS = 60.0
"""A builder that has written nothing for so long is not counted on any more."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS words_made (
    one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, model TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS builder (
    one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, beat REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS indexed (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS word (
    n INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    spelling TEXT NOT NULL,
    lemma TEXT NOT NULL,
    known INTEGER NOT NULL,
    UNIQUE (form, lemma)
) STRICT;
CREATE INDEX IF NOT EXISTS word_spelling ON word (spelling);
CREATE INDEX IF NOT EXISTS word_lemma ON word (lemma);
CREATE TABLE IF NOT EXISTS place (
    word INTEGER NOT NULL, text INTEGER NOT NULL, at BLOB NOT NULL, PRIMARY KEY (word, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_text ON place (text);
"""
_WORD = "SELECT word.n, form, spelling, lemma, known FROM word"


class IndexLost(Exception):
    """The index was there and cannot tell any more: deleted, damaged, or made anew under the question."""


class Trouble(StrEnum):
    """What is wrong with an index that was there."""

    NONE = ""
    GONE = "gone"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a word stands in one text, in order: the how-manieth word it is there, from 0, and its spans."""

    positions: Sequence[int]
    spans: Spans


def packed(places: Iterable[tuple[int, Span]]) -> bytes:
    """Positions and spans as they are stored: numbers of four bytes, all positions first."""
    positions, ends = array("I"), array("I")
    for position, span in places:
        positions.append(position)
        ends.extend((span.start, span.end))
    return (positions + ends).tobytes()


def unpacked(stored: bytes) -> Places:
    """What ``packed`` stored. ValueError when it is nothing of the kind."""
    numbers = array("I")
    numbers.frombytes(stored)
    count, rest = divmod(len(numbers), 3)
    ends = numbers[count:]
    if rest or ends.tolist() != sorted(ends):
        raise ValueError(f"not places: {len(numbers)} numbers")
    return Places(numbers[:count], Spans(ends))


class WordIndex:
    """The words of the study's texts, as far as they are indexed. A text is known by its hash.

    ``trouble`` tells what became of an index that was there. Every method may raise ``IndexLost``.
    """

    def __init__(self, path: Path, *, frozen: bool = False) -> None:
        """``frozen`` says that this process cannot write the file, nor beside it."""
        self.trouble = Trouble.NONE
        self._path = path
        self._frozen = frozen
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions to one state of the index: word numbers hold as long as this does."""
        connection = self._opened()
        if connection is None:
            yield
            return
        self._ask("BEGIN")
        try:
            yield
        finally:
            if connection is self._connection and connection.in_transaction:
                connection.rollback()

    def indexed(self) -> frozenset[str]:
        """Hashes of the texts that are indexed."""
        return frozenset(hash_ for (hash_,) in self._ask("SELECT hash FROM indexed"))

    def model(self) -> str:
        """What the texts were read with, by names and versions; "" before there is an index."""
        return next((str(model) for (model,) in self._ask("SELECT model FROM words_made")), "")

    def building(self) -> bool:
        """Whether a process is at work on it."""
        return any(is_at_work(pid, beat) for pid, beat in self._ask("SELECT pid, beat FROM builder"))

    def named(self, names: Collection[str]) -> list[IndexedWord]:
        """Words whose spelling or lemma is one of ``names``."""
        among = "(SELECT value FROM json_each(?1))"
        return self._words(f"WHERE spelling IN {among} OR lemma IN {among}", _listed(names))

    def holding(self, pieces: Collection[str], starts: Collection[str]) -> list[IndexedWord]:
        """Words whose form, spelling or lemma has one of ``pieces`` in it, or begins with one of ``starts``."""
        tests = ["instr(form, ?) OR instr(spelling, ?) OR instr(lemma, ?)"] * len(pieces)
        tests += ["instr(form, ?) = 1 OR instr(spelling, ?) = 1 OR instr(lemma, ?) = 1"] * len(starts)
        asked = [part for part in (*pieces, *starts) for _ in range(3)]
        return self._words(f"WHERE {' OR '.join(tests)}", *asked) if tests else []

    def unknown(self, spellings: Collection[str]) -> list[IndexedWord]:
        """Words with one of the spellings that no dictionary has."""
        return self._words("WHERE known = 0 AND spelling IN (SELECT value FROM json_each(?))", _listed(spellings))

    def places(self, words: Collection[int]) -> Iterator[tuple[int, str, Places]]:
        """Where words stand, by number: the word, the hash of the text, its places."""
        rows = self._ask(
            "SELECT place.word, indexed.hash, place.at FROM place JOIN indexed ON indexed.n = place.text"
            " WHERE place.word IN (SELECT value FROM json_each(?))",
            _listed(words),
        )
        for word, hash_, at in rows:
            yield word, hash_, self._unpacked(at)

    def words_of(self, hash_: str) -> Iterator[tuple[IndexedWord, Places]]:
        """The distinct words of one text with their places."""
        rows = self._ask(
            "SELECT word.n, form, spelling, lemma, known, at FROM indexed"
            " JOIN place ON place.text = indexed.n JOIN word ON word.n = place.word WHERE indexed.hash = ?",
            hash_,
        )
        for *word, at in rows:
            yield _word(word), self._unpacked(at)

    def _words(self, condition: str, *asked: object) -> list[IndexedWord]:
        return [_word(row) for row in self._ask(f"{_WORD} {condition}", *asked)]

    def _unpacked(self, at: bytes) -> Places:
        try:
            return unpacked(at)
        except (TypeError, ValueError) as error:
            raise self._lost(Trouble.DAMAGED) from error

    def _ask(self, question: str, *asked: object) -> list[tuple[Any, ...]]:
        connection = self._opened()
        if connection is None:
            return []
        try:
            return connection.execute(question, asked).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._lost(Trouble.DAMAGED) from error

    def _lost(self, trouble: Trouble) -> IndexLost:
        self.trouble = trouble
        self.close()
        return IndexLost(trouble)

    def _opened(self) -> sqlite3.Connection | None:
        """The connection; None while there is no index that this release can read."""
        file = identity(self._path)
        if self._connection is not None and file == self._file:
            return self._connection
        if self._connection is not None:
            midway = self._connection.in_transaction
            self.close()
            if file is None:
                self.trouble = Trouble.GONE
            if midway:
                raise IndexLost(Trouble.GONE)
        if file is not None:
            self._connection, self._file = self._open(self._path), file
        return self._connection

    def _open(self, path: Path) -> sqlite3.Connection | None:
        """As others write it, or, where nobody can, as it stands."""
        for mode in ("mode=ro", "mode=ro&immutable=1")[: 1 + self._frozen]:
            with suppress(sqlite3.OperationalError):  # no words in it yet, or not to be opened so
                connection = _connected(path, mode)
                try:
                    if connection.execute("SELECT version FROM words_made").fetchone() == (VERSION,):
                        return connection
                except sqlite3.OperationalError:
                    connection.close()
                    raise
                except sqlite3.DatabaseError:
                    self.trouble = Trouble.DAMAGED
                connection.close()
        return None


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?{mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that took its name; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_at_work(pid: int, beat: float) -> bool:
    """Whether the process that left this mark still builds."""
    return time.time() - beat < SILENT_SECONDS and (pid == os.getpid() or runs(pid))


def _listed(values: Collection[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _word(row: Sequence[Any]) -> IndexedWord:
    n, form, spelling, lemma, known = row
    return IndexedWord(n, form, spelling, lemma, bool(known))
