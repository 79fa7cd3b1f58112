"""Codings to look over: made when their code meant something else than it does today.

A coding bears the revision of its code. What that revision said is found by going through the ops of the code,
so that no definition is stored twice. The label is no part of the meaning: a code may be renamed without a
second look at its codings. A coding whose code was merged away was accepted into the other as that was defined
at the time of the merge: it is asked about when that definition changes later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.codebook import Code, meaning_of, revision_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Kind, Op, cancelled_gestures, fold_entity
from intervjukod.domain.journal.op import EXISTS
from intervjukod.storage.journal import past
from intervjukod.study import folding
from intervjukod.study.coded import codings
from intervjukod.study.context import Context
from intervjukod.study.shapes import ToLookOver

_Meaning = Mapping[str, str]


def to_look_over(context: Context, transcript: str, code: str, coder: str | None) -> list[ToLookOver]:
    """By transcript's name and place; ``transcript`` (id) and ``code`` (a key) choose, "" for all of them."""
    pasts = _Pasts(context)
    today = {one.key: revision_of(one) for one in context.book.codes}
    asked = {"t.id": transcript, "p.id": context.coder if coder == "" else coder}
    chosen = {column: value for column, value in asked.items() if value}
    where = " AND ".join(["c.revision <> ''", *(f"{column} = ?" for column in chosen)])
    rows = []
    for row in context.store.tables.codings(where, list(chosen.values())):
        key = context.book.resolve(row.code)
        if row.state in PLACED and code in ("", key) and row.revision != today.get(key, row.revision):
            meant = pasts.difference(row.code, row.revision)
            if meant is not None:
                rows.append((row, meant))
    found = codings(context, (row for row, _ in rows))
    told = [_told(context, coding, *meant) for coding, (_, meant) in zip(found, rows, strict=True)]
    return sorted(told, key=lambda one: (one.name, one.span.start, -one.span.end, one.id))


def _told(context: Context, coding: Coding, then: _Meaning, now: _Meaning) -> ToLookOver:
    opened = context.transcript(coding.transcript)
    changed = tuple(name for name, said in now.items() if said != then.get(name, ""))
    return ToLookOver(
        coding.id,
        coding.transcript,
        opened.name,
        coding.span,
        opened.place(coding.span),
        coding.code,
        coding.coder,
        changed,
        "\n".join(filter(None, (then.get(name, "") for name in changed))),
        "\n".join(filter(None, (now[name] for name in changed))),
    )


class _Pasts:
    """The pasts of the codes that are asked about, each made once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, _Past] = {}
        self._judged: dict[tuple[str, str], tuple[_Meaning, _Meaning] | None] = {}

    def difference(self, key: str, revision: str) -> tuple[_Meaning, _Meaning] | None:
        """What the code meant to a coding and what it means today; None where that is the same.

        ``key`` is the code that the coding was given, ``revision`` the one that it bears.
        """
        asked = (key, revision)
        if asked not in self._judged:
            now = meaning_of(self._context.book.by_key[self._context.book.resolve(key)])
            then = self._then(key, revision)
            self._judged[asked] = None if then == now else (then, now)
        return self._judged[asked]

    def _then(self, key: str, revision: str) -> _Meaning:
        """What the coding was made or accepted under; nothing where the journal does not know."""
        target = self._context.book.resolve(key)
        known = self._of(target).meanings.get(revision)
        if known is not None or key == target:
            return known or {}
        own = self._of(key)
        given = own.meanings.get(revision, {})
        if given != own.last:
            return given  # it was to be looked over already when its code was merged
        return self._of(target).at(self._merged(key))

    def _merged(self, key: str) -> int | None:
        """The stamp of the op by which a code came to be part of what it is today; None where a file says so."""
        by_key = self._context.book.by_key
        stamp: int | None = None
        passed: set[str] = set()
        while key in by_key and by_key[key].merged_into and key not in passed:
            passed.add(key)
            entity = self._context.store.journal.entity(Kind.CODE, key)
            stamp = entity.registers["merged_into"].op.stamp if entity is not None else None
            key = by_key[key].merged_into
        return stamp

    def _of(self, key: str) -> _Past:
        if key not in self._known:
            self._known[key] = _Past(key, past(self._context.store.journal, Kind.CODE, key))
        return self._known[key]


@dataclass(frozen=True)
class _Past:
    """All that one code has meant: its ops, and those that cancel them or take that back, as they arrived."""

    key: str
    ops: Sequence[Op]

    @cached_property
    def meanings(self) -> dict[str, _Meaning]:
        """Revision to meaning, as this copy saw the code, and as it was by the clocks of all copies.

        A revision is of the label too, and elsewhere each meaning may have stood under any label.
        """
        codes = [*self._through(self.ops), *self._through(self._in_time)]
        labels = {tuple(code.label.items()): code.label for code in codes}.values()
        return {revision_of(replace(code, label=label)): meaning_of(code) for code in codes for label in labels}

    @property
    def last(self) -> _Meaning:
        """What it meant last."""
        return self.at(None)

    def at(self, stamp: int | None) -> _Meaning:
        """What it meant when the clock stood at ``stamp``; None: today."""
        told = [op for op in self._in_time if stamp is None or op.stamp <= stamp]
        codes = self._through(told)
        return meaning_of(codes[-1]) if codes else {}

    @cached_property
    def _in_time(self) -> list[Op]:
        return sorted(self.ops, key=lambda op: (op.stamp, op.id))

    def _through(self, told: Sequence[Op]) -> list[Code]:
        """The code after each of the ops."""
        codes: list[Code] = []
        for n in range(1, len(told) + 1):
            about = [op for op in told[:n] if op.kind == Kind.CODE]
            entity = fold_entity(about, cancelled_gestures(told[:n])) if about else None
            if entity is not None and entity.fields.get(EXISTS):
                codes.append(folding.code_from(self.key, entity.fields))
        return codes
