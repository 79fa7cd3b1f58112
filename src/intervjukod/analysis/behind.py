"""The passages behind the cells of a comparison: as many as each cell counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from intervjukod.analysis.grouping import Grouping
from intervjukod.analysis.sweep import Pair, heard, unite
from intervjukod.analysis.tally import Groups, Marks, by_node
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import Span


def behind(
    columns: Columns, materials: Sequence[Material], codebook: Codebook, way: Grouping, code: str = ""
) -> Iterator[tuple[str, frozenset[str], str, Span]]:
    """Code, the values that the passage counts under, transcript id, passage: of what is parted in this ``way``.

    A code has what is below it with it; ``code`` is the only one that is wanted, "" for every one. In the order of
    ``materials``; within one the passages of a code are in the order of the text. Linear in codings times depth of
    the tree.
    """
    tree = plant(codebook, columns.codes)
    parted = _of_one(tree, code) if code else by_node
    for material, rows in _coded(columns, materials):
        found: dict[int, list[tuple[Pair, frozenset[str]]]] = {}
        for groups, part in way.split(columns, material.voices, rows):
            for node, pairs in parted(part, tree).items():
                passages = ((pair, _under(groups, material.voices, pair)) for pair in unite(pairs))
                found.setdefault(node, []).extend(passage for passage in passages if passage[1])
        for node, coded in found.items():
            for pair, under in sorted(coded, key=lambda passage: passage[0]):
                yield tree.codes[node].key, under, material.transcript, Span(*pair)


def _of_one(tree: Tree, code: str) -> Callable[[Marks, Tree], dict[int, list[Pair]]]:
    """As ``by_node``, of one code with what is below it."""
    node = next((n for n, one in enumerate(tree.codes) if one.key == code), -1)
    wanted = {n for n, path in enumerate(tree.paths) if node in path}

    def parted(marks: Marks, _: Tree) -> dict[int, list[Pair]]:
        pairs = [pair for name, pair in marks if name in wanted]
        return {node: pairs} if pairs else {}

    return parted


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
