"""The passages behind a cell of a comparison, or behind every cell: as many as the cell counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from intervjukod.analysis.grouping import ByAttribute, Grouping, grouping
from intervjukod.analysis.selection import Basis
from intervjukod.analysis.sweep import Pair, heard, unite
from intervjukod.analysis.tally import Groups, by_node
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import Span


def behind(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    code: str,
    by: str,
    value: str | None,
) -> Iterator[tuple[str, Span]]:
    """Transcript id and passage, in the order of ``materials`` and of the text, of one code with what is below it.

    ``value`` is one that ``by`` can have (``compare``), None for the whole row. Of a facet, ``columns`` must hold it.
    """
    tree = plant(codebook, columns.codes)
    wanted = {n for n, path in enumerate(tree.paths) if any(tree.codes[node].key == code for node in path)}
    way = grouping(codebook, by, basis.filters) if value is not None else ByAttribute(by, basis.filters)
    for material, rows in _coded(columns, materials):
        found: list[Pair] = []
        for groups, part in way.split(columns, material.voices, rows):
            pairs = [pair for name, pair in part if name in wanted]
            for pair in unite(pairs) if pairs else ():
                under = _under(groups, material.voices, pair)
                if under if value is None else value in under:
                    found.append(pair)
        yield from ((material.transcript, Span(*pair)) for pair in sorted(found))


def behind_all(
    columns: Columns, materials: Sequence[Material], codebook: Codebook, way: Grouping
) -> Iterator[tuple[str, frozenset[str], str, Span]]:
    """The passages behind every cell of what is parted in this ``way``, at once: code, the values that the passage
    counts under, transcript id, passage.

    In the order of ``materials``; within one the passages of a code are in the order of the text for each value.
    Linear in codings times depth of the tree.
    """
    tree = plant(codebook, columns.codes)
    for material, rows in _coded(columns, materials):
        found: dict[int, list[tuple[Pair, frozenset[str]]]] = {}
        for groups, part in way.split(columns, material.voices, rows):
            for node, pairs in by_node(part, tree).items():
                passages = ((pair, _under(groups, material.voices, pair)) for pair in unite(pairs))
                found.setdefault(node, []).extend(passage for passage in passages if passage[1])
        for node, coded in found.items():
            for pair, under in sorted(coded, key=lambda passage: passage[0]):
                yield tree.codes[node].key, under, material.transcript, Span(*pair)


def _coded(columns: Columns, materials: Sequence[Material]) -> Iterator[tuple[Material, slice]]:
    """Those in which somebody is heard and something coded, with the rows of their codings."""
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    for material in materials:
        n = number.get(material.transcript)
        if n is not None and material.voices:
            yield material, slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))


def _under(groups: Sequence[Groups], voices: Sequence[Voice], pair: Pair) -> frozenset[str]:
    """The values that a passage counts under: of those who speak in it, of all where only the interviewer does."""
    if len(voices) == 1:
        return frozenset(groups[0])
    speaking = heard(voices, *pair) or range(len(voices))
    return frozenset(value for one in speaking for value in groups[one])
