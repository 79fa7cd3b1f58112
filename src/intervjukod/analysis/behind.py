"""The passages behind a cell of a comparison: as many as the cell counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from intervjukod.analysis.grouping import ByAttribute, grouping
from intervjukod.analysis.selection import Basis
from intervjukod.analysis.sweep import heard, unite
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Columns, Material
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
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    for material in materials:
        n, voices = number.get(material.transcript), material.voices
        if n is None or not voices:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        found: list[tuple[int, int]] = []
        for groups, part in way.split(columns, voices, rows):
            pairs = [pair for name, pair in part if name in wanted]
            for start, end in unite(pairs) if pairs else ():
                speaking = heard(voices, start, end) or range(len(voices))
                if any(groups[one] if value is None else value in groups[one] for one in speaking):
                    found.append((start, end))
        yield from ((material.transcript, Span(*pair)) for pair in sorted(found))
