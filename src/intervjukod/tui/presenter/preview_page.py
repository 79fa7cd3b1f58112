"""The page of a draft: what a file would be as a codebook or a guide, before anything is written. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.line import BLANK, Line, clickable, cut, line, looking, run, width, wrap
from intervjukod.tui.presenter.page import Scrolled, moved_row

if TYPE_CHECKING:
    from intervjukod.study.drafting import Draft, DraftCode, DraftQuestion, DraftRow

DEPTH = 2
"""Cells that a level is set in by."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The ``lines`` of a draft of this ``kind`` (codebook or guide), read from ``path``; ``notes`` are remarks.

    ``named`` is the title that the draft has, ``source`` the file's name.
    """

    title: str
    named: str
    path: str
    source: str
    kind: str
    lines: Sequence[DraftRow]
    notes: Sequence[str]
    draft: Draft
    at: int = 0
    place: Place = Place.PREVIEW
    aside: bool = True

    @property
    def rows(self) -> int:
        return len(self.lines)

    def moved(self, key: str, step: int) -> Self:
        return replace(self, at=moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row in focus."""
        return replace(self, at=min(max(row, 0), max(self.rows - 1, 0)))

    def draw(self, cells: int, language: str) -> Scrolled:
        """What was read and what remains to be decided, then a line a code or a question."""
        counted = say(f"book.preview.of.{self.kind}", language, n=self.rows)
        heading = (*line(run(self.named, "title")), *clickable(line(run(f"  {counted}", "dim")), "key tab"))
        hint = say("book.preview.waits", language, file=self.source)
        lines = [heading, clickable(line(run(cut(hint, cells), "dim")), "key enter")]
        for note in self.notes:
            lines += wrap(f"· {note}", cells, "warn")
        lines.append(BLANK)
        head = len(lines)
        for number, row in enumerate(self.lines):
            shown = clickable(_row(row, cells), f"draft {number}")
            lines.append(looking(shown, "focus") if number == self.at else shown)
        return Scrolled(lines, head + self.at if self.at else 0, pinned=2)

    def details(self, cells: int, language: str) -> Sequence[Line]:
        """Everything that was read of the row in focus."""
        if not self.lines:
            return ()
        told = list(self._told(language))
        heading = [*wrap(self.lines[self.at].text, cells, "title"), *wrap(told[0], cells, "dim")]
        return [*heading, *(each for words in told[1:] for each in (BLANK, *wrap(words, cells)))]

    def _told(self, language: str) -> Iterator[str]:
        if self.draft.codes:
            return _of_code(self.draft.codes[self.at], language)
        return _of_question(self.draft.questions[self.at], language)


def _row(row: DraftRow, cells: int) -> Line:
    text = f"{row.text} *" if row.obligatory and not row.heading else row.text
    left = line(
        " " * (DEPTH * row.depth),
        run(f"{row.mark or '·':<2} ", "strong"),
        run(text, "strong" if row.heading else ""),
        run(f"  {row.name}", "dim"),
    )
    room = cells - width(left) - 2
    return (*left, *line(run(f"  {cut(row.more, room)}", "dim"))) if row.more and room > 8 else left


def _of_code(code: DraftCode, language: str) -> Iterator[str]:
    letter = say("book.details.letter", language, letter=code.letter) if code.letter else ""
    key = say("book.details.key", language, key=code.key)
    category = "" if code.codable else say("book.sign.category", language)
    yield " · ".join(filter(None, (key, letter, category, code.where)))
    yield from code.others
    yield from filter(None, dict.fromkeys((code.brief, code.definition)))
    for name, text in (("tui.pane.use_when", code.use_when), ("tui.pane.not_when", code.not_when)):
        if text:
            yield say(name, language, text=text)
    if code.examples:
        yield "\n".join((say("book.details.examples", language), *(f"– {words}" for words in code.examples)))
    for name, words in (("book.details.keywords", code.keywords), ("book.details.alias", code.alias)):
        if words:
            yield say(name, language, words=", ".join(words))


def _of_question(question: DraftQuestion, language: str) -> Iterator[str]:
    obligatory = say("book.preview.obligatory", language) if question.obligatory else ""
    yield " · ".join(filter(None, (question.id, obligatory, question.where)))
    if question.when:
        yield question.when
    if question.probes:
        yield "\n".join((say("book.preview.probes", language), *(f"– {words}" for words in question.probes)))
