"""Private copies: of a database that somebody is writing in, and of one from an older release."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from intervjukod.domain.journal import Change, Kind
from intervjukod.storage import Store, schema
from intervjukod.storage import connection as opening
from intervjukod.storage.store import DATABASE
from tests.golden.databases import make
from tests.unit.storage.opened import Stores

STORED = Path(make.__file__).parent / "0.1.0.db"


def code(key: str) -> Change:
    """The making of a code."""
    return Change(Kind.CODE, key, {"exists": True})


@pytest.mark.parametrize("network", [False, True])
def test_a_copy_beside_somebody_who_writes(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: bool
) -> None:
    """Also when the log is moved into the database, and begun again, while the copy is being made."""
    monkeypatch.setattr(opening, "is_network", lambda _: network)
    store = stores.on_disk()
    for n in range(40):
        store.journal.append([code(f"before{n}")], "Anna")
    copied = shutil.copyfile

    def meanwhile(source: Path, target: Path, **options: Any) -> Path:
        done = copied(source, target, **options)
        store.journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        store.journal.append([code(f"after{Path(source).name}")], "Anna")
        return Path(done)

    monkeypatch.setattr(shutil, "copyfile", meanwhile)
    copy = stores.copy()
    assert {f"before{n}" for n in range(40)} <= {row.id for row in copy.tables.entities(Kind.CODE)}
    assert copy.problems() == []
    assert store.journal.newest >= copy.journal.newest


def test_a_copy_of_what_was_left_behind(stores: Stores, tmp_path: Path) -> None:
    """A database and its log without anybody's memory of them, as a backup has them, are copied as files."""
    store = stores.on_disk()
    store.journal.append([code("a"), code("b")], "Anna")
    left = tmp_path / "left"
    left.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(stores.folder / f"{DATABASE}{suffix}", left / f"{DATABASE}{suffix}")
    before = sorted(left.iterdir())
    with closing(Store.copy_of(left / DATABASE)) as copy:
        assert copy.journal.newest == 2
    assert sorted(left.iterdir()) == before


@pytest.mark.parametrize("logged", [False, True])
def test_an_older_release_is_read_without_writing(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: bool
) -> None:
    """A database that cannot be written is brought up to date in memory; the file stays as it is."""
    path = stores.folder / DATABASE
    shutil.copyfile(STORED, path)
    if logged:
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("PRAGMA journal_mode = WAL")
            plain.execute("UPDATE local SET value = value")
            plain.commit()
            for suffix in ("", "-wal"):
                shutil.copyfile(f"{path}{suffix}", tmp_path / f"kept{suffix}")
        for suffix in ("", "-wal"):
            shutil.copyfile(tmp_path / f"kept{suffix}", f"{path}{suffix}")
    before = path.read_bytes()
    monkeypatch.setattr(opening, "can_write", lambda _: False)
    store = stores.on_disk()
    assert store.read_only
    assert [row.kept for row in store.tables.codings()] == [False] * 6
    assert schema.version(store.journal._connection) == schema.VERSION
    assert path.read_bytes() == before
