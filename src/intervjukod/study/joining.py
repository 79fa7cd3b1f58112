"""Two texts that were made of one, joined into a third with what was changed in either."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intervjukod.domain.edit_map import EditMap
from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Turn
from intervjukod.domain.turns import carried, sides_of, united
from intervjukod.domain.versions import Version, Versions
from intervjukod.errors import NotFoundError
from intervjukod.storage.voices import standing_turns
from intervjukod.study.context import Context
from intervjukod.study.growth import Growth, carried_times
from intervjukod.study.version_deeds import JOINED

if TYPE_CHECKING:
    from intervjukod.anchoring.joining import Joined


@dataclass(frozen=True, slots=True)
class Tip:
    """One of the texts: its hash, its words, its turns, and the edit that made it of the text they have in common.

    ``times`` are those of what is heard in it, as a field of its version.
    """

    hash: str
    text: str
    turns: tuple[Turn, ...]
    edits: EditMap
    times: Sequence[Sequence[float]] = ()


def joint(
    context: Context, transcript: str, base: str, one: Tip, other: Tip, others: Collection[int] = ()
) -> tuple[Growth, Joined]:
    """The text made of both, and the places that both changed: there the words of ``one``, but for ``others``.

    ``base`` is the hash of the text that both were made of. NotFoundError when that is not here.
    """
    from intervjukod.anchoring.joining import joined  # nobody who merely opens a study needs it

    before = text_of(context, base)
    made = joined(before, one.edits, other.edits, one.text, other.text, others)
    had = turns_of(context, transcript, base)
    turns = united(
        carried(had, one.edits.then(made.from_one), made.text),
        carried(one.turns, made.from_one, made.text),
        carried(other.turns, made.from_other, made.text),
        made.text,
    )
    times = carried_times({"times": other.times}, made.from_other) or carried_times({"times": one.times}, made.from_one)
    said = {JOINED: True, **times}
    if made.text == one.text:
        return Growth(made.text, other.hash, made.from_other, turns, said=said), made
    joins = [(other.hash, made.from_other)] if made.text != other.text else []
    return Growth(made.text, one.hash, made.from_one, turns, joins=joins, said=said), made


def text_of(context: Context, hash_: str) -> str:
    """A text by its hash. NotFoundError when it is not here."""
    if not context.store.texts.has(hash_):
        raise NotFoundError("versions.no_text", version=hash_[:8])
    return context.store.texts.get(hash_)


def tip(context: Context, transcript: str, base: str, version: Version) -> Tip:
    """A version as one of two that are joined, both made of the text with the hash ``base``."""
    edits = context.store.journal.folding.versions(transcript).edits_to(version.text)[base]
    row = context.store.tables.entity(Kind.VERSION, version.id)
    times = row.fields.get("times") or () if row is not None else ()
    turns = turns_of(context, transcript, version.text)
    return Tip(version.text, text_of(context, version.text), turns, edits, times)


def turns_of(context: Context, transcript: str, hash_: str) -> tuple[Turn, ...]:
    """The turns of a version of a transcript, by the hash of its text, as people have mended them."""
    versions = context.store.journal.folding.versions(transcript)
    rows = context.store.tables.entities_of(Kind.VERSION, transcript)
    row = context.store.tables.entity(Kind.TRANSCRIPT, transcript)
    seen = Versions((*(one for one in versions.all if one.text != hash_), *versions.with_text(hash_)), versions.undone)
    sides = sides_of(row.fields if row is not None else {})
    return standing_turns(text_of(context, hash_), seen, {one.id: one.fields for one in rows}, sides)
