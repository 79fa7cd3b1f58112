"""What stands on the page of a report, one under the other: tables, and words around them."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.reports.tables import Behind, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; ``level`` 2 stands under the title of the page, 3 under a heading of level 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of words."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which no order is meant."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A chosen quote as it is to be read, with its marks; ``by`` stands on a line of its own under it."""

    text: str
    by: str
    behind: Behind = ()


Block = Table | Heading | Paragraph | Bullets | Quotation
