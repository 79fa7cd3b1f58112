"""What a page, a document and a workbook are like, besides their numbers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from intervjukod.errors import RefusedError, SourceError
from intervjukod.reports import xlsx
from intervjukod.reports.quotes import Quote, Quotes
from intervjukod.reports.tables import Column, Table, parted, shares
from intervjukod.reports.write import write
from tests.unit.reports import scenes
from tests.unit.reports.read_back import SHEET, WORD, Html, docx_tables, entries, file_of, paragraphs, sheets

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
QUOTES: Quotes = {
    ("staffing", "polis"): [Quote("Vi är för få.", "I01:2 · polis"), Quote("Tar alla.", "I02:2 · polis")],
    ("folkliv", "ordningsvakt"): [Quote("Folk rör sig mer.", "I05:2 · ordningsvakt")],
    ("nobody", "counts this"): [Quote("x", "y")],
}


def test_a_number_opens_its_words_and_leads_back() -> None:
    """A cell is a link to its quotes, in every table; from there one comes back to the first of them."""
    page = file_of(scenes.all_done(), "html", "sv", quotes=QUOTES).decode()
    made = Html(page)
    opened = [(href, cell) for href, cell in made.links if href.startswith("#q")]
    assert opened == [("#q1", "2 av 4"), ("#q2", "1 av 1"), ("#q1", "5 (83,3)"), ("#q2", "1 (66,7)")]
    assert list(made.quotes.values()) == [["Vi är för få.", "Tar alla."], ["Folk rör sig mer."]]
    places = {attributes["id"] for _, attributes in made.elements if "id" in attributes}
    targets = {attributes["href"][1:] for tag, attributes in made.elements if tag == "a"}
    assert targets <= places
    assert {place for place in places if place.startswith("c")} == {"c1", "c2"}
    assert "I05:2 · ordningsvakt" in made.said


def test_html_without_quotes_has_no_links() -> None:
    """Nothing is promised that is not there."""
    made = Html(file_of(scenes.all_done(), "html", "sv").decode())
    assert made.links == []
    assert made.quotes == {}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_html_can_be_heard(language: str) -> None:
    """The page says its language; each table has a caption, and each row and column a heading that says of what."""
    made = Html(file_of(scenes.answered(), "html", language, quotes=QUOTES).decode())
    assert made.elements[0] == ("html", {"lang": language})
    tags = [tag for tag, _ in made.elements]
    assert tags.count("caption") == tags.count("table") >= 1
    assert tags.count("h1") == 1
    scopes = [attributes["scope"] for tag, attributes in made.elements if tag == "th"]
    rows = sum(len(table) - 1 for table in made.tables)
    assert scopes.count("row") == 2 * rows  # number and question
    assert scopes.count("col") == sum(len(table[0]) for table in made.tables)


def test_a_wide_table_is_parted_and_every_part_names_its_rows() -> None:
    """What a page is too narrow for stands in parts; the leading columns are in each, and nothing is lost."""
    names = [f"Informant {n}" for n in range(12)]
    columns = (Column("Nr", lead=True), Column("Fråga", elastic=True, lead=True), *map(Column, names))
    table = Table(columns, tuple((f"{n}", "Hur är det? " * 9, *names) for n in range(3)))
    parts = parted(table, 60)
    assert len(parts) > 1
    assert all([column.heading for column in part.columns[:2]] == ["Nr", "Fråga"] for part in parts)
    assert [column.heading for part in parts for column in part.columns[2:]] == names
    assert [cell for part in parts for cell in part.rows[1][2:]] == names
    assert all(abs(sum(shares(part, 104)) - 1) < 1e-9 for part in parts)


def test_a_column_has_room_for_its_longest_word() -> None:
    """A page breaks texts between words before it parts a table, and never inside a word that has room."""
    periods = tuple(Column(f"202{n}H1", right=True) for n in range(5))
    columns = (Column("Indikator", elastic=True, lead=True), *periods, Column("Intervall"), Column("Visar"))
    row = ("Våld mot tjänsteman, hela året", *["1234"] * 5, "0,70 till 1,97", "kan inte skiljas från oförändrat")
    table = Table(columns, (row,))
    assert parted(table, 104) == [table]
    longest = (*[len("202nH1")] * 5, len("Intervall"), len("oförändrat"))
    widths = [104 * share for share in shares(table, 104)]
    assert all(room >= word + 2 for room, word in zip(widths[1:], longest, strict=True))
    assert widths[0] > max(widths[1:])
    assert len(parted(table, 60)) == 2


def test_no_part_of_a_table_is_left_with_a_lone_column() -> None:
    """Columns that do not fit are shared between the parts, so that one is not full and the next almost empty."""
    columns = (Column("Plats", lead=True), *(Column(f"Kolumn{n}") for n in range(7)))
    parts = parted(Table(columns, (("Torget", *["oförändrat"] * 7),)), 104)
    assert [len(part.columns) - 1 for part in parts] == [4, 3]


def test_broad_letters_take_more_room() -> None:
    """A word of capitals, or with many an m, is given more than one as long of narrow letters."""
    for broad, narrow in (("KOMMUNPOLIS", "kollntpolis"), ("mmmmwwww", "iiiillll")):
        columns = (Column("Fråga", elastic=True), Column(broad), Column(narrow))
        table = Table(columns, (("Hur är det? " * 20, "ja", "ja"),))
        _, more, less = shares(table, 60)
        assert more > 1.2 * less


def test_a_document_is_built_of_styles() -> None:
    """Headings are headings, notes a list; the header row is repeated and no row is broken over pages."""
    made = file_of(scenes.all_done(), "docx", "sv")
    styles = [style for style, _ in paragraphs(made)]
    assert (styles[0], styles.count("Heading2"), styles.count("Caption")) == ("Heading1", 1, 2)
    assert styles.count("ListBullet") == len(json.loads(write(scenes.all_done(), "json", "sv"))["notes"])
    body = entries(made)["word/document.xml"]
    for table in body.iter(f"{WORD}tbl"):
        rows = table.findall(f"{WORD}tr")
        assert [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows] == [True] + [False] * len(rows[1:])
        assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)


def test_a_document_says_what_it_is_and_names_nobody() -> None:
    """Title, language and when it was made are in the file; no author is."""
    told = Document(BytesIO(file_of(scenes.all_done(), "docx", "sv"))).core_properties
    assert (told.title, told.language) == ("Koder efter roll", "sv-SE")
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.created == datetime.fromisoformat(scenes.MADE).astimezone(UTC)


def template(*, bare: bool) -> bytes:
    """A template with words of its own; ``bare`` without most styles."""
    document = Document()
    document.add_paragraph("Myndighetens sidhuvud")
    if bare:
        for style in list(document.styles):
            if style.name != "Normal":
                style.delete()
    else:
        document.styles["Heading 1"].font.name = "Gill Sans"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_template_keeps_its_words_and_styles() -> None:
    """The report comes after what stands there, in the template's own headings."""
    made = file_of(scenes.all_done(), "docx", "sv", template=template(bare=False), name="mall.docx")
    assert [words for _, words in paragraphs(made)[:2]] == ["Myndighetens sidhuvud", "Koder efter roll"]
    assert Document(BytesIO(made)).styles["Heading 1"].font.name == "Gill Sans"


