"""What the history is narrowed to, and what rests on one of its gestures."""

from __future__ import annotations

from collections.abc import Callable

from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.journal import Kind
from intervjukod.errors import AmbiguousError, NotFoundError
from intervjukod.storage.gestures import GestureRow, Narrowed
from intervjukod.storage.resting import CHANGE
from intervjukod.study.context import Context, nearest
from intervjukod.study.shapes import HistoryRow, Resting

EXAMPLES = 5
"""Gestures shown of those that rest on one."""

KINDS = tuple(str(kind) for kind in Kind if kind != Kind.GESTURE)
"""What an act can be about."""

_ORDER = (Kind.CODING, Kind.MEMO, Kind.ANSWER, Kind.DONE, Kind.CODE, Kind.INFERENCE, CHANGE)


def find_gesture(context: Context, name: str) -> str:
    """Id from an arrival number, or from a unique prefix of six or more. NotFoundError, AmbiguousError."""
    gestures = context.store.gestures
    if name.isdecimal() and not name.startswith("0"):
        found = [gestures.at(int(name))]
    elif len(name) < 6:
        raise NotFoundError("id_short", id=name)
    else:
        found = gestures.begun(name.lower())
    if not any(found):
        raise NotFoundError("gesture_unknown", id=name)
    if len(found) > 1:
        raise AmbiguousError("id_ambiguous", id=name, found=", ".join(found))
    return found[0]


def narrowed(context: Context, *, actor: str, kind: str, transcript: str, text: str, before: int) -> Narrowed:
    """The filters of the history as its table knows them. NotFoundError for a kind or a transcript unknown."""
    if kind and kind not in KINDS:
        raise NotFoundError("kind_unknown", name=kind, near=nearest(kind, KINDS))
    wanted = [_of_transcript(context, transcript)] if transcript else []
    wanted += [_of_words(context, text)] if text.strip() else []
    entities = sorted(set.intersection(*wanted)) if wanted else None
    return Narrowed(actor, kind, entities, before)


def _of_transcript(context: Context, name: str) -> set[str]:
    known = context.store.tables.entity(Kind.TRANSCRIPT, name) is not None
    return context.store.mentions.of([name if known else context.find_transcript(name)])


def _of_words(context: Context, text: str) -> set[str]:
    """What a text is found in: words that were written, names of codes and of transcripts; case does not matter."""
    mentions = context.store.mentions

    def holds(said: str) -> bool:
        return bool(find_folded(fold(said), text))

    named = [code.key for code in context.book.codes if any(map(holds, (code.key, *code.label.values())))]
    named += [row.id for row in context.store.tables.entities(Kind.TRANSCRIPT) if holds(str(row.fields.get("name")))]
    return mentions.of(named) | mentions.saying(holds)


def resting(context: Context, gesture: str, told: Callable[[GestureRow], HistoryRow]) -> Resting:
    """What rests on a gesture (its id); ``told`` makes a row of the history in words. NotFoundError."""
    gestures = context.store.gestures
    there = gestures.row(gesture)
    if there is None:
        raise NotFoundError("gesture_unknown", id=gesture)
    upon = context.store.resting_on(gesture)
    newest = sorted(upon.gestures, key=lambda id_: upon.gestures[id_], reverse=True)[:EXAMPLES]
    rows = (gestures.row(id_) for id_ in newest)
    return Resting(
        told(there),
        {str(kind): len(upon.things[kind]) for kind in _ORDER if kind in upon.things},
        len(upon.gestures),
        tuple(sorted(upon.actors)),
        tuple(told(row) for row in rows if row is not None),
    )
