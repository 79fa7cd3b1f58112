"""The index file: derived, so that whatever happens to it stops nobody."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from intervjukod.storage import Index
from tests.unit.storage.opened import as_nobody

NAME = "intervjukod.index.db"


def kept(path: Path | None) -> list[object] | None:
    """Propose something, close, open anew, and see what is still proposed."""
    index = Index(path)
    index.propose("t", "basis", [["q1", 0, 4]])
    assert index.proposals("t", "basis") == [["q1", 0, 4]]
    index.close()
    index = Index(path)
    try:
        return index.proposals("t", "basis")
    finally:
        index.close()


def test_proposals_are_kept_until_their_basis_changes(tmp_path: Path) -> None:
    """Another text or guide is another basis; a new proposal takes the place of the old."""
    assert kept(tmp_path / NAME) == [["q1", 0, 4]]
    index = Index(tmp_path / NAME)
    assert (index.proposals("t", "other"), index.proposals("u", "basis")) == (None, None)
    index.propose("t", "other", [])
    assert (index.proposals("t", "basis"), index.proposals("t", "other")) == (None, [])
    index.close()
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_an_index_in_memory_is_gone_when_closed() -> None:
    """A study that cannot be written has one for as long as it is open."""
    assert kept(None) is None


@pytest.mark.parametrize("content", [b"Kara dagbok, " * 900, b"SQLite format 3\0" + b"\xff" * 9000, b""])
def test_a_damaged_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """Garbage, a broken head, an empty file: thrown away without a word."""
    (tmp_path / NAME).write_bytes(content)
    assert kept(tmp_path / NAME) == [["q1", 0, 4]]


def test_an_index_of_another_release_is_made_anew(tmp_path: Path) -> None:
    """What is derived is not migrated."""
    older = sqlite3.connect(tmp_path / NAME)
    older.executescript("CREATE TABLE proposal (old TEXT); PRAGMA user_version = 99;")
    older.close()
    assert kept(tmp_path / NAME) == [["q1", 0, 4]]


def test_a_damaged_row_is_no_proposal(tmp_path: Path) -> None:
    """What cannot be read was never proposed."""
    index = Index(tmp_path / NAME)
    index._connection.execute("INSERT INTO proposal VALUES ('t', 'basis', '[[')")
    assert index.proposals("t", "basis") is None
    index.close()


def test_a_busy_index_is_left_to_the_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that finds it locked works in memory and takes nothing away."""
    holder = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    holder.executescript("CREATE TABLE held (x); BEGIN EXCLUSIVE;")
    monkeypatch.setattr("intervjukod.storage.index.BUSY_SECONDS", 0.0)
    index = Index(tmp_path / NAME)
    index.propose("t", "basis", [])
    assert index.proposals("t", "basis") == []
    index.close()
    holder.execute("COMMIT")
    assert holder.execute("SELECT count(*) FROM held").fetchone() == (0,)
    holder.close()


def test_an_index_that_cannot_be_written_stops_nobody(open_folder: Path) -> None:
    """In a folder of somebody else the index is in memory, whether a file is there or not."""
    open_folder.chmod(0o555)
    assert as_nobody(lambda: str(kept(open_folder / NAME))) == "None"
    open_folder.chmod(0o755)
    (open_folder / NAME).write_bytes(b"Kara dagbok, " * 900)
    os.chmod(open_folder / NAME, 0o444)
    open_folder.chmod(0o555)
    assert as_nobody(lambda: str(kept(open_folder / NAME))) == "None"
    assert (open_folder / NAME).read_bytes() == b"Kara dagbok, " * 900
