"""The report ``compare``."""

from __future__ import annotations

from collections.abc import Callable

from intervjukod.analysis.compare import Compare, CompareRow
from intervjukod.analysis.counts import Counts
from intervjukod.analysis.grouping import INFORMANT, Group
from intervjukod.analysis.selection import Shown
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports import inference
from intervjukod.reports.counted import UNITS, caption_of, counted, with_rate
from intervjukod.reports.page import Page, counts_of, names_of
from intervjukod.reports.tables import Behind, Cell, Column, Table
from intervjukod.reports.wording import Wording

Write = Callable[[Counts, Wording, Behind], Cell]
"""How a count stands in a cell."""


def page(result: Compare, language: str, unit: str = "") -> Page:
    """The report in ``language``: informants first, then passages in a table of their own; or one ``unit`` alone."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    shown = result.basis.shown
    words = Wording(language, labels, shown)
    everything = shown is Shown.EVERYTHING
    if unit and everything:
        tables = sheets = [_of(unit, result, words)]
    elif not everything:
        tables = sheets = [_of(UNITS[0], result, words)]
    else:
        tables = [_of(UNITS[0], result, words), _table(result, words, "passages_and_rate", with_rate)]
        sheets = [_of(one, result, words) for one in (UNITS[0], "passages", "per_1000")]
    beside = inference.tables(result, words) if everything else ()
    names = names_of(shown)
    codes = [{"code": row.code, "label": labels[row.code], "depth": row.depth} for row in result.rows]
    return Page(
        report="compare",
        title=words.say("title.compare", by=words.column(result.by).lower()),
        head=words.head(result.basis, len(result.crowd.informants), result.crowd.words),
        body=(*tables, *beside),
        sheets=(*sheets, *beside),
        notes=words.footer(result.notes),
        basis=result.basis,
        columns=("code", "label", "depth", "by", *inference.columns(result)),
        rows=[
            {**code, "by": _by(row, result), **inference.of_code(row, result)}
            for code, row in zip(codes, result.rows, strict=True)
        ],
        long_columns=("code", "label", "depth", "by", "value", *names, *inference.long_columns(result)),
        long=[
            {**code, "by": result.by, "value": value, **counts_of(cell, shown), **inference.of_cell(row, cell, result)}
            for code, row in zip(codes, result.rows, strict=True)
            for value, cell in row.by.items()
        ],
        denominator={
            "informants": len(result.crowd.informants),
            "words": result.crowd.words if everything else None,
            "groups": {group.value: _group(group, everything) for group in result.groups},
        },
        selection={"by": result.by, **inference.selection(result)},
        unit=unit if unit and everything else UNITS[0],
    )


def _by(row: CompareRow, result: Compare) -> dict[str, object]:
    """The counts of each group, with the intervals where they were asked for."""
    return {
        value: {**counts_of(cell, result.basis.shown), **inference.interval(cell, result)}
        for value, cell in row.by.items()
    }


def cell(counts: Counts, unit: str, words: Wording) -> str:
    """What a cell says in one of ``UNITS``: *k of n* for informants, a number for the others, or why there is none."""
    return counted(counts, unit, words).text


def _of(unit: str, result: Compare, words: Wording) -> Table:
    return _table(result, words, unit, lambda counts, words, behind: counted(counts, unit, words, behind))


def _table(result: Compare, words: Wording, caption: str, write: Write) -> Table:
    """One column a value, of a path only its first level; deeper ones are in CSV and JSON."""
    groups = [group for group in result.groups if group.depth == 0]
    columns = [Column(words.column("code"), elastic=True, lead=True)]
    columns += [Column(group_heading(group, result, words)) for group in groups]
    rows = (
        (
            Cell(words.labels[row.code], depth=row.depth),
            *(write(row.by[group.value], words, (row.code, group.value)) for group in groups),
        )
        for row in result.rows
    )
    name = say(f"formats.tab.{caption}", words.language)
    return Table(tuple(columns), tuple(rows), caption_of(caption, result.is_facet, words), name)


def group_heading(group: Group, result: Compare, words: Wording) -> str:
    """What a group is called, with how many informants of it count."""
    value = words.value(group.value)
    if result.is_facet or result.by == INFORMANT:
        return value
    n, of = len(group.crowd.informants), len(group.crowd.informants | group.pending)
    if n == of:
        return words.say("group", value=value, n=n)
    return words.say(f"group.{result.basis.counting}", value=value, n=n, of=of)


def _group(group: Group, everything: bool) -> dict[str, int | None]:
    return {
        "informants": len(group.crowd.informants),
        "informants_of": len(group.crowd.informants | group.pending),
        "words": group.crowd.words if everything else None,
    }
