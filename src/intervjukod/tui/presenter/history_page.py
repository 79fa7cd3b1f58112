"""The page of history: what was done, by whom, in words, day by day; the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from intervjukod.locale import say
from intervjukod.study.shapes import HistoryRow
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter import clock
from intervjukod.tui.presenter.line import BLANK, Line, clickable, cut, line, looking, run, spread, width
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.page import Scrolled, moved_row

HEADING = 2
"""Lines above the rows."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Gestures, the newest first; ``told`` has the sentence of each by its id.

    ``whole`` while there is nothing older to load. ``chosen`` is what the rows are narrowed to, in words
    ``narrowed``. ``milestones`` are the names of states by the arrival number of their naming.
    """

    title: str
    acts: Sequence[HistoryRow]
    told: Mapping[str, str]
    me: str
    today: date
    milestones: Mapping[int, str] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)
    narrowed: str = ""
    whole: bool = True
    at: int = 0
    place: Place = Place.HISTORY

    @property
    def rows(self) -> int:
        return len(self.acts)

    @property
    def focused(self) -> HistoryRow | None:
        return self.acts[self.at] if self.acts else None

    def moved(self, key: str, step: int) -> Self:
        return replace(self, at=moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row in focus."""
        return replace(self, at=min(max(row, 0), max(self.rows - 1, 0)))

    def draw(self, cells: int, language: str) -> Scrolled:
        """A heading with the selection, then a line an act under the day it was done."""
        heading = line(run(self.title, "title"), run(f"  {self.narrowed}" if self.narrowed else "", "strong"))
        lines: list[Line] = [heading, line(run(cut(say("history.hint", language), cells), "dim"))]
        if not self.acts:
            lines.append(line(run(say("history.none", language), "dim")))
        keep, day = 0, ""
        for number, act in enumerate(self.acts):
            here = _day(act.at, self.today, language)
            if here != day:
                day = here
                lines += [BLANK, line(run(day, "title"))]
            lines.append(self._line(number, act, cells, language))
            keep = len(lines) - 1 if number == self.at else keep
        if not self.whole:
            lines.append(line(run(say("history.more", language), "dim")))
        return Scrolled(lines, keep, pinned=HEADING)

    def _line(self, number: int, act: HistoryRow, cells: int, language: str) -> Line:
        focused = number == self.at
        milestone = self.milestones.get(act.seq, "")
        look = "dim" if act.cancelled else "strong" if milestone else ""
        sign = "⚑ " if milestone else "✕ " if act.cancelled else "  "
        words = self.told[act.gesture] + (f" ({say('history.cancelled', language)})" if act.cancelled else "")
        left = line(run("▸" if focused else " "), run(f"{clock.hours(act.at)} ", "dim"), run(sign), run(words, look))
        right = line(run(f"  {act.actor} ", "" if act.actor == self.me else "strong"))
        shown = clickable(spread(left, right, max(cells, width(right) + 1)), f"history {number}")
        return looking(shown, "focus") if focused else shown


def _day(stamp: str, today: date, language: str) -> str:
    when = clock.local(stamp)
    if when is None:
        return ""
    ago = (today - when.date()).days
    named = {0: "history.today", 1: "history.yesterday"}.get(ago)
    return say(named, language) if named else when.date().isoformat()


def today() -> date:
    """The day it is where one sits."""
    return datetime.now().astimezone().date()
