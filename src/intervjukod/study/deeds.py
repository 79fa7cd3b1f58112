"""What a gesture did, in a person's terms: from ops to an :class:`Act` with a sentence and a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.codebook import in_language
from intervjukod.domain.journal import Kind, Op
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError
from intervjukod.storage.folding import FACET
from intervjukod.study.context import Context, iso
from intervjukod.study.shapes import Act

_BULK = (
    (Kind.VERSION, "acts.took_in"),
    (Kind.CODING, "acts.loaded"),
    (Kind.CODE, "acts.read_codebook"),
    (Kind.QUESTION, "acts.read_guide"),
    (Kind.SPEAKER, "acts.read_informants"),
    (Kind.TRANSCRIPT, "acts.read_informants"),
)
"""What a gesture of many parts is told by: the first kind of which it has any."""

_FROM_FILES = frozenset((Kind.VERSION, Kind.CODEBOOK, Kind.GUIDE, Kind.SPEAKER))


def describe(context: Context, ops: Sequence[Op], sizes: Mapping[str, int] | None = None) -> Act:
    """The act of one gesture. ``ops`` are its first ops, ``sizes`` how many it has in all, by kind."""
    main = _main(ops)
    sizes = Counter(op.kind for op in ops) if sizes is None else sizes
    if main.hollow:
        act = Act(main.gesture, "acts.withdrawn_content")
    elif _is_bulk(sizes):
        act = _bulk(main, sizes)
    else:
        act = _single(context, main)
    ids = tuple(dict.fromkeys(op.entity for op in ops))
    return Act(
        main.gesture,
        act.key,
        act.values,
        ids,
        max(act.count, 1),
        act.transcript,
        act.span,
        iso(main.wall),
        main.actor,
    )


def _main(ops: Sequence[Op]) -> Op:
    """The op that the gesture is about: a memo written with a coding is a part of coding."""
    return next((op for op in ops if op.kind == Kind.CODING), ops[0])


def _is_bulk(sizes: Mapping[str, int]) -> bool:
    many = (Kind.CODING, Kind.CODE, Kind.TRANSCRIPT, Kind.QUESTION)
    return any(kind in sizes for kind in _FROM_FILES) or any(sizes.get(kind, 0) > 1 for kind in many)


def _bulk(main: Op, sizes: Mapping[str, int]) -> Act:
    if Kind.TRANSCRIPT in sizes and len(sizes) == 1 and not any(name.startswith("csv:") for name in main.fields):
        return Act(main.gesture, "acts.changed", {"n": sizes[Kind.TRANSCRIPT]}, count=sizes[Kind.TRANSCRIPT])
    found = ((key, sizes[kind]) for kind, key in _BULK if sizes.get(kind))
    empty = "acts.read_codebook" if Kind.CODEBOOK in sizes else "acts.read_guide"
    key, count = next(found, (empty, 0))
    return Act(main.gesture, key, {"n": count}, count=count)


def _single(context: Context, op: Op) -> Act:
    describe_kind = _BY_KIND.get(op.kind)
    return Act(op.gesture, "acts.unknown", {"kind": op.kind}) if describe_kind is None else describe_kind(context, op)


def _coding(context: Context, op: Op) -> Act:
    fields, before = _then(context, op)
    transcript, span, place = _place(context, fields)
    values: dict[str, object] = {"code": _label(context, fields.get("code", "")), "place": place}
    if op.fields.get("exists") is True:
        key = "acts.coded"
    elif op.fields.get("exists") is False:
        key = "acts.removed"
    elif "code" in op.fields:
        key, values = "acts.recoded", {**values, "before": _label(context, before.get("code", ""))}
    elif "anchor" in op.fields:
        key = "acts.moved"
    else:
        name, value = next(((name, value) for name, value in op.fields.items() if name.startswith(FACET)), ("", ""))
        key = "acts.facet_set" if value else "acts.facet_cleared"
        values |= {"facet": name[len(FACET) :], "value": value or ""}
    return Act(op.gesture, key, values, transcript=transcript, span=span)


def _then(context: Context, op: Op) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the entity said after the op, and before it, cancelled acts too: the history tells of those as well."""
    if op.fields.get("exists") is True:
        return dict(op.fields), {}
    fields: dict[str, Any] = {}
    before: dict[str, Any] = {}
    earlier = context.store.journal.ops("entity = ? AND kind = ? AND stamp <= ?", (op.entity, op.kind, op.stamp))
    for one in earlier:
        before = dict(fields)
        fields |= one.fields
    return fields, before


