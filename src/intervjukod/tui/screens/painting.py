"""From the desk to the lines of every pane; what shows the same as before is not drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from intervjukod.domain.codebook import Codebook
from intervjukod.tui import standing, views
from intervjukod.tui.actions import LISTS, Context, Place, bottom_line
from intervjukod.tui.desk import Desk, Editing
from intervjukod.tui.presenter import codebook_pane, frame, guide_pane, help_page, here_pane, status
from intervjukod.tui.presenter.codebook_pane import CodebookView
from intervjukod.tui.presenter.draft import draft_lines
from intervjukod.tui.presenter.guide_pane import GuideView
from intervjukod.tui.presenter.here_pane import HereView
from intervjukod.tui.presenter.line import Line, fit, line, run
from intervjukod.tui.presenter.listing import Listing, list_lines
from intervjukod.tui.presenter.page import Detailed, Page, Scrolled, with_details
from intervjukod.tui.presenter.tour import tour_line

LEFT, RIGHT = 30, 29
"""Cells inside the panes at the sides of a wide screen."""
DETAILS = 48
"""Cells inside the pane beside a page."""
LEGEND = 2


def alone(only: Line) -> Scrolled:
    """One line that has its widget to itself."""
    return Scrolled((only,))


class Part(NamedTuple):
    """A widget by its id, what it shows, and how that becomes lines."""

    name: str
    shows: Any
    draw: Callable[[Any], Scrolled]


class Painting:
    """Every pane's lines on a screen of ``cells`` cells; a narrow one has the panes below the text."""

    def __init__(self, desk: Desk, cells: int) -> None:
        self.desk = desk
        self.cells = cells
        self.narrow = cells < status.WIDE
        self.left, self.right = (cells, cells) if self.narrow else (LEFT, RIGHT)

    def parts(self) -> Iterator[Part]:
        """What is in sight now."""
        desk = self.desk
        yield Part("header", views.header(desk), lambda header: alone(status.header_line(header, self.cells)))
        panes = desk.place is not Place.HELP and desk.page is None
        if not self.narrow:
            here = views.screen(desk)
            yield Part("screens", here, lambda here: alone(frame.screens_line(self.cells, desk.language, here)))
        yield Part("top", "┌┬┐" if panes else "", self._rule)
        yield Part("rule", "├┴┤" if panes else "", self._rule)
        if desk.tour is not None:
            yield Part("tour", desk.tour, lambda tour: alone(tour_line(tour, self.cells, desk.language)))
        yield Part("said", (desk.deed, desk.notice, desk.warning), self._said)
        yield Part("where", views.where(desk), lambda where: alone(status.where_line(where, self.cells)))
        yield Part("bottom", standing.context(desk), self._bottom)
        if desk.place is Place.HELP:
            yield Part("help", (standing.context(desk, desk.helped), desk.scrolled), self._help)
            return
        if desk.place in (*LISTS, Place.MEMO):
            yield Part("list", desk.listing or desk.editing, self._listing)
        if desk.page is not None:
            yield Part("page", desk.page, self._page)
            if isinstance(desk.page, Detailed) and is_beside(desk, self.cells):
                yield Part("beside", desk.page, self._details)
            return
        yield from self._below() if self.narrow else self._beside()

    def _beside(self) -> Iterator[Part]:
        """The panes of a wide screen."""
        desk = self.desk
        codebook = views.codebook(desk)
        yield Part("codebook", codebook, self._codebook)
        yield Part("done", codebook, lambda view: alone(codebook_pane.done_line(view, self.left)))
        yield Part("between", "", lambda _: alone(frame.rule(LEFT)))
        yield Part("guide", views.guide(desk), self._guide)
        yield Part("here", views.here(desk), self._here)

    def _below(self) -> Iterator[Part]:
        """The lines below the text of a narrow screen, and the pane that lies over the text."""
        desk = self.desk
        here = views.here(desk)
        if desk.place is Place.CODES:
            codebook = views.codebook(desk)
            yield Part("codebook", codebook, self._codebook)
            yield Part("done", codebook, lambda view: alone(codebook_pane.done_line(view, self.left)))
            yield Part("brief", desk.focus_code, self._definition)
            return
        if desk.place is Place.GUIDE:
            yield Part("guide", views.guide(desk), self._guide)
        elif desk.place is Place.HERE:
            yield Part("here", replace(here, recent=()), self._here)
        yield Part("brief", here, self._brief)
        yield Part("legend", desk.book, self._legend)

    def _rule(self, joints: str) -> Scrolled:
        """Across the screen; on a wide one it has ``joints``, if any, where it meets the panes' sides."""
        if self.narrow or not joints:
            return alone(frame.rule(self.cells))
        return alone(frame.jointed_rule((LEFT, self.cells - LEFT - RIGHT - 4, RIGHT), joints))

    def _codebook(self, view: CodebookView) -> Scrolled:
        keys = [code.key for code in codebook_pane.shown_codes(view.book)]
        lines = codebook_pane.codebook_lines(view, self.left)
        return Scrolled(lines, keys.index(view.focus) + 1 if view.focus in keys else 0, pinned=1)

    def _definition(self, key: str) -> Scrolled:
        code = self.desk.book.by_key.get(key)
        return Scrolled(codebook_pane.definition_lines(code, self.desk.language, self.cells) if code else ())

    def _guide(self, view: GuideView) -> Scrolled:
        return guide_pane.guide_lines(view, self.left)

    def _here(self, view: HereView) -> Scrolled:
        return Scrolled(here_pane.here_lines(view, self.right))

    def _brief(self, view: HereView) -> Scrolled:
        """What is here and the codes used last, each in one line."""
        return Scrolled([here_pane.here_line(view, self.cells), here_pane.recent_line(view, self.cells)])

    def _legend(self, book: Codebook) -> Scrolled:
        return Scrolled(here_pane.legend_lines(book, self.desk.language, self.cells, LEGEND))

    def _listing(self, shown: Editing | Listing) -> Scrolled:
        """The open list, or the memo that is being written."""
        if isinstance(shown, Listing):
            return Scrolled(list_lines(shown, self.cells, self.desk.language))
        heading = fit(line(run(f" {shown.title}", "title")), self.cells)
        lines, at = draft_lines(shown.draft, self.cells - 2, whole=shown.replaces)
        return Scrolled([heading, *(line(" ", *runs) for runs in lines)], at + 1)

    def _page(self, page: Page) -> Scrolled:
        language, cells = self.desk.language, self.cells - 2
        if not isinstance(page, Detailed) or not page.aside:
            return page.draw(cells, language)
        if is_beside(self.desk, self.cells):
            return page.draw(cells - DETAILS - 3, language)
        return with_details(page.draw(cells, language), page.details(cells, language), cells, language)

    def _details(self, page: Detailed) -> Scrolled:
        return Scrolled(page.details(DETAILS, self.desk.language))

    def _help(self, shown: tuple[Context, int]) -> Scrolled:
        """The page about the place one came from, from the line that it was scrolled to."""
        context, top = shown
        lines = help_page.help_lines(context, self.cells - 2, self.desk.language)
        self.desk.scrolled = min(top, len(lines) - 1)
        return Scrolled(lines[self.desk.scrolled :])

    def _said(self, shown: tuple[str, str, bool]) -> Scrolled:
        if self.narrow:
            return alone(frame.said_rule(*shown, self.cells))
        return alone(frame.said_line(*shown, self.cells, self.desk.language))

    def _bottom(self, context: Context) -> Scrolled:
        return alone(status.bottom_line(bottom_line(context), context, self.cells, self.desk.language))


