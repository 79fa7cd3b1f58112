"""The report ``frequency``."""

from __future__ import annotations

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.frequency import Frequency, FrequencyRow
from intervjukod.analysis.selection import REFLEXIVE
from intervjukod.domain.codebook import in_language
from intervjukod.reports.page import COUNTS, Page, counts_of
from intervjukod.reports.tables import Column, Table
from intervjukod.reports.values import decimal
from intervjukod.reports.wording import Wording

BAR = 8
"""Cells of a bar."""
_COLUMNS = ("code", "label", "depth", *COUNTS)


def page(result: Frequency, language: str, bars: str) -> Page:
    """The report in ``language``; ``bars`` are the two characters of a bar, full and empty, or ""."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    words = Wording(language, labels)
    data = [
        {"code": row.code, "label": labels[row.code], "depth": row.depth, **counts_of(row.counts)}
        for row in result.rows
    ]
    people = result.crowd
    return Page(
        report="frequency",
        title=words.say("title.frequency"),
        head=words.head(result.basis, len(people.informants), people.words),
        tables=(_table(result, words, bars),),
        notes=words.footer(result.notes, reflexive=result.basis.approach == REFLEXIVE),
        basis=result.basis,
        columns=_COLUMNS,
        rows=data,
        long_columns=_COLUMNS,
        long=data,
        denominator={"informants": len(people.informants), "words": people.words},
    )


def _table(result: Frequency, words: Wording, bars: str) -> Table:
    columns = [
        Column(words.column("code"), elastic=True),
        Column(words.say("mentioned_by")),
        *([Column("")] if bars else []),
    ]
    reflexive = result.basis.approach == REFLEXIVE
    if not reflexive:
        columns += [Column(words.column(name), right=True) for name in ("passages", "words", "per_1000")]
    rows = (_row(row, words, bars, reflexive) for row in result.rows)
    return Table(tuple(columns), tuple(rows))


def _row(row: FrequencyRow, words: Wording, bars: str, reflexive: bool) -> tuple[str, ...]:
    said = row.counts
    cells = ["  " * row.depth + words.labels[row.code], words.share(said)]
    if bars:
        cells.append(_bar(said, bars))
    if not reflexive:
        known = said.status is Status.COUNTED
        per_1000 = "" if said.per_1000 is None else decimal(said.per_1000, words.language, 1)
        cells += [str(said.passages), str(said.words), per_1000] if known else ["", "", ""]
    return tuple(cells)


def _bar(said: Counts, bars: str) -> str:
    """The share of informants; one who mentions shows, and so does one who does not."""
    if said.status is not Status.COUNTED:
        return ""
    full = round(BAR * said.informants / said.informants_of)
    full = min(max(full, said.informants > 0), BAR - (said.informants < said.informants_of))
    return bars[0] * full + bars[1] * (BAR - full)
