"""Making many lasting things at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nobody looks meanwhile for things that only hold each other.

    Where thousands of transcripts are opened to stay open, those looks pass all of them again and again, find
    nothing, and are a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
