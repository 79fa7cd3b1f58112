"""Codings parted by the place that they speak of: a facet of the passage, or where the informant is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from intervjukod.analysis.grouping import default, shared
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.domain.codebook import Codebook, Facet
from intervjukod.domain.coding import Columns, Material
from intervjukod.domain.measure import alike


@dataclass(frozen=True, slots=True)
class Placed:
    """What is coded of one place, and whom it is counted over; ``name`` as the study writes it."""

    name: str
    columns: Columns
    materials: tuple[Material, ...]
    pending: tuple[Material, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Parted:
    """Codings by place, under what the place is compared by (``alike``).

    ``elsewhere`` are the study's places that were not wanted, ``nowhere`` how many codings have no
    place, ``codings`` how many there are.
    """

    by_place: Mapping[str, Placed]
    elsewhere: tuple[str, ...]
    nowhere: int
    codings: int


def by_place(
    columns: Columns,
    materials: Sequence[Material],
    pending: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    where: str,
    wanted: Iterable[str],
) -> Parted:
    """The codings of each wanted place. ``where`` is a facet, which ``columns`` hold, or an attribute.

    By a facet, a passage has the place that was given, else that of its informant where the facet has a default, and
    everybody could have spoken of every place. By an attribute, those who are at a place are counted over there.
    """
    names = {alike(name) for name in wanted}
    facet = codebook.facet.get(where)
    if facet is None:
        return _by_attribute(columns, materials, pending, basis, where, names)
    return _by_facet(columns, materials, pending, basis, facet, names)


def _by_facet(
    columns: Columns,
    materials: Sequence[Material],
    pending: Sequence[Material],
    basis: Basis,
    facet: Facet,
    names: set[str],
) -> Parted:
    given: dict[str, list[int]] = defaultdict(list)
    for row, value in _valued(columns, materials, facet):
        given[value].append(row)
    nowhere = len(given.pop("", ()))
    rows: dict[str, list[int]] = defaultdict(list)
    spelt = {alike(value): value for value in reversed(facet.values)}
    for value, some in given.items():
        rows[alike(value)] += some
        spelt.setdefault(alike(value), value)
    found = {
        place: Placed(spelt[place], _only(columns, some), tuple(materials), tuple(pending), basis)
        for place, some in rows.items()
        if place in names
    }
    elsewhere = tuple(sorted(spelt[place] for place in rows if place not in names))
    return Parted(found, elsewhere, nowhere, nowhere + sum(map(len, rows.values())))


def _valued(columns: Columns, materials: Sequence[Material], facet: Facet) -> Iterable[tuple[int, str]]:
    """The numbers of the codings that count, each with its value of the facet."""
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    given = columns.facets[facet.name]
    for material in materials:
        n = number.get(material.transcript)
        if n is None or not material.voices:
            continue
        defaults = [default(facet, voice) for voice in material.voices]
        for row in range(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1)):
            pair = (columns.start[row], columns.end[row])
            yield row, given[row] or shared(defaults, material.voices, pair)


def _only(columns: Columns, rows: Sequence[int]) -> Columns:
    """Some of the codings; the numbers of ``rows`` in rising order of transcript and start, whatever the material's."""
    kept = sorted(rows)

    def of(column: array[int]) -> array[int]:
        return array(column.typecode, [column[row] for row in kept])

    return replace(
        columns,
        transcript=of(columns.transcript),
        start=of(columns.start),
        end=of(columns.end),
        code=of(columns.code),
        coder=of(columns.coder),
        facets={name: [values[row] for row in kept] for name, values in columns.facets.items()},
    )


def _by_attribute(
    columns: Columns,
    materials: Sequence[Material],
    pending: Sequence[Material],
    basis: Basis,
    where: str,
    names: set[str],
) -> Parted:
    everybody = [voice for material in (*materials, *pending) for voice in material.voices]
    here = [voice for voice in everybody if belongs(voice, basis.filters)]
    known = dict.fromkeys(value for voice in here for value in values_of(voice.attributes, where))
    known.pop("", None)
    found: dict[str, Placed] = {}
    for value in known:
        if alike(value) in names and alike(value) not in found:
            own = replace(basis, filters={**basis.filters, where: value})
            found[alike(value)] = Placed(value, columns, _with(materials, own), _with(pending, own), own)
    chosen = {placed.name for placed in found.values()}
    return Parted(found, tuple(sorted(value for value in known if value not in chosen)), 0, len(columns.code))


def _with(materials: Sequence[Material], basis: Basis) -> tuple[Material, ...]:
    return tuple(one for one in materials if any(belongs(voice, basis.filters) for voice in one.voices))
