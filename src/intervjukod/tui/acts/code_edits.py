"""What a code says and where it stands: each change is one act, told in words, that Ctrl+Z takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from intervjukod.domain.codebook import Code, free_letter
from intervjukod.locale import say
from intervjukod.study.new_codes import key_named
from intervjukod.study.shapes import Act
from intervjukod.tui import book_state, trail
from intervjukod.tui.actions.action import LETTERS
from intervjukod.tui.acts.asking import ask_line, ask_reason
from intervjukod.tui.acts.lists import pick
from intervjukod.tui.acts.memos import on_subject, write_down
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter.book_page import BookPage
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.listing import Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

TOP = ""
"""What stands for the top of the codebook among the places for a code."""


def did(desk: Desk, act: Act, focus: str = "") -> None:
    """Show and tell what was done, or that nothing was; ``focus`` is the code to go to."""
    if not act.gesture:
        desk.tell(say(act.key, desk.language, **act.values))
        return
    desk.did(act)
    if focus and isinstance(desk.page, BookPage):
        trail.show_page(desk, book_state.renewed(desk, desk.page).to_code(focus))


def _title(desk: Desk, what: str, code: Code, **more: object) -> str:
    return say(f"book.list.{what}", desk.language, code=code.name(desk.language), **more)


def _typed_row(desk: Desk, what: str) -> Callable[[str], Row]:
    """The row of a prompt: what the words would become, or that they are taken away."""

    def row(words: str) -> Row:
        key = f"book.row.{what}" if words else "book.row.nothing"
        return Row(words, say(key, desk.language, words=words))

    return row


# words


def rename(desk: Desk, code: Code) -> None:
    """Another label; the key stays."""

    def done(label: str) -> None:
        did(desk, desk.study.codebook.edit(code.key, label=label))

    ask_line(desk, _title(desk, "rename", code), code.name(desk.language), _typed_row(desk, "rename"), done)


def write(desk: Desk, code: Code, field: str) -> None:
    """What the code means, in as many lines as it takes; Tab goes on to the next such text."""
    before = str(getattr(code, field))

    def keep(words: str) -> Act:
        return desk.study.codebook.edit(code.key, **_said(field, words))

    def why(words: str, reason: str) -> Act:
        return desk.study.codebook.edit(code.key, reason=reason, **_said(field, words))

    def onward() -> None:
        following = TEXTS[(TEXTS.index(field) + 1) % len(TEXTS)]
        write(desk, desk.book.by_key.get(code.key, code), following)

    title = _title(desk, field, code)
    write_down(desk, Editing(title, before, Draft(before), keep, code.key, why, onward))


TEXTS = ("definition", "use_when", "not_when", "brief")
"""The fields that say what a code means, in the order that Tab goes."""


def examples(desk: Desk, code: Code) -> None:
    """One example a line."""
    before = "\n".join(code.examples)

    def keep(words: str) -> Act:
        return desk.study.codebook.edit(code.key, examples=words.splitlines())

    write_down(desk, Editing(_title(desk, "examples", code), before, Draft(before), keep, code.key))


def listed(desk: Desk, code: Code, field: str) -> None:
    """Words with commas between them: keywords, other names."""
    there: Sequence[str] = getattr(code, field)

    def done(words: str) -> None:
        did(desk, desk.study.codebook.edit(code.key, **_said(field, words.split(","))))

    ask_line(desk, _title(desk, field, code), ", ".join(there), _typed_row(desk, field), done)


def _said(field: str, value: object) -> dict[str, Any]:
    return {field: value}


def colour(desk: Desk, code: Code) -> None:
    """A colour of one's own, or the one that the program gives it."""

    def done(words: str) -> None:
        did(desk, desk.study.codebook.edit(code.key, colour=words))

    ask_line(desk, _title(desk, "colour", code), code.colour, _typed_row(desk, "colour"), done)


def memo(desk: Desk, code: Code) -> None:
    """One's memo on the code."""
    own = (memo.text for memo in desk.study.coding.memos("code", code.key) if memo.coder == desk.study.coder)
    on_subject(desk, "code", code.key, code.name(desk.language), next(own, ""))


