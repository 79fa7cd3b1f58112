"""New versions of a text: one op each, with its edit map. One made beside another's is joined with it if it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intervjukod.domain.anchor import PLACED, State, project, text_hash
from intervjukod.domain.edit_map import EditMap
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note, Reading
from intervjukod.readers.mending import mendable, mended
from intervjukod.storage.rows import times_to_field, turns_to_field
from intervjukod.storage.tables import Row
from intervjukod.study.context import Context
from intervjukod.study.growth import Growth, version_change
from intervjukod.study.joining import Tip, joint, text_of, tip
from intervjukod.study.shapes import Touched

SOURCE = "source"
"""The field of a version that has the digest of the file that it was read from."""

ALSO = "source:"
"""What the name of a version's field begins with when another file was found to say the same; its digest follows."""


@dataclass(frozen=True, slots=True)
class Again:
    """A file of a transcript that is here, as read: what it changes, or merely ``notes``, and what is ``told`` of it.

    ``status`` is changed, same (the text is the one that is shown) or known (there is nothing to note either).
    ``touched`` is what becomes of the codings, where the text is made of the one that they are seen in.
    """

    status: str
    changes: tuple[Change, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[Change, ...] = ()
    told: tuple[Note, ...] = ()
    touched: Touched | None = None


def read_from(reading: Reading) -> dict[str, object]:
    """Where a text was read from and how, as fields of its version."""
    return {
        SOURCE: reading.source,
        "encoding": reading.encoding,
        "reader": reading.reader,
        "reader_version": reading.reader_version,
        "times": times_to_field(reading.times),
        "mended": [list(pair) for pair in reading.mended],
    }


def mended_as_before(context: Context, transcript: str, reading: Reading) -> Reading:
    """A new reading of a transcript's file with the labels mended that were when it was read last."""
    rows = (row for row in context.store.tables.entities_of(Kind.VERSION, transcript) if any(_sources(row.fields)))
    earlier = [row.fields.get("mended") or () for row in rows]
    known = mendable(reading)
    meant = {written: label for written, label in (earlier[-1] if earlier else ()) if written in known}
    return mended(reading, meant) if meant and not reading.mended else reading


def sources_of(context: Context, transcript: str) -> set[str]:
    """Digests of the files that the versions of a transcript (its id) are the text of."""
    rows = context.store.tables.entities_of(Kind.VERSION, transcript)
    return {digest for row in rows for digest in _sources(row.fields)}


def _sources(fields: Mapping[str, Any]) -> Iterator[str]:
    if fields.get(SOURCE):
        yield str(fields[SOURCE])
    yield from (name[len(ALSO) :] for name, value in fields.items() if name.startswith(ALSO) and value)


def read_again(context: Context, transcript: str, reading: Reading) -> Again:
    """What a new reading of a transcript's file changes. NotFoundError when the text shown is not here.

    The file is held against what was read from it last; what people mended since is joined with what is new.
    """
    shown = context.transcript(transcript)
    rows = {row.id: row for row in context.store.tables.entities_of(Kind.VERSION, transcript)}
    versions = context.store.journal.folding.versions(transcript).all
    base = next((version for version in reversed(versions) if any(_sources(rows[version.id].fields))), versions[-1])
    hash_ = text_hash(reading.text)
    for version in (versions[-1], base):
        if version.text == hash_:
            return _same(rows[version.id], reading)
    old = text_of(context, base.text)
    from intervjukod.anchoring.edits import edit_map  # nobody who merely opens a study needs it

    growth = Growth(reading.text, base.text, edit_map(old, reading.text), reading.turns, said=read_from(reading))
    changes, texts = beside(context, transcript, growth)
    if base.text == shown.text_hash and growth.edits is not None:
        touched = _touched(context, transcript, growth.edits)
        return Again("changed", changes, texts, told=_in_words(touched), touched=touched)
    told = () if len(texts) > 1 else (Note("versions.forked", {"name": shown.name}),)
    return Again("changed", changes, texts, told=told)


def beside(context: Context, transcript: str, growth: Growth) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The op of a new version, and its text. Where another text is shown than it was made of: the op that joins both.

    Where the two changed the same words there is none: the fork waits for a person.
    """
    changes, texts = (version_change(context, transcript, growth),), (growth.text,)
    shown = context.transcript(transcript)
    versions = context.store.journal.folding.versions(transcript)
    base = versions.origin_of_both(shown.text_hash, growth.parent)
    if shown.text_hash in (growth.parent, text_hash(growth.text)) or not base or growth.edits is None:
        return changes, texts
    here = tip(context, transcript, base, versions.all[-1])
    way = growth.edits if base == growth.parent else versions.edits_to(growth.parent)[base].then(growth.edits)
    made, how = joint(
        context, transcript, base, here, Tip(text_hash(growth.text), growth.text, tuple(growth.turns), way)
    )
    if how.clashes:
        return changes, texts
    return (*changes, version_change(context, transcript, made)), (*texts, made.text)


def _same(row: Row, reading: Reading) -> Again:
    """A file that has the text of a version: its digest is noted, and turns that a better reader found are taken."""
    noted = {} if reading.source in _sources(row.fields) else {f"{ALSO}{reading.source}": True}
    notes = (Change(Kind.VERSION, row.id, noted),) if noted else ()
    turns = turns_to_field(reading.turns)
    if row.fields.get("reader") and row.fields.get("turns") != turns:
        found = {name: value for name, value in read_from(reading).items() if name != SOURCE}
        change = Change(Kind.VERSION, row.id, {"turns": turns, **found})
        return Again("changed", (change,), notes=notes, told=(Note("versions.turns_read_anew"),))
    return Again("same" if noted else "known", notes=notes)


def _touched(context: Context, transcript: str, edits: EditMap) -> Touched:
    """What an edit of the text shown does to its codings."""
    rows = context.store.tables.codings("t.id = ?", [transcript])
    states = Counter(project(Span(row.start, row.end), edits).state for row in rows if row.state in PLACED)
    return Touched(states[State.SAME], states[State.SIMILAR], states[State.LOST])


def _in_words(touched: Touched) -> tuple[Note, ...]:
    """That an edit leaves codings to look at, where it does."""
    if not touched.similar + touched.lost:
        return ()
    return (Note("versions.touches", {"similar": touched.similar, "lost": touched.lost}),)
