"""The report ``concordance``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intervjukod.analysis.grouping import INFORMANT, Group
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.statements import Said, StatementRow, Statements
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.page import Page, Rows
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.wording import Wording

NAMED = 12
"""Informants of a group that are told one by one; of more only how many."""
_ROW = ("code", "label", "depth", "facet")


def page(result: Statements, language: str) -> Page:
    """The report in ``language``: a row for each value that somebody gives, a column for each group."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    words = Wording(language, labels, result.basis.shown)
    rows = [(_named(row, labels), row) for row in result.rows]
    return Page(
        report="concordance",
        title=say("analyses.title.concordance", language, by=words.column(result.by).lower()),
        head=words.head(result.basis, len(result.crowd.informants)),
        body=(_table(result, words),),
        notes=(say("analyses.every_value", language), *words.footer(result.notes)),
        basis=result.basis,
        columns=(*_ROW, "by"),
        rows=Rows(
            lambda: ({**named, "by": {value: _said(said) for value, said in row.by.items()}} for named, row in rows)
        ),
        long_columns=(*_ROW, "by", "group", "informant", "value", "period"),
        long=Rows(
            lambda: (
                {**named, "by": result.by, "group": group, "informant": informant, "value": value, "period": period}
                for named, row in rows
                for group, said in row.by.items()
                for informant, value, period in _statements(said)
            )
        ),
        denominator={
            "informants": len(result.crowd.informants),
            "groups": {group.value: len(group.crowd.informants) for group in result.groups},
        },
        selection={"by": result.by, "period": result.period},
    )


def _named(row: StatementRow, labels: Mapping[str, str]) -> dict[str, object]:
    return {"code": row.code, "label": labels[row.code], "depth": row.depth, "facet": row.facet}


def _said(said: Said) -> dict[str, object]:
    return {
        "informants": sorted(said.informants),
        "values": {value: {one: list(when) for one, when in who.items()} for value, who in said.values.items()},
        "not_stated": sorted(said.silent),
    }


def _statements(said: Said) -> Iterator[tuple[str, str, str]]:
    """Informant, value and period, "" for what is not stated."""
    for value, who in said.values.items():
        for informant, periods in who.items():
            for period in periods or ("",):
                yield informant, value, period
    for informant in sorted(said.silent):
        yield informant, "", ""


def _table(result: Statements, words: Wording) -> Table:
    groups = [group for group in result.groups if group.depth == 0]
    columns = [Column(words.column("code"), elastic=True, lead=True)]
    columns += [Column(say(f"analyses.column.{name}", words.language), lead=True) for name in ("facet", "value")]
    columns += [Column(_heading(group, result, words)) for group in groups]
    rows = [line for row in result.rows for line in _lines(row, groups, result, words)]
    return Table(tuple(columns), tuple(rows), say("analyses.caption.concordance", words.language))


def _lines(row: StatementRow, groups: list[Group], result: Statements, words: Wording) -> Iterator[tuple[Stated, ...]]:
    """A line for each value, and one for those who say nothing of the facet."""
    numbers = result.basis.shown is not Shown.NOTHING
    label = Cell(words.labels[row.code], depth=row.depth)
    for value in row.values:
        told = (_told(row, group.value, value, words, numbers) for group in groups)
        yield label, words.column(row.facet), value, *told
    if any(row.by[group.value].silent for group in groups):
        silent = (_silent(row, group.value, words, numbers) for group in groups)
        yield label, words.column(row.facet), say("analyses.not_stated", words.language), *silent


def _told(row: StatementRow, group: str, value: str, words: Wording, numbers: bool) -> Stated:
    """Who says the value, and of when."""
    said = row.by[group]
    who, behind = said.values.get(value, {}), (row.code, row.facet, value, group)
    if not who:
        return ""
    if len(said.informants) > NAMED and numbers:
        return Cell(words.say("k_of_n", k=len(who), n=len(said.informants)), len(who), behind)
    return Cell(words.dated(who), behind=behind)


def _silent(row: StatementRow, group: str, words: Wording, numbers: bool) -> Stated:
    """How many of those who bring the code up say nothing of the facet; without numbers, who."""
    said = row.by[group]
    if not said.informants:
        return ""
    behind = (row.code, row.facet, "", group) if said.silent else ()
    if not numbers:
        return Cell(", ".join(sorted(said.silent)), behind=behind)
    return Cell(words.say("k_of_n", k=len(said.silent), n=len(said.informants)), len(said.silent), behind)


def _heading(group: Group, result: Statements, words: Wording) -> str:
    value = words.value(group.value)
    if result.by == INFORMANT or result.basis.shown is Shown.NOTHING:
        return value
    return words.say("group", value=value, n=len(group.crowd.informants))
