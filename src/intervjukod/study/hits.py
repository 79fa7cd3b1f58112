"""From a place in a text to a hit that can be shown, and which places a search is narrowed to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

from intervjukod.domain.guide import is_under
from intervjukod.domain.span import Span, surroundings
from intervjukod.domain.transcript import Speaker, Transcript
from intervjukod.study.context import Context
from intervjukod.study.counting import check_attribute
from intervjukod.study.shapes import Hit

CONTEXT = 40
"""Code points shown on each side of a hit."""


def spoken(opened: Transcript, spans: Iterable[Span]) -> list[Span]:
    """Those of ``spans`` with words of a turn: a label, a time, a cue is no hit. All, where there are no turns."""
    return [span for span in spans if not opened.turns or any(opened.turns_in(span))]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A search within what a role says (a path, with everything below it), and what a code was given to."""

    context: Context
    role: str
    codes: Collection[str] | None

    @classmethod
    def of(cls, context: Context, role: str, code: str) -> Narrowing:
        """Nothing is narrowed by what is "". UsageError, NotFoundError for what the study does not know."""
        if role:
            check_attribute(context, "role", role)
        codes = context.book.below(context.find_code(code)) if code else None
        return cls(context, role, codes)

    def within(self, opened: Transcript, spans: Sequence[Span]) -> Sequence[Span]:
        """Those of ``spans`` that a search is to find."""
        return list(self._chosen(opened, spans)) if self.role or self.codes is not None else spans

    def _chosen(self, opened: Transcript, spans: Iterable[Span]) -> Iterator[Span]:
        allowed = None if self.codes is None else self._coded(opened.id, self.codes)
        for span in spans:
            if self.role and not any(_in_role(speaker, self.role) for speaker in opened.speakers_in(span)):
                continue
            if allowed is None or any(part.overlaps(span) for part in allowed):
                yield span

    def _coded(self, transcript: str, codes: Collection[str]) -> Sequence[Span]:
        rows = self.context.store.tables.codings("t.id = ?", [transcript])
        return [Span(row.start, row.end) for row in rows if self.context.book.resolve(row.code) in codes]


class Hits(Sequence[Hit]):
    """Hits that are made when they are looked at: of thousands a person sees a screenful."""

    def __init__(self, places: Sequence[tuple[Transcript, Sequence[Span]]]) -> None:
        self._places = places
        self._starts = list(accumulate((len(spans) for _, spans in places), initial=0))

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        nth = range(len(self))[index]
        part = bisect_right(self._starts, nth) - 1
        opened, spans = self._places[part]
        return hit(opened, spans[nth - self._starts[part]])

    def __len__(self) -> int:
        return self._starts[-1]


def hit(opened: Transcript, span: Span) -> Hit:
    """The hit at ``span``, with some of the text around it."""
    before, after = surroundings(opened.text, span, CONTEXT)
    return Hit(
        transcript=opened.name,
        start=span.start,
        end=span.end,
        matched=span.of(opened.text),
        place=opened.place(span),
        informant=";".join(opened.informants_in(span)),
        before=before.of(opened.text),
        after=after.of(opened.text),
        id=opened.id,
    )


def _in_role(speaker: Speaker, role: str) -> bool:
    return bool(speaker.informant) and bool(speaker.role) and is_under(speaker.role, (role,))
