"""A state that the journal is or was in, as a condition over its ops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """What had arrived by the number ``last`` or, where that is None, the ops up to the ``newest`` of each replica.

    Without either it is now.
    """

    last: int | None = None
    newest: Mapping[str, int] | None = None

    def condition(self, op: str = "op") -> tuple[str, list[object]]:
        """The moment as a condition over the table of ops, called ``op`` in the question, and its values."""
        if self.last is not None:
            return f"{op}.seq <= ?", [self.last]
        if self.newest is None:
            return "1", []
        cases = " ".join("WHEN ? THEN ?" for _ in self.newest)
        known: list[object] = [part for pair in self.newest.items() for part in pair]
        return (f"{op}.n <= CASE {op}.replica {cases} ELSE 0 END", known) if cases else ("0", [])
