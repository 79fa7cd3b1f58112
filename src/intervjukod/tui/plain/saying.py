"""What there is on the desk, in words: the passage, the open list, whatever a page or a pane shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from intervjukod.domain.glyphs import printable
from intervjukod.locale import say
from intervjukod.tui import standing, views
from intervjukod.tui.actions import Place
from intervjukod.tui.plain.focus import words_of
from intervjukod.tui.presenter import help_page, status
from intervjukod.tui.presenter.here_pane import here_line
from intervjukod.tui.presenter.line import plain
from intervjukod.tui.presenter.listing import PAGE, Listing
from intervjukod.tui.presenter.page import Scrolled
from intervjukod.tui.screens.painting import Painting

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

CELLS = status.WIDE - 1
"""The width that is drawn and then read: the widest at which only what is in front is drawn."""
LONG = 4000
"""Cells of a line that nothing is cut from."""
_UNDOES = re.compile(r" \(Ctrl\+[YZ] [^)]*\)$")


def act(desk: Desk, deed: str) -> str:
    """What was done, without the reminder of its undoing; an arrow is read as a word."""
    return _UNDOES.sub("", deed).replace(" → ", f" {say('plain.to', desk.language)} ")


def heading(desk: Desk) -> str:
    """Study, interview, and who codes."""
    return words_of(status.header_line(views.header(desk), LONG))


def turn(desk: Desk) -> str:
    """Reference and speaker: ``I03:37 P``; a heading where excerpts begin."""
    span = desk.text.cursor.span
    found = desk.source()
    place = found[0].place(found[1]) if found else ""
    spoken = desk.text.document.turn_at(span.start)
    speaker = desk.text.document.speakers.get(spoken.speaker, "") if spoken else ""
    return f"{place} {speaker}".strip()


def passage(desk: Desk) -> str:
    """The words that the next letter codes."""
    words = printable(desk.text.cursor.span.of(desk.text.document.text))
    return say("plain.marked", desk.language, words=words) if desk.text.cursor.marking else words


def codes(desk: Desk) -> str:
    """The codes on the passage with facets, and its memos; "" where there is nothing."""
    view = views.here(desk)
    if not (view.codings or view.notes):
        return ""
    return words_of("".join(run.text for run in here_line(view, LONG)[1:]))


def question(desk: Desk) -> str:
    """The question that is answered here, or asked."""
    here = standing.question_here(desk) if desk.transcript else None
    return say("tui.here.answers", desk.language, nr=here.nr or here.question, text=here.text) if here else ""


def rows(listing: Listing) -> Iterator[str]:
    """The rows in sight, each with the digit and the letter that choose it."""
    return (row(listing, index) for index in range(len(listing.page)))


def row(listing: Listing, index: int) -> str:
    """One row of those in sight."""
    shown = listing.page[index]
    number = "" if listing.place is Place.PROMPT else str((index + 1) % PAGE)
    chosen = "●" if shown.on else ""
    parts = (number, shown.letter, chosen, shown.group and f"{shown.group}:", shown.text)
    aside = shown.why_not or shown.aside
    return printable(" ".join(part for part in parts if part) + (f". {words_of(aside)}" if aside else ""))


def row_in_focus(listing: Listing) -> str:
    """The row that Enter chooses; "" in an empty list."""
    return row(listing, listing.at - listing.first) if listing.rows else ""


def keys(desk: Desk) -> Iterator[str]:
    """What every key does where one came from."""
    for line in help_page.help_lines(standing.context(desk, desk.helped), LONG, desk.language):
        if line and line[0].look == "strong":
            yield f"{line[0].text.strip().replace('⇧', 'Shift+')}: {words_of(line[1:])}"
        else:
            yield words_of(line)


def drawn(desk: Desk, part: str) -> Scrolled:
    """What a part of the screen shows; nothing where it is not in front."""
    parts = Painting(desk, CELLS).parts()
    return next((draw(shows) for name, shows, draw in parts if name == part), Scrolled(()))


def alone(desk: Desk, part: str) -> str:
    """A part that is one line."""
    return " ".join(words_of(plain(line)) for line in drawn(desk, part).lines)
