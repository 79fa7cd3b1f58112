"""Compare: the counts of ``frequency`` side by side for the values of an attribute or a facet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.counts import INFORMANTS_TO_FLAG, Counts, Crowd, Status, counts, crowd, leaning, remarks
from intervjukod.analysis.differences import Differences, Method, pair_of, refusal, tested
from intervjukod.analysis.grouping import INFORMANT, NO_VALUE, Group, Grouping, grouping
from intervjukod.analysis.prompting import PROMPT, ByPrompt, Expected
from intervjukod.analysis.selection import Basis, belongs, values_of
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
    """Unit: informants. Denominators: each group's own; for a facet, all informants that count.

    ``differences`` are there when a test was asked for and can be made; ``intervals`` says that the shares of
    informants are to be shown with theirs.
    """

    basis: Basis
    by: str
    is_facet: bool
    crowd: Crowd
    groups: tuple[Group, ...]
    rows: tuple[CompareRow, ...]
    notes: tuple[Note, ...]
    differences: Differences | None = None
    intervals: bool = False


def compare(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    by: str,
    *,
    pending: Sequence[Material] = (),
    asked: Mapping[str, frozenset[str]] | None = None,
    method: Method | None = None,
    expected: Mapping[str, Sequence[Expected]] | None = None,
) -> Compare:
    """Count ``columns`` over ``materials`` by ``by``: a facet of the book, an attribute, ``informant`` or ``prompt``.

    For a facet, ``columns.facets`` must hold it. ``pending`` are the transcripts that do not count yet:
    a group heard only there is *not done*. ``asked`` and the order of rows are as in ``frequency``. ``method``
    tests two groups of people against each other, or a note says why not. ``prompt`` needs ``expected`` (of
    ``prompting``). NotFoundError when ``by`` is none of these.
    """
    voices, waiting = _voices(materials, basis), _voices(pending, basis)
    facet = codebook.facet.get(by)
    prompted = facet is None and by == PROMPT
    if facet is None and by not in (INFORMANT, PROMPT):
        _must_know(by, [*voices, *waiting], codebook)
    way: Grouping
    way = ByPrompt(codebook, expected or {}, basis.filters) if prompted else grouping(codebook, by, basis.filters)
    tree = plant(codebook, columns.codes)
    tallies = tally(columns, materials, tree, way.split)
    groups = tuple(way.groups(tallies.by_group.keys(), voices, waiting))
    by_group = {group.value: tallies.by_group.get(group.value) or Tally.empty(len(tree.codes)) for group in groups}
    shown = [n for n in range(len(tree.codes)) if tree.shows(n, sum(one.codings[n] for one in by_group.values()))]
    put = asked or {}
    same_people = prompted or facet is not None
    rows = tuple(_row(tree, n, groups, by_group, put.get(tree.codes[n].key), same_people) for n in shown)
    notes = remarks(basis, tree, shown, tallies.silent)
    notes += leaning((row.code, value, cell) for row in rows for value, cell in row.by.items())
    notes += _about(by, facet, prompted, groups, voices)
    found = None
    if method is not None:
        named = _named(groups) if not same_people and by != INFORMANT else []
        codes = {row.code: n for n, row in zip(shown, rows, strict=True) if _comparable(row, named)}
        found, why = tested(method, named, by_group, codes, voices)
        notes += [why] if why not in notes else []
    return Compare(basis, by, same_people, crowd(voices), groups, rows, tuple(notes), found)


def _comparable(row: CompareRow, groups: Sequence[Group]) -> bool:
    """Whether something can be said of each group."""
    return all(row.by[group.value].status is Status.COUNTED for group in groups)


def _named(groups: Sequence[Group]) -> list[Group]:
    """The groups of the first level that have a value and somebody who counts."""
    return [group for group in groups if group.depth == 0 and group.value != NO_VALUE and group.crowd.informants]


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


def _about(
    by: str, facet: Facet | None, prompted: bool, groups: Sequence[Group], voices: Sequence[Voice]
) -> Iterator[Note]:
    """What must be known of the groups, by what parts them."""
    if facet is not None:
        yield from _about_facet(facet, voices)
    elif prompted:
        yield Note("analyses.prompts")
    elif by != INFORMANT:
        yield from _about_people(by, groups, voices)


def _about_people(by: str, groups: Sequence[Group], voices: Sequence[Voice]) -> Iterator[Note]:
    """What must be known of groups of people: several values, too few to name, too few to test."""
    if several := _with_several(by, voices):
        yield Note("reports.several_values", {"n": several, "by": by})
    yield from few(by, groups)
    pair = pair_of(_named(groups))
    note = None if isinstance(pair, Note) else refusal(Method.FISHER, *pair)
    if note is not None:
        yield note


def few(by: str, groups: Sequence[Group]) -> Iterator[Note]:
    """The note on groups of so few informants that to name them may be to point somebody out; none without such."""
    sizes = ((group.value, len(group.crowd.informants)) for group in _named(groups))
    small = tuple((value, n) for value, n in sizes if n < INFORMANTS_TO_FLAG)
    if small:
        yield Note("reports.few", {"by": by, "groups": small})


def _about_facet(facet: Facet, voices: Sequence[Voice]) -> Iterator[Note]:
    """That some informants have several values where a default would come from, and so give none."""
    if several := _with_several(facet.default_from, voices):
        yield Note("reports.no_default", {"n": several, "by": facet.default_from, "facet": facet.name})


def _with_several(attribute: str, voices: Sequence[Voice]) -> int:
    return len({voice.informant for voice in voices if len(values_of(voice.attributes, attribute)) > 1})
