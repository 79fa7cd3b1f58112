"""A report laid out under itself, as on paper: what an arrow goes to, and the lines of each such stop. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from intervjukod.locale import say
from intervjukod.study.pages import (
    Behind,
    Bullets,
    Drawing,
    Heading,
    Page,
    Paragraph,
    Quotation,
    Table,
    cell_of,
    in_letters,
)
from intervjukod.tui.presenter.line import BLANK, POINTER, Line, Run, clickable, line, looking, run, wrap
from intervjukod.tui.presenter.report_table import Fitted, fitted, head_lines, row_lines

if TYPE_CHECKING:
    from intervjukod.study.pages import Block

MARGIN = 2
QUOTED, SIGNED = 4, 8
"""Cells that a quote, and whose it is, are moved in."""
BULLET = "• "
HEADING = "title"
"""How the page's title and its headings look."""
HEADINGS = ("title", "strong")
"""The looks of headings, higher and lower."""
HIGH = 10
"""Lines of a picture that an arrow goes at a time."""
USUAL = 78
"""Cells of the screen by which pictures are cut into such stops."""


class Said(NamedTuple):
    """A paragraph in one ``look``, moved in by ``indent`` cells, its later lines by ``hang`` more.

    ``under`` stands below it, further in; ``apart`` has a blank line before it.
    """

    text: str
    look: str = ""
    indent: int = 0
    hang: int = 0
    under: str = ""
    behind: Behind = ()
    apart: bool = True


class Stop(NamedTuple):
    """What an arrow goes to: the ``row`` of a part, and which of its columns open words."""

    part: int
    row: int = 0
    opens: tuple[int, ...] = ()


class Laid(NamedTuple):
    """The lines of a part, and where each of its rows begins, with where the last one ends."""

    lines: Sequence[Line]
    starts: Sequence[int]


class Drawn(NamedTuple):
    """All lines, and the first and the last line of the stop in focus."""

    lines: Sequence[Line]
    first: int
    last: int


