"""Meta-inferences: what a person concludes of statistics and interviews about one place, set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intervjukod.domain.measure import alike


class Verdict(StrEnum):
    """How the two kinds of material stand to each other, in the judgement of whoever looked at both."""

    CONVERGES = "converges"
    COMPLEMENTS = "complements"
    DIVERGES = "diverges"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class MetaInference:
    """One coder's judgement of what is said of ``code`` at ``place`` beside ``indicator``, and why.

    ``indicator`` is as it was written: the name, or ``block/name``. ``others`` are texts that the same coder wrote
    elsewhere at the same time: both are kept.
    """

    id: str
    place: str
    code: str
    indicator: str
    verdict: Verdict
    text: str
    coder: str
    others: tuple[str, ...] = ()

    def is_of(self, place: str, code: str, block: str, indicator: str) -> bool:
        """Whether it is about this place, code (as it resolves today) and indicator."""
        named = alike(self.indicator) in names_of(block, indicator)
        return named and self.code == code and alike(self.place) == alike(place)


def names_of(block: str, indicator: str) -> tuple[str, ...]:
    """What an indicator may be asked for by, as compared: its name, and its name with the block before it."""
    own = alike(indicator)
    return (own, f"{alike(block)}/{own}") if block else (own,)
