"""A sitting in which a text is mended: its words, who says them, where a turn begins. Frozen states, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from intervjukod.domain.edit_map import EditMap, embedded, identity, kept_runs
from intervjukod.domain.span import Span, gap, occurrences, whole
from intervjukod.domain.transcript import Side, Turn
from intervjukod.domain.turns import carried, mended


@dataclass(frozen=True, slots=True)
class Mending:
    """What a text has become so far. ``begun`` are the turns it had, carried over the changed words and nothing else.

    ``edits`` leads from the text as it was to ``text``; ``sides`` are those of speakers that were said here.
    """

    text: str
    turns: tuple[Turn, ...]
    begun: tuple[Turn, ...]
    edits: EditMap
    sides: Mapping[str, Side] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, turns: tuple[Turn, ...]) -> Mending:
        return cls(text, turns, turns, identity(len(text)))

    def replaced(self, span: Span, words: str, inner: EditMap) -> Mending:
        """With ``words`` at ``span``; ``inner`` is the edit that makes them of what stood there."""
        text = self.text[: span.start] + words + self.text[span.end :]
        edits = embedded(len(self.text), span, inner)
        return self.rewritten(text, edits)

    def replaced_all(self, spans: Sequence[Span], words: str) -> Mending:
        """With the same words at each of some ordered spans."""
        ends = whole(self.text)
        borders = [Span(0, 0), *spans, Span(ends.end, ends.end)]
        pieces = [(gap(borders[0], borders[1]).of(self.text),) * 2]
        for span, following in pairwise(borders[1:]):
            pieces += [(span.of(self.text), words), (gap(span, following).of(self.text),) * 2]
        text = "".join(new for _, new in pieces)
        return self.rewritten(text, EditMap(len(self.text), len(text), kept_runs(pieces)))

    def rewritten(self, text: str, edits: EditMap, turns: tuple[Turn, ...] | None = None) -> Mending:
        """With another text, that ``edits`` lead to; its turns, else those of before carried over."""
        found = carried(self.turns, edits, text) if turns is None else turns
        begun = carried(self.begun, edits, text)
        return replace(self, text=text, turns=found, begun=begun, edits=self.edits.then(edits))

    def labelled(self, n: int, speaker: str, *, everywhere: bool = False) -> Mending:
        """With another speaker of turn ``n``, or of all turns that have its speaker."""
        before = self.turns[n - 1].speaker
        chosen = [turn for turn in self.turns if turn.n == n or (everywhere and turn.speaker == before)]
        return self._with({turn.words.start: speaker for turn in chosen})

    def sided(self, speaker: str, side: Side) -> Mending:
        """With a speaker on another side, in all their turns."""
        return replace(self, sides={**self.sides, speaker: side})._with({})

    def split(self, at: int) -> Mending:
        """With a new turn of the same speaker from the offset ``at``, which stands inside of a turn's words."""
        turn = next(turn for turn in self.turns if turn.words.holds(at))
        return self._with({at: turn.speaker})

    def joined(self, n: int) -> Mending:
        """Without the boundary before turn ``n``, which is not the first."""
        return self._with({self.turns[n - 1].words.start: None})

    def label(self, n: int) -> Span | None:
        """Where the label of turn ``n`` stands: the last time that it is written between the turns; None if nowhere."""
        turn = self.turns[n - 1]
        before = self.turns[n - 2].words if n > 1 else Span(0, 0)
        between = gap(before, turn.words)
        places = list(occurrences(between.of(self.text), turn.speaker)) if turn.speaker else []
        return places[-1].shift(between.start) if places else None

    def _with(self, mends: Mapping[int, str | None]) -> Mending:
        return replace(self, turns=mended(self.text, self.turns, mends, self.sides))
