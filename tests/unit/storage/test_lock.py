"""The lock: one machine at a time, any number of its processes, and nothing left by the dead."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from intervjukod.errors import StudyError
from intervjukod.storage import Store, lock
from intervjukod.storage.lock import STALE_SECONDS, Lock

GONE = 999_999_999
"""A process number that no machine gives."""


def files(folder: Path) -> list[Path]:
    """The lock files of a folder."""
    return sorted(folder.glob(".intervjukod.*.lock"))


def test_another_machine_is_refused(tmp_path: Path) -> None:
    """The error names the machine, and the one that was refused leaves no file behind."""
    Lock(tmp_path, "desk", 1).take()
    held = files(tmp_path)
    with pytest.raises(StudyError) as refused:
        Lock(tmp_path, "laptop", 1).take()
    assert (refused.value.key, refused.value.values["host"]) == ("in_use", "desk")
    assert files(tmp_path) == held


def test_a_store_is_refused_as_a_whole(tmp_path: Path) -> None:
    """Where another machine works, no database is made or opened."""
    Lock(tmp_path, "another machine", 1).take()
    with pytest.raises(StudyError, match="in_use"):
        Store.open(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_processes_of_one_machine_share(tmp_path: Path) -> None:
    """Two windows on one study; each knows whether it is alone, and the last one leaves nothing."""
    first, second = Lock(tmp_path, "desk", os.getpid()), Lock(tmp_path, "desk", os.getppid())
    first.take()
    assert first.alone
    second.take()
    assert (first.alone, second.alone) == (False, False)
    second.release()
    assert first.alone
    first.release()
    assert files(tmp_path) == []


def test_when_it_is_released_another_machine_may(tmp_path: Path) -> None:
    """Closing gives the study free."""
    here, there = Lock(tmp_path, "desk", 1), Lock(tmp_path, "laptop", 1)
    here.take()
    here.release()
    there.take()
    assert len(files(tmp_path)) == 1


def test_a_dead_process_of_this_machine_is_forgotten(tmp_path: Path) -> None:
    """What a crash left is listed as stale, taken away, and keeps nobody out."""
    Lock(tmp_path, "desk", GONE).take()
    mine = Lock(tmp_path, "desk", os.getpid())
    assert mine.stale() == files(tmp_path)
    mine.take()
    assert mine.alone
    assert len(files(tmp_path)) == 1


def test_a_machine_that_was_not_heard_of_for_long_is_gone(tmp_path: Path) -> None:
    """After half a day without a sign another machine may; its file is left to it."""
    Lock(tmp_path, "laptop", 1).take()
    (theirs,) = files(tmp_path)
    seen = time.time() - STALE_SECONDS
    os.utime(theirs, (seen + 60, seen + 60))
    with pytest.raises(StudyError):
        Lock(tmp_path, "desk", os.getpid()).take()
    os.utime(theirs, (seen - 60, seen - 60))
    mine = Lock(tmp_path, "desk", os.getpid())
    mine.take()
    assert (mine.alone, mine.stale(), theirs.exists()) == (True, [theirs], True)


def test_who_works_on_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A study that stays open renews its file, now and then."""
    held = Lock(tmp_path, "laptop", 1)
    held.take()
    (theirs,) = files(tmp_path)
    os.utime(theirs, (1, 1))
    held.renew()
    assert theirs.stat().st_mtime == 1
    monkeypatch.setattr(lock, "RENEW_SECONDS", -1)
    held.renew()
    assert theirs.stat().st_mtime > 1
    with pytest.raises(StudyError):
        Lock(tmp_path, "desk", 1).take()


def test_renewing_where_the_folder_is_gone_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that was taken away is told by the next act."""
    held = Lock(tmp_path, "laptop", 1)
    held.take()
    files(tmp_path)[0].unlink()
    monkeypatch.setattr(lock, "RENEW_SECONDS", -1)
    held.renew()
    assert files(tmp_path) == []


@pytest.mark.parametrize("said", ["", "{", "[]", "null", '{"pid": 1}', "\x00\xff"])
def test_a_file_that_cannot_be_read_still_tells_its_machine(tmp_path: Path, said: str) -> None:
    """A lock file half written, or not ours to read, keeps another machine out: its name is enough."""
    Lock(tmp_path, "laptop", 1).take()
    (theirs,) = files(tmp_path)
    theirs.write_text(said, encoding="latin-1")
    with pytest.raises(StudyError, match="in_use"):
        Lock(tmp_path, "desk", 1).take()
    Lock(tmp_path, "laptop", os.getpid()).take()


def test_other_files_are_nobodys_lock(tmp_path: Path) -> None:
    """Names that only look alike neither lock nor disappear."""
    strangers = [tmp_path / f".intervjukod.{name}.lock" for name in ("x", "backup.1", "0123abcd.x", "0123abcd.1.2")]
    for stranger in strangers:
        stranger.write_text(json.dumps({"host": "laptop", "pid": 1}))
    mine = Lock(tmp_path, "desk", os.getpid())
    mine.take()
    assert mine.alone
    assert all(stranger.exists() for stranger in strangers)


def test_a_lock_is_private(tmp_path: Path) -> None:
    """Nobody else reads it, whatever the user's habits."""
    before = os.umask(0)
    try:
        Lock(tmp_path).take()
    finally:
        os.umask(before)
    assert stat.S_IMODE(files(tmp_path)[0].stat().st_mode) == 0o600
