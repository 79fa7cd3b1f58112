"""Whether every text is the one that its hash names, and every version fits its text and what it was made of."""

from __future__ import annotations

from collections.abc import Iterator

from intervjukod.domain.journal import Kind
from intervjukod.domain.span import follow_one_another
from intervjukod.domain.transcript import Note
from intervjukod.domain.versions import version_from_fields
from intervjukod.storage.rows import turns_from_field
from intervjukod.storage.tables import Row
from intervjukod.study.checks.examination import SENSELESS, Examination, told
from intervjukod.study.context import Context
from intervjukod.study.shapes import Check

Wrong = tuple[str, Row]
"""What is wrong with a version (a key under ``doctor.``), and the version."""


def texts(examination: Examination) -> list[Check]:
    """Every text, read and hashed anew."""
    here = examination.context.store.texts
    hashes = sorted(here.hashes())
    damaged = []
    for hash_ in hashes:
        if here.is_sound(hash_):
            examination.sizes[hash_] = len(here.get(hash_))
        else:
            damaged.append(hash_)
        examination.step()
    owners = {str(row.fields.get("text")): str(row.fields.get("transcript")) for row in _versions(examination.context)}

    def tell(hash_: str) -> tuple[Note, Note]:
        name = examination.place(owners[hash_]) if hash_ in owners else "–"
        return Note("doctor.texts_damaged", {"name": name, "id": hash_}), Note("doctor.texts_hint")

    return told("texts", damaged, tell, count=len(hashes))


def versions(examination: Examination) -> list[Check]:
    """Every version of every transcript's text; and the forks, which are worth knowing."""
    rows = _versions(examination.context)
    wrong = [(key, row) for row in rows for key in _wrong(examination, row)]

    def tell(one: Wrong) -> tuple[Note, Note]:
        key, row = one
        said = {"name": examination.place(str(row.fields.get("transcript", ""))), "id": row.id}
        hint = Note("doctor.texts_hint") if key in _MISSING else examination.restore_hint
        return Note(f"doctor.{key}", said), hint

    return [*told("versions", wrong, tell, count=len(rows)), *_forks(examination)]


def missing(context: Context) -> set[str]:
    """Hashes of the texts that versions have, or were made of, and that are not here."""
    named: set[str] = set()
    for row in _versions(context):
        named |= {str(row.fields.get("text") or ""), str(row.fields.get("parent") or "")}
    return named - {""} - context.store.texts.hashes()


_MISSING = ("version_without_text", "version_without_parent")


def _versions(context: Context) -> list[Row]:
    """The versions of the transcripts in the study, one transcript's after the other's."""
    alive = dict(context.store.tables.transcripts().values())
    rows = [row for row in context.store.tables.entities(Kind.VERSION) if row.fields.get("transcript") in alive]
    return sorted(rows, key=lambda row: (str(row.fields["transcript"]), row.made))


def _wrong(examination: Examination, row: Row) -> Iterator[str]:
    """What is wrong with a version; what rests on a damaged text is told of the text."""
    sizes, there = examination.sizes, examination.context.store.texts
    try:
        version = version_from_fields(row.id, row.fields, (row.made, row.op))
        turns = turns_from_field(row.fields.get("turns") or ())
    except SENSELESS:
        yield "version_unreadable"
        return
    if not there.has(version.text):
        yield "version_without_text"
    elif version.text in sizes and not follow_one_another((turn.words for turn in turns), sizes[version.text]):
        yield "version_turns"
    for origin, edits in version.origins:
        if not there.has(origin):
            yield "version_without_parent"
        elif edits is None or not {origin, version.text} <= sizes.keys():
            continue
        elif not edits.fits(sizes[origin], sizes[version.text]):
            yield "version_map"


def _forks(examination: Examination) -> Iterator[Check]:
    for id_, name in examination.names.items():
        if examination.context.store.journal.folding.versions(id_).forks:
            yield Check("fork", "note", Note("versions.forked_here", {"name": name}))
