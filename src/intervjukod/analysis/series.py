"""What statistics say of places over time: the figures of each period, and how many times as many there were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from intervjukod.analysis.statistics import rate_ratio
from intervjukod.domain.measure import Measure, MeasureTable, alike, in_time, season, season_pair
from intervjukod.domain.meta_inference import names_of
from intervjukod.domain.transcript import Note
from intervjukod.errors import AmbiguousError, NotFoundError, UsageError

Indicator = tuple[str, str]
"""Block and name."""


class Change(StrEnum):
    """What two counts show: more or fewer, beyond chance, or nothing that can be told from no change."""

    INCREASED = "increased"
    DECREASED = "decreased"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the earlier count the later one is, with the exact 95 per cent interval given their sum.

    ``ratio`` is None where the earlier count is 0, ``high`` where there is no upper bound.
    """

    ratio: float | None
    low: float
    high: float | None

    @property
    def change(self) -> Change:
        """A word only where the interval leaves 1 out."""
        if self.low > 1:
            return Change.INCREASED
        return Change.DECREASED if self.high is not None and self.high < 1 else Change.UNCERTAIN


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator at one place. Unit: what ``source`` says, cases of it. ``figures`` by period, where there is one.

    ``ratio`` is there for counts of both periods compared; a mean over places, or what is no count, has none.
    """

    place: str
    level: str
    block: str
    indicator: str
    figures: Mapping[str, Measure]
    is_average: bool
    ratio: Ratio | None

    @property
    def sources(self) -> tuple[str, ...]:
        """What is counted, as the rows say."""
        return tuple(dict.fromkeys(one.source for one in self.figures.values() if one.source))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the rows remark, each remark once; several in one cell are parted by semicolons."""
        parts = (part.strip() for one in self.figures.values() for part in one.note.split(";"))
        return tuple(dict.fromkeys(filter(None, parts)))


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one file. ``before`` and ``after`` are the periods compared, one and the same where there is one.

    ``places`` are those that are no mean; ``averages`` the means, as a baseline.
    """

    file: str
    periods: tuple[str, ...]
    before: str
    after: str
    indicators: tuple[Indicator, ...]
    places: Mapping[str, tuple[Series, ...]]
    averages: tuple[Series, ...]
    notes: tuple[Note, ...]

    def baselines(self, indicator: Indicator) -> tuple[Series, ...]:
        """The means of an indicator."""
        return tuple(one for one in self.averages if (one.block, one.indicator) == indicator)

    def find(self, name: str) -> Indicator:
        """The indicator that a name, ``block/name`` or the beginning of one means. NotFoundError; AmbiguousError."""
        wanted = alike(name)
        found = [one for one in self.indicators if wanted in names_of(*one)]
        for nth in (0, -1):
            found = found or [one for one in self.indicators if wanted and names_of(*one)[nth].startswith(wanted)]
        if len(found) > 1:
            named = "; ".join("/".join(filter(None, one)) for one in found)
            raise AmbiguousError("joint.indicator_ambiguous", name=name, found=named)
        if not found:
            known = {alike(indicator): indicator for _, indicator in self.indicators}
            close = get_close_matches(wanted, known, n=1) or list(known)[:5]
            raise NotFoundError("joint.indicator_unknown", name=name, near=", ".join(known[one] for one in close))
        return found[0]


def statistics(table: MeasureTable, before: str = "", after: str = "") -> Statistics:
    """The figures by place and indicator, in the order of the file, with ratios between two periods.

    Without ``before`` and ``after`` the last period is compared with the first of its season, else with the first.
    UsageError for a period that the file does not have, and for two in the wrong order.
    """
    figures = _spelt_alike(table.measures)
    periods = in_time(list(dict.fromkeys(measure.period for measure in figures)))
    first, last = _chosen(periods, before, after)
    by_series: dict[tuple[str, str, str], list[Measure]] = {}
    for measure in figures:
        by_series.setdefault((measure.place, measure.block, measure.indicator), []).append(measure)
    indicators = tuple(dict.fromkeys((block, indicator) for _, block, indicator in by_series))
    rates = {(one.block, one.indicator) for one in figures if not one.is_average and not isinstance(one.value, int)}
    series = [
        _series(key, {one.period: one for one in some}, (first, last), key[1:] not in rates)
        for key, some in by_series.items()
    ]
    places: dict[str, tuple[Series, ...]] = {}
    for one in series:
        if not one.is_average:
            places[one.place] = (*places.get(one.place, ()), one)
    averages = tuple(one for one in series if one.is_average)
    notes = (*_of_periods(first, last, bool(before or after)), *_of_columns(table))
    return Statistics(table.file, periods, first, last, indicators, places, averages, notes)


def _spelt_alike(measures: Sequence[Measure]) -> list[Measure]:
    """The rows with each name as the file has it first, however else it is written further down."""
    spelt: dict[tuple[str, str], str] = {}

    def own(field: str, name: str) -> str:
        return spelt.setdefault((field, alike(name)), name)

    return [
        replace(
            one,
            place=own("place", one.place),
            period=own("period", one.period),
            block=own("block", one.block),
            indicator=own("indicator", one.indicator),
        )
        for one in measures
    ]


def _chosen(periods: Sequence[str], before: str, after: str) -> tuple[str, str]:
    first, last = season_pair(periods)
    known = {alike(period): period for period in periods}
    for name in filter(None, (before, after)):
        if alike(name) not in known:
            raise UsageError("joint.period_unknown", period=name, known=", ".join(periods))
    first = known[alike(before)] if before else first
    last = known[alike(after)] if after else last
    if (before or after) and periods.index(first) >= periods.index(last):
        raise UsageError("joint.period_order", first=first, last=last)
    return first, last


def _series(key: tuple[str, str, str], figures: Mapping[str, Measure], pair: tuple[str, str], is_count: bool) -> Series:
    some = next(iter(figures.values()))
    is_average = any(one.is_average for one in figures.values())
    compared = [figures[period].value for period in pair if period in figures] if pair[0] != pair[1] else []
    ratio = None
    if is_count and not is_average and len(compared) == 2:
        ratio = Ratio(*rate_ratio(int(compared[0]), int(compared[1])))
    return Series(key[0], some.level, key[1], key[2], figures, is_average, ratio)


def _of_periods(first: str, last: str, chosen: bool) -> list[Note]:
    """Which periods are compared, and whether they are one part of the year."""
    if first == last:
        return [Note("joint.one_period", {"period": first})]
    if season(first) != season(last):
        return [Note("joint.other_season", {"first": first, "last": last})]
    same = bool(season(first)) and not chosen
    return [Note("joint.same_season" if same else "joint.compared", {"first": first, "last": last})]


def _of_columns(table: MeasureTable) -> list[Note]:
    return [Note("joint.ignored", {"columns": ", ".join(table.ignored)})] if table.ignored else []
