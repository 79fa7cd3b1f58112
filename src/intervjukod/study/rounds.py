"""Rounds of interviews: what tells them apart, and with which codebook and guide each was coded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.coverage import PUT
from intervjukod.analysis.grouping import grouping
from intervjukod.analysis.waves import ROUNDS, Held, Then, Waves, holding, waves
from intervjukod.domain.coding import Columns
from intervjukod.domain.guide import Guide
from intervjukod.domain.journal import Kind, Op, cancelled_gestures, fold_entity
from intervjukod.errors import NotFoundError
from intervjukod.storage import Store
from intervjukod.storage.rows import compact
from intervjukod.storage.tables import Row
from intervjukod.study import folding
from intervjukod.study.comparing import attributes
from intervjukod.study.ground import Ground, answers


def what_parts(ground: Ground, by: str) -> str:
    """The attribute or facet that tells rounds apart: ``by``, else a usual one that is there. NotFoundError."""
    everybody = (*ground.selection.counted, *ground.selection.pending)
    known = (*attributes(everybody), *ground.context.book.facet)
    found = by or next((name for name in ROUNDS if name in known), ROUNDS[0])
    if everybody and found not in known:
        raise NotFoundError("waves.error.no_rounds", name=found, known=", ".join(known) or "–")
    return found


def over_rounds(ground: Ground, compared: Compare, codings: Columns) -> Waves:
    """A comparison by what tells rounds apart, as rounds."""
    book, chosen = ground.context.book, ground.selection
    way = grouping(book, compared.by, ground.basis.filters)
    held = holding(codings, chosen.counted, chosen.pending, way)
    coded = ground.context.store.audit.last_coded(ground.coders)
    last = {value: max((coded[id_] for id_ in one.counted if id_ in coded), default=0) for value, one in held.items()}
    past = _Past.of(ground.context.store) if any(last.values()) else None
    then = {value: _then(ground, past, stamp, held[value]) for value, stamp in last.items() if past and stamp}
    return waves(compared, book, held, then)


def _then(ground: Ground, past: _Past, stamp: int, held: Held) -> Then:
    """What stood in the books when the clock stood at ``stamp``."""
    shelf = past.at(stamp)
    books = shelf.entities(Kind.CODEBOOK)
    versions = tuple((str(row.fields.get("title") or row.id), str(row.fields.get("version") or "")) for row in books)
    return Then(folding.codebook(shelf), versions, _used(ground, folding.guides(shelf), held))


def _used(ground: Ground, guides: Sequence[Guide], held: Held) -> tuple[Guide, ...]:
    """The guides of which some question was put in the round, or probably was; of one, or of none of them, all."""
    if len(guides) < 2:
        return tuple(guides)
    said = answers(ground)
    put = {row.guide for id_ in held.counted for row in said[id_] if row.status in PUT}
    return tuple(guide for guide in guides if guide.key in put) or tuple(guides)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The codebooks and guides as they stood, by kind."""

    rows: Mapping[str, list[Row]]

    def entities(self, kind: str) -> list[Row]:
        """Live entities of a kind in the order they were made."""
        return self.rows.get(kind, [])


@dataclass(frozen=True, slots=True)
class _Past:
    """All that was ever said of codebooks and guides, and what was undone or done again of it."""

    ops: Sequence[Op]
    words: Sequence[Op]

    @classmethod
    def of(cls, store: Store) -> _Past:
        """From the journal, by its index of entities: the codings are not passed."""
        about = "entity IN (SELECT value FROM json_each(?)) AND kind = ?"
        ops: list[Op] = []
        for kind in (Kind.CODEBOOK, Kind.CODE, Kind.GUIDE, Kind.QUESTION):
            ops += store.journal.ops(about, (compact(sorted(store.mentions.ever(kind))), str(kind)))
        gestures = compact(sorted({op.gesture for op in ops}))
        return cls(ops, list(store.journal.ops(about, (gestures, str(Kind.GESTURE)))))

    def at(self, stamp: int) -> _Shelf:
        """As the clocks of all copies have it: what was said up to ``stamp``."""
        cancelled = cancelled_gestures(op for op in self.words if op.stamp <= stamp)
        by_entity: dict[tuple[str, str], list[Op]] = defaultdict(list)
        for op in self.ops:
            if op.stamp <= stamp:
                by_entity[op.kind, op.entity].append(op)
        rows: dict[str, list[Row]] = defaultdict(list)
        for (kind, id_), ops in by_entity.items():
            entity = fold_entity(ops, cancelled)
            if entity is not None and entity.exists and entity.made is not None:
                made = entity.made
                rows[kind].append(Row(0, id_, entity.fields, made.stamp, made.id, made.actor))
        return _Shelf({kind: sorted(found, key=lambda row: (row.made, row.op)) for kind, found in rows.items()})
