"""The page of an older version of a text: its turns, to be read; those that read otherwise now have a sign. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Self

from intervjukod.domain.transcript import Transcript
from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import Line, clickable, cut, line, looking, run, wrap
from intervjukod.tui.presenter.page import Scrolled, moved_row

OTHERWISE = "≈"
"""Before a turn that is not among those shown now."""


@dataclass(frozen=True, slots=True)
class VersionPage:
    """The turns of ``transcript`` as it was; ``now`` are speaker and words of those that are shown now."""

    title: str
    transcript: Transcript
    now: Collection[tuple[str, str]] = field(default_factory=frozenset)
    at: int = 0
    place: Place = Place.VERSION

    @property
    def rows(self) -> int:
        return len(self.transcript.turns)

    def moved(self, key: str, step: int) -> Self:
        return self.pointed(moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row in focus."""
        return replace(self, at=min(max(row, 0), max(self.rows - 1, 0)))

    def draw(self, cells: int, language: str) -> Scrolled:
        """Each turn in as many lines as it takes."""
        lines: list[Line] = [
            line(run(self.title, "title")),
            line(run(cut(say("mending.version.read_only", language), cells), "dim")),
        ]
        text, turns = self.transcript.text, self.transcript.turns
        room = max((len(f"{turn.n} {turn.speaker}") for turn in turns), default=0)
        first = last = 0
        for number, turn in enumerate(turns):
            words = " ".join(turn.words.of(text).split())
            sign = " " if (turn.speaker, turn.words.of(text)) in self.now else OTHERWISE
            told = [self._line(number, sign, room, row, n == 0) for n, row in enumerate(wrap(words, cells - room - 4))]
            if number == self.at:
                first, last = len(lines), len(lines) + len(told) - 1
            lines += told
        return Scrolled(lines, first, pinned=2, until=last)

    def _line(self, number: int, sign: str, room: int, words: Line, first: bool) -> Line:
        turn, focused = self.transcript.turns[number], number == self.at
        name = f"{turn.n} {turn.speaker}" if first else ""
        head = line(
            run("▸" if first and focused else " "), run(f"{name:<{room}} ", "dim"), run(f"{sign if first else ' '} ")
        )
        shown = clickable((*head, *words), f"version {number}")
        return looking(shown, "focus") if focused and first else shown
