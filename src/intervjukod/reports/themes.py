"""The report ``themes``: a section for each theme, with the chosen quotes, as it goes into a printed report.

No informant and no place in an interview is named, neither on the page nor in its data; of a role that is a path
only the first level, since whole ones are often one person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from intervjukod.analysis.statements import Said, StatementRow
from intervjukod.analysis.themes import Theme, ThemesReport
from intervjukod.domain.codebook import in_language
from intervjukod.reports.body import Block, Bullets, Heading, Paragraph, Quotation
from intervjukod.reports.page import Page, counts_of, names_of
from intervjukod.reports.tables import Behind
from intervjukod.reports.theme_cells import of_everybody, of_facet, of_group, of_overlaps, of_quote
from intervjukod.reports.theme_sentences import drew, facet, mention, overlapping
from intervjukod.reports.theme_tables import drawn, overlaps, overview, questions, quotes
from intervjukod.reports.theme_words import ThemeWords
from intervjukod.reports.wording import Wording

_ROW = ("code", "label", "depth")
_LONG = ("part", "group", "facet", "value", "period", "question", "other", "informants", "informants_of", "status")
_TEXTS = ("role", "text")


def page(report: ThemesReport, language: str) -> Page:
    """The report in ``language``: an overview, a section for each theme that somebody mentions, the questions."""
    labels = {one.code: in_language(one.label, language) or one.code for one in report.every}
    words = Wording(language, labels, report.basis.shown)
    said = ThemeWords(report, words)
    told = [theme for theme in report.themes if theme.mentioned]
    first, last = overview(report, said), questions(report, said)
    sheets = (first, drawn(report, said), quotes(report, said), overlaps(report, said))
    body: list[Block] = [first] if report.themes else []
    for theme in told:
        body += chain(_section(theme, said), *(_part(part, theme.depth, said) for part in theme.parts))
    body += [Heading(said.say("themes.heading.questions")), last] if last is not None else []
    return Page(
        report="themes",
        title=said.say("themes.title"),
        head=words.head(report.basis, len(report.crowd.informants)),
        body=tuple(body),
        sheets=tuple(one for one in sheets if one is not None),
        notes=(*_notes(report, told, said), *words.footer(report.notes)),
        basis=report.basis,
        columns=(*_ROW, "definition", "by", "facets", "questions", "prompted", "unprompted", "overlaps", "quotes"),
        rows=[_row(one, labels, said) for one in report.every],
        long_columns=(*_ROW, *_LONG, *_TEXTS, *(name for name in names_of(words.shown) if name == "mentioned")),
        long=[_whole(line, one, labels, said) for one in report.every for line in _lines(one, said)],
        denominator={
            "informants": len(report.crowd.informants),
            "groups": {value: len(group.crowd.informants) for value, group in said.groups.items()},
        },
        selection={"by": report.by, "period": report.period},
    )


def _section(theme: Theme, said: ThemeWords) -> Iterator[Block]:
    yield Heading(said.words.labels[theme.code])
    if theme.definition:
        yield Paragraph(theme.definition)
    yield Paragraph(mention(said, theme, "theme"), _all_of(theme, said))
    yield from _facets(theme, said)
    drawn = drew(said, theme)
    if drawn:
        yield Paragraph(drawn, _all_of(theme, said))
    if theme.overlaps:
        yield Paragraph(overlapping(said, theme.overlaps), of_overlaps(theme.code))
    yield from _quotes(theme, said)


def _part(part: Theme, depth: int, said: ThemeWords) -> Iterator[Block]:
    """The section of a code below a theme that lies at ``depth``."""
    yield Heading(said.words.labels[part.code], 3 if part.depth == depth + 1 else 4)
    if part.definition:
        yield Paragraph(part.definition)
    yield Paragraph(mention(said, part, "part"), _all_of(part, said))
    yield from _facets(part, said)
    yield from _quotes(part, said)


def _all_of(theme: Theme, said: ThemeWords) -> Behind:
    """What everybody says of it; where they are one group, as the cell of that group."""
    groups = tuple(said.groups)
    return of_group(theme.code, groups[0]) if len(groups) == 1 else of_everybody(theme.code)


def _facets(theme: Theme, said: ThemeWords) -> Iterator[Block]:
    rows = [row for row in theme.said if row.values]
    if rows:
        opens = tuple(of_facet(theme.code, row.facet) if _is_given(row) else () for row in rows)
        yield Bullets(tuple(facet(said, row) for row in rows), opens)


def _is_given(row: StatementRow) -> bool:
    return any(one.values for one in row.by.values())


def _quotes(theme: Theme, said: ThemeWords) -> Iterator[Block]:
    for quote in theme.quotes:
        yield Quotation(quote.text, said.role(quote), of_quote(theme.code, quote.coding))


def _notes(report: ThemesReport, told: Sequence[Theme], said: ThemeWords) -> Iterator[str]:
    """How the sections are to be read, of what they have."""
    if not told:
        yield said.say("themes.note.empty")
        return
    if said.numbers and any(theme.parts for theme in told):
        yield said.say("themes.note.parts")
    if any(row.values for theme in told for one in (theme, *theme.parts) for row in one.said):
        yield said.say("themes.note.facets" if said.numbers else "themes.note.facets_in_words")
    if any(theme.drawn.expected for theme in told):
        yield said.say("themes.note.prompted")
    if said.numbers and any(theme.overlaps for theme in told):
        yield said.say("themes.note.overlaps")
    if any(True for theme in told for _ in theme.every_quote):
        yield said.say("themes.note.quotes")


def _row(theme: Theme, labels: Mapping[str, str], said: ThemeWords) -> dict[str, object]:
    shown, drawn = said.words.shown, theme.drawn
    return {
        "code": theme.code,
        "label": labels[theme.code],
        "depth": theme.depth,
        "definition": theme.definition,
        "by": {value: counts_of(theme.by[value], shown) for value in said.groups},
        "facets": {row.facet: {value: _said(row.by[value], said) for value in said.groups} for row in theme.said},
        "questions": [
            {
                "guide": one.guide,
                "question": one.question,
                "nr": one.nr,
                "expects": one.expects,
                "informants": said.count(len(one.informants)),
                "informants_of": len(one.answered),
            }
            for one in drawn.questions
        ],
        "prompted": said.count(len(drawn.prompted)),
        "unprompted": said.count(len(drawn.unprompted)),
        "overlaps": [
            {
                "code": one.code,
                "label": said.label(one),
                "theme": one.theme,
                "informants": said.count(one.informants),
                "passages": said.count(one.passages),
                "other_passages": said.count(one.other_passages),
            }
            for one in theme.overlaps
        ],
        "quotes": [{"role": said.role(one), "text": one.text} for one in theme.quotes],
    }


def _said(one: Said, said: ThemeWords) -> dict[str, object]:
    """What a group says of a facet, in numbers alone."""
    return {
        "informants": said.count(len(one.informants)),
        "values": {value: said.count(len(who)) for value, who in one.values.items()},
        "not_stated": said.count(len(one.silent)),
    }


def _lines(theme: Theme, said: ThemeWords) -> Iterator[dict[str, object]]:
    """The rows of CSV: counts by group, values of facets, questions, overlaps and quotes."""
    for group in said.groups:
        told = counts_of(theme.by[group], said.words.shown)
        names = ("informants", "informants_of", "status", "mentioned")
        yield {"part": "mention", "group": group, **{name: told[name] for name in names if name in told}}
    for row in theme.said:
        yield from _facet_lines(row, said)
    for asked in theme.drawn.questions:
        yield {
            "part": "question",
            "question": asked.nr,
            "value": "expected" if asked.expects else "",
            "informants": said.count(len(asked.informants)),
            "informants_of": len(asked.answered),
        }
    for overlap in theme.overlaps:
        yield {"part": "overlap", "other": overlap.code, "informants": said.count(overlap.informants)}
    for quote in theme.quotes:
        yield {"part": "quote", "role": said.role(quote), "text": quote.text}


def _facet_lines(row: StatementRow, said: ThemeWords) -> Iterator[dict[str, object]]:
    for group in said.groups:
        one = row.by[group]
        line = {"part": "facet", "group": group, "facet": row.facet, "informants_of": said.count(len(one.informants))}
        for value, who in one.values.items():
            yield {**line, "value": value, "informants": said.count(len(who))}
            for period in dict.fromkeys(period for when in who.values() for period in when if period):
                saying = sum(period in when for when in who.values())
                yield {**line, "value": value, "period": period, "informants": said.count(saying)}
        if one.silent:
            yield {**line, "part": "not stated", "informants": said.count(len(one.silent))}


def _whole(line: Mapping[str, object], theme: Theme, labels: Mapping[str, str], said: ThemeWords) -> dict[str, object]:
    """A row of CSV with every name in it."""
    named = {"code": theme.code, "label": labels[theme.code], "depth": theme.depth}
    blank: dict[str, object] = dict.fromkeys((*_LONG, *_TEXTS, "mentioned"), "")
    return {**named, **blank, **line}
