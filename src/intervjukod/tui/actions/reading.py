"""Reading back and search."""

from __future__ import annotations

from intervjukod.tui.actions.action import PANES, Action, Context, Place, always, opened


def has_lens(context: Context) -> str:
    """What is read was selected, and can be selected otherwise."""
    return "" if context.lens else "read.why.no_lens"


def can_surround(context: Context) -> str:
    """More can be shown around the words."""
    return has_lens(context) or ("" if context.surrounds else "read.why.no_surroundings")


def has_quotes(context: Context) -> str:
    """What is read are kept quotes."""
    return "" if context.lens == "quotes" else "quoting.why.no_quotes"


def has_search(context: Context) -> str:
    """What is read was searched for."""
    return "" if context.lens == "search" else "read.why.no_search"


READING_ACTIONS: tuple[Action, ...] = (
    Action(
        "search", ("ctrl+f",), (*PANES, Place.COMPARE), "read.action.search", "read.help.search", opened, palette=True
    ),
    Action("read_code", (), PANES, "read.action.read_code", "read.help.read_code", opened, palette=True),
    Action("select", ("U",), (Place.READ,), "read.action.select", "read.help.select", has_lens, 3, palette=True),
    Action(
        "surround", ("C",), (Place.READ,), "read.action.surround", "read.help.surround", can_surround, 3, palette=True
    ),
    Action(
        "quotes_from",
        ("H",),
        (Place.READ,),
        "quoting.action.from",
        "quoting.help.from",
        has_quotes,
        palette=True,
        lens="quotes",
    ),
    Action("matched_words", ("O",), (Place.READ,), "read.action.words", "read.help.words", has_search, 4, palette=True),
    Action("keywords", (), PANES, "read.action.keywords", "read.help.keywords", always, palette=True),
)
