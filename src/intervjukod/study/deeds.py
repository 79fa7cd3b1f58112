"""What a gesture did, in a person's terms: from ops to an :class:`Act` with a sentence and a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from intervjukod.domain.anchor import PLACED, Anchor
from intervjukod.domain.codebook import in_language
from intervjukod.domain.journal import Kind, Op
from intervjukod.domain.journal.op import REASON
from intervjukod.domain.meta_inference import Verdict
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError
from intervjukod.storage.folding import CITATION, FACET, QUOTE
from intervjukod.study.code_deeds import about_code, recoded_or_kept
from intervjukod.study.context import Context, iso
from intervjukod.study.quotations import edits_in_words, proved
from intervjukod.study.shapes import Act
from intervjukod.study.version_deeds import about_texts

_BULK = (
    (Kind.VERSION, "acts.took_in"),
    (Kind.CODING, "acts.loaded"),
    (Kind.CODE, "acts.read_codebook"),
    (Kind.QUESTION, "acts.read_guide"),
    (Kind.SPEAKER, "acts.read_informants"),
    (Kind.TRANSCRIPT, "acts.read_informants"),
)
"""What a gesture of many parts is told by: the first kind of which it has any."""

SPLIT_FROM = "split_from"
"""On the second part of a coding that was split: the id of the first."""
JOINED_INTO = "joined_into"
"""On a coding that was removed because it was joined: the id of the one that it is a part of now."""

_FROM_FILES = frozenset((Kind.VERSION, Kind.CODEBOOK, Kind.GUIDE, Kind.SPEAKER))


def describe(context: Context, ops: Sequence[Op], sizes: Mapping[str, int] | None = None) -> Act:
    """The act of one gesture. ``ops`` are its first ops, ``sizes`` how many it has in all, by kind."""
    main = _main(ops)
    sizes = Counter(op.kind for op in ops) if sizes is None else sizes
    if main.hollow:
        act = Act(main.gesture, "acts.withdrawn_content")
    else:
        whole = about_texts(context, ops, sizes, partial(_single, context)) or _of_several(context, ops, sizes)
        act = whole or (_bulk(main, sizes) if _is_bulk(sizes) else _single(context, main))
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
        next((str(op.fields[REASON]) for op in ops if op.fields.get(REASON)), ""),
    )


def _main(ops: Sequence[Op]) -> Op:
    """The op that the gesture is about: a memo written with a coding is a part of coding."""
    return next((op for op in ops if op.kind == Kind.CODING), ops[0])


def _of_several(context: Context, ops: Sequence[Op], sizes: Mapping[str, int]) -> Act | None:
    """An act that takes several ops and is one to a person: split, join, in vivo, many recoded or removed, a move."""
    if ops[0].kind == Kind.CODE and sizes.keys() == {Kind.CODE, Kind.CODEBOOK} and sizes[Kind.CODE] == 1:
        return _code(context, ops[0])
    if sizes.keys() == {Kind.ANSWER} and sizes[Kind.ANSWER] > 1:
        return _answers(ops[0], sizes[Kind.ANSWER])
    told = [op for op in ops if op.kind == Kind.CODING]
    part = next((op for op in told if op.fields.get(SPLIT_FROM)), None)
    if part is not None:
        return _placed(context, part, "acts.split", part.fields)
    gone = [op for op in told if op.fields.get("exists") is False]
    into = next((op for op in gone if op.fields.get(JOINED_INTO)), None)
    if into is not None:
        survivor = str(into.fields[JOINED_INTO])
        changed = any(op.entity == survivor for op in told)
        fields, _ = _until(context, Kind.CODING, survivor, max(op.stamp for op in ops))
        return _placed(context, into, "acts.joined", fields, n=sizes[Kind.CODING] + (not changed))
    if len(gone) > 1 and len(gone) == len(told):
        return Act(gone[0].gesture, "acts.removed_many", {"n": sizes[Kind.CODING]}, count=sizes[Kind.CODING])
    new = [op for op in ops if op.kind in (Kind.CODE, Kind.CODING) and op.fields.get("exists") is True]
    if sizes.get(Kind.CODE) == sizes.get(Kind.CODING) == 1 and len(new) == 2:
        return _placed(context, told[0], "acts.in_vivo", told[0].fields)
    key = recoded_or_kept(told) if len(told) > 1 else ""
    if not key:
        return None
    many = {"n": sizes[Kind.CODING], "code": _label(context, str(told[0].fields.get("code", "")))}
    return Act(told[0].gesture, key, many, count=sizes[Kind.CODING])


def _placed(context: Context, op: Op, key: str, fields: Mapping[str, Any], **values: object) -> Act:
    """An act on a coding that says ``fields``, with its code and its place."""
    transcript, span, place = _place(context, fields)
    said = {"code": _label(context, fields.get("code", "")), "place": place, **values}
    return Act(op.gesture, key, said, transcript=transcript, span=span)


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
    elif recoded_or_kept([op]):
        key = "acts.looked_over"
    elif CITATION in op.fields:
        key, values = _about_citation(context, fields, values)
    elif QUOTE in op.fields:
        key = "acts.quote_kept" if op.fields[QUOTE] else "acts.quote_dropped"
    else:
        name, value = next(((name, value) for name, value in op.fields.items() if name.startswith(FACET)), ("", ""))
        key = "acts.facet_set" if value else "acts.facet_cleared"
        values |= {"facet": name[len(FACET) :], "value": value or ""}
    return Act(op.gesture, key, values, transcript=transcript, span=span)


def _about_citation(
    context: Context, fields: Mapping[str, Any], values: dict[str, object]
) -> tuple[str, dict[str, object]]:
    """What was done to the edited text of a quote; the edits are told as long as they follow from its words."""
    text = str(fields[CITATION] or "")
    if not text:
        return "acts.quote_unedited", values
    quotation = next(filter(None, (proved(verbatim, text) for verbatim in _verbatims(context, fields))), None)
    if quotation is None:
        return "acts.quote_edited", values
    return "acts.quote_edited_so", {**values, "edits": edits_in_words(quotation, context.language)}


def _verbatims(context: Context, fields: Mapping[str, Any]) -> Iterator[str]:
    """The words of a coding, as they stand today and as they stood when it was made."""
    transcript, span, _ = _place(context, fields)
    if span is not None:
        yield span.of(context.transcript(transcript).text)
    anchor, texts = Anchor.from_field(fields["anchor"]), context.store.texts
    if texts.has(anchor.text):
        yield anchor.span.of(texts.get(anchor.text))


def _then(context: Context, op: Op) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the entity said after the op, and before it, cancelled acts too: the history tells of those as well."""
    if op.fields.get("exists") is True:
        return dict(op.fields), {}
    return _until(context, op.kind, op.entity, op.stamp)


