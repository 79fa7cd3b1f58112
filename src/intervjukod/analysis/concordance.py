"""Concordance: which informants say what of a code, facet by facet; every value counts, never a majority."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.grouping import NO_VALUE, default, shared
from intervjukod.analysis.selection import Basis, belongs
from intervjukod.analysis.sweep import heard, speaks
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Codebook, Facet
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import count_within

Informants = frozenset[str]
Values = tuple[str, ...]


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
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    said: dict[tuple[int, int, str], set[str]] = {}
    for material in materials if facets else ():
        n = number.get(material.transcript)
        if n is None:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        for place, found in heard_with(columns, material.voices, rows, facets):
            voice = material.voices[place]
            if belongs(voice, basis.filters):
                for nth in range(len(facets)):
                    for code, value in {(code, values[nth]) for code, values in found}:
                        said.setdefault((code, nth, value), set()).add(voice.informant)
    whole: dict[tuple[str, str], dict[str, Informants]] = {}
    for (code, nth, value), who in said.items():
        for node in tree.paths[code]:
            row = whole.setdefault((tree.codes[node].key, facets[nth].name), {})
            row[value] = row.get(value, frozenset()) | who
    return Concordance(tuple(facet for facet in facets if _has_values(whole, facet)), whole)


def _has_values(said: Mapping[tuple[str, str], Mapping[str, Informants]], facet: Facet) -> bool:
    return any(name == facet.name and any(values) for (_, name), values in said.items())


def heard_with(
    columns: Columns, voices: Sequence[Voice], rows: slice, facets: Sequence[Facet]
) -> Iterator[tuple[int, set[tuple[int, Values]]]]:
    """For each voice (its place): the codes of the passages in which it speaks, with their values of ``facets``."""
    defaults = [[default(facet, voice) for voice in voices] for facet in facets]
    given = zip(*(columns.facets[facet.name][rows] for facet in facets), strict=True)
    found: list[set[tuple[int, Values]]] = [set() for _ in voices]
    for code, start, end, values in zip(columns.code[rows], columns.start[rows], columns.end[rows], given, strict=True):
        if len(voices) == 1:
            said = (code, values)
            if said not in found[0] and (count_within(voices[0].words, start, end) or speaks(voices[0], start, end)):
                found[0].add(said)
            continue
        pair = (start, end)
        own = tuple(value or shared(some, voices, pair) for value, some in zip(values, defaults, strict=True))
        for place in heard(voices, start, end):
            found[place].add((code, own))
    if len(voices) == 1:
        own = tuple(some[0] for some in defaults)
        found[0] = {
            (code, tuple(value or other for value, other in zip(values, own, strict=True))) for code, values in found[0]
        }
    yield from enumerate(found)
