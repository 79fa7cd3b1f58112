"""The page of files to be taken in: what each would bring, and which misspelt labels are to be mended. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from intervjukod.domain.transcript import Suspicion
from intervjukod.locale import say, say_lines
from intervjukod.study.previewing import preview_lines
from intervjukod.study.shapes import Imported
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import BLANK, Line, clickable, cut, line, looking, run, wrap
from intervjukod.tui.presenter.page import Scrolled, moved_row

if TYPE_CHECKING:
    from intervjukod.study.importing import Batch

DIGITS = 9
"""Labels that a digit can choose; the rest follow a file of their own on the command line."""


@dataclass(frozen=True, slots=True)
class IntakePage:
    """The ``files`` of a ``batch`` that are not known; ``mended`` are the numbers, from 1, of labels to be mended."""

    title: str
    files: Sequence[Imported]
    batch: Batch
    mended: frozenset[int] = frozenset()
    at: int = 0
    place: Place = Place.INTAKE

    @property
    def rows(self) -> int:
        return len(self.files)

    @property
    def suspected(self) -> list[tuple[str, Suspicion]]:
        """The labels that may be mended: the file's name, and what is suspected."""
        return [(file.file, one) for file in self.batch.suspected for one in file.suspicions][:DIGITS]

    @property
    def meant(self) -> dict[str, dict[str, str]]:
        """What was chosen to be mended: by file, as written to as meant."""
        found: dict[str, dict[str, str]] = {}
        for n, (file, one) in enumerate(self.suspected, 1):
            if n in self.mended:
                found.setdefault(file, {})[one.written] = one.likely
        return found

    def moved(self, key: str, step: int) -> Self:
        return self.pointed(moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that file in focus."""
        return replace(self, at=min(max(row, 0), max(self.rows - 1, 0)))

    def turned(self, n: int) -> Self:
        """The page with the label of that number to be mended, or no longer."""
        return replace(self, mended=self.mended ^ {n})

    def draw(self, cells: int, language: str) -> Scrolled:
        """What Enter does, the labels to choose, and then each file as the command line shows it."""
        hint = say("intake.page.waits", language, n=self.batch.news)
        lines = [line(run(self.title, "title")), clickable(line(run(cut(hint, cells), "dim")), "key enter")]
        lines += self._labels(cells, language)
        first = last = 0
        for n, file in enumerate(self.files):
            told = [clickable(each, f"file {n}") for each in _told(file, cells, language)]
            if n == self.at:
                told[0] = looking(told[0], "focus")
                first, last = len(lines) + 1, len(lines) + len(told)
            lines += [BLANK, *told]
        return Scrolled(lines, first, pinned=2, until=last)

    def _labels(self, cells: int, language: str) -> Iterator[Line]:
        for n, (file, one) in enumerate(self.suspected, 1):
            said = say("intake.page.label", language, file=file, written=one.written, likely=one.likely)
            mark = "●" if n in self.mended else " "
            shown = f"{n} {mark} {said} {say_lines(one.lines, language)}"
            yield clickable(line(run(cut(shown, cells), "strong" if n in self.mended else "")), f"key {n}")


def _told(file: Imported, cells: int, language: str) -> list[Line]:
    """A file's lines, the first of them its heading."""
    first, *more = preview_lines(file, language)
    heading = wrap(first, cells, "warn" if file.status == "failed" else "strong")
    return [*heading, *(line("  ", *each) for words in more for each in wrap(words.strip(), cells - 2))]
