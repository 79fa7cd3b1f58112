"""A report as one HTML file: nothing is fetched, nothing runs, and every number opens its quotes.

Control characters become visible signs and everything is escaped where Jinja puts a value into the page, so no
template can forget it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from intervjukod.domain.glyphs import safe
from intervjukod.locale import say
from intervjukod.reports.body import Block
from intervjukod.reports.page import Page
from intervjukod.reports.quotes import Drawer, Quotes, drawers
from intervjukod.reports.tables import Behind, Cell, Column, Table, cell_of, parted

CELLS = 104
"""Width of a table on a printed page, in cells of a terminal; a wider one is parted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell on the page: ``opens`` is the drawer it leads to, ``place`` what that one leads back to, or ""."""

    cell: Cell
    column: Column
    names: bool
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
    """A block as the page lays it out: ``kind`` is the name of its template, ``parts`` are those of a table."""

    kind: str
    block: Block
    parts: tuple[Part, ...] = ()


def as_html(page: Page, language: str, quotes: Quotes) -> str:
    """The page, whole. ``quotes`` lie behind its cells; a cell without any opens nothing."""
    found = drawers(page.tables, quotes)
    numbers = {behind: f"{n}" for n, behind in enumerate(found, 1)}
    return (
        _environment()
        .get_template("report.html")
        .render(
            page=page,
            language=language,
            blocks=list(_laid(page, numbers)),
            drawers=_by_row(found, numbers),
            say=lambda key, **values: say(f"formats.{key}", language, **values),
        )
    )


def _laid(page: Page, numbers: dict[Behind, str]) -> Iterator[Laid]:
    fresh = set(numbers)
    for block in page.body:
        parts = tuple(_parts(block, numbers, fresh)) if isinstance(block, Table) else ()
        yield Laid(type(block).__name__.lower(), block, parts)


def _parts(table: Table, numbers: dict[Behind, str], fresh: set[Behind]) -> Iterator[Part]:
    parts = parted(table, CELLS)
    for nth, part in enumerate(parts, 1):
        rows = tuple(tuple(_shown(part, row, numbers, fresh)) for row in part.rows)
        yield Part(part, rows, nth, len(parts))


def _shown(part: Table, row: tuple[Cell | str, ...], numbers: dict[Behind, str], fresh: set[Behind]) -> Iterator[Shown]:
    """The cells of a row; the first of several that open the same drawer is where one comes back to."""
    for n, (column, stated) in enumerate(zip(part.columns, row, strict=True)):
        cell = cell_of(stated)
        opens = numbers.get(cell.behind, "")
        place = opens if cell.behind in fresh else ""
        fresh.discard(cell.behind)
        yield Shown(cell, column, n in part.naming, opens, place)


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
    return safe(value) if isinstance(value, str) else value
