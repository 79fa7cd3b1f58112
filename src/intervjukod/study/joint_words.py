"""The words behind the cells of a joint display: a place, a code and a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intervjukod.analysis.behind import behind
from intervjukod.analysis.grouping import grouping
from intervjukod.analysis.joint import Joint
from intervjukod.analysis.places import by_place
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Material
from intervjukod.domain.measure import alike
from intervjukod.domain.span import Span
from intervjukod.reports.tables import Behind
from intervjukod.study.ground import Ground, columns


def of_places(
    ground: Ground, result: Joint, materials: Sequence[Material], cell: Behind
) -> Iterable[tuple[Behind, str, Span]]:
    """The passages of one ``cell``, or of all for (): its name, transcript id, and span."""
    book = ground.context.book
    wanted = [place for place in result.places if place.is_coded and cell[:1] in ((), (place.name,))]
    names = [place.name for place in wanted]
    every = columns(ground, tuple(book.facet))
    parted = by_place(every, materials, (), book, ground.basis, result.where, names)
    for place in wanted:
        placed = parted.by_place.get(alike(place.name))
        if placed is None:
            continue
        way = grouping(Codebook(), place.by, placed.basis.filters)
        for code, under, transcript, span in behind(placed.columns, placed.materials, book, way, "".join(cell[1:2])):
            yield from (((place.name, code, value), transcript, span) for value in under)
