"""The menu of a code: all that can be done with it, what cannot be done now with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from intervjukod.domain.codebook import Code
from intervjukod.locale import say
from intervjukod.study.shapes import Usage
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import code_edits, code_facets, code_split, drafts, look_over, retrieval
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

Do = Callable[["Desk", Code], None]

READ, SPLIT, LOOK_OVER, FILE = "read", "split", "look_over", "file"


def _read(desk: Desk, code: Code) -> None:
    retrieval.read_code(desk, code.key)


def _writes(field: str) -> Do:
    return lambda desk, code: code_edits.write(desk, code, field)


def _lists(field: str) -> Do:
    return lambda desk, code: code_edits.listed(desk, code, field)


MENU: Mapping[str, Do] = {
    READ: _read,
    "rename": code_edits.rename,
    "definition": _writes("definition"),
    "brief": _writes("brief"),
    "use_when": _writes("use_when"),
    "letter": code_edits.letter,
    "move": code_edits.move,
    "merge": code_edits.merge,
    "retire": code_edits.retire,
    "memo": code_edits.memo,
    "add_under": lambda desk, code: code_edits.add(desk, code.key),
    "add_top": lambda desk, code: code_edits.add(desk, code_edits.TOP),
    SPLIT: code_split.choose_codings,
    LOOK_OVER: lambda desk, code: look_over.show_code(desk, code.key),
    "colour": code_edits.colour,
    "keywords": _lists("keywords"),
    "alias": _lists("alias"),
    "examples": code_edits.examples,
    "category": code_edits.turn_category,
    "facets": code_facets.choose_facets,
    FILE: lambda desk, _: drafts.ask_file(desk, ""),
}
"""The rows in their order, ten a page, and what each does."""

ALWAYS = frozenset((READ, LOOK_OVER))
"""Rows that write nothing."""


def open_menu(desk: Desk, code: Code) -> None:
    """The numbered menu of a code."""
    usage = desk.study.codebook.usage(code.key)
    title = say("book.list.menu", desk.language, code=code.name(desk.language))
    desk.lay(Listing(title, Place.ROWS, tuple(_rows(desk, code, usage)), lambda row: MENU[row.id](desk, code)))


def _rows(desk: Desk, code: Code, usage: Usage) -> Iterator[Row]:
    hindered = hindrance(desk, code)
    outdated = len(desk.study.codebook.outdated(code=code.key))
    used = say("book.aside.codings", desk.language, n=usage.codings)
    asides = {
        "rename": code.name(desk.language),
        "definition": _one_line(code.definition),
        "brief": code.brief,
        "use_when": _one_line(code.use_when or code.not_when),
        "letter": code.letter,
        "merge": used if usage.codings else "",
        "colour": code.colour,
        "keywords": ", ".join(code.keywords),
        "alias": ", ".join(code.alias),
        "examples": _one_line("; ".join(code.examples)),
        "facets": ", ".join(code.facets) or say("book.aside.every_facet", desk.language),
        LOOK_OVER: say("book.aside.codings", desk.language, n=outdated) if outdated else "",
        READ: used if usage.codings and not code.merged_into else "",
    }
    reasons = {
        READ: "" if usage.codings else "book.why.unused",
        SPLIT: "" if usage.codings else "book.why.unused",
        "facets": "" if desk.book.facet else "book.why.no_facets",
        LOOK_OVER: "" if outdated else "book.why.up_to_date",
    }
    for id_ in MENU:
        key = reasons.get(id_, "")
        why_not = (hindered if id_ not in ALWAYS else "") or (say(key, desk.language) if key else "")
        yield Row(id_, _label(desk, code, id_), aside=asides.get(id_, ""), why_not=why_not)


def _label(desk: Desk, code: Code, id_: str) -> str:
    other = (id_ == "retire" and code.retired) or (id_ == "category" and not code.codable)
    return say(f"book.menu.{id_}_back" if other else f"book.menu.{id_}", desk.language)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def hindrance(desk: Desk, code: Code) -> str:
    """Why the code cannot be changed now, in words; "" when it can."""
    if desk.facts.read_only:
        return say("tui.why.read_only", desk.language)
    if code.merged_into:
        into = desk.book.by_key.get(desk.book.resolve(code.key), code)
        return say("book.details.merged", desk.language, into=into.name(desk.language))
    wrong = (note for note in desk.faults if PurePosixPath(str(note.values["path"])).stem == code.codebook)
    broken = next(wrong, None)
    return say(broken.key, desk.language, **broken.values) if broken else ""


def ask_where(desk: Desk, code: Code | None) -> None:
    """A new code: ask whether below the one in focus or at the top, where there is one."""
    if code is None or code.merged_into:
        code_edits.add(desk, code_edits.TOP)
        return
    places = {code.key: "book.row.below", **({code.parent: "book.row.beside"} if code.parent else {})}
    named = tuple(Row(key, say(words, desk.language, code=code.name(desk.language))) for key, words in places.items())
    rows = (*named, Row(code_edits.TOP, say("book.row.top", desk.language)))
    title = say("book.list.where", desk.language)
    desk.lay(Listing(title, Place.ROWS, rows, lambda row: code_edits.add(desk, row.id)))
