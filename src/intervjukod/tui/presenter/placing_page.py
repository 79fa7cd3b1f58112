"""The page of what is to be placed: its words as they were, as they are now, and where they may stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Self

from intervjukod.domain.span import Span
from intervjukod.locale import say
from intervjukod.study.version_shapes import Misplaced, Proposal
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.contrast import contrasted, marked, shortened
from intervjukod.tui.presenter.line import BLANK, Line, clickable, cut, line, looking, run, spread, width
from intervjukod.tui.presenter.page import Scrolled, moved_row

SIMILAR = "similar"
INDENT = 3
ROWS, CANDIDATE_ROWS = 4, 2
"""Lines of what is lost, and of each place that is proposed for it."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PlacingPage:
    """What waits, by transcript; what is lost first, then by place.

    ``proposals`` are the places proposed for what is lost, by its id, as far as they were asked for; ``chosen`` is
    the one in focus among them.
    """

    title: str
    things: Sequence[Misplaced]
    proposals: Mapping[str, Sequence[Proposal]] = field(default_factory=dict)
    at: int = 0
    chosen: int = 0
    place: Place = Place.PLACING

    @property
    def rows(self) -> int:
        return len(self.things)

    @property
    def focused(self) -> Misplaced | None:
        return self.things[self.at] if self.things else None

    @property
    def proposed(self) -> Sequence[Proposal]:
        """The places for what is in focus."""
        return self.proposals.get(self.focused.id, ()) if self.focused is not None else ()

    @property
    def span(self) -> Span | None:
        """Where what is in focus stands, or would stand at the place in focus; None for nowhere."""
        if self.focused is None or self.focused.span is not None:
            return self.focused.span if self.focused is not None else None
        chosen = self.proposed[self.chosen] if self.proposed else None
        return Span(chosen.start, chosen.end) if chosen is not None else None

    def moved(self, key: str, step: int) -> Self:
        """Up and down from thing to thing, left and right among the places of one."""
        if key in ("left", "right"):
            by = {"left": "up", "right": "down"}[key]
            return replace(self, chosen=moved_row(self.chosen, len(self.proposed), by, step))
        return self.pointed(moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row in focus."""
        at = min(max(row, 0), max(self.rows - 1, 0))
        return replace(self, at=at, chosen=self.chosen if at == self.at else 0)

    def with_proposals(self, proposals: Sequence[Proposal]) -> Self:
        """The page with the places for what is in focus."""
        if self.focused is None:
            return self
        return replace(self, proposals={**self.proposals, self.focused.id: proposals})

    def draw(self, cells: int, language: str) -> Scrolled:
        """A line for each, under its interview; the one in focus with its words and its places."""
        lost = sum(thing.state != SIMILAR for thing in self.things)
        counted = say("placing.count", language, lost=lost, similar=self.rows - lost) if self.rows else ""
        lines = [spread(line(run(self.title, "title")), line(run(f"  {counted} ", "dim")), cells)]
        if not self.things:
            return Scrolled([*lines, line(run(cut(say("placing.none", language), cells), "dim"))], pinned=1)
        first = last = number = 0
        for name, group in groupby(self.things, key=lambda thing: thing.name):
            lines += [BLANK, line(run(name, "title"))]
            for thing in group:
                focused = number == self.at
                told = [_heading(thing, number, focused, cells, language)]
                told += self._words(thing, cells, language) if focused else []
                if focused:
                    first, last = len(lines), len(lines) + len(told) - 1
                lines += told
                number += 1
        return Scrolled(lines, first, pinned=1, until=last)

    def _words(self, thing: Misplaced, cells: int, language: str) -> list[Line]:
        """The words of the one in focus, under its line."""
        if thing.state == SIMILAR:
            told = _compared(thing, cells - INDENT, language)
        else:
            told = [*_lost(thing, cells - INDENT, language), *self._proposed(cells - INDENT, language)]
        return [line(" " * INDENT, *each) for each in told]

    def _proposed(self, cells: int, language: str) -> list[Line]:
        if not self.proposed:
            return [line(run(cut(say("placing.candidates.none", language), cells), "dim"))]
        told: list[Line] = []
        for n, proposal in enumerate(self.proposed):
            reasons = ", ".join(say(f"placing.reason.{reason}", language) for reason in proposal.reasons)
            likely = say("placing.candidate", language, percent=round(100 * proposal.score), place=proposal.place)
            heading = line(
                run("▸" if n == self.chosen else " ", "strong"),
                run(f"{n + 1} ", "strong"),
                run(likely, "strong" if n == self.chosen else ""),
                run(cut(f"  {reasons}", cells - len(likely) - 3), "dim"),
            )
            words = shortened(proposal.words, cells - INDENT, CANDIDATE_ROWS)
            told += [clickable(each, f"proposal {n}") for each in (heading, *(line(" " * INDENT, *w) for w in words))]
        return told


def _heading(thing: Misplaced, number: int, focused: bool, cells: int, language: str) -> Line:
    """``▸I03:37  Bemanning  kodning             ändrade ord  PK``."""
    state = say(f"placing.{_state(thing)}", language)
    right = line(
        run(f"  {state}", "dim" if thing.left else ""), run(f"  {thing.coder} " if thing.coder else " ", "dim")
    )
    kind = say(f"placing.kind.{thing.kind}", language)
    place = f"{'▸' if focused else ' '}{thing.place}  "
    what = cut(" ".join(thing.what.split()), max(8, cells - width(right) - len(place) - len(kind) - 3))
    left = line(run(place), run(what, "strong"), run(f"  {kind}", "dim"))
    shown = clickable(spread(left, right, cells), f"placing {number}")
    return looking(shown, "focus") if focused else shown


def _state(thing: Misplaced) -> str:
    """What there is to say of how it stands."""
    if thing.left:
        return "left"
    return "around" if thing.state == SIMILAR and _reads_as_before(thing) else thing.state


def _reads_as_before(thing: Misplaced) -> bool:
    return thing.old.split() == thing.new.split()


def _labelled(label: str, words: Sequence[Line], room: int) -> list[Line]:
    """Words under each other behind a label."""
    first = f"{label:<{room}}"
    return [line(run(first if n == 0 else " " * room, "dim"), *each) for n, each in enumerate(words)]


def _compared(thing: Misplaced, cells: int, language: str) -> list[Line]:
    """The words as they were over the words as they are, what differs in brackets."""
    was, now = say("placing.was", language), say("placing.now", language)
    room = max(len(was), len(now)) + 2
    old, new = contrasted(thing.old, thing.new)
    if _reads_as_before(thing):
        moved = line(run(cut(say("placing.moved", language), cells), "dim"))
        return [*_labelled(now, shortened(thing.new, cells - room, ROWS), room), moved]
    return [*_labelled(was, marked(old, cells - room), room), *_labelled(now, marked(new, cells - room), room)]


def _lost(thing: Misplaced, cells: int, language: str) -> list[Line]:
    """The words that went away, between those that stood beside them."""
    was = say("placing.was", language)
    room = len(was) + 2
    before, after = _WORD.findall(thing.before)[1:], _WORD.findall(thing.after)[:-1]
    told = [line(run(cut(f"… {' '.join(before)}", cells - room), "dim"))] if before else []
    told += shortened(thing.old, cells - room, ROWS, "strong")
    told += [line(run(cut(f"{' '.join(after)} …", cells - room), "dim"))] if after else []
    return _labelled(was, told, room)
