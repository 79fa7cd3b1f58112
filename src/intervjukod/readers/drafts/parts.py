"""What every format comes down to before anyone asks what it means: tables of cells, and lines of an outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from intervjukod.domain.text import BIDI_CONTROLS, SOFT_HYPHEN, ZERO_WIDTH, canonical
from intervjukod.domain.transcript import Note
from intervjukod.errors import SourceError

LONGEST = 32_767
"""Code points in one cell or paragraph: what Excel allows. A definition is a few hundred."""
ROWS = 10_000
"""Rows of a table, lines of an outline, codes of a codebook."""

_UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff{SOFT_HYPHEN}{ZERO_WIDTH}{BIDI_CONTROLS}]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_LINE_END = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class Cell:
    """Clean text; ``indent`` grows with how far in it stands, in a unit of the format's own."""

    text: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a ``banner`` is one cell over the whole width."""

    cells: tuple[Cell, ...]
    where: str
    banner: bool = False

    def text(self, column: int) -> str:
        """The text of a column, counted from 0; "" beyond the last."""
        return self.cells[column].text if column < len(self.cells) else ""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its empty rows. ``name`` is the sheet's, or says which table it is."""

    name: str
    rows: tuple[Row, ...]


class LineKind(StrEnum):
    """How a line stands in its outline."""

    TITLE = "title"
    HEADING = "heading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    PLAIN = "plain"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``number`` is its whole number, ``12 a``; ``depth`` 0 is the outermost of its kind.

    ``obligatory``: something beside the words says so.
    """

    text: str
    where: str
    kind: LineKind = LineKind.PLAIN
    depth: int = 0
    number: str = ""
    obligatory: bool = False

    @property
    def rank(self) -> int:
        """How deep it stands among lines of every kind: headings hold numbers, numbers bullets, bullets the rest."""
        return _FIRST_RANK[self.kind] + self.depth


_FIRST_RANK = {
    LineKind.TITLE: 0,
    LineKind.HEADING: 0,
    LineKind.NUMBERED: 20,
    LineKind.BULLET: 40,
    LineKind.PLAIN: 60,
    LineKind.PROBE: 80,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file holds: its tables, and its running text as lines without empty ones."""

    grids: tuple[Grid, ...] = ()
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()


def clean(text: str, path: str, at: str) -> str:
    """NFC without controls and invisible characters, white space runs made one, line ends kept.

    SourceError, naming ``path`` and the place ``at``, for a text that is too long to be anybody's.
    """
    if len(text) > LONGEST:
        raise SourceError("drafts.text_too_long", path=path, at=at, limit=LONGEST)
    plain = _UNWANTED.sub("", canonical(text).text)
    return _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", plain)).strip()


def indent_of(text: str) -> int:
    """How far in a text begins: a space is one, a tab four."""
    before = text[: len(text) - len(text.lstrip())]
    return sum(4 if sign == "\t" else 1 for sign in before)


def one_line(text: str) -> str:
    """``text`` with a space for every run of white space."""
    return " ".join(text.split())


def refuse_too_many(count: int, path: str) -> None:
    """SourceError when a file has more rows or lines than a codebook or a guide ever has."""
    if count > ROWS:
        raise SourceError("drafts.too_many_rows", path=path, limit=ROWS)
