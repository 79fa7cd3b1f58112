"""Ops: their stamps, and payloads of older releases raised on reading."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from intervjukod.domain.journal import Kind, Op, next_stamp, upgraded, wall_of
from intervjukod.domain.journal.op import STEPS, VERSION, Step
from tests.unit.domain.ops import op

GOLDEN = Path(__file__).parents[2] / "golden" / "payloads"


def test_a_stamp_follows_the_clock() -> None:
    """The first stamp of a millisecond says that millisecond."""
    stamp = next_stamp(0, 1_700_000_000_000)
    assert wall_of(stamp) == 1_700_000_000_000
    assert next_stamp(stamp, 1_700_000_000_001) > stamp


def test_stamps_rise_within_a_millisecond_and_when_the_clock_is_set_back() -> None:
    """A stamp is always newer than the newest there is."""
    first = next_stamp(0, 5_000)
    assert next_stamp(first, 5_000) == first + 1
    assert next_stamp(first, 1_000) == first + 1


def test_stamps_rise_over_the_edge_of_a_millisecond() -> None:
    """More ops than the counter holds spill into the next millisecond and still rise."""
    full = (5_000 << 16) + 0xFFFF
    assert next_stamp(full, 5_000) == full + 1
    assert wall_of(full + 1) == 5_001


@pytest.mark.parametrize(
    ("changed", "folds"),
    [({}, True), ({"v": VERSION + 1}, False), ({"kind": "sketch"}, False), ({"fields": {}}, False)],
)
def test_what_this_release_understands(changed: dict[str, object], folds: bool) -> None:
    """Known kind, known payload, not hollow."""
    assert replace(op(1, {"code": "a"}), **changed).folds is folds  # type: ignore[arg-type]  # fields by name


def renamed(old: Op) -> Op:
    """A made-up step: what version -1 called ``key`` is called ``code``, in what was seen too."""
    assert old.fields, "a hollow op has nothing to raise"
    fields = {"code" if name == "key" else name: value for name, value in old.fields.items()}
    return replace(old, fields=fields, saw={"code" if name == "key" else name: ids for name, ids in old.saw.items()})


def marked(old: Op) -> Op:
    """A made-up step: version 0 knew no facets that were left empty."""
    return replace(old, fields={name: value for name, value in old.fields.items() if value != ""})


MADE_UP: dict[tuple[str, int], Step] = {("coding", -1): renamed, ("coding", 0): marked}


def test_old_payloads_are_raised_step_by_step() -> None:
    """Ops as two made-up older releases wrote them are read as the golden file says."""
    golden = json.loads((GOLDEN / "made_up_steps.json").read_text("utf-8"))
    raised = [asdict(upgraded(Op(**written), MADE_UP)) for written in golden["written"]]
    assert raised == golden["read"]


def test_every_real_step_has_its_golden_file() -> None:
    """A step of a real release is held by a file of its own, named for its kind and version."""
    assert [f"{kind}_{v}.json" for kind, v in STEPS if not (GOLDEN / f"{kind}_{v}.json").exists()] == []


def test_a_newer_payload_and_a_hollow_op_are_left_as_they_are() -> None:
    """Nothing is lowered, and what says nothing has nothing to raise."""
    newer = op(1, {"key": "a"}, v=VERSION + 1)
    hollow = op(1, {}, v=-1)
    assert upgraded(newer, MADE_UP) == newer
    assert upgraded(hollow, MADE_UP) == replace(hollow, v=VERSION)


def test_a_kind_is_its_name() -> None:
    """Kinds compare with what stands in the journal."""
    assert {Kind.CODING: 1}["coding"] == 1  # type: ignore[index]  # rows have plain strings
