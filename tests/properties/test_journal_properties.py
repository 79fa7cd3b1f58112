"""What holds of the journal whatever three people do, and in whatever order their copies meet."""

from __future__ import annotations

from itertools import permutations

from hypothesis import example, given
from hypothesis import strategies as st

from intervjukod.domain.journal import (
    Conflict,
    Entity,
    Kind,
    Op,
    cancelled_gestures,
    conflicts,
    fold,
    union,
    withdrawn_texts,
)
from intervjukod.domain.journal.op import EXISTS
from intervjukod.storage import Store
from intervjukod.storage.moments import Moment
from intervjukod.storage.steps import Step
from tests.replica_tables import expected, portrait
from tests.replicas import Act, World, step_of, world
from tests.strategies import BUSY_DAY, exchanges, histories, journals, orders, peaceful, three_journals


@given(histories)
@example(BUSY_DAY)
def test_the_tables_are_the_fold(acts: list[Act]) -> None:
    """After every act the tables of the replica it was done on are the pure fold of its journal."""
    with world() as made:
        for act in acts:
            made.do(act)
            replica = made.replicas[act.on]
            shown = portrait(replica.store)
            del shown["voice"]
            assert shown == expected(replica.ops())


@given(histories)
@example(BUSY_DAY)
def test_folding_anew_changes_nothing(acts: list[Act]) -> None:
    """What was folded step by step, voices too, is what folding all of the journal gives, here or elsewhere."""
    with world(acts) as made:
        for replica in made.replicas:
            before = portrait(replica.store)
            elsewhere = replica.store.as_of(replica.ops())
            assert portrait(elsewhere) == before
            elsewhere.close()
            replica.store.fold_anew()
            assert portrait(replica.store) == before


@given(histories, st.integers(0, 60))
@example(BUSY_DAY, 12)
@example(BUSY_DAY, 50)
def test_the_past_is_what_was_shown_then(acts: list[Act], last: int) -> None:
    """A copy taken back to any moment, by arrival or by what every replica had, shows the fold of the ops it had."""
    with world(acts) as made:
        for replica in made.replicas:
            ops = replica.ops()[:last]
            newest = {op.replica: max(other.n for other in ops if other.replica == op.replica) for op in ops}
            known = [op for op in replica.ops() if op.n <= newest.get(op.replica, 0)]
            for moment, had in ((Moment(last=last), ops), (Moment(newest=newest), known)):
                then, anew = replica.store.then(moment), replica.store.as_of(had)
                assert portrait(then) == portrait(anew)
                assert [op.id for op in then.journal.ops()] == [op.id for op in had]
                then.close()
                anew.close()


@given(histories, orders, exchanges)
@example(BUSY_DAY, [2, 0, 1], [(1, 2), (1, 2)])
def test_replicas_agree_when_they_have_met(acts: list[Act], order: list[int], extra: list[tuple[int, int]]) -> None:
    """Copies that have exchanged everything, in any order and any number of times, show the same study."""
    with world(acts) as made:
        made.exchange(extra)
        made.exchange_all(order)
        first, second, third = (portrait(replica.store) for replica in made.replicas)
        assert first == second == third
        texts = [replica.store.texts.hashes() for replica in made.replicas]
        assert texts[0] == texts[1] == texts[2]
        assert not texts[0] & withdrawn_texts(made.replicas[0].ops())
        journals = [sorted(replica.ops(), key=lambda op: op.id) for replica in made.replicas]
        assert journals[0] == journals[1] == journals[2]
        made.exchange([(0, 1), (1, 0), (2, 2)])
        assert portrait(made.replicas[0].store) == portrait(made.replicas[2].store) == first


@given(histories)
@example(BUSY_DAY)
def test_an_empty_study_takes_three_journals_in_any_order(acts: list[Act]) -> None:
    """Somebody who has nothing gets the same study from three copies, whichever comes first."""
    with world(acts) as made:
        taken = []
        for order in permutations(made.replicas):
            store = Store.in_memory()
            for replica in order:
                store.arrival.take(replica.ops(), replica.store.texts.rows(replica.store.texts.hashes()))
            taken.append((portrait(store), store.texts.hashes()))
            store.close()
        assert all(study == taken[0] for study in taken)


@given(three_journals())
def test_union_is_a_union(parts: tuple[list[Op], list[Op], list[Op]]) -> None:
    """The union of journals is commutative, associative and idempotent, whatever they say."""
    first, second, third = parts
    assert union(first, second) == union(second, first)
    assert union(union(first, second), third) == union(first, union(second, third)) == union(third, second, first)
    both = union(first, second)
    assert union(both, both) == union(both, first) == union(both) == both


