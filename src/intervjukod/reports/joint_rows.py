"""A joint display as data: the rows of JSON, and those of CSV with one figure, count, statement or conclusion each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intervjukod.analysis.joint import Joint, JointPlace, Mention
from intervjukod.analysis.series import Indicator, Series
from intervjukod.analysis.statements import Said
from intervjukod.domain.codebook import in_language
from intervjukod.reports.page import counts_of, names_of

Row = dict[str, object]

COLUMNS = (
    *("place", "level", "block", "indicator", "figures", "ratio", "low", "high", "change", "baseline", "source"),
    *("note", "code", "label", "by", "said", "quotes", "inferences"),
)
"""A row is a figure, a theme, or, where both are set beside each other, the two; what it lacks is null."""
_FIGURE = ("place", "level", "block", "indicator", "period", "value", "ratio", "low", "high", "change")
_SAID = ("code", "label", "group")
_STATED = ("facet", "stated", "informant")
_CONCLUDED = ("coder", "verdict", "text")


@dataclass(frozen=True, slots=True)
class Beside:
    """An indicator and a theme at one place; one of them may be missing.

    ``series`` are the figures, None where the file has none of this place.
    """

    place: JointPlace
    indicator: Indicator = ("", "")
    code: str = ""
    series: Series | None = None

    @property
    def mention(self) -> Mention | None:
        """What is said; None where nobody's passage is about the place."""
        return self.place.mentions.get(self.code)

    @property
    def is_pair(self) -> bool:
        """Whether both are asked for here."""
        return bool(self.indicator[1] and self.code)


def beside(result: Joint) -> Iterator[Beside]:
    """The pairs at each place; then, unless pairs were chosen, every indicator and every theme of it."""
    for place in result.places:
        named = {(series.block, series.indicator): series for series in place.series}
        for code, indicator in result.pairs:
            yield Beside(place, indicator, code, named.get(indicator))
    for place in () if result.chosen else result.places:
        yield from (Beside(place, (series.block, series.indicator), series=series) for series in place.series)
        yield from (Beside(place, code=mention.code) for mention in place.themes)


def rows(result: Joint, labels: Mapping[str, str]) -> list[Row]:
    """The rows of JSON, under ``COLUMNS``."""
    told = (_row(one, result, labels) for one in beside(result))
    return [{name: row.get(name) for name in COLUMNS} for row in told]


def _row(one: Beside, result: Joint, labels: Mapping[str, str]) -> Row:
    told: Row = {"place": one.place.name}
    if one.indicator[1]:
        told |= {"block": one.indicator[0], "indicator": one.indicator[1]}
    if one.series is not None:
        told |= _figures(one.series, result)
    if one.code:
        told |= {"code": one.code, "label": labels.get(one.code, one.code)}
        told["quotes"] = [
            {"id": each.id, "role": each.role, "informant": each.informant, "text": each.text, "at": each.reference}
            for each in one.place.quotes_of(one.code)
        ]
    if one.mention is not None:
        by = one.mention.by
        told["by"] = {group: counts_of(cell, result.basis.shown) for group, cell in by.items()}
        told["said"] = [
            {"facet": row.facet, "by": {group: _said(said) for group, said in row.by.items()}}
            for row in one.mention.said
        ]
    if one.is_pair:
        told["inferences"] = [
            {"coder": each.coder, "verdict": str(each.verdict), "text": each.text, "others": list(each.others)}
            for each in result.concluded(one.place.name, (one.code, one.indicator))
        ]
    return told


def _figures(series: Series, result: Joint) -> Row:
    means = result.statistics.baselines((series.block, series.indicator))
    return {
        "level": series.level,
        "figures": {period: one.value for period, one in series.figures.items()},
        **_ratio(series),
        "baseline": {mean.place: {period: one.value for period, one in mean.figures.items()} for mean in means},
        "source": "; ".join(series.sources),
        "note": "; ".join(series.notes),
    }


def _ratio(series: Series) -> Row:
    ratio = series.ratio
    if ratio is None:
        return {}
    ends = {"ratio": ratio.ratio, "low": ratio.low, "high": ratio.high}
    return {name: None if end is None else round(end, 4) for name, end in ends.items()} | {"change": str(ratio.change)}


def _said(said: Said) -> Row:
    return {
        "informants": sorted(said.informants),
        "values": {value: {one: list(when) for one, when in who.items()} for value, who in said.values.items()},
        "not_stated": sorted(said.silent),
    }


def long_columns(result: Joint) -> tuple[str, ...]:
    """The names of CSV; ``row`` tells what stands in it."""
    return ("row", *_FIGURE, *_SAID, *names_of(result.basis.shown), *_STATED, *_CONCLUDED)


def long_rows(result: Joint, labels: Mapping[str, str]) -> list[Row]:
    """One row a figure, a count of a group, what an informant says, or a conclusion; what it lacks is None."""
    names = long_columns(result)
    empty: Row = dict.fromkeys(names)
    return [{**empty, **row} for row in _long(result, labels)]


def _long(result: Joint, labels: Mapping[str, str]) -> Iterator[Row]:
    every = list(beside(result))
    shown = {(one.place.name, one.indicator): one.series for one in every if one.series is not None}
    indicators = {indicator for _, indicator in shown}
    means = [mean for mean in result.statistics.averages if (mean.block, mean.indicator) in indicators]
    for series in (*shown.values(), *means):
        yield from _of_series(series, result)
    themes = {(one.place.name, one.code): one.mention for one in every if one.mention is not None}
    for (place, _), mention in themes.items():
        yield from _of_mention(place, mention, result, labels)
    for one in result.inferences:
        said: Row = {"row": "inference", "place": one.place, "indicator": one.indicator, "code": one.code}
        said["label"] = labels.get(one.code, one.code)
        yield said | {"coder": one.coder, "verdict": str(one.verdict), "text": one.text}


def _of_series(series: Series, result: Joint) -> Iterator[Row]:
    named: Row = {"row": "figure", "place": series.place, "level": series.level}
    named |= {"block": series.block, "indicator": series.indicator}
    for period, one in series.figures.items():
        ratio = _ratio(series) if period == result.statistics.after else {}
        yield {**named, "period": period, "value": one.value, **ratio}


def _of_mention(place: str, mention: Mention, result: Joint, labels: Mapping[str, str]) -> Iterator[Row]:
    code: Row = {"place": place, "code": mention.code, "label": labels.get(mention.code, mention.code)}
    for group, cell in mention.by.items():
        yield {"row": "theme", **code, "group": group, **counts_of(cell, result.basis.shown)}
    for row in mention.said:
        for group, said in row.by.items():
            stated: Row = {"row": "statement", **code, "group": group, "facet": row.facet}
            for value, who in said.values.items():
                for informant, periods in who.items():
                    for period in periods or ("",):
                        yield {**stated, "stated": value, "informant": informant, "period": period or None}
            for informant in sorted(said.silent):
                yield {**stated, "stated": "", "informant": informant}


def labels_of(result: Joint, language: str) -> dict[str, str]:
    """What every code on the page is called."""
    mentions = (mention for place in result.places for mention in place.mentions.values())
    return {mention.code: in_language(mention.label, language) or mention.code for mention in mentions}
