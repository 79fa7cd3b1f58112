"""Copies of the study's one precious file: made, kept by age, checked, and put back.

They lie in ``backups/`` beside the database, each a whole database of its own, named after the moment (UTC) at
which it was made. What a restoring replaces is kept there too, and is never taken away by age.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError, StudyError
from intervjukod.storage import Store
from intervjukod.storage.backup import Held as Held
from intervjukod.storage.backup import Progress, checked, copy, held, put_back
from intervjukod.storage.connection import translated
from intervjukod.storage.store import DATABASE
from intervjukod.study.folder import refuse_no_study, settings

BACKUPS = "backups"
DAILY = timedelta(hours=20)
"""Age of the newest backup after which a screen makes another: somebody who comes at nine each day gets one a day."""

_MOMENT = "%Y-%m-%dT%H%M%SZ"
_REPLACED = "-replaced"
_NAME = re.compile(rf"(?P<moment>\d{{4}}-\d\d-\d\dT\d{{6}}Z)(?:{_REPLACED})?\.db")
_ALL = timedelta(days=1)
_PERIODS: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(weeks=10), lambda at: at.isocalendar()[:2]),
    (timedelta.max, lambda at: (at.year, at.month)),
)
"""Up to which age the newest of what is kept: of a day, of a week, of a month."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: its file's ``name``, when it was made (UTC ISO 8601), its size in bytes.

    ``replaced`` says that a restoring put it aside.
    """

    name: str
    made: str
    size: int
    replaced: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: ``backup`` is None when the newest one already holds all there is.

    ``removed`` are the names of older ones that were taken away by age.
    """

    backup: Backup | None
    holds: Held
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and the name that the replaced database has now ("" where there was none)."""

    backup: Backup
    aside: str


def backups(folder: Path) -> list[Backup]:
    """The backups of a study folder, newest first."""
    return [_backup(path) for path in sorted(_files(folder), reverse=True)]


def find(folder: Path, name: str) -> Path:
    """A backup by its name, a prefix of it, or the path of any database. NotFoundError, AmbiguousError."""
    there = _files(folder)
    found = [path for path in there if path.name == name] or [path for path in there if path.name.startswith(name)]
    if name and len(found) == 1:
        return found[0]
    if name and len(found) > 1:
        raise AmbiguousError("backup.ambiguous", name=name, choices=", ".join(path.name for path in sorted(found)))
    if name and Path(name).is_file():
        return Path(name)
    if not name:
        raise NotFoundError("backup.unnamed", known=", ".join(one.name for one in backups(folder)) or "–")
    raise NotFoundError("backup.missing", name=name, known=", ".join(one.name for one in backups(folder)) or "–")


def back_up(folder: Path, now: datetime, progress: Progress) -> Made:
    """Copy the database of ``folder``, check the copy, and take away what is too old to keep. StudyError."""
    refuse_no_study(folder)
    if not (folder / DATABASE).exists():
        raise StudyError("backup.no_database", folder=str(folder))
    with closing(Store.beside(folder)) as store:
        there = held(store)
    by_moment = _by_moment(folder)
    if by_moment and _holds_all(by_moment[max(by_moment)], there):
        return Made(None, there)
    home = folder / BACKUPS
    with translated(str(home)):
        home.mkdir(mode=0o700, exist_ok=True)
    target = _free(home, now, "")
    copy(folder / DATABASE, target, progress)
    try:
        holds = checked(target)
    except StudyError as error:
        target.unlink(missing_ok=True)  # a damaged copy is worse than none: somebody might trust it
        raise StudyError(error.key, **{**error.values, "path": str(folder / DATABASE)}) from error
    return Made(_backup(target), holds, _thinned(home, now))


def back_up_daily(folder: Path, now: datetime) -> Made | None:
    """Make the day's backup, unless there is one already."""
    newest = max(_by_moment(folder), default=None)
    if newest is not None and now - newest < DAILY:
        return None
    return back_up(folder, now, lambda done, of: None)


