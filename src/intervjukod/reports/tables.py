"""Tables of cells: laid out for a terminal, or as Markdown; parted where they are too wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intervjukod.reports.cells import cut, folded, padded, shown, width

GAP = "  "
NARROWEST = 12
"""Cells below which an elastic column is not cut."""
WIDEST = 34
"""Cells above which no column of a page is made wider: its texts are broken instead."""
MARGINS = 4
"""Cells that the margins of a column of a page take, and what letters are wider than figures."""
_BROAD = "mw%@"
"""Letters that take more room than others on a page; capitals do too."""
INDENT = "  "
"""Before a text, once for each step of its depth."""

Behind = tuple[str, ...]
"""What names the words behind a cell: a code, a code and a value, a question and an informant."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    ``number`` is what it states, with which ``text`` begins; None where it states none. ``behind`` names the words
    that were counted, () where there are none to open. ``depth`` is 0 for what is not below anything.
    """

    text: str
    number: int | float | None = None
    behind: Behind = ()
    depth: int = 0


Stated = Cell | str
"""A cell, or a text with nothing behind it."""


def cell_of(stated: Stated) -> Cell:
    """What stands there, as a cell."""
    return stated if isinstance(stated, Cell) else Cell(stated)


def text_of(stated: Stated) -> str:
    """Its text alone, indented as it lies."""
    return stated if isinstance(stated, str) else INDENT * stated.depth + stated.text


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and manners.

    ``right``: numbers, aligned at their end. ``elastic``: long texts, cut where the terminal is narrow.
    ``lead``: repeated before each part of a table that is too wide for one.
    """

    heading: str
    right: bool = False
    elastic: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; ``caption`` says what the cells count, ``name`` is short enough for a tab.

    ``about`` names, row by row, what a person may conclude something of: no format shows it. () where there is
    nothing of the kind.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Stated, ...], ...]
    caption: str = ""
    name: str = ""
    about: tuple[Behind, ...] = ()

    @property
    def naming(self) -> tuple[int, ...]:
        """The numbers of the columns, from 0, that say what a row is about: those that lead, else the first."""
        return tuple(n for n, column in enumerate(self.columns) if column.lead) or (0,)


def grid(table: Table, cells: int | None = None) -> str:
    """The table in aligned columns, at most ``cells`` wide where that can be done; one line a row.

    Elastic columns are cut first; what still does not fit is set as a second table under the first.
    """
    lines = _lines(table)
    widths = _widths(lines)
    if cells is not None:
        _narrow(widths, table.columns, cells)
    parts = [_part(lines, widths, table.columns, chosen) for chosen in _parts(widths, table.columns, cells)]
    return "\n".join(([folded(table.caption, cells)] if table.caption else []) + parts)


def markdown(table: Table) -> str:
    """The table as Markdown, one line a row, ending in a line feed."""
    rules = ("---:" if column.right else "---" for column in table.columns)
    heads = (_escaped(column.heading) for column in table.columns)
    rows = ([_escaped(text_of(cell)) for cell in row] for row in table.rows)
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, rules, *rows))
    return f"**{_escaped(table.caption)}**\n\n{lines}" if table.caption else lines


def parted(table: Table, cells: int) -> list[Table]:
    """The table as one or more, each about ``cells`` wide at most, where texts may be broken between words.

    The leading columns are in every part, and no part is much wider than another: none is left with a lone column.
    """
    least = [narrowest - len(GAP) for narrowest, _ in _rooms(table)]
    return [
        replace(
            table,
            columns=tuple(table.columns[n] for n in chosen),
            rows=tuple(tuple(row[n] for n in chosen) for row in table.rows),
        )
        for chosen in _even_parts(least, table.columns, cells)
    ]


