"""The report ``compare``."""

from __future__ import annotations

from collections.abc import Callable

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.grouping import INFORMANT, Group
from intervjukod.analysis.selection import REFLEXIVE
from intervjukod.domain.codebook import in_language
from intervjukod.reports.page import COUNTS, Page, counts_of
from intervjukod.reports.tables import Column, Table
from intervjukod.reports.values import decimal
from intervjukod.reports.wording import Wording

UNITS = ("informants", "passages", "codings", "words", "per_1000")
"""What a cell can count. In a reflexive study only the first."""


def page(result: Compare, language: str, unit: str = "") -> Page:
    """The report in ``language``: informants first, then passages in a table of their own; or one ``unit`` alone."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    words = Wording(language, labels)
    reflexive = result.basis.approach == REFLEXIVE
    if unit and not reflexive:
        tables = [_table(result, words, f"caption.{unit}", lambda counts: cell(counts, unit, words))]
    else:
        tables = [_table(result, words, "caption.informants", words.share)]
    if not (unit or reflexive):
        tables.append(_table(result, words, "caption.passages_and_rate", lambda cell: _passages(cell, words)))
    codes = [{"code": row.code, "label": labels[row.code], "depth": row.depth} for row in result.rows]
    return Page(
        report="compare",
        title=words.say("title.compare", by=words.column(result.by).lower()),
        head=words.head(result.basis, len(result.crowd.informants), result.crowd.words),
        tables=tuple(tables),
        notes=words.footer(result.notes, reflexive=reflexive),
        basis=result.basis,
        columns=("code", "label", "depth", "by"),
        rows=[
            {**code, "by": {value: counts_of(cell) for value, cell in row.by.items()}}
            for code, row in zip(codes, result.rows, strict=True)
        ],
        long_columns=("code", "label", "depth", "by", "value", *COUNTS),
        long=[
            {**code, "by": result.by, "value": value, **counts_of(cell)}
            for code, row in zip(codes, result.rows, strict=True)
            for value, cell in row.by.items()
        ],
        denominator={
            "informants": len(result.crowd.informants),
            "words": result.crowd.words,
            "groups": {group.value: _group(group) for group in result.groups},
        },
        selection={"by": result.by},
        unit=unit if unit and not reflexive else UNITS[0],
    )


def cell(counts: Counts, unit: str, words: Wording) -> str:
    """What a cell says in one of ``UNITS``: *k of n* for informants, a number for the others, or why there is none."""
    if unit == UNITS[0] or counts.status is not Status.COUNTED:
        return words.share(counts)
    value = getattr(counts, unit)
    if isinstance(value, float):
        return decimal(value, words.language, 1)
    return "" if value is None else str(value)


def _table(result: Compare, words: Wording, caption: str, write: Callable[[Counts], str]) -> Table:
    """One column a value, of a path only its first level; deeper ones are in CSV and JSON."""
    groups = [group for group in result.groups if group.depth == 0]
    columns = [Column(words.column("code"), elastic=True, lead=True)]
    columns += [Column(_heading(group, result, words)) for group in groups]
    rows = (
        ("  " * row.depth + words.labels[row.code], *(write(row.by[group.value]) for group in groups))
        for row in result.rows
    )
    return Table(tuple(columns), tuple(rows), words.say(caption))


def _heading(group: Group, result: Compare, words: Wording) -> str:
    value = words.value(group.value)
    if result.is_facet or result.by == INFORMANT:
        return value
    n, of = len(group.crowd.informants), len(group.crowd.informants | group.pending)
    if n == of:
        return words.say("group", value=value, n=n)
    return words.say(f"group.{result.basis.counting}", value=value, n=n, of=of)


def _passages(cell: Counts, words: Wording) -> str:
    """``7 (11,7)``: passages, and in brackets per 1,000 words of the group's informants."""
    if cell.status is not Status.COUNTED:
        return words.silence(cell)
    rate = "" if cell.per_1000 is None else f" ({decimal(cell.per_1000, words.language, 1)})"
    return f"{cell.passages}{rate}"


def _group(group: Group) -> dict[str, int]:
    return {
        "informants": len(group.crowd.informants),
        "informants_of": len(group.crowd.informants | group.pending),
        "words": group.crowd.words,
    }