@given(journals())
def test_the_fold_does_not_know_order(ops: list[Op]) -> None:
    """The fold depends on the set of ops alone."""
    assert fold(ops) == fold(reversed(ops)) == fold(sorted(ops, key=lambda op: op.entity))


@given(peaceful, orders)
@example([act for act in BUSY_DAY if act.verb != "withdraw"], [1, 2, 0])
def test_an_acknowledged_gesture_is_visible_or_listed(acts: list[Act], order: list[int]) -> None:
    """What was written, and neither cancelled nor overwritten by somebody who knew, shows or is in the list."""
    with world(acts) as made:
        made.exchange_all(order)
        ops = made.replicas[0].ops()
        cancelled = cancelled_gestures(ops)
        live = [op for op in ops if op.kind != Kind.GESTURE and op.folds and op.gesture not in cancelled]
        entities = fold(ops)
        listed = {(conflict.other.id, conflict.field) for conflict in conflicts(entities.values())}
        in_table = set(made.replicas[0].store.tables.conflicted())
        for op in live:
            entity = entities[op.kind, op.entity]
            for name in op.fields:
                if not _is_overwritten(op, name, live, made):
                    assert _shows(entity, op, name) or {(op.id, name), (op.id, EXISTS)} & listed
                    assert _shows(entity, op, name) or (op.kind, op.entity) in in_table


@given(peaceful, orders)
@example([act for act in BUSY_DAY if act.verb != "withdraw"], [1, 2, 0])
def test_a_listed_conflict_is_one(acts: list[Act], order: list[int]) -> None:
    """Nobody is shown a conflict with a value that the winner knew, or with an equal one."""
    with world(acts) as made:
        made.exchange_all(order)
        for conflict in conflicts(fold(made.replicas[0].ops()).values()):
            if conflict.winner is not None:
                assert conflict.other.id not in made.standing[conflict.winner.id]
                assert _said(conflict.other, conflict) != _said(conflict.winner, conflict)


@given(histories, orders)
@example(BUSY_DAY, [0, 1, 2])
def test_undo_and_redo_restore_the_tables(acts: list[Act], order: list[int]) -> None:
    """Cancelling any gesture and taking that back leaves everything as it was."""
    with world(acts) as made:
        made.exchange_all(order)
        replica = made.replicas[0]
        before = portrait(replica.store)
        for row in replica.store.journal.gestures.rows():
            replica.store.journal.cancel(row.id, "Bo", not row.cancelled)
            replica.store.journal.cancel(row.id, "Bo", row.cancelled)
            assert portrait(replica.store) == before


@given(histories, st.integers(2, 9))
@example(BUSY_DAY, 3)
def test_going_back_is_one_act(acts: list[Act], count: int) -> None:
    """One undo brings all of it back, and one redo goes back again, whatever was done and cancelled before."""
    with world(acts) as made:
        for replica in made.replicas:
            own = [row.id for row in replica.store.gestures.rows() if row.actor == replica.coder and not row.cancelled]
            if len(own) < 2:
                continue
            before = portrait(replica.store)
            step_of(replica, Step(tuple(own[:count]), back=True))
            after = portrait(replica.store)
            for _ in range(2):
                step_of(replica, replica.store.steps.to_undo(replica.coder))
                assert portrait(replica.store) == before
                step_of(replica, replica.store.steps.to_redo(replica.coder))
                assert portrait(replica.store) == after


@given(histories, orders)
@example(BUSY_DAY, [0, 1, 2])
def test_a_cancelled_gesture_is_as_if_it_had_never_been(acts: list[Act], order: list[int]) -> None:
    """What stands is what would stand had nobody done what was cancelled."""
    with world(acts) as made:
        made.exchange_all(order)
        ops = made.replicas[0].ops()
        cancelled = cancelled_gestures(ops)
        never = fold(op for op in ops if op.gesture not in cancelled)
        for key, entity in fold(ops).items():
            assert entity.fields == (never[key].fields if key in never else {})


def _is_overwritten(op: Op, name: str, live: list[Op], made: World) -> bool:
    """Whether a live op that knew of ``op`` wrote the field or removed the entity."""
    return any(
        op.id in made.known[later.id] and (name in later.fields or later.fields.get(EXISTS) is False)
        for later in live
        if (later.kind, later.entity) == (op.kind, op.entity)
    )


def _shows(entity: Entity, op: Op, name: str) -> bool:
    if op.fields.get(EXISTS) is False:
        return not entity.exists
    return entity.exists and entity.fields[name] == op.fields[name]


def _said(op: Op, conflict: Conflict) -> object:
    """What the op says of the conflict's field; any live op says that its entity is there."""
    return op.fields.get(conflict.field, True)
