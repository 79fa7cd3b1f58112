"""The report ``coverage``."""

from __future__ import annotations

from intervjukod.analysis.coverage import Coverage, CoverageRow, Standing
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Column, Table
from intervjukod.reports.values import state
from intervjukod.reports.wording import Wording

_QUESTION = ("guide", "question", "nr", "text", "obligatory")


def page(result: Coverage, language: str) -> Page:
    """The report in ``language``: a row a question, a column an informant."""
    words = Wording(language, {})
    questions = [{name: getattr(row, name) for name in _QUESTION} for row in result.rows]
    return Page(
        report="coverage",
        title=words.say("title.coverage"),
        head=words.head(result.basis, len(result.informants)),
        tables=(_table(result, words),),
        notes=(*map(words.note, result.notes), *_legend(result, words)),
        basis=result.basis,
        columns=(*_QUESTION, "by"),
        rows=[{**question, "by": dict(row.by)} for question, row in zip(questions, result.rows, strict=True)],
        long_columns=(*_QUESTION, "informant", "status"),
        long=[
            {**question, "informant": informant, "status": standing}
            for question, row in zip(questions, result.rows, strict=True)
            for informant, standing in row.by.items()
        ],
        denominator={"informants": len(result.informants)},
    )


def _table(result: Coverage, words: Wording) -> Table:
    columns = (
        Column(words.column("nr"), lead=True),
        Column(words.column("question"), elastic=True, lead=True),
        Column(words.say("answered_by")),
        *map(Column, result.informants),
    )
    return Table(columns, tuple(_row(row, result, words) for row in result.rows))


def _row(row: CoverageRow, result: Coverage, words: Wording) -> tuple[str, ...]:
    number = f"{row.nr}{'*' if row.obligatory else ''}"
    return (number, row.text, _answered(row, words), *(state(row.by[one], words.language) for one in result.informants))


def _answered(row: CoverageRow, words: Wording) -> str:
    """``2 av 4``, and beside it what may turn out to be answers too; nothing where nobody was to answer."""
    answered, of = row.answered_of
    proposed = len(row.standing(Standing.PROPOSED))
    if proposed:
        return words.say("answered_and_proposed", k=answered, n=of, p=proposed)
    return words.say("k_of_n", k=answered, n=of) if of else ""


def _legend(result: Coverage, words: Wording) -> tuple[str, ...]:
    obligatory = ["legend.obligatory"] if any(row.obligatory for row in result.rows) else []
    return tuple(map(words.say, [*obligatory, "legend.standing"]))
