"""Misspelt labels to be mended while a file is read, as a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intervjukod.domain.transcript import Reading
from intervjukod.readers.mending import mendable, mended


@dataclass(frozen=True, slots=True)
class Mends:
    """Labels as written, and as meant; with ``everything`` also each suspected one, as what it likely is."""

    meant: Mapping[str, str] = field(default_factory=dict)
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.meant)

    def joined(self, other: Mends) -> Mends:
        """Both; where they differ, what the other says."""
        return Mends({**self.meant, **other.meant}, self.everything or other.everything)

    def applied(self, reading: Reading) -> Reading:
        """The reading with those of the labels mended that it has. UsageError for a label that is to become empty."""
        likely = {one.written: one.likely for one in reversed(reading.suspicions)} if self.everything else {}
        known = mendable(reading)
        meant = likely | {written: label for written, label in self.meant.items() if written in known}
        return mended(reading, meant) if meant else reading
