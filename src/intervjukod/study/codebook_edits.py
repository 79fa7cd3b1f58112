"""Changing what the codebook says: each method is one gesture, in the journal first and then in the file.

A file that a person has changed is read before it is written; one that cannot be read as it stands stops the
act, so that nothing is done by halves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intervjukod.domain.codebook import Code
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.op import REASON
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import faces
from intervjukod.study.code_fields import checked_colour, checked_letter, letter_holder, listed, relabelled, tidy
from intervjukod.study.context import Context, nearest
from intervjukod.study.deeds import describe
from intervjukod.study.new_codes import facet_changes, home
from intervjukod.study.rules import usable
from intervjukod.study.shapes import Act
from intervjukod.study.writing_back import file_of, write_back

_IN_ONE_LINE = ("brief",)


class CodebookEdits:
    """A part of the room of the codebook."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def edit(
        self,
        key: str,
        *,
        label: str | None = None,
        brief: str | None = None,
        definition: str | None = None,
        use_when: str | None = None,
        not_when: str | None = None,
        letter: str | None = None,
        colour: str | None = None,
        examples: Sequence[str] | None = None,
        keywords: Sequence[str] | None = None,
        alias: Sequence[str] | None = None,
        facets: Sequence[str] | None = None,
        codable: bool | None = None,
        reason: str = "",
    ) -> Act:
        """Say something else of a code: None leaves a field as it is, "" or no items takes it away.

        ``label`` is in the language of the study as it was opened; the key never changes. NotFoundError,
        AmbiguousError; RefusedError for a letter that another code has, a colour that is none, a codebook
        file that cannot be read now.
        """
        context = self._context
        code = _ready(context, key)
        texts = {"brief": brief, "definition": definition, "use_when": use_when, "not_when": not_when}
        lists = {"examples": examples, "keywords": keywords, "alias": alias, "facets": facets}
        said: dict[str, Any] = {
            name: tidy(text, one_line=name in _IN_ONE_LINE) for name, text in texts.items() if text is not None
        }
        said |= {name: listed(items) for name, items in lists.items() if items is not None}
        if label is not None:
            said["label"] = relabelled(code, tidy(label, one_line=True), context.language)
        if colour is not None:
            said["colour"] = checked_colour(colour)
        if codable is not None:
            said["codable"] = codable
        if letter is not None:
            said["letter"] = checked_letter(context.book, code, letter)
        _check_facets(context, said.get("facets", ()))
        more = facet_changes(context, said.get("facets", ()), code.codebook)
        return _write(context, code, _news(code, said), reason, more)

    def move(self, key: str, under: str, reason: str = "") -> Act:
        """Put a code, with all that is under it, under another, or with "" at the top.

        It goes into the file of the code above it. RefusedError for a place under itself. NotFoundError,
        AmbiguousError.
        """
        context = self._context
        code = _ready(context, key)
        above = _ready(context, under) if under else None
        parent = above.key if above is not None else ""
        if parent in context.book.below(code.key):
            raise RefusedError("code_under_itself", key=code.key, under=parent)
        if parent == code.parent:
            return _unchanged(context, code)
        book = home(context, parent=parent) if parent else code.codebook
        said: dict[str, Any] = {"parent": parent or None}
        row = context.store.tables.entity(Kind.CODE, code.key)
        if row is None or row.fields.get("codebook") != book:
            said["codebook"] = book
        return _write(context, code, said, reason, facet_changes(context, _facets_below(context, code), book))

    def merge(self, key: str, into: str, reason: str = "") -> Act:
        """Let one code swallow another: codings, memos and the codes under it follow, its letter is free.

        The file keeps the swallowed key under ``was``. RefusedError for a code that it is itself or that stands
        under it, for a category and for a retired code. NotFoundError, AmbiguousError.
        """
        context = self._context
        gone, kept = _ready(context, key), _ready(context, into)
        if gone.key == kept.key:
            raise RefusedError("merge_same_code", key=kept.key)
        if kept.key in context.book.below(gone.key):
            raise RefusedError("merge_into_own", key=gone.key, into=kept.key)
        kept = usable(context, kept.key)
        more = facet_changes(context, _facets_below(context, gone), kept.codebook)
        return _write(context, gone, {"merged_into": kept.key}, reason, more)

    def retire(self, key: str, retired: bool = True, reason: str = "") -> Act:
        """Offer a code no more, or again; its codings stay. NotFoundError, AmbiguousError, RefusedError.

        A code that comes back comes without its letter when another has that by now.
        """
        context = self._context
        code = _ready(context, key)
        if code.retired == retired:
            return _unchanged(context, code)
        said: dict[str, Any] = {"retired": retired or None}
        if not retired and letter_holder(context.book, code, code.letter) is not None:
            said["letter"] = None
        return _write(context, code, said, reason)


def _ready(context: Context, name: str) -> Code:
    """The code, when its file can be written. What people did to the files is taken in first."""
    if context.store.read_only:
        raise RefusedError("study_read_only", folder=str(context.folder.root))
    faces.synchronise(context)
    code = context.book.by_key[context.find_code(name)]
    file = file_of(context.store.local.faces(), code.codebook)
    wrong = next((note for note in context.findings if note.values.get("path") == file), None)
    if wrong is not None:
        where = file if wrong.line is None else f"{file}:{wrong.line}"
        raise RefusedError("codebook_file_broken", where=where, code=code.name(context.language))
    return code


def _write(context: Context, code: Code, said: Mapping[str, Any], reason: str, more: Sequence[Change] = ()) -> Act:
    """One gesture about a code, with its reason; nothing, where it says nothing new."""
    if not said:
        write_back(context)
        return _unchanged(context, code)
    why = tidy(reason, one_line=True)
    fields = {**said, REASON: why} if why else said
    ops = context.write([Change(Kind.CODE, code.key, fields), *more])
    write_back(context)
    return describe(context, ops)


def _unchanged(context: Context, code: Code) -> Act:
    return Act("", "acts.code_unchanged", {"code": code.name(context.language)}, (code.key,))


def _news(code: Code, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is not said already, as fields of an op: None for what is taken away."""
    default = Code("")
    news: dict[str, Any] = {}
    for name, value in said.items():
        if value != getattr(code, name):
            plain = list(value) if isinstance(value, tuple) else value
            news[name] = None if value == getattr(default, name) else plain
    return news


def _facets_below(context: Context, code: Code) -> list[str]:
    """The facets that a code, and what is under it, may carry."""
    return [name for key in context.book.below(code.key) for name in context.book.by_key[key].facets]


def _check_facets(context: Context, names: Sequence[str]) -> None:
    for name in names:
        if name not in context.book.facet:
            raise NotFoundError("facet_unknown", name=name, near=nearest(name, context.book.facet))
