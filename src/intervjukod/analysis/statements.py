"""What each group says of each theme, facet by facet: every value of every informant, never a majority."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.compare import few
from intervjukod.analysis.concordance import heard_with
from intervjukod.analysis.counts import Crowd, crowd, remarks
from intervjukod.analysis.grouping import INFORMANT, NO_VALUE, Group, grouping
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Facet, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError

PERIOD = "period"
"""The facet or attribute that says when, unless another is named."""

Values = dict[str, dict[str, set[str]]]
"""Value, then informant, then the periods that it is said of: "" for no value, and for no period."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the informants of one group who bring a code up say of one facet.

    ``values`` maps a value to whoever says it, with the periods they say it of, in order; an informant who says
    two stands under both. ``silent`` are those who give no value in any passage.
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
    said = _said(columns, materials, codebook, basis, tree, when)
    order = codebook.facet[when].values if when in codebook.facet else ()
    rows = [
        _row(tree, node, facet, groups, said[node, facet.name], order)
        for node in range(len(tree.codes))
        if not code or code in (tree.codes[node].key, *codebook.ancestors(tree.codes[node].key))
        for facet in codebook.facets
        if _matters(facet, tree, node, said) and facet.name != when
    ]
    notes = remarks(basis, tree, [n for n in range(len(tree.codes)) if any(node == n for node, _ in said)], 0)
    notes += few(by, groups) if by != INFORMANT else ()
    return Statements(basis, by, when, crowd(voices), groups, tuple(rows), tuple(notes))


def _voices(materials: Sequence[Material], basis: Basis) -> list[Voice]:
    return [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]


def _said(
    columns: Columns, materials: Sequence[Material], codebook: Codebook, basis: Basis, tree: Tree, when: str
) -> dict[tuple[int, str], Values]:
    """By node and facet; one pass over the codings, then one over what differs."""
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    facets = codebook.facets
    dated = [facet.name for facet in facets].index(when) if when in codebook.facet else None
    found: dict[tuple[int, int, str, str], set[str]] = defaultdict(set)
    for material in materials if facets else ():
        n = number.get(material.transcript)
        if n is None:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        for place, heard in heard_with(columns, material.voices, rows, facets):
            voice = material.voices[place]
            if not belongs(voice, basis.filters):
                continue
            own = "; ".join(filter(None, values_of(voice.attributes, when))) if when and dated is None else ""
            for name, values in heard:
                at = own if dated is None else values[dated]
                for nth, value in enumerate(values):
                    found[name, nth, value, at].add(voice.informant)
    said: dict[tuple[int, str], Values] = {}
    for (name, nth, value, at), who in found.items():
        for node in tree.paths[name]:
            given = said.setdefault((node, facets[nth].name), {}).setdefault(value, {})
            for informant in who:
                given.setdefault(informant, set()).add(at)
    return said


def _matters(facet: Facet, tree: Tree, node: int, said: Mapping[tuple[int, str], Values]) -> bool:
    values = said.get((node, facet.name))
    return values is not None and (any(values) or facet.name in tree.codes[node].facets)


def _row(
    tree: Tree, node: int, facet: Facet, groups: Sequence[Group], said: Values, order: Sequence[str]
) -> StatementRow:
    others = sorted(said.keys() - {NO_VALUE, *facet.values})
    values = tuple(value for value in (*facet.values, *others) if value in said)
    code = tree.codes[node]
    by = {group.value: _cell(group.crowd.informants, values, said, order) for group in groups}
    return StatementRow(code.key, code.label, tree.depths[node], facet.name, values, by)


def _cell(members: frozenset[str], values: Sequence[str], said: Values, order: Sequence[str]) -> Said:
    mentioning = members.intersection(*[frozenset().union(*said.values())])
    given = {
        value: dict(_dated(said[value], members, order)) for value in values if not members.isdisjoint(said[value])
    }
    return Said(mentioning, given, mentioning.difference(*given.values()))


def _dated(
    who: Mapping[str, set[str]], members: frozenset[str], order: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each informant of the group with the periods, in the order of the facet; none where nothing is said of when."""
    known = {period: n for n, period in enumerate(order)}
    for informant in sorted(members.intersection(who)):
        periods = sorted(filter(None, who[informant]), key=lambda one: (known.get(one, len(known)), one))
        yield informant, tuple(periods)
