"""Mending the text: words, who says them, where a turn begins; and the versions that come of it."""

from __future__ import annotations

from intervjukod.tui.actions.action import PANES, WORDS, Action, Context, Place, always, has_rows, may_code, opened

HERE = (Place.MEND,)


def has_corrections(context: Context) -> str:
    """Something was mended that can be taken back."""
    return "" if context.corrections else "mending.why.nothing_mended"


MENDING_ACTIONS: tuple[Action, ...] = (
    Action("mend", ("E",), WORDS, "mending.action.mend", "mending.help.mend", may_code, palette=True),
    Action("mend_words", ("enter", "E"), HERE, "mending.action.words", "mending.help.words", always, bottom=1),
    Action("mend_speaker", ("S",), HERE, "mending.action.speaker", "mending.help.speaker", always, bottom=2),
    Action("mend_side", ("I",), HERE, "mending.action.side", "mending.help.side", always, bottom=3),
    Action("mend_split", ("D",), HERE, "mending.action.split", "mending.help.split", always, bottom=4),
    Action("mend_join", ("J",), HERE, "mending.action.join", "mending.help.join", always, bottom=5),
    Action("mend_back", ("ctrl+z",), HERE, "mending.action.back", "mending.help.back", has_corrections, bottom=6),
    Action(
        "version_find", ("ctrl+f",), (Place.VERSION,), "mending.action.find", "mending.help.find", has_rows, bottom=1
    ),
    Action("versions", (), PANES, "mending.action.versions", "mending.help.versions", opened, palette=True),
)
