"""How a comparison parts what it counts: by an attribute of the informants, or by a facet of the codings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from intervjukod.analysis.counts import Crowd, crowd
from intervjukod.analysis.selection import belongs, values_of
from intervjukod.analysis.sweep import Pair, heard
from intervjukod.analysis.tally import Groups, Marks, marks
from intervjukod.domain.codebook import Codebook, Facet
from intervjukod.domain.coding import Columns, Voice
from intervjukod.domain.guide import prefixes

NO_VALUE = ""
INFORMANT = "informant"
"""What a comparison is by when every informant stands alone."""
ROLE = "role"


@dataclass(frozen=True, slots=True)
class Group:
    """One value and who stands behind it; ``pending`` informants are heard only in what does not count.

    ``value`` is "" for no value; ``depth`` is 0 for what tables show, more for the end of a longer path.
    """

    value: str
    depth: int
    crowd: Crowd
    pending: frozenset[str]


class Grouping(Protocol):
    """What ``compare`` asks of a way to part. ``voices`` count, ``waiting`` do not yet."""

    def split(self, columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        """As ``tally.Split``."""

    def groups(self, found: Collection[str], voices: Sequence[Voice], waiting: Sequence[Voice]) -> Iterator[Group]:
        """The groups in the order of the report; ``found`` are the values that codings came under."""


class ByAttribute:
    """Informants by the values of an attribute; a path counts under each of its prefixes."""

    def __init__(self, name: str, filters: Mapping[str, str]) -> None:
        self._name = name
        self._filters = filters

    def split(self, columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        yield [self._of(voice) for voice in voices], marks(columns, rows)

    def groups(self, found: Collection[str], voices: Sequence[Voice], waiting: Sequence[Voice]) -> Iterator[Group]:
        """The largest group first, what is below it behind it, and those without a value last."""
        members: dict[str, tuple[list[Voice], list[Voice]]] = {}
        for place, part in enumerate((voices, waiting)):
            for voice in part:
                for value in self._of(voice):
                    members.setdefault(value, ([], []))[place].append(voice)
        groups = {value: _group(value, value.count("/"), *part) for value, part in members.items()}

        def order(value: str) -> tuple[object, ...]:
            sizes = [groups[prefix].crowd.informants | groups[prefix].pending for prefix in prefixes(value)]
            return (value == NO_VALUE, *zip((-len(size) for size in sizes), prefixes(value), strict=True))

        return (groups[value] for value in sorted(groups, key=order))

    def _of(self, voice: Voice) -> Groups:
        if not belongs(voice, self._filters):
            return ()
        values = values_of(voice.attributes, self._name)
        return tuple(dict.fromkeys(prefix for value in values for prefix in prefixes(value)))


class ByInformant:
    """Each informant alone: those of one role together, the largest role first."""

    def __init__(self, filters: Mapping[str, str]) -> None:
        self._filters = filters

    def split(self, columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        yield [(voice.informant,) if belongs(voice, self._filters) else () for voice in voices], marks(columns, rows)

    def groups(self, found: Collection[str], voices: Sequence[Voice], waiting: Sequence[Voice]) -> Iterator[Group]:
        """Within a role in the order they are heard; those without a role last."""
        members: dict[str, tuple[list[Voice], list[Voice]]] = {}
        for place, part in enumerate((voices, waiting)):
            for voice in part:
                members.setdefault(voice.informant, ([], []))[place].append(voice)
        roles = {name: prefixes(values_of((*a, *b)[0].attributes, ROLE)[0])[0] for name, (a, b) in members.items()}
        sizes = Counter(roles.values())

        def order(informant: str) -> tuple[bool, int, str]:
            role = roles[informant]
            return (role == NO_VALUE, -sizes[role], role)

        return (_group(informant, 0, *members[informant]) for informant in sorted(members, key=order))


class ByFacet:
    """Codings by their value of a facet, given or from their informant; anyone could have given any."""

    def __init__(self, facet: Facet, filters: Mapping[str, str]) -> None:
        self._facet = facet
        self._filters = filters

    def split(self, columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        defaults = [default(self._facet, voice) for voice in voices]
        wanted = [belongs(voice, self._filters) for voice in voices]
        parts: dict[str, list[tuple[int, Pair]]] = {}
        given = columns.facets[self._facet.name][rows]
        for value, mark in zip(given, marks(columns, rows), strict=True):
            parts.setdefault(value or shared(defaults, voices, mark[1]), []).append(mark)
        for value, part in parts.items():
            yield [(value,) if wants else () for wants in wanted], part

    def groups(self, found: Collection[str], voices: Sequence[Voice], waiting: Sequence[Voice]) -> Iterator[Group]:
        """The facet's own values in their order, then others that were given, then no value if there is."""
        others = sorted(value for value in found if value not in self._facet.values)
        values = (*self._facet.values, *filter(None, others), *(value for value in others if not value))
        return (_group(value, 0, voices, waiting) for value in values)


def grouping(codebook: Codebook, by: str, filters: Mapping[str, str]) -> Grouping:
    """The way to part that ``by`` names: a facet of the book, ``informant``, or else an attribute."""
    facet = codebook.facet.get(by)
    if facet is not None:
        return ByFacet(facet, filters)
    return ByInformant(filters) if by == INFORMANT else ByAttribute(by, filters)


def default(facet: Facet, voice: Voice) -> str:
    """The value of this informant's passages unless somebody says otherwise; none where the attribute has several."""
    values = values_of(voice.attributes, facet.default_from) if facet.default_from else ()
    return values[0] if len(values) == 1 else NO_VALUE


def shared(defaults: Sequence[str], voices: Sequence[Voice], pair: Pair) -> str:
    """The default of those who speak in ``pair`` (of all where only the interviewer does), if they share it."""
    if len(defaults) == 1:
        return defaults[0]
    shared = {defaults[n] for n in heard(voices, *pair)} or set(defaults)
    return shared.pop() if len(shared) == 1 else NO_VALUE


def _group(value: str, depth: int, voices: Sequence[Voice], waiting: Sequence[Voice]) -> Group:
    people = crowd(voices)
    return Group(value, depth, people, crowd(waiting).informants - people.informants)
