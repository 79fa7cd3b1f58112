"""The words behind the cells of a report, and the cells that open them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from intervjukod.reports.body import Block, Bullets, Heading, Paragraph
from intervjukod.reports.tables import Behind, Table, cell_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand in a transcript, and where: reference, role, place."""

    text: str
    source: str


Quotes = Mapping[Behind, Sequence[Quote]]
"""The quotes behind a cell, by what the cell names."""


@dataclass(frozen=True, slots=True)
class Mixed(Sequence[Quote]):
    """Quotes that are shown in an order that tells nothing of whose they are: by source, then by their words."""

    quotes: Sequence[Quote]

    def __len__(self) -> int:
        return len(self.quotes)

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Quote]: ...
    def __getitem__(self, index: int | slice) -> Quote | Sequence[Quote]:
        return self.quotes[index]


@dataclass(frozen=True, slots=True)
class Drawer:
    """The quotes that a cell opens: ``row`` and ``column`` say of what, ``cell`` what it states.

    Those of a sentence: ``row`` is the heading above it, ``column`` is "", ``cell`` the sentence.
    At most ``most`` of them are shown, None for all.
    """

    row: str
    column: str
    cell: str
    quotes: Sequence[Quote]
    most: int | None = None

    @property
    def of(self) -> int:
        """How many quotes there are."""
        return len(self.quotes)

    @property
    def size(self) -> int:
        """How many of them are shown."""
        return self.of if self.most is None else min(self.of, self.most)

    @property
    def shown(self) -> Iterator[Quote]:
        """Those that are shown, taken evenly from first to last: all interviews have their part in it."""
        taken = (self.quotes[n * self.of // self.size] for n in range(self.size))
        return iter(sorted(taken, key=_words)) if isinstance(self.quotes, Mixed) else taken


def _words(quote: Quote) -> tuple[str, str]:
    return quote.source, quote.text


def drawers(blocks: Iterable[Block], quotes: Quotes, most: int | None = None) -> dict[Behind, Drawer]:
    """Those that have something in them, in the order in which the blocks name them.

    With more than ``most`` quotes in all, the fullest show no more than leaves each of the others its own.
    """
    found: dict[Behind, Drawer] = {}
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        for behind, drawer in _of(block, heading, quotes):
            found.setdefault(behind, drawer)
    limit = None if most is None else _limit([drawer.of for drawer in found.values()], most)
    return {behind: replace(drawer, most=limit) for behind, drawer in found.items()}


def _limit(sizes: Sequence[int], most: int) -> int | None:
    """The size to which the largest are cut so that all are ``most`` together, at least 1; None when they fit."""
    for n, size in enumerate(sorted(sizes)):
        share = most // (len(sizes) - n)
        if size > share:
            return max(share, 1)
        most -= size
    return None


def _of(block: Block, heading: str, quotes: Quotes) -> Iterator[tuple[Behind, Drawer]]:
    if isinstance(block, Table):
        yield from _of_table(block, quotes)
    for text, behind in sentences(block):
        if behind in quotes:
            yield behind, Drawer(heading, "", text, quotes[behind])


def sentences(block: Block) -> Sequence[tuple[str, Behind]]:
    """The sentences of a block, each with what names its words."""
    if isinstance(block, Paragraph):
        return ((block.text, block.behind),)
    return block.opening if isinstance(block, Bullets) else ()


def _of_table(table: Table, quotes: Quotes) -> Iterator[tuple[Behind, Drawer]]:
    for row in table.rows:
        name = " · ".join(cell_of(row[n]).text for n in table.naming)
        for column, stated in zip(table.columns, row, strict=True):
            cell = cell_of(stated)
            if cell.behind in quotes:
                yield cell.behind, Drawer(name, column.heading, cell.text, quotes[cell.behind])
