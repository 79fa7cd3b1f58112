"""A result of the analysis as text in any of the four formats."""

from __future__ import annotations

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.coverage import Coverage
from intervjukod.analysis.frequency import Frequency
from intervjukod.reports import compare, coverage, frequency
from intervjukod.reports.page import Page, as_csv, as_json, as_markdown, as_table

BLOCKS = "█░"
PLAIN = "#."


def write(
    result: Frequency | Compare | Coverage,
    format: str,
    language: str,
    *,
    width: int | None = None,
    plain: bool = False,
    unit: str = "",
) -> str:
    """``result`` as ``table``, ``md``, ``csv`` or ``json``, in the words of ``language``.

    ``width`` is the terminal's, in cells; ``plain`` draws the bars of a ``table`` in ASCII; ``unit`` is the one
    that a comparison is shown in, "" for the usual two. No format has colours. CSV is long: one row for each
    cell. ValueError for another format.
    """
    if format == "table":
        return as_table(_page(result, language, PLAIN if plain else BLOCKS, unit), width)
    page = _page(result, language, "", unit)
    if format == "md":
        return as_markdown(page)
    if format == "csv":
        return as_csv(page, language)
    if format == "json":
        return as_json(page)
    raise ValueError(f"no format for a report: {format}")


def _page(result: Frequency | Compare | Coverage, language: str, bars: str, unit: str) -> Page:
    if isinstance(result, Frequency):
        return frequency.page(result, language, bars)
    if isinstance(result, Compare):
        return compare.page(result, language, unit)
    return coverage.page(result, language)
