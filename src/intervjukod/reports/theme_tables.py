"""The tables of a theme summary: who mentions what, which questions drew it, and for a workbook quotes and overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intervjukod.analysis.drawn import Drew
from intervjukod.analysis.grouping import NO_VALUE, Group
from intervjukod.analysis.themes import Theme, ThemesReport
from intervjukod.reports.counted import UNITS, counted
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.reports.theme_cells import of_group, of_question
from intervjukod.reports.theme_words import ThemeWords


def overview(report: ThemesReport, said: ThemeWords) -> Table:
    """Every theme with its parts, and who mentions it."""
    words, groups = said.words, report.top_groups
    columns = [Column(said.say("themes.column.theme"), elastic=True, lead=True)]
    columns += [Column(_heading(group, report, said)) for group in groups]
    first = min((theme.depth for theme in report.themes), default=0)
    rows = [
        (
            Cell(words.labels[one.code], depth=one.depth - first),
            *(counted(one.by[group.value], UNITS[0], words, of_group(one.code, group.value)) for group in groups),
        )
        for theme in report.themes
        for one in (theme, *theme.parts)
    ]
    return Table(tuple(columns), tuple(rows), _caption("overview", said), said.say("themes.tab.overview"))


def questions(report: ThemesReport, said: ThemeWords) -> Table | None:
    """Each question with the themes that it drew or asks for, these with a *; None without any."""
    columns = (
        Column(said.words.column("question"), elastic=True),
        Column(said.say("themes.column.themes"), elastic=True),
    )
    rows = tuple((_question(drew[0][1], said), _drew_all(drew, said)) for drew in _by_question(report))
    return Table(columns, rows, _caption("questions", said), said.say("themes.tab.questions")) if rows else None


def drawn(report: ThemesReport, said: ThemeWords) -> Table | None:
    """The same with one number a cell, for a workbook."""
    names = ("informants", "answered") if said.numbers else ()
    columns = [
        Column(said.words.column("question"), elastic=True, lead=True),
        Column(said.say("themes.column.theme"), lead=True),
    ]
    columns += [
        Column(said.say("themes.column.asked")),
        *(Column(said.say(f"themes.column.{name}"), right=True) for name in names),
    ]
    rows: list[tuple[Stated, ...]] = []
    for drew in _by_question(report):
        for theme, one in drew:
            counts = (len(one.informants), len(one.answered)) if said.numbers else ()
            told = (_question(one, said), said.words.labels[theme.code], said.say("themes.yes") if one.expects else "")
            rows.append((*told, *(Cell(str(count), count) for count in counts)))
    return (
        Table(tuple(columns), tuple(rows), _caption("questions", said), said.say("themes.tab.questions"))
        if rows
        else None
    )


def quotes(report: ThemesReport, said: ThemeWords) -> Table | None:
    """Every chosen quote with its theme; None without any."""
    columns = (
        Column(said.say("themes.column.theme"), lead=True),
        Column(said.words.column("code"), lead=True),
        Column(said.words.column("role")),
        Column(said.say("themes.column.quote"), elastic=True),
    )
    rows = tuple(
        (said.words.labels[theme.code], said.words.labels[one.code], said.role(quote), quote.text)
        for theme, one in _every(report)
        for quote in one.quotes
    )
    return Table(columns, rows, said.say("themes.caption.quotes"), said.say("themes.tab.quotes")) if rows else None


def overlaps(report: ThemesReport, said: ThemeWords) -> Table | None:
    """Which codes of other themes stand on the same words as a theme and its parts; None without any."""
    words = said.words
    columns = [Column(words.column("code"), elastic=True, lead=True)]
    columns.append(Column(said.say("analyses.column.other"), lead=True))
    if said.numbers:
        columns += [Column(words.column(name), right=True) for name in ("informants", "passages")]
        columns += [Column(said.say("themes.column.other_passages"), right=True)]
    rows: list[tuple[Stated, ...]] = []
    for theme, one in _every(report):
        for other in one.overlaps:
            numbers = (other.informants, other.passages, other.other_passages) if said.numbers else ()
            name = Cell(words.labels[one.code], depth=one.depth - theme.depth)
            rows.append((name, said.label(other), *(Cell(str(number), number) for number in numbers)))
    caption = said.say("themes.caption.overlaps")
    return Table(tuple(columns), tuple(rows), caption, said.say("themes.tab.overlaps")) if rows else None


def _every(report: ThemesReport) -> Iterator[tuple[Theme, Theme]]:
    """Each theme and part, with the theme it is of."""
    return ((theme, one) for theme in report.themes for one in (theme, *theme.parts))


def _caption(name: str, said: ThemeWords) -> str:
    return said.say(f"themes.caption.{name}" if said.numbers else f"themes.caption.{name}.words")


def _question(drew: Drew, said: ThemeWords) -> str:
    return f"{said.number(drew)}. {drew.text}"


def _by_question(report: ThemesReport) -> Iterator[list[tuple[Theme, Drew]]]:
    """What each question drew, or asks for, of the themes that somebody mentions; in the order of the guides."""
    found: dict[tuple[str, str], list[tuple[Theme, Drew]]] = {}
    for theme in report.themes:
        for one in theme.drawn.questions if theme.mentioned else ():
            found.setdefault((one.guide, one.question), []).append((theme, one))
    return (found[key] for key in report.questions if key in found)


def _drew_all(drew: Sequence[tuple[Theme, Drew]], said: ThemeWords) -> Cell:
    """Every theme of a question; the words are those of all of them."""
    told = "; ".join(_drew(theme, one, said) for theme, one in drew)
    first = drew[0][1]
    opens = any(one.informants for _, one in drew)
    return Cell(told, behind=of_question(first.guide, first.question) if opens else ())


def _drew(theme: Theme, drew: Drew, said: ThemeWords) -> str:
    """``Folkliv* (2 av 4)``: of those who answered; without numbers an expected theme that nobody brings up is told."""
    label = said.words.labels[theme.code] + ("*" if drew.expects else "")
    if not drew.answered:
        return f"{label} ({said.say('themes.unanswered')})"
    if said.numbers:
        return f"{label} ({said.words.say('k_of_n', k=len(drew.informants), n=len(drew.answered))})"
    return label if drew.informants else f"{label} ({said.words.say('cell.not_mentioned')})"


def _heading(group: Group, report: ThemesReport, said: ThemeWords) -> str:
    """A group with how many of its informants count."""
    if group.value == NO_VALUE and len(report.top_groups) == 1:
        value = said.words.column("informants")
    else:
        value = said.words.value(group.value)
    if not said.numbers:
        return value
    n, of = len(group.crowd.informants), len(group.crowd.informants | group.pending)
    if n == of:
        return said.words.say("group", value=value, n=n)
    return said.words.say(f"group.{report.basis.counting}", value=value, n=n, of=of)
