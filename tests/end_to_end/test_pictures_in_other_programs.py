"""Pictures of the demonstration in the programs that people open them with."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image

from intervjukod.reports.charts.of import DRAWN
from intervjukod.study import Study
from tests.end_to_end.programs import DOTS, margins, office, pages_of, printed, words_of

TEXT = "{http://www.w3.org/2000/svg}text"
A4 = (21.0, 29.7)
FIGURES = """\
plats;period;indikator;varde;kalla
Sergels torg;2020H1;Narkotika totalt;195;anmälda brott
Sergels torg;2021H1;Narkotika totalt;169;anmälda brott
Hässelby torg;2020H1;Narkotika totalt;43;anmälda brott
Hässelby torg;2021H1;Narkotika totalt;46;anmälda brott
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, and beside it a table of statistics."""
    folder = Study.demonstration(tmp_path_factory.mktemp("demo") / "demo")
    (folder.parent / "tabell.csv").write_text(FIGURES, "utf-8")
    return folder


def write(demo: Path, kind: str, *paths: Path) -> None:
    """A report in files whose names say the format; a document has its pictures too."""
    chosen = {"statistics": str(demo.parent / "tabell.csv"), "pair": ("droghandel=Narkotika totalt",)}
    options: dict[str, Any] = chosen if kind == "joint" else {}
    with Study.open(demo, coder="PK") as study:
        result = study.results.make(kind, **options)
        for path in paths:
            path.write_bytes(b"".join(study.results.document(result, path.suffix[1:], draw=path.suffix == ".docx")))


def absent(svg: Path, words: str) -> list[str]:
    """The words of a picture that a page does not have; those that run upwards are read letter by letter."""
    level = [one for one in fromstring(svg.read_text("utf-8")).iter(TEXT) if "transform" not in one.attrib]  # noqa: S314  written by the test itself
    said = {word for one in level for word in (one.text or "").split()}
    assert len(said) > 20
    return sorted(said - set(words.split()))


@pytest.mark.needs("chromium")
@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("kind", DRAWN)
def test_a_browser_shows_every_word_of_a_picture(demo: Path, tmp_path: Path, kind: str) -> None:
    """What an SVG says is on the page that Chromium prints of it."""
    svg = tmp_path / "bild.svg"
    write(demo, kind, svg)
    assert absent(svg, words_of(printed(svg))) == []


@pytest.mark.needs("pdftotext")
@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("kind", DRAWN)
def test_a_pdf_is_pages_of_a4_with_every_word(demo: Path, tmp_path: Path, kind: str) -> None:
    """Poppler reads what the SVG says, and finds ink on each page, none of it near the edge."""
    svg, pdf = tmp_path / "bild.svg", tmp_path / "bild.pdf"
    write(demo, kind, svg, pdf)
    assert absent(svg, words_of(pdf)) == []
    pages = pages_of(pdf)
    assert all(abs(2.54 * dots / DOTS - cm) < 0.1 for page in pages for dots, cm in zip(page.size, A4, strict=True))
    assert min(margin for page in pages for margin in margins(page)) > 1


@pytest.mark.needs("soffice")
@pytest.mark.needs("pdfimages")
@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("kind", ["coverage", "portraits", "joint"])
def test_a_document_has_its_pictures_whole(demo: Path, tmp_path: Path, kind: str) -> None:
    """LibreOffice places each picture of a Word document on a page, none cut off, with every dot it was drawn with."""
    png, document = tmp_path / "bild.png", tmp_path / "rapport.docx"
    write(demo, kind, png, document)
    pdf = office(document, "pdf")
    told = subprocess.run(["pdfimages", "-list", pdf], check=True, capture_output=True).stdout.decode()
    images = [line.split() for line in told.splitlines()[2:]]
    assert images
    assert {int(image[3]) for image in images} == {Image.open(BytesIO(png.read_bytes())).width}
    assert min(margin for page in pages_of(pdf) for margin in margins(page)) > 1
