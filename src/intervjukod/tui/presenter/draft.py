"""Words being written: a text and a caret in it. Carets move by whole signs, never into an emoji."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.line import Line, wrap
from intervjukod.tui.presenter.rows import CLOSING, OPENING

CARET = "▏"


@dataclass(frozen=True, slots=True)
class Draft:
    """The words before the caret and those after it."""

    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.after

    def typed(self, words: str) -> Draft:
        return Draft(self.before + words, self.after)

    def erased(self) -> Draft:
        """Without the sign before the caret."""
        return Draft(self.left().before, self.after)

    def deleted(self) -> Draft:
        """Without the sign after the caret."""
        return Draft(self.before, self.right().after)

    def left(self) -> Draft:
        signs = sizes.graphemes(self.before)
        at = signs[-1].start if signs else 0
        return Draft(self.before[:at], self.before[at:] + self.after)

    def right(self) -> Draft:
        signs = sizes.graphemes(self.after)
        at = signs[0].end if signs else 0
        return Draft(self.before + self.after[:at], self.after[at:])

    def start(self) -> Draft:
        return Draft("", self.text)

    def end(self) -> Draft:
        return Draft(self.text, "")


def draft_lines(draft: Draft, cells: int, *, whole: bool = False) -> tuple[list[Line], int]:
    """The draft with its caret, and the index of the caret's line; in ⟦ and ⟧ when it is selected ``whole``."""
    before = f"{OPENING}{draft.before}{CLOSING}" if whole else draft.before
    lines = wrap(before + CARET + draft.after, cells)
    at = next((n for n, runs in enumerate(lines) if any(CARET in run.text for run in runs)), 0)
    return lines, at