class Sheet:
    """The parts of one page, and what stands ``below`` it on the screen alone.

    What was laid out once is kept: a key changes the lines of one stop.
    """

    def __init__(self, page: Page, language: str, below: Iterable[Block] = ()) -> None:
        self.language = language
        self.parts = (*_parts(page), *_blocks(below))
        self.stops = tuple(stop for number in range(len(self.parts)) for stop in self._stops(number))
        self._fitted: dict[tuple[int, int], Fitted] = {}
        self._laid: dict[tuple[int, int, int], Laid] = {}

    def _stops(self, number: int) -> Iterator[Stop]:
        part = self.parts[number]
        if isinstance(part, Said):
            yield Stop(number, 0, (0,) if part.behind else ())
            return
        if isinstance(part, Drawing):
            yield from (Stop(number, n) for n in range(_pieces(part)))
            return
        for row, stated in enumerate(part.rows):
            yield Stop(number, row, tuple(n for n, cell in enumerate(stated) if cell_of(cell).behind))

    # what stands at a stop

    def is_table(self, stop: Stop) -> bool:
        """Whether it is a row of a table."""
        return isinstance(self.parts[stop.part], Table)

    def columns(self, stop: Stop) -> Sequence[int]:
        """The columns that an arrow goes through: those that open words and those on either side of them.

        Without any that open words all that do not name the row.
        """
        part = self.parts[stop.part]
        if not isinstance(part, Table):
            return stop.opens
        others = [n for n in range(len(part.columns)) if n not in part.naming]
        between = range(stop.opens[0], stop.opens[-1] + 1) if stop.opens else ()
        return [n for n in others if n in stop.opens or n not in between]

    def column(self, stop: Stop, wanted: int) -> int:
        """The column in focus: the one that is wanted, or the nearest to it; -1 for the row as a whole.

        Where none was wanted yet it is the first that opens words.
        """
        there = self.columns(stop) if wanted >= 0 else stop.opens
        return min(there, key=lambda n: abs(n - wanted)) if stop.opens else wanted

    def behind(self, stop: Stop, column: int) -> Behind:
        """What names the words behind it; () where there are none."""
        part = self.parts[stop.part]
        if isinstance(part, Said):
            return part.behind
        return cell_of(part.rows[stop.row][column]).behind if isinstance(part, Table) and column >= 0 else ()

    def about(self, stop: Stop) -> Behind:
        """What a person may conclude something of there; () for nothing."""
        part = self.parts[stop.part]
        return part.about[stop.row] if isinstance(part, Table) and part.about else ()

    def under(self, stop: Stop) -> str:
        """The heading that a row stands under which one may conclude something of; "" for any other stop."""
        before = self.parts[1 : stop.part] if self.about(stop) else ()
        headings = [part.text for part in before if isinstance(part, Said) and part.look == HEADING]
        return headings[-1] if headings else ""

    def names(self, stop: Stop, column: int) -> Sequence[str]:
        """What people call it: the row, the column, and what stands there; a paragraph is its words."""
        part = self.parts[stop.part]
        if not isinstance(part, Table):
            return [self.words(stop)]
        row = part.rows[stop.row]
        told = [cell_of(row[n]).text for n in part.naming if n != column]
        told += [part.columns[column].heading, cell_of(row[column]).text] if column >= 0 else []
        return [words for words in told if words.strip()]

    def heading(self, stop: Stop) -> str:
        """What stands above it as a heading, "" for nothing."""
        above = (part for part in reversed(self.parts[: stop.part]) if isinstance(part, Said))
        return next((part.text for part in above if part.look in HEADINGS), "")

    def is_of(self, stop: Stop, code: str, name: str) -> bool:
        """Whether a row opens words of the code, or a row or a paragraph is called as the code is."""
        called = next(iter(self.names(stop, -1)), "")
        return called == name or any(self.behind(stop, column)[0] == code for column in stop.opens)

    def words(self, stop: Stop) -> str:
        """Everything that stands there, in one line."""
        part = self.parts[stop.part]
        if isinstance(part, Said):
            return f"{part.text} {part.under}".strip()
        if isinstance(part, Drawing):
            return part.picture.title if stop.row == 0 else ""
        return "  ".join(text for cell in part.rows[stop.row] if (text := cell_of(cell).text.strip()))

    # drawing

    def draw(self, cells: int, at: int, wanted: Mapping[int, int]) -> Drawn:
        """The page in ``cells`` cells; ``at`` is the stop in focus, ``wanted`` the column to show in each part."""
        lines: list[Line] = []
        first = last = start = end = 0
        here = self.stops[at]
        for number in range(len(self.parts)):
            column = wanted.get(number, -1)
            if number == here.part:
                column = self.column(here, column)
            laid = self._lay(number, cells, column)
            if number == here.part:
                start, end = laid.starts[here.row] + len(lines), laid.starts[here.row + 1] + len(lines)
                first, last = (len(lines) if here.row == 0 else start), end - 1
            lines += laid.lines
            if number == here.part:
                lines[start:end] = self._focused(lines[start:end], column, cells, at)
        return Drawn(lines, first, last)

    def _lay(self, number: int, cells: int, column: int) -> Laid:
        part = self.parts[number]
        window = self._fit(number, cells).window(column) if isinstance(part, Table) else 0
        key = (number, cells, window)
        if key not in self._laid:
            self._laid[key] = self._laid_out(number, cells, window)
        return self._laid[key]

    def _laid_out(self, number: int, cells: int, window: int) -> Laid:
        part = self.parts[number]
        first = next((n for n, stop in enumerate(self.stops) if stop.part == number), 0)
        if isinstance(part, Said):
            lead: list[Line] = [BLANK] if part.apart else []
            words = [clickable(_margined(row), f"report {first}:0") for row in _said(part, cells - MARGIN)]
            return Laid([*lead, *words], [len(lead), len(lead) + len(words)])
        if isinstance(part, Drawing):
            return _pictured(part, cells, f"report {first}:0")
        fit = self._fit(number, cells)
        lines = [*self._above(part, fit, window), *map(_margined, head_lines(part, fit, window))]
        starts = [len(lines)]
        for row in range(len(part.rows)):
            lines += map(_margined, row_lines(part, fit, window, row, f"report {first + row}"))
            starts.append(len(lines))
        if not part.rows:
            lines.append(_margined(line(run(say("reportpage.no_rows", self.language), "dim"))))
        return Laid(lines, starts)

    def _above(self, table: Table, fit: Fitted, window: int) -> list[Line]:
        """Which columns are in sight, where that is not all of them."""
        if len(fit.windows) < 2:
            return [] if table.caption else [BLANK]
        lead = table.naming
        before = sum(len(columns) - len(lead) for columns in fit.windows[:window])
        shown = len(fit.windows[window]) - len(lead)
        of = len(table.columns) - len(lead)
        words = say("reportpage.columns", self.language, first=before + 1, last=before + shown, of=of)
        return [*([] if table.caption else [BLANK]), _margined(line(run(words, "dim")))]

    def _fit(self, number: int, cells: int) -> Fitted:
        part = self.parts[number]
        if (number, cells) not in self._fitted and isinstance(part, Table):
            self._fitted[number, cells] = fitted(part, cells - MARGIN)
        return self._fitted[number, cells]

    def _focused(self, rows: Sequence[Line], column: int, cells: int, at: int) -> list[Line]:
        """The lines of a stop with the focus: on a cell, on words that can be opened, else on a sign before it."""
        stop = self.stops[at]
        part = self.parts[stop.part]
        if isinstance(part, Table) and column >= 0:
            fit = self._fit(stop.part, cells)
            return [*map(_margined, row_lines(part, fit, fit.window(column), stop.row, f"report {at}", column))]
        if stop.opens:
            rows = [(row[0], *looking(row[1:], "focus")) for row in rows]
        return [(Run(POINTER, "focus"), Run(" "), *rows[0][1:]), *rows[1:]] if rows else []


