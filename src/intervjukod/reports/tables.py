"""Tables of text: laid out for a terminal, or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intervjukod.reports.cells import cut, folded, padded, shown, width

GAP = "  "
NARROWEST = 12
"""Cells below which an elastic column is not cut."""


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
    """Rows of cells under columns; ``caption`` says what the cells count."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


def grid(table: Table, cells: int | None = None) -> str:
    """The table in aligned columns, at most ``cells`` wide where that can be done; one line a row.

    Elastic columns are cut first; what still does not fit is set as a second table under the first.
    """
    heads = [shown(column.heading) for column in table.columns]
    lines = [heads, *([shown(cell) for cell in row] for row in table.rows)]
    widths = [max(width(line[n]) for line in lines) for n in range(len(heads))]
    if cells is not None:
        _narrow(widths, table.columns, cells)
    parts = [_part(lines, widths, table.columns, chosen) for chosen in _parts(widths, table.columns, cells)]
    return "\n".join(([folded(table.caption, cells)] if table.caption else []) + parts)


def markdown(table: Table) -> str:
    """The table as Markdown, one line a row, ending in a line feed."""
    rules = ("---:" if column.right else "---" for column in table.columns)
    heads = (_escaped(column.heading) for column in table.columns)
    rows = (map(_escaped, row) for row in table.rows)
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, rules, *rows))
    return f"**{_escaped(table.caption)}**\n\n{lines}" if table.caption else lines


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
