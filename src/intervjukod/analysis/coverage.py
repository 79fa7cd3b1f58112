"""Coverage: for each question of the guide and each informant, whether it was asked and answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Protocol

from intervjukod.analysis.selection import Basis, Counting, belongs, values_of
from intervjukod.analysis.sweep import speaks
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note


class Standing(StrEnum):
    """How a question stands with an informant, what is surest first."""

    ANSWERED = "answered"
    ASKED = "asked"
    PROPOSED = "proposed"
    NOT_DONE = "not done"
    NOT_ASKED = "not asked"
    NOT_IN_GUIDE = "not in guide"


_CERTAINTY = list(Standing)
_NAMED = {str(standing): standing for standing in Standing}
PUT = (Standing.ANSWERED, Standing.ASKED, Standing.PROPOSED)
"""The question was put to them, or probably was."""
_MATTERS = (Standing.ANSWERED, Standing.ASKED, Standing.PROPOSED, Standing.NOT_ASKED)


class Answered(Protocol):
    """One question of the guide that a transcript was made with; ``status`` is a ``Standing``."""

    @property
    def guide(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def answered(self) -> Sequence[Span]: ...
    @property
    def probes(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One question that can be asked; ``by`` maps each informant to how it stands with them.

    ``suggested`` are its probes, id and wording; ``used`` maps an informant to those that were used with them.
    """

    guide: str
    question: str
    nr: str
    text: str
    obligatory: bool
    expects: tuple[str, ...]
    by: Mapping[str, Standing]
    suggested: tuple[Probe, ...] = ()
    used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def probed(self, probe: str) -> tuple[int, int]:
        """Informants with whom the probe was used, of those whom the question was put to."""
        put = [one for one, stands in self.by.items() if stands in PUT]
        return sum(probe in self.used.get(one, ()) for one in put), len(put)

    def standing(self, standing: Standing) -> tuple[str, ...]:
        """The informants with whom the question stands so."""
        return tuple(informant for informant, stands in self.by.items() if stands is standing)

    @property
    def answered_of(self) -> tuple[int, int]:
        """Informants who answered, of those who were to be asked in interviews that count."""
        return len(self.standing(Standing.ANSWERED)), sum(stands in _MATTERS for stands in self.by.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Unit: informants. ``informants`` counted and not, in order of their first transcript's name."""

    basis: Basis
    informants: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    notes: tuple[Note, ...]


def coverage(
    guides: Sequence[Guide],
    answers: Mapping[str, Sequence[Answered]],
    materials: Sequence[Material],
    basis: Basis,
    *,
    pending: Sequence[Material] = (),
) -> Coverage:
    """How every question of ``guides`` stands with the informants of ``materials`` and ``pending``.

    ``answers`` maps a transcript's id to the questions of its guide; a question that is missing there is
    not in its guide. Headings are no rows. A probe that was used in a group was used with everybody in it.
    Nothing is said of ``pending``, the transcripts that do not count. An informant heard in several
    transcripts has the surest of what they say.
    """
    heard = list(_heard(materials, pending, basis, answers))
    informants = tuple(dict.fromkeys(one.voice.informant for one in heard))
    rows = []
    for guide in guides:
        for question in guide.askable:
            by: dict[str, Standing] = {}
            used: dict[str, dict[str, None]] = {}
            for one, row, standing in _standings(guide, question, heard):
                informant = one.voice.informant
                surest = standing if informant not in by else min(by[informant], standing, key=_CERTAINTY.index)
                by[informant] = surest
                if row is not None and row.probes and standing in PUT:
                    used.setdefault(informant, {}).update(dict.fromkeys(row.probes))
            rows.append(_row(guide, question, by, {one: tuple(probes) for one, probes in used.items()}))
    return Coverage(basis, informants, tuple(rows), tuple(_remarks(basis, rows)))


def asked_about(
    guides: Sequence[Guide],
    answers: Mapping[str, Sequence[Answered]],
    materials: Sequence[Material],
    codebook: Codebook,
    filters: Mapping[str, str],
) -> dict[str, frozenset[str]]:
    """For each code that a question expects, it or one below it: the informants whom one such was put to.

    Arguments as for ``coverage``. A proposal is enough: nobody may be called not asked who probably was.
    """
    put: dict[tuple[str, str], set[str]] = defaultdict(set)
    for material in materials:
        who = [voice.informant for voice in material.voices if belongs(voice, filters)]
        for row in answers.get(material.transcript, ()):
            if row.status in PUT:
                put[row.guide, row.question].update(who)
    about: dict[str, set[str]] = defaultdict(set)
    for guide in guides:
        for question in guide.askable:
            for expected in question.expects:
                key = codebook.resolve(expected)
                for code in (key, *codebook.ancestors(key)):
                    about[code] |= put[guide.key, question.id]
    return {code: frozenset(asked) for code, asked in about.items()}


@dataclass(frozen=True, slots=True)
class _Heard:
    """A voice in a transcript that ``counts`` or not, and what is said of each question there, by guide and id."""

    voice: Voice
    roles: tuple[str, ...]
    material: Material
    counts: bool
    said: Mapping[tuple[str, str], Answered]


def _heard(
    materials: Sequence[Material],
    pending: Sequence[Material],
    basis: Basis,
    answers: Mapping[str, Sequence[Answered]],
) -> Iterator[_Heard]:
    """Every voice that belongs to the selection, by transcript name."""
    counted = {material.transcript for material in materials}
    for material in sorted((*materials, *pending), key=lambda material: material.name):
        said = {(row.guide, row.question): row for row in answers.get(material.transcript, ())}
        for voice in material.voices:
            if belongs(voice, basis.filters):
                yield _Heard(voice, _roles(voice), material, material.transcript in counted, said)


def _standings(
    guide: Guide, question: Question, heard: Sequence[_Heard]
) -> Iterator[tuple[_Heard, Answered | None, Standing]]:
    """How the question stands with each voice; thousands of them have a few roles between them."""
    asked = (guide.key, question.id)
    meant = cache(lambda roles: any(guide.meant_for(question, role) for role in roles))
    for one in heard:
        row = one.said.get(asked)
        standing = Standing.NOT_IN_GUIDE if row is None else _NAMED[row.status]
        if standing is Standing.NOT_ASKED and not meant(one.roles):
            standing = Standing.NOT_IN_GUIDE
        if standing is not Standing.NOT_IN_GUIDE:
            if not one.counts:
                standing = Standing.NOT_DONE
            elif standing is Standing.ANSWERED and row is not None and not _answers(one.voice, row, one.material):
                standing = Standing.ASKED
        yield one, row, standing


def _roles(voice: Voice) -> tuple[str, ...]:
    return values_of({"role": voice.own_role} if voice.own_role else voice.attributes, "role")


def _answers(voice: Voice, row: Answered, material: Material) -> bool:
    """Whether the informant is the one, or one of those, who answer."""
    return len(material.voices) == 1 or any(speaks(voice, span.start, span.end) for span in row.answered)


def _row(
    guide: Guide, question: Question, by: Mapping[str, Standing], used: Mapping[str, tuple[str, ...]]
) -> CoverageRow:
    return CoverageRow(
        guide.key,
        question.id,
        question.number,
        question.text,
        question.obligatory,
        question.expects,
        by,
        question.probes,
        used,
    )


def _remarks(basis: Basis, rows: Sequence[CoverageRow]) -> Iterator[Note]:
    if basis.counting is Counting.BEGUN:
        yield Note("reports.begun")
    if not basis.of:
        yield Note("reports.nobody_chosen")
    missing = tuple(
        (row.nr, row.standing(Standing.NOT_ASKED))
        for row in rows
        if row.obligatory and row.standing(Standing.NOT_ASKED)
    )
    if missing:
        yield Note("reports.obligatory", {"missing": missing})
    proposed = sum(len(row.standing(Standing.PROPOSED)) for row in rows)
    if proposed:
        yield Note("reports.proposed", {"n": proposed})
