"""Waves: the same codes over rounds of interviews, each round with the codebook and the guide that it was coded with.

What a round's coders could not code, and what its informants were not asked, is told apart from what nobody mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from intervjukod.analysis.compare import Compare, CompareRow
from intervjukod.analysis.counts import Counts, Crowd, Status
from intervjukod.analysis.grouping import NO_VALUE, Group, Grouping
from intervjukod.analysis.selection import Basis, values_of
from intervjukod.domain.codebook import Codebook, meaning_of
from intervjukod.domain.coding import Columns, Material
from intervjukod.domain.guide import Guide
from intervjukod.domain.transcript import Note

ROUNDS = ("round", "wave", "omgång")
"""The attributes and facets that tell rounds apart unless another is named."""
DATE = "date"
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
_NUMBERED = re.compile(r"(\D*)(\d+)(\D*)")


class Definition(StrEnum):
    """What a code was when a round was coded: what it is today, something else, or nothing yet."""

    SAME = "same"
    OTHER = "other"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Then:
    """What stood in the codebooks, title and version of each, and in the guides when a round's last coding was made."""

    book: Codebook
    versions: tuple[tuple[str, str], ...]
    guides: tuple[Guide, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The interviews of a round by transcript id: those that count, and those that do not yet; the dates they give."""

    counted: tuple[str, ...]
    pending: tuple[str, ...]
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``then`` is None where nothing in it is coded: what stands today is then all that is known.

    ``first`` and ``last`` are the earliest and latest ISO date of its interviews, "" where none is given.
    """

    group: Group
    held: Held
    then: Then | None

    @property
    def value(self) -> str:
        """The value that its informants, or its codings, have."""
        return self.group.value

    @property
    def first(self) -> str:
        return min(self.held.dates, default="")

    @property
    def last(self) -> str:
        return max(self.held.dates, default="")


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A question that not every guide has; ``rounds`` are the values of those whose guide has it, in this wording."""

    nr: str
    text: str
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waves:
    """Unit: informants. Denominators: each round's own; for a facet, all informants that count.

    ``definitions`` has what is not ``SAME``, by code and round. ``recurring`` informants are heard in several rounds.
    """

    basis: Basis
    by: str
    is_facet: bool
    crowd: Crowd
    rounds: tuple[Round, ...]
    rows: tuple[CompareRow, ...]
    questions: tuple[AskedIn, ...]
    recurring: int
    notes: tuple[Note, ...]
    definitions: Mapping[tuple[str, str], Definition] = field(default_factory=dict)

    def definition(self, code: str, value: str) -> Definition:
        """What the code was in the round with that value."""
        return self.definitions.get((code, value), Definition.SAME)


def waves(compared: Compare, book: Codebook, held: Mapping[str, Held], then: Mapping[str, Then]) -> Waves:
    """``compared`` by what tells the rounds apart, as rounds in their order; of a path only the first level.

    ``book`` is the codebook of today, ``held`` the interviews of each round, ``then`` what it was coded with, both by
    value; a round that is missing there has none.
    """
    groups = {group.value: group for group in compared.groups if group.depth == 0}
    none = Held((), ())
    found = {value: Round(group, held.get(value, none), then.get(value)) for value, group in groups.items()}
    order = list(found) if compared.is_facet else in_order(found.values())
    rounds = tuple(found[value] for value in order)
    definitions = {
        (row.code, one.value): definition
        for one in rounds
        for row in compared.rows
        if (definition := _definition(row.code, book, one.then)) is not Definition.SAME
    }
    rows = tuple(replace(row, by=dict(_cells(row, order, definitions))) for row in compared.rows)
    notes = tuple(note for note in compared.notes if note.key not in _OF_TESTS)
    people = Counter(name for one in rounds for name in one.group.crowd.informants)
    recurring = 0 if compared.is_facet else sum(times > 1 for times in people.values())
    return Waves(
        compared.basis,
        compared.by,
        compared.is_facet,
        compared.crowd,
        rounds,
        rows,
        tuple(_questions(rounds)),
        recurring,
        notes,
        definitions,
    )


_OF_TESTS = ("reports.no_test", "analyses.test_two", "analyses.test_shared")
"""Notes on what a test can bear: between rounds there is none."""


def holding(
    columns: Columns, counted: Sequence[Material], pending: Sequence[Material], way: Grouping
) -> dict[str, Held]:
    """The interviews of each value: where somebody has it or, of a facet, where a coding does."""
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    found: dict[str, tuple[list[Material], list[Material]]] = defaultdict(lambda: ([], []))
    for place, part in enumerate((counted, pending)):
        for material in part:
            n = number.get(material.transcript)
            first = 0 if n is None else bisect_left(columns.transcript, n)
            last = 0 if n is None else bisect_left(columns.transcript, n + 1)
            split = way.split(columns, material.voices, slice(first, last))
            for value in {value for groups, _ in split for one in groups for value in one}:
                found[value][place].append(material)
    return {value: _held(*part) for value, part in found.items()}


def _held(counted: Sequence[Material], pending: Sequence[Material]) -> Held:
    said = (
        date
        for material in (*counted, *pending)
        for voice in material.voices
        for date in values_of(voice.attributes, DATE)
    )
    dates = tuple(date for date in said if _ISO.fullmatch(date))
    return Held(_ids(counted), _ids(pending), dates)


def _ids(materials: Iterable[Material]) -> tuple[str, ...]:
    return tuple(material.transcript for material in materials)


def in_order(rounds: Collection[Round]) -> list[str]:
    """The values as numbers, as ISO dates, as one word with a number, else by first interview; none comes last."""
    values = [one.value for one in rounds if one.value != NO_VALUE]
    last = [one.value for one in rounds if one.value == NO_VALUE]
    keys: Mapping[str, object]
    for keys in (_numbers(values), _dates(values), _numbered(values)):
        if len(keys) == len(values):
            return sorted(values, key=keys.__getitem__) + last
    first = {one.value: one.first or "9999" for one in rounds}
    return sorted(values, key=lambda value: (first[value], value)) + last


def _numbers(values: Iterable[str]) -> dict[str, float]:
    found = {}
    for value in values:
        if re.fullmatch(r"\d+([.,]\d+)?", value):
            found[value] = float(value.replace(",", "."))
    return found


def _dates(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values if _ISO.fullmatch(value)}


def _numbered(values: Iterable[str]) -> dict[str, int]:
    """``omgång 2`` before ``omgång 10``, where nothing but the number differs."""
    parts = {value: found for value in values if (found := _NUMBERED.fullmatch(value))}
    around = {(found[1].casefold(), found[3].casefold()) for found in parts.values()}
    return {value: int(found[2]) for value, found in parts.items()} if len(around) == 1 else {}


def _definition(code: str, book: Codebook, then: Then | None) -> Definition:
    """Of a code, or of one that is part of it today; a code that the book of today lacks was what it is."""
    if then is None or code not in book.by_key:
        return Definition.SAME
    names = [one.key for one in book.codes if book.resolve(one.key) == code]
    meant = [meaning_of(then.book.by_key[name]) for name in names if name in then.book.by_key]
    if not meant:
        return Definition.ABSENT
    return Definition.SAME if meaning_of(book.by_key[code]) in meant else Definition.OTHER


def _cells(
    row: CompareRow, order: Sequence[str], definitions: Mapping[tuple[str, str], Definition]
) -> Iterator[tuple[str, Counts]]:
    """A code that was not there is not one that nobody mentions; what was coded below it is told all the same."""
    for value in order:
        counts = row.by[value]
        absent = definitions.get((row.code, value)) is Definition.ABSENT and counts.status is not Status.NOT_DONE
        yield value, replace(counts, status=Status.NO_SUCH_CODE) if absent and not counts.codings else counts


def _questions(rounds: Sequence[Round]) -> Iterator[AskedIn]:
    """The questions that some guide has and another has not, in the order of the newest guide that has each."""
    known = [one for one in rounds if one.then is not None and one.then.guides]
    wordings = [dict(_wordings(one.then.guides)) if one.then is not None else {} for one in known]
    for wording in dict.fromkeys(wording for one in reversed(wordings) for wording in one):
        having = [n for n, one in enumerate(wordings) if wording in one]
        if len(having) < len(known):
            nr, text = wordings[having[-1]][wording]
            yield AskedIn(nr, text, tuple(known[n].value for n in having))


def _wordings(guides: Iterable[Guide]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What makes a question the same one, with its number and its words."""
    for guide in guides:
        for question in guide.askable:
            yield " ".join(question.ask.casefold().split()), (question.number, question.text)
