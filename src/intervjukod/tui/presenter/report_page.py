"""The page of a report: as on paper, with a cell, a quote or a paragraph in focus. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.frame import rule
from intervjukod.tui.presenter.line import cut, fit, line, run, spread, width, wrap
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.page import Scrolled, moved_row
from intervjukod.tui.presenter.report_sheet import Sheet, Stop

if TYPE_CHECKING:
    from intervjukod.study.pages import Behind, Result

SEP = " · "
NEAR = 8
"""Stops from the top among which the focus begins at the first that opens words."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A report that was made: its result, its page laid out, and how far the journal was then (arrival number)."""

    result: Result
    sheet: Sheet
    arrived: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report of a ``kind``, asked for with what is ``chosen`` of its options; ``made`` is None until it is there.

    ``given`` are options that a recipe has beside those, ``why_not`` says why the report cannot be made. ``at`` is the
    stop in focus, ``columns`` the column to show in each part of the page.
    """

    title: str
    kind: str
    chosen: Chosen = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    made: Made | None = None
    why_not: str = ""
    at: int = 0
    columns: Mapping[int, int] = field(default_factory=dict)
    place: Place = Place.REPORTS

    @property
    def rows(self) -> int:
        """How many stops the arrows go through; 0 while it is being made."""
        return len(self.made.sheet.stops) if self.made is not None else 0

    @property
    def stop(self) -> Stop | None:
        return self.made.sheet.stops[self.at] if self.made is not None else None

    @property
    def column(self) -> int:
        """The column in focus; -1 where the focus is on the whole row or paragraph."""
        if self.made is None or self.stop is None:
            return -1
        return self.made.sheet.column(self.stop, self.columns.get(self.stop.part, -1))

    @property
    def behind(self) -> Behind:
        """What names the words behind the focus; () where there are none."""
        return self.made.sheet.behind(self.stop, self.column) if self.made is not None and self.stop else ()

    @property
    def about(self) -> Behind:
        """What one may conclude something of in the row in focus; () for nothing."""
        return self.made.sheet.about(self.stop) if self.made is not None and self.stop else ()

    @property
    def names(self) -> tuple[str, ...]:
        """What people call what is in focus: of a cell its row, its column, and what stands there.

        A row of which one may conclude something is called by its heading first.
        """
        if self.made is None or self.stop is None:
            return ()
        heading = self.made.sheet.under(self.stop)
        return (*((heading,) if heading else ()), *self.made.sheet.names(self.stop, self.column))

    @property
    def called(self) -> tuple[str, str]:
        """What people call the words behind the focus, and what is stated of them; of a sentence its heading alone."""
        if self._is_said and self.made is not None and self.stop is not None:
            return self.made.sheet.heading(self.stop) or self.title, ""
        *title, told = self.names
        return " · ".join(title) or self.title, told

    # moving

    def moved(self, key: str, step: int) -> Self:
        if key in ("left", "right"):
            return self._moved_across(1 if key == "right" else -1)
        return replace(self, at=moved_row(self.at, self.rows, key, step))

    def _moved_across(self, by: int) -> Self:
        stop = self.stop
        if self.made is None or stop is None:
            return self
        columns = self.made.sheet.columns(stop)
        if not columns:
            return self
        least = 0 if stop.opens else -1
        at = columns.index(self.column) if self.column in columns else -1
        at = min(max(at + by, least), len(columns) - 1)
        return self._at(self.at, columns[at] if at >= 0 else -1)

    def pointed(self, at: int, column: int) -> Self:
        """With that stop in focus, and of a row that opens words the nearest cell to ``column`` that does."""
        return self._at(min(max(at, 0), max(self.rows - 1, 0)), column)

    def _at(self, at: int, column: int) -> Self:
        if self.made is None:
            return self
        part = self.made.sheet.stops[at].part
        return replace(self, at=at, columns={**self.columns, part: column})

    def to_code(self, code: str, name: str) -> Self | None:
        """The next row of that code, or heading of its ``name``; after the last one the first; None without any."""
        if self.made is None:
            return None
        stops, sheet = range(self.rows), self.made.sheet
        around = (*stops[self.at + 1 :], *stops[: self.at + 1])
        return next((replace(self, at=at) for at in around if sheet.is_of(sheet.stops[at], code, name)), None)

    # made anew

    def begun(self, made: Made) -> Self:
        """With the report, which has just been made: on the first cell that opens words, if that is near the top."""
        stops = made.sheet.stops
        at = next((n for n, stop in enumerate(stops[:NEAR]) if stop.opens), 0)
        return replace(self, made=made, at=at, columns={})

    def renewed(self, made: Made) -> Self:
        """With the report as it stands now, the focus where it was: on what opens the same words, or says the same."""
        if self.made is None or self.stop is None:
            return self.begun(made)
        sheet, behind, about = made.sheet, self.behind, self.about
        words = self.made.sheet.words(self.stop)
        there = [
            (at, stop, column)
            for at, stop in enumerate(sheet.stops)
            for column in (stop.opens if behind else ())
            if sheet.behind(stop, column) == behind
        ]
        if there:
            at, stop, column = next((one for one in there if sheet.about(one[1]) == about), there[0])
            return replace(self, made=made, at=at, columns={**self.columns, stop.part: column})
        same = [at for at, stop in enumerate(sheet.stops) if not behind and sheet.words(stop) == words]
        same += [at for at, stop in enumerate(sheet.stops) if about and sheet.about(stop) == about]
        return replace(self, made=made, at=next(iter(same), min(self.at, len(sheet.stops) - 1)))

    # drawing

    def draw(self, cells: int, language: str) -> Scrolled:
        """The page, and at its foot what is in focus."""
        if self.made is None:
            says = run(self.why_not, "warn") if self.why_not else run(say("reportpage.making", language), "dim")
            return Scrolled(wrap(says.text, cells, says.look))
        drawn = self.made.sheet.draw(cells, self.at, self.columns)
        opens = line("  ", run(say("reportpage.opens", language), "dim")) if self.behind else ()
        named = self.column >= 0 and not self._is_said
        told = line(run(_told(self.names, cells - width(opens)))) if named else ()
        foot = [rule(cells), spread(told, opens, cells) if opens else fit(told, cells)]
        return Scrolled([*drawn.lines, *foot], drawn.first, 0, drawn.last, len(foot))

    @property
    def _is_said(self) -> bool:
        """Whether the focus is on a paragraph or a quote, which says itself."""
        stop = self.stop
        return self.made is not None and stop is not None and not self.made.sheet.is_table(stop)


def _told(names: Sequence[str], cells: int) -> str:
    """The names after each other; where they are too long the row's gives way, for the number must be read."""
    *row, column, number = ("", *names) if len(names) < 3 else names
    parts = [part for part in (column, number) if part]
    room = cells - sizes.width(SEP.join(("", *parts)))
    return SEP.join(filter(None, (cut(SEP.join(filter(None, row)), room), *parts)))
