"""Text of a rich text file that is laid out for itself: the body, a footnote, a text box, a margin."""

from __future__ import annotations

from collections import Counter

from intervjukod.readers.document import Line, Role, aside, row_of
from intervjukod.readers.docx_numbering import roman


class Story:
    """``parts`` are those of the paragraph that is being read.

    ``mark`` is where the number of a footnote will stand, ``alternate`` whether it is an endnote.
    """

    def __init__(self, kind: str = "body") -> None:
        self.kind = kind
        self.parts: list[str] = []
        self.alternate = False
        self.mark: tuple[list[str], int] | None = None
        self._lines: list[Line] = []
        self._cell: list[str] = []
        self._cells: list[str] = []

    def footnote(self) -> Story:
        """A footnote that hangs here; its number, which is known when it ends, will stand among the parts."""
        self.parts.append("")
        story = Story("footnote")
        story.mark = (self.parts, len(self.parts) - 1)
        return story

    def end_paragraph(self, *, heading: bool = False, in_table: bool = False) -> None:
        """The parts are a paragraph, of a cell or of the running text."""
        text, self.parts = "".join(self.parts), []
        if in_table:
            self._cell.append(text)
            return
        self._end_row()
        self._lines.append(Line(text, Role.HEADING if heading else Role.SAID))

    def end_part(self, word: str) -> bool:
        """End what the control word ends: a cell or a row. False when it ends nothing."""
        if word == "cell":
            self._end_cell()
        elif word == "row":
            self._end_row()
        elif word == "nestcell":
            self.parts.append("\t")
        elif word == "nestrow":
            self._cell.append("".join(self.parts).removesuffix("\t"))
            self.parts = []
        else:
            return False
        return True

    def end(self) -> list[Line]:
        """All lines; what was begun is ended."""
        if self._cell or self._cells:
            self._end_row()
        elif self.parts:
            self.end_paragraph()
        return self._lines

    def _end_cell(self) -> None:
        self._cells.append("\n".join([*self._cell, "".join(self.parts)]))
        self.parts, self._cell = [], []

    def _end_row(self) -> None:
        if self._cell or (self._cells and self.parts):
            self._end_cell()
        if self._cells:
            self._lines.append(row_of(self._cells))
        self._cells = []


class Beside:
    """What stands beside the body: text boxes, and notes with their numbers. ``counts`` are added to."""

    def __init__(self, counts: Counter[str]) -> None:
        self.boxes: list[Line] = []
        self.notes: list[Line] = []
        self._counts = counts
        self._numbers: Counter[bool] = Counter()

    def end(self, story: Story) -> None:
        """Take in a story that has ended."""
        words = [line.text for line in story.end() if line.text.strip()]
        if story.kind == "box":
            self._counts["boxes"] += bool(words)
            self.boxes += map(aside, words)
        elif story.kind == "margin":
            self._counts["margins"] += any(any(map(str.isalpha, line)) for line in words)
        elif story.kind == "footnote":
            self._counts["footnotes"] += 1
            self.notes.append(aside(self._number(story) + "\n".join(words).strip()))

    def _number(self, story: Story) -> str:
        """The number of a note, written where it hangs; "" for one with a mark of its own."""
        if story.mark is None:
            return ""
        self._numbers[story.alternate] += 1
        count = self._numbers[story.alternate]
        parts, place = story.mark
        parts[place] = f"[{roman(count) if story.alternate else count}]"
        return f"{parts[place]} "
