"""A coding takes another shape: another code, split, joined, kept as a quote; and what was said becomes a code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.locale import say
from intervjukod.study.reshaping import in_vivo_label
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.asking import ask_reason
from intervjukod.tui.acts.coding import choose_coding
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

SPLIT, JOIN = "split", "join"


def in_vivo(desk: Desk, _: str) -> None:
    """The passage's words become a code, in the file and on the passage; the name can be changed first."""
    found = desk.source()
    if found is None:
        desk.warn("tui.why.several_excerpts")
        return
    interview, span = found

    def fill(typed: str) -> tuple[Row, ...]:
        name = " ".join(typed.split())
        return (Row(name, say("tui.list.new_code", desk.language, name=name)),) if name else ()

    def choose(row: Row) -> None:
        act = desk.study.coding.in_vivo(interview.id, span, label=row.id)
        desk.text.end_marking()
        desk.did(act)
        coded = next((each for each in desk.own_here() if each.id in act.ids), None)
        if coded is not None:
            desk.last, desk.last_code, desk.focus_code = coded.id, coded.code, coded.code

    listing = Listing(say("tui.list.in_vivo", desk.language), Place.PROMPT, (), choose, fill=fill)
    said = [part for turn in interview.turns_in(span) if (part := turn.words.shared(span))] or [span]
    desk.lay(listing.typing(in_vivo_label(" ".join(part.of(interview.text) for part in said))))


def keep_quote(desk: Desk, _: str) -> None:
    """Keep the words of the coding last made or focused for the report, or keep them no longer."""

    def keep(coding: Coding) -> None:
        desk.did(desk.study.coding.set_quote(coding.id, not coding.quoted))
        desk.last = coding.id

    coding = desk.in_focus()
    if coding is not None:
        keep(coding)
    else:
        choose_coding(desk, "tui.list.quote", keep)


def recode(desk: Desk, _: str) -> None:
    """Another code on the coding last made or focused, else on one that is asked for."""
    coding = desk.in_focus()
    if coding is None:
        choose_coding(desk, "tui.list.recode_which", lambda chosen: open_recode(desk, chosen))
    else:
        open_recode(desk, coding)


def open_recode(desk: Desk, coding: Coding) -> None:
    """Splitting and joining, and the codebook as a list, where a letter is still a code."""
    shaping = shaping_rows(desk, coding)

    def choose(row: Row) -> None:
        if row in shaping:
            shape(desk, coding, row)
            return
        if row.id == coding.code:
            desk.warn("tui.why.same_code", code=row.text)
            return
        desk.did(desk.study.coding.recode(coding.id, row.id))
        desk.last, desk.last_code = coding.id, row.id
        desk.recents = desk.recents.used(row.id)

    rows = tuple(
        Row(each.key, each.name(desk.language), each.letter, aside=each.brief, code=each.key)
        for each in desk.book.in_use
    )
    title = say("tui.list.recode", desk.language, code=code_name(desk.book, coding.code, desk.language))
    desk.lay(Listing(title, Place.ROWS, (*shaping, *rows), choose, at=len(shaping)))


def shaping_rows(desk: Desk, coding: Coding) -> tuple[Row, ...]:
    """Splitting and joining as rows of the list that R opens; what cannot be done says why."""
    span = desk.text.cursor.span
    splits = span != coding.span and coding.span.contains(span)
    why_not_split = "" if splits else say("tui.why.nothing_to_split", desk.language)
    beside = any(each.code == coding.code and each.id != coding.id for each in desk.own_here())
    why_not_join = "" if beside else say("tui.why.nothing_to_join", desk.language)
    return (
        Row(SPLIT, say("tui.list.split", desk.language), why_not=why_not_split),
        Row(JOIN, say("tui.list.join", desk.language), why_not=why_not_join),
    )


def shape(desk: Desk, coding: Coding, row: Row) -> None:
    """Do what one of those rows says."""
    acts: dict[str, Callable[[], None]] = {SPLIT: lambda: _split(desk, coding), JOIN: lambda: _join(desk, coding)}
    acts[row.id]()


def _split(desk: Desk, coding: Coding) -> None:
    found = desk.source()
    if found is None:
        return
    at = found[1]

    def done(reason: str) -> None:
        desk.did(desk.study.coding.split(coding.id, at, reason))

    what = say("tui.list.split_why", desk.language, code=code_name(desk.book, coding.code, desk.language))
    ask_reason(desk, what, done)


def _join(desk: Desk, coding: Coding) -> None:
    act = desk.study.coding.join(coding.id)
    desk.did(act)
    desk.last = act.ids[0]


HANDLERS = {"recode": recode, "in_vivo": in_vivo, "keep_quote": keep_quote}
