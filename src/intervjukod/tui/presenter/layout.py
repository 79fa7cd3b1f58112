"""How the transcript pane shares its width: number, stripes, speaker, text, margin."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.tui.presenter import cells
from intervjukod.tui.presenter.document import Document

_LONGEST_LINE = 96  # beyond this the eye loses the next line
_SHORTEST_LINE = 12
_MARKER = 1
_STRIPES, _STRIPES_WHEN_WIDE, _WIDE = 4, 6, 90
_MARGIN = 6  # a blank, and room for a question's number or a sign


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells for each column of a row, from left to right; ``speaker`` ends with a blank cell."""

    number: int
    marker: int
    stripes: int
    speaker: int
    text: int
    margin: int

    @classmethod
    def of(cls, document: Document, width: int) -> Layout:
        """The columns in a pane of ``width`` cells; in one too narrow the margin runs over its edge."""
        last = max((turn.n for turn in document.transcript.turns), default=0)
        number = max(2, len(str(last)))
        stripes = _STRIPES_WHEN_WIDE if width >= _WIDE else _STRIPES
        speaker = max((2, *map(cells.width, document.speakers.values()))) + 1
        text = width - number - _MARKER - stripes - speaker - _MARGIN
        text = max(_SHORTEST_LINE, min(text, _LONGEST_LINE))
        return cls(number, _MARKER, stripes, speaker, text, _MARGIN)

    @property
    def width(self) -> int:
        """The cells of a whole row."""
        return self.text_at + self.text + self.margin

    @property
    def stripes_at(self) -> int:
        """The cell of the first stripe."""
        return self.number + self.marker

    @property
    def text_at(self) -> int:
        """The cell where the text begins."""
        return self.stripes_at + self.stripes + self.speaker
