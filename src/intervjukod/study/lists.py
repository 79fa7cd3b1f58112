"""Writing lists where no study can be opened: of its backups, when its database is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intervjukod.files.atomic import write_atomically
from intervjukod.study.folder import refuse_own


@dataclass(frozen=True, slots=True)
class Lists:
    """Writes as ``Study.results`` does, in a language."""

    language: str

    def write(
        self, rows: Sequence[object], form: str, *, columns: Sequence[str] | None = None, width: int | None = None
    ) -> str:
        """Rows as ``table``, ``md``, ``csv`` or ``json``; ``width`` is the terminal's, in cells."""
        from intervjukod.reports.lists import render

        return render(rows, form, self.language, columns=columns, width=width)

    def save(self, path: Path, text: str) -> None:
        """Write finished output to a file, whole or not at all. StudyError when it cannot be written.

        RefusedError for a file that a study reads.
        """
        refuse_own(path)
        write_atomically(path, text)


@dataclass(frozen=True, slots=True)
class Unopened:
    """Stands in for a study that need not be opened, or cannot be, where a list is printed."""

    language: str

    @property
    def results(self) -> Lists:
        return Lists(self.language)
