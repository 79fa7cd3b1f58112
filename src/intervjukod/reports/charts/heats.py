"""Heat maps: a number in each cell, on the darker ground the larger it is."""

from __future__ import annotations

from collections.abc import Sequence

from intervjukod.analysis.cooccurrence import Cooccurrence
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.selection import Shown
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.charts.signs import MENTIONED, SILENCE, silences, used
from intervjukod.reports.picture import SHADES, Cell, Grid, Label, Meaning, Sign
from intervjukod.reports.wording import Wording

_APART = Cell(sign=Sign.NONE)
_NOTHING = Cell()


def of_counts(
    title: str, labels: Sequence[Label], columns: Sequence[str], rows: Sequence[Sequence[Counts]], words: Wording
) -> Grid:
    """The passages of each informant under each code."""
    most = max((counts.passages for row in rows for counts in row), default=0)
    cells = tuple(tuple(_passages(counts, most) for counts in row) for row in rows)
    caption = say("charts.caption.passages", words.language)
    return Grid(title, caption, (), tuple(labels), tuple(columns), cells, used(silences(words), cells))


def of_cooccurrence(result: Cooccurrence, language: str) -> Grid:
    """How many informants say two codes near each other; without numbers whether somebody does."""
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    labels |= {row.other: in_language(row.other_label, language) or row.other for row in result.rows}
    codes = [code for code in result.used if code in labels]
    met = {frozenset((row.code, row.other)): row.informants for row in result.rows}
    counted = result.basis.shown is not Shown.NOTHING
    most = max(met.values(), default=0)

    def cell(row: int, column: int) -> Cell:
        if column >= row:
            return _NOTHING
        number = met.get(frozenset((codes[row], codes[column])))
        if number is None:
            return _APART
        return Cell(shade_of(number, most), str(number)) if counted else MENTIONED

    cells = tuple(tuple(cell(row, column) for column in range(len(codes))) for row in range(len(codes)))
    key = [
        Meaning(MENTIONED, say("charts.near", language)),
        Meaning(_APART, say("charts.apart", language)),
    ]
    near = say(f"analyses.near.{result.near}", language, n=result.within)
    told = say("charts.caption.near" if counted else "charts.caption.near_signs", language)
    return Grid(
        title=say("analyses.title.co-occurrence", language),
        caption=f"{near}. {told}",
        notes=(),
        rows=tuple(Label(labels[code]) for code in codes),
        columns=tuple(labels[code] for code in codes),
        cells=cells,
        key=used(key, cells),
        paired=True,
    )


def shade_of(number: float, most: float) -> int:
    """0 for none, the darkest for the most, and something for anything."""
    return -int(-SHADES * number // most) if number > 0 else 0


def _passages(counts: Counts, most: int) -> Cell:
    if counts.status is not Status.COUNTED:
        return SILENCE[counts.status]
    return Cell(shade_of(counts.passages, most), str(counts.passages))
