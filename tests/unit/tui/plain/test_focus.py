"""What is drawn, as words: the row in focus, the cell of a table, without lines and pointers."""

from __future__ import annotations

from intervjukod.tui.plain.focus import in_focus, whole, words_of
from intervjukod.tui.presenter.line import BLANK, Run, line
from intervjukod.tui.presenter.page import Scrolled


def test_what_is_only_drawn_is_not_said() -> None:
    """Guides of a tree, bars and pointers go; what stands apart is parted by a comma."""
    assert words_of("v ├Synlighet    1  4 av 5") == "v Synlighet, 1, 4 av 5"
    assert words_of(" ▸1 3 av 5 ███░░ ") == "1 3 av 5"
    assert words_of("──────") == ""


def test_a_row_in_focus_with_what_belongs_to_it() -> None:
    """The line in focus, and those that the page wants in view with it."""
    lines = [line(run_) for run_ in (Run("MEMON"), Run("I01:2", "focus"), Run("  Jämför I02."), Run("I02:1"))]
    assert in_focus(Scrolled(lines, keep=1, pinned=1, until=2)) == ["I01:2", "Jämför I02."]
    assert in_focus(Scrolled(lines, keep=1, pinned=1)) == ["I01:2"]


def test_a_cell_has_its_row_and_its_column() -> None:
    """Both headings are said, then the cell."""
    head = line("        ", Run("polis   ", "strong"), "  ", "vakt    ")
    row = line(Run("b Bem   ", "strong"), Run("3 av 5 █", ""), "  ", Run("0 av 1  ", "focus"))
    assert in_focus(Scrolled([head, row], keep=1, pinned=1)) == ["b Bem: vakt: 0 av 1"]


def test_nothing_in_focus() -> None:
    """A page without rows is told as a whole."""
    drawn = Scrolled([line("Inga memon."), BLANK, line(Run("", "focus"))])
    assert in_focus(drawn) == []
    assert whole(drawn) == ["Inga memon."]
