"""The text that lies open: the version shown of it, or what it becomes while one mends it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript, Turn
from intervjukod.errors import NotFoundError
from intervjukod.tui.presenter.moves import TextSurface
from intervjukod.tui.seeing import Sight

if TYPE_CHECKING:
    from intervjukod.study.sitting import Sitting


@dataclass(slots=True)
class Mending:
    """A sitting on the screen. ``places`` are what was selected before each correction, in the text as it was then.

    ``seen`` is what the last one made of the text and its turns; ``told`` tells that it was said that somebody else
    changed the text meanwhile.
    """

    sitting: Sitting
    seen: tuple[str, tuple[Turn, ...]]
    places: list[Span] = field(default_factory=list)
    told: bool = False

    @classmethod
    def of(cls, sitting: Sitting) -> Mending:
        return cls(sitting, (sitting.text, sitting.turns))

    def note(self, selected: Span) -> bool:
        """Note what a key did at what was ``selected``; whether it changed anything."""
        before, self.seen = self.seen, (self.sitting.text, self.sitting.turns)
        if self.seen == before:
            return False
        self.places.append(selected)
        return True

    def back(self) -> Span | None:
        """Take the last correction back; where it was made, None where there is none."""
        if not self.sitting.back():
            return None
        self.seen = self.sitting.text, self.sitting.turns
        return self.places.pop()

    @property
    def transcript(self) -> Transcript:
        """The transcript with the text and the turns that it has become."""
        return replace(self.sitting.begun, text=self.sitting.text, turns=self.sitting.turns)

    @property
    def corrections(self) -> int:
        """How many corrections wait to be kept."""
        return len(self.places) if self.sitting.changed else 0

    def shown(self, span: Span) -> Span | None:
        """Where a span of the version shown stands in it; None where its words went away, or another is shown now."""
        if self.sitting.overtaken:
            return None
        return self.sitting.edits.as_one.project(span) or None


class Open(Sight, Protocol):
    """The text pane, what it shows, and the mending of it."""

    text: TextSurface
    mending: Mending | None


def fresh(desk: Open, shown: Transcript) -> Transcript:
    """What the text pane shows, as it stands now. NotFoundError when the transcript is not here any more."""
    if desk.mending is not None:
        return desk.mending.transcript
    return shown if desk.excerpts is not None else desk.study.transcripts.open(shown.id)


def follow(desk: Open, before: Transcript, selected: Span) -> None:
    """After another version is shown: the cursor is at what was selected in the one ``before``, if it is there."""
    now = desk.transcript
    if now is None or now.id != before.id or now.text_hash == before.text_hash or desk.excerpts is not None:
        return
    there = desk.study.versions.carried(now.id, before.text_hash, selected)
    if there is not None:
        desk.text.place_cursor(there)


def is_stale(desk: Sight) -> bool:
    """Whether the excerpts show words of a version that another one took the place of, or of nobody any more."""
    if desk.excerpts is None:
        return False
    opened = desk.study.transcripts.open
    try:
        return any(one.text_hash != opened(one.id).text_hash for one in desk.excerpts.transcripts())
    except NotFoundError:
        return True
