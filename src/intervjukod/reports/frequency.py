"""The report ``frequency``."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.frequency import Frequency, FrequencyRow
from intervjukod.analysis.selection import Shown
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.counted import counted
from intervjukod.reports.page import Page, counts_of, names_of
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.wording import Wording

BAR = 8
"""Cells of a bar."""
_BESIDE = ("passages", "words", "per_1000")
"""What stands beside the informants, but in a reflexive study."""
_CODE = ("code", "label", "depth")


def page(result: Frequency, language: str, bars: str) -> Page:
    """The report in ``language``; ``bars`` are the two characters of a bar, full and empty, or ""."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    shown = result.basis.shown
    words = Wording(language, labels, shown)
    columns = (*_CODE, *names_of(shown))
    data = [
        {"code": row.code, "label": labels[row.code], "depth": row.depth, **counts_of(row.counts, shown)}
        for row in result.rows
    ]
    people = result.crowd
    return Page(
        report="frequency",
        title=words.say("title.frequency"),
        head=words.head(result.basis, len(people.informants), people.words),
        body=(_table(result, words, bars if shown else ""),),
        notes=words.footer(result.notes),
        basis=result.basis,
        columns=columns,
        rows=data,
        long_columns=columns,
        long=data,
        denominator={
            "informants": len(people.informants),
            "words": people.words if shown is Shown.EVERYTHING else None,
        },
    )


def _table(result: Frequency, words: Wording, bars: str) -> Table:
    columns = [
        Column(words.column("code"), elastic=True),
        Column(words.say("mentioned_by")),
        *([Column("")] if bars else []),
    ]
    beside = _BESIDE if words.shown is Shown.EVERYTHING else ()
    if beside:
        columns += [Column(words.column(name), right=True) for name in beside]
    rows = (_row(row, words, bars, beside) for row in result.rows)
    return Table(tuple(columns), tuple(rows), name=say("formats.tab.codes", words.language))


def _row(row: FrequencyRow, words: Wording, bars: str, beside: Sequence[str]) -> tuple[Stated, ...]:
    said, behind = row.counts, (row.code,)
    cells: list[Stated] = [Cell(words.labels[row.code], depth=row.depth), counted(said, "informants", words, behind)]
    if bars:
        cells.append(_bar(said, bars))
    known = said.status is Status.COUNTED
    cells += [counted(said, unit, words, behind) if known else "" for unit in beside]
    return tuple(cells)


def _bar(said: Counts, bars: str) -> str:
    """The share of informants; one who mentions shows, and so does one who does not."""
    if said.status is not Status.COUNTED:
        return ""
    full = round(BAR * said.informants / said.informants_of)
    full = min(max(full, said.informants > 0), BAR - (said.informants < said.informants_of))
    return bars[0] * full + bars[1] * (BAR - full)
