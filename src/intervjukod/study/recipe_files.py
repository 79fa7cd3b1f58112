"""Where a report of a recipe goes: over what the program wrote there last, never over what anybody has changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from intervjukod.errors import IntervjukodError, RefusedError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.study.context import Context
from intervjukod.study.folder import leads_out

if TYPE_CHECKING:
    from intervjukod.reports.write import Result

_KEY = "report "
"""Before the name of a file, where what was written to it is kept."""
_ZIPPED = b"PK\x03\x04"
_NO_NAME = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
"""What cannot stand in the name of a file, here or on another system."""


class Outcome(StrEnum):
    """What became of a file; ``BESIDE``: it was changed by others, so the report lies beside it."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    BESIDE = "beside"
    BESIDE_UNCHANGED = "beside_unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a recipe: its report and line there, its name, and what became of it.

    ``laid`` is the file beside it that holds the report, "" for none; ``changes`` say, in the language of the study,
    what is not as it was when the report was written last. ``result`` is the report, None where there is none.
    """

    report: str
    line: int
    file: str
    outcome: Outcome
    laid: str = ""
    changes: tuple[str, ...] = ()
    error: IntervjukodError | None = field(default=None, compare=False)
    result: Result | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """What was written to a file last: the digest of its bytes, the mark of what it said, when that was made.

    ``seq`` is the arrival number at which the report was made, ``asked`` what was asked for.
    """

    digest: str
    mark: str
    made: str
    seq: int
    asked: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report goes: ``path``, called ``name``; ``file`` is the name that the recipe means.

    ``there`` is what the program wrote to it, None where nothing is; ``latest`` what it wrote last of this report.
    """

    path: Path
    name: str
    file: str
    there: Memory | None
    latest: Memory | None

    @property
    def outcome(self) -> Outcome:
        """What becomes of it when a report is written there."""
        if self.name != self.file:
            return Outcome.BESIDE
        return Outcome.NEW if self.there is None else Outcome.REPLACED

    @property
    def unchanged(self) -> Outcome:
        """What becomes of it when the report is what stands there already."""
        return Outcome.UNCHANGED if self.name == self.file else Outcome.BESIDE_UNCHANGED


def place_of(context: Context, file: str, at: str) -> Place:
    """The first of ``file``, ``file-2``, ``file-3`` ... that is not there, or that nobody has changed.

    As of a point the name bears that of the point. RefusedError for a folder, and for a link out of the study.
    """
    named = Path(file)
    if at:
        named = named.with_stem(f"{named.stem}-{_NO_NAME.sub('_', at)}")
    latest: Memory | None = None
    for path in _beside(context.folder.root / named):
        if not named.is_absolute() and leads_out(path, context.folder.root):
            raise RefusedError("recipes.leads_out", path=str(path))
        if path.is_dir():
            raise RefusedError("recipes.is_folder", path=str(path))
        name = _name(context, named, path)
        known = _remembered(context, name)
        there = path.exists()
        if not there or (known is not None and digest(read_bytes(path)) == known.digest):
            said = _name(context, named, context.folder.root / named)
            return Place(path, name, said, known if there else None, known if there else latest)
        latest = known or latest
    raise AssertionError("there is always another number")


def write(context: Context, place: Place, data: bytes, memory: Memory) -> None:
    """Write a report, whole or not at all, and remember it where that is possible. StudyError."""
    try:
        place.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StudyError("folder_unwritable", folder=str(place.path.parent), reason=reason) from error
    write_atomically(place.path, data)
    if remembers(context):
        context.store.local.set(_KEY + place.name, json.dumps(asdict(memory), ensure_ascii=False))


def remembers(context: Context) -> bool:
    """Whether what is written can be remembered."""
    return not context.store.read_only and not context.point


def digest(data: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(data).hexdigest()


def mark(data: bytes) -> str:
    """The same for what a file says: of an archive what is in it, since its own bytes tell when they were packed."""
    if not data.startswith(_ZIPPED):
        return digest(data)
    with ZipFile(BytesIO(data)) as archive:
        return digest("".join(f"{name}\n{digest(archive.read(name))}\n" for name in archive.namelist()).encode())


def _beside(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{n}") for n in count(2))


def _name(context: Context, named: Path, path: Path) -> str:
    """The path inside the study, or, for a file that is ``named`` from the root, the whole one."""
    return str(path) if named.is_absolute() else context.folder.relative(path)


def _remembered(context: Context, name: str) -> Memory | None:
    said = context.store.local.get(_KEY + name)
    return Memory(**json.loads(said)) if said else None
