"""What terminals send for the keys of the map: bytes as text, by key and by terminal. Data, for tests and documents.

As they come out of the box, on a Swedish keyboard, with the cursor keys in normal mode. Where a terminal has
several ways, all are given. ``()``: the terminal keeps the key for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

MAC, ITERM, WINDOWS, XTERM, TMUX, KITTY = (
    "macOS Terminal", "iTerm2", "Windows Terminal", "xterm", "tmux", "kitty protocol",
)  # fmt: skip
TERMINALS = (MAC, ITERM, WINDOWS, XTERM, TMUX, KITTY)
"""The last is not a terminal but what kitty, Ghostty, foot, WezTerm and iTerm2 send when they are asked to."""

_EVERYWHERE: Mapping[str, Sequence[str]] = {
    "up": ("\x1b[A", "\x1bOA"),
    "down": ("\x1b[B", "\x1bOB"),
    "right": ("\x1b[C", "\x1bOC"),
    "left": ("\x1b[D", "\x1bOD"),
    "shift+left": ("\x1b[1;2D",),
    "shift+right": ("\x1b[1;2C",),
    "home": ("\x1b[H", "\x1bOH"),
    "end": ("\x1b[F", "\x1bOF"),
    "pageup": ("\x1b[5~",),
    "pagedown": ("\x1b[6~",),
    "delete": ("\x1b[3~",),
    "backspace": ("\x7f",),
    "enter": ("\r",),
    "tab": ("\t",),
    "shift+tab": ("\x1b[Z",),
    "space": (" ",),
    "escape": ("\x1b",),
    "f1": ("\x1bOP",),
}
_OF_ITS_OWN: Mapping[str, Mapping[str, Sequence[str]]] = {
    ITERM: {"backspace": ("\x7f", "\x08")},
    WINDOWS: {"backspace": ("\x7f", "\x08")},
    XTERM: {"backspace": ("\x7f", "\x08"), "f1": ("\x1bOP", "\x1b[11~"), "home": ("\x1b[H", "\x1bOH", "\x1b[1~")},
    TMUX: {"home": ("\x1b[1~",), "end": ("\x1b[4~",)},
    KITTY: {
        "up": ("\x1b[A", "\x1b[1;1A"),
        "enter": ("\x1b[13u", "\x1b[57414u"),
        "tab": ("\x1b[9u",),
        "shift+tab": ("\x1b[9;2u",),
        "backspace": ("\x1b[127u",),
        "escape": ("\x1b[27u",),
        "space": ("\x1b[32;;32u",),
        "f1": ("\x1b[P", "\x1bOP"),
    },
}
_SHIFTED = {">": "<", "?": "+", "=": "0", "!": "1", ";": ",", ":": ".", "_": "-", "/": "7"}
"""The key of a Swedish keyboard that a sign is on with Shift; kitty's protocol tells that one."""


def sent_for(key: str, terminal: str) -> Sequence[str]:
    """What the terminal sends for a key of the registry, in every way it may."""
    if key.startswith("ctrl+"):
        letter = key.removeprefix("ctrl+")
        return (f"\x1b[{ord(letter)};5u",) if terminal == KITTY else (chr(ord(letter) & 0x1F),)
    if len(key) == 1:
        return (_by_its_number(key),) if terminal == KITTY else (key,)
    return _OF_ITS_OWN.get(terminal, {}).get(key, _EVERYWHERE[key])


def _by_its_number(character: str) -> str:
    base = _SHIFTED.get(character, character.lower())
    modifiers = "2" if base != character else ""
    return f"\x1b[{ord(base)};{modifiers};{ord(character)}u"


def all_sent(keys: Sequence[str], terminal: str) -> Iterator[tuple[str, str]]:
    """Every key with every way of sending it, a lone escape character last."""
    told = [(key, sent) for key in keys for sent in sent_for(key, terminal)]
    return iter(sorted(told, key=lambda pair: pair[1] == "\x1b"))
