"""Concordance: which informants say what of a code, facet by facet; every value counts, never a majority."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.grouping import NO_VALUE, default, shared
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.analysis.sweep import heard, speaks
from intervjukod.analysis.tally import marks
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Facet
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import count_within

Informants = frozenset[str]
Values = tuple[str, ...]
Told = dict[str, dict[str, set[str]]]
"""Value, then the period that it is said of, then who says it: "" for no value, and for no period."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Unit: informants. ``said`` maps a code and a facet to the values of passages, "" for none, and who says them.

    A code has what is below it counted in. ``facets`` are those that some passage has a value of.
    """

    facets: tuple[Facet, ...]
    said: Mapping[tuple[str, str], Mapping[str, Informants]]

    def values(self, code: str, facet: Facet) -> list[tuple[str, Informants]]:
        """Each value that somebody's passages of the code carry: the facet's own in their order, then others."""
        given = self.said.get((code, facet.name), {})
        others = sorted(given.keys() - {NO_VALUE, *facet.values})
        return [(value, given[value]) for value in (*facet.values, *others) if value in given]

    def mentioning(self, code: str, facet: Facet) -> Informants:
        """Everybody who brings up the code."""
        return frozenset().union(*self.said.get((code, facet.name), {}).values())

    def silent(self, code: str, facet: Facet) -> Informants:
        """Those of them whose passages have no value of the facet."""
        return self.mentioning(code, facet).difference(*(who for _, who in self.values(code, facet)))


def concordance(columns: Columns, materials: Sequence[Material], codebook: Codebook, basis: Basis) -> Concordance:
    """Go through ``columns``, which hold every facet of the book, over the transcripts that count. Linear."""
    facets = tuple(one for one in codebook.facets if one.default_from or any(columns.facets[one.name]))
    tree = plant(codebook, columns.codes)
    found = told(columns, materials, basis, tree, facets)
    whole = {
        (tree.codes[node].key, facet): {value: frozenset().union(*who.values()) for value, who in values.items()}
        for (node, facet), values in found.items()
    }
    return Concordance(tuple(facet for facet in facets if _has_values(whole, facet)), whole)


def _has_values(whole: Mapping[tuple[str, str], Mapping[str, Informants]], facet: Facet) -> bool:
    return any(name == facet.name and any(values) for (_, name), values in whole.items())


def told(
    columns: Columns, materials: Sequence[Material], basis: Basis, tree: Tree, facets: Sequence[Facet], when: str = ""
) -> dict[tuple[int, str], Told]:
    """By node, what is below it with it, and facet; one pass over the codings, then one over what differs.

    ``when`` is a facet among ``facets`` or an attribute that says of which period, "" for none.
    """
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    names = [facet.name for facet in facets]
    dated = names.index(when) if when in names else None
    found: dict[tuple[int, int, str, str], set[str]] = defaultdict(set)
    for material in materials if facets else ():
        n = number.get(material.transcript)
        if n is None:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        for place, spoken in _heard_with(columns, material.voices, rows, facets):
            voice = material.voices[place]
            if not belongs(voice, basis.filters):
                continue
            own = "; ".join(filter(None, values_of(voice.attributes, when))) if when and dated is None else ""
            for nth in range(len(names)):
                for code, value, at in {(code, one[nth], own if dated is None else one[dated]) for code, one in spoken}:
                    found[code, nth, value, at].add(voice.informant)
    whole: dict[tuple[int, str], Told] = {}
    for (code, nth, value, at), who in found.items():
        for node in tree.paths[code]:
            whole.setdefault((node, names[nth]), {}).setdefault(value, {}).setdefault(at, set()).update(who)
    return whole


def _heard_with(
    columns: Columns, voices: Sequence[Voice], rows: slice, facets: Sequence[Facet]
) -> Iterator[tuple[int, set[tuple[int, Values]]]]:
    """For each voice (its place): the codes of the passages in which it speaks, with their values of ``facets``."""
    if len(voices) == 1:
        yield 0, _heard_alone(columns, voices[0], rows, facets)
        return
    defaults = [[default(facet, voice) for voice in voices] for facet in facets]
    given = zip(*(columns.facets[facet.name][rows] for facet in facets), strict=True)
    found: list[set[tuple[int, Values]]] = [set() for _ in voices]
    for (code, pair), values in zip(marks(columns, rows), given, strict=True):
        own = tuple(value or shared(some, voices, pair) for value, some in zip(values, defaults, strict=True))
        for place in heard(voices, *pair):
            found[place].add((code, own))
    yield from enumerate(found)


def _heard_alone(columns: Columns, voice: Voice, rows: slice, facets: Sequence[Facet]) -> set[tuple[int, Values]]:
    """The same of a voice that speaks alone, whose default every passage shares."""
    given = zip(*(_with_default(columns.facets[one.name][rows], default(one, voice)) for one in facets), strict=True)
    found: set[tuple[int, Values]] = set()
    coded = zip(columns.code[rows], given, strict=True)
    for one, start, end in zip(coded, columns.start[rows], columns.end[rows], strict=True):
        if one not in found and (count_within(voice.words, start, end) or speaks(voice, start, end)):
            found.add(one)
    return found


def _with_default(values: Sequence[str], usual: str) -> Sequence[str]:
    return [value or usual for value in values] if usual else values
