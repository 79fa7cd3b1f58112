"""The room for reading back: passages, answers, search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from intervjukod.domain.coding import Passage
from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.journal import Kind
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import folding
from intervjukod.study.answers import answer_rows, standings
from intervjukod.study.context import Context
from intervjukod.study.hits import Narrowing, hit, spoken
from intervjukod.study.loading import quoted
from intervjukod.study.proposals import awaited, make_some, with_text
from intervjukod.study.retrieval import NearBy, Sought, passages
from intervjukod.study.shapes import AnswerRow, Hit


class Reading:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answers(self, transcript: str, *, proposed: bool = True) -> Sequence[AnswerRow]:
        """How each question stands in a transcript, in the order of the guides; headings are left out.

        Proposals that nobody has made yet are made, unless only what is confirmed is wanted.
        """
        return answer_rows(self._context, transcript, proposed=proposed)

    def standings(self, transcript: str, *, proposed: bool = True) -> Sequence[AnswerRow]:
        """The same without the numbers of turns, for which every transcript would have to be opened.

        NotFoundError for one whose text is not here.
        """
        if transcript not in with_text(self._context):
            raise NotFoundError("transcript_without_text", name=transcript)
        return standings(self._context, transcript, proposed=proposed)

    def awaited(self) -> frozenset[str]:
        """The transcripts (ids) for which no proposals of answers have been made yet."""
        return awaited(self._context)

    def propose_some(self, most: int) -> frozenset[str]:
        """Make them for at most ``most`` transcripts, here and now; those that still wait."""
        make_some(self._context, awaited(self._context), most)
        return awaited(self._context)

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
        coder: str | Sequence[str] | None = None,
        transcript: str = "",
        text: str = "",
        near: str = "",
        near_by: str = NearBy.OVERLAP,
        quoted: bool = False,
        at: str = "",
    ) -> Sequence[Passage]:
        """Coded passages with their words, by transcript and place. Filters narrow; a code has its children with it.

        ``role`` is a path and has everything below it; ``coder`` is one, several, or None for everybody; ``text``
        stands in the words, as a search finds it. ``near`` is a code that another coding of these coders has,
        with words (``overlap``), a ``turn`` or an ``answer`` in common. ``quoted`` asks for kept quotes; ``at`` is a
        point. NotFoundError and UsageError for what the study does not know; RefusedError when a passage does
        not hold the words that were coded: run ``doctor``.
        """
        coders = (coder,) if isinstance(coder, str) else coder
        sought = Sought(code, role, site, question, facets or {}, coders, transcript, text, near, near_by, quoted)
        return passages(self._context, sought, at)

    def search(
        self, query: str, *, regex: bool = False, role: str = "", code: str = "", transcript: str = ""
    ) -> Sequence[Hit]:
        """A folded scan of every text: case, look-alike letters, soft hyphens and scan doubles do not matter."""
        if not query.strip():
            raise RefusedError("query_empty")
        context = self._context
        pattern = _pattern(query) if regex else None
        narrowing = Narrowing.of(context, role, code)
        texts = [context.transcript(context.find_transcript(transcript))] if transcript else self._texts()
        return [
            hit(opened, span)
            for opened in sorted(texts, key=lambda opened: opened.name)
            for span in narrowing.within(opened, spoken(opened, _spans(opened, query, pattern)))
        ]

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
