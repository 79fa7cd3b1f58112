"""What one did on another screen of the study: told here, so that no sentence of what was done last is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def note(desk: Desk) -> None:
    """Everything that stands in the journal now is known here; in the past nothing new is."""
    if desk.present is None:
        desk.arrived = desk.study.arrived


def tell(desk: Desk) -> None:
    """Tell the last thing that was done since then; what others code is theirs until both are done."""
    latest = desk.study.history.latest(desk.arrived) if desk.arrived and desk.present is None else None
    if latest is not None:
        by = "" if latest.actor == desk.study.coder else "_by"
        act = say(latest.act.key, desk.language, **latest.act.values)
        desk.deed = say(f"elsewhere.{latest.how}{by}", desk.language, act=act, coder=latest.actor)
    note(desk)
