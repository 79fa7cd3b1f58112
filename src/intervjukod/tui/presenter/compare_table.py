"""How a comparison looks: a table that keeps its head, and under it what stands behind the cell in focus. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.locale import say
from intervjukod.study import comparison_words
from intervjukod.study.comparing import SILENCE, Comparison, Heading
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.frame import rule
from intervjukod.tui.presenter.line import BLANK, Line, Run, cut, fit, line, plain, run, spread, wrap
from intervjukod.tui.presenter.page import Scrolled

INFORMANTS = "informants"
GAP = 2
NARROWEST = 16
"""Cells that the names of the codes have at least, where they need them."""
WIDEST, NARROW = 18, 5
"""Cells at most for the heading of a column, and for that of an informant among many."""
WIDE = 100
"""Cells from which there is a blank line above the table."""
HANG = 4
BAR = 8
"""Blocks at most in a bar."""
FULL, EMPTY = "█", "░"


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows and columns (by number) are in sight, the ones in focus, what is counted, and signs before rows.

    ``column`` None is the row's own name. ``marks`` tell of what is below a row, ``letters`` are those of codes;
    ``noted`` lines
    of the notes are brought into view.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    row: int | None
    column: int | None
    unit: str
    letters: Mapping[str, str]
    marks: Mapping[int, str]
    noted: int = 0


@dataclass(frozen=True, slots=True)
class _Measures:
    """Cells for the names of the codes and for a column; the columns that there is room for, and where they begin.

    ``block`` is how many informants a block of a bar stands for, 0 where there are no bars.
    """

    name: int
    column: int
    first: int
    columns: tuple[int, ...]
    block: int


def table(comparison: Comparison, shown: Shown, cells: int, language: str) -> Scrolled:
    """The whole page. Its head stays at the top, what is told of the focus at the bottom."""
    measures = _measures(comparison, shown, cells)
    head = [*_heading(comparison, shown, measures, cells, language), *_column_heads(comparison, shown, measures)]
    rows = [_row(comparison, shown, measures, number) for number in shown.rows]
    if not (rows and measures.columns):
        rows.append(line(run(say("compare.nothing", language), "dim")))
    notes = [BLANK, *(part for note in comparison.notes for part in wrap(note, cells, "dim")), BLANK]
    foot = list(_foot(comparison, shown, cells, language))
    keep = len(head) + (shown.rows.index(shown.row) if shown.row is not None else 0)
    keep += min(shown.noted, len(notes) - 1)
    return Scrolled([*head, *rows, *notes, *foot], keep, pinned=len(head), foot=len(foot))


def _measures(comparison: Comparison, shown: Shown, cells: int) -> _Measures:
    rows = comparison.result.rows
    names = (len("+ b   ") + 2 * rows[n].depth + sizes.width(comparison.label(n)) for n in shown.rows)
    name = min(max(names, default=0), max(NARROWEST, cells // 3))
    largest = max((len(group.crowd.informants) for group in comparison.result.groups), default=0)
    bars = shown.unit == INFORMANTS and not comparison.by_informant
    block = max(1, -(-largest // BAR)) if bars else 0
    bar = 1 + -(-largest // block) if bars else 0
    least = max(comparison.widths[shown.unit] + bar, comparison.widths[SILENCE])
    column = _column(comparison, shown, least, cells - name)
    fitting = max(1, (cells - name + GAP) // (column + GAP))
    at = shown.columns.index(shown.column) if shown.column is not None else 0
    first = at - at % fitting
    return _Measures(name, column, first, shown.columns[first : first + fitting], block)


def _column(comparison: Comparison, shown: Shown, least: int, room: int) -> int:
    """Cells for a column: what its heading takes, up to a limit; of informants less where they are many."""
    headings = (comparison.headings[n] for n in shown.columns)
    heads = min(
        WIDEST, max((sizes.width(words) for one in headings for words in (_name_of(one), one.under)), default=0)
    )
    if comparison.by_informant and len(shown.columns) * (heads + GAP) > room:
        heads = min(heads, NARROW)
    return max(heads, least)


# the head


def _heading(comparison: Comparison, shown: Shown, measures: _Measures, cells: int, language: str) -> Iterator[Line]:
    """What the cells count, which columns are in sight, and over what is counted."""
    aside = ""
    if len(measures.columns) < len(shown.columns):
        last = measures.first + len(measures.columns)
        aside = say("compare.columns", language, first=measures.first + 1, last=last, of=len(shown.columns))
    yield spread(line(run(comparison.caption(shown.unit), "title")), line(run(aside, "dim")), cells)
    yield from wrap(comparison.head, cells, "dim")
    if comparison.is_provisional:
        yield from wrap(say("reports.begun", language), cells, "warn")
    if comparison.by_informant:
        yield from wrap(
            say("compare.legend.mentions" if shown.unit == INFORMANTS else "compare.legend", language), cells, "dim"
        )
    if cells >= WIDE:
        yield BLANK


def _column_heads(comparison: Comparison, shown: Shown, measures: _Measures) -> Iterator[Line]:
    """The names of the columns, and under them how many there are of each, or their role."""
    headings = [(number, comparison.headings[number]) for number in measures.columns]
    names = [
        run(
            _padded(_name_of(heading), measures.column),
            "strong" if number == shown.column else "",
        )
        for number, heading in headings
    ]
    under = [run(_padded(heading.under, measures.column), "dim") for _, heading in headings]
    yield _joined(run(" " * measures.name), names)
    if any(heading.under for _, heading in headings):
        yield _joined(run(" " * measures.name), under)


def _name_of(heading: Heading) -> str:
    """The value, with a stroke before what stands below another."""
    return f"/{heading.name}" if heading.depth else heading.name


def _padded(words: str, room: int) -> str:
    words = cut(words, room)
    return words + " " * (room - sizes.width(words))


def _joined(first: Run, columns: Sequence[Run]) -> Line:
    return line(first, *(part for column in columns for part in (column, Run(" " * GAP))))


# the rows


def _row(comparison: Comparison, shown: Shown, measures: _Measures, number: int) -> Line:
    focused = number == shown.row
    parts = list(_name(comparison, shown, measures.name, number, focused=focused))
    for column in measures.columns:
        parts += _cell(comparison, shown, measures, number, column, focused=focused and column == shown.column)
        parts.append(Run(" " * GAP))
    return line(*parts)


def _name(comparison: Comparison, shown: Shown, room: int, number: int, *, focused: bool) -> Line:
    """Whether there is more below, the code's letter and its name."""
    row = comparison.result.rows[number]
    does = f"cell {number}:-1"
    words = line(
        run(f"{shown.marks.get(number, ' ')} ", "dim"),
        Run(f"{shown.letters.get(row.code) or ' '} ", "strong", row.code),
        run("  " * row.depth + comparison.label(number), "strong" if focused else ""),
    )
    look = "focus" if focused and shown.column is None else ""
    return (*(part._replace(look=look or part.look, does=does) for part in fit(words, room - GAP)), Run(" " * GAP))


