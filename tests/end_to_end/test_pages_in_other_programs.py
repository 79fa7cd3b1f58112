"""Reports in the programs that people open them with: a browser, an office suite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from intervjukod.reports.body import Block, Bullets, Heading, Paragraph, Quotation
from intervjukod.reports.quotes import Quote, Quotes
from intervjukod.reports.write import write
from intervjukod.study import Study
from tests.end_to_end.hostile_study import HOSTILE
from tests.end_to_end.programs import browser, margins, office, pages_of, printed, words_of
from tests.unit.reports import scenes
from tests.unit.reports.read_back import Html, file_of, markdown_tables

UTF8_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""As LibreOffice writes it: commas, quotes, UTF-8."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration."""
    return Study.demonstration(tmp_path_factory.mktemp("demo") / "demo")


def missing(told: str, page: str) -> list[str]:
    """The words in the cells of a report in Markdown that a page does not have, or has in pieces."""
    words = {word for table in markdown_tables(told) for row in table for cell in row for word in pieces(cell)}
    return sorted(words - set(pieces(page)))


def pieces(text: str) -> list[str]:
    """Its words, one with a hyphen in two: there a line may end."""
    return re.findall(r"[^\s-]+-?|-", text)


@pytest.mark.needs("soffice")
@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("kind", ["compare", "coverage", "concordance"])
def test_a_document_is_printed_whole(demo: Path, tmp_path: Path, kind: str) -> None:
    """Every cell of every table is on a page of the Word document."""
    with Study.open(demo, coder="PK") as study:
        result = getattr(study.results, kind)()
        (tmp_path / "rapport.docx").write_bytes(b"".join(study.results.document(result, "docx")))
        told = study.results.write(result, "md")
    assert missing(told, words_of(office(tmp_path / "rapport.docx", "pdf"))) == []


@pytest.mark.needs("chromium")
@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("kind", ["compare", "coverage", "concordance"])
def test_a_page_is_printed_whole(demo: Path, tmp_path: Path, kind: str) -> None:
    """Every cell of every table, and every quote, is on a page of what the browser prints."""
    path = tmp_path / "rapport.html"
    with Study.open(demo, coder="PK") as study:
        result = getattr(study.results, kind)()
        path.write_bytes(b"".join(study.results.document(result, "html")))
        told = study.results.write(result, "md")
    shown = words_of(printed(path))
    assert missing(told, shown) == []
    quotes = {quote for found in Html(path.read_text("utf-8")).quotes.values() for quote in found}
    assert quotes
    first = [" ".join(quote.split())[:40] for quote in quotes]  # a longer one may be broken by a page's end
    assert [one for one in first if one not in shown] == []


@pytest.mark.needs("chromium")
def test_a_browser_runs_nothing(tmp_path: Path) -> None:
    """Whatever is in labels and quotes, the page that the browser made has the elements that were written."""
    result = scenes.all_done()
    rows = [replace(result.rows[0], code=f"c{n}", label={"sv": text}) for n, text in enumerate(HOSTILE)]
    quotes: Quotes = {(f"c{n}", "polis"): [Quote(text, text)] for n, text in enumerate(HOSTILE)}
    made = file_of(replace(result, rows=tuple(rows)), "html", "sv", quotes=quotes).decode()
    (tmp_path / "rapport.html").write_text(made, "utf-8")
    seen = Html(browser(tmp_path / "rapport.html", "--dump-dom"))
    assert [tag for tag, _ in seen.elements] == [tag for tag, _ in Html(made).elements]
    assert "<title>Koder efter roll</title>" in seen.text


@pytest.mark.needs("soffice")
def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    """LibreOffice reads a hostile label as the text it is, from the workbook and from the CSV for Excel."""
    result = scenes.all_done()
    rows = [replace(result.rows[0], code=f"c{n}", label={"sv": text}) for n, text in enumerate(HOSTILE)]
    hostile = replace(result, rows=tuple(rows), notes=())
    (tmp_path / "rapport.xlsx").write_bytes(file_of(hostile, "xlsx", "sv"))
    text = office(tmp_path / "rapport.xlsx", UTF8_CSV).read_text("utf-8")
    assert '=HYPERLINK(""http://example.org"",""klicka"")' in text
    assert "2 av 4" in text
    (tmp_path / "excel.csv").write_text(write(hostile, "csv", "sv", excel=True), "utf-8")
    assert "'=HYPERLINK" in office(tmp_path / "excel.csv", "html").read_text("utf-8").replace("&apos;", "'")


@pytest.mark.needs("soffice")
@pytest.mark.needs("chromium")
@pytest.mark.needs("pdftotext")
@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_theme_summary_is_printed_whole(demo: Path, tmp_path: Path, language: str) -> None:
    """Every heading, sentence, quote and cell, in what an office suite and a browser print, all inside the margins."""
    with Study.open(demo, coder="PK", language=language) as study:
        result = study.results.themes()
        page, table = study.results.page(result), study.results.write(result, "md")
        for form in ("docx", "html"):
            (tmp_path / f"tema.{form}").write_bytes(b"".join(study.results.document(result, form)))
    told = [" ".join(text.split()) for text in texts(page.body)]
    quotes = [text for text in told if text.startswith("”")]
    assert len(quotes) >= 12
    assert all(text.endswith("”") and text.count("”") == 2 for text in quotes)
    for pdf in (office(tmp_path / "tema.docx", "pdf"), printed(tmp_path / "tema.html")):
        shown = words_of(pdf).replace("●", "").replace("•", "")
        assert [text for text in told if pressed(text) not in pressed(shown)] == []
        assert missing(table, shown) == []
        assert re.findall(r"[{}<>]|\b(?:None|nan|Undefined)\b", shown) == []
        assert min(margin for one in pages_of(pdf) for margin in margins(one)) > 1


def texts(body: Sequence[Block]) -> Iterator[str]:
    """What stands on a page, but for its tables: those are broken into lines cell by cell."""
    for block in body:
        if isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Quotation):
            yield from (block.text, block.by)
        elif isinstance(block, Heading | Paragraph):
            yield block.text


def pressed(text: str) -> str:
    """A text without its blanks, which a printed line may have elsewhere."""
    return "".join(text.split())
