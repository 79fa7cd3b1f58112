"""What a person's next undo and redo are about: one gesture, or all that one going back took back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from intervjukod.domain.journal import Kind

_NEWEST = (
    " AND NOT EXISTS (SELECT 1 FROM op later WHERE later.entity = word.entity AND later.kind = word.kind"
    " AND (later.stamp, later.id) > (word.stamp, word.id))"
)
"""Of the words on a gesture the one that holds."""
_LAST_WORD = (
    "SELECT gesture, json_extract(fields, '$.cancelled'), json_extract(fields, '$.again'), wall FROM op"
    " WHERE kind = ?2 AND actor = ?1 AND stamp > coalesce((SELECT max(stamp) FROM gesture WHERE actor = ?1), -1)"
    " ORDER BY stamp DESC, id DESC LIMIT 1"
)
_CANCELLED_LAST = (
    "SELECT word.gesture, word.wall FROM gesture g"  # noqa: S608 (constants of our own)
    " JOIN op word ON word.entity = g.id AND word.kind = ?2"
    " WHERE g.actor = ?1 AND g.cancelled = 1 AND word.actor = ?1 AND g.stamp >"
    " coalesce((SELECT max(stamp) FROM gesture WHERE actor = ?1 AND cancelled = 0), -1)"
    + _NEWEST
    + " ORDER BY word.stamp DESC, word.id DESC LIMIT 1"
)
_SAID_WITH = (
    "SELECT g.id FROM op word JOIN gesture g ON g.id = word.entity"  # noqa: S608 (constants of our own)
    " WHERE word.gesture = ? AND word.kind = ? AND g.actor = ?" + _NEWEST + " ORDER BY g.stamp, g.id"
)


@dataclass(frozen=True, slots=True)
class Step:
    """Gestures, the oldest first, and whether they are to be cancelled or to stand again.

    ``back``: they are what one going back takes back, and the step takes that back or does it again. ``wall``:
    when several were done, cancelled or restored, in milliseconds since 1970. Without gestures there is nothing to do.
    """

    gestures: tuple[str, ...] = ()
    cancelled: bool = True
    back: bool = False
    wall: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    """What somebody said of gestures: the act of saying it, whether it cancels, whether redo may say the opposite."""

    act: str = ""
    cancels: bool = False
    again: bool = False
    wall: int = 0


class Steps:
    """Questions to the journal. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def to_undo(self, actor: str) -> Step:
        """The actor's newest gesture that stands; right after a going back all that it took back, to stand again."""
        word = self._last_word(actor)
        gone = self._said_with(word.act, actor) if word.cancels else ()
        if len(gone) > 1:
            return Step(gone, cancelled=False, back=True, wall=word.wall)
        row = self._connection.execute(
            "SELECT id FROM gesture WHERE actor = ? AND cancelled = 0 ORDER BY stamp DESC LIMIT 1", (actor,)
        ).fetchone()
        return Step((str(row[0]),)) if row else Step()

    def to_redo(self, actor: str) -> Step:
        """What the actor took back last, of their own and newer than every standing act, at once as it was taken.

        The oldest cancelled one would be wrong: it may have been left behind by a newer act, undone in its turn.
        What somebody else cancelled from history is theirs to restore, and no redo.
        """
        word = self._last_word(actor)
        if word.again and not word.cancels:
            return Step(self._said_with(word.act, actor), cancelled=True, back=True, wall=word.wall)
        row = self._connection.execute(_CANCELLED_LAST, (actor, str(Kind.GESTURE))).fetchone()
        if row is None:
            return Step(cancelled=False)
        return Step(self._said_with(str(row[0]), actor), cancelled=False, wall=row[1])

    def _last_word(self, actor: str) -> _Word:
        """What the actor said last of gestures, when they have done nothing since."""
        row = self._connection.execute(_LAST_WORD, (actor, str(Kind.GESTURE))).fetchone()
        return _Word(str(row[0]), bool(row[1]), bool(row[2]), row[3]) if row else _Word()

    def _said_with(self, word: str, actor: str) -> tuple[str, ...]:
        """The actor's own gestures that one act of cancelling or restoring spoke of, and nobody since."""
        rows = self._connection.execute(_SAID_WITH, (word, str(Kind.GESTURE), actor))
        return tuple(id_ for (id_,) in rows)
