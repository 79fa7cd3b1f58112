"""What each group says of each theme, facet by facet: every value of every informant, never a majority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.compare import few
from intervjukod.analysis.concordance import Told, told
from intervjukod.analysis.counts import Crowd, crowd, remarks
from intervjukod.analysis.grouping import INFORMANT, NO_VALUE, Group, grouping
from intervjukod.analysis.selection import Basis, belongs
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Facet, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError

PERIOD = "period"
"""The facet or attribute that says when, unless another is named."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the informants of one group who bring a code up say of one facet.

    ``values`` maps a value to whoever says it, with the periods they say it of, in order, and "" last where they say
    it of no period too; an informant who says two stands under both. ``silent`` are those who give no value in any
    passage.
    """

    informants: frozenset[str]
    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    silent: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One code and facet; ``values`` in the order of the facet, ``by`` maps each group's value to what it says."""

    code: str
    label: Label
    depth: int
    facet: str
    values: tuple[str, ...]
    by: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Statements:
    """Unit: informants. Denominator of a cell: those of the group who bring the code up."""

    basis: Basis
    by: str
    period: str
    crowd: Crowd
    groups: tuple[Group, ...]
    rows: tuple[StatementRow, ...]
    notes: tuple[Note, ...]


def statements(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    by: str,
    *,
    code: str = "",
    period: str = "",
    pending: Sequence[Material] = (),
) -> Statements:
    """What is said of ``code`` and what is below it, of everything when "", over ``materials``, the ones that count.

    ``columns`` hold every facet of the book. ``by`` is an attribute or ``informant``, ``period`` a facet or an
    attribute ("": ``PERIOD`` where there is one). NotFoundError for others. A code has what is below it counted in;
    a facet has a row where somebody gives a value or the code asks for one.
    """
    voices, waiting = _voices(materials, basis), _voices(pending, basis)
    attributes = list(dict.fromkeys(name for voice in (*voices, *waiting) for name in voice.attributes))
    if by != INFORMANT and by not in attributes and voices:
        raise NotFoundError("no_attribute", name=by, known=", ".join(attributes))
    when = period or (PERIOD if PERIOD in (*codebook.facet, *attributes) else "")
    if when and when not in (*codebook.facet, *attributes) and voices:
        raise NotFoundError("no_attribute", name=when, known=", ".join((*attributes, *codebook.facet)))
    way = grouping(Codebook(codebook.codes), by, basis.filters)
    groups = tuple(way.groups((), voices, waiting))
    tree = plant(codebook, columns.codes)
    given = told(columns, materials, basis, tree, codebook.facets, when)
    order = codebook.facet[when].values if when in codebook.facet else ()
    rows = [
        _row(tree, node, facet, groups, given[node, facet.name], order)
        for node in range(len(tree.codes))
        if not code or code in (tree.codes[node].key, *codebook.ancestors(tree.codes[node].key))
        for facet in codebook.facets
        if _matters(facet, tree, node, given) and facet.name != when
    ]
    notes = remarks(basis, tree, sorted({node for node, _ in given}), 0)
    notes += few(by, groups) if by != INFORMANT else ()
    return Statements(basis, by, when, crowd(voices), groups, tuple(rows), tuple(notes))


def _voices(materials: Sequence[Material], basis: Basis) -> list[Voice]:
    return [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]


def _matters(facet: Facet, tree: Tree, node: int, given: Mapping[tuple[int, str], Told]) -> bool:
    values = given.get((node, facet.name))
    return values is not None and (any(values) or facet.name in tree.codes[node].facets)


def _row(
    tree: Tree, node: int, facet: Facet, groups: Sequence[Group], given: Told, order: Sequence[str]
) -> StatementRow:
    others = sorted(given.keys() - {NO_VALUE, *facet.values})
    values = tuple(value for value in (*facet.values, *others) if value in given)
    code, dated = tree.codes[node], {value: _by_person(periods) for value, periods in given.items()}
    by = {group.value: _cell(group.crowd.informants, values, dated, order) for group in groups}
    return StatementRow(code.key, code.label, tree.depths[node], facet.name, values, by)


def _by_person(periods: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Each informant with the periods."""
    found: dict[str, set[str]] = defaultdict(set)
    for period, who in periods.items():
        for informant in who:
            found[informant].add(period)
    return found


def _cell(
    members: frozenset[str], values: Sequence[str], given: Mapping[str, Mapping[str, set[str]]], order: Sequence[str]
) -> Said:
    mentioning = members.intersection(frozenset().union(*given.values()))
    told_by = {
        value: dict(_dated(given[value], members, order)) for value in values if not members.isdisjoint(given[value])
    }
    return Said(mentioning, told_by, mentioning.difference(*told_by.values()))


def _dated(
    who: Mapping[str, set[str]], members: frozenset[str], order: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each informant of the group with the periods, in the order of the facet; none where nothing is said of when."""
    known = {period: n for n, period in enumerate(order)}
    for informant in sorted(members.intersection(who)):
        periods = sorted(filter(None, who[informant]), key=lambda one: (known.get(one, len(known)), one))
        yield informant, (*periods, "") if periods and "" in who[informant] else tuple(periods)
