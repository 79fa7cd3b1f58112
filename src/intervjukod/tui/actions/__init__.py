"""What can be done on the screen: pure data that feeds keys, palette, help and the bottom line alike.

Letter = code · CAPITAL = tool · digit = row of the list in front · arrows = where. A key does one thing
in one place; what cannot be done now says why. The keys are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from intervjukod.tui.actions.action import (
    ANY,
    DIGITS,
    LETTERS,
    LISTS,
    PAGES,
    PANES,
    STATES,
    TEXTS,
    TYPING,
    WORDS,
    Action,
    Context,
    Place,
)
from intervjukod.tui.actions.answers import ANSWER_ACTIONS
from intervjukod.tui.actions.book import BOOK_ACTIONS
from intervjukod.tui.actions.compare import COMPARE_ACTIONS
from intervjukod.tui.actions.everywhere import EVERYWHERE_ACTIONS
from intervjukod.tui.actions.history import HISTORY_ACTIONS
from intervjukod.tui.actions.intake import INTAKE_ACTIONS
from intervjukod.tui.actions.lists import LIST_ACTIONS
from intervjukod.tui.actions.memos import MEMO_ACTIONS
from intervjukod.tui.actions.mending import MENDING_ACTIONS
from intervjukod.tui.actions.pages import PAGE_ACTIONS
from intervjukod.tui.actions.placing import PLACING_ACTIONS
from intervjukod.tui.actions.reading import READING_ACTIONS
from intervjukod.tui.actions.reports import REPORT_ACTIONS
from intervjukod.tui.actions.text import TEXT_ACTIONS

__all__ = [
    "ACTIONS",
    "ANY",
    "BINDINGS",
    "BY_ID",
    "DIGITS",
    "LETTERS",
    "LISTS",
    "PAGES",
    "PANES",
    "STATES",
    "TEXTS",
    "TYPING",
    "WORDS",
    "Action",
    "Context",
    "Place",
    "action_for",
    "bottom_line",
    "in_place",
]

ACTIONS = (
    *TEXT_ACTIONS,
    *ANSWER_ACTIONS,
    *READING_ACTIONS,
    *PAGE_ACTIONS,
    *COMPARE_ACTIONS,
    *REPORT_ACTIONS,
    *HISTORY_ACTIONS,
    *BOOK_ACTIONS,
    *MEMO_ACTIONS,
    *PLACING_ACTIONS,
    *MENDING_ACTIONS,
    *INTAKE_ACTIONS,
    *LIST_ACTIONS,
    *EVERYWHERE_ACTIONS,
)

BY_ID = {action.id: action for action in ACTIONS}


def _bindings() -> dict[tuple[Place, str], Action]:
    bound: dict[tuple[Place, str], Action] = {}
    for action in ACTIONS:
        for place in action.places:
            for key in action.keys:
                if (place, key) in bound:
                    raise ValueError(f"{key} does two things in {place}: {bound[place, key].id}, {action.id}")
                bound[place, key] = action
    return bound


BINDINGS = _bindings()


def action_for(place: Place, key: str) -> Action | None:
    """The action that ``key`` (a character, or a name such as ``enter``) has in ``place``, or None."""
    action = BINDINGS.get((place, key))
    if action is None and (len(key) == 1 or key == "space"):
        action = BINDINGS.get((place, ANY))
    return action


def in_place(place: Place) -> Iterator[Action]:
    """Every action with a key in ``place``, in the order of the registry."""
    return (action for action in ACTIONS if place in action.places and action.keys)


def bottom_line(context: Context) -> list[Action]:
    """What can be done here and now, the most needed first."""
    offered = (action for action in in_place(context.place) if action.order(context) and not action.why_not(context))
    return sorted(offered, key=lambda action: action.order(context))