def _memo(context: Context, op: Op) -> Act:
    fields, _ = _then(context, op)
    about, subject = str(fields.get("about", "")), str(fields.get("subject", ""))
    key = "acts.memo_removed" if op.fields.get("exists") is False else "acts.memo_written"
    transcript, span, place = subject_place(context, about, subject, fields)
    return Act(op.gesture, key, {"about": about, "on": place}, transcript=transcript, span=span)


def subject_place(
    context: Context, about: str, subject: str, fields: Mapping[str, Any]
) -> tuple[str, Span | None, str]:
    """Where a memo about something stands: transcript id, span, and a name or reference in words."""
    if about == "coding":
        told = context.store.journal.ops("entity = ? AND kind = ?", (subject, Kind.CODING))
        return _place(context, {name: value for op in told for name, value in op.fields.items()})
    if about == "transcript":
        return _place(context, {**fields, "transcript": subject})
    if about == "study":
        return "", None, context.settings.title or context.folder.root.name
    return "", None, _label(context, subject) if about == "code" else subject


def _code(context: Context, op: Op) -> Act:
    said = op.fields.get("label")
    label = in_language(said, context.language) if isinstance(said, Mapping) else ""
    added = op.fields.get("exists")
    key = {True: "acts.code_added", False: "acts.code_removed"}.get(added, "acts.code_changed")  # type: ignore[arg-type]  # None for neither
    return Act(op.gesture, key, {"code": label or _label(context, op.entity), "key": op.entity})


def _done(context: Context, op: Op) -> Act:
    key = "acts.not_done" if op.fields.get("exists") is False else "acts.done"
    fields, _ = _then(context, op)
    transcript = str(fields.get("transcript", ""))
    return Act(op.gesture, key, {"name": _name(context, transcript)}, transcript=transcript)


def _answer(context: Context, op: Op) -> Act:
    fields, _ = _then(context, op)
    anchors = [fields.get("asked"), *(fields.get("answered") or ())]
    anchor = next((anchor for anchor in anchors if anchor), None)
    transcript, span, place = _place(context, {**fields, "anchor": anchor})
    return Act(
        op.gesture,
        "acts.answer_set" if anchor else "acts.answer_cleared",
        {"question": fields.get("question", ""), "place": place},
        transcript=transcript,
        span=span,
    )


def _transcript(context: Context, op: Op) -> Act:
    values = {"name": _name(context, op.entity)}
    return Act(op.gesture, "acts.attributes_set", values, transcript=op.entity)


def _milestone(_: Context, op: Op) -> Act:
    return Act(op.gesture, "acts.milestone", {"name": op.fields.get("name", "")})


def _question(_: Context, op: Op) -> Act:
    return Act(op.gesture, "acts.question_changed", {"question": op.entity.partition("/")[2] or op.entity})


_BY_KIND: Mapping[str, Callable[[Context, Op], Act]] = {
    Kind.CODING: _coding,
    Kind.MEMO: _memo,
    Kind.CODE: _code,
    Kind.DONE: _done,
    Kind.ANSWER: _answer,
    Kind.TRANSCRIPT: _transcript,
    Kind.MILESTONE: _milestone,
    Kind.QUESTION: _question,
}


def _place(context: Context, fields: Mapping[str, Any]) -> tuple[str, Span | None, str]:
    """Transcript id, span in the version shown, and reference; empty where there is none."""
    transcript = str(fields.get("transcript", ""))
    if not fields.get("anchor"):
        return transcript, None, _name(context, transcript)
    span = context.store.journal.folding.versions(transcript).place(Anchor.from_field(fields["anchor"])).span
    try:
        place = context.transcript(transcript).place(span)
    except NotFoundError:
        place = _name(context, transcript)
    return transcript, span, place


def _name(context: Context, transcript: str) -> str:
    row = context.store.tables.entity(Kind.TRANSCRIPT, transcript)
    return str(row.fields.get("name", transcript)) if row is not None else transcript


def _label(context: Context, key: str) -> str:
    code = context.book.by_key.get(context.book.resolve(key))
    return code.name(context.language) if code is not None else key
