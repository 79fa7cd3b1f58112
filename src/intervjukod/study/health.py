"""A part of the room of history: what is well in the study and what is not, and mending it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from intervjukod.study.context import Context
from intervjukod.study.shapes import Check


def _silent(done: int, of: int) -> None:
    """Shows no progress."""


class Health:
    """What it needs is imported when it is asked: nobody else who opens a study needs it."""

    _context: Context

    def doctor(self, deep: bool = False, progress: Callable[[int, int], None] = _silent) -> Sequence[Check]:
        """Check the study; ``deep`` folds the whole journal anew and compares. Nothing is written.

        ``progress`` is told how many things were looked at, and of how many.
        """
        from intervjukod.study.doctor import examine

        return examine(self._context, deep=deep, progress=progress)

    def mend(self, progress: Callable[[int, int], None] = _silent, now: datetime | None = None) -> Sequence[Check]:
        """Mend what can be: a line ``mended`` for each thing, then one ``left`` for each finding that remains.

        ``now`` names the backup that is made first. RefusedError in a study that cannot be written.
        """
        from intervjukod.study.doctor import examine
        from intervjukod.study.mending import mend

        lines = mend(self._context, now or datetime.now(UTC))
        found = examine(self._context, deep=True, progress=progress)
        return lines + [Check(one.check, "left", one.what, one.hint) for one in found if one.status == "finding"]
