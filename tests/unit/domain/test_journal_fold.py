"""The fold: what stands of the ops about one thing, and what a person must look at."""

from __future__ import annotations

from typing import Any

import pytest

from intervjukod.domain.journal import Conflict, Entity, Kind, Op, cancelled_gestures, conflicts, fold, fold_entity
from tests.unit.domain.ops import op, word

MADE = op(1, {"exists": True, "code": "staffing"})


def folded(*ops: Op) -> Entity:
    """The coding ``c`` from ops in any order."""
    return fold(ops)["coding", "c"]


def listed(*ops: Op) -> list[tuple[str, str, str]]:
    """Field, winner and loser of every conflict, by op id; "" where nobody won."""
    found = conflicts(fold(ops).values())
    return [(clash.field, clash.winner.id if clash.winner else "", clash.other.id) for clash in found]


def test_the_newest_stamp_wins_field_by_field() -> None:
    """Each field has the value of the newest op that gave one."""
    recoded = op(2, {"code": "samverkan"}, saw={"code": ["op1"]})
    assert folded(recoded, MADE).fields == {"code": "samverkan", "exists": True}


def test_equal_stamps_are_decided_by_id() -> None:
    """Two replicas that hit the same stamp agree on who won."""
    ops = [op(1, {"code": "a"}, id="x"), op(1, {"code": "b"}, id="y")]
    assert folded(*ops).fields == folded(*reversed(ops)).fields == {"code": "b"}


def test_what_saw_the_other_is_no_conflict() -> None:
    """A sequence, however long, is not a conflict."""
    second = op(2, {"code": "samverkan"}, saw={"code": ["op1"]})
    third = op(3, {"code": "plats"}, saw={"code": ["op2"]})
    assert listed(MADE, second, third) == []


def test_what_did_not_see_the_other_is_a_conflict() -> None:
    """Two who changed one field unknown to each other are listed, with who won."""
    mine = op(2, {"code": "samverkan"}, saw={"code": ["op1"]})
    yours = op(3, {"code": "plats"}, saw={"code": ["op1"]})
    assert folded(MADE, mine, yours).fields["code"] == "plats"
    assert listed(MADE, mine, yours) == [("code", "op3", "op2")]


def test_equal_values_are_no_conflict() -> None:
    """Two who say the same agree, whether they knew it or not."""
    assert listed(MADE, op(2, {"code": "plats"}), op(3, {"code": "plats"}, saw={"code": ["op1"]})) == []


def test_a_cancelled_op_is_skipped_and_passes_on_what_it_knew() -> None:
    """Undoing a change shows what it replaced; a later change that replaced both still knows of both."""
    second = op(2, {"code": "samverkan"}, saw={"code": ["op1"]})
    third = op(3, {"code": "plats"}, saw={"code": ["op2"]})
    assert folded(MADE, second, word(4, "g2", cancelled=True)).fields["code"] == "staffing"
    assert listed(MADE, second, third, word(4, "g2", cancelled=True)) == []


def test_the_newest_word_on_a_gesture_counts() -> None:
    """Cancelled, taken back, cancelled again: the newest word, whatever the order of arrival."""
    words = [word(2, "g1", cancelled=True), word(3, "g1", cancelled=False), word(4, "g1", cancelled=True)]
    assert cancelled_gestures(words) == cancelled_gestures(reversed(words)) == {"g1"}
    assert cancelled_gestures(words[:2]) == cancelled_gestures(reversed(words[:2])) == set()


def test_an_undone_making_hides_the_entity_and_lists_what_rests_on_it() -> None:
    """A colleague's change to something whose making was undone is not shown and not lost."""
    facet = op(2, {"facet:plats": "Sergels torg"}, actor="Bo")
    undone = word(3, "g1", cancelled=True)
    assert not folded(MADE, facet, undone).exists
    assert listed(MADE, facet, undone) == [("exists", "", "op2")]


def test_a_change_to_what_nobody_made_is_listed() -> None:
    """An op about something of which no making is known is not shown and not lost."""
    assert listed(op(1, {"code": "plats"})) == [("exists", "", "op1")]
    assert not folded(op(1, {"code": "plats"})).exists


def test_a_removal_lists_what_it_did_not_know_of() -> None:
    """What a colleague changed meanwhile is listed; what the remover saw is not."""
    seen = op(2, {"facet:plats": "Sergels torg"})
    unseen = op(3, {"code": "plats"}, saw={"code": ["op1"]}, actor="Bo")
    removed = op(4, {"exists": False}, saw={"exists": ["op1"], "code": ["op1"], "facet:plats": ["op2"]})
    assert not folded(MADE, seen, unseen, removed).exists
    assert listed(MADE, seen, unseen, removed) == [("exists", "op4", "op3")]


