"""The tour: ten key presses that show what the screen can do. Any other key works as ever meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.locale import say
from intervjukod.tui.presenter.line import Line, fit, line, run, spread

STEPS = (
    ("lock", "tour.lock"),
    ("passage", "tour.passage"),
    ("code", "tour.code"),
    ("undo", "tour.undo"),
    ("widen", "tour.widen"),
    ("picker", "tour.picker"),
    ("leave", "tour.leave"),
    ("screens", "tour.screens"),
    ("row", "tour.row"),
    ("help", "tour.help"),
)
"""The action that each step waits for, and what it says."""


@dataclass(frozen=True, slots=True)
class Tour:
    """How far somebody has come: ``at`` counts the steps that are done."""

    at: int = 0

    def after(self, action: str) -> Tour:
        """The tour after ``action`` (its id) was done: one step on if that was what it waited for."""
        return Tour(self.at + 1) if self.at < len(STEPS) and STEPS[self.at][0] == action else self

    @property
    def over(self) -> bool:
        """Whether every step is done."""
        return self.at == len(STEPS)


def tour_line(tour: Tour, cells: int, language: str) -> Line:
    """The step that waits, with its number; after the last one how to go on."""
    if tour.over:
        return fit(line(run(" " + say("tour.over", language), "state")), cells)
    number = run(f" {tour.at + 1}/{len(STEPS)} ", "state")
    words = line(number, run(" " + say(STEPS[tour.at][1], language), "strong"))
    return spread(words, line(run(f"  {say('tour.end', language)} ", "dim")), cells)
