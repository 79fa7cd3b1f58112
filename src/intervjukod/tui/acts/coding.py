"""Codes on the passage: give, repeat, recode, remove; facets and memos."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.domain.codebook import free_letter
from intervjukod.domain.coding import Coding
from intervjukod.locale import say
from intervjukod.study.new_codes import key_named
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter import picker as ranking
from intervjukod.tui.presenter.here_pane import code_letter, code_name
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

NEW_CODE = "new code "


def code(desk: Desk, letter: str) -> None:
    """The code of that letter on the passage; a letter without a code opens the picker with it typed."""
    found = desk.book.by_letter.get(letter)
    if found is None:
        open_picker(desk, letter)
    else:
        give(desk, found.key)


def give(desk: Desk, key: str) -> None:
    """Code the passage. The same code there already is said, never taken away."""
    known = desk.book.by_key.get(key)
    found = desk.source()
    if known is None:
        return
    if found is None:
        desk.warn("tui.why.several_excerpts")
        return
    if not known.codable:
        desk.warn("tui.why.not_codable", code=known.name(desk.language))
        return
    interview, span = found
    act = desk.study.coding.code(interview.id, span, key)
    desk.text.end_marking()
    if act.gesture:
        desk.did(act)
        desk.recents = desk.recents.used(key)
    else:
        desk.tell(say(act.key, desk.language, **act.values))
    desk.last = act.ids[0]
    desk.last_code = desk.focus_code = key


def picker(desk: Desk, _: str) -> None:
    """All codes, to be found by name."""
    open_picker(desk, "")


def open_picker(desk: Desk, typed: str) -> None:
    """All codes, narrowed by what is typed; the last row makes a new code of it."""

    def choose(row: Row) -> None:
        if row.id.startswith(NEW_CODE):
            new_code(desk, row.id.removeprefix(NEW_CODE))
        else:
            give(desk, row.id)

    listing = Listing(
        say("tui.list.picker", desk.language), Place.PICKER, (), choose, fill=lambda words: code_rows(desk, words)
    )
    desk.lay(listing.typing(typed))


def code_rows(desk: Desk, typed: str) -> tuple[Row, ...]:
    """The codes that fit what was typed, best first, and then the new code."""
    rows = [
        Row(
            match.code.key, match.code.name(desk.language), match.code.letter,
            aside=match.found_by or match.code.brief, code=match.code.key,
        )
        for match in ranking.rank(desk.book, typed, desk.language)
    ]  # fmt: skip
    if typed.strip() and not ranking.is_exact(desk.book, typed, desk.language):
        name = typed.strip()
        rows.append(Row(NEW_CODE + name, say("tui.list.new_code", desk.language, name=name)))
    return tuple(rows)


def new_code(desk: Desk, name: str) -> None:
    """A code that nobody had thought of, at the top of the codebook, with a free letter, and at once on the passage."""
    key = key_named(name)
    letter = free_letter(desk.book, name)
    desk.did(desk.study.codebook.add(key, label=name, letter=letter))
    give(desk, key)
    if letter and not desk.notice:
        desk.say("tui.said.letter", letter=letter, code=name)


def again(desk: Desk, _: str) -> None:
    """The code given last, on this passage."""
    give(desk, desk.last_code)


def recent(desk: Desk, digit: str) -> None:
    """The code in that slot."""
    key = desk.recents.at(digit)
    if key:
        give(desk, key)
    else:
        desk.warn("tui.why.empty_slot", n=digit)


def _coding_row(desk: Desk, coding: Coding) -> Row:
    """A coding as a row that its code's letter chooses."""
    words = coding.span.of(desk.transcript.text) if desk.transcript else ""
    return Row(
        coding.id, code_name(desk.book, coding.code, desk.language), code_letter(desk.book, coding.code),
        aside=words[:40], code=coding.code,
    )  # fmt: skip


def choose_coding(desk: Desk, title: str, act: Callable[[Coding], None]) -> None:
    """Do ``act`` on the only coding here, or ask which one."""
    own = desk.own_here()
    if len(own) == 1:
        act(own[0])
        return
    codings = {coding.id: coding for coding in own}
    rows = tuple(_coding_row(desk, coding) for coding in own)
    desk.lay(Listing(say(title, desk.language), Place.ROWS, rows, lambda row: act(codings[row.id])))


def remove(desk: Desk, _: str) -> None:
    """Take a code away; several here: ask which."""

    def away(coding: Coding) -> None:
        desk.did(desk.study.coding.remove(coding.id))

    choose_coding(desk, "tui.list.remove", away)


def facet(desk: Desk, _: str) -> None:
    """The facet values of the coding last made or focused; a code's letter changes which coding."""
    coding = desk.in_focus() or desk.own_here()[0]
    open_facets(desk, coding)


def open_facets(desk: Desk, coding: Coding) -> None:
    """One line a facet; choosing the value that holds takes it away again."""

    def choose(row: Row) -> None:
        value = "" if coding.facets.get(row.group) == row.text else row.text
        desk.did(desk.study.coding.set_facet(coding.id, row.group, value))
        desk.last = coding.id

    def lettered(letter: str) -> bool:
        found = next((each for each in desk.own_here() if code_letter(desk.book, each.code) == letter), None)
        if found is not None:
            open_facets(desk, found)
        return found is not None

    known = desk.book.by_key.get(coding.code)
    names = (known.facets if known else ()) or tuple(desk.book.facet)
    rows = tuple(
        Row(f"{name}={value}", value, on=coding.facet(name) == value, group=name)
        for name in names
        if name in desk.book.facet
        for value in desk.book.facet[name].values
    )
    if not rows:
        desk.warn("tui.why.no_facets", code=code_name(desk.book, coding.code, desk.language))
        return
    title = say("tui.list.facet", desk.language, code=code_name(desk.book, coding.code, desk.language))
    desk.lay(Listing(title, Place.ROWS, rows, choose, lettered=lettered))


HANDLERS = {
    "code": code,
    "picker": picker,
    "again": again,
    "recent": recent,
    "facet": facet,
    "remove": remove,
}
