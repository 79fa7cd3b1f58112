"""Loading codings from rows: the door for the demonstration, for CSV and JSON, for other programs later.

A row needs ``transcript``, ``code`` and either ``start`` and ``end`` or ``text``. Loading what was exported
changes nothing; loading a file twice, or on two machines, makes each coding once.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intervjukod.domain.codebook import Code, Codebook, is_key, key_of, revision_of
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import imported_coding_id, memo_id
from intervjukod.domain.quotation import edited
from intervjukod.domain.span import Span
from intervjukod.domain.text import canonical, find_quote
from intervjukod.domain.transcript import Note, Transcript
from intervjukod.errors import AmbiguousError, IntervjukodError, NotFoundError, RefusedError
from intervjukod.storage.folding import CITATION, FACET, QUOTE
from intervjukod.storage.tables import CodingRow
from intervjukod.study.context import Context, iso
from intervjukod.study.deeds import describe
from intervjukod.study.new_codes import changes_for, home
from intervjukod.study.rules import check_facet, usable
from intervjukod.study.shapes import LoadReport
from intervjukod.study.writing_back import agree, write_back

Row = Mapping[str, str]

_TRUTHS = {"": None, "true": True, "1": True, "false": False, "0": False}

_ONCE_SAID = frozenset((QUOTE, CITATION, "created"))
"""What may have been said of a coding beside its facets and is not said of one that is made anew."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One row, understood. ``id`` is "" unless the row names a coding of the study; ``given`` is the id that
    the row brings from another copy, "" when it is none of ours. ``quoted`` is None where the row does not say."""

    id: str
    given: str
    transcript: Transcript
    span: Span
    code: str
    coder: str
    facets: dict[str, str]
    memo: str
    created: str
    quoted: bool | None
    citation: str


def load(context: Context, rows: Sequence[Row], *, new_codes: bool, coder: str) -> LoadReport:
    """Load rows as one gesture. Rows that cannot be placed are reported and leave the others alone."""
    if new_codes:
        agree(context)
    loader = _Loader(context, new_codes=new_codes, coder=coder)
    for number, row in enumerate(rows, 1):
        loader.take(number, row)
    ops = context.write(loader.changes) if loader.changes else []
    if loader.made:
        write_back(context)
    act = describe(context, ops) if ops else None
    return LoadReport(act, loader.added, loader.updated, loader.skipped, dict(loader.unknown), tuple(loader.failed))


class _Loader:
    def __init__(self, context: Context, *, new_codes: bool, coder: str) -> None:
        self._context = context
        self._new_codes = new_codes
        self._coder = coder
        self._codings: list[Change] = []
        self._existing = {row.id: row for row in context.store.tables.codings()}
        self._places = {_place(row, context.book): row.id for row in self._existing.values()}
        self._memos = {
            (str(row.fields["subject"]), str(row.fields["coder"])): str(row.fields.get("text", ""))
            for row in context.store.tables.entities(Kind.MEMO)
            if row.fields.get("about") == "coding"
        }
        self._spoken_of = context.store.mentions.spoken_of(Kind.CODING)
        self.made: dict[str, Code] = {}
        self.unknown: Counter[str] = Counter()
        self.failed: list[tuple[int, Note]] = []
        self.added = self.updated = self.skipped = 0

    @property
    def changes(self) -> list[Change]:
        return [*changes_for(self._context, list(self.made.values())), *self._codings]

    def take(self, number: int, row: Row) -> None:
        try:
            wanted = self._understand(row)
            if wanted is not None:
                self._put(wanted)
        except IntervjukodError as error:
            self.failed.append((number, Note(error.sentence, error.values, number)))

    def _understand(self, row: Row) -> _Wanted | None:
        context = self._context
        _check_text(row)
        transcript = context.transcript(context.find_transcript(_need(row, "transcript")))
        span = _span(context, transcript, row)
        facets = parse_facets(row.get("facets") or "")
        created = _time(row.get("created") or "")
        id_ = row.get("id") or ""
        coder = row.get("coder") or self._coder
        code = self._code(_need(row, "code"))
        if not code:
            return None
        known = id_ if id_ in self._existing else ""
        memo, quoted = row.get("memo") or "", _truth(row.get("quoted") or "")
        citation = _citation(span.of(transcript.text), row.get("citation") or "")
        return _Wanted(known, _uuid(id_), transcript, span, code, coder, facets, memo, created, quoted, citation)

    def _code(self, name: str) -> str:
        """The key; "" for an unknown code that may not be made, which is counted."""
        try:
            return self._context.find_code(name)
        except NotFoundError:
            if not self._new_codes:
                self.unknown[name] += 1
                return ""
        if name.casefold() not in self.made:
            given = unicodedata.normalize("NFC", name)
            key = given if is_key(given) else key_of(name)
            if not key or key in self._context.book.by_key:
                raise RefusedError("code_key_unusable", key=name)
            label = {} if key == given else {self._context.language: name}
            self.made[name.casefold()] = Code(key, label=label, codebook=home(self._context))
        return self.made[name.casefold()].key

    def _put(self, wanted: _Wanted) -> None:
        known = wanted.id or self._places.get(_wanted_place(wanted), "")
        if known in self._existing:
            self._update(self._existing[known], wanted)
        elif known:
            self.skipped += 1
        else:
            self._add(wanted)

    def _add(self, wanted: _Wanted) -> None:
        context, text = self._context, wanted.transcript.text_hash
        derived = imported_coding_id(context.settings.id, text, wanted.span, wanted.code, wanted.coder)
        id_ = wanted.given or derived
        if (
            id_ in self._existing or derived in self._existing
        ):  # loaded before and changed by a person since: the person's word stands
            self.skipped += 1
            return
        code = self._given(wanted.code)
        for name, value in wanted.facets.items():
            check_facet(context, code.key, name, value)
        fields: dict[str, Any] = {
            "exists": True,
            "transcript": wanted.transcript.id,
            "anchor": context.anchor(wanted.transcript, wanted.span),
            "code": code.key,
            "coder": wanted.coder,
            "revision": revision_of(code),
            **{f"{FACET}{name}": value for name, value in wanted.facets.items()},
        }
        fields |= {QUOTE: True} if wanted.quoted else {}
        fields |= {name: said for name, said in ((CITATION, wanted.citation), ("created", wanted.created)) if said}
        if id_ in self._spoken_of:
            fields = self._left_over(id_, wanted) | fields
        self._codings.append(Change(Kind.CODING, id_, fields))
        self._places[_wanted_place(wanted)] = id_
        self._write_memo(id_, wanted)
        self.added += 1

    def _left_over(self, id_: str, wanted: _Wanted) -> dict[str, Any]:
        """What was said of a coding that is gone, removed or cancelled, taken back: loaded anew it starts clean."""
        context = self._context
        told = {who: text for (subject, who), text in self._memos.items() if subject == id_}
        if wanted.memo != "\n\n".join(told.values()):
            for who in told:
                if not (who == wanted.coder and wanted.memo):
                    memo = memo_id(context.settings.id, "coding", id_, None, who)
                    self._codings.append(Change(Kind.MEMO, memo, {"exists": False}))
        entity = context.store.journal.entity(Kind.CODING, id_)
        said = entity.fields if entity is not None else {}
        return {name: None for name, value in said.items() if value and (name.startswith(FACET) or name in _ONCE_SAID)}

    def _given(self, key: str) -> Code:
        made = next((code for code in self.made.values() if code.key == key), None)
        return made or usable(self._context, key)

    def _update(self, row: CodingRow, wanted: _Wanted) -> None:
        context = self._context
        if row.transcript != wanted.transcript.id:
            raise RefusedError("coding_elsewhere", id=row.id, name=wanted.transcript.name)
        fields: dict[str, Any] = {}
        if context.book.resolve(row.code) != wanted.code:
            fields |= {"code": wanted.code, "revision": revision_of(self._given(wanted.code))}
        if (row.start, row.end) != (wanted.span.start, wanted.span.end):
            fields["anchor"] = context.anchor(wanted.transcript, wanted.span)
        for name in row.facets.keys() | wanted.facets.keys():
            value = wanted.facets.get(name)
            if wanted.id and row.facets.get(name) != value:
                if value is not None:
                    check_facet(context, wanted.code, name, value)
                fields[f"{FACET}{name}"] = value
        fields |= _of_quote(row, wanted)
        if fields:
            self._codings.append(Change(Kind.CODING, row.id, fields))
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
        self._codings.append(Change(Kind.MEMO, id_, said))
        return True


def _of_quote(row: CodingRow, wanted: _Wanted) -> dict[str, Any]:
    """What a row that names its coding changes of it as a quote; what the row leaves empty stays."""
    fields: dict[str, Any] = {}
    if wanted.id and wanted.quoted not in (None, row.kept):
        fields[QUOTE] = wanted.quoted or None
    if wanted.id and wanted.citation not in ("", row.citation):
        fields[CITATION] = wanted.citation
    return fields


def _place(row: CodingRow, book: Codebook) -> tuple[str, int, int, str, str]:
    return row.transcript, row.start, row.end, book.resolve(row.code), row.coder


def _wanted_place(wanted: _Wanted) -> tuple[str, int, int, str, str]:
    return wanted.transcript.id, wanted.span.start, wanted.span.end, wanted.code, wanted.coder


def _check_text(row: Row) -> None:
    """RefusedError for half a character, which JSON and a command line can bring and no file can hold."""
    for value in row.values():
        try:
            str(value).encode()
        except UnicodeEncodeError as error:
            raise RefusedError("no_text", what=ascii(error.object[error.start : error.end])) from error


def _need(row: Row, column: str) -> str:
    value = (row.get(column) or "").strip()
    if not value:
        raise NotFoundError("row_without", column=column)
    return value


def _span(context: Context, transcript: Transcript, row: Row) -> Span:
    """From offsets, checked against the text where that is given too, else from the text alone."""
    quote = row.get("text") or ""
    if row.get("start") not in (None, "") and row.get("end") not in (None, ""):
        span = _numbers(str(row["start"]), str(row["end"]))
        context.check_span(transcript, span)
        if quote and span.of(transcript.text) != canonical(quote).text:
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


def _truth(said: str) -> bool | None:
    """What CSV and JSON write for truth; None for nothing. RefusedError for anything else."""
    if said.lower() not in _TRUTHS:
        raise RefusedError("truth_form", column="quoted", said=said)
    return _TRUTHS[said.lower()]


def _citation(verbatim: str, said: str) -> str:
    """The edited text of a quote, tidied; "" for the words as they were said. RefusedError when it does not follow."""
    quotation = edited(verbatim, said) if said.strip() else None
    return quotation.text if quotation is not None and quotation.edits else ""


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


def _uuid(said: str) -> str:
    """The id as it is stored; "" for what another program calls an id."""
    try:
        return str(uuid.UUID(said))
    except ValueError:
        return ""
