"""The page of comparison: from a cell to its words, what is counted and how, and the table as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.study.comparison_words import told_share
from intervjukod.tui import comparing, lens, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import exporting, narrowing
from intervjukod.tui.behind import BehindCell, selections
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def show(desk: Desk, _: str) -> None:
    """The comparison, by role."""
    trail.turn_to(desk, comparing.opened(desk))


def _show(desk: Desk, page: ComparePage | None, why: str = "") -> None:
    if page is None:
        desk.warn(why)
    else:
        trail.show_page(desk, page)


def _page(desk: Desk) -> ComparePage:
    page = desk.page
    if not isinstance(page, ComparePage):
        raise TypeError(f"no comparison in front: {page!r}")
    return page


# from a cell to its words


def read_cell(desk: Desk, _: str) -> None:
    """The words behind the cell in focus; on a row's name all of the row."""
    page = _page(desk)
    comparison, row, column = page.comparison, page.row, page.column
    if row is None:
        return
    title, cell = comparison.label(row), ""
    behind: tuple[str, ...] = (comparison.result.rows[row].code,)
    if column is not None:
        title = f"{title} · {comparison.whom(column)}"
        cell = told_share(comparison, row, column)
        behind = (*behind, comparison.result.groups[column].value)
    result, counted = comparison.result, not comparison.reflexive
    coders = result.basis.coders
    lens.show(desk, BehindCell(title, cell, result, behind, page.chosen, coders, "compare", counted=counted))


def point(desk: Desk, name: str) -> None:
    """A click on a cell: the focus goes there; on the cell in focus its words are read."""
    row, _, column = name.partition(":")
    desk.back()
    page = _page(desk)
    pointed = page.pointed(int(row), int(column))
    if (page.row, page.column) == (pointed.row, pointed.column):
        read_cell(desk, "")
    else:
        _show(desk, pointed)


# rows and columns


def below(desk: Desk, key: str) -> None:
    """Show the codes below the one in focus, or hide them."""
    page = _page(desk)
    if key in ("+", "="):
        _show(desk, page.opening(), "compare.why.nothing_below")
    else:
        _show(desk, page.closing(), "compare.why.nothing_above")


def fold(desk: Desk, key: str) -> None:
    """Part the column in focus into what is below it, or join it again."""
    page = _page(desk)
    if key == ">":
        _show(desk, page.unfolding(), "compare.why.nothing_below")
    else:
        _show(desk, page.folding(), "compare.why.nothing_above")


def to_code(desk: Desk, letter: str) -> None:
    """The row of the code with that letter."""
    page = _page(desk)
    code = next((key for key, own in page.letters.items() if own == letter), "")
    _show(desk, page.to_code(code), "compare.why.no_row")


# what is counted


def turn(desk: Desk, _: str) -> None:
    """Groups, or a column an informant."""
    _show(desk, comparing.turned(desk, _page(desk)))


def unit(desk: Desk, _: str) -> None:
    """What the cells count."""
    page = _page(desk)
    comparison = page.comparison
    if len(comparison.units) == 1:
        desk.warn("compare.why.reflexive")
        return
    rows = tuple(Row(name, comparison.name_of(name), on=name == page.unit) for name in comparison.units)

    def choose(row: Row) -> None:
        _show(desk, replace(_page(desk), unit=row.id))

    _lay(desk, "compare.list.unit", rows, choose)


def by(desk: Desk, _: str) -> None:
    """What the columns are."""
    page = _page(desk)
    comparison = page.comparison
    facets = tuple(desk.book.facet)
    attributes = [one for one in comparison.attributes if one not in facets]
    names = {"compare.by.attribute": attributes, "compare.by.facet": facets}
    rows = tuple(
        Row(name, comparison.name_of(name), group=say(key, desk.language), on=name == comparison.by)
        for key, group in names.items()
        for name in group
    )

    def choose(row: Row) -> None:
        turned = page.turned if not comparison.by_informant else (comparing.INFORMANT, page.unit)
        _show(desk, replace(comparing.made(desk, page, by=row.id), turned=turned, value=None))

    _lay(desk, "compare.list.by", rows, choose)


def _lay(desk: Desk, title: str, rows: tuple[Row, ...], choose: Callable[[Row], None]) -> None:
    """A list with what holds today in focus."""
    now = next((n for n, row in enumerate(rows) if row.on), 0)
    desk.lay(Listing(say(title, desk.language), Place.ROWS, rows, choose, at=now))


def narrow(desk: Desk, _: str) -> None:
    """A role, a site or a coder alone."""
    page = _page(desk)

    def done(chosen: Chosen) -> None:
        _show(desk, comparing.made(desk, page, chosen=chosen))

    narrowing.narrow(desk, selections(desk), page.chosen, done)


# the table as a file


def export(desk: Desk, _: str) -> None:
    """Ask for a file name; what is in sight is proposed."""
    page = _page(desk)
    name = say("compare.export.file", desk.language, by=page.comparison.by_name.lower())
    asked = exporting.Export(page.comparison.result, f"{name.replace('/', '-')}.md", page.unit)
    exporting.export(desk, asked)


HANDLERS = {
    "compare_open": read_cell,
    "compare_below": below,
    "compare_fold": fold,
    "compare_code": to_code,
    "compare_turn": turn,
    "compare_unit": unit,
    "compare_by": by,
    "compare_narrow": narrow,
    "compare_export": export,
}
