"""Rich text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers import rtf_text
from tests.unit.readers.miniatures import notes, reading, rtf, turns


def words(folder: Path, inside: str, head: str = "") -> str:
    """The text of a document."""
    return reading(folder, "a.rtf", rtf(inside, head)).text


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    """A paragraph is a line; breaks, tabs, quotes, hyphens and spaces are the signs they stand for."""
    inside = (
        r"\pard I:\tab Hur?\par \b P:\b0  Ett\line tv\'e5\~tre\_fyra\-fem\emdash\lquote x\rquote\par"
        "\\pard \\{ \\\\ \\}\\\nslut\r\n h\u00e4r"
    )
    made = reading(tmp_path, "a.rtf", rtf(inside))
    assert made.text == "I:\tHur?\nP: Ett\ntvå\u00a0tre\u2011fyra\u00adfem—‘x’\n{ \\ }\nslut här"
    assert turns(made)[0] == ("I", "Hur?")
    assert (made.reader, made.encoding) == ("rtf", "cp1252")


@pytest.mark.parametrize(
    ("inside", "head", "seen"),
    [
        (r"P: \'e5\'e4\'f6", r"\ansi\ansicpg1252", "P: åäö"),
        (r"P: \'8c\'8a\'9a", r"\mac", "P: åäö"),
        (r"P: \'86\'84\'94", r"\ansi\ansicpg850", "P: åäö"),
        (r"P: \u229?\u-4?\u8211 -", r"\ansi\uc1", "P: å\ufffc–"),
        (r"P: \uc0\u229 \u228 b", "", "P: åäb"),
        (r"P: \uc2\u229\'c3\'a5x\u228 ab\u246{}cd", "", "P: åxäöcd"),
        (r"P: {\uc2\u229 ab}\u228 ab", "", "P: åäb"),
        (
            r"P: {\f1\'f8} {\f2 \'b7\'61}",
            r"\deff0{\fonttbl{\f1\fcharset238 A;}{\f2\fcharset2 Symbol;}}",
            "P: ř •\u03b1",
        ),
        (r"P: \f1\'82\'a0\'82\'a2", r"{\fonttbl\f0 A;\f1\fcharset128 MS Mincho;}", "P: あい"),
        (r"P: \'f8", r"\deff1{\fonttbl{\f1\fcharset238 A;}}", "P: ř"),
        (r"P: {\f0\u61664?}", r"{\fonttbl{\f0 Wingdings;}}", "P: →"),
        (r"P: \'81", "", "P: \ufffd"),
    ],
)
def test_letters_are_those_that_are_seen(tmp_path: Path, inside: str, head: str, seen: str) -> None:
    """By the document's encoding, by the font's, or by their own number, whose stand-in is passed over."""
    assert words(tmp_path, inside, head) == seen


def test_half_characters_are_made_whole(tmp_path: Path) -> None:
    """An emoji is written in two halves; a half alone is replaced and told."""
    made = reading(tmp_path, "a.rtf", rtf(r"P: \u-10179?\u-9139? \u-10179? x"))
    assert made.text == "P: \U0001f44d \ufffd x"
    assert notes(made)["lone_surrogates"] == {"count": 1}


def test_what_is_no_text_is_not_read(tmp_path: Path) -> None:
    """Tables of fonts, styles and colours, information, pictures, codes of fields, what nobody knows."""
    inside = (
        r"{\colortbl;\red0;}{\info{\title x}}{\*\generator y;}{\*\unknown z {\b w}}{\pict 00ff}{\xe index}"
        r'P: a{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt l\'e4nk}}{\object{\*\objdata 01}{\result r}}'
        r"{\upr{ansi}{\*\ud{\u229 ?}}}"
    )
    assert words(tmp_path, inside) == "P: alänkrå"


def test_bytes_of_a_picture_are_passed_over(tmp_path: Path) -> None:
    """Also when they look like the end of the file."""
    assert words(tmp_path, r"P: a{\pict\bin3 }}}x}b\bin2 {{c") == "P: abc"


def test_a_field_that_draws_a_sign_shows_it(tmp_path: Path) -> None:
    """Its result is empty: the sign stands in the code."""
    assert words(tmp_path, r'P: a {\field{\*\fldinst SYMBOL 224 \\f "Wingdings" \\s 11}{\fldrslt}} b') == "P: a → b"


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    """Cells are parted by tabs, paragraphs of a cell by line ends; speaker and words stand in cells."""

    def row(*cells: str) -> str:
        return r"\trowd\cellx1\cellx2\pard\intbl " + "".join(f"{cell}\\cell " for cell in cells) + r"\row"

    inside = (
        row("Talare", "Text") + row("I", "Hur?") + row("P", r"S\'e5.\par Och.") + row("I", "Jo?") + r"\pard slut\par"
    )
    made = reading(tmp_path, "a.rtf", rtf(inside))
    assert made.text == "Talare\tText\nI\tHur?\nP\tSå.\nOch.\nI\tJo?\nslut"
    assert turns(made) == [("I", "Hur?"), ("P", "Så.\nOch."), ("I", "Jo?")]


def test_a_table_within_a_cell(tmp_path: Path) -> None:
    """Its rows are lines of the cell."""
    inner = r"\pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    assert (
        words(tmp_path, rf"\trowd\pard\intbl P: a\cell {inner}\pard\intbl d\cell\row\pard e\par") == "P: a\tb\tc\nd\ne"
    )


def test_numbers_of_lists_are_text(tmp_path: Path) -> None:
    """They stand in the file beside the instructions that make them."""
    listed = r"{\listtext\pard\plain 1.\tab}{\*\pn\pnlvl{\pntxta x}}\pard P: a\par {\pntext\f1\'b7\tab}b\par"
    assert words(tmp_path, listed, r"{\fonttbl{\f1\fcharset2 Symbol;}}") == "1.\tP: a\n•\tb"


def test_headings_are_said_by_nobody(tmp_path: Path) -> None:
    """By their style or by their level in the outline; the next paragraph is none."""
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Rubrik 2;}}"
    inside = r"\pard I: a\par\pard\s1 Ett\par\pard P: b\par\pard\outlinelevel0 Tv\'e5\par\pard\s2 Tre\par\pard I: c\par"
    made = reading(tmp_path, "a.rtf", rtf(inside, styles))
    assert turns(made) == [("I", "a"), ("P", "b"), ("I", "c")]


def test_footnotes_boxes_and_margins(tmp_path: Path) -> None:
    """Notes stand at the end with their marks in the text, boxes too, and heads of pages are told."""
    inside = (
        r"{\header\pard Intervju 4\par}{\footer\pard\chpgn 3\par}"
        r"\pard I: a{\super\chftn}{\footnote\pard{\super\chftn} ett\par}?\par "
        r"P: b{\super\chftn{\*\footnote\ftnalt\chftn{ } tv\'e5}}{*}{\footnote * tre}\par "
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt\pard I: ruta\par}}{\shprslt{\shptxt x}}}c\par"
    )
    made = reading(tmp_path, "a.rtf", rtf(inside))
    assert made.text == "I: a[1]?\nP: b[i]*\nc\nI: ruta\n[1] ett\n[i] två\n* tre"
    assert turns(made) == [("I", "a[1]?"), ("P", "b[i]*\nc")]
    told = {key: value["count"] for key, value in notes(made).items() if key in ("footnotes", "boxes", "margins")}
    assert told == {"footnotes": 3, "boxes": 1, "margins": 1}


def test_what_is_deleted_or_hidden_is_left_out_and_told(tmp_path: Path) -> None:
    """Also the end of a paragraph; inserted words are in; comments are told."""
    inside = r"\pard P: a{\v x}{\deleted y\par}b\v z\v0 c\plain{\revised d}{\*\annotation k{\*\atnid l}}\par e\par"
    made = reading(tmp_path, "a.rtf", rtf(inside))
    assert made.text == "P: abcd\ne"
    assert notes(made)["changes"] == {"kept": 1, "dropped": 1}
    assert notes(made)["hidden"] == {"count": 2}
    assert notes(made)["comments"] == {"count": 1}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (rb"{\rtf1\ansi }", "readers.no_words"),
        (rb"{\rtf1" + b"{" * 600, "files.archive_too_large"),
        (b"plain words", "readers.wrong_suffix"),
    ],
)
def test_a_broken_document_is_told(tmp_path: Path, data: bytes, key: str) -> None:
    """Empty, too deep and foreign files each have one clear error."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.rtf", data)
    assert told.value.key == key


def test_more_tokens_than_anybody_writes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that a file takes is bounded."""
    monkeypatch.setattr(rtf_text, "TOKENS", 50)
    with pytest.raises(SourceError):
        words(tmp_path, "P: " + r"\b a\b0 " * 20)


def test_a_cut_file_gives_what_is_there(tmp_path: Path) -> None:
    """Groups that are never ended, and a last sign that is cut."""
    assert reading(tmp_path, "a.rtf", rb"{\rtf1\ansi P: {\b a\par b \'e").text == "P: a\nb e"
    assert reading(tmp_path, "a.rtf", b"{\\rtf1\\ansi P: a\\par b\\").text == "P: a\nb"
    assert reading(tmp_path, "a.rtf", rb"{\rtf1\ansi P: a}} outside").text == "P: a"
