"""The page of the codebook: its tree with letters and counts, and what the code in focus means. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.locale import say
from intervjukod.study.shapes import CodeCount
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.code_details import About, code_details
from intervjukod.tui.presenter.codebook_pane import count_cells, with_guides
from intervjukod.tui.presenter.line import Line, Run, clickable, cut, line, looking, run, spread, width
from intervjukod.tui.presenter.page import Scrolled, moved_row

SIGN = 26
"""Cells that a sign beside a label may take."""
SMALL = 78
"""Cells of a page on the smallest terminal that people have: there a whole page of details has the most lines."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """The codes as a tree, the one in focus explained.

    ``counts`` is None where they would steer the coding; ``outdated`` tells by code how many of one's codings are
    to be looked over. ``focus`` is a key, ``closed`` codes hide what is below them. ``everything``: codes out of
    use and merged ones show too; ``whole``: what the code in focus means has the page to itself, from the line
    ``top`` on. ``about`` is what more there is to tell of it, ``acts`` how much had been done when the page was made.
    """

    title: str
    book: Codebook
    counts: Mapping[str, CodeCount] | None = None
    outdated: Mapping[str, int] = field(default_factory=dict)
    acts: int = 0
    focus: str = ""
    closed: frozenset[str] = frozenset()
    everything: bool = False
    whole: bool = False
    top: int = 0
    about: About = field(default_factory=About)
    place: Place = Place.BOOK

    @property
    def rows(self) -> int:
        return len(self.shown)

    @property
    def shown(self) -> Sequence[Code]:
        """The codes in sight."""
        return [
            code
            for code in self.book.codes
            if (self.everything or not is_gone(code)) and self.closed.isdisjoint(self.book.ancestors(code.key))
        ]

    @property
    def at(self) -> int:
        """The row in focus; the first one where the code in focus is out of sight."""
        return next((n for n, code in enumerate(self.shown) if code.key == self.focus), 0)

    @property
    def code(self) -> Code | None:
        """The code in focus; None without codes."""
        shown = self.shown
        return shown[self.at] if shown else None

    @property
    def aside(self) -> bool:
        """Whether what a code means stands beside the tree, or below it."""
        return not self.whole and bool(self.rows)

    def moved(self, key: str, step: int) -> Self:
        """Up and down along the rows, or the lines of a whole page; left to the code above, right to one below."""
        code = self.code
        if code is None:
            return self
        if self.whole and key not in ("left", "right"):
            lines = len(self.details(SMALL, ""))
            return replace(self, top=moved_row(self.top, lines, key, step))
        if key in ("left", "right"):
            shown = [each.key for each in self.shown]
            below = [each.key for each in self.shown if each.parent == code.key]
            wanted = [code.parent] if key == "left" else below[:1]
            return replace(self, focus=next((each for each in wanted if each in shown), code.key), top=0)
        return self.pointed(moved_row(self.at, self.rows, key, step))

    def pointed(self, row: int) -> Self:
        """The page with that row, or the one nearest to it, in focus."""
        shown = self.shown
        return replace(self, focus=shown[min(max(row, 0), len(shown) - 1)].key) if shown else self

    def to_code(self, key: str) -> Self:
        """That code in focus, what is above it opened, and one that is gone shown too."""
        code = self.book.by_key.get(key)
        if code is None:
            return self
        opened = self.closed - set(self.book.ancestors(key))
        return replace(self, focus=key, closed=opened, everything=self.everything or is_gone(code), top=0)

    def has_below(self, key: str) -> bool:
        """Whether there are codes to show below it."""
        below = (self.book.by_key[each] for each in self.book.below(key) if each != key)
        return any(self.everything or not is_gone(code) for code in below)

    def opening(self) -> Self | None:
        """With the codes below the one in focus; None when none of them are hidden."""
        code = self.code
        if code is None or code.key not in self.closed:
            return None
        return replace(self, closed=self.closed - {code.key})

    def closing(self) -> Self | None:
        """Without those below the one in focus; else without those it stands among, the one above in focus."""
        code = self.code
        if code is None:
            return None
        if code.key not in self.closed and self.has_below(code.key):
            return replace(self, closed=self.closed | {code.key})
        if code.parent not in self.book.by_key:
            return None
        return replace(self, closed=self.closed | {code.parent}, focus=code.parent)

    def draw(self, cells: int, language: str) -> Scrolled:
        """A heading, what is to be looked over, then a line a code; or the code in focus alone."""
        if self.whole:
            lines = [*self.details(cells, language)]
            return Scrolled(lines[min(self.top, len(lines) - 1) :])
        lines = self._heading(cells, language)
        head = len(lines)
        if not self.rows:
            lines.append(line(run(say("book.none", language), "dim")))
        for number, (code, guide) in enumerate(with_guides(self.book, self.shown)):
            shown = self._row(code, guide, cells, language)
            lines.append(looking(shown, "focus") if number == self.at else shown)
        return Scrolled(lines, head + self.at, pinned=head)

    def details(self, cells: int, language: str) -> Sequence[Line]:
        """What the code in focus means and how it is used."""
        code = self.code
        if code is None:
            return ()
        about = self.about if self.about.key == code.key else About(code.key)
        return code_details(self.book, code, about, self.outdated.get(code.key, 0), language, cells)

    def _heading(self, cells: int, language: str) -> list[Line]:
        named = ", ".join(self.book.titles.values()) or self.title
        gone = sum(map(is_gone, self.book.codes))
        told = [say("book.count", language, n=len(self.book.codes) - gone)]
        if gone:
            told.append(say("book.gone_shown" if self.everything else "book.gone_hidden", language, n=gone))
        aside = say("tui.pane.codebook_counts", language) if self.counts is not None else ""
        left = line(run(named, "title"), run("  " + " · ".join(told), "dim"))
        lines = [spread(left, line(run(f"  {aside}", "dim")), cells)]
        waiting = sum(self.outdated.values())
        if waiting:
            words = cut(say("book.outdated", language, n=waiting), cells)
            lines.append(clickable(line(run(words, "warn")), "key O"))
        return lines

    def _row(self, code: Code, guide: str, cells: int, language: str) -> Line:
        hidden = "+" if code.key in self.closed and self.has_below(code.key) else ""
        look = "dim" if is_gone(code) else "" if code.codable else "strong"
        left = line(
            Run(f"{code.letter or ' '} ", "strong", code.key),
            run(guide, "dim"),
            run(code.name(language) + hidden, look),
        )
        counts = count_cells(self.counts, code.key, language)
        signs = " · ".join(self._signs(code, language))
        room = min(SIGN, cells - width(left) - width(counts) - 4)
        sign = line(run(f"  {cut(signs, room)}  ", "dim")) if signs and room > 3 else ()
        return clickable(spread(left, (*sign, *counts), cells), f"book {code.key}")

    def _signs(self, code: Code, language: str) -> list[str]:
        if code.merged_into:
            into = self.book.by_key.get(self.book.resolve(code.key))
            return [f"→ {into.name(language) if into else code.merged_into}"]
        waiting = self.outdated.get(code.key, 0)
        told = [say("book.sign.outdated", language, n=waiting)] if waiting else []
        told += [say("book.sign.retired", language)] if code.retired else []
        return told + ([] if code.codable else [say("book.sign.category", language)])


def is_gone(code: Code) -> bool:
    """Whether it was taken out of use or merged with another."""
    return code.retired or bool(code.merged_into)
