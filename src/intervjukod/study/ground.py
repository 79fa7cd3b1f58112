"""What a report stands on: a study as of a point, whose codings, and the transcripts that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypedDict

from intervjukod.analysis.coverage import asked_about, coverage
from intervjukod.analysis.prompting import Expected, expected
from intervjukod.analysis.selection import Basis, Selection, select
from intervjukod.domain.coding import Columns
from intervjukod.domain.journal import Kind
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study.answers import standings
from intervjukod.study.context import Context, iso, nearest
from intervjukod.study.counting import check_attribute, materials
from intervjukod.study.history import main_coder
from intervjukod.study.points import store_at
from intervjukod.study.shapes import AnswerRow

ALL = "all"
"""Everybody's codings."""


class Asked(TypedDict, total=False):
    """What a report is asked for.

    ``coder``: whose codings, None for the main coder's, ``all`` for everybody's. ``at``: a point in the history, ""
    for now. ``role`` and ``site``: of which informants. ``numbers``: False for a report without counts.
    """

    coder: str | None
    at: str
    role: str
    site: str
    numbers: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report stands on: a study as of a point, whose codings, and the transcripts that count."""

    context: Context
    coders: tuple[str, ...]
    selection: Selection
    basis: Basis


@contextmanager
def standing_on(context: Context, asked: Asked) -> Iterator[Ground]:
    """The ground of a report; a past one is there as long as the block lasts. NotFoundError, UsageError."""
    at = asked.get("at", "")
    if not at:
        yield _ground(context, asked)
        return
    then = store_at(context.store, at)
    try:
        past = Context(context.folder, context.settings, then, context.index, context.coder, context.language)
        yield _ground(past, asked)
    finally:
        then.close()


def _ground(context: Context, asked: Asked) -> Ground:
    coders = _coders(context, asked.get("coder"))
    done: dict[str, set[str]] = defaultdict(set)
    for row in context.store.tables.entities(Kind.DONE):
        done[str(row.fields["coder"])].add(str(row.fields["transcript"]))
    finished = set().union(*(done[who] for who in coders)) if coders else set().union(*done.values())
    begun = set() if finished else _begun(context, coders)
    filters = {name: value for name, value in (("role", asked.get("role")), ("site", asked.get("site"))) if value}
    for name, value in filters.items():
        check_attribute(context, name, value)
    everything = materials(context.store)
    selection = select(everything, done=finished, begun=begun, filters=filters)
    basis = Basis(
        counting=selection.counting,
        counted=len(selection.counted),
        of=len(selection.counted) + len(selection.pending),
        coders=coders,
        filters=filters,
        codebook=context.book.revision,
        at=asked.get("at", ""),
        made=iso(context.store.journal.now),
        approach=context.settings.approach,
        unplaced=context.store.audit.lost(coders),
        numbers=asked.get("numbers", True),
    )
    return Ground(context, coders, selection, basis)


def _begun(context: Context, coders: tuple[str, ...]) -> set[str]:
    """Transcripts with a coding by one of the coders or a confirmed answer."""
    answered = {str(row.fields["transcript"]) for row in context.store.tables.entities(Kind.ANSWER)}
    return answered | context.store.tables.coded_by(coders)


def _coders(context: Context, coder: str | None) -> tuple[str, ...]:
    """The main coder unless somebody is asked for; ``all`` is everybody."""
    if coder is None:
        main = main_coder(context)
        return (main,) if main else ()
    known = sorted({who for _, who in context.store.tables.tally()})
    if coder == ALL:
        return tuple(known)
    if coder not in known and coder != context.coder:
        raise NotFoundError("coder_unknown", name=coder, near=nearest(coder, known))
    return (coder,)


def columns(ground: Ground, facets: Sequence[str] = ()) -> Columns:
    """The codings of the report's coders, with the ``facets`` that are asked for."""
    return ground.context.store.tables.columns(ground.coders, facets)


def answers(ground: Ground) -> Mapping[str, Sequence[AnswerRow]]:
    """Transcript id to how every question stands there, counted or not."""
    everything = (*ground.selection.counted, *ground.selection.pending)
    return {material.transcript: standings(ground.context, material.transcript) for material in everything}


def asked_of(ground: Ground) -> Mapping[str, frozenset[str]] | None:
    """Which informants were asked about which code; None where no guide says what its questions expect."""
    context, chosen = ground.context, ground.selection
    if not _expects(context):
        return None
    stands = coverage(context.guides, answers(ground), chosen.counted, ground.basis, pending=chosen.pending)
    return asked_about(stands, context.book)


def expected_of(ground: Ground) -> Mapping[str, Sequence[Expected]]:
    """Where questions that expect a code were answered, by transcript id. RefusedError where none expects any."""
    if not _expects(ground.context):
        raise RefusedError("nothing_expected")
    return expected(ground.context.guides, answers(ground))


def _expects(context: Context) -> bool:
    """Whether some question of a guide says which codes it expects."""
    return any(question.expects for guide in context.guides for question in guide.questions)
