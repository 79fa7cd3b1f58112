"""The room for reading back: passages, answers, search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from intervjukod.domain.anchor import Anchor, State, is_quote
from intervjukod.domain.coding import Coding, Passage
from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.guide import is_under
from intervjukod.domain.journal import Kind
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span, surroundings
from intervjukod.domain.transcript import Speaker, Transcript
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import folding
from intervjukod.study.answers import answer_rows, confirmed, find_question, proposals
from intervjukod.study.coded import codings
from intervjukod.study.context import Context
from intervjukod.study.counting import check_attribute
from intervjukod.study.loading import quoted
from intervjukod.study.rules import check_facet
from intervjukod.study.shapes import AnswerRow, Hit

CONTEXT = 40
"""Code points shown on each side of a hit."""

PLACED = (State.SAME, State.SIMILAR)
"""States of codings that have a place in the text shown."""


class Reading:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answers(self, transcript: str) -> Sequence[AnswerRow]:
        """How each question stands in a transcript, in the order of the guides; headings are left out."""
        return answer_rows(self._context, transcript)

    def quote(self, transcript: str, quote: str, nth: int | None = None) -> Span:
        """Where a quote stands. NotFoundError; AmbiguousError, with positions, unless ``nth`` (from 1) chooses."""
        return quoted(self._context.transcript(transcript), quote, nth)

    def memos(self) -> Sequence[Memo]:
        """Every memo, in the order they were made."""
        return [folding.memo(self._context.store, row) for row in self._context.store.tables.entities(Kind.MEMO)]

    def passages(
        self,
        *,
        code: str = "",
        role: str = "",
        site: str = "",
        question: str = "",
        facets: Mapping[str, str] | None = None,
        coder: str | None = None,
        transcript: str = "",
    ) -> Sequence[Passage]:
        """Coded passages with their words, by transcript and place. Filters narrow; a code has its children with it.

        ``role`` is a path and has everything below it; ``coder`` None means everybody's. NotFoundError for a
        filter that the study does not know; RefusedError when a passage does not hold the words that were
        coded: run ``doctor``.
        """
        context = self._context
        wanted = self._wanted_codes(code)
        chosen = context.find_transcript(transcript) if transcript else ""
        if role:
            check_attribute(context, "role", role)
        if site:
            check_attribute(context, "site", site)
        if question:
            find_question(context, question)
        for name, value in (facets or {}).items():
            check_facet(context, "", name, value)
        where, values = self._where(coder, chosen)
        rows = list(context.store.tables.codings(where, values))
        quotes = {row.id: row.quote for row in rows}
        found: list[Passage] = []
        for coding in codings(context, rows):
            if wanted is not None and coding.code not in wanted:
                continue
            passage = self._passage(coding, quotes[coding.id])
            if passage is not None and self._matches(passage, coding, role, site, question, facets or {}):
                found.append(passage)
        return sorted(found, key=lambda p: (p.transcript, p.start, -p.end))

    def search(
        self, query: str, *, regex: bool = False, role: str = "", code: str = "", transcript: str = ""
    ) -> Sequence[Hit]:
        """A folded scan of every text: case, look-alike letters, soft hyphens and scan doubles do not matter."""
        if not query.strip():
            raise RefusedError("query_empty")
        context = self._context
        pattern = _pattern(query) if regex else None
        if role:
            check_attribute(context, "role", role)
        texts = [context.transcript(context.find_transcript(transcript))] if transcript else self._texts()
        hits: list[Hit] = []
        for opened in sorted(texts, key=lambda opened: opened.name):
            allowed = self._coded(opened.id, code) if code else None
            for span in _spans(opened, query, pattern):
                if role and not any(_in_role(speaker, role) for speaker in opened.speakers_in(span)):
                    continue
                if allowed is not None and not any(part.overlaps(span) for part in allowed):
                    continue
                hits.append(_hit(opened, span))
        return hits

    def _wanted_codes(self, code: str) -> frozenset[str] | None:
        if not code:
            return None
        key = self._context.find_code(code)
        return frozenset(self._context.book.below(key))

    def _where(self, coder: str | None, transcript: str) -> tuple[str, list[object]]:
        conditions: list[str] = []
        values: list[object] = []
        if coder is not None:
            conditions.append("p.id = ?")
            values.append(coder)
        if transcript:
            conditions.append("t.id = ?")
            values.append(transcript)
        return " AND ".join(conditions), values

    def _passage(self, coding: Coding, quote: str) -> Passage | None:
        try:
            opened = self._context.transcript(coding.transcript)
        except NotFoundError:
            return None
        text = self._words(coding, opened)
        if coding.state is State.SAME and not is_quote(quote, text):
            raise RefusedError("anchor_broken", id=coding.id, name=opened.name)
        placed = coding.span if coding.state in PLACED else Span(0, 0)
        heard = [speaker for speaker in opened.speakers_in(placed) if speaker.informant]
        turn = next(opened.turns_in(placed), None)
        code = self._context.book.by_key.get(coding.code)
        return Passage(
            id=coding.id,
            transcript=opened.name,
            start=coding.span.start,
            end=coding.span.end,
            text=text,
            code=coding.code,
            label=code.name(self._context.language) if code is not None else coding.code,
            coder=coding.coder,
            informant=_joined(speaker.informant for speaker in heard),
            role=_joined(speaker.role for speaker in heard),
            site=_joined(speaker.attributes.get("site", "") for speaker in heard),
            facets=coding.facets,
            memo=coding.memo,
            created=coding.created,
            place=opened.place(placed),
            turn=turn.n if turn is not None else 0,
            state=coding.state.value,
        )

    def _words(self, coding: Coding, opened: Transcript) -> str:
        """The words that were coded; what has no place in the text shown has them in the text it was coded in."""
        if coding.state in PLACED:
            return coding.span.of(opened.text)
        entity = self._context.store.journal.entity(Kind.CODING, coding.id)
        texts = self._context.store.texts
        if entity is None or not texts.has(entity.fields["anchor"][0]):
            return ""
        anchored = Anchor.from_field(entity.fields["anchor"])
        return anchored.span.of(texts.get(anchored.text))

    def _matches(
        self, passage: Passage, coding: Coding, role: str, site: str, question: str, facets: Mapping[str, str]
    ) -> bool:
        if role and not any(is_under(one.strip(), (role,)) for one in passage.role.split(";")):
            return False
        if site and site not in [one.strip() for one in passage.site.split(";")]:
            return False
        if any(coding.facet(name) != value for name, value in facets.items()):
            return False
        return not question or any(span.overlaps(coding.span) for span in self._answered(coding.transcript, question))

    def _answered(self, transcript: str, question: str) -> Sequence[Span]:
        return self._context.kept(("answered", transcript, question), lambda: self._read_answered(transcript, question))

    def _read_answered(self, transcript: str, question: str) -> Sequence[Span]:
        told = [one for one in confirmed(self._context, transcript) if one.question == question]
        guessed = [one for one in proposals(self._context, transcript) if one.question == question]
        return [span for answer in told or guessed for span in answer.answered]

    def _coded(self, transcript: str, code: str) -> Sequence[Span]:
        wanted = self._wanted_codes(code) or frozenset()
        rows = self._context.store.tables.codings("t.id = ?", [transcript])
        return [Span(row.start, row.end) for row in rows if self._context.book.resolve(row.code) in wanted]

    def _texts(self) -> Iterator[Transcript]:
        """Every transcript whose text is here."""
        for row in self._context.store.tables.entities(Kind.TRANSCRIPT):
            with suppress(NotFoundError):
                yield self._context.transcript(row.id)


def _spans(opened: Transcript, query: str, pattern: re.Pattern[str] | None) -> Iterator[Span]:
    if pattern is None:
        yield from find_folded(fold(opened.text), query)
    else:
        for match in pattern.finditer(opened.text):
            if match.end() > match.start():
                yield Span(match.start(), match.end())


def _pattern(query: str) -> re.Pattern[str]:
    try:
        return re.compile(query, re.IGNORECASE)
    except re.error as error:
        raise RefusedError("pattern_unusable", query=query, reason=str(error)) from error


def _hit(opened: Transcript, span: Span) -> Hit:
    before, after = surroundings(opened.text, span, CONTEXT)
    return Hit(
        transcript=opened.name,
        start=span.start,
        end=span.end,
        matched=span.of(opened.text),
        place=opened.place(span),
        informant=_joined(opened.informants_in(span)),
        before=before.of(opened.text),
        after=after.of(opened.text),
        id=opened.id,
    )


def _in_role(speaker: Speaker, role: str) -> bool:
    return bool(speaker.informant) and bool(speaker.role) and is_under(speaker.role, (role,))


def _joined(values: Iterator[str] | Sequence[str]) -> str:
    return ";".join(dict.fromkeys(value for value in values if value))
