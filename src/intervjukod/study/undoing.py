"""Cancelling gestures and letting them stand again: undo, redo, going back, and the word of a person from history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from intervjukod.domain.journal import Kind
from intervjukod.errors import NotFoundError
from intervjukod.storage.gestures import GestureRow, Narrowed
from intervjukod.storage.steps import Step
from intervjukod.study.context import MACHINE, Context, iso
from intervjukod.study.deeds import describe
from intervjukod.study.shapes import Act
from intervjukod.study.writing_back import write_back

DESCRIBED = 40
"""Ops of one gesture that are read to tell what it did."""

_IN_FILES = frozenset((str(Kind.CODE), str(Kind.CODEBOOK)))
"""What stands in a codebook file too, which an undo must bring up to date."""


def told_step(context: Context, step: Step) -> Act | None:
    """What an undo or a redo would be about; None when there is nothing to do."""
    if not step.gestures:
        return None
    alone = _alone(step)
    return tell(context, alone) if alone else _several(step)


def take(context: Context, step: Step, who: str) -> Act | None:
    """Do an undo or a redo. What the program did by itself is on nobody's stack."""
    if not step.gestures or who == MACHINE:
        return None
    again = step.back and not step.cancelled
    return _judge(context, step, who, again=again)


def judge(context: Context, gesture: str, cancelled: bool) -> Act:
    """Cancel a gesture, whoever made it, or let it stand again. NotFoundError."""
    there = row_of(context, gesture)
    if there.cancelled == cancelled:
        return Act("", "acts.already_cancelled" if cancelled else "acts.already_stands")
    return _judge(context, Step((gesture,), cancelled), context.coder)


def back_to(context: Context, gesture: str) -> Step:
    """The coder's own acts that stand and arrived after a gesture (its id). Milestones stay. NotFoundError."""
    there = row_of(context, gesture)
    gestures = context.store.gestures
    newer = gestures.rows(None, Narrowed(context.coder, after=there.seq))
    standing = [row for row in reversed(newer) if not row.cancelled and Kind.MILESTONE not in gestures.sizes_of(row.id)]
    return Step(tuple(row.id for row in standing), back=True, wall=min((row.wall for row in standing), default=0))


def row_of(context: Context, gesture: str) -> GestureRow:
    """A gesture (its id) as it is stored. NotFoundError."""
    there = context.store.gestures.row(gesture)
    if there is None:
        raise NotFoundError("gesture_unknown", id=gesture)
    return there


def tell(context: Context, gesture: str) -> Act:
    """What a gesture did, told while it stands: what is cancelled has lost its names and places."""
    store = context.store
    summary = list(islice(store.journal.ops("gesture = ?", (gesture,)), DESCRIBED))
    return describe(context, summary, store.gestures.sizes_of(gesture))


def _judge(context: Context, step: Step, who: str, *, again: bool = False) -> Act:
    """Cancel, or take the cancelling back: all of it or nothing."""
    context.check_writable()
    alone = _alone(step)
    act = tell(context, alone) if alone and step.cancelled else None
    sizes = _sizes(context, step.gestures)
    context.store.journal.cancel(step.gestures, who, step.cancelled, again=again)
    if sizes == {Kind.CODING: 1} and act is not None and act.transcript:
        context.touched.add(act.transcript)
        return act
    context.forget()
    if sizes.keys() & _IN_FILES:
        write_back(context)
    return act or (tell(context, alone) if alone else _several(step))


def _alone(step: Step) -> str:
    """The gesture that is told by what it did; "" for several, and for what one going back takes back."""
    return step.gestures[0] if len(step.gestures) == 1 and not step.back else ""


def _sizes(context: Context, gestures: Sequence[str]) -> dict[str, int]:
    """Number of ops of the gestures by kind."""
    sizes: dict[str, int] = {}
    for gesture in gestures:
        for kind, count in context.store.gestures.sizes_of(gesture).items():
            sizes[kind] = sizes.get(kind, 0) + count
    return sizes


def _several(step: Step) -> Act:
    """Several gestures in one step, in words."""
    count = len(step.gestures)
    key = "acts.went_back" if step.back else "acts.several"
    return Act("", key, {"n": count}, count=count, at=iso(step.wall))
