"""A comparison as a person looks at it: the counts of the report in its words, and what lies behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from intervjukod.analysis.compare import Compare
from intervjukod.analysis.concordance import Concordance
from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.grouping import INFORMANT, ROLE, Group
from intervjukod.analysis.selection import REFLEXIVE, Counting, values_of
from intervjukod.domain.codebook import in_language
from intervjukod.domain.coding import Material
from intervjukod.domain.guide import prefixes
from intervjukod.domain.transcript import reference
from intervjukod.locale import say
from intervjukod.reports.compare import cell
from intervjukod.reports.counted import UNITS
from intervjukod.reports.wording import Wording

TOLD_ELSEWHERE = ("reports.one_informant", "reports.begun")
"""Notes that are told beside the counts: each cell says if it leans on one informant, the head what counts."""


@dataclass(frozen=True, slots=True)
class Person:
    """An informant: ``references`` such as I03, one a transcript, and the first level of the role."""

    references: tuple[str, ...]
    role: str

    @property
    def short(self) -> str:
        return "+".join(self.references)


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its value, ``depth`` 0 for the first level of a path, and two short lines to stand above it."""

    value: str
    depth: int
    name: str
    under: str


@dataclass(frozen=True)
class Comparison:
    """What ``compare`` counted, what is said of each facet, and who the informants are (by name).

    Rows and columns are numbered from 0, as in ``result.rows`` and ``result.groups``. ``attributes`` are those
    that the informants have, ``newest`` the arrival number of the last op that was counted.
    """

    result: Compare
    concordance: Concordance
    people: Mapping[str, Person]
    language: str
    attributes: tuple[str, ...] = ()
    newest: int = 0

    @property
    def by(self) -> str:
        return self.result.by

    @property
    def reflexive(self) -> bool:
        return self.result.basis.approach == REFLEXIVE

    @property
    def by_informant(self) -> bool:
        return self.by == INFORMANT and not self.result.is_facet

    @property
    def units(self) -> tuple[str, ...]:
        """What the cells may count: in a reflexive study informants alone."""
        return UNITS[:1] if self.reflexive else UNITS

    def name_of(self, by: str) -> str:
        """What people call an attribute or a facet."""
        return self.words.column(by)

    @property
    def by_name(self) -> str:
        return self.name_of(self.by)

    @cached_property
    def words(self) -> Wording:
        labels = {row.code: in_language(row.label, self.language) or row.code for row in self.result.rows}
        return Wording(self.language, labels, self.result.basis.shown)

    def caption(self, unit: str) -> str:
        """What the cells count, in the words of the report."""
        return self.words.say(f"caption.{unit}")

    @cached_property
    def head(self) -> str:
        """Whose codings, how many interviews count, and the selection."""
        basis = self.result.basis
        return " · ".join((*self.words.whose(basis), *self.words.over(basis, len(self.result.crowd.informants))))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of all the counts."""
        notes = [note for note in self.result.notes if note.key not in TOLD_ELSEWHERE]
        return self.words.footer(notes)

    @property
    def is_provisional(self) -> bool:
        """Nobody has marked an interview done yet, so those begun count."""
        return self.result.basis.counting is Counting.BEGUN

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(self._heading(group) for group in self.result.groups)

    def _heading(self, group: Group) -> Heading:
        person = self.people.get(group.value) if self.by_informant else None
        if person is not None:
            return Heading(group.value, 0, person.short, person.role)
        name = self.words.value(group.value).rpartition("/")[2]
        if self.result.is_facet:
            return Heading(group.value, group.depth, name, "")
        n, of = len(group.crowd.informants), len(group.crowd.informants | group.pending)
        key = "compare.under" if n == of else f"compare.under.{self.result.basis.counting}"
        return Heading(group.value, group.depth, name, say(key, self.language, n=n, of=of))

    def label(self, row: int) -> str:
        return self.words.labels[self.result.rows[row].code]

    def counts(self, row: int, column: int) -> Counts:
        return self.result.rows[row].by[self.result.groups[column].value]

    def cell(self, row: int, column: int, unit: str) -> str:
        """The cell as the report words it; of one informant alone a sign where there is no count."""
        counts = self.counts(row, column)
        if not self.by_informant:
            return cell(counts, unit, self.words)
        if counts.status is not Status.COUNTED:
            return SIGNS[counts.status]
        if not counts.passages:
            return SIGNS[Status.COUNTED]
        return MENTIONED if unit == UNITS[0] else cell(counts, unit, self.words)

    def share(self, row: int, column: int) -> tuple[int, int] | None:
        """Informants who mention the code, of how many; None where nothing can be said."""
        counts = self.counts(row, column)
        return (counts.informants, counts.informants_of) if counts.status is Status.COUNTED else None

    def whom(self, column: int) -> str:
        """Who stands behind a column, in full."""
        value = self.result.groups[column].value
        person = self.people.get(value) if self.by_informant else None
        if person is None:
            return self.words.value(value)
        return value if value == person.short else f"{person.short} {value}"

    @cached_property
    def widths(self) -> Mapping[str, int]:
        """Characters that a cell needs at most: by unit, and under ``SILENCE`` to say why there is no count."""
        every = [counts for row in self.result.rows for counts in row.by.values()]
        names = {unit: "informants_of" if unit == UNITS[0] else unit for unit in UNITS}
        most = {unit: max((getattr(one, name) or 0 for one in every), default=0) for unit, name in names.items()}
        widths = {unit: len(f"{number}") for unit, number in most.items()}
        if not self.by_informant:
            widths[UNITS[0]] = len(say("reports.k_of_n", self.language, k=most[UNITS[0]], n=most[UNITS[0]]))
        silent = {} if self.by_informant else {one.status: one for one in every if one.status is not Status.COUNTED}
        return {**widths, SILENCE: max((len(self.words.silence(one)) for one in silent.values()), default=0)}


SILENCE = "silence"
SIGNS = {Status.COUNTED: "–", Status.NOT_ASKED: "○", Status.NOT_DONE: "·"}
"""Of one informant: does not mention it, was not asked, is not done."""
MENTIONED = "●"
USUAL = ("role", "site", "date")
"""Attributes that come first."""


def people(materials: Iterable[Material]) -> dict[str, Person]:
    """The informants of these transcripts by name; several in one transcript are told apart by a letter."""
    found: dict[str, Person] = {}
    for material in materials:
        for nth, voice in enumerate(material.voices):
            letter = chr(ord("a") + nth % 26) if len(material.voices) > 1 else ""
            before = found.get(voice.informant)
            references = (*(before.references if before else ()), f"{reference(material.name)}{letter}")
            role = before.role if before else prefixes(values_of(voice.attributes, ROLE)[0])[0]
            found[voice.informant] = Person(references, role)
    return found


def in_order(result: Compare, people: Mapping[str, Person]) -> Compare:
    """Informants, if they are what is compared, by reference within their roles, done or not."""
    if result.by != INFORMANT or result.is_facet:
        return result
    roles = list(dict.fromkeys(people[group.value].role for group in result.groups))
    order = {name: (roles.index(person.role), person.references) for name, person in people.items()}
    return replace(result, groups=tuple(sorted(result.groups, key=lambda group: order[group.value])))


def attributes(materials: Iterable[Material]) -> tuple[str, ...]:
    """The attributes that some informant has, the usual ones first."""
    known = {id(voice.attributes): voice.attributes for material in materials for voice in material.voices}
    names = {name for one in known.values() for name in one}
    return tuple(sorted(names, key=lambda name: (USUAL.index(name) if name in USUAL else len(USUAL), name)))