def test_a_report_fetches_nothing_that_its_template_did() -> None:
    """The template that Word attached, and a picture from elsewhere; a link that one follows is left, and its words."""
    document = Document(BytesIO(template(bare=False)))
    body = document.part
    settings = body.part_related_by(f"{RELATIONSHIP}/settings")
    assert isinstance(settings, XmlPart)
    attached = settings.relate_to("https://example.org/mall.dotx", f"{RELATIONSHIP}/attachedTemplate", is_external=True)
    told = OxmlElement("w:attachedTemplate")
    told.set(qn("r:id"), attached)
    settings.element.insert(0, told)
    picture, link = OxmlElement("a:blip"), OxmlElement("w:hyperlink")
    picture.set(qn("r:link"), body.relate_to("https://example.org/bild.png", f"{RELATIONSHIP}/image", is_external=True))
    link.set(qn("r:id"), body.relate_to("https://example.org/om", f"{RELATIONSHIP}/hyperlink", is_external=True))
    document.add_paragraph("Rubrik")._p.extend((picture, link))
    document.save(whole := BytesIO())
    made = file_of(scenes.all_done(), "docx", "sv", template=whole.getvalue(), name="mall.docx")
    with ZipFile(BytesIO(made)) as archive:
        everything = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
        )
    assert re.findall(r"https://example\.org/[\w.]+", everything) == ["https://example.org/om"]
    assert "attachedTemplate" not in everything


