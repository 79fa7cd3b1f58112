"""The passages behind the numbers of a theme summary: of a group, a facet, a question, an overlap, a chosen quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from intervjukod.analysis.behind import behind
from intervjukod.analysis.cooccurrence import Cooccurrence, Near, near_each_other
from intervjukod.analysis.grouping import INFORMANT, NO_VALUE, grouping
from intervjukod.analysis.selection import belongs
from intervjukod.analysis.sweep import speaks
from intervjukod.analysis.themes import ThemesReport, apart, with_roles
from intervjukod.domain.coding import Material
from intervjukod.domain.span import Span
from intervjukod.reports import theme_cells as cells
from intervjukod.reports.tables import Behind
from intervjukod.study.chosen import chosen
from intervjukod.study.ground import Ground, answers, columns

Found = Iterator[tuple[Behind, str, Span]]


def of_themes(ground: Ground, result: ThemesReport, materials: Sequence[Material], cell: Behind) -> Found:
    """The passages of one ``cell``, or of all for (): its name, transcript id, and span."""
    heard = with_roles(materials, result.by)
    for kind, find in _FINDERS.items():
        if not cell or cells.kind_of(cell) == kind:
            yield from find(ground, result, heard, cell)


def _of_groups(ground: Ground, result: ThemesReport, materials: Sequence[Material], cell: Behind) -> Found:
    book, shown = ground.context.book, {one.code for one in result.every}
    values = {group.value for group in result.top_groups}
    coded = columns(ground, (result.by,) if result.by in book.facet else ())
    way = grouping(book, result.by, ground.basis.filters)
    for code, under, transcript, span in behind(coded, materials, book, way, "".join(cell[:1])):
        if code in shown:
            yield cells.of_everybody(code), transcript, span
            yield from ((cells.of_group(code, value), transcript, span) for value in under & values)


def _of_facets(ground: Ground, result: ThemesReport, materials: Sequence[Material], cell: Behind) -> Found:
    """As it is told: what is said of a code that is shown below another stands there alone."""
    book = apart(ground.context.book, {one.code for one in result.every})
    facets = {row.facet for one in result.every for row in one.said if row.values}
    for facet in facets & {cell[2]} if cell else facets:
        coded, way = columns(ground, (facet,)), grouping(book, facet, ground.basis.filters)
        for code, values, transcript, span in behind(coded, materials, book, way, "".join(cell[:1])):
            if values - {NO_VALUE}:
                yield cells.of_facet(code, facet), transcript, span


def _of_questions(ground: Ground, result: ThemesReport, materials: Sequence[Material], cell: Behind) -> Found:
    """Of every theme that somebody brings up in the answers."""
    drew: dict[str, set[Behind]] = {
        theme.code: {cells.of_question(one.guide, one.question) for one in theme.drawn.questions if one.informants}
        for theme in result.themes
    }
    given = {
        transcript: [(cells.of_question(row.guide, row.question), row.answered) for row in rows if row.answered]
        for transcript, rows in answers(ground).items()
    }
    by_id = {material.transcript: material for material in materials}
    way = grouping(ground.context.book, INFORMANT, ground.basis.filters)
    for code, _, transcript, span in behind(columns(ground), materials, ground.context.book, way):
        voices = (voice for voice in by_id[transcript].voices if belongs(voice, ground.basis.filters))
        if code not in drew or not any(speaks(voice, span.start, span.end) for voice in voices):
            continue
        for named, answered in given.get(transcript, ()):
            if named in drew[code] and cell in ((), named) and any(span.overlaps(one) for one in answered):
                yield named, transcript, span


def _of_overlaps(ground: Ground, result: ThemesReport, materials: Sequence[Material], cell: Behind) -> Found:
    others = {one.code: {other.code for other in one.overlaps} for one in result.every if cell[:1] in ((), (one.code,))}
    look = Cooccurrence(ground.basis, Near.OVERLAP, 0, result.crowd, (), ())
    seen: set[tuple[str, str, Span]] = set()
    for code, other, transcript, span in near_each_other(columns(ground), materials, ground.context.book, look):
        if other in others.get(code, ()) and (code, transcript, span) not in seen:
            seen.add((code, transcript, span))
            yield cells.of_overlaps(code), transcript, span


def _of_quotes(ground: Ground, result: ThemesReport, _: Sequence[Material], cell: Behind) -> Found:
    codes = defaultdict(list)
    for theme in result.every:
        for quote in theme.quotes:
            codes[quote.coding].append(theme.code)
    for one in chosen(ground):
        yield from ((cells.of_quote(code, one.coding.id), one.transcript.id, one.span) for code in codes[one.coding.id])


_FINDERS: Mapping[str, Callable[[Ground, ThemesReport, Sequence[Material], Behind], Found]] = {
    cells.GROUP: _of_groups,
    cells.FACET: _of_facets,
    cells.QUESTION: _of_questions,
    cells.OVERLAPS: _of_overlaps,
    cells.QUOTE: _of_quotes,
}
