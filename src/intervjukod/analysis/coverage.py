"""Coverage: for each question of the guide and each informant, whether it was asked and answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
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
    heard = list(_heard(materials, pending, basis))
    informants = tuple(dict.fromkeys(voice.informant for voice, _, _ in heard))
    stands = {
        material.transcript: {(row.guide, row.question): row for row in answers.get(material.transcript, ())}
        for material in (*materials, *pending)
    }
    rows = []
    for guide in guides:
        for question in guide.askable:
            by: dict[str, Standing] = {}
            used: dict[str, dict[str, None]] = {}
            for voice, material, counts in heard:
                row = stands[material.transcript].get((guide.key, question.id))
                standing = _standing(guide, question, row, voice, material, counts)
                by[voice.informant] = min(by.get(voice.informant, standing), standing, key=_CERTAINTY.index)
                if standing in PUT and row is not None and row.probes:
                    used.setdefault(voice.informant, {}).update(dict.fromkeys(row.probes))
            rows.append(_row(guide, question, by, {one: tuple(probes) for one, probes in used.items()}))
    return Coverage(basis, informants, tuple(rows), tuple(_remarks(basis, rows)))


def asked_about(coverage: Coverage, codebook: Codebook) -> dict[str, frozenset[str]]:
    """For each code that a question expects, it or one below it: the informants whom one such was put to.

    A proposal is enough: nobody may be called not asked who probably was.
    """
    put: dict[str, set[str]] = {}
    for row in coverage.rows:
        asked = {one for standing in PUT for one in row.standing(standing)}
        for expected in row.expects:
            key = codebook.resolve(expected)
            for code in (key, *codebook.ancestors(key)):
                put.setdefault(code, set()).update(asked)
    return {code: frozenset(asked) for code, asked in put.items()}


def _heard(
    materials: Sequence[Material], pending: Sequence[Material], basis: Basis
) -> Iterator[tuple[Voice, Material, bool]]:
    """Every voice that belongs to the selection, by transcript name, and whether its transcript counts."""
    counted = {material.transcript for material in materials}
    for material in sorted((*materials, *pending), key=lambda material: material.name):
        for voice in material.voices:
            if belongs(voice, basis.filters):
                yield voice, material, material.transcript in counted


def _standing(
    guide: Guide, question: Question, row: Answered | None, voice: Voice, material: Material, counts: bool
) -> Standing:
    roles = values_of(voice.attributes, "role")
    standing = Standing.NOT_IN_GUIDE if row is None else Standing(row.status)
    if standing is Standing.NOT_ASKED and not any(guide.meant_for(question, role) for role in roles):
        standing = Standing.NOT_IN_GUIDE
    if standing is Standing.NOT_IN_GUIDE:
        return standing
    if not counts:
        return Standing.NOT_DONE
    if standing is Standing.ANSWERED and row is not None and not _answers(voice, row, material):
        return Standing.ASKED
    return standing


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
