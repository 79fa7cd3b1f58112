"""The page about keys, from the registry of actions and from what terminals send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from intervjukod.locale import say
from intervjukod.tui.actions import ACTIONS, Action, Place, in_place
from intervjukod.tui.presenter.help_page import PLACES
from intervjukod.tui.presenter.status import key_name, keys_name
from tests.end_to_end.terminal_bytes import TERMINALS, sent_for

DOCUMENT = Path(__file__).parents[3] / "docs" / "keys.md"
PROSE = Path(__file__).parent
LANGUAGE = "en"
BYTES_OF = (
    "up", "down", "right", "left", "shift+left", "shift+right", "home", "end", "pageup", "pagedown", "delete",
    "backspace", "enter", "tab", "shift+tab", "space", "escape", "f1", "ctrl+z", "ctrl+c", "b", "L", "å", "Ö", "?", "<",
)  # fmt: skip
"""Keys whose bytes are shown; the others are told in the same way."""


def document() -> str:
    """The whole page."""
    head, sent = ((PROSE / name).read_text("utf-8") for name in ("head.md", "sent.md"))
    places = (line for place in Place for line in _place(place))
    return "\n".join([head, *places, *_without_key(), sent, *_bytes()]) + "\n"


def _place(place: Place) -> Iterator[str]:
    yield f"## In {_place_name(place)}\n"
    yield "| key | Swedish | English | what it does |\n|---|---|---|---|"
    yield from (_row(action) for action in in_place(place))
    yield ""


def _place_name(place: Place) -> str:
    return say(PLACES[place], LANGUAGE)


def _row(action: Action) -> str:
    names = (say(action.label, language) for language in ("sv", LANGUAGE))
    return f"| {_cell(keys_name(action, LANGUAGE))} | {' | '.join(names)} | {say(action.help, LANGUAGE)} |"


def _without_key() -> Iterator[str]:
    yield "## By name (Ctrl+P)\n\nActs without a key of their own.\n"
    yield "| Swedish | English | what it does |\n|---|---|---|"
    for action in ACTIONS:
        if not action.keys:
            yield f"| {say(action.label, 'sv')} | {say(action.label, LANGUAGE)} | {say(action.help, LANGUAGE)} |"
    yield ""


def _bytes() -> Iterator[str]:
    yield f"| key | {' | '.join(TERMINALS)} |\n|---|{'---|' * len(TERMINALS)}"
    for key in BYTES_OF:
        cells = (" or ".join(_visible(sent) for sent in sent_for(key, terminal)) for terminal in TERMINALS)
        yield f"| {_cell(key_name(key, LANGUAGE))} | {' | '.join(cells)} |"


def _visible(sent: str) -> str:
    """Bytes as a person reads them; what is no ASCII by its UTF-8."""
    if not sent.isascii():
        return f"`{sent.encode().hex(' ')}`"
    shown = "".join(
        chr(0x2400 + ord(sign)) if ord(sign) < 32 else {"\x7f": "␡", " ": "␠"}.get(sign, sign) for sign in sent
    )
    return f"`{shown}`"


def _cell(words: str) -> str:
    """Keys in a table's cell, where a stroke would end it."""
    return " ".join(f"`{word}`" for word in words.replace("|", "\\|").split())
