"""The journal table: what is written stays, in order, and says who wrote it where."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from intervjukod.domain.anchor import text_hash
from intervjukod.domain.journal import Change, Kind, Op, fold, wall_of
from intervjukod.domain.span import Span
from intervjukod.errors import StudyError
from intervjukod.storage import Store
from intervjukod.storage.rows import OP_COLUMNS
from tests.replica_tables import portrait
from tests.replicas import Replica, coding, edit, shown_text, span_in, take_in, version
from tests.unit.storage.opened import Stores


def code(key: str = "staffing", **fields: object) -> Change:
    """A change to a code; it makes the code unless fields say otherwise."""
    return Change(Kind.CODE, key, fields or {"exists": True})


def written(store: Store) -> list[Op]:
    """All ops in order of arrival."""
    return list(store.journal.ops())


@pytest.mark.parametrize("where", ["memory", "disk", "copy"])
@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM op",
        "UPDATE op SET actor = 'Bo'",
        "UPDATE op SET fields = '{}', saw = '{}'",
        "UPDATE op SET seq = seq + 1",
        "INSERT OR REPLACE INTO op SELECT * FROM op",
        f"REPLACE INTO op ({OP_COLUMNS}) SELECT {OP_COLUMNS.replace('actor', 'id')} FROM op",
        "UPDATE OR REPLACE op SET id = 'x'",
    ],
)
def test_the_journal_refuses_to_be_rewritten(stores: Stores, attack: str, where: str) -> None:
    """Nothing deletes, changes, replaces or hollows an op in passing, however the database was opened."""
    made = stores.in_memory() if where == "memory" else stores.on_disk()
    made.journal.append([code()], "Anna")
    store = {"memory": lambda: made, "disk": stores.on_disk, "copy": stores.copy}[where]()
    before = written(store)
    with pytest.raises(StudyError, match="append-only"), store.journal.transaction():
        store.journal._connection.execute(attack)
    assert written(store) == before


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM op",
        "UPDATE op SET fields = '{\"exists\":false}', saw = '{}'",
        "UPDATE op SET fields = '{}', saw = '{\"exists\":[\"x\"]}'",
        *(
            f"UPDATE op SET fields = '{{}}', saw = '{{}}', {column} = {column} || 'x'"
            for column in ("id", "replica", "actor", "kind", "entity", "gesture")
        ),
        *(
            f"UPDATE op SET fields = '{{}}', saw = '{{}}', {column} = {column} + 1"
            for column in ("seq", "n", "stamp", "wall", "v")
        ),
    ],
)
def test_a_withdrawal_may_hollow_and_nothing_else(stores: Stores, attack: str) -> None:
    """Also while something is being withdrawn, an op keeps its place and can only lose what it said."""
    store = stores.in_memory()
    store.journal.append([code()], "Anna")
    with pytest.raises(StudyError, match="append-only"):
        purge(store, attack)
    purge(store, "UPDATE op SET fields = '{}', saw = '{}'")
    assert [op.hollow for op in written(store)] == [True]


def purge(store: Store, statement: str) -> None:
    """Do to the journal what a withdrawal may do, or more."""
    with store.journal.transaction():
        store.journal._connection.execute("INSERT INTO purge VALUES (1)")
        store.journal._connection.execute(statement)
        store.journal._connection.execute("DELETE FROM purge")


def test_an_op_says_who_where_when_and_what(stores: Stores) -> None:
    """An op carries actor, replica, number, wall clock, stamp, gesture and what it replaced."""
    store = stores.in_memory()
    first, second = store.journal.append([code(), code(label={"sv": "Bemanning"})], "Anna")
    (third,) = store.journal.append([code(label={"sv": "Personal"})], "Bo")
    assert [first.n, second.n, third.n] == [1, 2, 3]
    assert first.replica == second.replica == third.replica != ""
    assert first.gesture == second.gesture != third.gesture
    assert (third.actor, third.wall, wall_of(third.stamp)) == ("Bo", stores.time, stores.time)
    assert (first.saw, second.saw, third.saw) == ({}, {}, {"label": [second.id]})
    assert written(store) == [first, second, third]


def test_stamps_are_unique_and_rise_also_when_the_clock_is_set_back(stores: Stores) -> None:
    """Three acts in one millisecond and three after the clock was set back a year: every stamp is newer."""
    store = stores.in_memory()
    for minutes in (0, 0, 0, -525_600, 0, 0, 1):
        stores.time += minutes * 60_000
        store.journal.append([code(), code("samverkan")], "Anna")
        store.journal.cancel(store.journal.append([code("plats")], "Anna")[0].gesture, "Anna")
    stamps = [op.stamp for op in written(store)]
    assert all(earlier < later for earlier, later in pairwise(stamps))
    assert [op.n for op in written(store)] == list(range(1, len(stamps) + 1))
    assert written(store)[-1].wall == stores.time


def test_a_colleagues_clock_does_not_hide_what_comes_after(stores: Stores) -> None:
    """After a merge with a copy from next year, the next act here is still the newest."""
    store, ahead = stores.in_memory(), stores.in_memory(lambda: stores.time + 31_536_000_000)
    store.journal.append([code()], "Anna")
    store.arrival.take(ahead.journal.append([code(label={"sv": "Deras"})], "Bo"), [])
    store.journal.append([code(label={"sv": "Vår"})], "Anna")
    row = store.tables.entity(Kind.CODE, "staffing")
    assert row is not None
    assert row.fields["label"] == {"sv": "Vår"}


FEW = "Vi är för få."
BROKEN = {"exists": True, "code": "staffing", "coder": "Anna", "transcript": "t", "anchor": 7}


def test_a_gesture_is_whole_or_not_at_all(stores: Stores) -> None:
    """When the second of two changes fails, nothing of the first is left: op, fold, text or what was kept of it."""
    store = stores.in_memory()
    store.journal.append([code()], "Anna")
    before = portrait(store)
    changes = [code("samverkan"), Change(Kind.CODING, "c", BROKEN)]
    with pytest.raises(TypeError):
        store.journal.append(changes, "Anna", texts=[FEW])
    assert portrait(store) == before
    assert (len(written(store)), store.texts.hashes()) == (1, set())
    with pytest.raises(KeyError, match=text_hash(FEW)):
        store.texts.get(text_hash(FEW))
    store.journal.append([code("samverkan")], "Anna")
    assert [row.id for row in store.tables.entities(Kind.CODE)] == ["staffing", "samverkan"]


def test_a_change_of_nothing_is_no_op(stores: Stores) -> None:
    """An op without fields would count as hollowed by a withdrawal, so none is written."""
    store = stores.in_memory()
    assert store.journal.append([Change(Kind.CODE, "staffing", {})], "Anna") == []
    assert written(store) == []
    assert store.steps.to_undo("Anna").gestures == ()


def test_two_changes_of_one_thing_in_one_gesture(stores: Stores) -> None:
    """The second knows of the first, and the fold has both."""
    store = stores.in_memory()
    store.journal.append([code(), code(label={"sv": "A"}), code(label={"sv": "B"})], "Anna")
    assert fold(written(store))["code", "staffing"].fields == {"exists": True, "label": {"sv": "B"}}
    assert store.tables.conflicted() == []


SHOWN = ("t", "hash", FEW)


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ([coding("Anna", SHOWN, 0)], True),
        ([coding("Anna", SHOWN, 0), {"code": "plats"}], True),
        ([coding("Anna", SHOWN, 0), {"exists": False}], False),
        ([coding("Anna", SHOWN, 0), {"exists": False}, coding("Anna", SHOWN, 1)], True),
        ([coding("Anna", SHOWN, 0), {"facet:riktning": "ökat"}, {"exists": False}, coding("Anna", SHOWN, 1)], True),
        ([{"exists": True, "code": "staffing"}], False),
        ([coding("Anna", SHOWN, 0) | {"exists": False}], False),
        ([{name: value for name, value in coding("Anna", SHOWN, 0).items() if name != "exists"}], False),
    ],
)
def test_a_coding_in_one_gesture_or_several(stores: Stores, changes: list[dict[str, object]], shown: bool) -> None:
    """Made, changed, removed and made again, at once or act by act, is the same to see; half a coding is not shown."""
    at_once, one_by_one = stores.in_memory(), stores.in_memory()
    at_once.journal.append([Change(Kind.CODING, "c", fields) for fields in changes], "Anna")
    for fields in changes:
        one_by_one.journal.append([Change(Kind.CODING, "c", fields)], "Anna")
    for store in (at_once, one_by_one):
        assert [row.id for row in store.tables.codings()] == ["c"] * shown
        before = portrait(store)
        store.fold_anew()
        assert portrait(store) == before
    assert portrait(at_once)["conflict"] == portrait(one_by_one)["conflict"]


def test_a_database_that_stays_is_one_replica(stores: Stores) -> None:
    """Closed, opened and renamed in its place it goes on counting as the same replica."""
    first = stores.on_disk()
    (before,) = first.journal.append([code()], "Anna")
    first.close()
    moved = stores.folder.rename(stores.folder.with_name("renamed"))
    (after,) = stores.on_disk(moved).journal.append([code("samverkan")], "Anna")
    assert (after.replica, after.n) == (before.replica, 2)


def test_a_database_that_was_taken_away_takes_nothing(stores: Stores) -> None:
    """What would be written into a file that lies no longer in its place is refused; put back, it goes on."""
    store = stores.on_disk()
    store.journal.append([code()], "Anna")
    path = stores.folder / "intervjukod.db"
    path.rename(path.with_suffix(".away"))
    with pytest.raises(StudyError, match="database_gone"):
        store.journal.append([code("samverkan")], "Anna")
    path.with_suffix(".away").rename(path)
    assert store.journal.append([code("samverkan")], "Anna")[0].n == 2


def test_a_copied_database_is_another_replica(stores: Stores, tmp_path: Path) -> None:
    """Two people who copy one folder do not write under one number."""
    store = stores.on_disk()
    (before,) = store.journal.append([code()], "Anna")
    store.close()
    (tmp_path / "copy").mkdir()
    shutil.copyfile(tmp_path / "intervjukod.db", tmp_path / "copy" / "intervjukod.db")
    copied = stores.on_disk(tmp_path / "copy")
    (after,) = copied.journal.append([code("samverkan")], "Bo")
    assert after.replica != before.replica
    assert after.n == 1
    (again,) = copied.journal.append([code("plats")], "Bo")
    assert (again.replica, again.n) == (after.replica, 2)
    (still,) = stores.on_disk().journal.append([code("plats")], "Anna")
    assert (still.replica, still.n) == (before.replica, 2)


def test_a_database_on_another_machine_is_another_replica(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host stands beside device and inode, which another disk may have in common."""
    store = stores.on_disk()
    (before,) = store.journal.append([code()], "Anna")
    monkeypatch.setattr("intervjukod.storage.replica.socket.gethostname", lambda: "another")
    (after,) = store.journal.append([code("samverkan")], "Anna")
    assert after.replica != before.replica


