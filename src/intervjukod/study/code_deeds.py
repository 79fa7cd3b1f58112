"""What was done with a code, or with many codings at once, in a person's terms: sentence keys and their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from intervjukod.domain.codebook import MEANING, in_language
from intervjukod.domain.journal import Op
from intervjukod.domain.journal.op import EXISTS, REASON

_Told = tuple[str, dict[str, object]]


def about_code(named: Callable[[str], str], language: str, op: Op, before: Mapping[str, Any]) -> _Told:
    """The sentence about one op on a code; ``before`` is what was said of the code until then.

    ``named`` tells what a code (its key) is called itself, also one that another has swallowed.
    """
    fields = op.fields
    name = _label(fields.get("label"), language) or named(op.entity)
    values: dict[str, object] = {"code": name, "key": op.entity}
    if EXISTS in fields:
        return ("acts.code_added" if fields[EXISTS] else "acts.code_removed"), values
    if fields.get("merged_into"):
        return "acts.code_merged", {**values, "into": named(str(fields["merged_into"]))}
    if "parent" in fields:
        above = fields["parent"]
        moved = {**values, "under": named(str(above or ""))}
        return ("acts.code_moved" if above else "acts.code_moved_up"), moved
    if "retired" in fields:
        return ("acts.code_retired" if fields["retired"] else _back(fields)), values
    return _changed(fields, values, _label(before.get("label"), language) or op.entity)


def recoded_or_kept(ops: Sequence[Op]) -> str:
    """The sentence when codings were given one other code, or were looked over and kept; "" for anything else."""
    names = {name for op in ops for name in op.fields} - {REASON}
    if names == {"revision"}:
        return "acts.codings_looked_over"
    alike = len({op.fields.get("code") for op in ops}) == 1
    return "acts.codings_recoded" if names == {"code", "revision"} and alike else ""


def _changed(fields: Mapping[str, Any], values: dict[str, object], called: str) -> _Told:
    names = fields.keys() - {REASON}
    if names == {"label"}:
        return "acts.code_renamed", {**values, "before": called}
    if names and names <= set(MEANING):
        return "acts.code_redefined", values
    if names == {"letter"}:
        letter = fields["letter"]
        return ("acts.code_letter" if letter else "acts.code_letterless"), {**values, "letter": letter or ""}
    return "acts.code_changed", values


def _back(fields: Mapping[str, Any]) -> str:
    return "acts.code_back_letterless" if "letter" in fields else "acts.code_back"


def _label(said: Any, language: str) -> str:
    return in_language(said, language) if isinstance(said, Mapping) else ""
