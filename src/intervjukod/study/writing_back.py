"""Bringing a codebook file up to date with the journal, by splicing: comments, order and layout stay.

A file that a person has changed, broken or taken away since it was last read is never written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from intervjukod.domain.journal import Kind
from intervjukod.errors import IntervjukodError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.yaml_splice import Edit, Put, Remove, splice
from intervjukod.readers.codebook import read_codebook
from intervjukod.storage.local import Face
from intervjukod.study import faces
from intervjukod.study.code_edits import Rewriting, codes_in, journal_says
from intervjukod.study.context import Context
from intervjukod.study.folder import CODEBOOKS
from intervjukod.study.gone_codes import keep, kept, without
from intervjukod.study.sayings import codebook_says

_TITLES = {"title": "codebook", "version": "version", "language": "language"}
"""Fields of the file as a whole, and their names there."""


def agree(context: Context, gesture: str = "") -> None:
    """Take edits of the files in, then bring the files up to date, also where an earlier write was cut short."""
    faces.synchronise(context, gesture)
    write_back(context)


def write_back(context: Context) -> None:
    """Write every codebook file that is behind the journal; one that cannot be written becomes a finding."""
    if context.store.read_only:
        return
    known = context.store.local.faces()
    paths = {context.folder.relative(path): path for path in context.folder.faces()}
    for book in context.book.titles:
        name = file_of(known, book)
        try:
            _write_book(context, book, paths.get(name, context.folder.root / name), known)
        except IntervjukodError as error:
            context.findings = (*context.findings, faces.finding(error, name))


def file_of(known: Mapping[str, Face], book: str) -> str:
    """The path inside the study of the file that a codebook stands in, or will stand in."""
    return next((path for path, face in known.items() if _header(book) in face.said), f"{CODEBOOKS}/{book}.yaml")


def _write_book(context: Context, book: str, path: Path, known: Mapping[str, Face]) -> None:
    """Splice what the journal says otherwise into the file. SourceError, StudyError."""
    name = context.folder.relative(path)
    face = known.get(name)
    said: Mapping[str, Mapping[str, Any]] = face.said if face is not None else {}
    others = [other for other in known.values() if other is not face]
    rewriting = Rewriting(codes_in(said), journal_says(context.book, book), others, partial(kept, context))
    edits = [*_edits_of_titles(context, book, said), *rewriting.edits()]
    news = edits or rewriting.leaving()
    if not news or not _is_plain(book) or not faces.as_last_read(path, face):
        return
    text, gone = without(splice(face.source if face is not None else "", edits, name), rewriting, name)
    text = splice(text, rewriting.emptied(), name)
    written = codebook_says(read_codebook(text, name, book), book)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text)
    with context.store.journal.transaction():
        faces.remember(context, path, written, text)
        keep(context, gone)
    context.faces = faces.marks(context)


def _is_plain(book: str) -> bool:
    """Whether the name leads to a file in the codebooks' own folder: a merge may bring any name."""
    return not book.startswith(".") and not any(sign in book for sign in "/\\\0")


def _header(book: str) -> str:
    return f"{Kind.CODEBOOK} {book}"


def _edits_of_titles(context: Context, book: str, said: Mapping[str, Mapping[str, Any]]) -> list[Edit]:
    """What the file says of itself: title, version, language, facets."""
    row = context.store.tables.entity(Kind.CODEBOOK, book)
    now = {**(row.fields if row is not None else {}), "title": context.book.titles[book]}
    before = said.get(_header(book), {})
    edits: list[Edit] = [
        Put((name,), str(now[field]))
        for field, name in _TITLES.items()
        if now.get(field) and now[field] != before.get(field)
    ]
    old, new = _facets(before), _facets(now)
    edits += [Put(("facets", name), facet) for name, facet in new.items() if old.get(name) != facet]
    return edits + [Remove(("facets", name)) for name in old if name not in new]


def _facets(said: Mapping[str, Any]) -> dict[str, Any]:
    """Facets by name, as they stand in a file."""
    found: dict[str, Any] = {}
    for facet in said.get("facets") or ():
        default = facet.get("default_from")
        values = list(facet["values"])
        found[facet["name"]] = {"values": values, "default-from": default} if default else values
    return found
