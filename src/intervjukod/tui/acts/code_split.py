"""Splitting a code: some of its codings, chosen one by one, are given another code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intervjukod.domain.codebook import Code
from intervjukod.domain.coding import Passage
from intervjukod.locale import say
from intervjukod.study.new_codes import key_named
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import code_edits
from intervjukod.tui.acts.asking import ask_reason
from intervjukod.tui.acts.coding import NEW_CODE, code_rows
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

GIVE = "give"


def choose_codings(desk: Desk, code: Code) -> None:
    """One's own codings of the code, to be marked one by one; the first row gives another code to those marked."""
    found = desk.study.reading.passages(code=code.key, coder=desk.study.coder)
    own = [one for one in found if desk.book.resolve(one.code) == code.key]
    if own:
        _lay(desk, code, own, frozenset(), 1)
    else:
        desk.warn("book.why.none_own")


def _lay(desk: Desk, code: Code, own: Sequence[Passage], marked: frozenset[str], at: int) -> None:
    why_not = "" if marked else say("book.why.none_marked", desk.language)
    give = Row(GIVE, say("book.row.give", desk.language, n=len(marked)), why_not=why_not)
    rows = (give, *(Row(one.id, " ".join(one.text.split()), aside=one.place, on=one.id in marked) for one in own))

    def choose(row: Row) -> None:
        if row.id == GIVE:
            _ask_code(desk, code, marked)
        else:
            _lay(desk, code, own, marked ^ {row.id}, rows.index(row))

    title = say("book.list.split", desk.language, code=code.name(desk.language))
    desk.lay(Listing(title, Place.ROWS, rows, choose, at=at))


def _ask_code(desk: Desk, code: Code, marked: frozenset[str]) -> None:
    """Which code they are given: one there is, or a new one beside it."""

    def choose(row: Row) -> None:
        ask_reason(desk, title, lambda reason: _give(desk, code, marked, row.id, reason))

    title = say("book.list.give", desk.language, n=len(marked), code=code.name(desk.language))
    listing = Listing(title, Place.PICKER, (), choose, fill=lambda typed: code_rows(desk, typed))
    desk.lay(listing.typing(""))


def _give(desk: Desk, code: Code, marked: frozenset[str], wanted: str, reason: str) -> None:
    if wanted.startswith(NEW_CODE):
        name = wanted.removeprefix(NEW_CODE)
        wanted = key_named(name)
        desk.did(desk.study.codebook.add(wanted, label=name, under=code.parent))
    code_edits.did(desk, desk.study.coding.recode_many(sorted(marked), wanted, reason), wanted)
