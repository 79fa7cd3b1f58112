"""Pictures on paper: pages of A4, notes that go on, and no more pictures in a document than one can wait for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from intervjukod.reports import docx
from intervjukod.reports.body import Drawing
from intervjukod.reports.charts.drawn import drawn
from intervjukod.reports.charts.pages import ENDLESS, sheets
from intervjukod.reports.charts.parts import TALLEST
from intervjukod.reports.charts.shapes import Words
from intervjukod.reports.docx import as_docx
from intervjukod.reports.picture import Grid, Picture
from tests.unit.reports.charts.drawings import HEAT
from tests.unit.reports.read_back import paragraphs
from tests.unit.reports.test_blocks import page

A4 = (595, 842)
NOTES = tuple(f"Not {n}: ingen av dem som intervjuats har sagt något om det här på platsen." for n in range(60))


def high(times: int) -> Grid:
    """A heat map of so many times two rows."""
    return replace(HEAT, rows=HEAT.rows * times, cells=HEAT.cells * times)


def said(picture: Picture, room: float | None = None) -> list[list[str]]:
    """The lines on each sheet."""
    made = sheets(picture, "sv") if room is None else sheets(picture, "sv", room)
    return [[shape.text for shape in sheet.shapes if isinstance(shape, Words)] for sheet in made]


def test_notes_go_on_where_a_page_is_full() -> None:
    """Each stands on one sheet, in order, under a numbered title, and no sheet is higher than a page."""
    noted = replace(high(15), notes=NOTES)
    assert max(sheet.high for sheet in sheets(noted, "sv")) <= TALLEST
    told = said(noted)
    assert [lines[0] for lines in told] == [f"Avsnitt (del {n} av {len(told)})" for n in range(1, len(told) + 1)]
    assert [line for lines in told for line in lines if line.startswith("Not ")] == [
        line for line in said(noted, ENDLESS)[0] if line.startswith("Not ")
    ]
    assert all(any(line.startswith("Not ") for line in lines) for lines in told)


def test_a_picture_without_pages_has_all_its_notes() -> None:
    """And no parts."""
    (lines,) = said(replace(HEAT, notes=NOTES), ENDLESS)
    assert lines[0] == "Avsnitt"
    assert sum(line.startswith("Not ") for line in lines) == len(NOTES)


def test_a_pdf_is_of_a4() -> None:
    """However many rows and notes there are; what stands there begins at the left margin."""
    pages = PdfDocument(drawn([HEAT, replace(high(60), notes=NOTES)], "pdf", "sv"))
    try:
        assert {tuple(map(round, one.get_size())) for one in pages} == {A4}
        lefts = [one.get_textpage().get_charbox(0)[0] for one in pages]
    finally:
        pages.close()
    assert len(lefts) > 3
    assert all(55 < left < 65 for left in lefts)


def test_no_picture_of_a_document_is_higher_than_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """One with a row that is itself higher is made smaller."""
    monkeypatch.setattr(docx, "sheets", lambda *_: sheets(high(60), "sv", ENDLESS))
    (shape,) = Document(BytesIO(as_docx(page(Drawing(HEAT)), "sv"))).inline_shapes
    assert shape.height.pt == pytest.approx(TALLEST, abs=2)


def test_a_document_has_no_more_pictures_than_one_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all its pictures together; of each that is not whole it says how much of it is there."""
    monkeypatch.setattr(docx, "SHEETS", 3)
    made = as_docx(page(Drawing(HEAT), Drawing(high(60)), Drawing(replace(HEAT, title="Oro"))), "sv")
    of = len(sheets(high(60), "sv"))
    assert of > 2
    assert len(Document(BytesIO(made)).inline_shapes) == 3
    assert [text for _, text in paragraphs(made) if "sidor är med" in text] == [
        f"Avsnitt: 2 av bildens {of} sidor är med här. Alla finns med om bilden skrivs som PDF.",
        "Oro: 0 av bildens 1 sidor är med här. Alla finns med om bilden skrivs som PDF.",
    ]