def _cell(
    comparison: Comparison, shown: Shown, measures: _Measures, row: int, column: int, *, focused: bool
) -> Iterator[Run]:
    """What the report says, and in blocks, one for each informant where there are few, how many that is."""
    words = comparison.cell(row, column, shown.unit)
    share = comparison.share(row, column)
    bar = _bar(*share, measures.block) if share is not None and measures.block else ""
    says = _padded(words, comparison.widths[shown.unit]) + " " if bar else words
    code = comparison.result.rows[row].code
    told = (run(says, "" if share and share[0] else "dim"), Run(bar, "", code))
    for part in fit(told, measures.column):
        yield part._replace(look="focus" if focused else part.look, does=f"cell {row}:{column}")


def _bar(k: int, n: int, block: int) -> str:
    """``k`` of ``n`` in blocks: one who mentions shows, and so does one who does not."""
    blocks = -(-n // block)
    full = min(max(round(k / block), k > 0), blocks - (k < n))
    return FULL * full + EMPTY * (blocks - full)


# what stands behind the focus


def _foot(comparison: Comparison, shown: Shown, cells: int, language: str) -> Iterator[Line]:
    """The cell in every unit, then each facet with who says what."""
    if shown.row is None:
        return
    yield rule(cells)
    label = comparison.label(shown.row)
    if shown.column is None:
        where, told = label, say("compare.told.row", language)
    else:
        where = f"{label}, {comparison.whom(shown.column)}"
        told = comparison_words.told(comparison, shown.row, shown.column)
    yield from _hung(run(where, "strong"), told, cells)
    facets = list(comparison_words.facets(comparison, shown.row))
    room = max((sizes.width(name) for name, _ in facets), default=0)
    for name, said in facets:
        yield from _hung(run(_padded(name, room), "title"), said, cells)


def _hung(name: Run, words: str, cells: int) -> Iterator[Line]:
    """The name and the words after it; further lines stand in a little."""
    first = sizes.width(name.text) + 2
    for nth, part in enumerate(wrap("·" * first + words, cells - HANG)):
        yield line(name, "  ", plain(part)[first:]) if nth == 0 else line(" " * HANG, *part)
