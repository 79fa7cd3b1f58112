"""Canonical texts by hash: immutable, compressed, each with the salt of its quote hashes."""

from __future__ import annotations

import os
import zlib
from collections import OrderedDict

from intervjukod.domain.anchor import text_hash
from intervjukod.errors import StudyError
from intervjukod.storage.connection import Connection

KEPT_OPEN = 8
"""Texts kept decompressed: the one on screen and a few that it is compared with."""


class Texts:
    """The table ``text``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._open: OrderedDict[str, str] = OrderedDict()
        self._salts: dict[str, str] = {}

    def put(self, text: str) -> str:
        """Store a canonical text and give its hash; the caller holds the transaction."""
        hash_ = text_hash(text)
        if not self.has(hash_):
            self._insert(hash_, os.urandom(8).hex(), len(text), zlib.compress(text.encode(), 6))
        self._keep(hash_, text)
        return hash_

    def has(self, hash_: str) -> bool:
        return self._connection.execute("SELECT 1 FROM text WHERE hash = ?", (hash_,)).fetchone() is not None

    def get(self, hash_: str) -> str:
        """The text; KeyError when it is not here (not arrived, or withdrawn), StudyError when it is damaged."""
        if hash_ in self._open:
            self._open.move_to_end(hash_)
            return self._open[hash_]
        row = self._connection.execute("SELECT body FROM text WHERE hash = ?", (hash_,)).fetchone()
        if row is None:
            raise KeyError(hash_)
        try:
            text = zlib.decompress(row[0]).decode()
        except (zlib.error, ValueError) as error:
            raise StudyError("database_damaged", path=self._connection.name, reason=str(error)) from error
        self._keep(hash_, text)
        return text

    def is_sound(self, hash_: str) -> bool:
        """Whether the text can be read and is the one that its hash names. KeyError when it is not here."""
        try:
            return text_hash(self.get(hash_)) == hash_
        except StudyError:
            return False

    def salt(self, hash_: str) -> str:
        if hash_ not in self._salts:
            row = self._connection.execute("SELECT salt FROM text WHERE hash = ?", (hash_,)).fetchone()
            if row is None:
                raise KeyError(hash_)
            self._salts[hash_] = str(row[0])
        return self._salts[hash_]

    def hashes(self) -> set[str]:
        return {row[0] for row in self._connection.execute("SELECT hash FROM text")}

    def rows(self, hashes: set[str]) -> list[tuple[str, str, int, bytes]]:
        """Rows as they travel in a merge: hash, salt, size in code points, compressed body."""
        found = self._connection.execute("SELECT hash, salt, size, body FROM text")
        return [tuple(row) for row in found if row[0] in hashes]

    def receive(self, row: tuple[str, str, int, bytes], *, anew: bool = False) -> bool:
        """Take a colleague's text; False when its words do not have the hash it claims.

        ``anew`` puts it in the place of one that is damaged.
        """
        hash_, salt, size, body = row
        try:
            text = zlib.decompressobj().decompress(body, 64 << 20).decode()
        except (zlib.error, UnicodeDecodeError):
            return False
        if text_hash(text) != hash_ or len(text) != size:
            return False
        if anew:
            self.forget({hash_})
        self._insert(hash_, salt, size, body)
        return True

    def put_away(self) -> None:
        """Close the texts kept open: they may no longer be in the database."""
        self._open.clear()
        self._salts.clear()

    def forget(self, hashes: set[str]) -> None:
        self._connection.executemany("DELETE FROM text WHERE hash = ?", [(hash_,) for hash_ in hashes])
        for hash_ in hashes:
            self._open.pop(hash_, None)
            self._salts.pop(hash_, None)

    def _insert(self, hash_: str, salt: str, size: int, body: bytes) -> None:
        self._connection.execute(
            "INSERT INTO text (hash, salt, size, body) VALUES (?, ?, ?, ?)", (hash_, salt, size, body)
        )

    def _keep(self, hash_: str, text: str) -> None:
        self._open[hash_] = text
        self._open.move_to_end(hash_)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)