def test_a_template_without_styles_gets_what_it_lacks() -> None:
    """Headings are headings all the same, with their level."""
    made = file_of(scenes.all_done(), "docx", "sv", template=template(bare=True), name="mall.docx")
    assert paragraphs(made)[1] == ("Heading1", "Koder efter roll")
    level = entries(made)["word/styles.xml"].find(f"{WORD}style[@{WORD}styleId='Heading1']/{WORD}pPr/{WORD}outlineLvl")
    assert level is not None
    assert level.attrib[f"{WORD}val"] == "0"
    assert len(docx_tables(made)) == 2


def other_zip(name: str, text: str) -> bytes:
    """A zip archive with one file."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def without_body() -> bytes:
    """A document of nothing."""
    document = Document()
    document.element.remove(document.element.body)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        other_zip("a.txt", "a"),
        other_zip("[Content_Types].xml", "<broken"),
        template(bare=True)[:-30],
        template(bare=True).replace(b"word/document.xml", b"word/docum3nt.xml"),
        without_body(),
        file_of(scenes.all_done(), "xlsx", "sv"),
    ],
    ids=["another archive", "broken XML", "cut short", "without its document", "without a body", "a workbook"],
)
def test_what_is_no_word_document_is_no_template(data: bytes) -> None:
    """One line that names the file."""
    with pytest.raises(SourceError) as caught:
        file_of(scenes.all_done(), "docx", "sv", template=data, name="mall.docx")
    assert (caught.value.key, caught.value.path) == ("formats.no_template", "mall.docx")


def test_a_workbook_counts_in_numbers() -> None:
    """A share is its numerator, shown with its denominator; what cannot be counted is a text."""
    book = sheets(file_of(scenes.guard_not_done(), "xlsx", "sv"))
    assert [sheet.name for sheet in book] == ["Informanter", "Avsnitt", "Per 1 000 ord", "Data"]
    values = {row[0]: row[1:] for row in book[0].values if row}
    shown = {row[0]: row[1:] for row in book[0].shown if row}
    assert values["Bemanning"] == [2.0, "ej klar"]
    assert shown["Bemanning"] == ["2 av 3", "ej klar"]
    assert "3 av 5 intervjuer klara · informanter: 3 · informanternas ord: 45" in shown
    assert isinstance(book[2].values[7][1], float)


def test_the_header_of_a_sheet_stays_in_view() -> None:
    """Header row and row names are frozen, can be filtered by, and are repeated in print."""
    files = entries(file_of(scenes.all_done(), "xlsx", "sv"))
    sheet = files["xl/worksheets/sheet1.xml"]
    pane = next(sheet.iter(f"{SHEET}pane"))
    assert (pane.attrib["xSplit"], pane.attrib["state"]) == ("1", "frozen")
    header = int(pane.attrib["ySplit"])
    filtered = next(sheet.iter(f"{SHEET}autoFilter")).attrib["ref"]
    assert re.fullmatch(rf"A{header}:C\d+", filtered)
    names = [one.text for one in files["xl/workbook.xml"].iter(f"{SHEET}definedName")]
    assert f"Informanter!${header}:${header}" in names


def test_codes_stand_in_under_what_they_belong_to() -> None:
    """In every format, and as a format of the cell, not as blanks in its text."""
    made = file_of(scenes.all_done(), "html", "sv").decode()
    assert '<th scope="row" class="below" style="--depth: 1">Gränskontroll</th>' in made
    assert ["Gränskontroll", "1 av 4", "0 av 1"] in docx_tables(file_of(scenes.all_done(), "docx", "sv"))[0]


def test_a_report_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before anything is written."""
    monkeypatch.setattr(xlsx, "ROWS", 10)
    with pytest.raises(RefusedError) as caught:
        file_of(scenes.all_done(), "xlsx", "sv")
    assert caught.value.key == "formats.too_large"


def test_words_beside_numbers_run_out_of_formats_and_stay_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel takes so many number formats and no more: what is over is written as the text that it reads."""
    monkeypatch.setattr(xlsx, "FORMATS", 1)
    first = sheets(file_of(scenes.all_done(), "xlsx", "sv"))[0]
    assert ["Bemanning", 2.0, "0 av 1"] in first.values
    assert ["Bemanning", "2 av 4", "0 av 1"] in first.shown


def test_an_empty_report_is_a_page_with_a_note() -> None:
    """No row, and the notes all the same, in each format."""
    result = replace(scenes.all_done(), rows=())
    assert Html(file_of(result, "html", "sv").decode()).tables[0][1:] == []
    assert docx_tables(file_of(result, "docx", "sv"))[0][1:] == []
    assert any(style == "ListBullet" for style, _ in paragraphs(file_of(result, "docx", "sv")))
    assert sheets(file_of(result, "xlsx", "sv"))[-1].shown[1:] == []
