"""`doctor` on the command line: rows and exit codes, and studies that can hardly be opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak

BACKUP = "backups"


@pytest.fixture
def coded(torget: Speak, folder: Path) -> Path:
    """The small study with a coding and a backup of it; gives the database."""
    assert torget("code", "I01", "samverkan", "--quote", "Vi är för få").code == 0
    assert torget("backup").code == 0
    return folder / "intervjukod.db"


def spoil(database: Path, statement: str) -> None:
    """Change a row behind the program's back."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(statement)
        connection.commit()


def checks(torget: Speak, *words: str) -> tuple[int, dict[str, str]]:
    """Exit code, and status by check."""
    said = torget("doctor", *words, "--format", "json")
    return said.code, {row["check"]: row["status"] for row in said.json}


def test_what_is_wrong_is_mended_when_told(torget: Speak, coded: Path) -> None:
    """A finding is exit code 1 until it is mended; mending says what it did, and where the backup is."""
    spoil(coded, 'UPDATE coding SET "end" = "end" - 1')
    code, found = checks(torget, "--deep")
    assert (code, found["fold"]) == (1, "finding")
    assert checks(torget, "--mend") == (0, {"backup": "ok", "fold": "mended"})
    code, found = checks(torget, "--deep")
    assert (code, found["fold"]) == (0, "ok")


def test_what_is_left_is_exit_code_1(torget: Speak, coded: Path) -> None:
    """It is told after what was mended, with what to do."""
    fields = '{"cancelled":true}'
    spoil(
        coded,
        "INSERT INTO op (id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture)"
        f" VALUES ('x', 'r', 1, 1, 1, 'Bo', 1, 'gesture', 'nobody', '{fields}', '{{}}', 'word')",
    )
    said = torget("doctor", "--mend", "--format", "json")
    assert said.code == 1
    (row,) = (row for row in said.json if row["status"] == "left")
    assert row["check"] == "journal"
    assert "nobody" in row["what"]
    assert row["hint"]


@pytest.mark.parametrize(("language", "words"), [("sv", "Lägg tillbaka"), ("en", "Put back")])
def test_a_database_that_cannot_be_opened_names_its_backup(
    torget: Speak, coded: Path, language: str, words: str
) -> None:
    """One line, with the newest backup that is whole: the newest of all may be damaged too."""
    whole = next((coded.parent / BACKUP).iterdir())
    (coded.parent / BACKUP / "2099-01-01T000000Z.db").write_bytes(b"x" * 8192)
    for beside in coded.parent.glob("intervjukod.db*"):
        beside.unlink()
    coded.write_bytes(b"x" * 8192)
    for mending in ((), ("--mend",)):
        said = torget("doctor", *mending, "--lang", language)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
        assert f"{words} " in said.err
        assert f"intervjukod restore {whole.name}" in said.err
    assert coded.read_bytes() == b"x" * 8192


def test_the_backups_of_a_damaged_study_are_listed(torget: Speak, coded: Path) -> None:
    """Which is when somebody wants to see them."""
    (name,) = (path.name for path in (coded.parent / BACKUP).iterdir())
    coded.write_bytes(b"x" * 8192)
    assert [row["name"] for row in torget("backup", "--list", "--format", "json").json] == [name]


def test_a_study_whose_tables_cannot_be_read_is_mended(torget: Speak, coded: Path) -> None:
    """No other command opens it; nothing is taken in, and the tables are made again."""
    spoil(coded, "UPDATE entity SET fields = 'nothing' WHERE kind = 'code'")
    assert torget("codes").code == 1
    code, found = checks(torget, "--deep")
    assert (code, found["fold"], found["texts"]) == (1, "finding", "ok")
    assert checks(torget, "--mend")[1]["fold"] == "mended"
    assert checks(torget, "--deep")[0] == 0
    assert torget("codes").code == 0


def test_a_page_that_is_damaged_is_a_finding(torget: Speak, coded: Path) -> None:
    """It is not mended: what stood on it is in the backup that is named, and no backup of damage is made."""
    (name,) = (path.name for path in (coded.parent / BACKUP).iterdir())
    with closing(sqlite3.connect(coded)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'op_gesture'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(coded.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    coded.write_bytes(data)
    for words, status in ((), "finding"), (("--mend",), "left"):
        said = torget("doctor", *words, "--format", "json")
        assert said.code == 1
        (row,) = (row for row in said.json if row["check"] == "database")
        assert row["status"] == status
        assert name in row["hint"]
    assert [path.name for path in (coded.parent / BACKUP).iterdir()] == [name]