def letter(desk: Desk, code: Code) -> None:
    """The letter that gives the code; one that is taken says by which."""
    taken = {name: other.name(desk.language) for name, other in desk.book.by_letter.items() if other.key != code.key}
    free = " ".join(name for name in LETTERS if name not in taken)

    def row(typed: str) -> Row:
        other = taken.get(typed, "")
        why_not = say("book.why.letter_taken", desk.language, letter=typed, other=other) if other else ""
        return Row(
            typed, say("book.row.letter" if typed else "book.row.nothing", desk.language, words=typed), why_not=why_not
        )

    def done(typed: str) -> None:
        did(desk, desk.study.codebook.edit(code.key, letter=typed))

    ask_line(desk, _title(desk, "letter", code, free=free), code.letter, row, done)


# standing


def retire(desk: Desk, code: Code) -> None:
    """Out of use, or into use again; its codings stay."""
    did(desk, desk.study.codebook.retire(code.key, not code.retired))


def turn_category(desk: Desk, code: Code) -> None:
    """A heading that is not given to passages, or a code that is."""
    did(desk, desk.study.codebook.edit(code.key, codable=not code.codable))


def add(desk: Desk, under: str) -> None:
    """A new code by its name, below another or (``""``) at the top."""

    def row(name: str) -> Row:
        why_not = "" if name else say("book.why.no_name", desk.language)
        return Row(name, say("tui.list.new_code", desk.language, name=name), why_not=why_not)

    def done(name: str) -> None:
        key = key_named(name)
        did(desk, desk.study.codebook.add(key, label=name, under=under, letter=free_letter(desk.book, name)), key)

    above = desk.book.by_key.get(under)
    title = _title(desk, "add_under", above) if above else say("book.list.add", desk.language)
    ask_line(desk, title, "", row, done)


def move(desk: Desk, code: Code) -> None:
    """Under another code, or at the top; what is under it comes along."""
    below = set(desk.book.below(code.key))
    why = say("book.why.under_itself", desk.language)
    there = say("book.why.there_already", desk.language)
    top = Row(TOP, say("book.row.top", desk.language), why_not="" if code.parent else there)
    rows = (
        top,
        *code_rows(desk, lambda each: why if each.key in below else there if each.key == code.parent else ""),
    )

    def choose(row: Row) -> None:
        did(desk, desk.study.codebook.move(code.key, row.id), code.key)

    pick(desk, _title(desk, "move", code), rows, choose)


def merge(desk: Desk, code: Code) -> None:
    """Into another code, after telling what follows, with a reason if one likes."""
    used = _used(desk, code)
    below = set(desk.book.below(code.key)) - {code.key}
    why = say("book.why.into_own", desk.language)
    usable = {each.key for each in desk.book.in_use} - {code.key}
    rows = [row for row in code_rows(desk, lambda each: why if each.key in below else "") if row.id in usable]

    def choose(row: Row) -> None:
        into = desk.book.by_key[row.id]
        name = into.name(desk.language)

        def done(reason: str) -> None:
            did(desk, desk.study.codebook.merge(code.key, into.key, reason), into.key)

        ask_reason(desk, _title(desk, "merge_into", code, into=name, used=used), done)

    pick(desk, _title(desk, "merge", code, used=used), rows, choose)


def _used(desk: Desk, code: Code) -> str:
    """``38 kodningar i 4 intervjuer``: what the code has been given to."""
    usage = desk.study.codebook.usage(code.key)
    return say(
        "book.aside.used",
        desk.language,
        codings=say("book.aside.codings", desk.language, n=usage.codings),
        interviews=say("book.aside.interviews", desk.language, n=usage.transcripts),
    )


def _nothing_against(_: Code) -> str:
    return ""


def code_rows(desk: Desk, why_not: Callable[[Code], str] = _nothing_against) -> list[Row]:
    """Every code that stands, with those above it in its name."""
    return [
        Row(code.key, desk.book.path(code.key, desk.language), code.letter, code.brief, why_not(code), code=code.key)
        for code in desk.book.codes
        if not code.merged_into
    ]
