"""A report as one HTML file: nothing is fetched, nothing runs, and every number opens its quotes.

Control characters become visible signs and everything is escaped where Jinja puts a value into the page, so no
template can forget it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from intervjukod.domain.glyphs import safe
from intervjukod.locale import say
from intervjukod.reports.body import Block, Drawing
from intervjukod.reports.charts.pages import ENDLESS, sheets
from intervjukod.reports.charts.svg import as_svg
from intervjukod.reports.page import Page
from intervjukod.reports.quotes import Drawer, Quotes, drawers, sentences
from intervjukod.reports.tables import Behind, Cell, Column, Table, cell_of, parted

CELLS = 104
"""Width of a table on a printed page, in cells of a terminal; a wider one is parted."""


MOST = 10_000
"""Quotes on one page: with so many a browser still opens it at once."""
PIECE = 5_000
"""Events of the template in one piece of the page: some hundred thousand characters."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell on the page: ``opens`` is the drawer it leads to, ``place`` what that one leads back to, or ""."""

    cell: Cell
    column: Column
    names: bool
    opens: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on the page; ``opens`` and ``place`` are as those of a cell."""

    text: str
    opens: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or one part of it, as it is shown; ``nth`` of ``of`` parts."""

    table: Table
    rows: tuple[tuple[Shown, ...], ...]
    nth: int
    of: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A block as the page lays it out: ``kind`` is the name of its template, ``parts`` are those of a table.

    ``drawings`` are the elements of a picture, one for each of its sheets, ``sentences`` those of a paragraph or list.
    """

    kind: str
    block: Block
    parts: tuple[Part, ...] = ()
    drawings: tuple[Markup, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def as_html(page: Page, language: str, quotes: Quotes, most: int | None = MOST) -> Iterator[str]:
    """The page, piece by piece. ``quotes`` lie behind its cells; a cell without any opens nothing.

    At most ``most`` of them are on the page, None for all; where some are not, the page says so.
    """
    found = drawers(page.body, quotes, most)
    numbers = {behind: f"{n}" for n, behind in enumerate(found, 1)}
    pieces = (
        _environment()
        .get_template("report.html")
        .stream(
            page=page,
            language=language,
            blocks=list(_laid(page, numbers, language)),
            drawers=_by_row(found, numbers),
            cut=any(drawer.size < drawer.of for drawer in found.values()),
            most=most,
            say=lambda key, **values: say(f"formats.{key}", language, **values),
        )
    )
    pieces.enable_buffering(PIECE)
    return pieces


def _laid(page: Page, numbers: dict[Behind, str], language: str) -> Iterator[Laid]:
    fresh = set(numbers)
    for block in page.body:
        parts = tuple(_parts(block, numbers, fresh)) if isinstance(block, Table) else ()
        drawings = tuple(_elements(block, language)) if isinstance(block, Drawing) else ()
        told = tuple(Sentence(text, *_link(behind, numbers, fresh)) for text, behind in sentences(block))
        yield Laid(type(block).__name__.lower(), block, parts, drawings, told)


def _elements(drawing: Drawing, language: str) -> Iterator[Markup]:
    """The picture as elements of the page; what writes them escapes what they say."""
    for sheet in sheets(drawing.picture, language, ENDLESS):
        yield Markup(as_svg(sheet, inline=True))  # noqa: S704  # every word and attribute in it is escaped


def _parts(table: Table, numbers: dict[Behind, str], fresh: set[Behind]) -> Iterator[Part]:
    parts = parted(table, CELLS)
    for nth, part in enumerate(parts, 1):
        rows = tuple(tuple(_shown(part, row, numbers, fresh)) for row in part.rows)
        yield Part(part, rows, nth, len(parts))


def _shown(part: Table, row: tuple[Cell | str, ...], numbers: dict[Behind, str], fresh: set[Behind]) -> Iterator[Shown]:
    """The cells of a row."""
    for n, (column, stated) in enumerate(zip(part.columns, row, strict=True)):
        cell = cell_of(stated)
        yield Shown(cell, column, n in part.naming, *_link(cell.behind, numbers, fresh))


def _link(behind: Behind, numbers: dict[Behind, str], fresh: set[Behind]) -> tuple[str, str]:
    """The drawer to open, and the place to come back to: the first of several that open the same drawer is that."""
    opens = numbers.get(behind, "")
    place = opens if behind in fresh else ""
    fresh.discard(behind)
    return opens, place


def _by_row(found: dict[Behind, Drawer], numbers: dict[Behind, str]) -> list[tuple[str, list[tuple[str, Drawer]]]]:
    """The drawers under the row they belong to, in order; rows of one name that are not one stay apart."""
    rows: dict[Behind, tuple[str, list[tuple[str, Drawer]]]] = {}
    for behind, drawer in found.items():
        subject = behind[:-1] or behind
        rows.setdefault(subject, (drawer.row, []))[1].append((numbers[behind], drawer))
    return list(rows.values())


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("intervjukod.reports"),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _visible(value: object) -> object:
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
