"""A result of the analysis in any format: as text, or as the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.reports.body import Drawing
from intervjukod.reports.markdown import as_markdown
from intervjukod.reports.page import Page, as_csv, as_json
from intervjukod.reports.picture import FORMS
from intervjukod.reports.quotes import Quotes
from intervjukod.reports.terminal import as_table

if TYPE_CHECKING:
    from intervjukod.analysis.compare import Compare
    from intervjukod.analysis.cooccurrence import Cooccurrence
    from intervjukod.analysis.coverage import Coverage
    from intervjukod.analysis.frequency import Frequency
    from intervjukod.analysis.joint import Joint
    from intervjukod.analysis.portraits import Portraits
    from intervjukod.analysis.statements import Statements
    from intervjukod.analysis.themes import ThemesReport
    from intervjukod.analysis.waves import Waves

Result: TypeAlias = (
    "Frequency | Compare | Coverage | Statements | Cooccurrence | Joint | Portraits | Waves | ThemesReport"
)
"""What an analysis gives."""
PAGES = {
    "Frequency": "frequency",
    "Compare": "compare",
    "Coverage": "coverage",
    "Statements": "concordance",
    "Cooccurrence": "cooccurrence",
    "Joint": "joint",
    "Portraits": "portraits",
    "Waves": "waves",
    "ThemesReport": "themes",
}
"""What an analysis gives, and the module that makes its page: of them only the one that is asked for is loaded."""
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
    draw: bool = False,
) -> str:
    """``result`` as ``table``, ``md``, ``csv`` or ``json``, in the words of ``language``.

    ``width`` is the terminal's, in cells; ``plain`` draws the bars of a ``table`` in ASCII; ``unit`` is the one
    that a comparison is shown in, "" for the usual two. No format has colours. CSV is long: one row for each
    cell; ``excel`` makes it one that a Swedish Excel opens. With ``draw`` a ``table`` and ``md`` have the result's
    pictures. ValueError for another format.
    """
    if format == "table":
        page = page_of(result, language, PLAIN if plain else BLOCKS, unit)
        return as_table(_drawn(page, result, language) if draw else page, width, plain=plain)
    page = page_of(result, language, "", unit)
    if format == "md":
        return as_markdown(_drawn(page, result, language) if draw else page)
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
    all_quotes: bool = False,
    draw: bool = False,
) -> Iterator[bytes]:
    """``result`` as the bytes of an ``html``, ``docx`` or ``xlsx`` file, in the words of ``language``.

    HTML comes piece by piece, since with ``all_quotes`` it may be large; everything else in one.

    As ``svg``, ``png`` or ``pdf`` it is its pictures alone; with ``draw`` HTML and DOCX have them too.
    ``quotes`` lie behind the numbers of HTML; ``template`` is a Word document in whose styles, and after whose words,
    a DOCX is written, ``name`` what its file is called. What writes a format is loaded when it is asked for.
    SourceError for a template that is no Word document, RefusedError for what a workbook cannot hold, for a result
    that there is no picture of, and for a picture that nothing here can draw; ValueError for another format.
    """
    page = page_of(result, language, "", "")
    if format in FORMS:
        yield _pictures(page, result, format, language)
        return
    if draw:
        page = _drawn(page, result, language)
    if format == "html":
        from intervjukod.reports.html import MOST, as_html

        yield from (piece.encode() for piece in as_html(page, language, quotes or {}, None if all_quotes else MOST))
    elif format == "docx":
        from intervjukod.reports.docx import as_docx

        yield as_docx(page, language, template, name)
    elif format == "xlsx":
        from intervjukod.reports.xlsx import as_xlsx

        yield as_xlsx(page, language)
    else:
        raise ValueError(f"no format for a report: {format}")


def _pictures(page: Page, result: Result, format: str, language: str) -> bytes:
    from intervjukod.reports.charts.drawn import drawn
    from intervjukod.reports.charts.of import DRAWN, alone, pictures

    found = pictures(result, language)
    if not found:
        key = "charts.none_here" if page.report in DRAWN else "charts.no_picture"
        raise RefusedError(key, report=page.report, known=", ".join(DRAWN))
    return drawn(alone(found, page), format, language)


def _drawn(page: Page, result: Result, language: str) -> Page:
    """The page with the pictures of its result after everything else, unless it has them already.

    Where there are none to draw, a note says so.
    """
    from intervjukod.reports.charts.of import pictures

    if any(isinstance(block, Drawing) for block in page.body):
        return page
    found = pictures(result, language)
    if not found:
        return replace(page, notes=(*page.notes, say("charts.nothing", language)))
    return replace(page, body=(*page.body, *map(Drawing, found)))


def page_shown(result: Result, language: str, *, draw: bool = False) -> Page:
    """The page of ``result`` as a screen shows it, with bars; with ``draw`` with its pictures too."""
    page = page_of(result, language, BLOCKS)
    return _drawn(page, result, language) if draw else page


def page_of(result: Result, language: str, bars: str = "", unit: str = "") -> Page:
    """The page of ``result`` in the words of ``language``; ``bars`` are the signs of full and of empty, if any."""
    name = PAGES[type(result).__name__]
    own = {"frequency": (bars,), "compare": (unit,)}.get(name, ())
    made: Page = import_module(f"intervjukod.reports.{name}").page(result, language, *own)
    return made
