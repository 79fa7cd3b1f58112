"""Rows of codings as codings of today: merged codes resolved, facets defaulted, memos beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intervjukod.domain.anchor import State
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError
from intervjukod.storage.tables import CodingRow
from intervjukod.study import folding
from intervjukod.study.context import Context, iso


def codings(context: Context, rows: Iterable[CodingRow]) -> list[Coding]:
    """Codings in the order of ``rows``; facets default from the informant who speaks."""
    memos = context.kept("coding memos", lambda: _coding_memos(context))
    defaults = _Defaults(context)
    return [
        Coding(
            id=row.id,
            transcript=row.transcript,
            span=Span(row.start, row.end),
            code=context.book.resolve(row.code),
            coder=row.coder,
            facets=row.facets,
            defaults=defaults.of(row.transcript, Span(row.start, row.end)),
            created=iso(row.created),
            state=State(row.state),
            memo=memos.get(row.id, ""),
            quoted=row.kept,
            citation=row.citation,
        )
        for row in rows
    ]


def rows_of_transcript(
    context: Context, transcript: str, coder: str | None, within: Iterable[Span] | None
) -> list[CodingRow]:
    """The codings of one transcript (its id), by one coder or (None) everybody, that overlap one of some spans."""
    where, values = "t.id = ?", [transcript]
    if coder is not None:
        where, values = "t.id = ? AND p.id = ?", [transcript, coder]
    ask = context.store.tables.codings
    if within is None:
        return list(ask(where, values))
    there = f'{where} AND c."start" < ? AND c."end" > ?'
    found = {row.id: row for span in within for row in ask(there, [*values, span.end, span.start])}
    return list(found.values())


def _coding_memos(context: Context) -> dict[str, str]:
    """Coding id to memo text; several coders' memos are separated by a blank line."""
    texts: dict[str, list[str]] = {}
    for row in context.store.tables.entities(Kind.MEMO):
        if row.fields.get("about") == "coding":
            texts.setdefault(str(row.fields["subject"]), []).append(str(row.fields.get("text", "")))
    return {subject: "\n\n".join(said) for subject, said in texts.items()}


class _Defaults:
    """Facets that follow from who speaks; the same for every passage where one informant speaks alone."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._facets = [facet for facet in context.book.facets if facet.default_from]
        self._alone: dict[str, dict[str, str] | None] = {}

    def of(self, transcript: str, span: Span) -> Mapping[str, str]:
        if not self._facets:
            return {}
        if transcript not in self._alone:
            self._alone[transcript] = self._if_alone(transcript)
        alone = self._alone[transcript]
        if alone is not None:
            return alone
        opened = self._context.transcript(transcript)
        heard = [speaker.attributes for speaker in opened.speakers_in(span) if speaker.informant]
        return self._agreed(heard)

    def _if_alone(self, transcript: str) -> dict[str, str] | None:
        try:
            speakers = self._context.transcript(transcript).speakers.values()
        except NotFoundError:
            return {}
        heard = [speaker.attributes for speaker in speakers if speaker.informant]
        return self._agreed(heard) if len(heard) == 1 else None

    def _agreed(self, heard: Sequence[Mapping[str, str]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for facet in self._facets:
            values = {folding.informant_attribute(attributes, facet.default_from) for attributes in heard}
            if len(values) == 1 and (value := values.pop()) in facet.values:
                found[facet.name] = value
        return found
