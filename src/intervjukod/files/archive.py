"""Zip and XML from strangers, read within bounds: sizes, entries, depth, no entities, no path that leaves."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from intervjukod.errors import SourceError

BOUNDED_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Ways of packing that need no more memory to unpack than what they unpack to."""
SMALL = 2**20
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError, LookupError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may hold: ``total`` unpacked bytes, ``entries``, and ``ratio`` unpacked to packed.

    The ratio counts only for entries above a megabyte: small ones may be as empty as they like.
    """

    total: int = 256 * 2**20
    entries: int = 5_000
    ratio: int = 250


class Archive:
    """A zip archive in memory whose table of contents has been checked."""

    def __init__(self, data: bytes, path: str, bounds: Bounds | None = None) -> None:
        """SourceError when ``data`` is no whole zip archive or goes beyond ``bounds``."""
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _DAMAGED as error:
            raise SourceError("files.broken_archive", path=path) from error
        _check(entries, bounds or Bounds(), path)
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """The unpacked bytes of one entry. SourceError when it is not there or damaged."""
        try:
            return self._zip.read(name)
        except _DAMAGED as error:
            raise SourceError("files.broken_archive", path=self._path) from error


def _check(entries: list[zipfile.ZipInfo], bounds: Bounds, path: str) -> None:
    names = [entry.filename for entry in entries]
    if any(_leaves(name) for name in names):
        raise SourceError("files.archive_path_leaves", path=path)
    if len(set(names)) < len(names) or any(entry.compress_type not in BOUNDED_METHODS for entry in entries):
        raise SourceError("files.broken_archive", path=path)
    too_dense = any(
        entry.file_size > SMALL and entry.file_size > bounds.ratio * entry.compress_size for entry in entries
    )
    if too_dense or len(entries) > bounds.entries or sum(entry.file_size for entry in entries) > bounds.total:
        raise SourceError("files.archive_too_large", path=path)


def _leaves(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]


@dataclass(frozen=True, slots=True)
class XmlBounds:
    """What an XML text may hold: bytes, elements, elements inside one another, and bytes of one tag.

    A tree of so many elements takes some 350 MB. 100,000 words, each with a format of its own, are half of them.
    """

    size: int = 64 * 2**20
    elements: int = 1_000_000
    depth: int = 200
    tag: int = 2**22


def parse_xml(data: bytes, path: str, bounds: XmlBounds | None = None) -> Element:
    """The tree of an XML text, names without their namespaces.

    SourceError when it is not well-formed, goes beyond ``bounds``, or has a document type: that is
    refused where it begins, so no entity is ever declared, let alone expanded.
    """
    bounds = bounds or XmlBounds()
    if len(data) > bounds.size or re.search(b"<[^<>]{%d}" % bounds.tag, data):
        raise SourceError("files.archive_too_large", path=path)
    try:
        return _Tree(path, bounds).parse(data)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an unknown encoding
        raise SourceError("files.broken_xml", path=path) from error


class _LocalNames(dict[str, str]):
    """Names without their namespaces, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition("}")[2]
        return self[name]


class _Tree:
    def __init__(self, path: str, bounds: XmlBounds) -> None:
        self._path, self._bounds = path, bounds
        self._builder = TreeBuilder()
        self._names = _LocalNames()
        self._depth = self._elements = 0

    def parse(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.Parse(data, True)
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._bounds.depth or self._elements > self._bounds.elements:
            raise SourceError("files.archive_too_large", path=self._path)
        names = self._names
        local = {names[key]: value for key, value in attributes.items()} if attributes else attributes
        self._builder.start(names[name], local)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(self._names[name])

    def _doctype(self, *_declaration: object) -> NoReturn:
        raise SourceError("files.xml_entities", path=self._path)
