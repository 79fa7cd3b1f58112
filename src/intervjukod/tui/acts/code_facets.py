"""Which facets a code may carry: marked one by one, then said in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.codebook import Code
from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.code_edits import did
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

SAVE = "save"


def choose_facets(desk: Desk, code: Code) -> None:
    """The facets of the codebook, those of the code marked; the first row says that the marked ones are its."""
    _lay(desk, code, frozenset(code.facets), 1)


def _lay(desk: Desk, code: Code, marked: frozenset[str], at: int) -> None:
    chosen = [facet.name for facet in desk.book.facets if facet.name in marked]
    rows = (
        Row(SAVE, say("book.row.facets" if chosen else "book.row.every_facet", desk.language, words=", ".join(chosen))),
        *(
            Row(f"facet {one.name}", one.name, aside=", ".join(one.values), on=one.name in marked)
            for one in desk.book.facets
        ),
    )

    def choose(row: Row) -> None:
        if row.id == SAVE:
            did(desk, desk.study.codebook.edit(code.key, facets=chosen))
        else:
            _lay(desk, code, marked ^ {row.text}, rows.index(row))

    title = say("book.list.facets", desk.language, code=code.name(desk.language))
    desk.lay(Listing(title, Place.ROWS, rows, choose, at=at))
