"""Taking in another journal: what arrives, what is refused, what is told."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from intervjukod.domain.anchor import State, text_hash
from intervjukod.domain.journal import Change, Kind, Op, hollowed, upgraded
from intervjukod.errors import StudyError
from intervjukod.storage import Store
from tests.replica_tables import portrait
from tests.replicas import SAID, Replica, coding, shown_text, take_in, version
from tests.unit.storage.opened import Stores

CODE = Change(Kind.CODE, "staffing", {"exists": True})


def coded(replica: Replica, id_: str) -> list[Op]:
    """Take the first transcript in and code a passage of it."""
    take_in(replica, 0)
    shown = shown_text(replica, 0)
    assert shown is not None
    return replica.append(Change(Kind.CODING, id_, coding(replica.coder, shown, 0)))


def sent(store: Store) -> tuple[list[Op], list[tuple[str, str, int, bytes]]]:
    """What a merge carries from a store."""
    return list(store.journal.as_written()), store.texts.rows(store.texts.hashes())


def test_two_clones_have_each_transcript_once(stores: Stores) -> None:
    """Two people took the same folder in without knowing of each other: one transcript, one text, both codings."""
    anna, bo = Replica("Anna", store=stores.in_memory()), Replica("Bo", store=stores.in_memory())
    coded(anna, "c1")
    coded(bo, "c2")
    arrived = anna.store.arrival.take(*sent(bo.store))
    assert (len(arrived.ops), arrived.texts, arrived.hollowed) == (3, 0, 0)
    assert len(anna.store.tables.entities(Kind.TRANSCRIPT)) == 1
    assert {row.coder for row in anna.store.tables.codings()} == {"Anna", "Bo"}
    assert anna.store.tables.conflicted() == []


def test_an_edit_is_not_undone_by_a_clone_that_took_the_file_in_later(stores: Stores) -> None:
    """A later taking-in of the first text does not make it the newest version."""
    anna, bo = Replica("Anna", store=stores.in_memory()), Replica("Bo", store=stores.in_memory())
    take_in(anna, 0)
    shown = shown_text(anna, 0)
    assert shown is not None
    anna.append(version(shown[0], "Vi är två.", shown[1], None), texts=["Vi är två."])
    stores.time += 1000
    take_in(bo, 0)
    for one, other in ((anna, bo), (bo, anna)):
        one.store.arrival.take(*sent(other.store))
        mended = shown_text(one, 0)
        assert mended is not None
        assert mended[2] == "Vi är två."


def test_what_is_here_already_changes_nothing(stores: Stores) -> None:
    """A journal taken in twice, or doubled in one taking, arrives once."""
    here, there = stores.in_memory(), stores.in_memory()
    there.journal.append([CODE], "Bo")
    ops, texts = sent(there)
    assert len(here.arrival.take(ops + ops, texts).ops) == 1
    before = portrait(here)
    assert here.arrival.take(ops, texts).ops == ()
    assert (portrait(here), here.journal.newest) == (before, 1)


def test_a_dry_run_counts_and_keeps_nothing(stores: Stores) -> None:
    """What would arrive is told; journal, tables and texts are as they were."""
    here, bo = stores.in_memory(), Replica("Bo", store=stores.in_memory())
    here.journal.append([CODE], "Anna")
    coded(bo, "c")
    before = portrait(here)
    arrived = here.arrival.take(*sent(bo.store), keep=False)
    assert (len(arrived.ops), arrived.texts) == (3, 1)
    assert (portrait(here), here.journal.newest, here.texts.hashes()) == (before, 1, set())
    assert here.arrival.take(*sent(bo.store)) == arrived


def test_rows_wait_for_what_has_not_arrived(stores: Stores) -> None:
    """A coding before its text waits; when text and version arrive it stands in its place and has its voice."""
    bo, here = Replica("Bo", store=stores.in_memory()), stores.in_memory()
    coded(bo, "c")
    ops, texts = sent(bo.store)
    here.arrival.take([op for op in ops if op.kind == Kind.CODING], [])
    assert [row.state for row in here.tables.codings()] == [State.WAITING]
    here.arrival.take(ops, [])
    assert ([row.state for row in here.tables.codings()], here.tables.voices()) == ([State.SAME], [])
    here.arrival.take([], texts)
    assert [voice.label for voice in here.tables.voices()] == ["P"]


def test_a_cancel_may_arrive_before_what_it_cancels(stores: Stores) -> None:
    """Whichever comes first, the gesture is cancelled."""
    there, here = stores.in_memory(), stores.in_memory()
    there.journal.cancel(there.journal.append([CODE], "Bo")[0].gesture, "Bo")
    made, cancelled = sent(there)[0]
    here.arrival.take([cancelled], [])
    here.arrival.take([made], [])
    assert here.tables.entities(Kind.CODE) == []
    assert here.steps.to_redo("Bo").gestures == (made.gesture,)


def test_what_a_colleague_hollowed_is_hollow_here(stores: Stores) -> None:
    """Hollow beats whole: the row goes, the op keeps its place."""
    here = stores.in_memory()
    (op,) = here.journal.append([CODE], "Anna")
    assert here.arrival.take([hollowed(op)], []).hollowed == 1
    assert list(here.journal.ops()) == [hollowed(op)]
    assert here.tables.entities(Kind.CODE) == []
    assert here.arrival.take([op, hollowed(op)], []).hollowed == 0
    assert list(here.journal.ops()) == [hollowed(op)]
    elsewhere = stores.in_memory()
    elsewhere.arrival.take([hollowed(op), op], [])
    assert list(elsewhere.journal.ops()) == [hollowed(op)]


def test_a_withdrawn_text_does_not_come_back(stores: Stores) -> None:
    """Neither the text nor a word about it is taken from a colleague who still has both."""
    anna, bo = Replica("Anna", store=stores.in_memory()), Replica("Bo", store=stores.in_memory())
    coded(bo, "c")
    anna.store.arrival.take(*sent(bo.store))
    anna.append(Change(Kind.WITHDRAWN, "w", {"texts": [text_hash(SAID[0])], "entities": []}))
    assert anna.store.arrival.take([], []).hollowed == 2
    for _ in range(2):
        arrived = anna.store.arrival.take(*sent(bo.store))
        assert (arrived.texts, list(anna.store.tables.codings()), anna.store.tables.voices()) == (0, [], [])
        assert anna.store.texts.hashes() == set()
    bo.append(Change(Kind.CODING, "later", coding("Bo", shown_text(bo, 0) or ("", "", ""), 1)))
    (later,) = anna.store.arrival.take(*sent(bo.store)).ops
    assert later.hollow
    bo.store.arrival.take(*sent(anna.store))
    assert (bo.store.texts.hashes(), list(bo.store.tables.codings())) == (set(), [])
    assert portrait(bo.store) == portrait(anna.store)


def test_what_arrives_withdrawn_is_never_written_here(stores: Stores) -> None:
    """An op that the list names is stored hollow, not stored whole and hollowed after: no page ever held it."""
    here, there = stores.in_memory(), stores.in_memory()
    here.journal.append([Change(Kind.WITHDRAWN, "w", {"texts": [], "entities": [["code", "staffing"]]})], "Anna")
    there.journal.append([CODE], "Bo")
    statements: list[str] = []
    here.journal._connection.set_trace_callback(statements.append)
    here.arrival.take(*sent(there))
    assert not [statement for statement in statements if '"exists":true' in statement]


@pytest.mark.parametrize("change", ["hash", "size", "body", "rubbish"])
def test_a_text_that_is_not_what_it_claims_is_refused(stores: Stores, change: str) -> None:
    """Hash, size and words must fit together; what does not is left out, and said of nothing."""
    here = stores.in_memory()
    text = "Vi är för få."
    hash_, salt, size, body = text_hash(text), "ab", len(text), zlib.compress(text.encode())
    rows = {
        "hash": (text_hash("X"), salt, size, body),
        "size": (hash_, salt, size + 1, body),
        "body": (hash_, salt, size, zlib.compress(b"Vi ar fler.")),
        "rubbish": (hash_, salt, size, b"rubbish"),
    }
    assert here.arrival.take([], [rows[change]]).texts == 0
    assert here.texts.hashes() == set()
    assert here.arrival.take([], [(hash_, salt, size, body)]).texts == 1
    assert (here.texts.get(hash_), here.texts.salt(hash_)) == (text, salt)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.CODING, {"anchor": ["t", 5, 1, "q"], "transcript": "t", "code": "a", "coder": "b"}),
        (Kind.CODING, {"anchor": "here", "transcript": "t", "code": "a", "coder": "b"}),
        (Kind.VERSION, {"transcript": "t", "text": "x", "parent": "y", "map": [1]}),
    ],
)
def test_ops_that_make_no_sense_are_refused_whole(stores: Stores, kind: Kind, fields: dict[str, object]) -> None:
    """Somebody's broken journal is named, and nothing of it is kept."""
    here, there = stores.in_memory(), stores.in_memory()
    there.journal.append([CODE], "Bo")
    (sound,) = there.journal.ops()
    broken = replace(sound, id="broken", kind=kind, entity="e", fields={"exists": True, **fields})
    with pytest.raises(StudyError) as refused:
        here.arrival.take([sound, broken], [], source="their.db")
    assert (refused.value.key, refused.value.values["path"]) == ("database_damaged", "their.db")
    assert (here.journal.newest, here.tables.entities(Kind.CODE)) == (0, [])


