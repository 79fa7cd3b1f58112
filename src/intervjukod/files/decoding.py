"""Bytes to text: byte order mark, UTF-8, cp1252, or the encoding that was asked for. Nothing is detected
by chance: two machines make the same text of the same bytes."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from encodings.aliases import aliases

from intervjukod.errors import SourceError, UsageError

FALLBACK = "cp1252"
"""What Swedish files without UTF-8 are, on Windows; its table leaves five bytes without a letter."""

_MARKS = (  # the longer marks first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7-ZIP"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_IN_TEXT = 0.05
"""The share of control characters above which cp1252 has decoded no text; random bytes have a tenth."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` without a byte order mark, line ends as they were; ``encoding`` by its Python name.

    ``guessed`` says that nothing in the file told the encoding.
    """

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, encoding: str | None, path: str) -> Decoded:
    """The text in ``data``, in ``encoding`` where one is given.

    UsageError for an encoding that Python does not know; SourceError for an empty file, a file of
    another kind than text, and bytes that the encoding does not have (with line and byte position).
    """
    decoded = _decode(data, _known(encoding), path) if encoding else _recognised(data, path)
    if "\0" in decoded.text:
        raise SourceError("files.binary", path=path, line=decoded.text.count("\n", 0, decoded.text.index("\0")) + 1)
    if not decoded.text.strip():
        raise SourceError("files.empty", path=path)
    return decoded


def _recognised(data: bytes, path: str) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode(data, name, path)
    kind = next((kind for magic, kind in _FORMATS if data.startswith(magic)), None)
    if kind is not None:
        raise SourceError("files.other_format", path=path, kind=kind)
    if b"\0" in data:
        raise SourceError("files.binary", path=path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        decoded = _decode(data, FALLBACK, path)
    if len(_CONTROLS.findall(decoded.text)) > _CONTROLS_IN_TEXT * len(decoded.text):
        raise SourceError("files.binary", path=path)
    return Decoded(decoded.text, decoded.encoding, guessed=True)


def _decode(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("files.undecodable", path=path, line=line, encoding=encoding, byte=error.start) from error
    except UnicodeError as error:
        raise SourceError("files.undecodable", path=path, line=1, encoding=encoding, byte=0) from error


def _known(encoding: str) -> str:
    with suppress(LookupError, ValueError):
        name = codecs.lookup(encoding).name
        if "a".encode(name).decode(name) == "a":  # an encoding of text, not a packing such as zlib or hex
            return name
    of_text = sorted(alias for alias, name in aliases.items() if not name.endswith("_codec"))
    guess = get_close_matches(encoding.lower().replace("-", "_"), of_text, n=1)
    if guess:
        raise UsageError("files.unknown_encoding_guess", encoding=encoding, guess=aliases[guess[0]].replace("_", "-"))
    raise UsageError("files.unknown_encoding", encoding=encoding)
