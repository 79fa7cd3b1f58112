"""Whether the edited quotes still follow from what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intervjukod.domain.anchor import PLACED
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.study.checks.examination import Examination, name_of, told
from intervjukod.study.quotations import proved
from intervjukod.study.shapes import Check


def quotes(examination: Examination) -> list[Check]:
    """Every edited quote with a place against the words there; one that no longer follows is a note, not damage."""
    unproved = list(_unproved(examination))

    def tell(one: tuple[str, str]) -> tuple[Note, Note]:
        id_, place = one
        what = Note("doctor.quote_unproved", {"id": name_of(Kind.CODING, id_), "place": place})
        return what, Note("doctor.quotes_hint", {"id": id_})

    return [line if line.status == "ok" else replace(line, status="note") for line in told("quotes", unproved, tell)]


def _unproved(examination: Examination) -> Iterator[tuple[str, str]]:
    """Id and place of the quotes whose edited text cannot be had from their words."""
    context = examination.context
    for row in context.store.tables.codings("c.citation <> ''"):
        if row.state in PLACED and row.transcript in examination.names:
            opened, span = context.transcript(row.transcript), Span(row.start, row.end)
            if proved(span.of(opened.text), row.citation) is None:
                yield row.id, opened.place(span)
