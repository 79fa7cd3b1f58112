"""SENASTE: the codes used last, in fixed slots, so that 3 means the same code all day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SLOTS = 9


@dataclass(frozen=True, slots=True)
class Recents:
    """Codes by slot (first slot is key 1) and how often each was used; a full house gives up its least used."""

    slots: tuple[str, ...] = ()
    uses: Mapping[str, int] = field(default_factory=dict)

    def used(self, code: str) -> Recents:
        """The slots after ``code`` was used once more."""
        if code in self.slots:
            return Recents(self.slots, {**self.uses, code: self.uses[code] + 1})
        if len(self.slots) < SLOTS:
            return Recents((*self.slots, code), {**self.uses, code: 1})
        gone = min(self.slots, key=lambda slot: self.uses[slot])
        slots = tuple(code if slot == gone else slot for slot in self.slots)
        return Recents(slots, {**{slot: self.uses[slot] for slot in slots if slot != code}, code: 1})

    def at(self, digit: str) -> str:
        """The code on key ``digit`` (1 to 9); "" where the slot is empty."""
        index = int(digit) - 1
        return self.slots[index] if 0 <= index < len(self.slots) else ""


def after(codes: Iterable[str]) -> Recents:
    """The slots of somebody who used ``codes`` in that order."""
    recents = Recents()
    for code in codes:
        recents = recents.used(code)
    return recents
