"""A joint display as pictures: ratios of figures on one axis, and beside them who brings the theme up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf, log2

from intervjukod.analysis.grouping import Group
from intervjukod.analysis.joint import Joint, Mention
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.series import Series
from intervjukod.locale import say
from intervjukod.reports.charts import shares, signs
from intervjukod.reports.joint_figures import NONE, compared, value_cell
from intervjukod.reports.joint_rows import labels_of
from intervjukod.reports.picture import Dot, DotRow, Dots, Label, Picture, Tick
from intervjukod.reports.wording import Wording

FARTHEST = 4
"""How often the axis doubles and halves at most: from a sixteenth to sixteen times."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading, or a place or an indicator with its figures and what is said."""

    label: Label
    series: Series | None = None
    mention: Mention | None = None
    is_heading: bool = False


def of_joint(result: Joint, language: str) -> tuple[Picture, ...]:
    """The pairs, place by place; unless pairs were chosen, also every indicator and every theme of each place."""
    labels = labels_of(result, language)
    words = Wording(language, labels, result.basis.shown)
    groups = tuple(
        {group.value: group for place in result.places for group in place.groups if not group.depth}.values()
    )
    ratios = [_ratios(list(_pairs(result, labels)), groups, result, words)]
    if not result.chosen:
        ratios.append(_ratios(list(_indicators(result)), (), result, words))
    found: list[Picture] = [picture for picture in ratios if picture is not None]
    if not result.chosen and any(place.themes for place in result.places):
        found.append(_themes(result, groups, words))
    return tuple(found)


def _pairs(result: Joint, labels: Mapping[str, str]) -> Iterator[_Row]:
    for code, indicator in result.pairs:
        yield _Row(Label(f"{labels.get(code, code)} · {indicator[1]}"), is_heading=True)
        for place in result.places:
            series = next((one for one in place.series if (one.block, one.indicator) == indicator), None)
            yield _Row(Label(place.name), series, place.mentions.get(code))


def _indicators(result: Joint) -> Iterator[_Row]:
    for place in result.places:
        yield _Row(Label(place.name), is_heading=True)
        for one in place.series:
            yield _Row(Label(one.indicator), one)


def _ratios(rows: Sequence[_Row], groups: Sequence[Group], result: Joint, words: Wording) -> Dots | None:
    """A dot for each ratio on an axis that doubles; None where there is none to draw."""
    known = [row.series.ratio for row in rows if row.series is not None and row.series.ratio is not None]
    ends = chain.from_iterable((one.ratio, one.low, one.high) for one in known)
    far = [abs(log2(end)) for end in ends if end and 0 < end < inf]
    if not far:
        return None
    reach = min(max(-int(-max(far) // 1), 1), FARTHEST)
    periods = compared(result.statistics)
    return Dots(
        title=say("charts.title.ratios", words.language),
        caption=say(
            "charts.caption.ratios_beside" if groups else "charts.caption.ratios",
            words.language,
            before=periods[0],
            after=periods[-1],
        ),
        notes=(say("charts.ratios", words.language),),
        groups=(say("charts.ratio", words.language),),
        rows=tuple(_row(row, groups, periods, reach, words) for row in rows),
        ticks=tuple(Tick(_at(2.0**n, reach), _doubled(n)) for n in range(-reach, reach + 1)),
        middle=_at(1.0, reach),
        heads=(" → ".join(periods), *(words.value(group.value) for group in groups)),
    )


def _row(row: _Row, groups: Sequence[Group], periods: Sequence[str], reach: int, words: Wording) -> DotRow:
    if row.is_heading:
        return DotRow(row.label)
    values = " → ".join(value_cell(row.series, period, words.language).text for period in periods)
    by = row.mention.by if row.mention is not None else {}
    said = (words.share(by[group.value]) if group.value in by else NONE for group in groups)
    return DotRow(row.label, (_dot(row.series, reach),), (values, *said))


def _dot(series: Series | None, reach: int) -> Dot:
    ratio = series.ratio if series is not None else None
    if ratio is None or (ratio.ratio is None and not ratio.low):
        return Dot(None, "")
    at = _at(ratio.ratio, reach) if ratio.ratio else None
    return Dot(at, "", _at(ratio.low, reach), _at(inf if ratio.high is None else ratio.high, reach))


def _at(ratio: float, reach: int) -> float:
    """Where a ratio stands on the axis; beyond 0 or 1 where it lies off it."""
    return 0.5 + log2(ratio) / (2 * reach) if 0 < ratio < inf else 2.0 if ratio else -1.0


def _doubled(times: int) -> str:
    """``1/8`` for one halved three times, ``8`` for one doubled as often."""
    return str(2**times) if times >= 0 else f"1/{2**-times}"


def _themes(result: Joint, groups: Sequence[Group], words: Wording) -> Picture:
    """Who brings each theme up, place by place."""
    told = [(place.name, mention) for place in result.places for mention in place.themes]
    title, named = say("charts.title.themes", words.language), [words.value(group.value) for group in groups]
    if words.shown is Shown.NOTHING:
        labels = [Label(f"{place}: {words.labels[mention.code]}") for place, mention in told]
        found = [[mention.by.get(group.value) for group in groups] for _, mention in told]
        return signs.of_counts(title, labels, named, found, words)
    rows = []
    for place in result.places:
        rows += [DotRow(Label(place.name))] if place.themes else []
        rows += [DotRow(Label(words.labels[one.code]), _shares(one, groups, words)) for one in place.themes]
    cells = (mention.by[group.value] for _, mention in told for group in groups if group.value in mention.by)
    return shares.of_rows(title, named, rows, cells, words)


def _shares(mention: Mention, groups: Sequence[Group], words: Wording) -> tuple[Dot, ...]:
    by = mention.by
    return tuple(shares.dot_of(by[one.value], words) if one.value in by else Dot(None, NONE) for one in groups)
