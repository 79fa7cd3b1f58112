"""Files that hold interviews and that nobody here reads: what each is, so that the error says what to do."""

from __future__ import annotations

from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source

_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OFFICE = (
    ("EncryptedPackage", "readers.locked"),
    ("WordDocument", "readers.old_word"),
    ("Workbook", "readers.old_excel"),
)
"""What stands in the table of contents of the containers that Office used before, and still locks files in."""
_MANIFEST = "META-INF/manifest.xml"
_LOOKED_AT = 2**20


def refuse(source: Source) -> None:
    """SourceError, with what to do, for a file of a kind that has to be saved as another first."""
    key = _container(source.data) if source.data.startswith(_OFFICE) else _archive(source)
    if key:
        raise SourceError(key, path=source.path)


def _container(data: bytes) -> str:
    return next((key for name, key in _IN_OFFICE if name.encode("utf-16-le") in data), "readers.old_office")


def _archive(source: Source) -> str:
    archive = source.archive
    if archive is None:
        return ""
    if "encrypted-package" in archive.names:
        return "readers.locked"
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST)[:_LOOKED_AT]:
        return "readers.locked"
    return "readers.pages" if {"Index/Document.iwa", "Index.zip"} & archive.names else ""