def test_a_text_that_was_written_over_is_damage(stores: Stores) -> None:
    """Words that cannot be unpacked are told as damage of the file."""
    store = stores.in_memory()
    store.arrival.take([], [(text_hash("Mm."), "ab", 3, zlib.compress(b"Mm."))])
    store.journal._connection.execute("UPDATE text SET body = x'00'")
    with pytest.raises(StudyError, match="database_damaged"):
        store.texts.get(text_hash("Mm."))


def test_fields_that_are_no_object_are_damage(stores: Stores) -> None:
    """A row that was written over is told as damage of the file."""
    store = stores.in_memory()
    (op,) = store.journal.append([CODE], "Anna")
    store.journal.insert([replace(op, id="list", fields=[])])  # type: ignore[arg-type]  # damage
    with pytest.raises(StudyError, match="database_damaged"):
        list(store.journal.ops())


def test_old_payloads_travel_as_they_were_written(stores: Stores) -> None:
    """What this release raises on reading is passed on as it stands: a third colleague may have the old release."""
    here, there = stores.in_memory(), stores.in_memory()
    (op,) = there.journal.append([CODE], "Bo")
    old = replace(op, id="old", v=0)
    here.arrival.take([old], [])
    assert list(here.journal.as_written()) == [old]
    assert list(here.journal.ops()) == [upgraded(old)]


