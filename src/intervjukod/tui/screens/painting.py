"""From the desk to the lines of every pane."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.locale import say
from intervjukod.tui import views
from intervjukod.tui.actions import LISTS, Place, bottom_line
from intervjukod.tui.desk import Desk
from intervjukod.tui.presenter import codebook_pane, guide_pane, help_page, here_pane, status
from intervjukod.tui.presenter.draft import draft_lines
from intervjukod.tui.presenter.line import Line, Run, cut, fit, line, run, width
from intervjukod.tui.presenter.listing import list_lines

LEFT, RIGHT = 30, 29
"""Cells inside the panes at the sides of a wide screen."""
LEGEND = 2
SCREENS = (
    ("0", "tui.action.screens"),
    ("1", "tui.screens.text"),
    ("2", "tui.screen.transcripts"),
    ("3", "tui.screen.help"),
)

Scrolled = tuple[Sequence[Line], int]
"""Lines, and the index of the one that must be in view."""


class Painting:
    """Every pane's lines on a screen of ``cells`` cells; a narrow one has the panes below the text."""

    def __init__(self, desk: Desk, cells: int) -> None:
        self.desk = desk
        self.cells = cells
        self.narrow = cells < status.WIDE

    def header(self) -> Line:
        return status.header_line(views.header(self.desk), self.cells)

    def screens(self) -> Line:
        """The screens there are, the one in use in capitals."""
        pieces = [(run(f" {key} ", "strong"), run(say(label, self.desk.language) + "  ")) for key, label in SCREENS]
        return fit(tuple(part for piece in pieces for part in piece), self.cells)

    def rule(self, joints: str) -> Line:
        """A rule across the screen; ``joints`` are its ends and what it has where panes meet."""
        if self.narrow:
            return self._plain_rule()
        first, joint, last = tuple(joints)
        middle = self.cells - LEFT - RIGHT - 4
        return (Run(first + joint.join("─" * part for part in (LEFT, middle, RIGHT)) + last, "dim"),)

    def _plain_rule(self) -> Line:
        return (Run("─" * self.cells, "dim"),)

    def between(self) -> Line:
        return (Run("─" * LEFT, "dim"),)

    def _side(self, cells: int) -> int:
        return self.cells if self.narrow else cells

    def codebook(self) -> Scrolled:
        view = views.codebook(self.desk)
        keys = [code.key for code in codebook_pane.shown_codes(view.book)]
        lines = codebook_pane.codebook_lines(view, self._side(LEFT))
        return lines, keys.index(view.focus) + 1 if view.focus in keys else 0

    def done(self) -> Line:
        return codebook_pane.done_line(views.codebook(self.desk), self._side(LEFT))

    def guide(self) -> Scrolled:
        view = views.guide(self.desk, self.desk.place is Place.GUIDE)
        questions = [answer.question for answer in view.answers]
        kept = view.focus or view.here
        lines = guide_pane.guide_lines(view, self._side(LEFT))
        return lines, questions.index(kept) + 1 if kept in questions else 0

    def here(self) -> Sequence[Line]:
        return here_pane.here_lines(views.here(self.desk), self._side(RIGHT))

    def brief(self) -> Sequence[Line]:
        """What is here, the codes used last, and the letters; or, over the codebook, what the code means."""
        view = views.here(self.desk)
        code = self.desk.book.by_key.get(self.desk.focus_code)
        if self.desk.place is Place.CODES and code is not None:
            return codebook_pane.definition_lines(code, self.desk.language, self.cells)
        legend = here_pane.legend_lines(self.desk.book, self.desk.language, self.cells, LEGEND)
        return [here_pane.here_line(view, self.cells), here_pane.recent_line(view, self.cells), *legend]

    def listing(self) -> Scrolled:
        """The open list, or the memo that is being written."""
        desk = self.desk
        if desk.editing is not None:
            heading = fit(line(run(f" {desk.editing.title}", "title")), self.cells)
            lines, at = draft_lines(desk.editing.draft, self.cells - 2)
            return [heading, *(line(" ", *runs) for runs in lines)], at + 1
        return (list_lines(desk.listing, self.cells, desk.language) if desk.listing else ()), 0

    def help(self) -> Scrolled:
        """The page about the place one came from, scrolled as far as it goes."""
        lines = help_page.help_lines(self.desk.context(self.desk.helped), self.cells - 2, self.desk.language)
        self.desk.scrolled = min(self.desk.scrolled, len(lines) - 1)
        return lines, self.desk.scrolled

    def said(self) -> Line:
        """What was done last, or what there is to tell of the last key; on a small screen inside the rule."""
        desk = self.desk
        words = run(desk.notice, "warn" if desk.warning else "") if desk.notice else run(desk.deed)
        title = run(say("tui.last", desk.language) + "  ", "title") if desk.deed and not desk.notice else ""
        if not self.narrow:
            return fit(line(" ", title, words), self.cells)
        if not words.text:
            return self._plain_rule()
        short = words._replace(text=cut(words.text, self.cells - 5))
        start = line(Run("── ", "dim"), short, " ")
        return (*start, Run("─" * (self.cells - width(start)), "dim"))

    def where(self) -> Line:
        found = views.where(self.desk)
        return status.where_line(found, self.cells) if found else fit((), self.cells)

    def bottom(self) -> Line:
        context = self.desk.context()
        return status.bottom_line(bottom_line(context), context, self.cells, self.desk.language)


def classes(desk: Desk, cells: int, rows: int) -> dict[str, bool]:
    """Which classes of the style sheet hold: the size, and what lies over the text."""
    return {
        "-small": cells < status.SMALLEST[0] or rows < status.SMALLEST[1],
        "-narrow": cells < status.WIDE,
        "-help": desk.place is Place.HELP,
        "-list": desk.place in (*LISTS, Place.MEMO),
        "-codes": desk.place is Place.CODES,
        "-guide": desk.place is Place.GUIDE,
        "-here": desk.place is Place.HERE,
    }
