"""The page of the codebook: going to it, moving in its tree, and what is done to the code in focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.domain.codebook import Code
from intervjukod.locale import say
from intervjukod.tui import book_state, trail
from intervjukod.tui.acts import code_edits, code_menu, drafts, look_over
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.presenter.book_page import BookPage
from intervjukod.tui.presenter.listing import Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def show(desk: Desk, _: str) -> None:
    """The codebook; a code's letter goes to that code."""
    trail.turn_to(desk, book_state.opened(desk))


def follow(desk: Desk) -> None:
    """The page as things stand now, with what there is to tell of the code in focus."""
    page = desk.page
    if isinstance(page, BookPage):
        desk.page = book_state.explained(desk, page) if page.acts == desk.acts else book_state.renewed(desk, page)
        desk.focus_code = desk.page.focus


def _page(desk: Desk) -> BookPage:
    page = desk.page
    if not isinstance(page, BookPage):
        raise TypeError(f"no codebook in front but {page}")
    return page


def _code(desk: Desk) -> Code:
    code = _page(desk).code
    if code is None:
        raise TypeError("an empty codebook has nothing in focus")
    return code


def to_code(desk: Desk, letter: str) -> None:
    """The code of that letter in focus."""
    code = desk.book.by_letter.get(letter)
    if code is None:
        desk.warn("tui.why.no_row_with_letter", letter=letter)
    else:
        trail.show_page(desk, _page(desk).to_code(code.key))


def find(desk: Desk, _: str) -> None:
    """A code found by typing a part of its name, or of a name above it."""

    def choose(row: Row) -> None:
        trail.show_page(desk, _page(desk).to_code(row.id))

    pick(desk, say("book.list.find", desk.language), code_edits.code_rows(desk), choose)


def below(desk: Desk, key: str) -> None:
    """Open or close what stands below the code in focus."""
    opens = key in ("+", "=")
    page = _page(desk).opening() if opens else _page(desk).closing()
    if page is None:
        desk.warn(
            "book.why.nothing_closed" if opens else "book.why.nothing_below", code=_code(desk).name(desk.language)
        )
    else:
        trail.show_page(desk, page)


def point(desk: Desk, key: str) -> None:
    """A click on a code: the focus goes there; on the one in focus its menu opens."""
    desk.back()
    page = _page(desk)
    if page.code is not None and page.code.key == key:
        menu(desk, "")
    else:
        trail.show_page(desk, page.to_code(key))


def gone(desk: Desk, _: str) -> None:
    """Show codes out of use and merged ones too, or no longer."""
    page = _page(desk)
    trail.show_page(desk, replace(page, everything=not page.everything))
    desk.say("book.said.everything" if not page.everything else "book.said.in_use")


def whole(desk: Desk, _: str) -> None:
    """What the code in focus means on the whole page, or beside the tree again."""
    page = _page(desk)
    trail.show_page(desk, replace(page, whole=not page.whole, top=0))


def menu(desk: Desk, _: str) -> None:
    """All that can be done with the code in focus."""
    code_menu.open_menu(desk, _code(desk))


def memo(desk: Desk, _: str) -> None:
    """One's memo on the code in focus."""
    code_edits.memo(desk, _code(desk))


def retire(desk: Desk, _: str) -> None:
    """Take the code in focus out of use, or into use again."""
    code = _code(desk)
    why = code_menu.hindrance(desk, code)
    if why:
        desk.tell(why)
    else:
        code_edits.retire(desk, code)


def new(desk: Desk, _: str) -> None:
    """A new code: below the one in focus, or at the top of the codebook."""
    code_menu.ask_where(desk, _page(desk).code)


HANDLERS = {
    "book": show,
    "book_menu": menu,
    "book_code": to_code,
    "book_below": below,
    "book_find": find,
    "book_memo": memo,
    "book_new": new,
    "book_retire": retire,
    "book_gone": gone,
    "book_whole": whole,
    **look_over.HANDLERS,
    **drafts.HANDLERS,
}
