"""Loading codings from rows: the door for the demonstration, for CSV and JSON, for other programs later.

A row needs ``transcript``, ``code`` and either ``start`` and ``end`` or ``text``. Loading what was exported
changes nothing; loading a file twice, or on two machines, makes each coding once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intervjukod.domain.anchor import anchor
from intervjukod.domain.codebook import revision_of
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import imported_coding_id, memo_id
from intervjukod.domain.span import Span
from intervjukod.domain.text import find_quote
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.errors import AmbiguousError, IntervjukodError, NotFoundError, RefusedError
from intervjukod.storage.folding import FACET
from intervjukod.storage.tables import CodingRow
from intervjukod.study.context import Context, iso, nearest
from intervjukod.study.deeds import describe
from intervjukod.study.shapes import LoadReport

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One row, understood. ``id`` is "" unless the row names a coding."""

    id: str
    transcript: Transcript
    span: Span
    code: str
    coder: str
    facets: dict[str, str]
    memo: str
    created: str


def load(context: Context, rows: Sequence[Row], *, new_codes: bool, coder: str) -> LoadReport:
    """Load rows as one gesture. Rows that cannot be placed are reported and leave the others alone."""
    loader = _Loader(context, new_codes=new_codes, coder=coder)
    for number, row in enumerate(rows, 1):
        loader.take(number, row)
    ops = context.write(loader.changes) if loader.changes else []
    act = describe(context, ops) if ops else None
    return LoadReport(act, loader.added, loader.updated, loader.skipped, dict(loader.unknown), tuple(loader.failed))


class _Loader:
    def __init__(self, context: Context, *, new_codes: bool, coder: str) -> None:
        self._context = context
        self._new_codes = new_codes
        self._coder = coder
        self._made: dict[str, Change] = {}
        self._salts: dict[str, str] = {}
        self._existing = {row.id: row for row in context.store.tables.codings()}
        self._places = {_place(row): row.id for row in self._existing.values()}
        self._memos = {
            (str(row.fields["subject"]), str(row.fields["coder"])): str(row.fields.get("text", ""))
            for row in context.store.tables.entities(Kind.MEMO)
            if row.fields.get("about") == "coding"
        }
        self.changes: list[Change] = []
        self.unknown: Counter[str] = Counter()
        self.failed: list[tuple[int, Note]] = []
        self.added = self.updated = self.skipped = 0

    def take(self, number: int, row: Row) -> None:
        try:
            wanted = self._understand(row)
        except IntervjukodError as error:
            self.failed.append((number, Note(error.sentence, error.values, number)))
            return
        if wanted is None:
            return
        known = wanted.id or self._places.get(_wanted_place(wanted), "")
        if known in self._existing:
            self._update(self._existing[known], wanted)
        elif known:
            self.skipped += 1
        else:
            self._add(wanted)

    def _understand(self, row: Row) -> _Wanted | None:
        context = self._context
        transcript = context.transcript(context.find_transcript(_need(row, "transcript")))
        span = _span(transcript, row)
        code = self._code(_need(row, "code"))
        facets = parse_facets(row.get("facets") or "")
        for name, value in facets.items():
            facet = context.book.facet.get(name)
            if facet is None:
                raise NotFoundError("facet_unknown", name=name, near=nearest(name, context.book.facet))
            if value not in facet.values:
                raise RefusedError("facet_value", name=name, value=value, known=", ".join(facet.values))
        id_ = row.get("id") or ""
        coder = row.get("coder") or self._coder
        wanted_id = id_ if id_ in self._existing else ""
        created = _time(row.get("created") or "")
        if not code:
            return None
        return _Wanted(wanted_id, transcript, span, code, coder, facets, row.get("memo") or "", created)

    def _code(self, name: str) -> str:
        """The key; "" for an unknown code that may not be made, which is counted."""
        try:
            return self._context.find_code(name)
        except NotFoundError:
            if not self._new_codes:
                self.unknown[name] += 1
                return ""
        if name not in self._made:
            self._made[name] = Change(Kind.CODE, name, {"exists": True, "label": {self._context.language: name}})
            self.changes.append(self._made[name])
        return name

    def _add(self, wanted: _Wanted) -> None:
        text = wanted.transcript.text_hash
        if text not in self._salts:
            self._salts[text] = self._context.store.texts.salt(text)
        id_ = imported_coding_id(self._context.settings.id, text, wanted.span, wanted.code, wanted.coder)
        if id_ in self._existing:  # loaded before and changed by a person since: the person's word stands
            self.skipped += 1
            return
        code = self._context.book.by_key.get(wanted.code)
        fields: dict[str, Any] = {
            "exists": True,
            "transcript": wanted.transcript.id,
            "anchor": anchor(wanted.transcript.text, text, wanted.span, self._salts[text]).to_field(),
            "code": wanted.code,
            "coder": wanted.coder,
            "revision": revision_of(code) if code is not None else "",
            **{f"{FACET}{name}": value for name, value in wanted.facets.items()},
        }
        if wanted.created:
            fields["created"] = wanted.created
        self.changes.append(Change(Kind.CODING, id_, fields))
        self._remember(id_, wanted)
        self._write_memo(id_, wanted)
        self.added += 1

    def _update(self, row: CodingRow, wanted: _Wanted) -> None:
        fields: dict[str, Any] = {}
        if self._context.book.resolve(row.code) != wanted.code:
            fields["code"] = wanted.code
        if (row.start, row.end) != (wanted.span.start, wanted.span.end):
            text = wanted.transcript.text_hash
            salt = self._context.store.texts.salt(text)
            fields["anchor"] = anchor(wanted.transcript.text, text, wanted.span, salt).to_field()
        for name in row.facets.keys() | wanted.facets.keys():
            if wanted.id and row.facets.get(name) != wanted.facets.get(name):
                fields[f"{FACET}{name}"] = wanted.facets.get(name)
        if fields:
            self.changes.append(Change(Kind.CODING, row.id, fields))
        wrote = self._write_memo(row.id, wanted)
        if fields or wrote:
            self.updated += 1
        else:
            self.skipped += 1

    def _write_memo(self, coding: str, wanted: _Wanted) -> bool:
        told = "\n\n".join(text for (subject, _), text in self._memos.items() if subject == coding)
        if not wanted.memo or wanted.memo in (told, self._memos.get((coding, wanted.coder))):
            return False
        id_ = memo_id(self._context.settings.id, "coding", coding, None, wanted.coder)
        said = {"exists": True, "about": "coding", "subject": coding, "coder": wanted.coder, "text": wanted.memo}
        self.changes.append(Change(Kind.MEMO, id_, said))
        return True

    def _remember(self, id_: str, wanted: _Wanted) -> None:
        self._places[_wanted_place(wanted)] = id_


