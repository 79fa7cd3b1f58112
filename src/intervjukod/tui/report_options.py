"""What a kind of report can be asked for, as dimensions to choose a value in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.report import FILES, FLAGS, KINDS, NEARNESS, TESTS
from intervjukod.locale import say
from intervjukod.study.pages import is_drawn, name_of, sides
from intervjukod.tui import dimensions
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension
from intervjukod.tui.presenter.report_page import ReportPage
from intervjukod.tui.reporting import AT, DRAW, NO, NUMBERS, PAIR, ROLES, YES, pairs_of

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

INFORMANT, PROMPT = "informant", "prompt"
FIRST = ("role", "site")
WORDS_NEAR = ("5", "10", "25", "50")
"""Within how many words, of those that are offered."""
OF_EVERY = (ROLES, NUMBERS, DRAW, AT)
"""Options of every report that are not a selection; pictures only of one that has any."""
PARTS = {"joint": "places", "waves": "rounds"}
"""Reports whose ``by`` says of which part of the material a passage is, and does not group the informants."""


def options(desk: Desk, kind: str) -> list[Dimension]:
    """What the kind takes, then what every report does."""
    names = (*KINDS[kind].options, *OF_EVERY)
    return [_dimension(desk, kind, name) for name in names if name != DRAW or is_drawn(kind)]


def needed(desk: Desk, kind: str) -> Dimension | None:
    """What the kind cannot be made without: the file that it reads, if it reads one."""
    return next((_dimension(desk, kind, name) for name in KINDS[kind].options if name in FILES), None)


def _dimension(desk: Desk, kind: str, name: str) -> Dimension:
    """An option whose values are not to be listed is typed."""
    title = say(f"reportpage.option.{PARTS.get(kind, name) if name == 'by' else name}", desk.language)
    if name in ("code", "codes"):
        return replace(dimensions.code_dimension(desk), name=name, title=title)
    if name == "transcripts":
        return replace(dimensions.transcript_dimension(desk), name=name, title=title)
    makers: Mapping[str, Callable[[], Sequence[Row]]] = {
        "by": lambda: tuple(_ways(desk, kind)),
        "period": lambda: tuple(_named(desk, (*_attributes(desk), *desk.book.facet))),
        "test": lambda: _said(desk, name, TESTS),
        "near_by": lambda: tuple(_nearness(desk)),
        AT: lambda: tuple(_milestones(desk)),
        "from": lambda: _periods(desk),
        "to": lambda: _periods(desk),
        PAIR: lambda: _pairs(desk),
    }
    if name in (*FLAGS, NUMBERS, DRAW):
        return Dimension(name, title, lambda: _said(desk, name, (NO if name == NUMBERS else YES,)))
    return Dimension(name, title, makers[name]) if name in makers else replace(_typed(name, title), held=name in FILES)


def _typed(name: str, title: str) -> Dimension:
    return Dimension(name, title, typed=True, told="reportpage.typed", untold="reportpage.not_typed")


def _ways(desk: Desk, kind: str) -> Iterator[Row]:
    """Attributes, informant by informant, and where codings are counted facets and what was asked for."""
    yield from _named(desk, _attributes(desk))
    if kind in PARTS:
        yield from _named(desk, tuple(desk.book.facet))
        return
    yield from _said(desk, "by", (INFORMANT,))
    if kind in ("frequency", "compare"):
        yield from _named(desk, tuple(desk.book.facet))
        yield from _said(desk, "by", (PROMPT,))


def _attributes(desk: Desk) -> tuple[str, ...]:
    """Those that informants have, role and place first."""
    people = desk.study.transcripts.informants()
    there = {name for one in people for name, value in one.attributes.items() if value}
    return tuple(sorted(there, key=lambda name: (name not in FIRST, name)))


def _named(desk: Desk, names: Sequence[str]) -> Iterator[Row]:
    return (Row(name, name_of(name, desk.language)) for name in names)


def _said(desk: Desk, option: str, values: Sequence[str]) -> tuple[Row, ...]:
    return tuple(Row(value, say(f"reportpage.{option}.{value}", desk.language)) for value in values)


def _nearness(desk: Desk) -> Iterator[Row]:
    yield from _said(desk, "near_by", NEARNESS)
    for words in WORDS_NEAR:
        yield Row(words, say("reportpage.near_by.words", desk.language, n=words))


def _periods(desk: Desk) -> tuple[Row, ...]:
    """Those of the statistics in front."""
    page = desk.page
    made = page.made if isinstance(page, ReportPage) else None
    return tuple(Row(period, period) for period in sides(made.result).periods) if made is not None else ()


def _pairs(desk: Desk) -> tuple[Row, ...]:
    """All the pairs that are chosen, as one value."""
    chosen = desk.page.chosen if isinstance(desk.page, ReportPage) else {}
    told = ", ".join(row.text for row in pair_rows(desk, chosen))
    return (Row(chosen[PAIR], told),) if told else ()


def pair_rows(desk: Desk, chosen: Chosen) -> list[Row]:
    """The pairs that are chosen, as people call them."""
    parts = [(pair, *pair.partition("=")[::2]) for pair in pairs_of(chosen)]
    names = ((pair, code_name(desk.book, code.strip(), desk.language), name.strip()) for pair, code, name in parts)
    return [Row(pair, f"{code} · {indicator}") for pair, code, indicator in names]


def _milestones(desk: Desk) -> Iterator[Row]:
    return (Row(one.name, one.name, aside=one.at[:10]) for one in desk.study.history.milestones())
