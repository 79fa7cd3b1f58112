"""Drafts: a codebook or a guide from a file of another kind, shown first, then written and taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.errors import IntervjukodError
from intervjukod.locale import say
from intervjukod.tui import book_state, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.asking import ask_line
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.preview_page import PreviewPage

if TYPE_CHECKING:
    from intervjukod.study.drafting import Draft
    from intervjukod.tui.desk import Desk

CODEBOOK, GUIDE = "codebook", "guide"


def file(desk: Desk, _: str) -> None:
    """Ask for a file."""
    ask_file(desk, "")


def ask_file(desk: Desk, typed: str) -> None:
    """Ask for a path: the study's files that fit what is typed, else what is typed, as it is."""
    from intervjukod.study.drafting import candidates, path_of

    known = candidates(desk.facts.folder)
    ask = say("book.row.no_path", desk.language)
    hint = Row("", ask, why_not=ask)

    def fill(words: str) -> tuple[Row, ...]:
        wanted = words.strip().casefold()
        fitting = [Row(str(path), name) for name, path in known.items() if wanted in name.casefold()]
        own = Row(words, say("book.row.path", desk.language, path=path_of(desk.facts.folder, words)))
        return (*fitting, own) if wanted else tuple(fitting or [hint])

    def choose(row: Row) -> None:
        try:
            show(desk, row.id)
        except IntervjukodError:
            ask_file(desk, row.id)
            raise

    title = say("book.list.file", desk.language)
    desk.lay(Listing(title, Place.PROMPT, (), choose, fill=fill).typing(typed))


def show(desk: Desk, typed: str, wanted: str = "") -> None:
    """What the file would be as a codebook or a guide. SourceError."""
    from intervjukod.study.drafting import path_of, preview

    path = path_of(desk.facts.folder, typed)
    draft = desk.study.codebook.draft(path, wanted)
    notes = [say(note.key, desk.language, **note.values) for note in draft.notes]
    title = say(f"book.preview.{draft.kind}", desk.language)
    page = PreviewPage(title, draft.title, str(path), draft.source, str(draft.kind), preview(draft), notes, draft)
    trail.turn_to(desk, page)


def _page(desk: Desk) -> PreviewPage:
    page = desk.page
    if not isinstance(page, PreviewPage):
        raise TypeError(f"no draft in front but {page}")
    return page


def turn(desk: Desk, _: str) -> None:
    """Read the file as the other kind: a guide, or a codebook."""
    page = _page(desk)
    show(desk, page.path, GUIDE if page.kind == CODEBOOK else CODEBOOK)


def adopt(desk: Desk, _: str) -> None:
    """Ask for a name; then the file is written and taken in."""
    page = _page(desk)

    def row(name: str) -> Row:
        key = "book.row.adopt" if name else "book.row.adopt_as_file"
        return Row(name, say(key, desk.language, name=name, file=page.source))

    def done(name: str) -> None:
        _adopted(desk, page.draft, name)

    ask_line(desk, say("book.list.adopt", desk.language), "", row, done)


def _adopted(desk: Desk, draft: Draft, name: str) -> None:
    act = desk.study.codebook.adopt(draft, name)
    trail.back(desk)
    desk.did(act)
    if draft.codes:
        page = book_state.opened(desk)
        trail.turn_to(desk, page.to_code(draft.codes[0].key))


def find(desk: Desk, _: str) -> None:
    """A row of the draft, found by typing a part of it."""
    rows = tuple(Row(str(n), row.text, aside=row.name) for n, row in enumerate(_page(desk).lines))

    def choose(row: Row) -> None:
        trail.show_page(desk, _page(desk).pointed(int(row.id)))

    pick(desk, say("book.list.find", desk.language), rows, choose)


def point(desk: Desk, row: str) -> None:
    """A click on a row of the preview."""
    desk.back()
    trail.show_page(desk, _page(desk).pointed(int(row)))


HANDLERS = {"book_file": file, "adopt": adopt, "draft_turn": turn, "draft_find": find}
