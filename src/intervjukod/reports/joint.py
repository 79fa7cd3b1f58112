"""The report ``joint``: statistics beside themes, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intervjukod.analysis.grouping import Group
from intervjukod.analysis.joint import Joint, JointPlace, Mention
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.statements import StatementRow
from intervjukod.domain.meta_inference import MetaInference
from intervjukod.locale import say
from intervjukod.reports.body import Block, Bullets, Heading, Paragraph, Quotation
from intervjukod.reports.counted import UNITS, counted
from intervjukod.reports.joint_figures import (
    NONE,
    baseline,
    change_cells,
    change_columns,
    compared,
    noted,
    statistics_tables,
    value_cell,
)
from intervjukod.reports.joint_rows import COLUMNS, Beside, beside, labels_of, long_columns, long_rows, rows
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Behind, Cell, Column, Stated, Table
from intervjukod.reports.values import state
from intervjukod.reports.wording import Wording

REPORT = "joint"
NAMED = 12
"""Informants of a group that are named; of more only how many."""
MARK = "”"
UNSAID = ("", "")
"""The block and the indicator of a row that is about none."""


def page(result: Joint, language: str) -> Page:
    """The report in ``language``: each pair a row, or the figures and the themes of each place under each other."""
    labels = labels_of(result, language)
    laid = _Laid(result, Wording(language, labels, result.basis.shown))
    body = tuple(laid.body())
    figures, people = result.statistics, len(result.crowd.informants)
    return Page(
        report=REPORT,
        title=laid.say("joint.title"),
        head=(*laid.words.head(result.basis, people), laid.say("joint.head", file=figures.file)),
        body=body,
        notes=(*_remarks(result, language), *laid.words.footer(result.notes)),
        basis=result.basis,
        columns=COLUMNS,
        rows=rows(result, labels),
        long_columns=long_columns(result),
        long=long_rows(result, labels),
        denominator={
            "informants": people,
            "groups": {group.value: len(group.crowd.informants) for group in result.groups},
        },
        selection={
            "by": result.where,
            "statistics": figures.file,
            "periods": list(figures.periods),
            "from": figures.before,
            "to": figures.after,
            "pairs": [f"{code}={'/'.join(filter(None, indicator))}" for code, indicator in result.pairs],
        },
        sheets=tuple(_sheets(body)),
    )


def _sheets(body: Sequence[Block]) -> Iterator[Table]:
    """The tables as a workbook has them, where no heading says what each is about."""
    about = ""
    for block in body:
        if isinstance(block, Heading):
            about = block.text
        elif isinstance(block, Table):
            yield replace(block, caption=f"{about}: {block.caption}")


def _remarks(result: Joint, language: str) -> Iterator[str]:
    """What the figures count and what the file remarks; what a ratio is; over whom; whose conclusions these are."""
    series = [one.series for one in beside(result) if one.series is not None]
    sources = dict.fromkeys(source for one in series for source in one.sources)
    if sources:
        yield say("joint.sources", language, sources="; ".join(sources))
    for note, of in noted(series).items():
        if of:
            yield say("joint.noted_of", language, note=note, indicators="; ".join(of))
        else:
            yield say("joint.noted", language, note=note)
    if any(one.ratio is not None for one in series):
        yield say("joint.ratios", language)
    yield say("joint.over_everybody" if result.everybody else "joint.over_those_here", language)
    if any(result.concluded(place.name, pair) for place in result.places for pair in result.pairs):
        yield say("joint.concluded", language)


class _Laid:
    """What stands on the page, in one language."""

    def __init__(self, result: Joint, words: Wording) -> None:
        self._result = result
        self._groups = [group for group in result.groups if group.depth == 0]
        self.words = words

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of a key."""
        return say(key, self.words.language, **values)

    def body(self) -> Iterator[Block]:
        """The pairs, each with its words; then the places, unless pairs were chosen."""
        every = list(beside(self._result))
        for code, indicator in self._result.pairs:
            rows = [one for one in every if (one.code, one.indicator) == (code, indicator)]
            yield Heading(f"{self._label(code)} · {indicator[1]}")
            yield self._pair(rows)
            for one in rows:
                yield from self._details(one)
        for place in () if self._result.chosen else self._result.places:
            yield Heading(place.name)
            yield from statistics_tables(place.series, self._result.statistics, self.words.language)
            if place.themes:
                yield self._themes(place)
            for mention in place.themes:
                yield from self._quotes(place, mention.code)

    def _pair(self, rows: Sequence[Beside]) -> Table:
        """A row for each place: figures, ratio, who brings the theme up there, and what was concluded."""
        language, figures = self.words.language, self._result.statistics
        groups = {group.value: group for one in rows for group in one.place.groups if group.depth == 0}
        heads = [Column(self.words.column("site"), lead=True)]
        heads += [Column(period, right=True) for period in compared(figures)]
        heads += change_columns(language)
        if figures.averages:
            heads.append(Column(self.say("joint.column.baseline")))
        heads += [Column(self._heading(group)) for group in groups.values()]
        heads.append(Column(self.say("joint.column.inference")))
        lines: list[tuple[Stated, ...]] = []
        for one in rows:
            values = (value_cell(one.series, period, language) for period in compared(figures))
            by = (self._count(one.place, one.mention, group) for group in groups)
            mean = [baseline(one.series, figures, language)] if figures.averages else []
            change = change_cells(one.series, language)
            lines.append((one.place.name, *values, *change, *mean, *by, self._verdicts(one)))
        about = tuple((one.place.name, one.code, *one.indicator) for one in rows)
        return Table(tuple(heads), tuple(lines), self.say("joint.caption.pair"), about=about)

    def _details(self, one: Beside) -> Iterator[Block]:
        """What is said of a pair's code at the place, its quotes, what was concluded; nothing where there is none."""
        said = tuple(self._sayings(one.mention)) if one.mention is not None else ()
        quotes = list(self._quotes(one.place, one.code)) if self._result.chosen else ()
        told = [*([Bullets(said)] if said else []), *quotes, *self._conclusions(one)]
        if told:
            yield Heading(one.place.name, 3)
            yield from told

    def _sayings(self, mention: Mention) -> Iterator[str]:
        """What each group says of a facet, one line a value."""
        for row in mention.said:
            for value in row.values:
                who = ((group.value, self._names(row, group.value, value)) for group in self._groups)
                told = "; ".join(f"{self.words.value(group)}: {names}" for group, names in who if names)
                yield f"{self.words.column(row.facet).lower()} {value} – {told}"

    def _conclusions(self, one: Beside) -> Iterator[Block]:
        for each in self._concluded(one):
            verdict = state(each.verdict, self.words.language)
            for text in filter(None, (each.text, *each.others)):
                yield Paragraph(self.say("joint.conclusion", verdict=verdict, text=text, coder=each.coder))

    def _concluded(self, one: Beside) -> tuple[MetaInference, ...]:
        return self._result.concluded(one.place.name, (one.code, one.indicator))

    def _verdicts(self, one: Beside) -> str:
        """Each verdict with whose it is; that there is none is said too."""
        told = (f"{state(each.verdict, self.words.language)} ({each.coder})" for each in self._concluded(one))
        return "; ".join(told) or NONE

    def _themes(self, place: JointPlace) -> Table:
        """A row for each theme with who brings it up; under it one for each value, with who gives it."""
        groups = [group for group in place.groups if group.depth == 0]
        heads = [Column(self.words.column("code"), elastic=True, lead=True)]
        heads += [Column(self._heading(group)) for group in groups]
        lines: list[tuple[Stated, ...]] = []
        about: list[Behind] = []
        for mention in place.themes:
            by = (self._count(place, mention, group.value) for group in groups)
            lines.append((self._label(mention.code), *by))
            for row in mention.said:
                for value in row.values:
                    label = Cell(f"{self.words.column(row.facet).lower()}: {value}", depth=1)
                    lines.append((label, *(self._names(row, group.value, value) for group in groups)))
            about += [(place.name, mention.code, *UNSAID)] * (len(lines) - len(about))
        return Table(tuple(heads), tuple(lines), self.say("joint.caption.themes"), about=tuple(about))

    def _count(self, place: JointPlace, mention: Mention | None, group: str) -> Stated:
        if mention is None or group not in mention.by:
            return NONE
        return counted(mention.by[group], UNITS[0], self.words, (place.name, mention.code, group))

    def _names(self, row: StatementRow, group: str, value: str) -> str:
        """Who of a group gives a value of a facet, and of when; "" for nobody."""
        said = row.by.get(group)
        who = said.values.get(value, {}) if said is not None else {}
        if said is not None and len(who) > NAMED and self.words.shown is not Shown.NOTHING:
            return self.words.say("k_of_n", k=len(who), n=len(said.informants))
        return self.words.dated(who)

    def _quotes(self, place: JointPlace, code: str) -> Iterator[Block]:
        for quote in place.quotes_of(code):
            words = quote.text.strip(MARK)
            by = quote.role or quote.informant
            of = () if self._result.chosen else (self._label(code),)
            yield Quotation(f"{MARK}{words}{MARK}", " · ".join((by[:1].upper() + by[1:], *of)))

    def _heading(self, group: Group) -> str:
        value = self.words.value(group.value)
        if self.words.shown is Shown.NOTHING:
            return value
        return self.words.say("group", value=value, n=len(group.crowd.informants))

    def _label(self, code: str) -> str:
        return self.words.labels.get(code, code)