def test_a_coding_that_lost_its_making_is_not_shown(stores: Stores) -> None:
    """Somebody makes again what was removed, and the first making is undone: no place to show it at, no crash."""
    here = Replica("Anna", store=stores.in_memory())
    made = coded(here, "c")
    here.append(Change(Kind.CODING, "c", {"exists": True}))
    here.store.journal.cancel(made[0].gesture, "Anna")
    assert list(here.store.tables.codings()) == []
    here.store.journal.cancel(made[0].gesture, "Anna", cancelled=False)
    assert [row.id for row in here.store.tables.codings()] == ["c"]


@pytest.mark.parametrize(
    ("created", "milliseconds"),
    [
        ("2024-05-01T10:00:00Z", 1_714_557_600_000),
        ("2024-05-01T12:00:00+02:00", 1_714_557_600_000),
        ("2024-05-01T10:00:00", 1_714_557_600_000),
        ("i våras", 1_700_000_000_000),
        ("", 1_700_000_000_000),
        (7, 1_700_000_000_000),
    ],
)
def test_when_a_coding_was_made(
    stores: Stores, monkeypatch: pytest.MonkeyPatch, created: object, milliseconds: int
) -> None:
    """As a file says, UTC where it does not tell; what is no time leaves the op's own. Never this machine's zone."""
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    here = Replica("Anna", store=stores.in_memory())
    take_in(here, 0)
    shown = shown_text(here, 0)
    assert shown is not None
    here.append(Change(Kind.CODING, "c", coding("Anna", shown, 0) | {"created": created}))
    (row,) = here.store.tables.codings()
    monkeypatch.undo()
    time.tzset()
    assert row.created == milliseconds


def test_the_study_as_it_was(stores: Stores) -> None:
    """A store of the first ops shows what was there then, texts too, and leaves this one alone."""
    here = Replica("Anna", store=stores.in_memory())
    coded(here, "c")
    ops = here.ops()
    here.append(Change(Kind.CODING, "c", {"exists": False}))
    then = here.store.as_of(ops)
    assert ([row.id for row in then.tables.codings()], list(here.store.tables.codings())) == (["c"], [])
    assert then.texts.hashes() == here.store.texts.hashes()
    then.close()
