"""Codes on the passage: give, repeat, recode, remove; facets and memos."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter import picker as ranking
from intervjukod.tui.presenter.here_pane import code_letter, code_name
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

NEW_CODE = "new code"


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
    if desk.transcript is None or known is None:
        return
    if not known.codable:
        desk.warn("tui.why.not_codable", code=known.name(desk.language))
        return
    act = desk.study.coding.code(desk.transcript.id, desk.text.cursor.span, key)
    desk.text.end_marking()
    desk.did(act)
    desk.last = act.ids[0] if act.ids else desk.last
    desk.last_code = desk.focus_code = key
    desk.recents = desk.recents.used(key)


def picker(desk: Desk, _: str) -> None:
    """All codes, to be found by name."""
    open_picker(desk, "")


def open_picker(desk: Desk, typed: str) -> None:
    """All codes, narrowed by what is typed; the last row makes a new code of it."""

    def choose(row: Row) -> None:
        if row.id == NEW_CODE:
            new_code(desk, row.aside)
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
        rows.append(Row(NEW_CODE, say("tui.list.new_code", desk.language, name=typed.strip()), aside=typed.strip()))
    return tuple(rows)


def new_code(desk: Desk, name: str) -> None:
    """A code that nobody had thought of, at the top of the codebook, and at once on the passage."""
    key = "-".join(name.casefold().split())
    desk.did(desk.study.codebook.add(key, label=name))
    give(desk, key)


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


def _choose_coding(desk: Desk, title: str, act: Callable[[Coding], None], more: tuple[Row, ...] = ()) -> None:
    """Do ``act`` on the only coding here, or ask which one."""
    own = desk.own_here()
    if len(own) == 1 and not more:
        act(own[0])
        return
    codings = {coding.id: coding for coding in own}
    rows = (*(_coding_row(desk, coding) for coding in own), *more)
    desk.lay(Listing(say(title, desk.language), Place.ROWS, rows, lambda row: act(codings[row.id])))


def remove(desk: Desk, _: str) -> None:
    """Take a code away; several here: ask which."""

    def away(coding: Coding) -> None:
        desk.did(desk.study.coding.remove(coding.id))

    _choose_coding(desk, "tui.list.remove", away)


def recode(desk: Desk, _: str) -> None:
    """Another code on the coding last made or focused, else on one that is asked for."""
    coding = desk.in_focus()
    if coding is None:
        _choose_coding(desk, "tui.list.recode_which", lambda chosen: open_recode(desk, chosen))
    else:
        open_recode(desk, coding)


def open_recode(desk: Desk, coding: Coding) -> None:
    """The codebook as a list, where a letter is still a code."""

    def choose(row: Row) -> None:
        desk.did(desk.study.coding.recode(coding.id, row.id))
        desk.last, desk.last_code = coding.id, row.id
        desk.recents = desk.recents.used(row.id)

    rows = tuple(
        Row(each.key, each.name(desk.language), each.letter, aside=each.brief, code=each.key)
        for each in desk.book.in_use
    )
    title = say("tui.list.recode", desk.language, code=code_name(desk.book, coding.code, desk.language))
    desk.lay(Listing(title, Place.ROWS, rows, choose))


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


PASSAGE = "passage"


def memo(desk: Desk, _: str) -> None:
    """Write on the only coding here, on the passage where there is none; several: ask which."""
    own = desk.own_here()
    codings = {coding.id: coding for coding in own}

    def choose(row: Row) -> None:
        if row.id == PASSAGE:
            edit_passage(desk)
        else:
            edit_coding(desk, codings[row.id])

    if not own:
        edit_passage(desk)
    elif len(own) == 1:
        edit_coding(desk, own[0])
    else:
        first = desk.in_focus()
        rows = [_coding_row(desk, coding) for coding in own]
        rows.sort(key=lambda row: first is None or row.id != first.id)
        rows.append(Row(PASSAGE, say("tui.list.memo_passage", desk.language)))
        desk.lay(Listing(say("tui.list.memo", desk.language), Place.ROWS, tuple(rows), choose))


def edit_coding(desk: Desk, coding: Coding) -> None:
    """Open the memo of a coding."""
    title = say("tui.memo.on", desk.language, on=code_name(desk.book, coding.code, desk.language))
    desk.last = coding.id
    _edit(desk, Editing("coding", coding.id, title, coding.memo))


def edit_passage(desk: Desk) -> None:
    """A memo on the passage itself: on the transcript, at this place."""
    if desk.transcript is None:
        return
    span = desk.text.cursor.span
    own = desk.study.coding.memos("transcript", desk.transcript.id)
    before = next((each.text for each in own if each.span == span and each.coder == desk.study.coder), "")
    title = say("tui.memo.on", desk.language, on=desk.transcript.place(span))
    _edit(desk, Editing("transcript", desk.transcript.id, title, before, span))


def _edit(desk: Desk, editing: Editing) -> None:
    desk.beneath = desk.place
    desk.editing, desk.place = editing, Place.MEMO
    desk.ports.edit(editing.before)


def save_memo(desk: Desk, _: str) -> None:
    """Keep what was written; nothing written takes the memo away, nothing changed does nothing."""
    editing = desk.editing
    if editing is None:
        return
    words = desk.ports.draft().strip()
    if words != editing.before.strip():
        desk.did(desk.study.coding.memo(editing.about, editing.subject, words, editing.span))
    desk.back()


def new_line(desk: Desk, _: str) -> None:
    """A line end in the memo."""
    desk.ports.new_line()