def test_a_copy_put_back_in_place_is_another_replica_when_it_meets_its_own_past(stores: Stores, tmp_path: Path) -> None:
    """A backup copied over the file keeps its place on the disk; a colleague's copy tells that ops are missing."""
    store, colleague = stores.on_disk(), stores.in_memory()
    store.journal.append([code()], "Anna")
    store.close()
    backup = (tmp_path / "intervjukod.db").read_bytes()
    store = stores.on_disk()
    (lost,) = store.journal.append([code("samverkan")], "Anna")
    colleague.arrival.take(written(store), [])
    store.close()
    (tmp_path / "intervjukod.db").write_bytes(backup)
    store = stores.on_disk()
    store.arrival.take(written(colleague), [])
    (after,) = store.journal.append([code("plats")], "Anna")
    assert after.replica != lost.replica


def test_undo_walks_back_and_redo_forward(stores: Stores) -> None:
    """One's own gestures, newest first; redo in the order of the undoing; somebody else's are left alone."""
    store = stores.in_memory()
    journal, steps = store.journal, store.steps
    one, two, three = (journal.append([code(key)], "Anna")[0].gesture for key in ("a", "b", "c"))
    journal.append([code("d")], "Bo")
    for gesture in (three, two, one):
        assert steps.to_undo("Anna").gestures == (gesture,)
        journal.cancel(gesture, "Anna")
    nothing = (steps.to_undo("Anna"), steps.to_undo("Cia"), steps.to_redo("Bo"))
    assert [step.gestures for step in nothing] == [(), (), ()]
    assert [row.id for row in store.tables.entities(Kind.CODE)] == ["d"]
    for gesture in (one, two, three):
        assert steps.to_redo("Anna").gestures == (gesture,)
        journal.cancel(gesture, "Anna", cancelled=False)
    assert steps.to_redo("Anna").gestures == ()
    assert {row.id for row in store.tables.entities(Kind.CODE)} == {"a", "b", "c", "d"}


