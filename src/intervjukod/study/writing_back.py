"""Bringing a codebook file up to date with the journal, by splicing: comments, order and layout stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intervjukod.domain.codebook import Codebook
from intervjukod.domain.journal import Kind
from intervjukod.files.atomic import write_atomically
from intervjukod.files.yaml_splice import Edit, Put, Remove, splice
from intervjukod.readers.codebook import read_codebook
from intervjukod.study import faces
from intervjukod.study.context import Context
from intervjukod.study.faces import Said, code_fields, codebook_says
from intervjukod.study.folder import CODEBOOKS

_WRITTEN = {"use_when": "use-when", "not_when": "not-when", "letter": "key"}
"""Fields whose name in the file differs from ours."""

_NOT_WRITTEN = ("exists", "parent", "codebook")


def write_back(context: Context) -> None:
    """Write every codebook file that is behind the journal. SourceError when one cannot be changed safely."""
    if context.store.read_only:
        return
    for book in context.book.titles:
        _write_book(context, book)


def _write_book(context: Context, book: str) -> None:
    name = f"{CODEBOOKS}/{book}.yaml"
    known = context.store.local.faces().get(name)
    said = known.said if known is not None else {}
    now = _journal_says(context, book)
    if _codes(said) == _codes(now):
        return
    source = known.source if known is not None else f"codebook: {_quoted(context.book.titles[book])}\nversion: 1\n"
    path = context.folder.root / name
    text = splice(source, _edits(context.book, _codes(said), _codes(now)), name)
    written = codebook_says(read_codebook(text, name, book), book)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text)
    with context.store.journal.transaction():
        faces.remember(context, path, written, text)


def _journal_says(context: Context, book: str) -> Said:
    codes = (code for code in context.book.codes if code.codebook == book and not code.merged_into)
    return {f"{Kind.CODE} {code.key}": {"exists": True, **code_fields(code), "codebook": book} for code in codes}


def _codes(said: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Key to fields, for the codes of a file."""
    mark = f"{Kind.CODE} "
    return {name[len(mark) :]: dict(fields) for name, fields in said.items() if name.startswith(mark)}


def _edits(book: Codebook, before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]]) -> list[Edit]:
    edits: list[Edit] = []
    for key, fields in now.items():
        old = before.get(key)
        if old is None or old.get("parent", "") != fields.get("parent", ""):
            if old is not None:
                edits.append(Remove(_path(before, key)))
            edits.append(Put(_path(now, key), {_name(field): _plain(field, value) for field, value in _own(fields)}))
            continue
        for field, value in _own(fields):
            if old.get(field) != value:
                edits.append(Put((*_path(now, key), _name(field)), _plain(field, value)))
        edits += [Remove((*_path(now, key), _name(field))) for field, _ in _own(old) if field not in fields]
    edits += [Remove(_path(before, key)) for key in before if key not in now and key not in book.by_key]
    return edits


def _own(fields: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in fields.items() if name not in _NOT_WRITTEN]


def _path(codes: Mapping[str, Mapping[str, Any]], key: str) -> tuple[str, ...]:
    """Keys from the root of the file down to the code."""
    path: list[str] = []
    while key in codes:
        path[:0] = ["codes", key]
        key = codes[key].get("parent", "")
    return tuple(path)


def _name(field: str) -> str:
    return _WRITTEN.get(field, field)


def _plain(field: str, value: Any) -> Any:
    if field == "label" and isinstance(value, Mapping) and list(value) == [""]:
        return value[""]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _quoted(title: str) -> str:
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