def shares(table: Table, cells: int) -> list[float]:
    """How much of a page ``cells`` wide each column is to have, from 0 to 1: first what its longest word takes."""
    rooms = _rooms(table)
    over = sum(wished for _, wished in rooms) - cells
    given = sum(wished - narrowest for narrowest, wished in rooms)
    taken = min(max(over, 0) / given, 1) if given else 0
    widths = [wished - taken * (wished - narrowest) for narrowest, wished in rooms]
    return [one / sum(widths) for one in widths]


def _rooms(table: Table) -> list[tuple[int, int]]:
    """The cells that each column takes at least, and those it is to have, where texts are broken between words."""
    lines = _lines(table)
    words = [max((_set(word) for line in lines for word in line[n].split()), default=0) for n in range(len(lines[0]))]
    return [_room(*taken) for taken in zip(table.columns, words, _widths(lines), strict=True)]


def _set(word: str) -> int:
    """The cells that a word takes where letters are not all as wide: two broad ones take one more."""
    return width(word) + sum(letter in _BROAD or letter.isupper() for letter in word) // 2


def _room(column: Column, word: int, whole: int) -> tuple[int, int]:
    """Of a column whose longest word, and whose longest text, take so many cells."""
    some = NARROWEST + NARROWEST // 2
    least, most = (some, WIDEST) if column.elastic else (0, some)
    narrowest, wished = (min(max(word, min(whole, room), 2), WIDEST) for room in (least, most))
    return MARGINS + narrowest, MARGINS + wished


def _lines(table: Table) -> list[list[str]]:
    """The headings and each row as a terminal shows them."""
    heads = [shown(column.heading) for column in table.columns]
    return [heads, *([shown(text_of(cell)) for cell in row] for row in table.rows)]


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(width(line[n]) for line in lines) for n in range(len(lines[0]))]


def _narrow(widths: list[int], columns: Sequence[Column], cells: int) -> None:
    """Take cells from the widest elastic column until the first part of the table fits, or none can give."""
    elastic = [n for n, column in enumerate(columns) if column.elastic]
    least = max(NARROWEST, cells // 3) if any(column.lead for column in columns) else NARROWEST
    over = sum(widths) + len(GAP) * (len(widths) - 1) - cells
    while over > 0 and elastic:
        widest = max(elastic, key=lambda n: widths[n])
        if widths[widest] <= least:
            return
        widths[widest] -= 1
        over -= 1


def _parts(widths: Sequence[int], columns: Sequence[Column], cells: int | None) -> Iterator[list[int]]:
    """The columns of each part, the leading ones in all of them; one part where nothing leads."""
    lead = [n for n, column in enumerate(columns) if column.lead]
    if cells is None or not lead:
        yield list(range(len(columns)))
        return
    part = list(lead)
    for n in range(len(columns)):
        if n in lead:
            continue
        if len(part) > len(lead) and sum(widths[m] + len(GAP) for m in part) + widths[n] > cells:
            yield part
            part = list(lead)
        part.append(n)
    yield part


def _even_parts(widths: Sequence[int], columns: Sequence[Column], cells: int) -> list[list[int]]:
    """As many parts as are needed, each as narrow as that many can be."""
    made = list(_parts(widths, columns, cells))
    for fewer in range(cells - 1, 0, -1) if len(made) > 1 else ():
        narrower = list(_parts(widths, columns, fewer))
        if len(narrower) > len(made):
            break
        made = narrower
    return made


def _part(
    lines: Sequence[Sequence[str]], widths: Sequence[int], columns: Sequence[Column], chosen: Sequence[int]
) -> str:
    rows = (
        GAP.join(padded(cut(line[n], widths[n]), widths[n], right=columns[n].right) for n in chosen).rstrip()
        for line in lines
    )
    return "".join(f"{row}\n" for row in rows)


def _escaped(cell: str) -> str:
    line = re.sub(r"[\\|<]", r"\\\g<0>", shown(cell))
    return re.sub(r"^ +", lambda blanks: "&nbsp;" * len(blanks[0]), line)