def test_something_new_empties_redo(stores: Stores) -> None:
    """What was undone before a new act is not brought back by redo, not even after that act was undone too."""
    store = stores.in_memory()
    journal, steps = store.journal, store.steps
    left_behind = journal.append([code("a")], "Anna")[0].gesture
    journal.cancel(left_behind, "Anna")
    newer = journal.append([code("b")], "Anna")[0].gesture
    assert steps.to_redo("Anna").gestures == ()
    journal.cancel(newer, "Anna")
    assert steps.to_redo("Anna").gestures == (newer,)
    journal.cancel(newer, "Anna", cancelled=False)
    assert steps.to_redo("Anna").gestures == ()


def test_history_lists_gestures_last_arrived_first(stores: Stores) -> None:
    """With who, how many ops, when, and whether it stands; words on gestures are no gestures."""
    store = stores.in_memory()
    first = store.journal.append([code("a"), code("b")], "Anna")[0].gesture
    second = store.journal.append([code("c")], "Bo")[0].gesture
    store.journal.cancel(first, "Bo")
    rows = store.gestures.rows()
    assert [(row.id, row.actor, row.ops, row.first, row.seq, row.cancelled) for row in rows] == [
        (second, "Bo", 1, 3, 3, False),
        (first, "Anna", 2, 1, 2, True),
    ]
    assert store.gestures.rows(1) == rows[:1]


