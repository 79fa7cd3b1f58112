"""Compare: the counts of ``frequency`` side by side for the values of an attribute or a facet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.counts import INFORMANTS_TO_FLAG, Counts, Crowd, counts, crowd, leaning, remarks
from intervjukod.analysis.grouping import INFORMANT, NO_VALUE, Group, Grouping, grouping
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.analysis.statistics import LEVEL, smallest_p
from intervjukod.analysis.tally import Tally, tally
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Facet, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One code, with the counts of every group."""

    code: str
    label: Label
    depth: int
    by: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Compare:
    """Unit: informants. Denominators: each group's own; for a facet, all informants that count."""

    basis: Basis
    by: str
    is_facet: bool
    crowd: Crowd
    groups: tuple[Group, ...]
    rows: tuple[CompareRow, ...]
    notes: tuple[Note, ...]


def compare(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    by: str,
    *,
    pending: Sequence[Material] = (),
    asked: Mapping[str, frozenset[str]] | None = None,
) -> Compare:
    """Count ``columns`` over ``materials`` by ``by``: a facet of the book, an attribute, or ``informant``.

    For a facet, ``columns.facets`` must hold it. ``pending`` are the transcripts that do not count yet:
    a group heard only there is *not done*. ``asked`` and the order of rows are as in ``frequency``.
    NotFoundError when ``by`` is neither.
    """
    voices, waiting = _voices(materials, basis), _voices(pending, basis)
    facet = codebook.facet.get(by)
    if facet is None and by != INFORMANT:
        _must_know(by, [*voices, *waiting], codebook)
    way: Grouping = grouping(codebook, by, basis.filters)
    tree = plant(codebook, columns.codes)
    tallies = tally(columns, materials, tree, way.split)
    groups = tuple(way.groups(tallies.by_group.keys(), voices, waiting))
    by_group = {group.value: tallies.by_group.get(group.value) or Tally.empty(len(tree.codes)) for group in groups}
    shown = [n for n in range(len(tree.codes)) if tree.shows(n, sum(one.codings[n] for one in by_group.values()))]
    put = asked or {}
    rows = tuple(_row(tree, n, groups, by_group, put.get(tree.codes[n].key), facet is not None) for n in shown)
    notes = remarks(basis, tree, shown, tallies.silent)
    notes += leaning((row.code, value, cell) for row in rows for value, cell in row.by.items())
    if facet is not None:
        notes += _about_facet(facet, voices)
    elif by != INFORMANT:
        notes += _about(by, groups, voices)
    return Compare(basis, by, facet is not None, crowd(voices), groups, rows, tuple(notes))


def _row(
    tree: Tree,
    node: int,
    groups: Sequence[Group],
    tallies: Mapping[str, Tally],
    asked: frozenset[str] | None,
    is_facet: bool,
) -> CompareRow:
    if is_facet and any(tally.mentions[node] for tally in tallies.values()):
        asked = None  # the groups are the same people: brought up with one value, it was there to be brought up
    cells = {group.value: counts(tallies[group.value], node, group.crowd, asked) for group in groups}
    return CompareRow(tree.codes[node].key, tree.codes[node].label, tree.depths[node], cells)


def _voices(materials: Sequence[Material], basis: Basis) -> list[Voice]:
    return [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]


def _must_know(by: str, voices: Sequence[Voice], codebook: Codebook) -> None:
    names = dict.fromkeys(name for voice in voices for name in voice.attributes)
    if voices and by not in names:
        raise NotFoundError("no_attribute", name=by, known=", ".join((*names, *codebook.facet)))


def _about(by: str, groups: Sequence[Group], voices: Sequence[Voice]) -> Iterator[Note]:
    """What must be known of groups of people: several values, too few to name, too few to test."""
    if several := _with_several(by, voices):
        yield Note("reports.several_values", {"n": several, "by": by})
    named = [group for group in groups if group.depth == 0 and group.value != NO_VALUE and group.crowd.informants]
    sizes = ((group.value, len(group.crowd.informants)) for group in named)
    few = tuple((value, n) for value, n in sizes if n < INFORMANTS_TO_FLAG)
    if few:
        yield Note("reports.few", {"by": by, "groups": few})
    if len(named) == 2:
        yield from _no_test(*named)


def _about_facet(facet: Facet, voices: Sequence[Voice]) -> Iterator[Note]:
    """That some informants have several values where a default would come from, and so give none."""
    if several := _with_several(facet.default_from, voices):
        yield Note("reports.no_default", {"n": several, "by": facet.default_from, "facet": facet.name})


def _with_several(attribute: str, voices: Sequence[Voice]) -> int:
    return len({voice.informant for voice in voices if len(values_of(voice.attributes, attribute)) > 1})


def _no_test(one: Group, other: Group) -> Iterator[Note]:
    """That no test is possible, where the smallest p that could come out is above the level of any test."""
    n, m = len(one.crowd.informants), len(other.crowd.informants)
    least = smallest_p(n, m)
    if least > LEVEL and one.crowd.informants.isdisjoint(other.crowd.informants):
        yield Note("reports.no_test", {"one": one.value, "n": n, "other": other.value, "m": m, "p": least})
