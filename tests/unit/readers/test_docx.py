"""Word documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.draft_files import level, listed, numbered
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
    assert notes(made)["changes"] == {"kept": 2, "dropped": 0}


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    """Tracked deletions and the origin of moves are out, a deleted paragraph mark joins, and it is told."""
    gone = f"<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:moveFrom>{text('y')}</w:moveFrom>"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('z')}</w:tc></w:tr></w:tbl>"
    made = reading(
        tmp_path, "a.docx", docx(f"<w:p>{mark}{text('P: a')}{gone}</w:p>", paragraph(" b"), row, paragraph("c"))
    )
    assert made.text == "P: a b\nc"
    assert notes(made)["changes"] == {"kept": 0, "dropped": 4}


def test_a_text_box_stands_after_its_paragraph(tmp_path: Path) -> None:
    """Once, whatever stands in for it in older programs; nobody says what stands there."""
    box = f"<w:txbxContent>{paragraph('ruta')}{paragraph('I: med kolon')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    blocks = (paragraph("I: a"), paragraph("P: b", f"<w:r>{both}</w:r>"), paragraph("c"))
    made = reading(tmp_path, "a.docx", docx(*blocks))
    assert made.text == "I: a\nP: b\nruta\nI: med kolon\nc"
    assert turns(made) == [("I", "a"), ("P", "b"), ("P", "c")]
    assert notes(made)["boxes"] == {"count": 1}


def test_what_stands_in_two_forms_is_read_once(tmp_path: Path) -> None:
    """Whole paragraphs too; a form for older programs alone is what is seen."""
    forms = "".join(f"<mc:{form}>{paragraph('P: a')}</mc:{form}>" for form in ("Choice", "Fallback"))
    alone = f"<mc:AlternateContent><mc:Fallback>{text('b')}</mc:Fallback></mc:AlternateContent>"
    blocks = (f"<mc:AlternateContent>{forms}</mc:AlternateContent>", paragraph("I: ", alone))
    assert reading(tmp_path, "a.docx", docx(*blocks)).text == "P: a\nI: b"


def test_a_text_box_in_a_cell_stands_after_the_row(tmp_path: Path) -> None:
    """It belongs to no cell, so that nobody says it."""
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('ruta')}</w:txbxContent></w:pict></w:r>"
    rows = (("Talare", "Text"), ("I", paragraph("Hur?", box)), ("P", "Så."), ("I", "Jo?"), ("P", "Nej."))
    made = reading(tmp_path, "a.docx", docx(table(*rows)))
    assert made.text == "Talare\tText\nI\tHur?\nruta\nP\tSå.\nI\tJo?\nP\tNej."
    assert turns(made) == [("I", "Hur?"), ("P", "Så."), ("I", "Jo?"), ("P", "Nej.")]


def test_footnotes_stand_at_the_end_with_their_marks_in_the_text(tmp_path: Path) -> None:
    """As Word writes plain text; endnotes have Roman numbers, a mark that somebody chose is left as it is."""

    def mark(kind: str, id_: int, custom: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{id_}"{custom}/></w:r>'

    def note(kind: str, id_: int, words: str) -> str:
        return f'<w:{kind} w:id="{id_}"><w:p><w:r><w:{kind}Ref/></w:r>{text(words)}</w:p></w:{kind}>'

    custom = mark("footnote", 3, ' w:customMarkFollows="1"') + text("*")
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("I: a", mark("footnote", 2), "?"),
            paragraph("P: b", mark("endnote", 2), custom),
            footnotes=note("footnote", 2, " ett") + note("footnote", 3, "* tre") + note("footnote", 9, "ingenstans"),
            endnotes=note("endnote", 2, " två"),
        ),
    )
    assert made.text == "I: a[1]?\nP: b[i]*\n[1] ett\n[i] två\n* tre"
    assert turns(made) == [("I", "a[1]?"), ("P", "b[i]*")]
    assert notes(made)["footnotes"] == {"count": 3}


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "4A", "☺"),
        ("Symbol", "F061", "\u03b1"),
        ("Symbol", "F0B3", "≥"),
        ("Calibri", "2026", "…"),
        ("", "F0B7", "•"),
        ("Webdings", "F055", "□"),
        ("Calibri", "D800", "□"),
        ("Calibri", "", "□"),
    ],
)
def test_a_symbol_is_the_sign_that_is_seen(tmp_path: Path, font: str, code: str, seen: str) -> None:
    """Letters of picture fonts become signs; a square stands for what has none, and is told."""
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    made = reading(tmp_path, "a.docx", docx(paragraph("P: a ", symbol, " b")))
    assert made.text == f"P: a {seen} b"
    assert ("symbols" in notes(made)) == (seen == "□")


def char(kind: str) -> str:
    """One of the marks of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_shows_its_result(tmp_path: Path) -> None:
    """Not its code, nor what a field within the code gives; one that is never closed hides nothing."""
    begin, between, end = char("begin"), char("separate"), char("end")
    code = "<w:r><w:instrText>IF</w:instrText></w:r>"
    inner = begin + "<w:r><w:instrText>X</w:instrText></w:r>" + between + text("no") + end
    index = begin + "<w:r><w:instrText>XE</w:instrText></w:r>" + end
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("P: a ", begin, code, inner, between, "b ", end, index, "c ", end),
            paragraph("d ", begin),
            paragraph("e", between),
            f"<w:p>{begin}<w:del>{between}{end}</w:del>{text('f')}</w:p>",
        ),
    )
    assert made.text == "P: a b c \nd \ne\nf"


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    """Hidden by itself or by a style; a hidden mark joins two paragraphs; switched off it hides nothing."""

    def run(words: str, properties: str) -> str:
        return text(words).replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>")

    mark = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    styles = '<w:style w:styleId="Dold"><w:name w:val="dold"/><w:rPr><w:vanish/></w:rPr></w:style>'
    blocks = (
        paragraph("P: a", run(" x", "<w:vanish/>"), run(" y", '<w:rStyle w:val="Dold"/>')),
        mark + text("b") + "</w:p>",
        paragraph(
            "c", run("d", '<w:vanish w:val="0"/>'), run("e", '<w:rStyle w:val="Dold"/><w:vanish w:val="false"/>')
        ),
    )
    made = reading(tmp_path, "a.docx", docx(*blocks, styles=styles))
    assert made.text == "P: a\nbcde"
    assert notes(made)["hidden"] == {"count": 2}


