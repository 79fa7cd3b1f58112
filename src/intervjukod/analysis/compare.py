"""Compare: the counts of ``frequency`` side by side for the values of an attribute or a facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from intervjukod.analysis.counts import INFORMANTS_TO_FLAG, Counts, Crowd, counts, crowd, leaning, remarks
from intervjukod.analysis.grouping import NO_VALUE, ByAttribute, ByFacet, Grouping
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.analysis.statistics import LEVEL, smallest_p
from intervjukod.analysis.tally import Tally, tally
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Facet, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.guide import prefixes
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Group:
    """One value and who stands behind it; ``pending`` informants are heard only in what does not count.

    ``value`` is a path for nested attributes, "" for no value; ``depth`` is 0 for what tables show.
    """

    value: str
    crowd: Crowd
    pending: frozenset[str]

    @property
    def depth(self) -> int:
        return self.value.count("/")


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
    """Count ``columns`` over ``materials`` for each value of ``by``, a facet of the book or an attribute.

    For a facet, ``columns.facets`` must hold it. ``pending`` are the transcripts that do not count yet:
    a group heard only there is *not done*. ``asked`` is as in ``frequency``. NotFoundError when no
    informant has the attribute ``by``.
    """
    facet = codebook.facet.get(by)
    voices = _voices(materials, basis)
    waiting = _voices(pending, basis)
    if facet is None:
        _must_know(by, voices + waiting, codebook)
    grouping: Grouping = ByFacet(facet, basis.filters) if facet else ByAttribute(by, basis.filters)
    tree = plant(codebook, columns.codes)
    tallies = tally(columns, materials, tree, grouping.split)
    groups = (
        _facet_groups(facet, tallies.by_group, voices, waiting) if facet else _groups(grouping, voices, waiting)
    )
    rows, shown = _rows(tree, groups, tallies.by_group, asked or {})
    notes = remarks(basis, tree, shown, tallies.silent)
    notes += leaning((row.code, group.value, row.by[group.value]) for row in rows for group in groups)
    if facet is None:
        notes += _about_groups(by, groups, voices)
    return Compare(basis, by, facet is not None, crowd(voices), groups, rows, tuple(notes))
