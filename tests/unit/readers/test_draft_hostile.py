"""Files that are cut, flipped, bombs, or something else than their name says."""

from __future__ import annotations

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.draft_files import GUIDE_LEVELS, code, drafted, numbered, qdc, style, word, workbook
from tests.unit.readers.miniatures import archive, paragraph, table

DOCUMENT = word(
    numbered("Hur?"), numbered("Var?", 1), table(("Kod", "Definition"), ("Ljus", "x")), lists=[GUIDE_LEVELS]
)
WORKBOOK = workbook({"Blad1": [("Tema", "Kod", "Definition"), ("Platsen", "Ljus", "x"), ("", "Buller", "y")]})
CODEBOOK = qdc(code("Platsen", code("Ljus", said="x", color="#123456"))).encode()
EACH = pytest.mark.parametrize("whole", [DOCUMENT, WORKBOOK, CODEBOOK], ids=["docx", "xlsx", "qdc"])


@EACH
def test_flipped_bits_give_a_draft_or_an_error(whole: bytes) -> None:
    """Whatever bit is flipped, nothing but a draft that can be written, or a clear error, comes of it."""
    told = 0
    for place in range(0, len(whole), max(len(whole) // 60, 1)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        try:
            assert drafted(bytes(flipped)).notes is not None
        except SourceError:
            told += 1
    assert told > 10


@EACH
def test_a_file_cut_anywhere_is_told(whole: bytes) -> None:
    """Half a file is never half a codebook."""
    for end in range(0, len(whole), max(len(whole) // 20, 1)):
        with pytest.raises(SourceError):
            drafted(whole[:end])


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (archive({"word/document.xml": b" " * 20_000_000}), "files.archive_too_large"),
        (archive({"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": b" " * 20_000_000}), "files.archive_too_large"),
        (archive({"word/document.xml": b"<a/>", "../x": b""}), "files.archive_path_leaves"),
        (archive({"content.xml": b"<a/>"}), "drafts.unreadable_kind"),
        (archive({"word/document.xml": b"<a/>"}), "drafts.no_codes"),
        (archive({"word/document.xml": b"<a/>", "word/numbering.xml": b"<a>"}), "files.broken_xml"),
        (archive({"xl/workbook.xml": b"<a/>"}), "drafts.no_codes"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "drafts.old_office"),
        (b"%PDF-1.7 x", "files.other_format"),
        (word(paragraph("x" * 10_000_000)), "files.archive_too_large"),
        (word(paragraph("x" * 40_000)), "drafts.text_too_long"),
        (word(paragraph("") * 10_500), "drafts.too_many_rows"),
        (word(table(*[("Kod",)] * 10_500)), "drafts.too_many_rows"),
        (word(paragraph("")), "drafts.no_codes"),
    ],
)
def test_a_file_that_is_no_draft_is_told(data: bytes, key: str) -> None:
    """Bombs, paths that leave, foreign archives, old formats, endless and empty documents: one clear error each."""
    with pytest.raises(SourceError) as error:
        drafted(data)
    assert error.value.key == key


def test_a_guide_nested_beyond_reason_can_still_be_written() -> None:
    """Headings within headings over lists within lists go as deep as a file can be, and the rest beside."""
    styles = "".join(style(f"H{n}", f"heading {n}") for n in range(1, 10))
    headings = [paragraph(f"Del {n}", style=f"H{n}") for n in range(1, 10)]
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fet</w:t></w:r></w:p>"
    items = [numbered("Hur?", n) for n in range(40)]
    levels = [("decimal", "%1")] * 9
    made = drafted(word(*headings, bold, paragraph("Rubrik"), *items, lists=[levels], styles=styles), "guide")
    assert len(made.questions) == 51
