"""Writing the words in ``intervjukod.index.db``: one text a transaction, one writer at a time.

Killed at any moment it leaves whole texts behind, and the next writer goes on where it stopped.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from intervjukod.domain.span import Span
from intervjukod.domain.word import Lemmatised
from intervjukod.errors import StudyError
from intervjukod.storage.index import prepared, thrown_away
from intervjukod.storage.word_index import SCHEMA, VERSION, IndexLost, identity, is_at_work, packed

_FILLED = ("place", "word", "indexed")
_TABLES = (*_FILLED, "builder", "words_made")


class WordWriter:
    """The one that builds.

    Making it and each of its methods raises ``IndexLost`` when the file was deleted, taken over or damaged
    (then it is thrown away): begin again. StudyError when it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._numbers: dict[tuple[str, str], int] = {}
        with _told(path):
            self._connection = prepared(path)
        self._file = identity(path)
        try:
            with _told(path):
                self._drop_other_release()
                self._connection.executescript(SCHEMA)
                self._connection.execute("PRAGMA secure_delete = ON")  # an interview that is gone leaves no words
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Stop building."""
        with suppress(sqlite3.DatabaseError):  # a mark that stays behind is known by its age and its process
            self._connection.execute("DELETE FROM builder WHERE pid = ?", (os.getpid(),))
        self._connection.close()

    def begin(self, model: str, *, anew: bool = False) -> bool:
        """Become the one that builds, with ``model``; False when another process is at it.

        What another model made is removed, and with ``anew`` everything.
        """
        with _told(self._path), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            for pid, beat in connection.execute("SELECT pid, beat FROM builder"):
                if pid != os.getpid() and is_at_work(pid, beat):
                    return False
            connection.execute("INSERT OR REPLACE INTO builder VALUES (1, ?, ?)", (os.getpid(), time.time()))
            made = connection.execute("SELECT version, model FROM words_made").fetchone()
            if anew or made != (VERSION, model):
                for table in _FILLED:
                    connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own tables
                connection.execute("INSERT OR REPLACE INTO words_made VALUES (1, ?, ?)", (VERSION, model))
            self._read_numbers()
        return True

    def indexed(self) -> frozenset[str]:
        """Hashes of the texts that are indexed."""
        with _told(self._path):
            return frozenset(hash_ for (hash_,) in self._connection.execute("SELECT hash FROM indexed"))

    def add(self, hash_: str, words: Iterable[tuple[Span, Lemmatised]]) -> None:
        """Index one text: its words in order, with their places."""
        read = list(words)  # before the transaction: reading takes longer than others should wait for the file
        places: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        with self._transaction() as connection:
            text = connection.execute("INSERT INTO indexed (hash) VALUES (?)", (hash_,)).lastrowid
            for position, (span, word) in enumerate(read):
                for lemma in word.lemmas:
                    places[self._number(word, lemma)].append((position, span))
            rows = [(word, text, packed(at)) for word, at in places.items()]
            connection.executemany("INSERT INTO place (word, text, at) VALUES (?, ?, ?)", rows)

    def remove(self, hashes: Collection[str]) -> None:
        """Forget texts that the study no longer has, and the words that only they had."""
        if not hashes:
            return
        with self._transaction() as connection:
            for hash_ in hashes:
                connection.execute("DELETE FROM place WHERE text = (SELECT n FROM indexed WHERE hash = ?)", (hash_,))
                connection.execute("DELETE FROM indexed WHERE hash = ?", (hash_,))
            connection.execute("DELETE FROM word WHERE n NOT IN (SELECT word FROM place)")
            self._read_numbers()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction of the process that builds, which shows in it that it is still at work."""
        if identity(self._path) != self._file:
            raise IndexLost(f"{self._path}: deleted")
        with _told(self._path), self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            mark = connection.execute("UPDATE builder SET beat = ? WHERE pid = ?", (time.time(), os.getpid()))
            if not mark.rowcount:
                raise IndexLost(f"{self._path}: taken over")
            yield connection

    def _read_numbers(self) -> None:
        rows = self._connection.execute("SELECT form, lemma, n FROM word")
        self._numbers = {(form, lemma): n for form, lemma, n in rows}

    def _number(self, word: Lemmatised, lemma: str) -> int:
        key = (word.form, lemma)
        if key not in self._numbers:
            made = self._connection.execute(
                "INSERT INTO word (form, spelling, lemma, known) VALUES (?, ?, ?, ?)",
                (word.form, word.spelling, lemma, word.known),
            )
            self._numbers[key] = int(made.lastrowid or 0)
        return self._numbers[key]

    def _drop_other_release(self) -> None:
        there = "SELECT 1 FROM sqlite_master WHERE name = 'words_made'"
        if self._connection.execute(there).fetchone() is None:
            return
        if self._connection.execute("SELECT version FROM words_made").fetchone() not in (None, (VERSION,)):
            for table in _TABLES:
                self._connection.execute(f"DROP TABLE IF EXISTS {table}")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:  # full, locked, not ours to write
        raise StudyError("search.index_unwritable", path=str(path), reason=str(error)) from error
    except sqlite3.DatabaseError as error:
        if not thrown_away(path):
            raise StudyError("search.index_unwritable", path=str(path), reason=str(error)) from error
        raise IndexLost(f"{path}: {error}") from error
