"""What stands on the page of a report, one under the other: tables, and words around them."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.reports.picture import Picture
from intervjukod.reports.tables import Behind, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; ``level`` 2 stands under the title of the page, 3 and 4 under one of the level above."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of words; ``behind`` names those that were counted in it, as in a cell."""

    text: str
    behind: Behind = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which no order is meant; ``behind`` has for each item what names its words, or is () for none."""

    items: tuple[str, ...]
    behind: tuple[Behind, ...] = ()

    @property
    def opening(self) -> tuple[tuple[str, Behind], ...]:
        """Each item with what names its words."""
        return tuple(zip(self.items, self.behind or ((),) * len(self.items), strict=True))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A chosen quote as it is to be read, with its marks; ``by`` stands on a line of its own under it."""

    text: str
    by: str
    behind: Behind = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture among the words: drawn where the format can hold one, in letters where it cannot."""

    picture: Picture


Block = Table | Drawing | Heading | Paragraph | Bullets | Quotation
