"""Opening a database: new, newer, foreign, damaged, read-only, on a share, on a full disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from intervjukod.domain.journal import Change, Kind
from intervjukod.errors import StudyError
from intervjukod.storage import Store, connection, schema
from intervjukod.storage.store import DATABASE
from tests.replica_tables import portrait
from tests.replicas import Replica, coding, shown_text, take_in
from tests.unit.storage.opened import Stores, as_nobody, in_child, started

PAGE = 4096


def code(key: str = "staffing") -> Change:
    """The making of a code."""
    return Change(Kind.CODE, key, {"exists": True, "definition": "Hur många som arbetar."})


def filled(folder: Path) -> Path:
    """A closed database with a transcript, a code and a coding."""
    store = Store.open(folder)
    replica = Replica("Anna", store=store)
    take_in(replica, 0)
    shown = shown_text(replica, 0)
    assert shown is not None
    replica.append(*(code(f"k{n}") for n in range(60)))
    replica.append(code(), Change(Kind.CODING, "c", coding("Anna", shown, 0)))
    store.close()
    return folder / DATABASE


def refusal(folder: Path) -> StudyError:
    """How the folder's database is refused; it is as it was, and nothing that says anything is left beside it."""
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StudyError) as refused:
        Store.open(folder).close()
    assert (folder / DATABASE).read_bytes() == before
    left = {path.name for path in folder.iterdir() if path.stat().st_size and not path.name.endswith("-shm")}
    assert left == {DATABASE}
    return refused.value


