"""The quotes kept for the report as the author reads them: what is printed of each, and from whom they come. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from intervjukod.domain.coding import Passage
from intervjukod.domain.quotation import in_marks
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.locale import say
from intervjukod.study.chosen import FEW
from intervjukod.tui.presenter.listing import Row

Headed = tuple[Transcript, Span, str]


def remark(passage: Passage, sharing: int, language: str) -> str:
    """What stands under the reference of a quote: how it is edited, and whom role and place point out; a line each."""
    lines = [f"→ {in_marks(passage.citation)}"] if passage.citation else []
    if passage.unproved:
        lines.append(say("quoting.unproved_here", language, text=passage.unproved))
    warning = pointing_out(sharing, language)
    return "\n".join((*lines, *([warning] if warning else ())))


def pointing_out(sharing: int, language: str) -> str:
    """A warning where fewer than ``FEW`` informants share a quote's role and place; "" else."""
    return say("quoting.points_out", language, n=sharing) if sharing < FEW else ""


def headed(found: Iterable[tuple[Transcript, Span, str, str]]) -> Iterator[Headed]:
    """(transcript, span, heading, remark) in order as excerpts: the remarks of what overlaps stand in one heading."""
    group: list[tuple[Transcript, Span, str, str]] = []
    cover: Span | None = None
    for one in found:
        if cover is None or one[0].id != group[0][0].id or not one[1].overlaps(cover):
            yield from _together(group)
            group, cover = [], one[1]
        group.append(one)
        cover = cover.cover(one[1])
    yield from _together(group)


def _together(group: list[tuple[Transcript, Span, str, str]]) -> Iterator[Headed]:
    said = dict.fromkeys(line for *_, remark in group for line in remark.splitlines())
    for transcript, span, heading, _ in group:
        yield transcript, span, "\n".join((heading, *said))


def from_whom(passages: Iterable[Passage], sharing: Mapping[tuple[str, str], int], language: str) -> tuple[Row, ...]:
    """How many quotes each informant gives, most first; one of two informants counts for both.

    ``sharing`` counts those who have the role and the place of a quote. A row stands for its first quote, by id.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for passage in passages:
        for informant in filter(None, passage.informant.split(";")):
            counts[informant] += 1
            first.setdefault(informant, passage)
    return tuple(
        Row(
            one.id,
            f"{informant} · {say('read.count.quotes', language, n=count)}",
            aside=" · ".join(filter(None, (pointing_out(sharing[one.role, one.site], language), one.role, one.site))),
        )
        for informant, count in counts.most_common()
        for one in [first[informant]]
    )