def test_folding_anew_makes_no_entities_of_gestures(stores: Stores) -> None:
    """A cancelled gesture is no conflict and no row, however often everything is folded."""
    store = stores.in_memory()
    store.journal.cancel(store.journal.append([code()], "Anna")[0].gesture, "Anna")
    store.fold_anew()
    assert store.tables.conflicted() == []
    assert store.tables.entities(Kind.GESTURE) == []


def test_folding_anew_mends_the_tables(stores: Stores) -> None:
    """Whatever happened to the folded tables, the journal restores them."""
    store = stores.in_memory()
    gesture = store.journal.append([code("a")], "Anna")[0].gesture
    store.journal.append([code("b")], "Anna")
    store.journal.cancel(gesture, "Anna")
    before = portrait(store)
    with store.journal.transaction():
        store.journal._connection.execute("UPDATE entity SET alive = 1, fields = '{}'")
        store.journal._connection.execute("DELETE FROM gesture")
        store.journal._connection.execute("INSERT INTO conflict VALUES ('code', 'a')")
    store.fold_anew()
    assert portrait(store) == before


def test_a_version_that_another_process_made_is_seen_at_once(stores: Stores) -> None:
    """A coding lands in the version that another process has just made, before anybody looked around."""
    here, there = Replica("Anna", store=stores.on_disk()), Replica("Bo", store=stores.on_disk())
    take_in(here, 0)
    shown = shown_text(here, 0)
    assert shown is not None
    here.append(Change(Kind.CODING, "one", coding("Anna", shown, 2)))
    transcript, parent, text = shown
    new = f"Ja, {text}"
    there.append(version(transcript, new, parent, edit(text, new, Span(0, 0))), texts=[new])
    here.append(Change(Kind.CODING, "two", coding("Anna", shown, 2)))
    starts = {row.id: row.start for row in there.store.tables.codings()}
    assert starts["one"] == starts["two"] == span_in(text, 2).start + len("Ja, ")
    there.store.fold_anew()
    assert {row.id: row.start for row in there.store.tables.codings()} == starts
