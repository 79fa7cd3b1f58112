"""All that there is to tell of one code: what it means, when to use it, how it is found and how it is used. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.locale import say
from intervjukod.study.shapes import Usage
from intervjukod.tui.presenter.line import BLANK, Line, Run, line, run, spread, wrap


@dataclass(frozen=True, slots=True)
class About:
    """What the study knows of the code ``key``: its use, and memos on it as (coder, words).

    ``usage`` is None where counts would steer the coding.
    """

    key: str = ""
    usage: Usage | None = None
    memos: Sequence[tuple[str, str]] = ()


def code_details(book: Codebook, code: Code, about: About, outdated: int, language: str, cells: int) -> list[Line]:
    """From its name and its use, over its meaning, to what is less often asked for."""
    lines = _heading(book, code, language, cells)
    for words in _used(about, outdated, language):
        lines += wrap(words, cells, "dim")
    for words in _standing(book, code, language):
        lines += wrap(words, cells, "warn")
    for words in _meaning(code, language):
        lines += [BLANK, *wrap(words, cells)]
    lines.append(BLANK)
    for words in _found_by(book, code, language):
        lines += wrap(words, cells)
    if code.colour:
        words = say("book.details.colour", language, colour=code.colour)
        lines.append(line(Run("■ ", "", code.key), run(words)))
    for coder, words in about.memos:
        lines += [BLANK, line(run(say("book.details.memo", language, coder=coder), "title")), *wrap(words, cells)]
    return lines


def _heading(book: Codebook, code: Code, language: str, cells: int) -> list[Line]:
    letter = say("book.details.letter", language, letter=code.letter) if code.letter else ""
    title = spread(line(run(code.name(language).upper(), "title")), line(run(f" {letter}", "dim")), cells)
    above = " / ".join(book.by_key[key].name(language) for key in reversed(book.ancestors(code.key)))
    key = say("book.details.key", language, key=code.key)
    return [title, *wrap(" · ".join(filter(None, (above, key))), cells, "dim")]


def _used(about: About, outdated: int, language: str) -> Iterator[str]:
    if about.usage is not None:
        usage = about.usage
        key = "book.details.used" if usage.codings else "book.details.unused"
        yield say(key, language, codings=usage.codings, transcripts=usage.transcripts, coders=usage.coders)
    if outdated:
        yield say("book.sign.outdated", language, n=outdated)


def _standing(book: Codebook, code: Code, language: str) -> Iterator[str]:
    if code.merged_into:
        into = book.by_key.get(book.resolve(code.key))
        yield say("book.details.merged", language, into=into.name(language) if into else code.merged_into)
    elif code.retired:
        yield say("book.details.retired", language)
    if not code.codable:
        yield say("book.details.category", language)


def _meaning(code: Code, language: str) -> Iterator[str]:
    if code.brief and code.brief != code.definition:
        yield code.brief
    if code.definition:
        yield code.definition
    if not (code.brief or code.definition):
        yield say("book.details.undefined", language)
    for key, text in (("tui.pane.use_when", code.use_when), ("tui.pane.not_when", code.not_when)):
        if text:
            yield say(key, language, text=text)
    if code.examples:
        yield "\n".join((say("book.details.examples", language), *(f"– {words}" for words in code.examples)))


def _found_by(book: Codebook, code: Code, language: str) -> Iterator[str]:
    if code.keywords:
        yield say("book.details.keywords", language, words=", ".join(code.keywords))
    if code.alias:
        yield say("book.details.alias", language, words=", ".join(code.alias))
    if code.facets:
        yield "\n".join((say("book.details.facets", language), *(f"– {words}" for words in _facets(book, code))))
    swallowed = [each for each in book.codes if each.merged_into and book.resolve(each.key) == code.key]
    if swallowed:
        names = ", ".join(each.name(language) for each in swallowed if each.key != code.key)
        yield say("book.details.was", language, words=names)


def _facets(book: Codebook, code: Code) -> Iterator[str]:
    for name in code.facets:
        values = book.facet[name].values if name in book.facet else ()
        yield f"{name}: {' | '.join(values)}" if values else name
