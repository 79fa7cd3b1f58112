"""Python's search for garbage, kept away from the keys: a whole one takes longer than two frames."""

from __future__ import annotations

import gc

YOUNG = 20_000
"""Objects made until the youngest are gone through: what one act makes, in a fraction of a millisecond."""
NEVER = 1_000_000
OFTEN = 25
"""Searches among the youngest after which, when no key is pressed, all are gone through that came since the start."""


class Garbage:
    """While it is entered only the youngest objects are gone through; ``sweep`` does the rest, when nobody waits."""

    def __enter__(self) -> Garbage:
        self._before = gc.get_threshold()
        self._started = False
        gc.set_threshold(YOUNG, NEVER, NEVER)
        return self

    def __exit__(self, *_: object) -> None:
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def sweep(self) -> None:
        """What is there the first time stays to the end, and is not looked at; the rest is, when it is time."""
        if not self._started:
            self._started = True
            gc.freeze()
        elif gc.get_count()[1] >= OFTEN:
            gc.collect()
