"""What ``compare`` says beyond its counts, where that was asked for: intervals of shares, tests of a difference."""

from __future__ import annotations

from collections.abc import Mapping

from intervjukod.analysis.compare import Compare, CompareRow
from intervjukod.analysis.counts import Counts
from intervjukod.analysis.differences import Difference, Differences
from intervjukod.analysis.statistics import Interval
from intervjukod.locale import say
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.values import decimal
from intervjukod.reports.wording import Wording

_INTERVAL = ("low", "high")
_TEST = ("p", "p_holm", "difference_low", "difference_high")


def tables(result: Compare, words: Wording) -> tuple[Table, ...]:
    """The intervals of every share, and the test of every code."""
    intervals = (_intervals(result, words),) if result.intervals else ()
    return (*intervals, _differences(result, result.differences, words)) if result.differences else intervals


def columns(result: Compare) -> tuple[str, ...]:
    """What a row of JSON has besides."""
    return ("test",) if result.differences else ()


def long_columns(result: Compare) -> tuple[str, ...]:
    """What a row of CSV has besides."""
    return (*(_INTERVAL if result.intervals else ()), *(_TEST if result.differences else ()))


def selection(result: Compare) -> Mapping[str, object]:
    """Which test was made, of which groups, how small its p could have become, and of how many codes."""
    found = result.differences
    if found is None:
        return {}
    told = {"method": str(found.method), "groups": [found.one, found.other]}
    return {"test": {**told, "smallest_p": float(found.smallest), "codes": len(found.by_code)}}


def interval(cell: Counts, result: Compare) -> dict[str, object]:
    """The interval of a share, from 0 to 1; None where the group is too small for one."""
    return _pair(_INTERVAL, cell.interval) if result.intervals else {}


def of_code(row: CompareRow, result: Compare) -> dict[str, object]:
    """The test of one code: None where nothing could be said of a group, or nobody mentions the code."""
    if result.differences is None:
        return {}
    found = result.differences.by_code.get(row.code)
    return {"test": _test(found) if found else None}


def of_cell(row: CompareRow, cell: Counts, result: Compare) -> dict[str, object]:
    """What a row of CSV has besides: the interval of its group, the test of its code."""
    if result.differences is None:
        return interval(cell, result)
    found = result.differences.by_code.get(row.code)
    return {**interval(cell, result), **(_test(found) if found else dict.fromkeys(_TEST))}


def _test(found: Difference) -> dict[str, object]:
    ps: dict[str, object] = {"p": float(found.p), "p_holm": float(found.adjusted)}
    return ps | _pair(_TEST[2:], found.between)


def _pair(names: tuple[str, ...], bounds: Interval | None) -> dict[str, object]:
    rounded = [None, None] if bounds is None else [round(bound, 4) for bound in bounds]
    return dict(zip(names, rounded, strict=True))


def _intervals(result: Compare, words: Wording) -> Table:
    groups = [group for group in result.groups if group.depth == 0]
    heads = [Column(words.column("code"), elastic=True, lead=True)]
    heads += [Column(words.value(group.value)) for group in groups]
    rows: list[tuple[Stated, ...]] = []
    for row in result.rows:
        told = [(_between(row.by[group.value].interval, words), (row.code, group.value)) for group in groups]
        cells = (Cell(bounds, behind=behind if bounds else ()) for bounds, behind in told)
        rows.append((Cell(words.labels[row.code], depth=row.depth), *cells))
    caption = say("analyses.caption.intervals", words.language)
    return Table(tuple(heads), tuple(rows), caption, say("analyses.tab.intervals", words.language))


def _differences(result: Compare, found: Differences, words: Wording) -> Table:
    """The codes that were tested: the difference between the shares, p, and p after Holm."""
    heads = [Column(words.column("code"), elastic=True, lead=True)]
    heads += [Column(say(f"analyses.column.{name}", words.language)) for name in ("difference", "p", "adjusted")]
    rows: list[tuple[Stated, ...]] = []
    for row in result.rows:
        one = found.by_code.get(row.code)
        if one is not None:
            behind = (row.code, found.one, found.other)
            between = _between(one.between, words)
            ps = (Cell(_p(float(p), words), float(p), behind) for p in (one.p, one.adjusted))
            label = Cell(words.labels[row.code], depth=row.depth)
            rows.append((label, Cell(between, behind=behind if between else ()), *ps))
    pair = {"one": words.value(found.one), "other": words.value(found.other)}
    caption = say("analyses.caption.differences", words.language, **pair)
    return Table(tuple(heads), tuple(rows), caption, say("analyses.tab.differences", words.language))


def _between(bounds: Interval | None, words: Wording) -> str:
    if bounds is None:
        return ""
    low, high = (decimal(bound, words.language, 2).replace("-", "−") for bound in bounds)
    return say("analyses.interval", words.language, low=low, high=high)


def _p(p: float, words: Wording) -> str:
    return decimal(p, words.language, 2 if p >= 0.1 else 3)
