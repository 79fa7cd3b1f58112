"""What waits to be placed since a text changed, as far as this person may see it; how much is told wherever one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intervjukod.tui import seeing
from intervjukod.tui.actions import Place
from intervjukod.tui.desk import ToPlace

if TYPE_CHECKING:
    from intervjukod.study.version_shapes import Misplaced
    from intervjukod.tui.desk import Desk


def queue(desk: Desk, transcript: str = "") -> Sequence[Misplaced]:
    """What waits, in one transcript (its id) or in all. A colleague's waits until both have marked it done."""
    found = desk.study.versions.queue(transcript)
    return [one for one in found if not one.coder or seeing.may_see(desk, one.coder, one.transcript)]


def keep_up(desk: Desk) -> bool:
    """Count anew what waits, when something was written since, and tell of more; whether the number is another one."""
    now = (desk.study, desk.study.arrived)
    if desk.to_place.seen == now:
        return False
    before = desk.to_place
    desk.to_place = ToPlace(sum(1 for one in queue(desk) if not one.left), now)
    more = before.seen[0] is desk.study and desk.to_place.count > before.count
    if more and not desk.notice and desk.place is not Place.PLACING:
        desk.say("placing.said.more", n=desk.to_place.count)
    return desk.to_place.count != before.count
