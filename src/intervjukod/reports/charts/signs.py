"""What stands how with whom, as a sign in each cell: answers to questions, and codes without their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.coverage import Coverage, Standing
from intervjukod.locale import say
from intervjukod.reports.picture import Cell, Grid, Label, Meaning, Sign
from intervjukod.reports.values import state
from intervjukod.reports.wording import Wording

_STANDING = {
    Standing.ANSWERED: Cell(2, sign=Sign.DISC),
    Standing.ASKED: Cell(sign=Sign.RING),
    Standing.PROPOSED: Cell(1, sign=Sign.QUESTION),
    Standing.NOT_ASKED: Cell(sign=Sign.CROSS),
    Standing.NOT_DONE: Cell(sign=Sign.SLASH),
    Standing.NOT_IN_GUIDE: Cell(sign=Sign.NONE),
}
MENTIONED = Cell(2, sign=Sign.DISC)
NOT_MENTIONED = Cell(sign=Sign.RING)
SILENCE = {Status.NOT_ASKED: Cell(sign=Sign.CROSS), Status.NOT_DONE: Cell(sign=Sign.SLASH)}
"""The cells of which there is nothing to count."""


def of_coverage(result: Coverage, language: str) -> Grid:
    """A row a question, a column an informant."""
    rows = []
    cells = []
    for row in result.rows:
        rows.append(Label(f"{row.nr}{'*' if row.obligatory else ''} {row.text}"))
        cells.append(tuple(_STANDING[row.by[one]] for one in result.informants))
    starred = any(row.obligatory for row in result.rows)
    key = [Meaning(cell, state(standing, language)) for standing, cell in _STANDING.items()]
    return Grid(
        title=say("reports.title.coverage", language),
        caption=say("charts.caption.coverage", language),
        notes=(say("reports.legend.obligatory", language),) if starred else (),
        rows=tuple(rows),
        columns=result.informants,
        cells=tuple(cells),
        key=used(key, cells),
    )


def of_counts(
    title: str, labels: Sequence[Label], columns: Sequence[str], rows: Sequence[Sequence[Counts | None]], words: Wording
) -> Grid:
    """Whether a code comes up, and with whom, without saying how often; None where there is nobody."""
    cells = tuple(tuple(_comes_up(counts) for counts in row) for row in rows)
    key = [
        Meaning(MENTIONED, say("reports.cell.mentioned", words.language)),
        Meaning(NOT_MENTIONED, say("reports.cell.not_mentioned", words.language)),
        *silences(words),
    ]
    caption = say("charts.caption.mentioned", words.language)
    return Grid(title, caption, (), tuple(labels), tuple(columns), cells, used(key, cells))


def silences(words: Wording) -> list[Meaning]:
    """What the cells without a count say."""
    return [
        Meaning(cell, say(f"reports.cell.{status.replace(' ', '_')}", words.language))
        for status, cell in SILENCE.items()
    ]


def used(key: Iterable[Meaning], rows: Iterable[Sequence[Cell]]) -> tuple[Meaning, ...]:
    """Those of a key that stand in some cell."""
    found = {cell for row in rows for cell in row}
    return tuple(meaning for meaning in key if meaning.cell in found)


def _comes_up(counts: Counts | None) -> Cell:
    if counts is None:
        return Cell()
    if counts.status is not Status.COUNTED:
        return SILENCE[counts.status]
    return MENTIONED if counts.informants else NOT_MENTIONED
