"""Gestures that give codings another shape: split, join, in vivo, several removed at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.codebook import Code, free_letter, key_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import uuid7
from intervjukod.domain.memo import Memo
from intervjukod.domain.span import Span, gap, parted, trimmed
from intervjukod.domain.text import words
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.storage.folding import FACET, QUOTE
from intervjukod.study import folding
from intervjukod.study.coded import codings
from intervjukod.study.coding_changes import coding_fields, found_coding, memo_change, with_reason
from intervjukod.study.context import Context
from intervjukod.study.deeds import JOINED_INTO, SPLIT_FROM, describe
from intervjukod.study.new_codes import changes_for, home
from intervjukod.study.shapes import Act
from intervjukod.study.writing_back import agree, write_back

LABEL = 48
"""Code points of a label made of a passage's words; the last word that would begin beyond is left out."""

_OF_BOTH = frozenset(("transcript", "code", "coder", "revision", "created", QUOTE))
"""Fields of a coding, beside its facets, that both parts keep when it is split."""


class Reshaping:
    """A part of the room of coding. Each method is one gesture."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def split(self, id_: str, at: int | Span, reason: str = "") -> Act:
        """One coding becomes two, before the word that holds the offset ``at`` (code points) or follows it.

        A span means its beginning, or its end where it begins with the coding. The first part keeps id and memo;
        facets and the mark of a quote stand on both. ``reason`` is why, in one line. NotFoundError; RefusedError
        where a part would have no words.
        """
        context = self._context
        coding, opened = _placed(context, id_)
        parts = parted(opened.text, coding.span, words(opened.text, coding.span), at)
        if parts is None:
            raise RefusedError("split_nothing", id=coding.id, span=str(coding.span))
        first, second = parts
        said = {name: value for name, value in _said_of(context, coding.id).items() if _is_of_both(name)}
        new = {**said, "exists": True, "anchor": context.anchor(opened, second), SPLIT_FROM: coding.id}
        changes = [
            with_reason(Change(Kind.CODING, coding.id, {"anchor": context.anchor(opened, first)}), reason),
            Change(Kind.CODING, uuid7(), new),
        ]
        return describe(context, context.write(changes))

    def join(self, ids: str | Sequence[str]) -> Act:
        """Codings of one coder with one code that overlap, touch or have only white space between become one.

        For one id: with all such beside it. The first in the text keeps its id and gets the whole passage, every
        facet, and the memos of all, with a blank line between; the others are removed. NotFoundError;
        RefusedError for codings that do not belong together, and for facets that contradict each other.
        """
        context = self._context
        named = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
        joined = _beside(context, named[0]) if len(named) == 1 else _together(context, named)
        return describe(context, context.write(_joining(context, joined)))

    def in_vivo(self, transcript: str, span: Span, *, under: str = "", label: str = "") -> Act:
        """The words of a passage become a code, in the codebook and in its file, and the passage is coded with it.

        ``label`` stands in for the words, ``under`` is the code that the new one is placed below. RefusedError
        when the words make no key, or one that is taken; NotFoundError for a span without words.
        """
        context = self._context
        agree(context)
        opened = context.transcript(transcript)
        context.check_span(opened, span)
        span = trimmed(opened.text, span)
        name = " ".join(label.split()) or in_vivo_label(span.of(opened.text))
        parent = context.find_code(under) if under else ""
        key = key_of(name)
        if not key:
            raise RefusedError("code_key_unusable", key=name)
        if context.book.resolve(key) in context.book.by_key:
            raise RefusedError("code_exists", key=key)
        labels = {context.language: name}
        code = Code(key, label=labels, origin="inductive", parent=parent, codebook=home(context, parent=parent))
        code = replace(code, letter=free_letter(context.book, name))
        fields = coding_fields(context, opened, span, code, context.coder, {})
        ops = context.write([*changes_for(context, [code]), Change(Kind.CODING, uuid7(), fields)])
        write_back(context)
        return describe(context, [op for op in ops if op.kind != Kind.CODEBOOK])

    def remove_many(self, ids: Iterable[str]) -> Act:
        """Take several codings away at once; one undo brings them back. NotFoundError, and then none is taken."""
        found = dict.fromkeys(self._context.find_coding(id_) for id_ in ids)
        if not found:
            return Act("", "acts.removed_many", {"n": 0}, count=0)
        changes = [Change(Kind.CODING, id_, {"exists": False}) for id_ in found]
        return describe(self._context, self._context.write(changes))


def in_vivo_label(said: str) -> str:
    """What somebody said, as a label: white space made even; what is long ends after a word, with ``…``."""
    label = " ".join(said.split())
    if len(label) <= LABEL:
        return label.rstrip(".,;:")
    head, blank, _ = label[: LABEL + 1].rpartition(" ")
    return (head if blank else label[:LABEL]).rstrip(".,;:–- ") + "…"


def _placed(context: Context, id_: str) -> tuple[Coding, Transcript]:
    """A coding that has a place in the text shown, and its transcript. NotFoundError, RefusedError."""
    coding = found_coding(context, id_)
    if coding.state not in PLACED:
        raise RefusedError("coding_not_placed", id=coding.id)
    return coding, context.transcript(coding.transcript)


def _is_of_both(field: str) -> bool:
    """Whether what the field says of a coding goes for each of its parts."""
    return field in _OF_BOTH or field.startswith(FACET)


def _said_of(context: Context, id_: str) -> dict[str, Any]:
    """Every field of a coding."""
    entity = context.store.journal.entity(Kind.CODING, id_)
    if entity is None:
        raise NotFoundError("coding_unknown", id=id_)
    return entity.fields


def _runs(opened: Transcript, found: Iterable[Coding]) -> list[list[Coding]]:
    """Codings in the order of the text, those together that nothing but white space stands between."""
    runs: list[list[Coding]] = []
    cover: Span | None = None
    for coding in sorted(found, key=lambda coding: (coding.span.start, -coding.span.end, coding.id)):
        if cover is None or gap(cover, coding.span).of(opened.text).strip():
            runs.append([])
            cover = coding.span
        runs[-1].append(coding)
        cover = cover.cover(coding.span)
    return runs


def _beside(context: Context, id_: str) -> list[Coding]:
    """The coding and those like it that it runs together with. RefusedError when there are none."""
    coding, opened = _placed(context, id_)
    rows = context.store.tables.codings("t.id = ? AND p.id = ?", [coding.transcript, coding.coder])
    alike = (one for one in codings(context, rows) if one.code == coding.code and one.state in PLACED)
    run = next(run for run in _runs(opened, alike) if coding in run)
    if len(run) == 1:
        raise RefusedError("join_alone", id=coding.id)
    return run


def _together(context: Context, ids: Sequence[str]) -> list[Coding]:
    """The codings, when they can be one. NotFoundError, RefusedError."""
    placed = [_placed(context, id_) for id_ in ids]
    if len({(coding.transcript, coding.coder, coding.code) for coding, _ in placed}) != 1:
        raise RefusedError("join_unlike", n=len(placed))
    runs = _runs(placed[0][1], {coding.id: coding for coding, _ in placed}.values())
    if len(runs) > 1 or len(runs[0]) == 1:
        raise RefusedError("join_apart", n=len(placed))
    return runs[0]


def _joining(context: Context, joined: Sequence[Coding]) -> list[Change]:
    """The changes that make the first of the codings all of them."""
    first, *others = joined
    opened = context.transcript(first.transcript)
    whole = reduce(Span.cover, (coding.span for coding in joined))
    fields: dict[str, Any] = {f"{FACET}{name}": value for name, value in _facets(joined).items()}
    if whole != first.span:
        fields["anchor"] = context.anchor(opened, whole)
    if any(coding.quoted for coding in others):
        fields[QUOTE] = True
    there = _said_of(context, first.id)
    news = {name: value for name, value in fields.items() if there.get(name) != value}
    gone = {"exists": False, JOINED_INTO: first.id}
    return [
        *([Change(Kind.CODING, first.id, news)] if news else []),
        *(Change(Kind.CODING, coding.id, gone) for coding in others),
        *_joined_memos(context, joined),
    ]


def _facets(joined: Sequence[Coding]) -> dict[str, str]:
    """Every facet that was said of one of them. RefusedError when two say different things."""
    facets: dict[str, str] = {}
    for coding in joined:
        for name, value in coding.facets.items():
            if facets.setdefault(name, value) != value:
                raise RefusedError("join_facets", facet=name, one=facets[name], other=value)
    return facets


def _joined_memos(context: Context, joined: Sequence[Coding]) -> Iterator[Change]:
    """Each coder's memos on the codings as one memo on the first; also what lost to a colleague's text is in it."""
    places = {coding.id: n for n, coding in enumerate(joined)}
    rows = context.store.tables.entities(Kind.MEMO)
    memos = [folding.memo(context.store, row) for row in rows if row.fields.get("subject") in places]
    by_coder: dict[str, list[Memo]] = {}
    for memo in sorted(memos, key=lambda memo: places[memo.subject]):
        by_coder.setdefault(memo.coder, []).append(memo)
    for coder, written in by_coder.items():
        moved = [memo for memo in written if memo.subject != joined[0].id]
        if moved:
            texts = dict.fromkeys(text for memo in written for text in (memo.text, *memo.others))
            yield memo_change(context, "coding", joined[0].id, "\n\n".join(texts), None, coder)
            yield from (Change(Kind.MEMO, memo.id, {"exists": False}) for memo in moved)
