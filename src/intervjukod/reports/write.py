"""A result of the analysis in any format: as text, or as the bytes of a file."""

from __future__ import annotations

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.cooccurrence import Cooccurrence
from intervjukod.analysis.coverage import Coverage
from intervjukod.analysis.frequency import Frequency
from intervjukod.analysis.statements import Statements
from intervjukod.reports import compare, concordance, cooccurrence, coverage, frequency
from intervjukod.reports.markdown import as_markdown
from intervjukod.reports.page import Page, as_csv, as_json
from intervjukod.reports.quotes import Quotes
from intervjukod.reports.terminal import as_table

Result = Frequency | Compare | Coverage | Statements | Cooccurrence
"""What an analysis gives."""
BLOCKS = "█░"
PLAIN = "#."


def write(
    result: Result,
    format: str,
    language: str,
    *,
    width: int | None = None,
    plain: bool = False,
    unit: str = "",
    excel: bool = False,
) -> str:
    """``result`` as ``table``, ``md``, ``csv`` or ``json``, in the words of ``language``.

    ``width`` is the terminal's, in cells; ``plain`` draws the bars of a ``table`` in ASCII; ``unit`` is the one
    that a comparison is shown in, "" for the usual two. No format has colours. CSV is long: one row for each
    cell; ``excel`` makes it one that a Swedish Excel opens. ValueError for another format.
    """
    if format == "table":
        return as_table(_page(result, language, PLAIN if plain else BLOCKS, unit), width)
    page = _page(result, language, "", unit)
    if format == "md":
        return as_markdown(page)
    if format == "csv":
        return as_csv(page, language, excel=excel)
    if format == "json":
        return as_json(page)
    raise ValueError(f"no format for a report: {format}")


def write_file(
    result: Result,
    format: str,
    language: str,
    *,
    quotes: Quotes | None = None,
    template: bytes = b"",
    name: str = "",
) -> bytes:
    """``result`` as the bytes of an ``html``, ``docx`` or ``xlsx`` file, in the words of ``language``.

    ``quotes`` lie behind the numbers of HTML; ``template`` is a Word document in whose styles, and after whose words,
    a DOCX is written, ``name`` what its file is called. What writes a format is loaded when it is asked for.
    SourceError for a template that is no Word document, RefusedError for what a workbook cannot hold, ValueError for
    another format.
    """
    page = _page(result, language, "", "")
    if format == "html":
        from intervjukod.reports.html import as_html

        return as_html(page, language, quotes or {}).encode()
    if format == "docx":
        from intervjukod.reports.docx import as_docx

        return as_docx(page, language, template, name)
    if format == "xlsx":
        from intervjukod.reports.xlsx import as_xlsx

        return as_xlsx(page, language)
    raise ValueError(f"no format for a report: {format}")


def _page(result: Result, language: str, bars: str, unit: str) -> Page:
    if isinstance(result, Frequency):
        return frequency.page(result, language, bars)
    if isinstance(result, Compare):
        return compare.page(result, language, unit)
    if isinstance(result, Statements):
        return concordance.page(result, language)
    if isinstance(result, Cooccurrence):
        return cooccurrence.page(result, language)
    return coverage.page(result, language)
