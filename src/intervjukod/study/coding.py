"""The room where coding is done: codings, facets, memos, answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from intervjukod.domain.codebook import revision_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import memo_id, uuid7
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.interchange.tables import rows_of
from intervjukod.storage.folding import FACET
from intervjukod.study import answers, folding
from intervjukod.study.coded import codings
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe, subject_place
from intervjukod.study.loading import load
from intervjukod.study.rules import check_facet, usable
from intervjukod.study.shapes import Act, LoadReport

ABOUT = ("coding", "code", "transcript", "informant", "study")
"""What a memo can be about."""


class CodingRoom:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, transcript: str, coder: str | None = "") -> Sequence[Coding]:
        """Codings of a transcript by start, longest first, then as the codebook lists their codes.

        One's own, another coder's, or (None) everybody's.
        """
        who = self._context.coder if coder == "" else coder
        where, values = "t.id = ?", [transcript]
        if who is not None:
            where, values = "t.id = ? AND p.id = ?", [transcript, who]
        found = codings(self._context, self._context.store.tables.codings(where, values))
        place = self._context.kept("places", self._places)
        return sorted(found, key=lambda coding: (coding.span.start, -coding.span.end, place.get(coding.code, -1)))

    def find(self, prefix: str) -> Coding:
        """One coding by a unique prefix of its id. NotFoundError, AmbiguousError."""
        return self._one(self._context.find_coding(prefix))

    def code(
        self,
        transcript: str,
        span: Span,
        code: str,
        *,
        facets: Mapping[str, str] | None = None,
        memo: str = "",
        coder: str = "",
    ) -> Act:
        """Give a passage a code. The same coder's same code on the same span is there already: nothing is written."""
        context = self._context
        opened = context.transcript(transcript)
        context.check_span(opened, span)
        key = usable(context, code).key
        who = coder or context.coder
        values = dict(facets or {})
        for name, value in values.items():
            check_facet(context, key, name, value)
        there = _there_already(context, transcript, span, key, who)
        if there is not None:
            said = {"code": context.book.by_key[key].name(context.language), "place": opened.place(span)}
            return Act("", "acts.already_coded", said, (there,), 1, transcript, span)
        id_ = uuid7()
        changes = [Change(Kind.CODING, id_, self._new_fields(opened, span, key, who, values))]
        if memo:
            changes.append(self._memo_change("coding", id_, memo, None, who))
        return describe(context, context.write(changes))

    def remove(self, id_: str) -> Act:
        """Take a coding away; undo brings it back, with its memos."""
        return self._change(self._context.find_coding(id_), {"exists": False})

    def recode(self, id_: str, code: str) -> Act:
        """Give the same passage another code; the code that it has is no change."""
        given = usable(self._context, code)
        there = self._one(self._context.find_coding(id_))
        if there.code == given.key:
            place = self._context.transcript(there.transcript).place(there.span)
            said = {"code": given.name(self._context.language), "place": place}
            return Act("", "acts.already_coded", said, (there.id,), 1, there.transcript, there.span)
        fields = {"code": given.key, "revision": revision_of(given)}
        return self._change(there.id, fields)

    def move(self, id_: str, span: Span) -> Act:
        """Move the ends of a coding."""
        coding = self._one(self._context.find_coding(id_))
        opened = self._context.transcript(coding.transcript)
        self._context.check_span(opened, span)
        return self._change(coding.id, {"anchor": self._context.anchor(opened, span)})

    def set_facet(self, id_: str, name: str, value: str) -> Act:
        """Say a facet of a coding; "" takes it back. RefusedError for a value that the codebook does not have."""
        coding = self._one(self._context.find_coding(id_))
        if value:
            check_facet(self._context, coding.code, name, value)
        return self._change(coding.id, {f"{FACET}{name}": value or None})

    def memo(self, about: str, subject: str, text: str, span: Span | None = None, coder: str = "") -> Act:
        """Write one's memo on something; "" takes it away."""
        who = coder or self._context.coder
        change = self._memo_change(about, subject, text, span, who)
        if not text.strip() and self._context.store.tables.entity(Kind.MEMO, change.entity) is None:
            return Act("", "acts.memo_none", {"on": subject_place(self._context, about, subject, {})[2]})
        return describe(self._context, self._context.write([change]))

    def memos(self, about: str = "", subject: str = "") -> Sequence[Memo]:
        """Memos in the order they were made; of one kind of thing, or on one thing."""
        store = self._context.store
        found = (folding.memo(store, row) for row in store.tables.entities(Kind.MEMO))
        return [m for m in found if (not about or m.about == about) and (not subject or m.subject == subject)]

    def rows_of(self, data: bytes, form: str, name: str) -> Sequence[Mapping[str, str]]:
        """The rows of a table in ``csv`` or ``json``. SourceError, naming ``name``, for what is no such table."""
        return rows_of(data, form, name)

    def load(self, rows: Iterable[Mapping[str, str]], *, new_codes: bool = False, coder: str = "") -> LoadReport:
        """Load codings from rows of the contract's shape, as one act."""
        return load(self._context, list(rows), new_codes=new_codes, coder=coder or self._context.coder)

    def confirm_answer(self, transcript: str, question: str, guide: str = "") -> Act:
        """Confirm what was proposed for a question. NotFoundError when nothing was."""
        return _answered(self._context, answers.confirmation(self._context, transcript, question, guide))

    def set_answer(
        self,
        transcript: str,
        question: str,
        *,
        asked: Span | None,
        answered: Sequence[Span],
        probes: Sequence[str] = (),
        guide: str = "",
    ) -> Act:
        """Say where a question was asked (or that it was not) and where it was answered."""
        found = answers.find_question(self._context, question, guide)
        said = answers.Said(asked, tuple(answered), tuple(probes))
        return _answered(self._context, answers.change(self._context, transcript, found, said))

    def _places(self) -> dict[str, int]:
        return {code.key: n for n, code in enumerate(self._context.book.codes)}

    def _change(self, id_: str, fields: dict[str, Any]) -> Act:
        return describe(self._context, self._context.write([Change(Kind.CODING, id_, fields)]))

    def _one(self, id_: str) -> Coding:
        return codings(self._context, self._context.store.tables.codings("c.id = ?", [id_]))[0]

    def _new_fields(
        self, opened: Transcript, span: Span, key: str, coder: str, facets: Mapping[str, str]
    ) -> dict[str, Any]:
        return {
            "exists": True,
            "transcript": opened.id,
            "anchor": self._context.anchor(opened, span),
            "code": key,
            "coder": coder,
            "revision": revision_of(self._context.book.by_key[key]),
            **{f"{FACET}{name}": value for name, value in facets.items()},
        }

    def _memo_change(self, about: str, subject: str, text: str, span: Span | None, coder: str) -> Change:
        if about not in ABOUT:
            raise NotFoundError("memo_target", target=about, known=", ".join(ABOUT))
        id_ = memo_id(self._context.settings.id, about, subject, span, coder)
        if not text.strip():
            return Change(Kind.MEMO, id_, {"exists": False})
        fields: dict[str, Any] = {"exists": True, "about": about, "subject": subject, "coder": coder, "text": text}
        if span is not None:
            opened = self._context.transcript(subject)
            self._context.check_span(opened, span)
            fields |= {"transcript": subject, "anchor": self._context.anchor(opened, span)}
        return Change(Kind.MEMO, id_, fields)


def _there_already(context: Context, transcript: str, span: Span, key: str, coder: str) -> str | None:
    """The coder's own coding of this very passage with this code, if there is one."""
    where = 't.id = ? AND c."start" = ? AND c."end" = ? AND p.id = ?'
    rows = context.store.tables.codings(where, [transcript, span.start, span.end, coder])
    return next((row.id for row in rows if context.book.resolve(row.code) == key), None)


def _answered(context: Context, change: Change) -> Act:
    """Write an answer, unless it says what is said already."""
    there = context.store.tables.entity(Kind.ANSWER, change.entity)
    if there is not None and all(there.fields.get(name) == value for name, value in change.fields.items()):
        return Act("", "acts.already_answered", {"question": change.fields["question"]}, (change.entity,))
    return describe(context, context.write([change]))
