"""Backups: whole, made while others write, thinned by age, and put back without losing what they replace."""

from __future__ import annotations

import re
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.errors import AmbiguousError, IntervjukodError, NotFoundError, StudyError
from intervjukod.storage import backup as copies
from intervjukod.storage.store import DATABASE
from intervjukod.study import Study, backups
from tests.builders import study_folder
from tests.unit.study.acting import FEW, code

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def silent(done: int, of: int) -> None:
    """Shows no progress."""


def saved(folder: Path, now: datetime = NOON) -> Path:
    """A backup made at ``now``."""
    made = backups.back_up(folder, now, silent).backup
    assert made is not None
    return folder / backups.BACKUPS / made.name


def codings(folder: Path) -> int:
    """How many codings the study in ``folder`` has."""
    with Study.open(folder, coder="Anna") as study:
        return len(study.reading.passages())


def test_a_backup_holds_what_the_log_holds_and_nothing_later(study: Study, folder: Path) -> None:
    """The study may stay open: what was coded before is there, what is coded after is not, and the file is private."""
    code(study, FEW, "staffing")
    path = saved(folder)
    code(study, "tolv år", "samverkan")
    assert copies.checked(path).codings == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nothing_new_makes_no_backup(study: Study, folder: Path) -> None:
    """The newest one holds every op: a second would only push out an older one."""
    code(study, FEW, "staffing")
    saved(folder)
    assert backups.back_up(folder, NOON + timedelta(days=3), silent).backup is None
    assert len(backups.backups(folder)) == 1


def test_a_backup_is_whole_while_another_connection_writes(study: Study, folder: Path) -> None:
    """Codings made between two steps of the copying are not in it, and it is sound."""
    code(study, FEW, "staffing")
    words = iter(("tolv år", "tolv", "år"))
    seen: list[int] = []

    def write(done: int, of: int) -> None:
        seen.append(done)
        word = next(words, "")
        if word:
            code(study, word, "samverkan")

    pages = copies.PAGES
    copies.PAGES = 8
    try:
        made = backups.back_up(folder, NOON, write)
    finally:
        copies.PAGES = pages
    assert len(seen) > 3
    assert made.holds.codings == 1
    assert len(study.reading.passages()) == 4


def test_stopping_leaves_nothing(study: Study, folder: Path) -> None:
    """Ctrl+C while copying: no half file, and the study as it was."""

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    code(study, FEW, "staffing")
    with pytest.raises(KeyboardInterrupt):
        backups.back_up(folder, NOON, stop)
    assert list((folder / backups.BACKUPS).iterdir()) == []


def test_restoring_keeps_what_it_replaces(folder: Path) -> None:
    """The study is as it stood; what came later lies beside, and can be merged in again."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    path = saved(folder)
    with Study.open(folder, coder="Anna") as study:
        code(study, "tolv år", "samverkan")
    found, _ = backups.examine(folder, path.name, backups.study_in(folder))
    restored = backups.restore(folder, found, NOON + timedelta(hours=1))
    assert codings(folder) == 1
    with Study.open(folder, coder="Anna") as study:
        code(study, "tolv", "kontinuitet")  # a new replica: no number is used twice
        study.history.merge(folder / backups.BACKUPS / restored.aside)
        assert len(study.reading.passages()) == 3
        assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}
    assert [one.replaced for one in backups.backups(folder)] == [True, False]


def damage(folder: Path) -> None:
    """Overwrite the middle of the database."""
    with (folder / DATABASE).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)


@pytest.mark.parametrize("spoil", [damage, lambda folder: (folder / DATABASE).unlink()], ids=["damaged", "gone"])
def test_a_database_that_cannot_be_opened_is_replaced(folder: Path, spoil: Callable[[Path], None]) -> None:
    """It is what backups are for; the damaged file is kept byte for byte."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    path = saved(folder)
    spoil(folder)
    was = (folder / DATABASE).read_bytes() if (folder / DATABASE).exists() else None
    restored = backups.restore(folder, backups.examine(folder, path.name, "")[0], NOON)
    assert codings(folder) == 1
    assert (folder / backups.BACKUPS / restored.aside).read_bytes() == was if was else restored.aside == ""


def test_what_lay_beside_the_database_goes_with_it(folder: Path) -> None:
    """A rollback journal that a crash left would be played back into the backup that is put in its place."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    path = saved(folder)
    beside = folder / f"{DATABASE}-journal"
    beside.write_bytes(b"left by a crash")
    restored = backups.restore(folder, path, NOON)
    assert not beside.exists()
    assert (folder / backups.BACKUPS / f"{restored.aside}-journal").read_bytes() == b"left by a crash"
    assert codings(folder) == 1


def test_a_database_with_a_log_is_put_back_with_it(folder: Path, tmp_path: Path) -> None:
    """Any database may be named, also one that was copied while it was open: what its log holds is a part of it."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        copied = Path(shutil.copytree(folder, tmp_path / "copied"))
    assert (copied / f"{DATABASE}-wal").stat().st_size > 0
    with Study.open(folder, coder="Anna") as study:
        study.history.undo()
    path, holds = backups.examine(folder, str(copied / DATABASE), "")
    backups.restore(folder, path, NOON)
    assert codings(folder) == holds.codings == 1


def test_a_damaged_backup_does_not_stand_for_a_new_one(study: Study, folder: Path) -> None:
    """That nothing has happened since is no reason to make none, when the newest cannot be put back."""
    path = saved(folder)
    with_other_words(folder, path)
    assert backups.back_up(folder, NOON + timedelta(hours=1), silent).backup is not None
    assert backups.newest_whole(folder, backups.study_in(folder)) == "2026-03-02T130000Z.db"