def is_beside(desk: Desk, cells: int) -> bool:
    """Whether the page in front has its details beside it."""
    return cells >= status.WIDE and isinstance(desk.page, Detailed) and desk.page.aside


ALWAYS = ("header", "top", "rule", "said", "where", "bottom")
LEFT_PANE = ("left", "codebook", "done", "between", "guide")
BELOW = ("brief", "legend")
NARROW: Mapping[Place, tuple[str, ...]] = {
    Place.CODES: ("left", "codebook", "done", "brief"),
    Place.GUIDE: ("left", "guide", *BELOW),
    Place.HERE: ("here", *BELOW),
}
"""What a narrow screen shows in place of the text while a pane has the keys."""


def is_small(cells: int, rows: int) -> bool:
    """Whether there is room for one line only, which says so."""
    return cells < status.SMALLEST[0] or rows < status.SMALLEST[1]


def in_sight(desk: Desk, cells: int, rows: int) -> frozenset[str]:
    """The widgets, by their ids, that a screen of this size shows now."""
    if is_small(cells, rows):
        return frozenset(("small",))
    narrow, listed = cells < status.WIDE, desk.place in (*LISTS, Place.MEMO)
    shown = [*ALWAYS, *(() if narrow else ("screens",)), *(("list",) if listed else ())]
    shown += ["tour"] if desk.tour is not None else []
    if desk.place is Place.HELP:
        shown.append("help")
    elif desk.page is not None:
        shown += ["pages", "page", *(("beside",) if is_beside(desk, cells) else ())]
    elif not narrow:
        shown += ["body", *LEFT_PANE, "text", "here"]
    else:
        shown += ["body", *NARROW.get(desk.place, ("text", *(() if listed else BELOW)))]
    return frozenset(shown)
