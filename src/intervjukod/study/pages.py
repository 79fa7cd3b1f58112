"""Pages of reports, for whoever shows them: what stands on one, and how what the study can be told by is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from intervjukod.analysis.joint import Joint
from intervjukod.analysis.themes import ThemesReport
from intervjukod.domain.measure import alike
from intervjukod.locale import say, worded
from intervjukod.reports.body import Bullets, Drawing, Heading, Paragraph, Quotation
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Behind, Cell, Column, Table, cell_of
from intervjukod.reports.values import heading

if TYPE_CHECKING:
    from intervjukod.reports.body import Block
    from intervjukod.reports.write import Result

__all__ = [
    "Behind",
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Drawing",
    "Heading",
    "Page",
    "Paragraph",
    "Quotation",
    "Result",
    "Sides",
    "Table",
    "cell_of",
    "for_author",
    "in_letters",
    "is_drawn",
    "name_of",
    "sides",
]


class Sides(NamedTuple):
    """What a joint display sets side by side: its places, its periods, and its indicators as block and name."""

    places: Sequence[str] = ()
    periods: Sequence[str] = ()
    indicators: Sequence[tuple[str, str]] = ()

    def called(self, block: str, indicator: str) -> str:
        """An indicator's name, with the block before it where another block has one of that name."""
        same = [one for _, one in self.indicators if alike(one) == alike(indicator)]
        return f"{block}/{indicator}" if len(same) > 1 and block else indicator


def sides(result: Result) -> Sides:
    """Those of a joint display; of another report none."""
    if not isinstance(result, Joint):
        return Sides()
    figures = result.statistics
    return Sides(tuple(figures.places), figures.periods, figures.indicators)


def for_author(result: Result, language: str) -> Iterator[Block]:
    """What stands in no format of a report, for its author to see: whom the quotes come from and point out."""
    if not isinstance(result, ThemesReport) or not (result.author or any(row.quotes for row in result.per_informant)):
        return
    yield Heading(say("reportpage.author", language))
    if result.author:
        yield Bullets(tuple(worded(note, language, on_screen=True) for note in result.author))
    names = ("informant", "role", "quotes", "themes")
    columns = tuple(Column(heading(name, language), right=name in names[2:]) for name in names)
    rows = ((row.informant, row.role, str(row.quotes), str(row.themes)) for row in result.per_informant)
    yield Table(columns, tuple(rows), say("themes.author.per_informant", language))


def name_of(attribute: str, language: str) -> str:
    """What people call an attribute or a facet."""
    return heading(attribute, language)


def is_drawn(kind: str) -> bool:
    """Whether there are pictures of a kind of report."""
    from intervjukod.reports.charts.of import DRAWN

    return kind in DRAWN


def in_letters(drawing: Drawing, cells: int) -> list[str]:
    """A picture as lines of at most ``cells`` terminal cells."""
    from intervjukod.reports.charts.terminal import as_text  # most pages have no picture

    return as_text(drawing.picture, cells).splitlines()
