"""The journal: every change as an op, and the study as the fold of its ops."""

from intervjukod.domain.journal.fold import (
    CANCELLED,
    Conflict,
    Entity,
    Register,
    cancelled_gestures,
    conflicts,
    fold,
    fold_entity,
)
from intervjukod.domain.journal.op import VERSION, Change, Kind, Op, next_stamp, upgraded, wall_of
from intervjukod.domain.journal.union import hollowed, once, to_hollow, union, withdrawn_texts

__all__ = [
    "CANCELLED",
    "VERSION",
    "Change",
    "Conflict",
    "Entity",
    "Kind",
    "Op",
    "Register",
    "cancelled_gestures",
    "conflicts",
    "fold",
    "fold_entity",
    "hollowed",
    "next_stamp",
    "once",
    "to_hollow",
    "union",
    "upgraded",
    "wall_of",
    "withdrawn_texts",
]
