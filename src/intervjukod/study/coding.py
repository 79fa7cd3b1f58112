"""The room where coding is done: codings, facets, memos, answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intervjukod.domain.codebook import revision_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import uuid7
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span
from intervjukod.interchange.tables import rows_of
from intervjukod.storage.folding import FACET
from intervjukod.study import answers, folding
from intervjukod.study.coded import codings, rows_of_transcript
from intervjukod.study.coding_changes import change_coding, coding_fields, found_coding, memo_change, there_already
from intervjukod.study.context import Context
from intervjukod.study.deeds import called, describe, subject_place
from intervjukod.study.inferring import Inferring
from intervjukod.study.loading import load
from intervjukod.study.quoting import Quoting
from intervjukod.study.recoding import Recoding
from intervjukod.study.reshaping import Reshaping
from intervjukod.study.rules import check_facet, usable
from intervjukod.study.shapes import Act, LoadReport


class CodingRoom(Reshaping, Recoding, Quoting, Inferring):
    """See :mod:`intervjukod.study`."""

    def of(self, transcript: str, coder: str | None = "", within: Iterable[Span] | None = None) -> Sequence[Coding]:
        """Codings of a transcript by start, longest first, then as the codebook lists their codes.

        One's own, another coder's, or (None) everybody's; ``within`` only those that overlap one of these spans.
        """
        who = self._context.coder if coder == "" else coder
        found = codings(self._context, rows_of_transcript(self._context, transcript, who, within))
        place = self._context.kept("places", lambda: _places(self._context))
        return sorted(found, key=lambda coding: (coding.span.start, -coding.span.end, place.get(coding.code, -1)))

    def find(self, prefix: str) -> Coding:
        """One coding by a unique prefix of its id. NotFoundError, AmbiguousError."""
        return found_coding(self._context, prefix)

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
        given = usable(context, code)
        who = coder or context.coder
        values = dict(facets or {})
        for name, value in values.items():
            check_facet(context, given.key, name, value)
        there = there_already(context, transcript, span, given.key, who)
        if there is not None:
            said = {"code": given.name(context.language), "place": opened.place(span)}
            return Act("", "acts.already_coded", said, (there,), 1, transcript, span)
        id_ = uuid7()
        changes = [Change(Kind.CODING, id_, coding_fields(context, opened, span, given, who, values))]
        if memo:
            changes.append(memo_change(context, "coding", id_, memo, None, who))
        return describe(context, context.write(changes))

    def remove(self, id_: str) -> Act:
        """Take a coding away; undo brings it back, with its memos."""
        return change_coding(self._context, self._context.find_coding(id_), {"exists": False})

    def recode(self, id_: str, code: str) -> Act:
        """Give the same passage another code; the code that it has is no change."""
        given = usable(self._context, code)
        there = found_coding(self._context, id_)
        if there.code == given.key:
            place = self._context.transcript(there.transcript).place(there.span)
            said = {"code": given.name(self._context.language), "place": place}
            return Act("", "acts.already_coded", said, (there.id,), 1, there.transcript, there.span)
        fields = {"code": given.key, "revision": revision_of(given)}
        return change_coding(self._context, there.id, fields)

    def move(self, id_: str, span: Span) -> Act:
        """Move the ends of a coding."""
        coding = found_coding(self._context, id_)
        opened = self._context.transcript(coding.transcript)
        self._context.check_span(opened, span)
        return change_coding(self._context, coding.id, {"anchor": self._context.anchor(opened, span)})

    def set_facet(self, id_: str, name: str, value: str) -> Act:
        """Say a facet of a coding; "" takes it back. RefusedError for a value that the codebook does not have."""
        coding = found_coding(self._context, id_)
        if value:
            check_facet(self._context, coding.code, name, value)
        return change_coding(self._context, coding.id, {f"{FACET}{name}": value or None})

    def memo(self, about: str, subject: str, text: str, span: Span | None = None, coder: str = "") -> Act:
        """Write one's memo on something; "" takes it away."""
        who = coder or self._context.coder
        change = memo_change(self._context, about, subject, text, span, who)
        if not text.strip() and self._context.store.tables.entity(Kind.MEMO, change.entity) is None:
            return Act("", "acts.memo_none", {"on": subject_place(self._context, about, subject, {})[2]})
        return describe(self._context, self._context.write([change]))

    def memos(self, about: str = "", subject: str = "") -> Sequence[Memo]:
        """Memos in the order they were made; of one kind of thing, or on one thing."""
        store = self._context.store
        found = (folding.memo(store, row) for row in store.tables.entities(Kind.MEMO))
        return [m for m in found if about in ("", m.about) and (not subject or self._is_on(m, subject))]

    def _is_on(self, memo: Memo, subject: str) -> bool:
        """Whether a memo is on this thing; one on a code that was merged away is on what swallowed it."""
        at = self._context.book.resolve(memo.subject) if memo.about == "code" else memo.subject
        return subject in (at, memo.subject)

    def rows_of(self, data: bytes, form: str, name: str) -> Sequence[Mapping[str, str]]:
        """The rows of a table in ``csv`` or ``json``. SourceError, naming ``name``, for what is no such table."""
        return rows_of(data, form, name)

    def load(self, rows: Iterable[Mapping[str, str]], *, new_codes: bool = False, coder: str = "") -> LoadReport:
        """Load codings from rows of the contract's shape, as one act."""
        return load(self._context, list(rows), new_codes=new_codes, coder=coder or self._context.coder)

    def confirm_answer(self, transcript: str, question: str, guide: str = "") -> Act:
        """Confirm what was proposed for a question. NotFoundError when nothing was."""
        return _answered(self._context, answers.confirmation(self._context, transcript, question, guide))

    def confirm_answers(self, proposed: Iterable[tuple[str, str, str]]) -> Act:
        """Confirm several proposals as one act: transcript id, question and guide ("" for any) of each.

        NotFoundError where nothing was proposed, and then none is confirmed.
        """
        changes = [answers.confirmation(self._context, *each) for each in proposed]
        if not changes:
            return Act("", "acts.nothing_to_confirm")
        return describe(self._context, self._context.write(changes))

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


def _places(context: Context) -> dict[str, int]:
    """Codes by key, numbered as the codebook lists them."""
    return {code.key: n for n, code in enumerate(context.book.codes)}


def _answered(context: Context, change: Change) -> Act:
    """Write an answer, unless it says what is said already."""
    there = context.store.tables.entity(Kind.ANSWER, change.entity)
    if there is not None and all(there.fields.get(name) == value for name, value in change.fields.items()):
        question = called(context, change.fields["guide"], change.fields["question"])
        return Act("", "acts.already_answered", {"question": question}, (change.entity,))
    return describe(context, context.write([change]))
