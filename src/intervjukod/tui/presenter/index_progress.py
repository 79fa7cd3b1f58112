"""How far the language index has come, as far as the screen has looked. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from intervjukod.domain.word import Breadth
from intervjukod.study.shapes import IndexState

NOTHING = IndexState(0, 0, building=False, model="")


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far the index was at the last look; both times in seconds of a clock that only goes forward."""

    state: IndexState = NOTHING
    begun: float = 0.0
    looked: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether every transcript is indexed."""
        return self.state.indexed >= self.state.of

    @property
    def share(self) -> float:
        """The share of the transcripts that is indexed."""
        return self.state.indexed / self.state.of if self.state.of else 1.0

    @property
    def finished(self) -> bool:
        """Whether answers are proposed everywhere too."""
        return self.complete and not self.state.awaiting

    @property
    def breadth(self) -> Breadth:
        """How widely a search goes unless something else is chosen: by forms as soon as there are any."""
        return Breadth.FORMS if self.state.indexed else Breadth.EXACT
