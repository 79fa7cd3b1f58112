"""The screen of reports: choosing one, narrowing it, its options, from a number to its words, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.report import FILES, KINDS
from intervjukod.errors import NotFoundError, SourceError
from intervjukod.locale import say, sentence
from intervjukod.study.pages import is_drawn
from intervjukod.tui import lens, report_options, reporting, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import concluding, exporting, lists, narrowing
from intervjukod.tui.behind import BehindCell, selections
from intervjukod.tui.presenter.listing import Listing, Row, columns
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.report_page import Made, ReportPage

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

OF_ANSWERS = ("coverage",)
"""Kinds that count answers, which are nobody's: they may always be read."""
REFLEXIVE = "reflexive"


def show(desk: Desk, _: str) -> None:
    """The kinds of reports there are, each with what it answers, and those that ``reports.yaml`` lists."""
    told = [
        (say(f"reportpage.kind.{kind}", desk.language), say(f"reportpage.answers.{kind}", desk.language))
        for kind in KINDS
    ]
    rows = tuple(Row(kind, words.rstrip()) for kind, words in zip(KINDS, columns(told), strict=True))

    def choose(row: Row) -> None:
        if row.id in KINDS:
            _open(desk, row.id)
        else:
            _open_recipe(desk, int(row.id))

    listed = (*rows, *_recipes(desk))
    desk.lay(Listing(say("reportpage.list.kinds", desk.language), Place.ROWS, listed, choose))


def _recipes(desk: Desk) -> Iterator[Row]:
    """What ``reports.yaml`` lists, by its files; why not, where it cannot be read."""
    try:
        for n, recipe in enumerate(desk.study.recipes.listed()):
            files = ", ".join(file.path for file in recipe.files)
            yield Row(str(n), files, aside=say(f"reportpage.kind.{recipe.kind}", desk.language))
    except NotFoundError:
        return
    except SourceError as error:
        yield Row("", say("reportpage.recipes", desk.language), why_not=sentence(error, desk.language, on_screen=True))


def _open_recipe(desk: Desk, number: int) -> None:
    recipe = desk.study.recipes.listed()[number]
    chosen, given = reporting.of_recipe(recipe.options)
    if recipe.looks.get(reporting.DRAW):
        chosen[reporting.DRAW] = reporting.YES
    trail.turn_to(desk, reporting.opened(desk, recipe.kind, chosen, given))


def _open(desk: Desk, kind: str) -> None:
    """The report as it is without anything chosen; a file that it reads is asked for the first time."""
    needed = report_options.needed(desk, kind)
    if needed is None:
        _turn_to(desk, kind, {})
        return
    kept = {needed.name: name} if (name := desk.study.preference(needed.name)) else {}
    if kept:
        try:
            _turn_to(desk, kind, kept)
        except SourceError as error:  # it lies elsewhere now, or is another
            desk.tell(sentence(error, desk.language, on_screen=True))
        else:
            return
    narrowing.ask_value(desk, replace(needed, held=False), kept, lambda chosen: _turn_to(desk, kind, chosen))


def _turn_to(desk: Desk, kind: str, chosen: Chosen) -> None:
    trail.turn_to(desk, reporting.opened(desk, kind, chosen))
    _remember(desk, chosen)


def _page(desk: Desk) -> ReportPage:
    page = desk.page
    if not isinstance(page, ReportPage):
        raise TypeError(f"no report in front: {page!r}")
    return page


def _made(desk: Desk) -> Made | None:
    """The report in front; says that it is being made where it is not there yet."""
    made = _page(desk).made
    if made is None:
        desk.warn("reportpage.making")
    return made


def read(desk: Desk, _: str) -> None:
    """The words behind the cell, the sentence or the quote in focus."""
    page, made = _page(desk), _made(desk)
    if made is None:
        return
    if not page.behind:
        desk.warn("reportpage.why.opens_nothing")
    elif made.result.basis.at:
        desk.warn("reportpage.why.past", at=made.result.basis.at)
    else:
        title, told = page.called
        basis = made.result.basis
        coders = () if page.kind in OF_ANSWERS else basis.coders
        counted = basis.approach != REFLEXIVE and basis.numbers
        behind = BehindCell(title, told, made.result, page.behind, page.chosen, coders, "reports", counted=counted)
        lens.show(desk, behind)


def point(desk: Desk, name: str) -> None:
    """A click on something: the focus goes there; on what has the focus its words are read."""
    at, _, column = name.partition(":")
    desk.back()
    page = _page(desk)
    pointed = page.pointed(int(at), int(column))
    if (page.at, page.column) == (pointed.at, pointed.column) and page.behind:
        read(desk, "")
    else:
        trail.show_page(desk, pointed)


def to_code(desk: Desk, letter: str) -> None:
    """The next row of the code with that letter."""
    code = next((one for one in desk.book.codes if one.letter == letter), None)
    found = _page(desk).to_code(code.key, code.name(desk.language)) if code is not None else None
    if found is None:
        desk.warn("compare.why.no_row")
    else:
        trail.show_page(desk, found)


def find(desk: Desk, _: str) -> None:
    """A place of the report by words that stand there."""
    made = _made(desk)
    if made is None:
        return
    words = ((at, made.sheet.words(stop)) for at, stop in enumerate(made.sheet.stops))
    rows = [Row(str(at), said) for at, said in words if said]

    def choose(row: Row) -> None:
        page = _page(desk)
        at = int(row.id)
        trail.show_page(desk, page.pointed(at, page.columns.get(made.sheet.stops[at].part, -1)))

    lists.pick(desk, say("reportpage.list.find", desk.language), rows, choose)


def narrow(desk: Desk, _: str) -> None:
    """A role, a site or a coder alone."""
    page = _page(desk)
    narrowing.narrow(desk, selections(desk), page.chosen, lambda chosen: _anew(desk, chosen))


def options(desk: Desk, _: str) -> None:
    """What this kind of report can be asked for."""
    page = _page(desk)
    offered = report_options.options(desk, page.kind)
    title = "reportpage.list.options"
    asks = {reporting.PAIR: concluding.ask_pair}
    narrowing.narrow(desk, offered, page.chosen, lambda chosen: _anew(desk, chosen), title, asks)


def _anew(desk: Desk, chosen: Chosen) -> None:
    trail.show_page(desk, reporting.chosen_anew(desk, _page(desk), chosen))
    _remember(desk, chosen)


def _remember(desk: Desk, chosen: Chosen) -> None:
    """A file that a report read is offered the next time."""
    for name in FILES:
        if name in chosen and chosen[name] != desk.study.preference(name):
            desk.study.prefer(name, chosen[name])


def export(desk: Desk, _: str) -> None:
    """The report as a file."""
    page, made = _page(desk), _made(desk)
    if made is not None:
        name = f"{page.title.lower().replace(' ', '-')}.docx"
        draws = reporting.DRAW in page.chosen
        exporting.export(desk, exporting.Export(made.result, name, drawn=is_drawn(page.kind), draw=draws))


HANDLERS = {
    "reports": show,
    "report_open": read,
    "report_code": to_code,
    "report_find": find,
    "report_narrow": narrow,
    "report_options": options,
    "report_export": export,
}
