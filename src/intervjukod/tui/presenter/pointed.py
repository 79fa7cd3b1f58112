"""What is pointed out in an interview without being coded: words that a search found, keywords of codes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.study.shapes import KeywordMark
from intervjukod.tui.presenter.rows import Mark


@dataclass(frozen=True, slots=True)
class Pointed:
    """``hits`` of a search and ``keywords`` of codes in the transcript with this id.

    ``said`` are all keywords that are said there, of which ``keywords`` are those to show.
    """

    transcript: str = ""
    hits: Sequence[Span] = ()
    keywords: Sequence[KeywordMark] = ()
    said: Sequence[KeywordMark] = ()

    @property
    def marks(self) -> list[Mark]:
        """Hits first: where a word is both, it is shown as a hit."""
        return [*(Mark(span, "hit") for span in self.hits), *(Mark(one.span, "keyword") for one in self.keywords)]

    def here(self, span: Span) -> dict[str, list[str]]:
        """The keywords in ``span``: code to words, each once."""
        found: dict[str, list[str]] = {}
        for one in self.keywords:
            if one.span.overlaps(span) and one.word not in found.setdefault(one.code, []):
                found[one.code].append(one.word)
        return found


def uncoded(
    keywords: Iterable[KeywordMark], overlapping: Callable[[Span], Sequence[Coding]], coder: str
) -> tuple[KeywordMark, ...]:
    """Keywords on words that ``coder`` has not given the keyword's code."""
    return tuple(
        one
        for one in keywords
        if not any(each.code == one.code and each.coder == coder for each in overlapping(one.span))
    )
