"""The page of memos: what each is on, who wrote it, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import BLANK, Line, line, looking, run, spread, wrap
from intervjukod.tui.presenter.page import Scrolled, moved_row

INDENT = 3


@dataclass(frozen=True, slots=True)
class MemoRow:
    """One memo: ``on`` names what it is about, ``kind`` is coding, code, transcript, informant or study."""

    id: str
    kind: str
    on: str
    coder: str
    text: str


@dataclass(frozen=True, slots=True)
class MemoPage:
    """Memos under each other, the one in focus marked."""

    title: str
    memos: Sequence[MemoRow]
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

    def draw(self, cells: int, language: str) -> Scrolled:
        """Each memo in as many lines as it takes; all of the one in focus is brought into view."""
        lines: list[Line] = [line(run(self.title, "title"))]
        if not self.memos:
            lines.append(line(run(say("page.memos.none", language), "dim")))
        keep = 0
        for number, memo in enumerate(self.memos):
            told = _memo_lines(memo, cells, language)
            lines += [looking(told[0], "focus"), *told[1:]] if number == self.at else told
            if number == self.at:
                keep = len(lines) - 1
        return Scrolled(lines, keep, pinned=1)


def _memo_lines(memo: MemoRow, cells: int, language: str) -> list[Line]:
    kind = say(KINDS[memo.kind], language)
    heading = spread(
        line(run(f" {memo.on}", "strong"), run(f"  {kind}", "dim")), line(run(f"{memo.coder} ", "dim")), cells
    )
    words = [line(" " * INDENT, *row) for row in wrap(memo.text, cells - INDENT)]
    return [heading, *words, BLANK]


KINDS = {
    "coding": "page.memos.coding",
    "code": "page.memos.code",
    "transcript": "page.memos.transcript",
    "informant": "page.memos.informant",
    "study": "page.memos.study",
}
