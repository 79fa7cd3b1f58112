"""The figures of a joint display in words: values, ratios with their intervals, and what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intervjukod.analysis.series import Change, Ratio, Series, Statistics
from intervjukod.domain.measure import Value
from intervjukod.locale import say
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.values import decimal

PERIODS = 6
"""More periods than this are no columns: then the two that are compared are."""
NONE = "–"
"""Stands where the file has no figure."""


def compared(figures: Statistics) -> tuple[str, ...]:
    """The two periods, or the one there is."""
    return tuple(dict.fromkeys((figures.before, figures.after)))


def statistics_tables(series: Sequence[Series], figures: Statistics, language: str) -> list[Table]:
    """The indicators of one place, with the mean beside each: a table for each block."""
    blocks: dict[str, list[Series]] = {}
    for one in series:
        blocks.setdefault(one.block, []).append(one)
    return [_block(block, some, figures, language) for block, some in blocks.items()]


def _block(block: str, series: Sequence[Series], figures: Statistics, language: str) -> Table:
    periods = figures.periods if len(figures.periods) <= PERIODS else compared(figures)
    heads = [Column(say("joint.column.indicator", language), elastic=True, lead=True)]
    heads += [Column(period, right=True) for period in periods]
    if figures.averages:
        heads.append(Column(say("joint.column.baseline", language)))
    heads += change_columns(language)
    rows: list[tuple[Stated, ...]] = []
    for one in series:
        values = (value_cell(one, period, language) for period in periods)
        mean = (baseline(one, figures, language),) if figures.averages else ()
        rows.append((one.indicator, *values, *mean, *change_cells(one, language)))
    about = tuple((one.place, "", one.block, one.indicator) for one in series)
    return Table(tuple(heads), tuple(rows), block or say("joint.caption.statistics", language), about=about)


def change_columns(language: str) -> list[Column]:
    """Ratio, interval, and what they show."""
    return [Column(say(f"joint.column.{name}", language)) for name in ("ratio", "interval", "change")]


def value_cell(series: Series | None, period: str, language: str) -> Cell:
    """The figure of a period."""
    found = series.figures.get(period) if series is not None else None
    return Cell(NONE) if found is None else Cell(_number(found.value, language), found.value)


def change_cells(series: Series | None, language: str) -> tuple[Stated, Stated, Stated]:
    """Ratio, interval, and a word that says no more than they do; empty for what has no ratio."""
    ratio = series.ratio if series is not None else None
    if ratio is None:
        return "", "", ""
    if ratio.ratio is None and ratio.change is Change.UNCERTAIN and not ratio.low:
        return NONE, "", say("joint.change.none", language)
    value = Cell(NONE) if ratio.ratio is None else Cell(decimal(ratio.ratio, language, 2), round(ratio.ratio, 2))
    return value, _interval(ratio, language), say(f"joint.change.{ratio.change}", language)


def _interval(ratio: Ratio, language: str) -> str:
    low = decimal(ratio.low, language, 2)
    if ratio.high is None:
        return say("joint.at_least", language, low=low)
    return say("analyses.interval", language, low=low, high=decimal(ratio.high, language, 2))


def baseline(series: Series | None, figures: Statistics, language: str) -> str:
    """The mean in the two periods, such as ``4 → 3``; nothing where the place has no such figure."""
    if series is None:
        return ""
    means = figures.baselines((series.block, series.indicator))
    told = ([value_cell(mean, period, language).text for period in compared(figures)] for mean in means)
    return "; ".join(" → ".join(values) for values in told)


def noted(series: Sequence[Series]) -> Mapping[str, tuple[str, ...]]:
    """What the file remarks, and of which indicators; () where it does of every one."""
    found: dict[str, dict[str, None]] = {}
    for one in series:
        for note in one.notes:
            found.setdefault(note, {})[one.indicator] = None
    every = len({one.indicator for one in series})
    return {note: () if len(of) == every else tuple(of) for note, of in found.items()}


def _number(value: Value, language: str) -> str:
    return str(value) if isinstance(value, int) else decimal(value, language, len(str(value).partition(".")[2]))
