"""Making a code: the changes it takes, and the codebook it stands in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from intervjukod.domain.codebook import Code, key_of
from intervjukod.domain.journal import Change, Kind
from intervjukod.errors import NotFoundError
from intervjukod.study.context import Context
from intervjukod.study.folder import CODEBOOKS
from intervjukod.study.sayings import code_fields, facet_field

NEW_BOOK = "kodbok"
"""The codebook that the first code of a study without one is written in."""


def home(context: Context, file: str = "", parent: str = "") -> str:
    """The codebook for a new code: the one named, else its parent's, else the first. NotFoundError."""
    titles = context.book.titles
    if file:
        stem = unicodedata.normalize("NFC", PurePosixPath(file).stem)
        if stem not in titles:
            raise NotFoundError("codebook_unknown", name=file, near=", ".join(titles) or "–")
        return stem
    if parent and context.book.by_key[parent].codebook in titles:
        return context.book.by_key[parent].codebook
    return next(iter(sorted(titles)), NEW_BOOK)


def changes_for(context: Context, codes: Sequence[Code]) -> list[Change]:
    """What makes the codes, and their codebooks where these are new."""
    made = {code.codebook: None for code in codes if code.codebook not in context.book.titles}
    title = context.settings.title or CODEBOOKS
    books = [Change(Kind.CODEBOOK, book, {"exists": True, "title": title}) for book in made]
    return [*books, *(Change(Kind.CODE, code.key, {"exists": True, **code_fields(code)}) for code in codes)]


def facet_changes(context: Context, names: Iterable[str], book: str) -> list[Change]:
    """What makes a codebook declare facets that another one has: a file has no code with a facet it lacks."""
    row = context.store.tables.entity(Kind.CODEBOOK, book)
    there = list(row.fields.get("facets") or ()) if row is not None else []
    known = {facet["name"] for facet in there}
    lacking = [name for name in dict.fromkeys(names) if name not in known and name in context.book.facet]
    if not lacking:
        return []
    return [Change(Kind.CODEBOOK, book, {"facets": [*there, *(facet_field(context.book.facet[n]) for n in lacking)]})]


def key_named(name: str) -> str:
    """The key of a code that a person names: made of its words; the name as it is where they make none."""
    return key_of(name) or name
