"""The report ``waves``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from intervjukod.analysis.compare import CompareRow
from intervjukod.analysis.counts import Counts
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.waves import Definition, Round, Waves
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.counted import UNITS, caption_of, counted, with_rate
from intervjukod.reports.page import Page, counts_of, names_of
from intervjukod.reports.tables import Behind, Cell, Column, Stated, Table
from intervjukod.reports.wording import REVISION, Wording

OTHER = " †"
"""After a count that was made with another definition than that of today."""
_ROW = ("code", "label", "depth")
Write = Callable[[Counts, Wording, Behind], Cell]


def page(result: Waves, language: str) -> Page:
    """The report in ``language``: the rounds, then a column a round, then the questions that not all were asked."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    shown = result.basis.shown
    words = Wording(language, labels, shown)
    everything = shown is Shown.EVERYTHING
    tables, sheets = [_of(UNITS[0], result, words)], [_of(UNITS[0], result, words)]
    if everything:
        tables.append(_counts("passages_and_rate", with_rate, result, words))
        sheets += [_of("passages", result, words), _of("per_1000", result, words)]
    before, after = [_rounds(result, words)], [_questions(result, words)] if result.questions else []
    codes = [{"code": row.code, "label": labels[row.code], "depth": row.depth} for row in result.rows]
    return Page(
        report="waves",
        title=say("waves.title", language),
        head=words.head(result.basis, len(result.crowd.informants), result.crowd.words),
        body=(*before, *tables, *after),
        sheets=(*before, *sheets, *after),
        notes=(*_notes(result, words), *words.footer(result.notes)),
        basis=result.basis,
        columns=(*_ROW, "by"),
        rows=[
            {**code, "by": {value: _told(row, value, result) for value in row.by}}
            for code, row in zip(codes, result.rows, strict=True)
        ],
        long_columns=(*_ROW, "by", "value", *names_of(shown), "definition"),
        long=[
            {**code, "by": result.by, "value": value, **_told(row, value, result)}
            for code, row in zip(codes, result.rows, strict=True)
            for value in row.by
        ],
        denominator={
            "informants": len(result.crowd.informants),
            "words": result.crowd.words if everything else None,
            "groups": {one.value: _size(one, everything) for one in result.rounds},
        },
        selection={
            "by": result.by,
            "rounds": [_round(one) for one in result.rounds],
            "recurring": result.recurring,
            "questions": [{"nr": one.nr, "text": one.text, "rounds": list(one.rounds)} for one in result.questions],
        },
    )


def _told(row: CompareRow, value: str, result: Waves) -> dict[str, object]:
    """The counts of a cell, and what the code was then."""
    return {**counts_of(row.by[value], result.basis.shown), "definition": str(result.definition(row.code, value))}


def _size(one: Round, everything: bool) -> dict[str, int | None]:
    people = one.group.crowd.informants
    words = one.group.crowd.words if everything else None
    return {"informants": len(people), "informants_of": len(people | one.group.pending), "words": words}


def _round(one: Round) -> dict[str, object]:
    done = len(one.held.counted)
    return {
        "value": one.value,
        "transcripts": done,
        "transcripts_of": done + len(one.held.pending),
        "first": one.first,
        "last": one.last,
        "codebook": one.then.book.revision if one.then else None,
        "codebooks": _versions(one.then.versions) if one.then else [],
        "guides": _versions(tuple((guide.title, guide.version) for guide in one.then.guides)) if one.then else [],
    }


def _versions(told: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"title": title, "version": version} for title, version in told]


def _name(value: str, result: Waves, words: Wording) -> str:
    """``Omgång 2``: what a bare number counts is said."""
    return f"{_by(result, words)} {value}" if value[:1].isdigit() else words.value(value)


def _by(result: Waves, words: Wording) -> str:
    """What tells the rounds apart, as a heading."""
    name = words.column(result.by)
    return f"{name[:1].upper()}{name[1:]}"


def _rounds(result: Waves, words: Wording) -> Table:
    """A row a round: how much of it counts, when it was, with what it was coded and asked."""
    names = ("transcripts", "dates", "codebook", "revision", "guide")
    columns = [Column(_by(result, words), lead=True)]
    columns += [
        Column(say(f"waves.column.{name}", words.language), elastic=name in ("codebook", "guide")) for name in names
    ]
    rows = tuple(tuple(_row(one, result, words)) for one in result.rounds)
    caption = say(f"waves.caption.rounds.{result.basis.counting}", words.language)
    return Table(tuple(columns), rows, caption, say("waves.tab.rounds", words.language))


