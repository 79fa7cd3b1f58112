"""Taking files in, as a person does it: read, looked at, mended, and then written as one act. A part of a room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intervjukod.errors import UsageError
from intervjukod.study import intake
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe
from intervjukod.study.file_reports import table_as_it_lies
from intervjukod.study.gathering import gathered
from intervjukod.study.intake import Manner, Manners, Progress, Taken
from intervjukod.study.label_mends import Mends
from intervjukod.study.shapes import Act, Imported, Waiting
from intervjukod.study.table_faults import look_at_table

TAKEN = ("new", "changed")
"""Status of files that taking in does something with."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files as they were read, to be looked at and taken in; nothing is written yet.

    ``passed_over`` are files of named folders that no reader knows; ``arrived`` is how far the journal had come.
    """

    taken: tuple[Taken, ...]
    manners: Manners
    passed_over: tuple[Path, ...] = ()
    arrived: int = 0

    @property
    def files(self) -> list[Imported]:
        """What there is to say of each file."""
        return [one.report for one in self.taken]

    @property
    def news(self) -> int:
        """How many files would change anything in the study."""
        return sum(bool(one.changes) for one in self.taken)

    @property
    def failed(self) -> list[Imported]:
        """The files that cannot be taken in."""
        return [file for file in self.files if file.status == "failed"]

    @property
    def suspected(self) -> list[Imported]:
        """The files to be taken in that have labels which look misspelt."""
        return [file for file in self.files if file.status in TAKEN and file.suspicions]


class Importing:
    """A part of the room of transcripts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def waiting(self) -> Sequence[Waiting]:
        """Files in the folder that are not in the study as they stand."""
        return intake.waiting(self._context)

    def read(
        self, paths: Sequence[Path] | None, manner: Manner | None = None, progress: Progress | None = None
    ) -> Batch:
        """Read files, folders and what patterns such as ``*.docx`` fit, or (None) ``transcripts/``.

        To mend labels of a named file is to read it anew. NotFoundError for a path where nothing is to be read;
        UsageError for an unknown encoding, and for a label to be mended that no file has.
        """
        context, manner = self._context, manner or Manner()
        found = gathered(context.folder, paths)
        if paths is not None and manner.mends:
            manner = replace(manner, reread=True)
        arrived = context.store.journal.newest
        taken = intake.read_files(context, found.files, Manners(manner), progress)
        _refuse_unknown_labels(taken, manner.mends)
        return Batch(tuple(taken), Manners(manner), found.passed_over, arrived)

    def mended(self, batch: Batch, meant: Mapping[str, Mapping[str, str]]) -> Batch:
        """The batch with labels mended: by file (its name), as written to as meant. UsageError as ``mended``."""
        context = self._context
        table = table_as_it_lies(context)
        own, taken = dict(batch.manners.own), list(batch.taken)
        for n, one in enumerate(taken):
            chosen = meant.get(one.report.file)
            if chosen:
                manner = batch.manners.of(one.path)
                own[one.path] = replace(manner, reread=True, mends=manner.mends.joined(Mends(chosen)))
                taken[n] = intake.read_file(context, one.path, own[one.path], table)
        return replace(batch, taken=tuple(taken), manners=Manners(batch.manners.common, own))

    def take(self, batch: Batch) -> tuple[Act | None, Sequence[Imported]]:
        """Take in what was read, as one act; None when nothing is new. Files from elsewhere are copied into the study.

        What came into the study since it was read is held against: the files are read once more then.
        """
        context = self._context
        context.check_writable()
        taken = batch.taken
        if context.store.journal.newest != batch.arrived:
            context.store.journal.folding.forget()
            context.forget()
            taken = tuple(intake.read_files(context, [one.path for one in taken], batch.manners))
        with intake.brought_inside(context, taken):
            gesture = intake.take_in(context, taken, context.coder)
        look_at_table(context)
        act = describe(context, list(context.store.journal.ops("gesture = ?", (gesture,)))) if gesture else None
        return act, [one.report for one in taken]

    def preview(
        self, paths: Sequence[Path] | None, encoding: str | None = None, *, reread: bool = False
    ) -> Sequence[Imported]:
        """What taking these files in would give. Errors as ``read``."""
        return self.read(paths, Manner(encoding=encoding, reread=reread)).files

    def take_in(
        self,
        paths: Sequence[Path] | None = None,
        *,
        encoding: str | None = None,
        progress: Progress | None = None,
        reread: bool = False,
        **said: str,
    ) -> tuple[Act | None, Sequence[Imported]]:
        """Read files and take them in at once; ``said`` are informant, role, site, date. Errors as ``read``.

        A file that has changed becomes a new version of its transcript's text. Bytes that are known are not read
        again unless ``reread``, for a reader that has learnt since.
        """
        self._context.check_writable()
        return self.take(self.read(paths, Manner(said, encoding, reread), progress))


def _refuse_unknown_labels(taken: Sequence[Taken], mends: Mends) -> None:
    """UsageError for a label to be mended that none of the files has, once any could be read."""
    read = [one.report for one in taken if one.report.voices]
    has = {written for report in read for written, _ in report.mended}
    unknown = [written for written in mends.meant if written not in has]
    if read and unknown:
        known = dict.fromkeys(label for report in read for label in report.speakers if label)
        meant = mends.meant[unknown[0]]
        raise UsageError("readers.not_mendable", written=unknown[0], meant=meant, known=", ".join(known))
