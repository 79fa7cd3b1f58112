"""Bringing a codebook file up to date with the journal, by splicing: comments, order and layout stay.

A file that a person has changed, broken or taken away since it was last read is never written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intervjukod.domain.journal import Kind
from intervjukod.errors import IntervjukodError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.yaml_splice import Edit, Put, Remove, splice
from intervjukod.readers.codebook import read_codebook
from intervjukod.storage.local import Face
from intervjukod.study import faces
from intervjukod.study.context import Context
from intervjukod.study.folder import CODEBOOKS
from intervjukod.study.sayings import code_fields, codebook_says

_WRITTEN = {"use_when": "use-when", "not_when": "not-when", "letter": "key"}
"""Fields whose name in the file differs from ours."""

_NOT_WRITTEN = ("exists", "parent", "codebook")
_TITLES = {"title": "codebook", "version": "version", "language": "language"}
"""Fields of the file as a whole, and their names there."""

_Codes = dict[str, dict[str, Any]]


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
        name = next((path for path, face in known.items() if _header(book) in face.said), f"{CODEBOOKS}/{book}.yaml")
        try:
            _write_book(context, book, paths.get(name, context.folder.root / name), known.get(name))
        except IntervjukodError as error:
            context.findings = (*context.findings, faces.finding(error, name))


def _write_book(context: Context, book: str, path: Path, known: Face | None) -> None:
    """Splice what the journal says otherwise into the file. SourceError, StudyError."""
    said: Mapping[str, Mapping[str, Any]] = known.said if known is not None else {}
    edits = [*_edits_of_titles(context, book, said), *_edits_of_codes(_codes(said), _journal_says(context, book))]
    name = context.folder.relative(path)
    if not edits or not _is_plain(book) or not faces.as_last_read(path, known):
        return
    text = splice(known.source if known is not None else "", edits, name)
    written = codebook_says(read_codebook(text, name, book), book)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text)
    with context.store.journal.transaction():
        faces.remember(context, path, written, text)
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


def _journal_says(context: Context, book: str) -> _Codes:
    """Key to fields, parents first."""
    codes = (code for code in context.book.codes if code.codebook == book and not code.merged_into)
    return {code.key: {"exists": True, **code_fields(code)} for code in codes}


def _codes(said: Mapping[str, Mapping[str, Any]]) -> _Codes:
    """Key to fields, for the codes of a file."""
    mark = f"{Kind.CODE} "
    return {name[len(mark) :]: dict(fields) for name, fields in said.items() if name.startswith(mark)}


def _edits_of_codes(before: _Codes, now: _Codes) -> list[Edit]:
    """A code that has moved takes what is under it along, so that all of it is written anew."""
    paths = {key: _path(before, key) for key in before}
    stays = {key for key in now if paths.get(key) == _path(now, key)}
    edits: list[Edit] = [Remove(path) for key, path in paths.items() if key not in stays]
    for key, fields in now.items():
        if key not in stays:
            edits.append(Put(_path(now, key), {_name(field): _plain(value) for field, value in _own(fields)}))
            continue
        old = before[key]
        path = paths[key]
        changed = ((field, value) for field, value in _own(fields) if old.get(field) != value)
        edits += [Put((*path, _name(field)), _plain(value)) for field, value in changed]
        edits += [Remove((*path, _name(field))) for field, _ in _own(old) if field not in fields]
    return edits


def _own(fields: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in fields.items() if name not in _NOT_WRITTEN]


def _path(codes: _Codes, key: str) -> tuple[str, ...]:
    """Keys from the root of the file down to the code; one whose parent is in no file, or in another, is at the top."""
    path: list[str] = []
    while key in codes:
        path[:0] = ["codes", key]
        key = codes[key].get("parent", "")
    return tuple(path)


def _name(field: str) -> str:
    return _WRITTEN.get(field, field)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping) and list(value) == [""]:
        return value[""]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
