"""One examination of a study: what its checks share, how far they have come, and how what they find is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from intervjukod.domain.anchor import Anchor
from intervjukod.domain.journal import Kind
from intervjukod.domain.transcript import Note
from intervjukod.errors import NotFoundError, StudyError
from intervjukod.study.backups import newest_whole
from intervjukod.study.context import Context
from intervjukod.study.shapes import Check

SHOWN = 20
"""How many wrong things of a kind are told one by one."""

SENSELESS = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What reading a row raises that somebody else has written to."""

Progress = Callable[[int, int], None]
"""Called with the number of things that were looked at, and of all."""

T = TypeVar("T")


@dataclass
class Examination:
    """``sizes`` are those of the sound texts (code points) by their hashes, once the texts were looked at."""

    context: Context
    progress: Progress
    of: int
    done: int = 0
    sizes: dict[str, int] = field(default_factory=dict)

    def step(self, n: int = 1) -> None:
        """So many more things were looked at."""
        before, self.done = self.done, self.done + n
        if before // 100 < self.done // 100 or self.done == self.of:
            self.progress(self.done, self.of)

    @cached_property
    def restore_hint(self) -> Note:
        """To put back the newest whole backup; where there is none, to merge with a whole copy."""
        name = newest_whole(self.context.folder.root, self.context.settings.id)
        return Note("doctor.restore_hint", {"backup": name}) if name else Note("doctor.merge_hint")

    @cached_property
    def names(self) -> dict[str, str]:
        """The transcripts in the study: name by id."""
        return dict(self.context.store.tables.transcripts().values())

    def place(self, transcript: str, anchor: Anchor | None = None) -> str:
        """A transcript's name, or where an anchor stands in it, such as ``I03:37``."""
        name = self.names.get(transcript, transcript)
        if anchor is None:
            return name
        try:
            placed = self.context.store.journal.folding.versions(transcript).place(anchor)
            return self.context.transcript(transcript).place(placed.span)
        except (NotFoundError, StudyError):
            return name


def told(
    check: str, wrong: Sequence[T], tell: Callable[[T], tuple[Note, Note | None]], **values: object
) -> list[Check]:
    """A line for each wrong thing, up to ``SHOWN``, and how many there are besides; that all is well where none is.

    ``values`` are those of the sentence that says so, ``doctor.<check>_ok``.
    """
    if not wrong:
        return [Check(check, "ok", Note(f"doctor.{check}_ok", values))]
    lines = [Check(check, "finding", *tell(one)) for one in wrong[:SHOWN]]
    more = len(wrong) - len(lines)
    return [*lines, *([Check(check, "finding", Note("doctor.more", {"n": more}))] if more else [])]


def name_of(kind: str, id_: str) -> str:
    """What a thing is called on the command line, such as ``coding:0192ab``."""
    return f"{Kind(kind).value if kind in set(Kind) else kind}:{id_}"
