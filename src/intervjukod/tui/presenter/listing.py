"""An open list: its rows, which one is in focus, what was typed, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.line import Line, Run, clickable, cut, fit, flow, line, looking, run, spread, width
from intervjukod.tui.presenter.page import moved_row
from intervjukod.tui.presenter.status import key_name

PAGE = 10
"""Rows that are shown, and numbered 1 to 9 and 0, at a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, its words, and the code's letter that chooses it.

    ``aside`` stands to the right; ``why_not`` is the sentence against choosing it; ``on`` marks the value
    that holds today; ``code`` the one whose colour the letter has; rows of one ``group`` share a line.
    """

    id: str
    text: str
    letter: str = ""
    aside: str = ""
    why_not: str = ""
    on: bool = False
    group: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that lies open. ``choose`` is called with the row that was chosen, after the list closed.

    ``fill`` makes the rows for what was typed; ``lettered`` answers a code's letter where a letter does
    something else than choosing the row that carries it (it gives False for a letter it does not know).
    ``later`` makes rows that take their time, while no key is pressed, and ``settled`` tells that it did;
    ``follow`` is called with the row that one moves to; ``size`` rows are shown at a time.
    """

    title: str
    place: Place
    rows: tuple[Row, ...]
    choose: Callable[[Row], None]
    fill: Callable[[str], tuple[Row, ...]] | None = None
    lettered: Callable[[str], bool] | None = None
    at: int = 0
    typed: str = ""
    later: Callable[[str], tuple[Row, ...]] | None = None
    settled: bool = False
    follow: Callable[[Row], None] | None = None
    size: int = PAGE

    @property
    def focused(self) -> Row | None:
        return self.rows[self.at] if self.rows else None

    @property
    def has_letters(self) -> bool:
        return self.lettered is not None or any(row.letter for row in self.rows)

    @property
    def first(self) -> int:
        """Index of the first row of the page in view."""
        return self.at - self.at % self.size

    @property
    def page(self) -> tuple[Row, ...]:
        return self.rows[self.first : self.first + self.size]

    def moved(self, by: int) -> Listing:
        """Focus ``by`` rows on, around the ends."""
        return replace(self, at=(self.at + by) % len(self.rows)) if self.rows else self

    def turned(self, key: str) -> Listing:
        """After a page key: the first row of the page after or before; after an end key the first or the last row."""
        start = self.first if key in ("pageup", "pagedown") else self.at
        return replace(self, at=moved_row(start, len(self.rows), key, self.size))

    def typing(self, typed: str) -> Listing:
        """The list for ``typed``, its first row in focus."""
        rows = self.fill(typed) if self.fill else self.rows
        return replace(self, typed=typed, rows=rows, at=0, settled=False)

    def settling(self) -> Listing:
        """The list with the rows that took their time, the focus where it is."""
        rows = self.later(self.typed) if self.later else self.rows
        return replace(self, rows=rows, at=min(self.at, max(0, len(rows) - 1)), settled=True)

    def numbered(self, digit: str) -> Row | None:
        """The row of the page that ``digit`` stands before; 0 is row ten."""
        index = (int(digit) or PAGE) - 1
        return self.page[index] if index < len(self.page) else None

    def with_letter(self, letter: str) -> Row | None:
        return next((row for row in self.rows if row.letter == letter), None)


def columns(table: Sequence[tuple[str, ...]]) -> list[str]:
    """The rows of a table as words under each other, three blanks apart; numbers with their unit end together."""
    widths = [max(map(sizes.width, column)) for column in zip(*table, strict=True)]
    return ["   ".join(_padded(cell, room) for cell, room in zip(row, widths, strict=True)) for row in table]


def _padded(cell: str, room: int) -> str:
    blanks = " " * (room - sizes.width(cell))
    return blanks + cell if cell[:1].isdigit() else cell + blanks


def list_lines(listing: Listing, cells: int, language: str) -> list[Line]:
    """The list as shown: a heading with what was typed, then a page of rows."""
    heading = [run(f" {listing.title}", "title")]
    if listing.fill is not None:
        heading.append(run(f"  {listing.typed}▏", "strong"))
    lines = [spread(tuple(heading), _pages(listing, language), cells)]
    if not listing.rows:
        lines.append(fit(line(run("   " + say("tui.list.nothing", language), "dim")), cells))
    elif any(row.group for row in listing.rows):
        lines += _grouped(listing, cells)
    else:
        lines += [_row(listing, index, cells) for index in range(len(listing.page))]
    return lines


def _pages(listing: Listing, language: str) -> Line:
    """Which page of how many is in view, and the keys to the others."""
    pages = -(-len(listing.rows) // listing.size)
    if pages < 2:
        return ()
    at = listing.first // listing.size + 1
    keys = [*(["pageup"] if at > 1 else []), *(["pagedown"] if at < pages else [])]
    named = (part for key in keys for part in clickable(line(run(f"{key_name(key, language)} ", "dim")), f"key {key}"))
    return line(*named, run(f"{at}/{pages} ", "dim"))


def _number(listing: Listing, index: int) -> str:
    return "" if listing.place is Place.PROMPT else str((index + 1) % PAGE)


def _row(listing: Listing, index: int, cells: int) -> Line:
    row = listing.page[index]
    focused = listing.first + index == listing.at
    left = line(
        run(f" {'▸' if focused else ' '}{_number(listing, index)} ", "dim"),
        Run(f"{row.letter or ' '} ", "strong", row.code) if any(each.letter for each in listing.rows) else "",
        run("● " if row.on else ""),
        run(row.text, "dim" if row.why_not else ""),
    )
    aside = cut(row.why_not or row.aside, cells - width(left) - 3)
    shown = spread(left, line(run(f"  {aside} ", "dim")), cells)
    shown = clickable(shown, f"row {row.id}")
    return looking(shown, "focus") if focused else shown


def _grouped(listing: Listing, cells: int) -> list[Line]:
    """One line for each group: its name, then its rows after each other."""
    lines: list[Line] = []
    groups = list(dict.fromkeys(row.group for row in listing.rows))
    indent = max(len(group) for group in groups)
    for group in groups:
        pieces = []
        for index, row in enumerate(listing.rows):
            if row.group == group:
                number = _number(listing, index - listing.first) if row in listing.page else " "
                words = line(run(f"{number} ", "dim"), f"{'●' if row.on else ''}{row.text}")
                words = clickable(words, f"row {row.id}")
                pieces.append(looking(words, "focus") if index == listing.at else words)
        for nth, flowed in enumerate(flow(pieces, cells - indent - 5)):
            name = group if nth == 0 else ""
            lines.append(fit(line(run(f"   {name.ljust(indent)}  ", "strong"), *flowed), cells))
    return lines
