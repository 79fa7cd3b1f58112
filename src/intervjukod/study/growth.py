"""What a new version of a text is made of, and the op that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from intervjukod.domain.anchor import text_hash
from intervjukod.domain.edit_map import EditMap, kept_at
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import version_id
from intervjukod.domain.transcript import Turn
from intervjukod.domain.turns import MEND, Mends, mend_fields
from intervjukod.domain.versions import edits_to_field
from intervjukod.storage.rows import times_from_field, times_to_field, turns_to_field
from intervjukod.study.context import Context


@dataclass(frozen=True, slots=True)
class Growth:
    """A text that was made of another: ``parent`` is the hash of that, "" for the first; ``edits`` lead from it.

    ``turns`` are those of the new text; ``mends`` those among them that were mended by hand on the way. ``joins``
    are further texts (hash and edit) that it was made of; ``said`` are other fields, such as where it was read from.
    """

    text: str
    parent: str
    edits: EditMap | None
    turns: Sequence[Turn]
    mends: Mends = field(default_factory=dict)
    joins: Sequence[tuple[str, EditMap]] = ()
    said: Mapping[str, Any] = field(default_factory=dict)


def version_change(context: Context, transcript: str, growth: Growth) -> Change:
    """The op that makes the version. What was said of an earlier one of the same text and origin is behind it."""
    hash_ = text_hash(growth.text)
    id_ = version_id(transcript, hash_, growth.parent)
    earlier = context.store.journal.entity(Kind.VERSION, id_)
    told = earlier.fields if earlier is not None else {}
    behind = {name: None for name in told if name.startswith(MEND) or name == "joins"}
    joins = {"joins": [[text, edits_to_field(edits)] for text, edits in growth.joins]} if growth.joins else {}
    fields = {
        "exists": True,
        "transcript": transcript,
        "text": hash_,
        "parent": growth.parent,
        "map": edits_to_field(growth.edits),
        "turns": turns_to_field(growth.turns),
        **behind,
        **joins,
        **mend_fields(growth.mends),
        **growth.said,
    }
    return Change(Kind.VERSION, id_, fields)


def carried_times(fields: Mapping[str, Any], edits: EditMap) -> dict[str, object]:
    """The times of a version, where they stand after an edit, as a field of the version that it made."""
    times = times_from_field(fields.get("times"))
    carried = ((kept_at(edits, offset), seconds) for offset, seconds in times)
    found = sorted((offset, seconds) for offset, seconds in carried if offset is not None)
    return {"times": times_to_field(tuple(found))} if times else {}
