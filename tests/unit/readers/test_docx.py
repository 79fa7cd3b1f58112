"""Word documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import archive, docx, notes, paragraph, reading, table, text, times, turns

BREAK = "<w:r><w:br/></w:r>"


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    """A paragraph is a line; a soft break, a tab and special hyphens are the signs they stand for."""
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("I:", "<w:r><w:tab/></w:r>", "Hur?"),
            paragraph("P: Ett", "<w:r><w:br/><w:t>två</w:t><w:cr/><w:t>tre</w:t></w:r>"),
            paragraph("<w:r><w:t>k</w:t><w:noBreakHyphen/><w:t>p</w:t><w:softHyphen/><w:t>ist</w:t></w:r>"),
        ),
    )
    assert made.text == "I:\tHur?\nP: Ett\ntvå\ntre\nk\u2011p\u00adist"
    assert turns(made) == [("I", "Hur?"), ("P", "Ett\ntvå\ntre\nk\u2011p\u00adist")]
    assert (made.reader, made.encoding) == ("docx", "xml")


def test_no_words_are_lost_in_wrappings(tmp_path: Path) -> None:
    """Links, tags, content controls and insertions hold words like any others."""
    inline = "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>" + text("b ") + "</w:sdtContent></w:sdt>"
    wrapped = [
        f"<w:{tag}>{text(tag + ' ')}</w:{tag}>" for tag in ("hyperlink", "smartTag", "ins", "moveTo", "fldSimple")
    ]
    block = f"<w:sdt><w:sdtContent>{paragraph('slut')}</w:sdtContent></w:sdt>"
    made = reading(tmp_path, "a.docx", docx(paragraph("P: a ", inline, *wrapped), block))
    assert made.text == "P: a b hyperlink smartTag ins moveTo fldSimple \nslut"
    assert notes(made)["docx_changes"] == {"kept": 2, "dropped": 0}


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    """Tracked deletions and the origin of moves are out, a deleted paragraph mark joins, and it is told."""
    gone = f"<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:moveFrom>{text('y')}</w:moveFrom>"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('z')}</w:tc></w:tr></w:tbl>"
    made = reading(
        tmp_path, "a.docx", docx(f"<w:p>{mark}{text('P: a')}{gone}</w:p>", paragraph(" b"), row, paragraph("c"))
    )
    assert made.text == "P: a b\nc"
    assert notes(made)["docx_changes"] == {"kept": 0, "dropped": 4}


def test_what_stands_beside_the_text_is_told(tmp_path: Path) -> None:
    """Text boxes count once, whatever stands in for them; footnotes and symbols are told too."""
    box = f"<w:txbxContent>{paragraph('ruta')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    other = "<w:r><w:footnoteReference/><w:sym/><w:instrText>PAGE</w:instrText></w:r>"
    made = reading(tmp_path, "a.docx", docx(paragraph("P: a", f"<w:r>{both}</w:r>", other)))
    assert made.text == "P: a"
    told = {key: value["count"] for key, value in notes(made).items() if key.startswith("docx")}
    assert told == {"docx_boxes": 1, "docx_footnotes": 1, "docx_symbols": 1}


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """Cells are parted by tabs, paragraphs in a cell by line ends; time and speaker stand in cells."""
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            table(
                ("Tid", "Talare", "Text"),
                ("00:00:05", "Intervjuare", "Hur?"),
                ("00:00:11", "OV1", paragraph("Så.") + paragraph("Och så.")),
                ("00:00:20", "", "Mer."),
                ("00:00:30", "Intervjuare", "Sen?"),
            )
        ),
    )
    assert made.text.split("\n")[:2] == ["Tid\tTalare\tText", "00:00:05\tIntervjuare\tHur?"]
    assert turns(made) == [("Intervjuare", "Hur?"), ("OV1", "Så.\nOch så."), ("OV1", "Mer."), ("Intervjuare", "Sen?")]
    assert times(made) == [5.0, 11.0, 20.0, 30.0]


def test_a_table_of_labels_and_words(tmp_path: Path) -> None:
    """Two columns, a speaker and words, a table within a cell, and cells within content controls."""
    inner = table(("a", "b")).replace("<w:tc>", "<w:sdt><w:tc>").replace("</w:tc>", "</w:tc></w:sdt>")
    made = reading(tmp_path, "a.docx", docx(table(("I", "Hur?"), ("P", inner), ("I", "Sen?"), ("P", "Nej."))))
    assert turns(made) == [("I", "Hur?"), ("P", "a\tb"), ("I", "Sen?"), ("P", "Nej.")]


def test_headings_are_said_by_nobody(tmp_path: Path) -> None:
    """A paragraph in a heading's style ends a turn, in Swedish Word too, also after a letter taken apart."""
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("Intervju 1", style="Title"),
            paragraph("I: a\u030a?"),
            paragraph("Bakgrund", style="Rubrik1"),
            paragraph("P: b"),
            paragraph("Slut", style="Heading2"),
        ),
    )
    assert turns(made) == [("I", "å?"), ("P", "b")]
    assert notes(made)["composed"] == {"count": 2}


def test_teams_writes_name_and_time_in_a_paragraph(tmp_path: Path) -> None:
    """The header and the words of a Teams paragraph are parted by a soft break."""
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("Möte-Mötesutskrift"),
            paragraph("27m 42s"),
            paragraph("Anna Lind", "   0:03", BREAK, "Hej?"),
            paragraph("Berg, Karl Johan (Region Ext)", "   1:02:09", BREAK, "Ja.", BREAK, "Nej."),
        ),
    )
    assert turns(made) == [("Anna Lind", "Hej?"), ("Berg, Karl Johan (Region Ext)", "Ja.\nNej.")]
    assert times(made) == [3.0, 3729.0]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "files.empty"),
        (b"plain words", "readers.not_docx"),
        (docx(paragraph("I: a"))[:200], "files.broken_archive"),
        (archive({"other.xml": b"<a/>"}), "readers.unsupported"),
        (archive({"word/document.xml": b"<a>"}), "files.broken_xml"),
        (archive({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "files.xml_entities"),
        (archive({"word/document.xml": b"<a/>", "../x": b""}), "files.archive_path_leaves"),
        (archive({"word/document.xml": b" " * 20_000_000}), "files.archive_too_large"),
        (docx(paragraph("")), "readers.no_words"),
    ],
)  # fmt: skip
def test_a_broken_document_is_told(tmp_path: Path, data: bytes, key: str) -> None:
    """Cut, foreign, hostile and empty documents each have one clear error."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.docx", data)
    assert told.value.key == key


def test_flipped_bits_give_words_or_an_error(tmp_path: Path) -> None:
    """Whatever bit of a document is flipped, nothing but a clear error comes of it."""
    whole = docx(paragraph("I: Hur ser det ut?"), table(("P", "Så.")))
    told = 0
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        try:
            assert reading(tmp_path, "a.docx", bytes(flipped)).turns
        except SourceError:
            told += 1
    assert told > len(whole) // 2
