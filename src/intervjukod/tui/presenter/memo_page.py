"""The page of memos: what each is on, who wrote it, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import BLANK, Line, clickable, line, looking, run, spread
from intervjukod.tui.presenter.markdown import markdown_lines
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.page import Scrolled, moved_row

INDENT = 3
KINDS: Mapping[str, str] = {
    "coding": "memo.on.coding",
    "passage": "memo.on.passage",
    "code": "memo.on.code",
    "transcript": "memo.on.transcript",
    "informant": "memo.on.informant",
    "study": "memo.on.study",
}
"""What a memo can be on, with its name."""


@dataclass(frozen=True, slots=True)
class MemoRow:
    """One memo: ``kind`` is one of ``KINDS``, ``on`` names what it is about, ``others`` are colleagues' texts.

    Two who wrote on one thing without knowing of each other have both their texts kept.
    """

    id: str
    kind: str
    on: str
    coder: str
    text: str
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MemoPage:
    """Memos under each other, the one in focus marked; ``chosen`` is what they are narrowed to, ``narrowed`` in words.

    ``of`` is how many the study has.
    """

    title: str
    memos: Sequence[MemoRow]
    of: int
    chosen: Chosen = field(default_factory=dict)
    narrowed: str = ""
    at: int = 0
    place: Place = Place.MEMOS

    @property
    def rows(self) -> int:
        return len(self.memos)

    @property
    def focused(self) -> MemoRow | None:
        return self.memos[self.at] if self.memos else None

    def moved(self, key: str, step: int) -> Self:
        return replace(self, at=moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row in focus."""
        return replace(self, at=min(max(row, 0), max(self.rows - 1, 0)))

    def draw(self, cells: int, language: str) -> Scrolled:
        """Each memo in as many lines as it takes; the one in focus is brought into view as far as there is room."""
        counted = say("memo.count", language, n=self.rows, of=self.of)
        heading = line(run(self.title, "title"), run(f"  {self.narrowed}" if self.narrowed else "", "strong"))
        lines: list[Line] = [spread(heading, line(run(f"{counted} ", "dim")), cells)]
        if not self.memos:
            lines.append(line(run(say("memo.none" if not self.of else "memo.none_such", language), "dim")))
        first = last = 0
        for number, memo in enumerate(self.memos):
            told = _memo_lines(memo, number, number == self.at, cells, language)
            if number == self.at:
                first, last = len(lines), len(lines) + len(told) - 1
            lines += told
        return Scrolled(lines, first, pinned=1, until=last)


def _memo_lines(memo: MemoRow, number: int, focused: bool, cells: int, language: str) -> list[Line]:
    kind = say(KINDS[memo.kind], language)
    left = line(run(f"{'▸' if focused else ' '}{memo.on}", "strong"), run(f"  {kind}", "dim"))
    heading = clickable(spread(left, line(run(f"{memo.coder} ", "dim")), cells), f"memo {number}")
    words = markdown_lines(memo.text, cells - INDENT)
    for other in memo.others:
        words += [line(run(say("memo.other", language), "warn")), *markdown_lines(other, cells - INDENT)]
    indented = [clickable(line(" " * INDENT, *row), f"memo {number}") for row in words]
    return [looking(heading, "focus") if focused else heading, *indented, BLANK]
