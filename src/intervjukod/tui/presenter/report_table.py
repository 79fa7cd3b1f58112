"""A table of a report on the screen: its columns as wide as there is room for, texts broken between words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.study.pages import Cell, Table, cell_of
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.line import Line, Run, line, plain, wrap

GAP = 2
LEAST = 24
"""Cells that a column of long texts keeps at least, where they need them."""
STEP = 2
"""Cells that a text is moved in for each step of its depth."""

_Styled = Callable[[int], tuple[str, str]]
"""The look of the cell in a column, and what a click on it does."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that are in sight together, with the cells of each; the leading ones always are."""

    windows: Sequence[Mapping[int, int]]

    def window(self, column: int) -> int:
        """The number of the window that shows a column; the first for one that is always in sight, and for none."""
        return next((n for n, columns in enumerate(self.windows) if column in columns), 0)


def fitted(table: Table, cells: int) -> Fitted:
    """A table in ``cells`` cells: long texts and names give way first, then columns go out of sight."""
    inside = [_widest(table, number) for number in range(len(table.columns))]
    names = [column.heading for column in table.columns]
    whole = [max(one, sizes.width(name)) for one, name in zip(inside, names, strict=True)]
    widths = list(whole)
    lead = table.naming
    least = [one if column.right else min(one, LEAST) for one, column in zip(inside, table.columns, strict=True)]
    floors = [max(one, *map(sizes.width, name.split(" "))) for one, name in zip(least, names, strict=True)]
    _narrow(widths, floors, lead, cells)
    room = cells - sum(widths[n] + GAP for n in lead)
    others = [n for n in range(len(widths)) if n not in lead]
    for n in others:
        widths[n] = min(widths[n], max(room, 1))
    windows = (sorted((*lead, *some)) for some in _windows(others, widths, room))
    return Fitted([_widened({n: widths[n] for n in columns}, whole, cells) for columns in windows])


def _widest(table: Table, number: int) -> int:
    """Cells that the widest text of a column takes, its name apart."""
    texts = (cell_of(row[number]) for row in table.rows)
    return max((STEP * cell.depth + sizes.width(cell.text) for cell in texts), default=1)


def _narrow(widths: list[int], floors: Sequence[int], lead: Sequence[int], cells: int) -> None:
    """Take where most can be given until all columns fit, or none can give more.

    Where that is not enough, what names the rows gives way until it takes half of the room.
    """
    over = sum(widths) + GAP * (len(widths) - 1) - cells
    while over > 0:
        widest = max(range(len(widths)), key=lambda n: widths[n] - floors[n])
        if widths[widest] <= floors[widest]:
            break
        widths[widest] -= 1
        over -= 1
    while over > 0 and sum(widths[n] + GAP for n in lead) > max(cells // 2, len(lead) * (GAP + 1)):
        widths[max(lead, key=lambda n: widths[n])] -= 1


def _windows(columns: Sequence[int], widths: Sequence[int], room: int) -> Iterator[list[int]]:
    window: list[int] = []
    for n in columns:
        if window and sum(widths[m] + GAP for m in window) + widths[n] > room:
            yield window
            window = []
        window.append(n)
    yield window


def _widened(window: dict[int, int], whole: Sequence[int], cells: int) -> dict[int, int]:
    """The columns in sight with the room that is left over, given where most is wanting."""
    for _ in range(cells - sum(window.values()) - GAP * (len(window) - 1)):
        wanting = max(window, key=lambda n: whole[n] - window[n])
        if whole[wanting] <= window[wanting]:
            break
        window[wanting] += 1
    return window


def head_lines(table: Table, fit: Fitted, window: int) -> list[Line]:
    """The names of the columns in sight, and a rule under them."""
    columns = fit.windows[window]
    names = [Cell(table.columns[n].heading) for n in columns]
    under = (" " * GAP).join("─" * cells for cells in columns.values())
    return [*_lines(table, columns, names, lambda _: ("strong", "")), (Run(under, "edge"),)]


def row_lines(table: Table, fit: Fitted, window: int, row: int, does: str, focus: int = -1) -> list[Line]:
    """A row in as many lines as its longest text takes, the cell in column ``focus`` marked.

    A click on a cell is ``does``, a colon and the number of its column.
    """
    columns = fit.windows[window]
    stated = table.rows[row]
    named = [cell_of(stated[n]) for n in columns]
    return _lines(table, columns, named, lambda n: ("focus" if n == focus else "", f"{does}:{n}"))


def _lines(table: Table, columns: Mapping[int, int], named: Iterable[Cell], styled: _Styled) -> list[Line]:
    texts = [list(_broken(cell, room)) for room, cell in zip(columns.values(), named, strict=True)]
    return [_line(table, columns, texts, y, styled) for y in range(max(map(len, texts)))]


def _line(table: Table, columns: Mapping[int, int], texts: Sequence[Sequence[str]], y: int, styled: _Styled) -> Line:
    parts: list[Run] = []
    for (n, room), rows in zip(columns.items(), texts, strict=True):
        words = rows[y] if y < len(rows) else ""
        blanks = " " * (room - sizes.width(words))
        look, does = styled(n)
        parts.append(Run(blanks + words if table.columns[n].right else words + blanks, look, "", does))
        parts.append(Run(" " * GAP))
    return line(*parts[:-1])


def _broken(cell: Cell, room: int) -> Iterator[str]:
    indent = " " * min(STEP * cell.depth, room - 1)
    if sizes.width(cell.text) + len(indent) <= room:
        yield indent + sizes.shown(cell.text)
        return
    for part in wrap(cell.text, room - len(indent)):
        yield indent + plain(part)
