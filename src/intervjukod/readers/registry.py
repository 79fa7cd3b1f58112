"""Which reader a file needs, told by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive
from intervjukod.files.decoding import decode
from intervjukod.files.loading import read_bytes
from intervjukod.readers import docx, md, txt, vtt
from intervjukod.readers.assembly import Source

SUPPORTED = (".txt", ".md", ".docx", ".vtt")
"""Suffixes of the files in ``transcripts/`` that are taken in."""

_TEXT: dict[str, Callable[[Source], Reading]] = {
    ".txt": txt.read, ".text": txt.read, "": txt.read, ".md": md.read, ".markdown": md.read,
}  # fmt: skip
_ZIP = b"PK\x03\x04"


def read(path: Path, encoding: str | None = None) -> Reading:
    """The transcript in the file at ``path``. ``encoding`` is for files of text that do not tell theirs.

    SourceError for a file that cannot be read, is damaged, empty, or of a kind that no reader knows;
    UsageError for an unknown encoding.
    """
    data, suffix, name = read_bytes(path), path.suffix.lower(), str(path)
    if data.startswith(_ZIP):
        if docx.PART in Archive(data, name).names:
            return docx.read(Source(name, data, encoding="xml"))
        raise SourceError("readers.unsupported", path=name, known=", ".join(SUPPORTED))
    if suffix == ".docx" and data:
        raise SourceError("readers.not_docx", path=name)
    decoded = decode(data, encoding, name)
    source = Source(name, data, decoded.text, decoded.encoding, decoded.guessed)
    if suffix == ".vtt" or vtt.begins(decoded.text):
        return vtt.read(source)
    if suffix not in _TEXT:
        raise SourceError("readers.unsupported", path=name, known=", ".join(SUPPORTED))
    return _TEXT[suffix](source)