def test_numbers_of_lists_are_text(tmp_path: Path) -> None:
    """Each as its level is written, with bullets and what stands after the number; a deleted row is not counted."""
    levels = (
        level(0, "decimal", "%1.", '<w:start w:val="1"/>')
        + level(1, "lowerLetter", "%1.%2)", '<w:start w:val="1"/><w:suff w:val="space"/>')
        + level(2, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
        + level(3, "upperRoman", "%4", '<w:start w:val="4"/><w:suff w:val="nothing"/><w:isLgl/>')
    )
    gone = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{numbered('x')}</w:tc></w:tr></w:tbl>"
    blocks = [numbered("P: a"), gone, numbered("b", 1), numbered("c", 2), numbered("d", 3), numbered("e")]
    made = reading(tmp_path, "a.docx", docx(*blocks, numbering=listed(1, levels)))
    assert made.text == "1.\tP: a\n1.a) b\n•\tc\n4d\n2.\te"


def test_a_label_may_stand_after_the_number_of_a_list(tmp_path: Path) -> None:
    """Turns that Word numbers are turns, the number is none of their words; a list may write the labels itself."""
    counted = listed(1, level(0, "decimal", "%1."))
    made = reading(tmp_path, "a.docx", docx(*[numbered(f"{who}: Ja.") for who in "IPI"], numbering=counted))
    assert turns(made) == [("I", "Ja."), ("P", "Ja."), ("I", "Ja.")]
    assert made.text.startswith("1.\tI: Ja.")
    labels = listed(1, level(0, "bullet", "I:")) + listed(2, level(0, "bullet", "P:"))
    made = reading(tmp_path, "a.docx", docx(numbered("a", 0, 1), numbered("b", 0, 2), numbering=labels))
    assert turns(made) == [("I", "a"), ("P", "b")]


def test_what_stands_beside_the_text_is_told(tmp_path: Path) -> None:
    """Comments, embedded documents, and heads and feet with words; a page number is none."""
    made = reading(
        tmp_path,
        "a.docx",
        docx(
            paragraph("P: a", "<w:r><w:commentReference/></w:r>"),
            "<w:altChunk/>",
            header1=paragraph("Intervju 4"),
            footer1=paragraph("12"),
        ),
    )
    assert made.text == "P: a"
    told = {key: value["count"] for key, value in notes(made).items() if "count" in value}
    assert told == {"comments": 1, "embedded": 1, "margins": 1, "labels_once": 1}


def test_wrappings_within_wrappings_come_to_an_end(tmp_path: Path) -> None:
    """As deep as files may be, whatever is within what."""
    for tag in ("w:sdt", "w:r", "mc:AlternateContent", "w:pict", "w:txbxContent"):
        deep = f"<{tag}>" * 180 + text("djupt") + f"</{tag}>" * 180
        made = reading(tmp_path, "a.docx", docx(paragraph("P: a ", deep), paragraph("b")))
        assert made.text.startswith("P: a ")
    cell = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("djupt") + "</w:tc></w:tr></w:tbl>" * 60
    assert reading(tmp_path, "a.docx", docx(paragraph("P: a"), cell)).text == "P: a\ndjupt"


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


def test_a_small_table_in_a_transcript_is_no_table_of_turns(tmp_path: Path) -> None:
    """Labels tell who speaks where most words stand outside of it."""
    small = table(("Namn", "Text"), ("Anna", "x"))
    blocks = [paragraph(f"{who}: ord som står utanför tabellen") for who in "IPIP"]
    assert [who for who, _ in turns(reading(tmp_path, "a.docx", docx(small, *blocks)))] == ["I", "P", "I", "P"]


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
        (b"plain words", "readers.wrong_suffix"),
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
