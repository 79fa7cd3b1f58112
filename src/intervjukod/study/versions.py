"""The room of versions: what became of a text, mending it, and what waits to be placed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intervjukod.domain.anchor import PLACED, Anchor
from intervjukod.domain.journal import Kind, wall_of
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.domain.turns import mends_of
from intervjukod.domain.versions import edits_from_field
from intervjukod.storage.tables import Row
from intervjukod.study.context import iso
from intervjukod.study.forks import Forks
from intervjukod.study.growing import SOURCE
from intervjukod.study.joining import text_of, turns_of
from intervjukod.study.placing import Placing
from intervjukod.study.sitting import Sitting
from intervjukod.study.version_deeds import CHOSEN, JOINED
from intervjukod.study.version_shapes import Origin, VersionRow


class VersionsRoom(Placing, Forks):
    """See :mod:`intervjukod.study`."""

    def begin(self, transcript: str) -> Sitting:
        """Begin to mend a transcript (its id). NotFoundError; RefusedError in a study that cannot be written."""
        self._context.check_writable()
        return Sitting(self._context, self._context.transcript(transcript))

    def of(self, transcript: str) -> Sequence[VersionRow]:
        """The versions of a transcript's text (its id), the newest first; those that were undone are left out."""
        versions = self._context.store.journal.folding.versions(transcript)
        rows = {row.id: row for row in self._context.store.tables.entities_of(Kind.VERSION, transcript)}
        forks = {version.id for version in versions.forks}
        found = [
            self._row(n, rows[version.id], shown=version is versions.all[-1], fork=version.id in forks)
            for n, version in enumerate(versions.all, 1)
        ]
        return found[::-1]

    def open(self, transcript: str, text: str) -> Transcript:
        """A transcript (its id) as one of its versions has it (the hash of its text). NotFoundError.

        To be read: what is coded stands elsewhere in it.
        """
        words, turns = text_of(self._context, text), turns_of(self._context, transcript, text)
        return replace(self._context.transcript(transcript), text_hash=text, text=words, turns=turns)

    def carried(self, transcript: str, text: str, span: Span) -> Span | None:
        """Where a span of another version (the hash of its text) stands in the one shown; None where it is lost."""
        placed = self._context.store.journal.folding.versions(transcript).place(Anchor(text, span, ""))
        return placed.span if placed.state in PLACED else None

    def _row(self, n: int, row: Row, *, shown: bool, fork: bool) -> VersionRow:
        said, texts = row.fields, self._context.store.texts
        text, edits = str(said.get("text") or ""), edits_from_field(said.get("map"))
        return VersionRow(
            n=n,
            version=row.id,
            text=text,
            parent=str(said.get("parent") or ""),
            what=_what(row),
            at=iso(wall_of(row.made)),
            actor=row.actor,
            size=len(texts.get(text)) if texts.has(text) else 0,
            kept=sum(run.length for run in edits.kept) if edits is not None else 0,
            turns=len(said.get("turns") or ()),
            mends=len(mends_of(said)),
            source=str(said.get(SOURCE) or ""),
            encoding=str(said.get("encoding") or ""),
            reader=str(said.get("reader") or ""),
            reader_version=int(said.get("reader_version") or 0),
            shown=shown,
            fork=fork,
        )


def _what(row: Row) -> Origin:
    if row.fields.get(CHOSEN):
        return Origin.CHOSEN
    if row.fields.get(JOINED):
        return Origin.JOINED
    return Origin.READ if row.fields.get(SOURCE) else Origin.EDITED
