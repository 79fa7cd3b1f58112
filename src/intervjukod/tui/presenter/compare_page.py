"""The page of comparison: which rows and columns show, and which cell has the focus. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from intervjukod.study.comparing import Comparison
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.compare_table import Shown, table
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.page import Scrolled, moved_row

NOTES = 3
"""Lines of the notes that an arrow goes on, below the last row."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """A table of codes by groups, or by informants, with one cell in focus.

    ``code`` and ``value`` are the row and the column in focus, ``value`` None for the row's own name; both are
    kept when the table is made anew. ``opened`` codes show what is below them, ``unfolded`` values too.
    ``turned`` are axis and unit of the other table, that of the informants or that of the groups. ``noted`` is
    how many lines one went on below the last row, into the notes.
    """

    title: str
    comparison: Comparison
    unit: str
    turned: tuple[str, str]
    letters: Mapping[str, str] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)
    code: str = ""
    value: str | None = None
    opened: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()
    noted: int = 0
    place: Place = Place.COMPARE

    @property
    def rows(self) -> int:
        return len(self.shown_rows)

    @property
    def shown_rows(self) -> Sequence[int]:
        """Numbers of the rows in sight: the themes, and what is below those that are opened."""
        rows = self.comparison.result.rows
        return _unfolded([(row.code, row.depth) for row in rows], self.opened)

    @property
    def shown_columns(self) -> Sequence[int]:
        """Numbers of the columns in sight: the first level of a path, and what is below those that are unfolded."""
        headings = self.comparison.headings
        return _unfolded([(heading.value, heading.depth) for heading in headings], self.unfolded)

    @property
    def row(self) -> int | None:
        """Number of the row in focus; of the first one where the code has none; None without rows."""
        codes = {self.comparison.result.rows[n].code: n for n in self.shown_rows}
        return codes.get(self.code, next(iter(codes.values()), None))

    @property
    def column(self) -> int | None:
        """Number of the column in focus; None on the row's own name."""
        headings = self.comparison.headings
        return next((n for n in self.shown_columns if headings[n].value == self.value), None)

    def moved(self, key: str, step: int) -> Self:
        if key in ("left", "right"):
            return self._moved_across(1 if key == "right" else -1)
        rows = self.shown_rows
        if self.row is None:
            return self
        at = moved_row(rows.index(self.row), len(rows), key, step)
        further = {"down": NOTES, "pagedown": step, "end": step}.get(key, 0) if rows[at] == self.row else 0
        noted = self.noted + further if further else 0
        return replace(self, code=self.comparison.result.rows[rows[at]].code, noted=noted)

    def _moved_across(self, by: int) -> Self:
        columns = self.shown_columns
        at = columns.index(self.column) if self.column is not None else -1
        at = min(max(at + by, -1), len(columns) - 1)
        return replace(self, value=self.comparison.headings[columns[at]].value if at >= 0 else None)

    def pointed(self, row: int, column: int) -> Self:
        """The cell of these numbers in focus; ``column`` -1 for the row's own name."""
        value = self.comparison.headings[column].value if column >= 0 else None
        return replace(self, code=self.comparison.result.rows[row].code, value=value)

    # what is below

    def has_below(self, row: int) -> bool:
        """Whether there are codes below the row's."""
        rows = self.comparison.result.rows
        return row + 1 < len(rows) and rows[row + 1].depth > rows[row].depth

    def above(self, row: int) -> int | None:
        """The row of the code above."""
        rows = self.comparison.result.rows
        return next((n for n in range(row - 1, -1, -1) if rows[n].depth < rows[row].depth), None)

    def opening(self) -> Self | None:
        """With the codes below the one in focus; None when there are none."""
        if self.row is None or not self.has_below(self.row):
            return None
        return replace(self, opened=self.opened | {self.comparison.result.rows[self.row].code})

    def closing(self) -> Self | None:
        """Without those below the one in focus; else without those it stands among, the one above in focus."""
        if self.row is None:
            return None
        rows = self.comparison.result.rows
        own = rows[self.row].code
        if own in self.opened and self.has_below(self.row):
            return replace(self, opened=self.opened - {own})
        above = self.above(self.row)
        if above is None:
            return None
        return replace(self, opened=self.opened - {rows[above].code}, code=rows[above].code)

    def unfolding(self) -> Self | None:
        """With the values below the one in focus; None when there are none."""
        if self.column is None:
            return None
        headings = self.comparison.headings[self.column : self.column + 2]
        if len(headings) < 2 or headings[1].depth <= headings[0].depth:
            return None
        return replace(self, unfolded=self.unfolded | {headings[0].value})

    def folding(self) -> Self | None:
        """Without the values below the one in focus; else without those it stands among, the one above in focus."""
        if self.column is None:
            return None
        own = self.comparison.headings[self.column].value
        if own in self.unfolded:
            return replace(self, unfolded=self.unfolded - {own})
        above = own.rpartition("/")[0]
        if above not in self.unfolded:
            return None
        return replace(self, unfolded=self.unfolded - {above}, value=above)

    def to_code(self, code: str) -> Self | None:
        """That code's row in focus, what is above it opened; None when it has no row."""
        rows = self.comparison.result.rows
        at = next((n for n, row in enumerate(rows) if row.code == code), None)
        if at is None:
            return None
        opened = set(self.opened)
        while (above := self.above(at)) is not None:
            opened.add(rows[above].code)
            at = above
        return replace(self, code=code, opened=frozenset(opened))

    def draw(self, cells: int, language: str) -> Scrolled:
        rows = tuple(self.shown_rows)
        codes = [row.code for row in self.comparison.result.rows]
        marks = {n: "−" if codes[n] in self.opened else "+" for n in rows if self.has_below(n)}
        columns = tuple(self.shown_columns)
        shown = Shown(rows, columns, self.row, self.column, self.unit, self.letters, marks, self.noted)
        return table(self.comparison, shown, cells, language)


def _unfolded(nodes: Sequence[tuple[str, int]], unfolded: frozenset[str]) -> Sequence[int]:
    """Numbers of the nodes (name and depth, in tree order) that show; one that is not ``unfolded`` hides all below."""
    shown: list[int] = []
    hiding: int | None = None
    for n, (name, depth) in enumerate(nodes):
        if hiding is not None and depth > hiding:
            continue
        shown.append(n)
        hiding = None if name in unfolded else depth
    return shown