def raw(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """What plain SQLite says of a file."""
    plain = sqlite3.connect(path)
    with plain:
        rows = [plain.execute(statement).fetchone() for statement in statements]
    plain.close()
    return rows


def test_a_new_database_is_ours_and_private(tmp_path: Path) -> None:
    """It has our mark and version, write-ahead logging, and no one else may read it."""
    before = os.umask(0)
    try:
        store = Store.open(tmp_path)
        store.journal.append([code()], "Anna")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert set(modes.values()) == {0o600}, modes
    finally:
        os.umask(before)
    settings = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "wal_autocheckpoint")
    said = [store.journal._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
    assert said == ["wal", 2, 1, 1, 0]
    store.close()
    assert raw(tmp_path / DATABASE, "PRAGMA application_id", "PRAGMA user_version") == [
        (schema.APPLICATION_ID,),
        (schema.VERSION,),
    ]


def test_an_empty_file_becomes_a_database(stores: Stores) -> None:
    """A file of no bytes, as a crash at the very first moment leaves it, is filled."""
    (stores.folder / DATABASE).touch()
    assert stores.on_disk().journal.append([code()], "Anna")


def test_a_database_that_was_never_finished_is_made(tmp_path: Path) -> None:
    """A process that dies at any statement of the making leaves what the next start can make whole."""
    for statement in range(1, 100):
        folder = tmp_path / str(statement)
        folder.mkdir()
        finished = in_child(partial(dying, folder, statement))
        store = Store.open(folder)
        assert (store.problems(), store.journal.append([code()], "Anna")[0].n) == ([], 1)
        store.close()
        if finished:
            break
    assert statement > 20


def dying(folder: Path, last: int) -> str:
    """Make a database and die, as if killed, at a statement; "made" when there are fewer."""
    left = [last]
    execute = connection.Connection.execute

    def counted(self: connection.Connection, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        left[0] -= 1
        if not left[0]:
            os._exit(9)
        return execute(self, sql, parameters)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.Connection, "execute", counted)
        connection.connect(folder / DATABASE).close()
    return "made"


def test_two_processes_may_make_it_at_once(tmp_path: Path) -> None:
    """Windows opened on a new study at one moment: one of them makes the database, all of them have it."""
    Store.in_memory().close()  # loads what making a database needs, once
    for n in range(10):
        folder = tmp_path / str(n)
        folder.mkdir()
        children = [started(partial(made_by, folder)) for _ in range(4)]
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4


def test_a_busy_moment_in_the_making_is_waited_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SQLite does not wait, the opening does, for as long as it waits elsewhere and no longer."""
    execute = connection.Connection.execute
    left = [3]

    def busy(self: connection.Connection, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        if "journal_mode" in sql and left[0]:
            left[0] -= 1
            raise StudyError("database_busy", path="", reason="")
        return execute(self, sql, parameters)

    monkeypatch.setattr(connection.Connection, "execute", busy)
    connection.connect(tmp_path / DATABASE).close()
    left[0] = 2
    monkeypatch.setattr(connection, "BUSY_SECONDS", -1)
    with pytest.raises(StudyError, match="database_busy"):
        connection.connect(tmp_path / DATABASE)


def made_by(folder: Path) -> None:
    """Open a database, new or not, and write in it."""
    store = Store.open(folder)
    store.journal.append([code()], "Anna")
    store.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """A database of a newer release is not touched; the error says both versions."""
    raw(filled(tmp_path), f"PRAGMA user_version = {schema.VERSION + 1}")
    error = refusal(tmp_path)
    assert (error.key, error.values["found"], error.values["known"]) == (
        "newer_database",
        schema.VERSION + 1,
        schema.VERSION,
    )


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_foreign_database_is_refused(tmp_path: Path, version: int) -> None:
    """Somebody else's SQLite file is not made ours, whatever its version says."""
    raw(tmp_path / DATABASE, "CREATE TABLE bookmark (url TEXT)", f"PRAGMA user_version = {version}")
    assert refusal(tmp_path).key == "foreign_database"


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file under the database's name is damaged, in words, and stays as it is."""
    (tmp_path / DATABASE).write_text("Kära dagbok, " * 500)
    error = refusal(tmp_path)
    assert (error.key, error.values["path"]) == ("database_damaged", str(tmp_path / DATABASE))


@pytest.mark.parametrize("kept", [50, 100, 4096, 20_000])
def test_a_truncated_database_is_refused(tmp_path: Path, kept: int) -> None:
    """A file cut off anywhere is damaged, in words."""
    path = filled(tmp_path)
    os.truncate(path, kept)
    assert refusal(tmp_path).key == "database_damaged"


def test_damage_anywhere_is_told_in_words(tmp_path: Path) -> None:
    """With any page, or any run of bytes in it, garbage: every question is answered, or refused as damage."""
    sound = filled(tmp_path).read_bytes()
    random = Random(7)
    told: list[str] = []
    for n in range(2 * len(sound) // PAGE):
        start, size = (n // 2 * PAGE, PAGE) if n % 2 else (n // 2 * PAGE + random.randrange(PAGE - 40), 40)
        start = max(start, 100) if n > 1 else start
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / DATABASE).write_bytes(sound[:start] + random.randbytes(size) + sound[start + size :])
        told.append(answer(folder))
    assert set(told) == {"", "database_damaged"}
    assert told.count("database_damaged") > len(sound) // PAGE // 2


def answer(folder: Path) -> str:
    """Read every table, write, and let SQLite look for damage itself; gives the key of the refusal."""
    try:
        with closing(Store.open(folder)) as store:
            ask_everything(store)
    except StudyError as error:
        return error.key
    return ""


def ask_everything(store: Store) -> None:
    """Every table, every text, a write, and SQLite's own look."""
    portrait(store)
    list(store.journal.ops())
    [store.texts.get(hash_) for hash_ in store.texts.hashes()]
    store.journal.append([code("samverkan")], "Anna")
    store.problems()


def test_a_folder_that_cannot_be_written_is_read(open_folder: Path) -> None:
    """Without a log beside it the file is read as it stands, and nothing is written beside it."""
    shown = portrait_of(filled(open_folder))
    opened_to_all(open_folder, 0o555)
    assert as_nobody(lambda: str(portrait_of(open_folder / DATABASE))) == str(shown)
    assert as_nobody(lambda: str(written(open_folder))).startswith("StudyError: read_only")
    assert [path.name for path in open_folder.iterdir()] == [DATABASE]


def test_a_log_beside_a_read_only_database_is_read_too(open_folder: Path, tmp_path: Path) -> None:
    """What a crashed writer had committed to its log is seen, by way of a private copy."""
    writer = Store.open(tmp_path)
    writer.journal.append([code(), code("samverkan")], "Anna")
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"{DATABASE}{suffix}", open_folder / f"{DATABASE}{suffix}")
    shown = portrait(writer)
    writer.close()
    opened_to_all(open_folder, 0o555)
    before = sorted(open_folder.iterdir())
    assert as_nobody(lambda: str(portrait_of(open_folder / DATABASE))) == str(shown)
    assert sorted(open_folder.iterdir()) == before


def test_a_folder_without_a_database_that_cannot_be_written_is_empty(open_folder: Path) -> None:
    """It opens, in memory, and leaves nothing behind."""
    open_folder.chmod(0o555)
    assert as_nobody(lambda: str(opened_read_only(open_folder))) == "(True, 0)"
    assert list(open_folder.iterdir()) == []


def test_a_database_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    """A file of somebody else is told as such, with and without a log beside it, and in a merge."""
    path = filled(open_folder)
    path.chmod(0o000)
    assert as_nobody(lambda: str(portrait_of(path))).startswith("StudyError: database_unreadable")
    assert as_nobody(lambda: str(Store.copy_of(path))).startswith("StudyError: database_unreadable")
    path.with_name(f"{DATABASE}-wal").write_bytes(b"log")
    assert as_nobody(lambda: str(portrait_of(path))).startswith("StudyError: database_unreadable")


def opened_to_all(folder: Path, mode: int) -> None:
    """Let everybody read what is in the folder."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(mode)


def portrait_of(path: Path) -> dict[str, list[object]]:
    """What a store that only reads shows."""
    store = Store.open(path.parent, writable=False)
    try:
        return portrait(store)
    finally:
        store.close()


def written(folder: Path) -> int:
    """Try to write in what can only be read."""
    with closing(Store.open(folder)) as store:
        return len(store.journal.append([code("plats")], "Anna"))


def opened_read_only(folder: Path) -> tuple[bool, int]:
    """Whether it was, and how many ops it has."""
    store = Store.open(folder)
    try:
        return store.read_only, store.journal.newest
    finally:
        store.close()


def test_on_a_network_share_there_is_no_log(tmp_path: Path) -> None:
    """There a rollback journal is used; a database with a log is taken over, and back, with all that is in it."""
    path = filled(tmp_path)
    for network, mode in ((True, "delete"), (False, "wal"), (True, "delete")):
        opened = connection.connect(path, network=network)
        assert opened.execute("PRAGMA journal_mode").fetchone()[0] == mode
        opened.execute("INSERT INTO local VALUES (?, '')", (f"{network}{os.urandom(4).hex()}",))
        assert not network or not path.with_name(f"{DATABASE}-wal").exists()
        opened.close()
    assert raw(path, "SELECT count(*) FROM local WHERE value = ''") == [(3,)]


@pytest.mark.parametrize(
    ("mounts", "network"),
    [
        ("/dev/sda / ext4 rw 0 0\n", False),
        ("/dev/sda / ext4 rw 0 0\nserver:/x {place} nfs4 rw 0 0\n", True),
        ("server:/x {place} nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0\n", True),
        ("server:/x / nfs rw 0 0\n/dev/sda {place} ext4 rw 0 0\n", False),
        ("/dev/sda / ext4 rw 0 0\n//server/x {place}/my\\040study cifs rw 0 0\n", True),
        ("/dev/sda / ext4 rw 0 0\n//server/x {place}/my cifs rw 0 0\n", False),
    ],
)
def test_the_mount_table_tells_a_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, network: bool
) -> None:
    """The innermost mount decides; a blank in its name is no end, and a name that only begins alike is another."""
    table = tmp_path / "mounts"
    table.write_text(mounts.format(place=tmp_path.resolve()))
    monkeypatch.setattr(connection, "MOUNTS", table)
    assert connection.is_network(tmp_path / "my study" / DATABASE) is network


def test_a_full_disk_leaves_nothing_half_done(stores: Stores) -> None:
    """The act is refused in words, nothing of it is there, and the next one works when there is room."""
    store = stores.on_disk()
    store.journal.append([code()], "Anna")
    before = portrait(store)
    sql = store.journal._connection
    pages = sql.execute("PRAGMA page_count").fetchone()[0]
    sql.execute(f"PRAGMA max_page_count = {pages}")
    large = [Change(Kind.CODE, f"k{n}", {"exists": True, "definition": "x" * 2000}) for n in range(50)]
    with pytest.raises(StudyError) as refused:
        store.journal.append(large, "Anna", texts=["Vi är för få. " + os.urandom(90_000).hex()])
    assert (refused.value.key, refused.value.values["path"]) == ("disk_full", str(stores.folder / DATABASE))
    assert portrait(store) == before
    assert (store.texts.hashes(), store.journal.newest, store.problems()) == (set(), 1, [])
    sql.execute(f"PRAGMA max_page_count = {pages * 100}")
    assert [op.n for op in store.journal.append(large, "Anna")] == list(range(2, 52))
    store.fold_anew()
    assert store.problems() == []


def test_a_full_disk_on_opening_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Already the lock file needs room: that too is a full disk, in words, and leaves nothing behind."""
    import errno

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("intervjukod.storage.lock.os.open", full)
    with pytest.raises(StudyError) as refused:
        Store.open(tmp_path)
    assert refused.value.key == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_copy_touches_nothing(tmp_path: Path) -> None:
    """Somebody's database is read by way of a copy; functions and triggers in it are not trusted."""
    path = filled(tmp_path)
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    copy = Store.copy_of(path)
    assert copy.journal.newest == 64
    copy.journal.append([code("samverkan")], "Anna")
    assert copy.journal._connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    copy.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


def test_a_mistake_of_ours_is_not_told_as_damage(stores: Stores) -> None:
    """A question put wrongly, or to a closed store, is a fault in the program and looks like one."""
    store = stores.in_memory()
    with pytest.raises(sqlite3.ProgrammingError):
        store.journal._connection.execute("SELECT ?")
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.tables.entities(Kind.CODE)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("database or disk is full", "disk_full"),
        ("attempt to write a readonly database", "read_only"),
        ("database is locked", "database_busy"),
        ("unable to open database file", "database_unreadable"),
        ("disk I/O error", "disk_error"),
        ("database disk image is malformed", "database_damaged"),
    ],
)
def test_what_sqlite_says_becomes_an_error_to_act_on(said: str, key: str) -> None:
    """Each has a key of its own and carries what was said, and about which file."""
    error = connection.in_words(sqlite3.OperationalError(said), "a.db")
    assert (error.key, error.values) == (key, {"path": "a.db", "reason": said})