def _pieces(part: Drawing) -> int:
    """How many stops a picture is."""
    return max(1, -(-len(in_letters(part, USUAL)) // HIGH))


def _pictured(part: Drawing, cells: int, does: str) -> Laid:
    lines = [_margined(line(words)) for words in in_letters(part, cells - MARGIN)]
    pieces = _pieces(part)
    starts = [1 + n * len(lines) // pieces for n in range(pieces + 1)]
    return Laid([BLANK, *(clickable(row, does) for row in lines)], starts)


def _margined(row: Line) -> Line:
    return (Run(" " * MARGIN), *row)


def _said(part: Said, cells: int) -> list[Line]:
    inner, hang = " " * part.indent, " " * part.hang
    rows = wrap(part.text, max(cells - part.indent - part.hang, 1), part.look)
    lines = [line(inner, hang if n else "", *row) for n, row in enumerate(rows)]
    under = wrap(part.under, max(cells - SIGNED, 1), "dim") if part.under else []
    return [*lines, *(line(" " * SIGNED, *row) for row in under)]


def _parts(page: Page) -> Iterator[Said | Table | Drawing]:
    """The title, what the report stands on, its blocks, and the notes."""
    yield Said(page.title, HEADING, apart=False)
    yield from (Said(words, "dim", apart=False) for words in page.head)
    yield from _blocks(page.body)
    yield from _listed(page.notes, "dim")


def _blocks(blocks: Iterable[Block]) -> Iterator[Said | Table | Drawing]:
    for block in blocks:
        if isinstance(block, Table):
            if block.caption:
                yield Said(block.caption, "strong")
            yield block
        elif isinstance(block, Drawing):
            yield block
        elif isinstance(block, Heading):
            yield Said(block.text, HEADINGS[block.level > 2])
        elif isinstance(block, Paragraph):
            yield Said(block.text, behind=block.behind)
        elif isinstance(block, Bullets):
            for n, (item, behind) in enumerate(block.opening):
                yield Said(BULLET + item, hang=len(BULLET), behind=behind, apart=n == 0)
        elif isinstance(block, Quotation):
            yield Said(block.text, "", QUOTED, 0, block.by, block.behind)


def _listed(items: Sequence[str], look: str) -> Iterator[Said]:
    for n, item in enumerate(items):
        yield Said(BULLET + item, look, hang=len(BULLET), apart=n == 0)