def _row(one: Round, result: Waves, words: Wording) -> Iterator[Stated]:
    done = len(one.held.counted)
    yield _name(one.value, result, words)
    yield Cell(words.say("k_of_n", k=done, n=done + len(one.held.pending)), done)
    yield " – ".join(dict.fromkeys(filter(None, (one.first, one.last))))
    if one.then is None:
        yield from ("", "", "")
        return
    yield " · ".join(_version(*told, words) for told in one.then.versions)
    yield one.then.book.revision[:REVISION]
    yield " · ".join(_version(guide.title or guide.key, guide.version, words) for guide in one.then.guides)


def _version(title: str, version: str, words: Wording) -> str:
    return say("waves.version", words.language, title=title, version=version) if version else title


def _of(unit: str, result: Waves, words: Wording) -> Table:
    return _counts(unit, lambda counts, words, behind: counted(counts, unit, words, behind), result, words)


def _counts(caption: str, write: Write, result: Waves, words: Wording) -> Table:
    """A row a code, a column a round."""
    columns = [Column(words.column("code"), elastic=True, lead=True)]
    columns += [Column(_heading(one, result, words)) for one in result.rounds]
    rows: list[tuple[Stated, ...]] = []
    for row in result.rows:
        cells = (
            _marked(write(row.by[one.value], words, (row.code, one.value)), row, one, result) for one in result.rounds
        )
        rows.append((Cell(words.labels[row.code], depth=row.depth), *cells))
    name = say(f"formats.tab.{caption}", words.language)
    return Table(tuple(columns), tuple(rows), caption_of(caption, result.is_facet, words), name)


def _marked(cell: Cell, row: CompareRow, one: Round, result: Waves) -> Cell:
    """With a sign where it cannot be held against the others as it stands."""
    changed = result.definition(row.code, one.value) is Definition.OTHER
    return replace(cell, text=cell.text + OTHER) if changed and cell.text else cell


def _heading(one: Round, result: Waves, words: Wording) -> str:
    name = _name(one.value, result, words)
    if result.is_facet or result.basis.shown is Shown.NOTHING:
        return name
    n, of = len(one.group.crowd.informants), len(one.group.crowd.informants | one.group.pending)
    if n == of:
        return words.say("group", value=name, n=n)
    return words.say(f"group.{result.basis.counting}", value=name, n=n, of=of)


def _questions(result: Waves, words: Wording) -> Table:
    """The questions that are new or gone, by round."""
    rounds = [one for one in result.rounds if one.then is not None and one.then.guides]
    columns = [Column(words.column("nr"), lead=True), Column(words.column("question"), elastic=True, lead=True)]
    columns += [Column(_name(one.value, result, words)) for one in rounds]
    has, lacks = (say(f"waves.guide.{name}", words.language) for name in ("has", "lacks"))
    rows = tuple(
        (asked.nr, asked.text, *(has if one.value in asked.rounds else lacks for one in rounds))
        for asked in result.questions
    )
    caption = say("waves.caption.questions", words.language)
    return Table(tuple(columns), rows, caption, say("waves.tab.questions", words.language))


def _notes(result: Waves, words: Wording) -> Iterator[str]:
    """What keeps a reader from taking a difference between rounds for a change."""
    yield from _of_definitions(result, words)
    uncoded = [_name(one.value, result, words) for one in result.rounds if one.then is None]
    if uncoded:
        yield say("waves.uncoded", words.language, rounds=", ".join(uncoded))
    if result.questions:
        yield say("waves.questions", words.language)
    if result.recurring:
        yield say("waves.recurring", words.language, n=result.recurring, of=len(result.crowd.informants))
    elif not result.is_facet:
        yield say("waves.people", words.language)
    yield say("waves.no_test", words.language)


def _of_definitions(result: Waves, words: Wording) -> Iterator[str]:
    """Which codes were not there, or were something else, when a round was coded."""
    keys = {Definition.ABSENT: "waves.absent", Definition.OTHER: "waves.other"}
    for definition, key in keys.items():
        told = [
            f"{_name(one.value, result, words)}: {', '.join(codes)}"
            for one in result.rounds
            if (codes := [words.labels[row.code] for row in result.rows if _is(row, one, result, definition)])
        ]
        if told:
            yield say(key, words.language, rounds="; ".join(told))


def _is(row: CompareRow, one: Round, result: Waves, definition: Definition) -> bool:
    return result.definition(row.code, one.value) is definition
