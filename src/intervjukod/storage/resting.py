"""What rests on a gesture: living work by later gestures that would be hidden with it if it were cancelled."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from intervjukod.domain.journal import Kind
from intervjukod.storage.rows import compact

CHANGE = "change"
"""What a change of something that the gesture made is counted as; everything else by its kind."""

_MADE = (
    "SELECT DISTINCT kind, entity FROM op o WHERE gesture = ?1 AND json_extract(fields, '$.exists') = 1"
    " AND NOT EXISTS (SELECT 1 FROM op m JOIN gesture g ON g.id = m.gesture AND g.cancelled = 0"
    " WHERE m.entity = o.entity AND m.kind = o.kind AND m.gesture <> ?1 AND json_extract(m.fields, '$.exists') = 1)"
)
"""What would not be there without the gesture."""

_RESTING = {
    CHANGE: (
        "SELECT o.entity, o.gesture, o.seq, o.actor FROM op o JOIN gesture g ON g.id = o.gesture AND g.cancelled = 0"
        " WHERE o.entity IN (SELECT value FROM json_each(?)) AND o.kind <> 'gesture'"
        " AND coalesce(json_extract(o.fields, '$.exists'), 1) = 1"
    ),
    Kind.MEMO: (
        "SELECT e.id, o.gesture, o.seq, o.actor FROM entity e JOIN op o ON o.id = e.op"
        " WHERE e.kind = 'memo' AND e.alive = 1"
        " AND json_extract(e.fields, '$.subject') IN (SELECT value FROM json_each(?))"
    ),
    Kind.CODE: (
        "SELECT e.id, o.gesture, o.seq, o.actor FROM entity e JOIN op o ON o.id = e.op"
        " WHERE e.kind = 'code' AND e.alive = 1 AND"
        " (json_extract(e.fields, '$.parent') IN (SELECT value FROM json_each(?1))"
        " OR json_extract(e.fields, '$.merged_into') IN (SELECT value FROM json_each(?1)))"
    ),
    Kind.INFERENCE: (
        "SELECT e.id, o.gesture, o.seq, o.actor FROM entity e JOIN op o ON o.id = e.op"
        " WHERE e.kind = 'meta-inference' AND e.alive = 1"
        " AND json_extract(e.fields, '$.code') IN (SELECT value FROM json_each(?))"
    ),
    Kind.ANSWER: (
        "SELECT e.id, o.gesture, o.seq, o.actor FROM entity e JOIN op o ON o.id = e.op"
        " WHERE e.kind = 'answer' AND e.alive = 1 AND (e.transcript IN (SELECT value FROM json_each(?1)) OR"
        " json_extract(e.fields, '$.guide') || '/' || json_extract(e.fields, '$.question')"
        " IN (SELECT value FROM json_each(?1)))"
    ),
    Kind.DONE: (
        "SELECT e.id, o.gesture, o.seq, o.actor FROM entity e JOIN op o ON o.id = e.op"
        " WHERE e.kind = 'done' AND e.alive = 1 AND e.transcript <> ''"
        " AND e.transcript IN (SELECT value FROM json_each(?))"
    ),
    Kind.CODING: (
        "SELECT c.id, o.gesture, o.seq, o.actor FROM coding c JOIN op o ON o.entity = c.id AND o.stamp = c.made"
        " WHERE c.transcript IN"
        " (SELECT n FROM entity WHERE kind = 'transcript' AND id IN (SELECT value FROM json_each(?1)))"
        " OR c.code IN (SELECT n FROM entity WHERE kind = 'code' AND id IN (SELECT value FROM json_each(?1)))"
        " OR EXISTS (SELECT 1 FROM entity v JOIN entity t ON t.kind = 'transcript' AND t.id = v.transcript"
        " WHERE v.kind = 'version' AND v.id IN (SELECT value FROM json_each(?1))"
        " AND t.n = c.transcript AND v.made < c.made)"
    ),
}
"""Things that would go with what was made, whose ids are given as a JSON array; a version has what was coded since."""


@dataclass(slots=True)
class Upon:
    """What rests on a gesture: by kind the things, and the gestures with their arrival numbers and actors."""

    things: dict[str, set[str]] = field(default_factory=dict)
    gestures: dict[str, int] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)


def resting_on(connection: sqlite3.Connection, gesture: str) -> Upon:
    """The living work of other gestures that needs what ``gesture`` made."""
    made = connection.execute(_MADE, (gesture,)).fetchall()
    ids = compact(sorted({id_ for _, id_ in made}))
    upon = Upon()
    for kind, question in _RESTING.items() if made else ():
        for id_, by, seq, actor in connection.execute(question, (ids,)):
            if by != gesture:
                upon.things.setdefault(str(kind), set()).add(id_)
                upon.gestures[by] = max(seq, upon.gestures.get(by, 0))
                upon.actors.add(actor)
    return upon
