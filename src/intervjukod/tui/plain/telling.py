"""What changed since it was last told, line by line: what was done, where one is, the row, the passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intervjukod.domain.span import Span
from intervjukod.locale import say
from intervjukod.tui.actions import LISTS, TEXTS, Place
from intervjukod.tui.desk import Desk, Editing
from intervjukod.tui.plain import saying
from intervjukod.tui.plain.focus import in_focus, whole, words_of
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.help_page import PLACES
from intervjukod.tui.presenter.listing import Listing
from intervjukod.tui.presenter.page import Page, Scrolled
from intervjukod.tui.presenter.tour import Tour

PANES = {Place.CODES: "codebook", Place.GUIDE: "guide", Place.HERE: "here"}


@dataclass(frozen=True, slots=True)
class Told:
    """How things stood when it was told last. ``row`` is the one in focus on a page or in a pane.

    ``text`` is where the passage stands: the text in the pane ("" for excerpts), the transcript and the span there.
    """

    place: Place | None = None
    deed: str = ""
    notice: str = ""
    listing: Listing | None = None
    editing: Editing | None = None
    page: Page | None = None
    row: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    tour: Tour | None = None
    text: tuple[str, str, Span] | None = None
    cursor: Cursor | None = None
    turn: str = ""
    question: str = ""


class Telling:
    """The voice of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._told = Told()
        self._spoke = False

    def news(self) -> list[str]:
        """What there is to tell since the last time, the most urgent first."""
        lines = [line for teller in (self._said, self._where, self._text, self._tour) for line in teller() if line]
        self._told = replace(self._told, place=self.desk.place)
        return lines

    def again(self) -> None:
        """A key was pressed: what it says is told also when it was said before."""
        self._told = replace(self._told, notice="")

    def _said(self) -> Iterator[str]:
        """What was done, or why not."""
        desk, told = self.desk, self._told
        self._told = replace(told, deed=desk.deed, notice=desk.notice)
        self._spoke = desk.deed is not told.deed or desk.notice not in ("", told.notice)
        if desk.deed is not told.deed:  # the same words may be said of two acts
            yield saying.act(desk, desk.deed)
        if desk.notice != told.notice:
            yield desk.notice

    def _where(self) -> Iterator[str]:
        """What lies in front of the text, when it came or changed."""
        desk = self.desk
        if desk.place in LISTS and desk.listing is not None:
            yield from self._list(desk.listing)
        elif desk.place is Place.MEMO and desk.editing is not None:
            yield from self._writing(desk.editing)
        elif desk.place is Place.HELP:
            yield from saying.keys(desk) if self._told.place is not Place.HELP else ()
        elif desk.page is not None:
            yield from self._page(desk.page)
        elif desk.place in PANES:
            if desk.place is not self._told.place:
                yield say(PLACES[desk.place], desk.language)
            yield from self._row(saying.drawn(desk, PANES[desk.place]))

    def _list(self, listing: Listing) -> Iterator[str]:
        told, self._told = self._told, replace(self._told, listing=listing)
        before = told.listing if told.place is listing.place else None
        count = say("plain.rows", self.desk.language, n=len(listing.rows))
        if before is None or before.title != listing.title:
            end = "" if listing.title.endswith("?") else "."
            yield f"{listing.title}{end} {count}"
            yield from saying.rows(listing)
        elif before.typed != listing.typed or before.rows != listing.rows:
            yield f"{listing.typed}. {count}"
            yield saying.row_in_focus(listing)
        elif before.at != listing.at:
            yield saying.row_in_focus(listing)

    def _writing(self, editing: Editing) -> Iterator[str]:
        """What is being written: read when it is opened, and the sign at the caret when the caret moves."""
        told, self._told = self._told.editing, replace(self._told, editing=editing)
        if told is None or told.title != editing.title or self._told.place is not Place.MEMO:
            yield editing.title
            yield words_of(editing.draft.text)
        elif editing.draft.text == told.draft.text and editing.draft != told.draft:
            yield editing.draft.after[:1] or say("plain.end", self.desk.language)
        elif len(editing.draft.text) < len(told.draft.text):
            yield say("plain.erased", self.desk.language)

    def _page(self, page: Page) -> Iterator[str]:
        told, self._told = self._told, replace(self._told, page=page)
        fresh = told.page is None or (told.page.place, told.page.title) != (page.place, page.title)
        if fresh or told.place is not page.place:
            self._told = replace(self._told, row=(), foot=())
            yield f"{words_of(page.title)}. {say('plain.rows', self.desk.language, n=page.rows)}"
        drawn = saying.drawn(self.desk, "page")
        if in_focus(drawn):
            yield from self._row(drawn)
        elif told.page is not page:
            yield from whole(drawn)

    def _row(self, drawn: Scrolled) -> Iterator[str]:
        """The row in focus and what stands below about it, as far as it is new."""
        row, foot = tuple(in_focus(drawn)), tuple(whole(Scrolled(drawn.lines[len(drawn.lines) - drawn.foot :])))
        told, self._told = self._told, replace(self._told, row=row, foot=foot)
        if row != told.row or self.desk.place is not told.place:
            yield from row
            yield from (line for line in foot if line not in told.foot)

    def _text(self) -> Iterator[str]:
        """The passage, when it is another one or one comes back to it; where and whose only when that changes."""
        desk, told = self.desk, self._told
        if desk.place not in TEXTS or desk.transcript is None:
            return
        cursor, found = desk.text.cursor, desk.source()
        text = (desk.transcript.id, found[0].id, found[1]) if found else (desk.transcript.id, "", cursor.span)
        moved = told.text != text
        back = told.place not in TEXTS and not self._spoke
        if not (moved or back or (told.cursor is not None and told.cursor.marking != cursor.marking)):
            return
        turn, question = saying.turn(desk), saying.question(desk)
        self._told = replace(told, text=text, cursor=cursor, turn=turn, question=question)
        if question != told.question:
            yield question
        yield saying.passage(desk) if turn == told.turn and not back else f"{turn}: {saying.passage(desk)}"
        yield saying.codes(desk)

    def _tour(self) -> Iterator[str]:
        told, self._told = self._told, replace(self._told, tour=self.desk.tour)
        if self.desk.tour is not None and self.desk.tour != told.tour:
            yield saying.alone(self.desk, "tour")
