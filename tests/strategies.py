"""What people do to three copies of one study, as data that Hypothesis can draw and shrink."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from intervjukod.domain.journal import Kind, Op, hollowed
from tests.replicas import CODERS, Act

_WEIGHTS = {
    6: ("recode", "facet", "merge"),
    3: ("remove", "move", "undo", "memo", "edit", "take_in", "load", "quote"),
    2: ("redo", "back", "cancel", "uncancel", "code", "several"),
    1: ("attribute", "done", "revert", "mend", "side", "end_fork", "unknown_kind", "newer_payload", "withdraw"),
}
verbs = st.sampled_from([verb for weight, some in _WEIGHTS.items() for verb in some for _ in range(weight)])
picks = st.integers(0, 5)
minutes = st.sampled_from((0, 0, 0, 1, 60, -1, -90))  # several acts in one millisecond; a clock set back

acts = st.builds(Act, st.integers(0, 2), verbs, picks, picks, minutes)
_everyone_took_in = [Act(on, "take_in", 0, 0, 0) for on in range(3)]
_one_coded_and_all_have_it = [
    *(Act(0, verb, 0, 0, 0) for verb in ("take_in", "code", "memo")),
    *(Act(on, "merge", 0, 0, 0) for on in (1, 2)),
]
_beginnings = st.sampled_from((_one_coded_and_all_have_it, _everyone_took_in, ()))
histories = st.builds(lambda begun, done: [*begun, *done], _beginnings, st.lists(acts, min_size=4, max_size=20))
peaceful = histories.map(lambda done: [act for act in done if act.verb != "withdraw"])
BUSY_DAY = [
    Act(on, verb, pick, other, 0)
    for on, verb, pick, other in (
        *((on, "take_in", 0, 0) for on in range(3)),  # three clones
        *((0, verb, pick, pick) for verb in ("code", "memo") for pick in range(4)),
        *((on, "merge", 0, 0) for on in (1, 2)),
        *((0, "recode", 0, 1), (1, "recode", 0, 2), (2, "facet", 0, 1)),  # two clash, one does not
        *((2, "quote", 0, 1), (1, "quote", 0, 2)),
        *((1, "remove", 1, 0), (2, "facet", 1, 0), (0, "remove", 2, 0), (2, "remove", 2, 0)),
        *((0, "edit", 0, 3), (2, "edit", 0, 5), (1, "code", 0, 5)),  # a fork, and a coding of neither
        *((1, "mend", 0, 3), (0, "mend", 0, 0), (2, "mend", 0, 1), (1, "side", 0, 1)),
        *((0, "undo", 0, 0), (0, "undo", 0, 0), (0, "redo", 0, 0), (1, "cancel", 0, 0), (0, "back", 2, 0)),
        *((1, "load", 0, 0), (2, "load", 0, 0), (2, "several", 0, 2), (2, "done", 0, 0), (1, "attribute", 0, 0)),
        *((2, "unknown_kind", 0, 0), (2, "newer_payload", 0, 1), (0, "memo", 0, 3), (1, "memo", 0, 2)),
        *((0, "merge", 1, 0), (0, "revert", 0, 0), (0, "uncancel", 0, 0), (1, "take_in", 1, 0), (1, "code", 1, 1)),
        *((1, "merge", 0, 0), (1, "merge", 2, 0), (1, "end_fork", 0, 1), (1, "code", 0, 2)),
        *((2, "merge", 1, 0), (2, "withdraw", 1, 0), (1, "code", 1, 2)),  # a colleague goes on with what was withdrawn
    )
]
"""Something of everything, in an order in which it meets."""

orders = st.permutations(range(3))
exchanges = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=6)

_ids = st.text("ab", min_size=1, max_size=2)
_values = st.sampled_from((True, False, "x", "y", "", None, ["t1", 0, 4, "s$d"], ["t2", 1, 3, "s$d"]))
_fields: st.SearchStrategy[Mapping[str, Any]] = st.dictionaries(
    st.sampled_from(("exists", "anchor", "code", "subject", "cancelled")), _values, max_size=3
)
_withdrawn: st.SearchStrategy[Mapping[str, Any]] = st.fixed_dictionaries(
    {
        "texts": st.lists(st.sampled_from(("t1", "t2")), max_size=1) | st.just({"all": True}),
        "entities": st.lists(st.tuples(st.just("coding"), _ids).map(list), max_size=1) | st.just([[], "all"]),
    }
)


@st.composite
def _op(draw: st.DrawFn) -> Op:
    """An op that no replica need have written: any stamp, any kind, of this release or a newer one."""
    kind = draw(st.sampled_from((Kind.CODING, Kind.CODING, Kind.MEMO, Kind.GESTURE, Kind.WITHDRAWN, "sketch")))
    fields = draw(_withdrawn if kind == Kind.WITHDRAWN else _fields)
    return Op(
        id="",
        replica=draw(_ids),
        n=0,
        stamp=draw(st.integers(0, 9)),
        wall=0,
        actor=draw(st.sampled_from(CODERS)),
        kind=kind,
        entity=draw(_ids),
        fields={"kind": "memo"} if kind in (Kind.GESTURE, "sketch") and not fields else fields,
        gesture=draw(_ids),
        v=draw(st.sampled_from((1, 1, 1, 2))),
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Op]:
    """Ops with ids of their own, each naming some of the others as what it saw."""
    ops = [replace(op, id=f"op{n}", n=n) for n, op in enumerate(draw(st.lists(_op(), max_size=8)))]
    known = st.lists(st.sampled_from([op.id for op in ops] or [""]), max_size=2)
    return [replace(op, saw={name: draw(known) for name in op.fields}) for op in ops]


@st.composite
def three_journals(draw: st.DrawFn) -> tuple[list[Op], list[Op], list[Op]]:
    """Three parts of one journal, each with some ops hollowed, in any order."""
    ops = draw(journals())
    whole_or_not = st.permutations(ops).flatmap(
        lambda some: st.lists(st.sampled_from((0, 0, 1, 2)), min_size=len(some), max_size=len(some)).map(
            lambda marks: [hollowed(op) if mark == 1 else op for op, mark in zip(some, marks, strict=True) if mark < 2]
        )
    )
    return draw(whole_or_not), draw(whole_or_not), draw(whole_or_not)