def examine(folder: Path, name: str, study: str) -> tuple[Path, Held]:
    """A backup that may be put back in ``folder``, after all of it was read.

    ``study`` is the id of the study there, "" where nothing tells it. NotFoundError, StudyError, RefusedError.
    """
    path = find(folder, name)
    try:
        holds = checked(path)
    except StudyError as error:
        if error.key != "database_damaged":
            raise
        raise StudyError("backup.damaged", **error.values) from error  # moving it away would make no new one
    if study and holds.study != study:
        raise RefusedError("backup.of_other_study", path=str(path))
    return path, holds


def study_in(folder: Path) -> str:
    """The study's id as ``study.yaml`` has it; "" without one. SourceError, StudyError where there is no study."""
    refuse_no_study(folder)
    said = settings(folder)
    return said.id if said is not None else ""


def restore(folder: Path, path: Path, now: datetime) -> Restored:
    """Put a backup that was examined in the database's place; what it replaces is kept. StudyError."""
    home = folder / BACKUPS
    with translated(str(home)):
        home.mkdir(mode=0o700, exist_ok=True)
    aside = _free(home, now, _REPLACED)
    put_back(path, folder, aside)
    return Restored(_backup(path), aside.name if aside.exists() else "")


def too_old(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the moments need not be kept: all of the last day are, then one a day, a week, a month."""
    kept: set[datetime] = set()
    taken: set[object] = set()
    every = sorted(moments, reverse=True)
    for at in every:
        age = now - at
        period = next(of for until, of in _PERIODS if age <= until)
        mark = (period, period(at))
        if age <= _ALL or mark not in taken:
            kept.add(at)
        taken.add(mark)
    return set(every) - kept


def _thinned(home: Path, now: datetime) -> tuple[str, ...]:
    """Remove what is too old, and give its names."""
    by_moment = _by_moment(home.parent)
    removed = [by_moment[at] for at in sorted(too_old(by_moment, now))]
    for path in removed:
        path.unlink(missing_ok=True)
    return tuple(path.name for path in removed)


def _by_moment(folder: Path) -> dict[datetime, Path]:
    """The backups that age takes away, by when they were made."""
    return {at: path for path in _files(folder) if not _is_replaced(path) and (at := _moment(path))}


def _holds_all(path: Path, there: Held) -> bool:
    """Whether the backup has every op; one that is not whole has none."""
    try:
        return checked(path).has(there)
    except StudyError:
        return False


def newest_whole(folder: Path, study: str) -> str:
    """The name of the newest backup of a study (its id) that is whole, after all of it was read; "" for none."""
    by_moment = _by_moment(folder)
    for at in sorted(by_moment, reverse=True):
        with suppress(StudyError):
            if checked(by_moment[at]).study == study:
                return by_moment[at].name
    return ""


def whole(folder: Path) -> Iterator[Store]:
    """Each backup that can be opened, the newest first, what was replaced too; it is closed with the next."""
    for path in sorted(_files(folder), reverse=True):
        with suppress(StudyError), closing(Store.at_rest(path)) as store:
            yield store


def _free(home: Path, now: datetime, suffix: str) -> Path:
    """A name after the moment that no file has."""
    while True:
        path = home / f"{now.astimezone(UTC).strftime(_MOMENT)}{suffix}.db"
        if not path.exists():
            return path
        now += timedelta(seconds=1)


def _files(folder: Path) -> list[Path]:
    home = folder / BACKUPS
    with translated(str(home)):
        return [path for path in home.iterdir() if _moment(path) is not None] if home.is_dir() else []


def _backup(path: Path) -> Backup:
    status = path.stat()
    made = _moment(path) or datetime.fromtimestamp(status.st_mtime, UTC)
    return Backup(path.name, made.strftime("%Y-%m-%dT%H:%M:%SZ"), status.st_size, _is_replaced(path))


def _moment(path: Path) -> datetime | None:
    """When the backup was made, as its name says; None for a file that is none."""
    match = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(match["moment"], _MOMENT).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None


def _is_replaced(path: Path) -> bool:
    return path.name.endswith(f"{_REPLACED}.db")