def _until(context: Context, kind: str, entity: str, stamp: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an entity said after its op of this stamp, and before it."""
    fields: dict[str, Any] = {}
    before: dict[str, Any] = {}
    earlier = context.store.journal.ops("entity = ? AND kind = ? AND stamp <= ?", (entity, str(kind), stamp))
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
    _, before = _then(context, op)
    key, values = about_code(partial(_own_name, context), context.language, op, before)
    return Act(op.gesture, key, values)


def _done(context: Context, op: Op) -> Act:
    key = "acts.not_done" if op.fields.get("exists") is False else "acts.done"
    fields, _ = _then(context, op)
    transcript = str(fields.get("transcript", ""))
    said = {"name": _name(context, transcript), "coder": fields.get("coder", op.actor)}
    return Act(op.gesture, key, said, transcript=transcript)


def _answer(context: Context, op: Op) -> Act:
    fields, _ = _then(context, op)
    answered, asked = next(iter(fields.get("answered") or ()), None), fields.get("asked")
    key = "acts.answer_set" if answered else "acts.answer_asked" if asked else "acts.answer_cleared"
    transcript, span, place = _place(context, {**fields, "anchor": answered or asked})
    number = called(context, str(fields.get("guide", "")), str(fields.get("question", "")))
    return Act(op.gesture, key, {"question": number, "place": place}, transcript=transcript, span=span)


def _answers(op: Op, count: int) -> Act:
    """Several proposals confirmed at once; the first tells where."""
    return Act(op.gesture, "acts.answers_confirmed", {"n": count}, count=count, transcript=str(op.fields["transcript"]))


def called(context: Context, guide: str, question: str) -> str:
    """What people call a question of a guide; its id when the guide has it no longer."""
    found = (one.by_id[question].number for one in context.guides if one.key == guide and question in one.by_id)
    return next(found, question)


def _transcript(context: Context, op: Op) -> Act:
    values = {"name": _name(context, op.entity)}
    return Act(op.gesture, "acts.attributes_set", values, transcript=op.entity)


def _milestone(_: Context, op: Op) -> Act:
    return Act(op.gesture, "acts.milestone", {"name": op.fields.get("name", "")})


def _inference(context: Context, op: Op) -> Act:
    fields, _ = _then(context, op)
    verdict = fields.get("verdict")
    if verdict not in tuple(Verdict):
        return Act(op.gesture, "acts.unknown", {"kind": op.kind})
    values: dict[str, object] = {name: str(fields.get(name, "")) for name in ("place", "indicator")}
    values["code"] = _label(context, str(fields.get("code", "")))
    return Act(
        op.gesture, "joint.act.taken_back" if op.fields.get("exists") is False else f"joint.act.{verdict}", values
    )


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
    Kind.INFERENCE: _inference,
}


def _place(context: Context, fields: Mapping[str, Any]) -> tuple[str, Span | None, str]:
    """Transcript id, span in the version shown, and reference; empty where there is none."""
    transcript = str(fields.get("transcript", ""))
    if not fields.get("anchor"):
        return transcript, None, _name(context, transcript)
    placed = context.store.journal.folding.versions(transcript).place(Anchor.from_field(fields["anchor"]))
    if placed.state not in PLACED:
        return transcript, None, _name(context, transcript)
    try:
        place = context.transcript(transcript).place(placed.span)
    except NotFoundError:
        place = _name(context, transcript)
    return transcript, placed.span, place


def _name(context: Context, transcript: str) -> str:
    row = context.store.tables.entity(Kind.TRANSCRIPT, transcript)
    return str(row.fields.get("name", transcript)) if row is not None else transcript


def _label(context: Context, key: str) -> str:
    return _own_name(context, context.book.resolve(key))


def _own_name(context: Context, key: str) -> str:
    """What a code is called; of one that is cancelled or gone, what it was called last."""
    if key in context.book.by_key:
        return context.book.by_key[key].name(context.language)
    told = context.store.journal.ops("entity = ? AND kind = ?", (key, str(Kind.CODE)))
    labels = [label for op in told if isinstance(label := op.fields.get("label"), Mapping) and label]
    return in_language(labels[-1], context.language) if labels else key
