"""One op: a change to some fields of one entity, as it stands in the journal for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

VERSION = 1
"""Payload version that this release writes. Older payloads are raised on reading, newer ones carried."""

COUNTER_BITS = 16

Fields = Mapping[str, Any]


class Kind(StrEnum):
    """What an op can be about. Ops of other kinds are carried and merged, never folded."""

    TRANSCRIPT = "transcript"
    VERSION = "version"
    SPEAKER = "speaker"
    CODEBOOK = "codebook"
    CODE = "code"
    GUIDE = "guide"
    QUESTION = "question"
    CODING = "coding"
    MEMO = "memo"
    ANSWER = "answer"
    DONE = "done"
    MILESTONE = "milestone"
    INFERENCE = "meta-inference"
    GESTURE = "gesture"
    WITHDRAWN = "withdrawn"


KNOWN = frozenset(Kind)

EXISTS = "exists"
"""The register that says whether an entity is there: making it sets true, removing it sets false."""

REASON = "reason"
"""Why a gesture was made, in its person's words: a field of its first op, hollowed and cancelled with it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an act wants of one entity: new values for some of its fields, as JSON values."""

    kind: Kind
    entity: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Op:
    """A change as journalled.

    ``stamp`` is a hybrid logical clock: milliseconds since 1970 shifted left by 16 bits plus a counter,
    unique and rising on one replica; ``wall`` is what the clock said, in milliseconds. ``n`` counts the
    replica's own ops from 1. ``saw`` gives, per field, the ids of the ops whose values this op replaced,
    which tells a sequence from two people who did not know of each other. A hollow op has no fields.
    """

    id: str
    replica: str
    n: int
    stamp: int
    wall: int
    actor: str
    kind: str
    entity: str
    fields: Fields
    gesture: str
    saw: Mapping[str, list[str]] = field(default_factory=dict)
    v: int = VERSION

    @property
    def hollow(self) -> bool:
        return not self.fields

    @property
    def folds(self) -> bool:
        """Whether this release understands the op."""
        return self.kind in KNOWN and self.v <= VERSION and not self.hollow


def next_stamp(newest: int, wall: int) -> int:
    """The stamp after ``newest`` at ``wall`` milliseconds: never lower, also when a clock is set back."""
    return max(newest + 1, wall << COUNTER_BITS)


def wall_of(stamp: int) -> int:
    """Milliseconds since 1970 in a stamp."""
    return stamp >> COUNTER_BITS


Step = Callable[[Op], Op]

STEPS: dict[tuple[str, int], Step] = {}
"""(kind, version) to the pure function that raises the payload of such an op by one version. It gets the whole
op because a field that is renamed is renamed in ``saw`` too; ``v`` is seen to."""


def upgraded(op: Op, steps: Mapping[tuple[str, int], Step] = STEPS, version: int = VERSION) -> Op:
    """The op with its payload raised to ``version``; a kind without a step keeps its fields."""
    while op.v < version:
        step = None if op.hollow else steps.get((op.kind, op.v))
        op = replace(op if step is None else step(op), v=op.v + 1)
    return op
