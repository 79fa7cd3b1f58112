"""Whether every anchor holds its words: those of codings, memos and answers; and where the words are if it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from intervjukod.domain.anchor import Anchor, State, elsewhere
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.storage.journal import AT_A_TIME, several
from intervjukod.study.checks.examination import SENSELESS, SHOWN, Examination, name_of, told
from intervjukod.study.context import Context
from intervjukod.study.shapes import Check

NEAR = 64
"""Code points on each side in which the words of every anchor are looked for."""

FAR = 200
"""How many anchors' words are looked for in their whole text: a fault in more is not one of single anchors."""

ASKED, ANSWERED = "asked", "answered"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Something with an anchor: ``field`` is that, as it stands; ``part`` says which of an answer's, "" of others.

    An answer's parts are ``asked`` and the places in its list of places where it is answered, from 0. ``state`` is
    how a coding stands in the version shown, as the table has it.
    """

    kind: Kind
    id: str
    part: str
    transcript: str
    field: Any
    state: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """An anchor that does not hold its words; None for one that cannot be read. ``found`` is where they stand."""

    at: Anchored
    anchor: Anchor | None
    found: tuple[Span, ...] = ()


def anchors(examination: Examination) -> list[Check]:
    """Every anchor against its text, and how many have lost their place in a version since."""
    store = examination.context.store
    states: Counter[tuple[bool, str]] = Counter()
    count, broken = 0, []
    for one in anchored(examination.context):
        if one.kind == Kind.CODING:
            examination.step()
            states[True, one.state] += 1
        count += 1
        anchor = _read(one)
        if not _holds(examination, anchor):
            broken.append(Broken(one, anchor))
        elif anchor is not None and one.kind != Kind.CODING:
            states[False, store.journal.folding.versions(one.transcript).place(anchor).state] += 1
    shown = [*located(examination.context, broken[:SHOWN]), *broken[SHOWN:]]
    lines = told("anchors", shown, lambda one: _tell(examination, one), count=count)
    keys = (("places", State.LOST, True), ("other_places", State.LOST, False), ("arrivals", State.WAITING, True))
    notes = [(check, states[coding, state]) for check, state, coding in keys]
    return lines + [Check(check, "note", Note(f"doctor.{check}", {"n": n})) for check, n in notes if n]


def anchored(context: Context) -> Iterator[Anchored]:
    """Every anchor that stands, one transcript's codings after the other's."""
    tables = context.store.tables
    rows = ((row.id, row.state) for row in tables.codings())
    while chunk := dict(islice(rows, AT_A_TIME)):
        by_id = {coding.id: coding.fields for coding in several(context.store.journal, Kind.CODING, list(chunk))}
        for id_, state in chunk.items():
            said = by_id.get(id_, {})
            yield Anchored(Kind.CODING, id_, "", str(said.get("transcript", "")), said.get("anchor"), state)
    for row in tables.entities(Kind.MEMO):
        if row.fields.get("anchor"):
            yield Anchored(Kind.MEMO, row.id, "", str(row.fields.get("transcript", "")), row.fields["anchor"])
    for row in tables.entities(Kind.ANSWER):
        transcript = str(row.fields.get("transcript", ""))
        if row.fields.get(ASKED):
            yield Anchored(Kind.ANSWER, row.id, ASKED, transcript, row.fields[ASKED])
        for n, field in enumerate(row.fields.get(ANSWERED) or ()):
            yield Anchored(Kind.ANSWER, row.id, str(n), transcript, field)


def broken_anchors(context: Context) -> list[Broken]:
    """Every anchor that does not hold its words in a sound text, with where they stand."""
    here = context.store.texts
    sizes = {hash_: len(here.get(hash_)) for hash_ in here.hashes() if here.is_sound(hash_)}
    examination = Examination(context, lambda done, of: None, 0, sizes=sizes)
    read = ((one, _read(one)) for one in anchored(context))
    return located(context, [Broken(one, anchor) for one, anchor in read if not _holds(examination, anchor)])


def located(context: Context, broken: list[Broken]) -> list[Broken]:
    """The same with the places where the words of each stand in the text that it names."""
    found = []
    for n, one in enumerate(broken):
        places: tuple[Span, ...] = ()
        if one.anchor is not None:
            places = elsewhere(one.anchor, context.store.texts.get(one.anchor.text), None if n < FAR else NEAR)
        found.append(Broken(one.at, one.anchor, places))
    return found


def _read(one: Anchored) -> Anchor | None:
    try:
        return Anchor.from_field(one.field)
    except SENSELESS:
        return None


def _holds(examination: Examination, anchor: Anchor | None) -> bool:
    """Whether an anchor holds its words, as far as the text that it names is here and sound."""
    if anchor is None:
        return False
    return anchor.text not in examination.sizes or anchor.holds(examination.context.store.texts.get(anchor.text))


def _tell(examination: Examination, one: Broken) -> tuple[Note, Note]:
    place = examination.place(one.at.transcript, one.anchor)
    said: dict[str, object] = {"place": place, "id": name_of(one.at.kind, one.at.id)}
    if one.anchor is None:
        return Note("doctor.anchor_unreadable", said), examination.restore_hint
    said |= {"span": str(one.anchor.span), "found": ", ".join(map(str, one.found))}
    if len(one.found) == 1:
        return Note("doctor.anchor_beside", said), Note("doctor.mend_hint")
    if one.found:
        return Note("doctor.anchor_several", said | {"n": len(one.found)}), Note("doctor.anchor_several_hint")
    return Note("doctor.anchor_gone", said), examination.restore_hint
