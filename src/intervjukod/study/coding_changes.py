"""What an act on codings says to the journal: the fields of a new coding, a change of one, a memo on something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intervjukod.domain.anchor import PLACED, Anchor
from intervjukod.domain.codebook import Code, revision_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import memo_id
from intervjukod.domain.journal.op import REASON
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.storage.folding import FACET
from intervjukod.study.code_fields import tidy
from intervjukod.study.coded import codings
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe
from intervjukod.study.shapes import Act

ABOUT = ("coding", "code", "transcript", "informant", "study")
"""What a memo can be about."""


def found_coding(context: Context, prefix: str) -> Coding:
    """One coding by a unique prefix of its id. NotFoundError, AmbiguousError."""
    rows = context.store.tables.codings("c.id = ?", [context.find_coding(prefix)])
    return codings(context, rows)[0]


def there_already(context: Context, transcript: str, span: Span, key: str, coder: str) -> str | None:
    """The id of the coder's own coding of this very passage with this code, if there is one."""
    where = 't.id = ? AND c."start" = ? AND c."end" = ? AND p.id = ?'
    rows = context.store.tables.codings(where, [transcript, span.start, span.end, coder])
    return next((row.id for row in rows if context.book.resolve(row.code) == key), None)


def coding_fields(
    context: Context, opened: Transcript, span: Span, code: Code, coder: str, facets: Mapping[str, str]
) -> dict[str, Any]:
    """The fields of a new coding."""
    return {
        "exists": True,
        "transcript": opened.id,
        "anchor": context.anchor(opened, span),
        "code": code.key,
        "coder": coder,
        "revision": revision_of(code),
        **{f"{FACET}{name}": value for name, value in facets.items()},
    }


def change_coding(context: Context, id_: str, fields: Mapping[str, Any]) -> Act:
    """Write one change of one coding."""
    return describe(context, context.write([Change(Kind.CODING, id_, fields)]))


def with_reason(change: Change, reason: str) -> Change:
    """The change that says why, in one line; where there is no reason the change as it is."""
    why = tidy(reason, one_line=True)
    return Change(change.kind, change.entity, {**change.fields, REASON: why}) if why else change


def _placed_memo(context: Context, transcript: str, span: Span | None, coder: str) -> str:
    """The coder's memo that stands at a passage by now; it may have been written in an earlier version of the text."""
    for row in context.store.tables.entities_of(Kind.MEMO, transcript) if span is not None else ():
        placed = context.store.journal.folding.versions(transcript).place(Anchor.from_field(row.fields["anchor"]))
        if row.fields.get("coder") == coder and placed.state in PLACED and placed.span == span:
            return row.id
    return ""


def memo_change(context: Context, about: str, subject: str, text: str, span: Span | None, coder: str) -> Change:
    """The change that writes a coder's memo on something, or with "" removes it. NotFoundError."""
    if about not in ABOUT:
        raise NotFoundError("memo_target", target=about, known=", ".join(ABOUT))
    id_ = _placed_memo(context, subject, span, coder) or memo_id(context.settings.id, about, subject, span, coder)
    if not text.strip():
        return Change(Kind.MEMO, id_, {"exists": False})
    fields: dict[str, Any] = {"exists": True, "about": about, "subject": subject, "coder": coder, "text": text}
    if span is not None:
        opened = context.transcript(subject)
        context.check_span(opened, span)
        fields |= {"transcript": subject, "anchor": context.anchor(opened, span)}
    return Change(Kind.MEMO, id_, fields)
