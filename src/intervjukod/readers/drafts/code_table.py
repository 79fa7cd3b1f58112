"""A table of codes as entries. The tree is told by columns, empty cells, indentation, numbers or a parent's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intervjukod.domain.transcript import Note
from intervjukod.readers.drafts.columns import Columns, repeats
from intervjukod.readers.drafts.entries import Entry, Outline, add
from intervjukod.readers.drafts.parts import Grid, Row, one_line
from intervjukod.readers.drafts.typed_numbers import split_number

_PATH = re.compile(r" > |\\|::")
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣>]+ ?)+")
_KEYWORDS = {"probes": "keywords"}
"""What a heading that fits guides and codebooks means in a codebook."""


def codes_in(grid: Grid, columns: Columns) -> Outline:
    """The codes of a table, each after the one above it."""
    reader = _Table(columns)
    for row in grid.rows[columns.first :]:
        if not repeats(row, columns, grid):
            reader.read(row)
    return reader.outline()


@dataclass(slots=True)
class _Step:
    """Where an entry stands for those that follow: how far in, and its number in parts."""

    entry: Entry
    indent: int


class _Table:
    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._entries: list[Entry] = []
        self._known: dict[tuple[Entry | None, str], Entry] = {}
        self._path: dict[int, Entry] = {}
        self._banner: Entry | None = None
        self._steps: list[_Step] = []
        self._numbers: dict[str, Entry] = {}
        self._parents: list[tuple[Entry, str]] = []
        self._lost = 0

    def read(self, row: Row) -> None:
        """Take one row in; a row without a label goes on about the code before it."""
        labels = self._columns.labels
        if row.banner and len(labels) + len(self._columns.fields) > 1:
            self._banner = self._made(row.texts[0] or next(filter(None, row.texts)), row, None)
            self._path.clear()
            self._steps.clear()
            return
        filled = [level for level, column in enumerate(labels) if row.text(column)]
        if not filled:
            self._continue(row)
        elif len(labels) > 1:
            self._fill(self._by_columns(row, filled), row)
        else:
            entry = self._by_place(row, labels[0])
            self._translate(entry, row, labels[0])
            self._fill(entry, row)

    def outline(self) -> Outline:
        """What was found; parents that were only named are looked up now, or made."""
        notes: list[Note] = []
        made = self._tie_to_parents()
        if made:
            notes.append(Note("drafts.parents_made", {"labels": ", ".join(made)}))
        if self._lost:
            notes.append(Note("drafts.rows_without_label", {"count": self._lost}))
        return Outline(self._entries, notes, dotted=self._columns.dotted)

    def _continue(self, row: Row) -> None:
        if self._entries:
            self._fill(self._entries[-1], row)
        else:
            self._lost += 1

    def _by_columns(self, row: Row, filled: list[int]) -> Entry:
        """One column a level: an empty cell means the same as the row above."""
        for level in filled:
            above = next((self._path[n] for n in range(level - 1, -1, -1) if n in self._path), self._banner)
            text = row.text(self._columns.labels[level])
            entry = self._at(text, row, above, level == filled[-1])
            self._translate(entry, row, self._columns.labels[level])
            for deeper in [n for n in self._path if n >= level]:
                del self._path[deeper]
            self._path[level] = entry
        return self._path[filled[-1]]

    def _at(self, text: str, row: Row, above: Entry | None, own: bool) -> Entry:
        """The code of this label there: one that is known, when the row is of a code below it or adds to it."""
        known = self._known.get((above, one_line(text).casefold()))
        if known is not None and (not own or self._adds(known, row)):
            return known
        return self._made(text, row, above)

    def _adds(self, known: Entry, row: Row) -> bool:
        """Whether a second row of one label only adds to the first: it defines nothing else."""
        column = self._columns.fields.get("definition")
        said = "" if column is None else row.text(column)
        return not said or not known.definition or said == known.definition

    def _by_place(self, row: Row, column: int) -> Entry:
        """One column of labels: the tree is in numbers, a level, a path, or how far in they stand."""
        parts, label = split_number(one_line(row.text(column)))
        number = self._columns.fields.get("number")
        if number is not None and not parts:
            parts = split_number(f"{row.text(number).rstrip('.')}. x")[0]
        if "parent" in self._columns.fields:
            entry = self._at(label, row, self._banner, own=True)
            self._parents.append((entry, row.text(self._columns.fields["parent"])))
            return entry
        if parts:
            above = next(
                (found for n in range(len(parts) - 1, 0, -1) if (found := self._numbers.get(_key(parts[:n])))), None
            )
            entry = self._at(label, row, above or self._banner, own=True)
            self._numbers[_key(parts)] = entry
            return entry
        if _PATH.search(label):
            return self._by_path(label, row)
        return self._by_indent(label, row, self._indent(row, column))

    def _by_path(self, label: str, row: Row) -> Entry:
        entry = self._banner
        parts = [part.strip() for part in _PATH.split(label) if part.strip()] or [label]
        for n, part in enumerate(parts, 1):
            entry = self._at(part, row, entry, n == len(parts))
        assert entry is not None  # noqa: S101  for the type checker: a path has a part
        return entry

    def _indent(self, row: Row, column: int) -> int:
        level = self._columns.fields.get("depth")
        said = row.text(level) if level is not None else ""
        if said.isascii() and said.isdigit() and len(said) < 4:
            return int(said)
        dashes = _BULLET.match(row.text(column))
        return row.cells[column].indent + (2 * len(dashes[0].replace(" ", "")) if dashes else 0)

    def _by_indent(self, label: str, row: Row, indent: int) -> Entry:
        while self._steps and self._steps[-1].indent >= indent:
            self._steps.pop()
        above = self._steps[-1].entry if self._steps else self._banner
        entry = self._at(_BULLET.sub("", label, count=1) if _BULLET.match(label) else label, row, above, own=True)
        self._steps.append(_Step(entry, indent))
        return entry

    def _made(self, text: str, row: Row, above: Entry | None) -> Entry:
        entry = Entry(one_line(text) or row.where, row.where, above)
        self._entries.append(entry)
        self._known.setdefault((above, entry.label.casefold()), entry)
        return entry

    def _fill(self, entry: Entry, row: Row) -> None:
        for role, column in self._columns.fields.items():
            add(entry, _KEYWORDS.get(role, role), row.text(column))

    def _translate(self, entry: Entry, row: Row, column: int) -> None:
        """The label in the languages that have a column of their own, and in its own where that is told."""
        for other in self._columns.translated:
            if other.labels == column and row.text(other.column):
                said = _PATH.split(split_number(one_line(row.text(other.column)))[1])[-1]
                entry.labels.setdefault(other.language, _BULLET.sub("", said, count=1).strip())
                if self._columns.language:
                    entry.labels.setdefault(self._columns.language, entry.label)

    def _tie_to_parents(self) -> list[str]:
        """Parents by label or key; one that has no row of its own becomes a code. Gives the labels made."""
        by_name = {entry.label.casefold(): entry for entry in reversed(self._entries)}
        by_name |= {entry.key.casefold(): entry for entry in self._entries if entry.key}
        made: list[str] = []
        for entry, said in self._parents:
            name = one_line(said)
            if not name:
                continue
            above = by_name.get(name.casefold())
            if above is None:
                above = by_name[name.casefold()] = Entry(name, entry.where)
                self._entries.append(above)
                made.append(name)
            if not _holds(entry, above):
                entry.parent = above
        return made


def _holds(entry: Entry, other: Entry | None) -> bool:
    """Whether ``entry`` is ``other`` or above it: then it cannot go under it."""
    while other is not None:
        if other is entry:
            return True
        other = other.parent
    return False


def _key(parts: list[str]) -> str:
    return ".".join(part.lstrip("0") or "0" for part in parts)
