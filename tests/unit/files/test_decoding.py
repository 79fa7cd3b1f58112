"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest

from intervjukod.errors import SourceError, UsageError
from intervjukod.files.decoding import Decoded, decode

SWEDISH = "Å, ä och ö – på torget.\r\nJa."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SWEDISH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SWEDISH.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + SWEDISH.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + SWEDISH.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + SWEDISH.encode("utf-32-be"), "utf-32"),
    ],
)
def test_a_file_tells_its_encoding(data: bytes, encoding: str) -> None:
    """A byte order mark or clean UTF-8 decides; line ends stay."""
    assert decode(data, None, "a.txt") == Decoded(SWEDISH, encoding)


def test_cp1252_is_what_is_left() -> None:
    """What is no UTF-8 is read as cp1252, and that is a guess."""
    assert decode(SWEDISH.encode("cp1252"), None, "a.txt") == Decoded(SWEDISH, "cp1252", guessed=True)


def test_a_named_encoding_is_obeyed() -> None:
    """``--encoding`` beats every sign in the file, by any of the encoding's names."""
    assert decode(SWEDISH.encode("mac-roman"), "MacRoman", "a.txt") == Decoded(SWEDISH, "mac-roman")
    assert decode("å".encode(), "latin1", "a.txt").text == "Ã¥"
    assert decode("åä".encode("utf-16-le"), "utf-16-le", "a.txt").text == "åä"
    assert decode(codecs.BOM_UTF8 + b"a", "utf-8", "a.txt").text == "a"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "files.empty"),
        (codecs.BOM_UTF8, "files.empty"),
        (b" \n\t", "files.empty"),
        (b"I: a\n\0b", "files.binary"),
        (b"\0\x81\xff", "files.binary"),
        (bytes(range(1, 32)) * 4 + b"\xff", "files.binary"),
        (b"%PDF-1.7", "files.other_format"),
        (b"PK\x03\x04rest", "files.other_format"),
        (b"{\\rtf1 text}", "files.other_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "files.other_format"),
        (b"\x89PNG\r\n", "files.other_format"),
        (b"ja \x81 nej", "files.undecodable"),
        (codecs.BOM_UTF16_LE + b"a", "files.undecodable"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, key: str) -> None:
    """Empty, binary and other formats each have their own words."""
    with pytest.raises(SourceError) as told:
        decode(data, None, "a.txt")
    assert told.value.key == key


def test_a_named_encoding_does_not_make_text_of_a_nul() -> None:
    """A NUL is no text in any encoding; its line is told."""
    with pytest.raises(SourceError) as told:
        decode(b"I: a\n\0b", "utf-8", "a.txt")
    assert (told.value.key, told.value.line) == ("files.binary", 2)


def test_the_place_of_a_bad_byte_is_told() -> None:
    """A byte that the named encoding lacks is told with line and position."""
    with pytest.raises(SourceError) as told:
        decode(b"a\nb\xe5", "utf-8", "a.txt")
    assert (told.value.line, told.value.values["byte"], told.value.values["encoding"]) == (2, 3, "utf-8")


@pytest.mark.parametrize(
    ("encoding", "key"),
    [("UTF-8x", "files.unknown_encoding_guess"), ("hex", "files.unknown_encoding"), ("åäö", "files.unknown_encoding")],
)
def test_an_unknown_encoding_is_a_mistake_of_the_command(encoding: str, key: str) -> None:
    """A name that Python does not know, or a packing, is an error of usage."""
    with pytest.raises(UsageError) as told:
        decode(b"a", encoding, "a.txt")
    assert told.value.key == key
    assert told.value.values.get("guess", "utf-8") == "utf-8"
