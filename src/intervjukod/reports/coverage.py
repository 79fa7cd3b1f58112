"""The report ``coverage``."""

from __future__ import annotations

from intervjukod.analysis.coverage import Coverage, CoverageRow, Standing
from intervjukod.analysis.selection import Shown
from intervjukod.locale import say
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.values import state
from intervjukod.reports.wording import Wording

_QUESTION = ("guide", "question", "nr", "text", "obligatory")


def page(result: Coverage, language: str) -> Page:
    """The report in ``language``: a row a question, a column an informant."""
    words = Wording(language, {}, result.basis.shown)
    tables = [_table(result, words)]
    if any(row.suggested for row in result.rows):
        tables.append(_probes(result, words))
    questions = [{name: getattr(row, name) for name in _QUESTION} for row in result.rows]
    return Page(
        report="coverage",
        title=words.say("title.coverage"),
        head=words.head(result.basis, len(result.informants)),
        body=tuple(tables),
        notes=(*map(words.note, result.notes), *_legend(result, words)),
        basis=result.basis,
        columns=(*_QUESTION, "by", "probes"),
        rows=[
            {**question, "by": dict(row.by), "probes": _used(row)}
            for question, row in zip(questions, result.rows, strict=True)
        ],
        long_columns=(*_QUESTION, "informant", "status", "probes"),
        long=[
            {**question, "informant": informant, "status": standing, "probes": ";".join(row.used.get(informant, ()))}
            for question, row in zip(questions, result.rows, strict=True)
            for informant, standing in row.by.items()
        ],
        denominator={"informants": len(result.informants)},
    )


def _used(row: CoverageRow) -> dict[str, list[str]]:
    """Each probe of the question, and with whom it was used."""
    return {probe.id: [one for one, used in row.used.items() if probe.id in used] for probe in row.suggested}


def _probes(result: Coverage, words: Wording) -> Table:
    """A row a probe: with how many it was used, of those whom the question was put to; without numbers, with whom."""
    columns = (
        Column(words.column("nr"), lead=True),
        Column(words.column("probes"), elastic=True, lead=True),
        Column(say("analyses.column.used", words.language), elastic=True),
    )
    rows: list[tuple[Stated, ...]] = []
    for row in result.rows:
        for probe in row.suggested:
            k, n = row.probed(probe.id)
            behind = (row.guide, row.question, probe.id, "probe")
            cell: Stated = Cell(words.say("k_of_n", k=k, n=n), k, behind) if n else ""
            if words.shown is Shown.NOTHING:
                cell = Cell(", ".join(_used(row)[probe.id]), behind=behind)
            rows.append((row.nr, probe.ask, cell))
    caption = say("analyses.caption.probes", words.language)
    return Table(columns, tuple(rows), caption, say("analyses.tab.probes", words.language))


def _table(result: Coverage, words: Wording) -> Table:
    columns = (
        Column(words.column("nr"), lead=True),
        Column(words.column("question"), elastic=True, lead=True),
        *([Column(words.say("answered_by"))] if words.shown else []),
        *map(Column, result.informants),
    )
    rows = tuple(_row(row, result, words) for row in result.rows)
    return Table(columns, rows, name=say("formats.tab.questions", words.language))


def _row(row: CoverageRow, result: Coverage, words: Wording) -> tuple[Stated, ...]:
    number = f"{row.nr}{'*' if row.obligatory else ''}"
    answered = (_answered(row, words),) if words.shown else ()
    return (number, row.text, *answered, *(_standing(row, one, words) for one in result.informants))


def _standing(row: CoverageRow, informant: str, words: Wording) -> Cell:
    """How the question stands with one informant; it opens the answer, or the question as it was put."""
    stands = row.by[informant]
    told = stands in (Standing.ANSWERED, Standing.ASKED, Standing.PROPOSED)
    behind = (row.guide, row.question, informant) if told else ()
    return Cell(state(stands, words.language), behind=behind)


def _answered(row: CoverageRow, words: Wording) -> Stated:
    """``2 av 4``, and beside it what may turn out to be answers too; nothing where nobody was to answer."""
    answered, of = row.answered_of
    behind = (row.guide, row.question, "")
    proposed = len(row.standing(Standing.PROPOSED))
    if proposed:
        return Cell(words.say("answered_and_proposed", k=answered, n=of, p=proposed), answered, behind)
    return Cell(words.say("k_of_n", k=answered, n=of), answered, behind) if of else ""


def _legend(result: Coverage, words: Wording) -> tuple[str, ...]:
    obligatory = ["legend.obligatory"] if any(row.obligatory for row in result.rows) else []
    return tuple(map(words.say, [*obligatory, "legend.standing"]))
