"""Files that have to be saved as something else first."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import archive, odt, reading

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
LOCKED = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"


def container(name: str) -> bytes:
    """A file as Office wrote them before, with one entry."""
    return OFFICE + name.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.doc", container("WordDocument"), "readers.old_word"),
        ("a.docx", container("WordDocument"), "readers.old_word"),
        ("a.xls", container("Workbook"), "readers.old_excel"),
        ("a.msg", container("__nameid"), "readers.old_office"),
        ("a.docx", container("EncryptedPackage"), "readers.locked"),
        ("a.odt", archive({"encrypted-package": b"x", "mimetype": b"x"}), "readers.locked"),
        ("a.odt", archive({"content.xml": b"\x00\x01", "META-INF/manifest.xml": LOCKED}), "readers.locked"),
        ("a.pages", archive({"Index/Document.iwa": b"x"}), "readers.pages"),
    ],
)
def test_what_to_do_is_told(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    """Each is known for what it is, whatever it is called, and has one clear error."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, name, data)
    assert told.value.key == key


def test_an_open_document_is_not_taken_for_a_locked_one(tmp_path: Path) -> None:
    """A manifest alone locks nothing."""
    manifest = {"META-INF/manifest.xml": b"<manifest/>"}
    assert reading(tmp_path, "a.odt", odt("<text:p>P: a</text:p>", more=manifest)).text == "P: a"