def test_a_damaged_study_is_named_and_not_its_copy(study: Study, folder: Path) -> None:
    """The copy is gone by then."""
    with_other_words(folder, folder / DATABASE)
    with pytest.raises(StudyError) as error:
        backups.back_up(folder, NOON, silent)
    assert error.value.values["path"] == str(folder / DATABASE)
    assert backups.backups(folder) == []


def of_other_study(folder: Path, path: Path) -> None:
    """Another study's database under the backup's name."""
    other = study_folder(folder.parent / "other")
    settings = other / "study.yaml"
    settings.write_text(re.sub("study: .*", f"study: {uuid.uuid4()}", settings.read_text()))
    Study.open(other, coder="Anna").close()
    shutil.copyfile(saved(other), path)


def of_a_newer_release(folder: Path, path: Path) -> None:
    """A backup that a newer release has migrated."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def with_other_words(folder: Path, path: Path) -> None:
    """A backup in which one text is another's: no page of it is damaged."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE text SET body = (SELECT body FROM text ORDER BY n DESC LIMIT 1) WHERE n = 1")
        connection.commit()


def not_a_database(folder: Path, path: Path) -> None:
    """A text under the backup's name."""
    path.write_text("Detta är ingen databas, bara ord.\n" * 60)


REFUSED: dict[Callable[[Path, Path], None], str] = {
    of_other_study: "backup.of_other_study",
    of_a_newer_release: "newer_database",
    with_other_words: "backup.damaged",
    not_a_database: "backup.damaged",
}


@pytest.mark.parametrize("spoil", REFUSED)
def test_what_cannot_be_trusted_is_not_put_back(folder: Path, spoil: Callable[[Path, Path], None]) -> None:
    """The error says why, and the study stays as it is."""
    path = saved(folder)
    before = (folder / DATABASE).read_bytes()
    spoil(folder, path)
    with pytest.raises(IntervjukodError) as error:
        backups.examine(folder, path.name, backups.study_in(folder))
    assert error.value.key == REFUSED[spoil]
    assert (folder / DATABASE).read_bytes() == before


def test_a_name_that_fits_none_or_several(folder: Path) -> None:
    """Names may be cut short, while only one begins so."""
    first = saved(folder)
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    saved(folder, NOON + timedelta(hours=1))
    assert backups.find(folder, "2026-03-02T1200") == first
    with pytest.raises(AmbiguousError):
        backups.find(folder, "2026-03-02")
    with pytest.raises(NotFoundError):
        backups.find(folder, "2025")
    with pytest.raises(NotFoundError):
        backups.find(folder, "")


def test_a_study_that_is_open_is_not_replaced(study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its screen would go on writing to a file that nobody reads."""
    code(study, FEW, "staffing")
    path = saved(folder)
    monkeypatch.setattr("intervjukod.storage.lock.os.getpid", lambda: 1)
    with pytest.raises(StudyError) as error:
        backups.restore(folder, path, NOON)
    assert error.value.key == "in_use_here"
    assert not [one for one in backups.backups(folder) if one.replaced]


def test_a_study_without_a_database(tmp_path: Path) -> None:
    """There is nothing to copy, and no folder is made for it."""
    folder = study_folder(tmp_path / "new")
    with pytest.raises(StudyError):
        backups.back_up(folder, NOON, silent)
    assert not (folder / backups.BACKUPS).exists()
    with pytest.raises(StudyError):
        backups.study_in(tmp_path / "none")


def test_other_files_among_the_backups_are_left_alone(study: Study, folder: Path) -> None:
    """Only names of the program's own making are listed or thinned."""
    home = folder / backups.BACKUPS
    home.mkdir()
    for name in ("2026-99-99T990000Z.db", "min.db", "2020-01-01T000000Z-replaced.db"):
        (home / name).write_bytes(b"")
    (home / "2020-01-01T000000Z.db").write_bytes(b"")
    (home / "2020-01-01T010000Z.db").write_bytes(b"")
    made = backups.back_up(folder, NOON, silent)
    assert made.removed == ("2020-01-01T000000Z.db",)
    assert {path.name for path in home.iterdir()} >= {
        "2026-99-99T990000Z.db",
        "min.db",
        "2020-01-01T000000Z-replaced.db",
    }


def test_one_a_day(study: Study, folder: Path) -> None:
    """A second start on the same day makes none."""
    assert backups.back_up_daily(folder, NOON) is not None
    code(study, FEW, "staffing")
    assert backups.back_up_daily(folder, NOON + timedelta(hours=19)) is None
    assert backups.back_up_daily(folder, NOON + timedelta(hours=21)) is not None


def test_what_age_leaves() -> None:
    """Hourly backups of a year: a day of hours, two weeks of days, then weeks, then months; the newest of each."""
    every = [NOON - timedelta(hours=n) for n in range(24 * 365)]
    kept = sorted(set(every) - backups.too_old(every, NOON), reverse=True)
    ages = [NOON - at for at in kept]
    assert sum(age <= timedelta(days=1) for age in ages) == 25
    assert sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) == 13
    assert sum(timedelta(days=14) < age <= timedelta(weeks=10) for age in ages) in (8, 9)
    assert sum(age > timedelta(weeks=10) for age in ages) in (10, 11)


@given(st.sets(st.integers(0, 5_000_000), min_size=1), st.integers(0, 100))
def test_the_newest_is_never_too_old(minutes: set[int], later: int) -> None:
    """Whatever there is, and thinning twice takes no more than once."""
    moments = {NOON - timedelta(minutes=n) for n in minutes}
    now = NOON + timedelta(days=later)
    gone = backups.too_old(moments, now)
    assert max(moments) not in gone
    assert backups.too_old(moments - gone, now) == set()
