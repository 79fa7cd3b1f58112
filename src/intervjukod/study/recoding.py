"""Gestures on codings whose code is in question: many given another code, many looked over and kept."""

from __future__ import annotations

from collections.abc import Iterable

from intervjukod.domain.codebook import revision_of
from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study.coding_changes import found_coding, with_reason
from intervjukod.study.context import Context, nearest
from intervjukod.study.deeds import describe
from intervjukod.study.rules import usable
from intervjukod.study.shapes import Act


class Recoding:
    """A part of the room of coding. Each method is one gesture."""

    _context: Context

    def recode_many(self, ids: Iterable[str], code: str, reason: str = "") -> Act:
        """Give several codings another code, as when a code is split in two; those that have it are left alone.

        ``ids`` are unique prefixes. NotFoundError, AmbiguousError, and then none is changed; RefusedError for no
        ids, and for a code that may not be given.
        """
        context = self._context
        given = usable(context, code)
        chosen = [coding for coding in _chosen(context, ids) if coding.code != given.key]
        fields = {"code": given.key, "revision": revision_of(given)}
        if not chosen:
            return Act("", "acts.codings_have_code", {"code": given.name(context.language)})
        return _write(context, [Change(Kind.CODING, coding.id, fields) for coding in chosen], reason)

    def looked_over(self, ids: Iterable[str]) -> Act:
        """Say of codings that they are right, also as their codes are defined today.

        ``ids`` are unique prefixes. NotFoundError, AmbiguousError, and then none is changed; RefusedError for no ids.
        """
        context = self._context
        changes: list[Change] = []
        for coding in _chosen(context, ids):
            if coding.code not in context.book.by_key:
                raise NotFoundError("code_unknown", name=coding.code, near=nearest(coding.code, context.book.by_key))
            revision = revision_of(context.book.by_key[coding.code])
            there = next(context.store.tables.codings("c.id = ?", [coding.id]))
            if there.revision != revision:
                changes.append(Change(Kind.CODING, coding.id, {"revision": revision}))
        return _write(context, changes, "") if changes else Act("", "acts.codings_up_to_date")


def _chosen(context: Context, ids: Iterable[str]) -> list[Coding]:
    """Each coding once. RefusedError when there are none."""
    found = {coding.id: coding for coding in (found_coding(context, id_) for id_ in ids)}
    if not found:
        raise RefusedError("no_codings_chosen")
    return list(found.values())


def _write(context: Context, changes: list[Change], reason: str) -> Act:
    """One gesture; its reason stands on the first op."""
    first, *rest = changes
    return describe(context, context.write([with_reason(first, reason), *rest]))
