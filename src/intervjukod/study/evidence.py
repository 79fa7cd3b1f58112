"""The words behind the cells of a report, as its pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from intervjukod.analysis.behind import behind_all
from intervjukod.analysis.compare import Compare
from intervjukod.analysis.coverage import Coverage
from intervjukod.analysis.frequency import Frequency
from intervjukod.analysis.grouping import ROLE, Grouping, grouping
from intervjukod.analysis.prompting import PROMPT, ByPrompt
from intervjukod.analysis.selection import belongs
from intervjukod.analysis.statements import Statements
from intervjukod.analysis.sweep import speaks
from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import heading
from intervjukod.reports.quotes import Quote, Quotes
from intervjukod.reports.tables import Behind
from intervjukod.study.answers import standings
from intervjukod.study.ground import Ground, columns, expected_of
from intervjukod.study.uncollected import uncollected

if TYPE_CHECKING:
    from intervjukod.reports.write import Result

Found = Iterable[tuple[Behind, str, Span]]
"""What a cell names, transcript id, and the words."""


def evidence(ground: Ground, result: Result) -> Quotes:
    """The quotes behind every cell of a report, by transcript and place; none of a report whose cells open nothing."""
    materials = sorted(ground.selection.counted, key=lambda material: material.name)
    found: Found = ()
    if isinstance(result, Coverage):
        found = _answers(ground, materials)
    elif isinstance(result, Compare):
        found = _by_value(ground, result.by, materials)
    elif isinstance(result, Frequency):
        found = (((code,), transcript, span) for code, _, transcript, span in _passages(ground, ROLE, materials))
    elif isinstance(result, Statements):
        found = _statements(ground, result, materials)
    quotes: dict[Behind, list[Quote]] = defaultdict(list)
    with uncollected():
        for behind, transcript, span in found:
            opened = ground.context.transcript(transcript)
            quotes[behind].append(Quote(span.of(opened.text), heading(opened, span)))
    return quotes


def _by_value(ground: Ground, by: str, materials: Sequence[Material]) -> Iterator[tuple[Behind, str, Span]]:
    for code, under, transcript, span in _passages(ground, by, materials):
        yield from (((code, value), transcript, span) for value in under)


def _passages(
    ground: Ground, by: str, materials: Sequence[Material]
) -> Iterator[tuple[str, frozenset[str], str, Span]]:
    book = ground.context.book
    return behind_all(columns(ground, (by,) if by in book.facet else ()), materials, book, _way(ground, by))


def _statements(
    ground: Ground, result: Statements, materials: Sequence[Material]
) -> Iterator[tuple[Behind, str, Span]]:
    """The passages in which somebody of a group gives a value; under "" those of who gives none in any of them."""
    rows = {(row.code, row.facet): row.by for row in result.rows}
    people = {material.transcript: _grouped(material, result) for material in materials}
    for facet in dict.fromkeys(row.facet for row in result.rows):
        for code, values, transcript, span in _passages(ground, facet, materials):
            said = rows.get((code, facet), {})
            spoken = [one for one in people[transcript] if speaks(one[0], span.start, span.end)]
            for value, group in product(values, said):
                here = {voice.informant for voice, groups in spoken if group in groups}
                if here if value else here & said[group].silent:
                    yield (code, facet, value, group), transcript, span


def _grouped(material: Material, result: Statements) -> list[tuple[Voice, Sequence[str]]]:
    """The voices of an interview, each with the groups that it is of."""
    members = {group.value: group.crowd.informants for group in result.groups}
    return [
        (voice, [value for value, informants in members.items() if voice.informant in informants])
        for voice in material.voices
    ]


def _way(ground: Ground, by: str) -> Grouping:
    book, filters = ground.context.book, ground.basis.filters
    if by == PROMPT and by not in book.facet:
        return ByPrompt(book, expected_of(ground), filters)
    return grouping(book, by, filters)


def _answers(ground: Ground, materials: Sequence[Material]) -> Iterator[tuple[Behind, str, Span]]:
    """What each informant answers to each question; where there is no answer, the question as it was put."""
    for material in materials:
        rows = standings(ground.context, material.transcript)
        alone = len(material.voices) == 1
        for voice in (one for one in material.voices if belongs(one, ground.basis.filters)):
            for row in rows:
                said = [span for span in row.answered if alone or speaks(voice, span.start, span.end)]
                for span in said or ([row.asked] if row.asked is not None else []):
                    yield (row.guide, row.question, voice.informant), material.transcript, span
