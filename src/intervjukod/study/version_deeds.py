"""What was done to a text and to what stands on it, in a person's terms: a part of ``deeds``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from intervjukod.domain.anchor import PLACED as HAS_A_PLACE
from intervjukod.domain.anchor import Anchor
from intervjukod.domain.edit_map import first_change
from intervjukod.domain.journal import Kind, Op
from intervjukod.domain.span import Span
from intervjukod.domain.turns import MEND, SIDE
from intervjukod.domain.versions import edits_from_field
from intervjukod.study.context import Context
from intervjukod.study.shapes import Act

HOW = "placed"
"""On what was anchored anew from the queue: whether a person accepted its place or gave it one."""
ACCEPTED, PLACED = "accepted", "placed"
RIGHTED = "righted"
"""On what was anchored anew because its words stood elsewhere in the very text that its anchor names."""

LEFT = "left:"
"""What the name of a field begins with that says in which version somebody let something be; the part follows."""

CHOSEN = "chosen"
"""On a version that was made to end a fork by choosing one of its texts."""
JOINED = "joined"
"""On a version that was made of several, with words of all."""

_PLACING = (Kind.CODING, Kind.MEMO, Kind.ANSWER)


def about_texts(
    context: Context, ops: Sequence[Op], sizes: Mapping[str, int], told_alone: Callable[[Op], Act]
) -> Act | None:
    """The act, when it is about versions of one text or about the queue; ``told_alone`` tells any op by itself."""
    if not sizes.keys() - {Kind.VERSION, Kind.TRANSCRIPT} and not any(_is_first(op) for op in ops):
        return _of_text(context, ops)
    if not sizes.keys() - set(_PLACING) and all(_is_placing(op) for op in ops):
        return _of_queue(context, ops, sum(sizes.values()), told_alone)
    return None


def _is_first(op: Op) -> bool:
    """Whether the op takes a transcript in, or says something of it that has nothing to do with its text."""
    if op.kind == Kind.VERSION:
        return op.fields.get("exists") is True and not op.fields.get("parent")
    return not any(name.startswith(SIDE) or name == "file" for name in op.fields)


def _of_text(context: Context, ops: Sequence[Op]) -> Act | None:
    texts = [op for op in ops if op.kind == Kind.VERSION]
    made = [op for op in texts if op.fields.get("parent")]
    owners = dict.fromkeys(_transcript(context, op) for op in ops)
    if len(owners) != 1:
        return Act(ops[0].gesture, "versions.taken_many", {"n": len(owners)}, count=len(owners))
    (transcript,) = owners
    row = context.store.tables.entity(Kind.TRANSCRIPT, transcript)
    values = {"name": row.fields.get("name", transcript) if row is not None else transcript}
    key = _key(texts, made)
    span = _place(context, transcript, made[0]) if made else None
    return Act(ops[0].gesture, key, values, transcript=transcript, span=span)


def _key(texts: Sequence[Op], made: Sequence[Op]) -> str:
    """The sentence for what became of a text."""
    if any(op.fields.get("source") for op in made):
        return "versions.file_joined" if len(made) > 1 else "versions.file_taken"
    if any(op.fields.get(CHOSEN) for op in made):
        return "versions.chosen"
    if any(op.fields.get(JOINED) for op in made) and len(made) == 1:
        return "versions.joined"
    if made:
        return "versions.edited_beside" if len(made) > 1 else "versions.edited"
    if any("turns" in op.fields for op in texts):
        return "versions.turns_taken"
    if any(name.startswith(MEND) for op in texts for name in op.fields) or not texts:
        return "versions.mended"
    return "versions.recognised"


def _transcript(context: Context, op: Op) -> str:
    """The transcript (its id) that an op on it or on a version of it is about."""
    if op.kind == Kind.TRANSCRIPT:
        return op.entity
    if "transcript" in op.fields:
        return str(op.fields["transcript"])
    told = context.store.journal.ops("entity = ? AND kind = ?", (op.entity, str(Kind.VERSION)))
    return next((str(one.fields["transcript"]) for one in told if "transcript" in one.fields), "")


def _place(context: Context, transcript: str, op: Op) -> Span | None:
    """Where, in the version shown, a version differs first from what it was made of; None where that is gone."""
    edits = edits_from_field(op.fields.get("map"))
    if edits is None:
        return None
    anchor = Anchor(str(op.fields["text"]), first_change(edits), "")
    placed = context.store.journal.folding.versions(transcript).place(anchor)
    return placed.span if placed.state in HAS_A_PLACE and placed.span else None


def _is_placing(op: Op) -> bool:
    return op.kind in _PLACING and (HOW in op.fields or any(name.startswith(LEFT) for name in op.fields))


def _of_queue(context: Context, ops: Sequence[Op], n: int, told_alone: Callable[[Op], Act]) -> Act:
    if n > 1:
        key = "versions.righted_many" if ops[0].fields.get(HOW) == RIGHTED else "versions.accepted_many"
        return Act(ops[0].gesture, key, {"n": n}, count=n)
    (op,) = ops
    alone = told_alone(op)
    how = str(op.fields.get(HOW) or ("left" if any(op.fields.values()) else "unleft"))
    key = f"versions.{op.kind}_{how}"
    values, span = dict(alone.values), alone.span
    if op.fields.get("asked"):  # an answer by itself is told by where it is answered
        span = (
            context.store.journal.folding.versions(alone.transcript).place(Anchor.from_field(op.fields["asked"])).span
        )
        values["place"] = context.transcript(alone.transcript).place(span)
    return Act(op.gesture, key, values, transcript=alone.transcript, span=span)
