"""The words behind the cells of a report: of every cell, as its pages show them, or of the one that is read."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import itemgetter
from typing import TYPE_CHECKING, Any, overload

from intervjukod.analysis.behind import behind
from intervjukod.analysis.compare import Compare
from intervjukod.analysis.cooccurrence import Cooccurrence, Near, near_each_other
from intervjukod.analysis.coverage import PUT, Coverage, Standing
from intervjukod.analysis.frequency import Frequency
from intervjukod.analysis.grouping import ROLE, Grouping, grouping
from intervjukod.analysis.joint import Joint
from intervjukod.analysis.prompting import PROMPT, ByPrompt
from intervjukod.analysis.selection import belongs
from intervjukod.analysis.statements import Statements
from intervjukod.analysis.sweep import speaks
from intervjukod.analysis.themes import ThemesReport
from intervjukod.analysis.waves import Waves
from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import Answer
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript, heading
from intervjukod.reports.quotes import Mixed, Quote, Quotes
from intervjukod.reports.tables import Behind
from intervjukod.study.ground import Ground, answer_spans, answers, columns, expected_of
from intervjukod.study.joint_words import of_places
from intervjukod.study.theme_passages import of_themes
from intervjukod.study.unnamed import Unnamed

if TYPE_CHECKING:
    from intervjukod.reports.write import Result

Found = Iterable[tuple[Behind, str, Span]]
"""What a cell names, transcript id, and the words."""
Finder = Callable[[Ground, Any, Sequence[Material], Behind], Found]
"""Finds what lies behind the cells of one kind of result; of one cell when that is named, of all for ()."""
Read = Callable[[Transcript, Span], Quote]
"""A passage of a transcript as it is to be read."""


def evidence(ground: Ground, result: Result) -> Quotes:
    """The quotes behind every cell of a report, by transcript and place; none of a report whose cells open nothing.

    Their words are read when they are looked at: a page shows some of them, or one after another.
    """
    read: Read = Unnamed(ground, result).quote if isinstance(result, ThemesReport) else _signed
    places: dict[Behind, array[int]] = defaultdict(lambda: array("I"))
    numbers: dict[str, int] = {}
    for named, transcript, span in _found(ground, result, ()):
        places[named].extend((numbers.setdefault(transcript, len(numbers)), span.start, span.end))
    transcripts = tuple(numbers)
    quotes = {named: _Quoted(ground, transcripts, found, read) for named, found in places.items()}
    return {named: Mixed(found) for named, found in quotes.items()} if isinstance(result, ThemesReport) else quotes


@dataclass(frozen=True, slots=True)
class _Quoted(Sequence[Quote]):
    """Quotes that are made of their places as one looks at them.

    A place is three numbers, that of its transcript and its ends: there may be millions.
    """

    ground: Ground
    transcripts: Sequence[str]
    places: array[int]
    read: Read

    def __len__(self) -> int:
        return len(self.places) // 3

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Quote]: ...
    def __getitem__(self, index: int | slice) -> Quote | Sequence[Quote]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        n = range(len(self))[index]
        transcript, start, end = self.places[3 * n : 3 * n + 3]
        return self.read(self.ground.transcript(self.transcripts[transcript]), Span(start, end))


def _signed(opened: Transcript, span: Span) -> Quote:
    """The words as they stand, with their place."""
    return Quote(span.of(opened.text), heading(opened, span))


def words_behind(ground: Ground, result: Result, cell: Behind) -> list[tuple[str, Span]]:
    """Transcript id and span of the words behind one ``cell``; nothing for a name that no cell of the report has."""
    return [(transcript, span) for named, transcript, span in _found(ground, result, cell) if named == cell]


def _found(ground: Ground, result: Result, cell: Behind) -> Found:
    finder = _FINDERS.get(type(result))
    materials = sorted(ground.selection.counted, key=lambda material: material.name)
    return finder(ground, result, materials, cell) if finder is not None else ()


def _passages(
    ground: Ground, by: str, materials: Sequence[Material], code: str
) -> Iterator[tuple[str, frozenset[str], str, Span]]:
    book = ground.context.book
    return behind(columns(ground, (by,) if by in book.facet else ()), materials, book, _way(ground, by), code)


def _way(ground: Ground, by: str) -> Grouping:
    book, filters = ground.context.book, ground.basis.filters
    if by == PROMPT and by not in book.facet:
        return ByPrompt(book, expected_of(ground), filters)
    return grouping(book, by, filters)


def _of_codes(ground: Ground, _: Frequency | Compare, materials: Sequence[Material], cell: Behind) -> Found:
    """A code alone."""
    found = _passages(ground, ROLE, materials, "".join(cell[:1]))
    return (((code,), transcript, span) for code, _, transcript, span in found)


def _of_groups(ground: Ground, result: Compare, materials: Sequence[Material], cell: Behind) -> Found:
    """A code and a value; or the two that were tested; or no value, for the whole row."""
    if len(cell) == 1:
        yield from _of_codes(ground, result, materials, cell)
        return
    tested = (result.differences.one, result.differences.other) if result.differences else ()
    for code, under, transcript, span in _passages(ground, result.by, materials, "".join(cell[:1])):
        yield from (((code, value), transcript, span) for value in under)
        if not under.isdisjoint(tested):
            yield (code, *tested), transcript, span


def _of_rounds(ground: Ground, result: Waves, materials: Sequence[Material], cell: Behind) -> Found:
    """A code and a round."""
    for code, under, transcript, span in _passages(ground, result.by, materials, "".join(cell[:1])):
        yield from (((code, value), transcript, span) for value in under)


def _of_statements(ground: Ground, result: Statements, materials: Sequence[Material], cell: Behind) -> Found:
    """The passages in which somebody of a group gives a value; under "" those of who gives none in any of them."""
    rows = {(row.code, row.facet): row.by for row in result.rows}
    people = {material.transcript: _grouped(material, result) for material in materials}
    facets = cell[1:2] or dict.fromkeys(row.facet for row in result.rows)
    for facet in facets:
        for code, values, transcript, span in _passages(ground, facet, materials, "".join(cell[:1])):
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


def _of_pairs(ground: Ground, result: Cooccurrence, materials: Sequence[Material], cell: Behind) -> Found:
    """Two codes, and which of them near the other one: either, or both."""
    pairs = {(row.code, row.other) for row in result.rows}
    wanted = (cell[0], cell[1]) if len(cell) > 1 else None
    answers = answer_spans(ground) if result.near is Near.ANSWER else {}
    near = near_each_other(columns(ground), materials, ground.context.book, result, answers=answers, pair=wanted)
    for transcript, found in groupby(near, key=itemgetter(2)):
        both: dict[tuple[str, str], set[Span]] = defaultdict(set)
        for code, other, _, span in found:
            pair, which = ((code, other), "near") if (code, other) in pairs else ((other, code), "other_near")
            yield (*pair, which), transcript, span
            both[pair].add(span)
        for pair, spans in both.items():
            yield from (((*pair, "both"), transcript, span) for span in sorted(spans))


def _of_answers(ground: Ground, result: Coverage, materials: Sequence[Material], cell: Behind) -> Found:
    """A question with an informant, with "" for all who answered it, or with a probe and those it was used with."""
    answered = {(row.guide, row.question): set(row.standing(Standing.ANSWERED)) for row in result.rows}
    told = answers(ground)
    for material in materials:
        voices = [voice for voice in material.voices if belongs(voice, ground.basis.filters)]
        if len(cell) == 3 and cell[2] and all(voice.informant != cell[2] for voice in voices):
            continue
        for row in told[material.transcript]:
            question = (row.guide, row.question)
            if voices and cell[:2] in ((), question):
                found = _of_question(row, material, voices, answered.get(question, set()))
                yield from (((*question, *rest), material.transcript, span) for rest, span in found)


def _of_question(
    row: Answer, material: Material, voices: Sequence[Voice], answered: set[str]
) -> Iterator[tuple[Behind, Span]]:
    """What each informant answers; where there is no answer, the question as it was put."""
    put = () if row.asked is None else (row.asked,)
    given: dict[Span, None] = {}
    for voice in voices:
        alone = len(material.voices) == 1
        said = [span for span in row.answered if alone or speaks(voice, span.start, span.end)]
        yield from (((voice.informant,), span) for span in said or put)
        if row.status == Standing.ANSWERED and voice.informant in answered:
            given.update(dict.fromkeys(said))
    yield from ((("",), span) for span in given)
    if row.status in PUT:
        yield from (((probe, "probe"), span) for probe in row.probes for span in row.answered or put)


_FINDERS: Mapping[type, Finder] = {
    Frequency: _of_codes,
    Compare: _of_groups,
    Waves: _of_rounds,
    Statements: _of_statements,
    Cooccurrence: _of_pairs,
    Coverage: _of_answers,
    Joint: of_places,
    ThemesReport: of_themes,
}