def _place(row: CodingRow) -> tuple[str, int, int, str, str]:
    return row.transcript, row.start, row.end, row.code, row.coder


def _wanted_place(wanted: _Wanted) -> tuple[str, int, int, str, str]:
    return wanted.transcript.id, wanted.span.start, wanted.span.end, wanted.code, wanted.coder


def _need(row: Row, column: str) -> str:
    value = (row.get(column) or "").strip()
    if not value:
        raise NotFoundError("row_without", column=column)
    return value


def _span(transcript: Transcript, row: Row) -> Span:
    """From offsets, checked against the text where that is given too, else from the text alone."""
    quote = row.get("text") or ""
    if row.get("start") not in (None, "") and row.get("end") not in (None, ""):
        span = _numbers(str(row["start"]), str(row["end"]))
        if not span.within(len(transcript.text)) or not span:
            raise NotFoundError("span_outside", span=str(span), name=transcript.name, size=len(transcript.text))
        if quote and span.of(transcript.text) != quote:
            raise RefusedError("text_differs", span=str(span), name=transcript.name)
        return span
    if not quote:
        raise NotFoundError("row_without", column="start, end / text")
    return quoted(transcript, quote, None)


def quoted(transcript: Transcript, quote: str, nth: int | None) -> Span:
    """Where a quote stands. NotFoundError; AmbiguousError, with positions, when ``nth`` (from 1) must choose."""
    found = find_quote(transcript.text, quote)
    if not found:
        raise NotFoundError("quote_not_found", quote=_shortened(quote), name=transcript.name)
    if nth is None and len(found) > 1:
        positions = ", ".join(f"{span} ({transcript.place(span)})" for span in found)
        raise AmbiguousError("quote_ambiguous", quote=_shortened(quote), name=transcript.name, found=positions)
    if nth is not None and not 1 <= nth <= len(found):
        raise NotFoundError("quote_nth", nth=nth, count=len(found), name=transcript.name)
    return found[(nth or 1) - 1]


def parse_facets(said: str) -> dict[str, str]:
    """``k=v;k=v`` as a mapping. RefusedError for a part without ``=``."""
    facets: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in said.split(";"))):
        name, equals, value = part.partition("=")
        if not equals:
            raise RefusedError("facet_form", said=part)
        facets[name.strip()] = value.strip()
    return facets


def _numbers(start: str, end: str) -> Span:
    try:
        return Span(int(start), int(end))
    except ValueError as error:
        raise RefusedError("span_form", said=f"{start}:{end}") from error


def _time(said: str) -> str:
    """The time as it is stored, UTC ISO 8601. RefusedError for what is no time."""
    if not said:
        return ""
    try:
        when = datetime.fromisoformat(said)
    except ValueError as error:
        raise RefusedError("time_form", said=said) from error
    return iso(int(when.timestamp() * 1000)) if when.tzinfo else f"{said}Z"


def _shortened(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:57] + "…"
