"""Keys as lines of words, for whoever drives the program without a terminal. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intervjukod.tui.actions import ACTIONS, ANY
from intervjukod.tui.plain.keyboard import Pressed

SHORT = {
    "esc": "escape",
    "del": "delete",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
    "mellanslag": "space",
}
"""Other names that people know keys by."""
NAMES = {key for action in ACTIONS for key in action.keys if len(key) > 1} - {ANY}
"""Keys that have a name: ``down``, ``enter``, ``ctrl+z``."""
_WORD = re.compile(r'"(?P<typed>[^"]*)"|(?P<key>\S+)')


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that are typed, character by character."""

    words: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that names no key."""

    word: str


def _named(key: str) -> str:
    return SHORT.get(key, key)


def keys_of(line: str) -> Iterator[Pressed | Typed | Unknown]:
    """The keys of a line such as ``L down b enter "sam" enter``: characters, names, and in quotes what is typed."""
    for word in _WORD.finditer(line):
        if word["typed"] is not None:
            yield Typed(word["typed"])
        elif len(word["key"]) == 1 or _named(word["key"]) in NAMES:
            yield Pressed(_named(word["key"]))
        else:
            yield Unknown(word["key"])
