"""How many informants bring a code up, as dots on a line from none of them to all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.frequency import Frequency
from intervjukod.analysis.grouping import INFORMANT
from intervjukod.analysis.selection import Shown
from intervjukod.domain.codebook import in_language
from intervjukod.locale import say
from intervjukod.reports.charts import heats, signs
from intervjukod.reports.compare import group_heading
from intervjukod.reports.picture import Dot, DotRow, Dots, Label, Picture, Tick
from intervjukod.reports.wording import PERCENT_FROM, Wording

_PLACES = ((0.0, "none"), (0.5, "half"), (1.0, "all"))


def of_frequency(result: Frequency, language: str) -> Picture:
    """A dot for each code; without numbers a sign."""
    words = _wording(result, language)
    labels = [Label(words.labels[row.code], row.depth) for row in result.rows]
    rows = [[row.counts] for row in result.rows]
    title, everybody = (
        say("reports.title.frequency", language),
        say("charts.everybody", language, n=len(result.crowd.informants)),
    )
    if words.shown is Shown.NOTHING:
        return signs.of_counts(title, labels, [say("charts.somebody", language)], rows, words)
    return _dots(title, labels, [everybody], rows, words)


def of_compare(result: Compare, language: str) -> Picture:
    """A dot for each code and group; of single informants a heat map of their passages; without numbers signs."""
    words = _wording(result, language)
    labels = [Label(words.labels[row.code], row.depth) for row in result.rows]
    title = say("reports.title.compare", words.language, by=words.column(result.by).lower())
    groups = [group for group in result.groups if group.depth == 0]
    rows = [[row.by[group.value] for group in groups] for row in result.rows]
    named = [words.value(group.value) for group in groups]
    single = result.by == INFORMANT and not result.is_facet
    if single and words.shown is Shown.EVERYTHING:
        return heats.of_counts(title, labels, named, rows, words)
    if single or words.shown is Shown.NOTHING:
        return signs.of_counts(title, labels, named, rows, words)
    return _dots(title, labels, [group_heading(group, result, words) for group in groups], rows, words)


def _wording(result: Frequency | Compare, language: str) -> Wording:
    labels = {row.code: in_language(row.label, language) or row.code for row in result.rows}
    return Wording(language, labels, result.basis.shown)


def _dots(
    title: str, labels: Sequence[Label], groups: Sequence[str], rows: Sequence[Sequence[Counts]], words: Wording
) -> Dots:
    made = [
        DotRow(label, tuple(dot_of(counts, words) for counts in row)) for label, row in zip(labels, rows, strict=True)
    ]
    return of_rows(title, groups, made, (counts for row in rows for counts in row), words)


def of_rows(title: str, groups: Sequence[str], rows: Sequence[DotRow], cells: Iterable[Counts], words: Wording) -> Dots:
    """Rows of dots, whose places are shares of ``cells``, on the axis from none to all."""
    intervals = any(dot.low is not None for row in rows for dot in row.dots)
    return Dots(
        title=title,
        caption=say("reports.caption.informants", words.language),
        notes=(say("charts.intervals", words.language),) if intervals else (),
        groups=tuple(groups),
        rows=tuple(rows),
        ticks=_ticks(cells, words.language),
    )


def dot_of(counts: Counts, words: Wording) -> Dot:
    """Where the group's share is. An interval only where the analysis gives one, and the study's approach bears it."""
    if counts.status is not Status.COUNTED:
        return Dot(None, words.silence(counts))
    low, high = (counts.interval if words.shown is Shown.EVERYTHING else None) or (None, None)
    return Dot(counts.informants / counts.informants_of, words.share(counts), low, high)


def _ticks(cells: Iterable[Counts], language: str) -> tuple[Tick, ...]:
    """From none to all; in percent only where there are enough informants in every group."""
    sizes = [counts.informants_of for counts in cells if counts.status is Status.COUNTED]
    if sizes and min(sizes) >= PERCENT_FROM:
        return tuple(Tick(at, f"{at:.0%}".replace("%", " %")) for at, _ in _PLACES)
    return tuple(Tick(at, say(f"charts.{name}", language)) for at, name in _PLACES)
