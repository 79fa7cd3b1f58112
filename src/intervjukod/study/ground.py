"""What a report stands on: a study as of a point, whose codings, and the transcripts that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypedDict

from intervjukod.analysis.coverage import asked_about
from intervjukod.analysis.prompting import Expected, expected
from intervjukod.analysis.roles import Merges, References, merging, references, referring
from intervjukod.analysis.selection import Basis, Selection, select
from intervjukod.analysis.sweep import Pair
from intervjukod.domain.coding import Columns
from intervjukod.domain.guide import Answer
from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study.answers import answers_of
from intervjukod.study.context import Context, iso, nearest
from intervjukod.study.counting import materials
from intervjukod.study.history import main_coder
from intervjukod.study.merged_roles import check_merges, check_value, with_merges
from intervjukod.study.points import store_at
from intervjukod.study.uncollected import uncollected

ALL = "all"
"""Everybody's codings."""


class Asked(TypedDict, total=False):
    """What a report is asked for.

    ``coder``: whose codings, None for the main coder's, ``all`` for everybody's. ``at``: a point in the history, ""
    for now. ``role`` and ``site``: of which informants. ``roles``: a name to the paths of the roles that go by it here,
    also in ``role``. ``numbers``: False for a report without counts.
    """

    coder: str | None
    at: str
    role: str
    site: str
    roles: Merges
    numbers: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report stands on: a study as of a point, whose codings, and the transcripts that count.

    ``references`` are what informants of merged roles are called.
    """

    context: Context
    coders: tuple[str, ...]
    selection: Selection
    basis: Basis
    references: References = field(default_factory=dict)

    def transcript(self, id_: str) -> Transcript:
        """An opened transcript with the roles that this report merges. NotFoundError."""
        opened, merges, given = self.context.transcript(id_), self.basis.roles, self.references
        if not merges:
            return opened
        return self.context.kept(("merged", id_, tuple(merges.items())), lambda: with_merges(opened, merges, given))


def asked_for(basis: Basis) -> Asked:
    """What a report that stands on ``basis`` was asked for, so that more can be asked of the same."""
    coder = ALL if len(basis.coders) > 1 else next(iter(basis.coders), None)
    role, site = basis.filters.get("role", ""), basis.filters.get("site", "")
    return Asked(coder=coder, at=basis.at, role=role, site=site, roles=basis.roles)


@contextmanager
def standing_on(context: Context, asked: Asked) -> Iterator[Ground]:
    """The ground of a report; a past one is there as long as the block lasts. NotFoundError, UsageError."""
    at = asked.get("at", "")
    if not at:
        with uncollected():
            yield _ground(context, asked)
        return
    then = store_at(context.store, at)
    try:
        past = Context(context.folder, context.settings, then, context.index, context.coder, context.language)
        with uncollected():
            yield _ground(past, asked)
    finally:
        then.close()


def _ground(context: Context, asked: Asked) -> Ground:
    coders = _coders(context, asked.get("coder"))
    done: dict[str, set[str]] = defaultdict(set)
    for row in context.store.tables.entities(Kind.DONE):
        done[str(row.fields["coder"])].add(str(row.fields["transcript"]))
    finished = set().union(*(done[who] for who in coders)) if coders else set().union(*done.values())
    begun = set() if finished else context.store.tables.begun_by(coders)
    filters = {name: value for name, value in (("role", asked.get("role")), ("site", asked.get("site"))) if value}
    people, merges = materials(context), asked.get("roles", {})
    check_merges(people, merges)
    merged = merging(people, merges)
    given = references(merged, merges)
    everything = referring(merged, given)
    for name, value in filters.items():
        check_value(everything, name, value)
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
        roles=merges,
    )
    return Ground(context, coders, selection, basis, given)


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


def answers(ground: Ground) -> Mapping[str, Sequence[Answer]]:
    """Transcript id to what is said of every question there, counted or not."""
    everything = (*ground.selection.counted, *ground.selection.pending)
    return answers_of(ground.context, (material.transcript for material in everything))


def answer_spans(ground: Ground) -> Mapping[str, Sequence[Sequence[Pair]]]:
    """Transcript id to the answers there, each as the spans that it is given in."""
    return {
        transcript: [[(span.start, span.end) for span in row.answered] for row in rows if row.answered]
        for transcript, rows in answers(ground).items()
    }


def asked_of(ground: Ground) -> Mapping[str, frozenset[str]] | None:
    """Which informants were asked about which code; None where no guide says what its questions expect."""
    context, chosen = ground.context, ground.selection
    if not _expects(context):
        return None
    return asked_about(context.guides, answers(ground), chosen.counted, context.book, ground.basis.filters)


def expected_of(ground: Ground) -> Mapping[str, Sequence[Expected]]:
    """Where questions that expect a code were answered, by transcript id. RefusedError where none expects any."""
    if not _expects(ground.context):
        raise RefusedError("nothing_expected")
    return expected(ground.context.guides, answers(ground))


def _expects(context: Context) -> bool:
    """Whether some question of a guide says which codes it expects."""
    return any(question.expects for guide in context.guides for question in guide.questions)
