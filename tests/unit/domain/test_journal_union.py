"""The union of journals, and the one act that rewrites."""

from __future__ import annotations

from intervjukod.domain.journal import Kind, Op, hollowed, once, to_hollow, union, withdrawn_texts
from tests.unit.domain.ops import op, word

ANCHOR = ["t1", 0, 4, "salt$digest"]


def withdrawal(stamp: int = 9, texts: tuple[str, ...] = (), entities: tuple[tuple[str, str], ...] = ()) -> Op:
    """An op of the withdrawn list."""
    fields = {"texts": list(texts), "entities": [list(entity) for entity in entities]}
    return op(stamp, fields, kind=Kind.WITHDRAWN, entity=f"w{stamp}")


def hollow_ids(*journals: list[Op]) -> set[str]:
    """Ids of what is hollow in the union."""
    return {each.id for each in union(*journals) if each.hollow}


def test_the_union_has_every_op_once_in_order_of_stamp() -> None:
    """Journals that overlap give each op once, the oldest first."""
    first, second, third = op(1, {"code": "a"}), op(2, {"code": "b"}), op(3, {"code": "c"})
    assert union([third, first], [second, first]) == [first, second, third]


def test_hollow_beats_whole_from_either_side() -> None:
    """What one copy has hollowed is hollow in the union, whichever comes first."""
    whole = op(1, {"code": "a"})
    assert once([whole, hollowed(whole)]) == once([hollowed(whole), whole]) == {"op1": hollowed(whole)}


def test_hollowing_keeps_the_place_and_nothing_that_was_said() -> None:
    """Id, stamp, actor, kind, entity and gesture stay; fields and what was seen go."""
    whole = op(1, {"code": "a"}, saw={"code": ["op0"]})
    hollow = hollowed(whole)
    assert (hollow.fields, hollow.saw, hollow.hollow, whole.hollow) == ({}, {}, True, False)
    assert (hollow.id, hollow.stamp, hollow.actor, hollow.kind, hollow.gesture) == ("op1", 1, "Anna", "coding", "g1")


def test_a_withdrawn_person_does_not_come_back_with_a_colleague() -> None:
    """Ops that the list names are hollow even when they arrive whole, later, from somebody who knew nothing."""
    mine = [withdrawal(entities=(("coding", "c"),))]
    theirs = [op(10, {"exists": True, "code": "a"}), op(11, {"code": "b"}, entity="other")]
    assert hollow_ids(mine, theirs) == hollow_ids(theirs, mine) == {"op10"}


def test_what_rests_on_a_withdrawn_text_is_hollow() -> None:
    """Versions, codings and answers on the text go; a coding's later ops too, though they name no text."""
    ops = [
        op(1, {"exists": True, "text": "t1"}, kind=Kind.VERSION, entity="v"),
        op(2, {"anchor": ANCHOR}),
        op(3, {"facet:plats": "x"}),
        op(4, {"asked": None, "answered": [["t0", 0, 1, "s$d"], ANCHOR]}, kind=Kind.ANSWER, entity="a"),
        op(5, {"asked": ANCHOR}, kind=Kind.ANSWER, entity="b"),
        op(6, {"text": "t1"}, kind=Kind.MEMO, entity="m"),
        op(7, {"anchor": ["t2", 0, 4, "s$d"]}, entity="stays"),
    ]
    assert hollow_ids(ops, [withdrawal(texts=("t1",))]) == {"op1", "op2", "op3", "op4", "op5"}


def test_what_is_hollow_in_part_is_hollow_as_a_whole() -> None:
    """A later op on something that was hollowed says nothing of why; it goes all the same."""
    made, later = op(1, {"anchor": ANCHOR}), op(3, {"facet:plats": "x"})
    assert hollow_ids([hollowed(made), withdrawal(texts=("t1",))], [later]) == {"op1", "op3"}


def test_memos_about_what_was_withdrawn_are_hollow() -> None:
    """A memo on a hollowed coding goes with it, wherever it was written."""
    memos = [op(1, {"subject": "c", "text": "…"}, kind=Kind.MEMO, entity="m1")]
    memos += [op(2, {"text": "more"}, kind=Kind.MEMO, entity="m1")]
    memos += [op(3, {"subject": "m1", "text": "stays"}, kind=Kind.MEMO, entity="m2")]
    journal = union(memos, [withdrawal(entities=(("coding", "c"),))])
    assert {each.id for each in journal if each.hollow} == {"op1", "op2"}
    assert union(journal, journal) == journal


def test_the_list_cannot_be_cancelled_or_hollowed() -> None:
    """The withdrawn list only grows: an undo does not reach it, and an emptied copy of it is left out."""
    listing = withdrawal(texts=("t1",))
    coding = op(1, {"anchor": ANCHOR})
    assert hollow_ids([listing, word(10, "g9", cancelled=True)], [coding]) == {"op1"}
    assert hollow_ids([listing], [hollowed(listing), coding]) == hollow_ids([hollowed(listing), coding], [listing])
    assert hollow_ids([listing], [hollowed(listing), coding]) == {"op1"}
    assert once([hollowed(word(1, "g", cancelled=True))]) == {}


def test_withdrawn_texts_add_up() -> None:
    """Two withdrawals forbid what both forbid."""
    assert withdrawn_texts([withdrawal(1, ("t1",)), withdrawal(2, ("t2", "t3"))]) == {"t1", "t2", "t3"}


def test_nothing_is_hollowed_without_a_list() -> None:
    """A journal in which nobody withdrew is left as it is."""
    assert to_hollow([op(1, {"anchor": ANCHOR})]) == set()
    assert to_hollow([op(1, {"anchor": ANCHOR}), withdrawal()]) == set()


def test_a_newer_release_is_obeyed_as_far_as_it_can_be_read() -> None:
    """Shapes that this release does not know, in the list or in what it is about, stop nothing."""
    odd = [
        op(1, {"texts": {"all": True}, "entities": ["all", [], 7]}, kind=Kind.WITHDRAWN, entity="w1", v=2),
        op(2, {"anchor": {"text": "t1"}, "answered": True, "text": ["t1"]}, v=2),
        op(3, {"subject": ["c"]}, kind=Kind.MEMO, entity="m", v=2),
    ]
    assert hollow_ids(odd, [withdrawal(texts=("t1",)), op(4, {"anchor": ANCHOR}, entity="d")]) == {"op4"}