def test_what_one_of_two_removers_knew_is_not_listed() -> None:
    """Two removed it; it is enough that one of them knew of the change."""
    change = op(2, {"code": "plats"}, saw={"code": ["op1"]})
    knew = op(3, {"exists": False}, saw={"exists": ["op1"], "code": ["op2"]})
    did_not = op(4, {"exists": False}, saw={"exists": ["op1"], "code": ["op1"]})
    assert listed(MADE, change, knew, did_not) == []


def test_making_again_after_a_removal_shows_it() -> None:
    """What was removed and made anew is there, and the removal, which was seen, is no conflict."""
    removed = op(2, {"exists": False}, saw={"exists": ["op1"], "code": ["op1"]})
    again = op(3, {"exists": True}, saw={"exists": ["op2"]})
    assert folded(MADE, removed, again).exists
    assert listed(MADE, removed, again) == []


def test_a_removal_that_lost_is_listed() -> None:
    """Somebody removed what somebody else made anew: both are told."""
    removed = op(2, {"exists": False}, saw={"exists": ["op1"], "code": ["op1"]})
    again = op(3, {"exists": True}, saw={"exists": ["op1"]})
    assert listed(MADE, removed, again) == [("exists", "op3", "op2")]


def test_a_removal_sees_every_field() -> None:
    """What a removal replaces is all that is there; what a change replaces is its own fields."""
    entity = folded(MADE, op(2, {"facet:plats": "x"}))
    assert entity.saw({"exists": False}) == {"exists": ["op1"], "code": ["op1"], "facet:plats": ["op2"]}
    assert entity.saw({"code": "plats", "new": 1}) == {"code": ["op1"]}


def test_a_change_sees_every_rival() -> None:
    """The next change settles a conflict: it replaces the winner and the one that lost."""
    entity = folded(MADE, op(2, {"code": "a"}, saw={"code": ["op1"]}), op(3, {"code": "b"}, saw={"code": ["op1"]}))
    settled = op(4, {"code": "c"}, saw=entity.saw({"code": "c"}))
    assert settled.saw == {"code": ["op2", "op3"]}
    assert listed(*(register.op for register in entity.registers.values()), settled) == []


def test_the_maker_is_the_first_of_those_who_did_not_know() -> None:
    """Two clones that took one file in agree that the first one made it, however late they meet."""
    late = op(9, {"exists": True, "code": "staffing"}, actor="Bo")
    made = folded(late, MADE).made
    assert made is not None
    assert (made.id, made.actor) == ("op1", "Anna")


def test_the_maker_of_what_was_made_anew_is_the_last() -> None:
    """Who makes again what was removed, knowingly, is its maker."""
    removed = op(2, {"exists": False}, saw={"exists": ["op1"]})
    made = folded(MADE, removed, op(3, {"exists": True}, saw={"exists": ["op2"]})).made
    assert made is not None
    assert made.id == "op3"


@pytest.mark.parametrize("said", [{"kind": "sketch"}, {"v": 2}])
def test_what_cannot_be_read_is_not_folded(said: dict[str, object]) -> None:
    """An unknown kind and a payload of a newer release leave what is known as it is."""
    strange = op(2, {"code": "strange"}, **said)
    assert fold_entity([MADE, strange], set()) == fold_entity([MADE], set())
    assert fold_entity([strange], set()) is None


def test_an_entity_whose_ops_are_all_cancelled_is_empty() -> None:
    """Nothing stands, nothing is listed, and the entity is still known."""
    entity = folded(MADE, word(2, "g1", cancelled=True))
    assert (entity.exists, entity.fields, entity.made, entity.conflicted) == (False, {}, None, False)


def test_gestures_are_not_entities() -> None:
    """Words on gestures decide what is folded and are not folded themselves."""
    assert set(fold([MADE, word(2, "g9", cancelled=True)])) == {("coding", "c")}


def test_five_hundred_changes_of_one_field_fold_in_one_pass() -> None:
    """A field moved back and forth all day costs no more than its length: each op is looked up once."""
    chain = [op(n, {"code": f"k{n}"}, saw={"code": [f"op{n - 1}"]} if n > 1 else {}) for n in range(1, 501)]
    looked_up: list[str] = []

    class Counting(dict[str, list[str]]):
        def get(self, name: str, default: Any = None) -> Any:
            looked_up.append(name)
            return super().get(name, default)

    counted = [op(each.stamp, dict(each.fields), saw=Counting(each.saw)) for each in chain]
    assert folded(*counted).fields == {"code": "k500"}
    assert len(looked_up) <= 2 * len(chain)


def test_a_conflict_names_both_sides() -> None:
    """A conflict carries what, which field, and both ops."""
    one, two = op(2, {"code": "a"}), op(3, {"code": "b"})
    assert list(conflicts(fold([one, two, op(1, {"exists": True})]).values())) == [
        Conflict("coding", "c", "code", two, one)
    ]


def test_the_withdrawn_list_is_no_conflict() -> None:
    """It says of nothing that it is there, and nobody needs to look at it."""
    assert listed(op(1, {"texts": ["t1"], "entities": []}, kind=Kind.WITHDRAWN, entity="w")) == []
