"""What is wrong with the study's files, on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def faults(desk: Desk, _: str) -> None:
    """Say what is wrong; of several, ask about which."""
    told = [say(note.key, desk.language, **note.values) for note in desk.faults]
    if not told:
        desk.say("faults.none")
    elif len(told) == 1:
        desk.tell(told[0])
    else:
        rows = tuple(Row(sentence, sentence) for sentence in told)
        desk.lay(Listing(say("faults.title", desk.language), Place.ROWS, rows, lambda row: desk.tell(row.text)))


HANDLERS = {"faults": faults}
