"""Zip and XML from strangers."""

from __future__ import annotations

import io
import zipfile

import pytest

from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive, Bounds, XmlBounds, parse_xml


def packed(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def told_by(data: bytes, bounds: Bounds | None = None) -> str:
    """The key of the error that opening and reading the archive ``data`` gives, "" for none."""
    try:
        archive = Archive(data, "a.docx", bounds)
        for name in sorted(archive.names):
            archive.read(name)
    except SourceError as error:
        return error.key
    return ""


def test_a_whole_archive_is_read() -> None:
    """Names are listed and entries unpacked."""
    archive = Archive(packed(("word/document.xml", b"<a/>"), ("b", b"")), "a.docx")
    assert archive.names == {"word/document.xml", "b"}
    assert archive.read("word/document.xml") == b"<a/>"
    with pytest.raises(SourceError):
        archive.read("missing")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/a", "..\\a", "C:\\a", "\\\\host\\a"])
def test_no_path_leaves(name: str) -> None:
    """An archive that points out of its folder is refused whole."""
    assert told_by(packed((name, b"x"))) == "files.archive_path_leaves"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """Too dense, too many, too large: refused from the table of contents."""
    bomb = packed(("a", bytes(40_000_000)))
    assert told_by(bomb) == "files.archive_too_large"
    assert told_by(packed(("a", b"x" * 20), ("b", b"y" * 20)), Bounds(total=39)) == "files.archive_too_large"
    assert told_by(packed(("a", b""), ("b", b"")), Bounds(entries=1)) == "files.archive_too_large"
    assert told_by(packed(("a", bytes(900_000)))) == "", "a small entry may be as empty as it likes"


def test_damage_is_told() -> None:
    """A cut archive, flipped bits, a doubled name, an odd packing and encryption are one error."""
    whole = packed(("a", b"some words " * 100))
    flipped = bytearray(whole)
    flipped[40] ^= 0xFF
    locked = bytearray(whole)
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    with pytest.warns(UserWarning, match="Duplicate"):
        doubled = packed(("a", b"1"), ("a", b"2"))
    lzma = packed(("a", b"x"), method=zipfile.ZIP_LZMA)
    for data in (whole[:-30], whole[:60], bytes(flipped), bytes(locked), doubled, lzma, b"PK\x03\x04", b""):
        assert told_by(data) == "files.broken_archive"


def test_xml_is_read_without_namespaces() -> None:
    """Elements and attributes are known by their local names."""
    root = parse_xml(b'<w:a xmlns:w="u"><w:b w:val="1">x &amp; \xc3\xa5</w:b> tail</w:a>', "a")
    assert (root.tag, root[0].tag, root[0].get("val"), root[0].text, root[0].tail) == (
        "a", "b", "1", "x & å", " tail",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_a_document_type_is_refused(encoding: str) -> None:
    """No entity is expanded, whatever encoding hides its declaration."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    data = (head + body).encode("utf-16") if encoding == "utf-16" else head.encode() + body.encode(encoding)
    with pytest.raises(SourceError) as told:
        parse_xml(data, "a")
    assert told.value.key in ("files.xml_entities", "files.broken_xml")
    assert encoding == "cp037" or told.value.key == "files.xml_entities"


def test_xml_has_bounds() -> None:
    """Depth, number of elements, size and length of a tag are bounded."""
    deep = b"<a>" * 201 + b"</a>" * 201
    wide = b"<a>" + b"<b/>" * 10 + b"</a>"
    tagged = b"<a " + b"".join(b'a%d="1" ' % n for n in range(9)) + b"/>"
    out = [(deep, XmlBounds()), (wide, XmlBounds(elements=10)), (wide, XmlBounds(size=20)), (tagged, XmlBounds(tag=60))]
    for data, bounds in out:
        with pytest.raises(SourceError) as told:
            parse_xml(data, "a", bounds)
        assert told.value.key == "files.archive_too_large"
    assert len(parse_xml(wide, "a", XmlBounds(elements=11))) == 10


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"text", b'<?xml version="1.0" encoding="no"?><a/>'])
def test_broken_xml_is_told(data: bytes) -> None:
    """What is not well-formed is damaged."""
    with pytest.raises(SourceError) as told:
        parse_xml(data, "a")
    assert told.value.key == "files.broken_xml"
