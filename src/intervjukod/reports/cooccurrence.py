"""The report ``co-occurrence``."""

from __future__ import annotations

from intervjukod.analysis.cooccurrence import Cooccurrence, Meeting
from intervjukod.analysis.selection import Shown
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.values import decimal
from intervjukod.reports.wording import Wording

REPORT = "co-occurrence"
_COUNTS = (
    ("informants", Shown.INFORMANTS),
    ("near", Shown.EVERYTHING),
    ("passages", Shown.EVERYTHING),
    ("other_near", Shown.EVERYTHING),
    ("other_passages", Shown.EVERYTHING),
    ("association", Shown.EVERYTHING),
)
"""The counts of a row, and what must be shown for each to be told."""
_COLUMNS = ("code", "label", "other", "other_label", "informants", "informants_of", *(name for name, _ in _COUNTS[1:]))


def page(result: Cooccurrence, language: str) -> Page:
    """The report in ``language``: a row for each two codes that stand near each other."""
    labels: dict[str, str] = {}
    for row in result.rows:
        labels[row.code] = in_language(row.label, language) or row.code
        labels[row.other] = in_language(row.other_label, language) or row.other
    shown = result.basis.shown
    words = Wording(language, labels, shown)
    data = [_data(row, result, labels) for row in result.rows]
    notes = words.footer(result.notes)
    if shown is Shown.EVERYTHING:
        notes = (say("analyses.association", language), *notes)
    return Page(
        report=REPORT,
        title=say("analyses.title.co-occurrence", language),
        head=words.head(result.basis, len(result.crowd.informants)),
        body=(_table(result, words),),
        notes=notes,
        basis=result.basis,
        columns=_COLUMNS,
        rows=data,
        long_columns=_COLUMNS,
        long=data,
        denominator={"informants": len(result.crowd.informants)},
        selection={"near": str(result.near), "within": result.within or None},
    )


def _data(row: Meeting, result: Cooccurrence, labels: dict[str, str]) -> dict[str, object]:
    shown = result.basis.shown
    counts = {name: getattr(row, name) if shown >= least else None for name, least in _COUNTS}
    counts["informants_of"] = len(result.crowd.informants)
    told = {"code": row.code, "label": labels[row.code], "other": row.other, "other_label": labels[row.other], **counts}
    return {name: told[name] for name in _COLUMNS}


def _table(result: Cooccurrence, words: Wording) -> Table:
    columns = [
        Column(words.column("code"), elastic=True),
        Column(say("analyses.column.other", words.language), elastic=True),
    ]
    if result.basis.shown is not Shown.NOTHING:
        columns.append(Column(say("analyses.column.said_by", words.language)))
    if result.basis.shown is Shown.EVERYTHING:
        columns += [
            Column(say(f"analyses.column.{name}", words.language), right=name == "association")
            for name in ("near", "other_near", "association")
        ]
    caption = say(f"analyses.near.{result.near}", words.language, n=result.within)
    rows = tuple(_line(row, result, words) for row in result.rows)
    return Table(tuple(columns), rows, caption, say("analyses.tab.co-occurrence", words.language))


def _line(row: Meeting, result: Cooccurrence, words: Wording) -> tuple[Stated, ...]:
    """Each number opens the passages near each other: of the code, of the other one, or of both."""
    pair, n = (row.code, row.other), len(result.crowd.informants)
    both = (*pair, "both")
    cells: list[Stated] = [words.labels[row.code], words.labels[row.other]]
    if result.basis.shown is not Shown.NOTHING:
        cells.append(Cell(words.say("k_of_n", k=row.informants, n=n), row.informants, both))
    if result.basis.shown is Shown.EVERYTHING:
        near = words.say("k_of_n", k=row.near, n=row.passages)
        other_near = words.say("k_of_n", k=row.other_near, n=row.other_passages)
        cells.append(Cell(near, row.near, (*pair, "near")))
        cells.append(Cell(other_near, row.other_near, (*pair, "other_near")))
        cells.append(Cell(decimal(row.association, words.language, 2), row.association, both))
    return tuple(cells)
