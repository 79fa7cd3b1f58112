"""From what a terminal sends to keys by the names that the registry has, without Textual. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intervjukod.tui.terminal_input import ESCAPE, PASTE, PASTED, only_keys


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key: a character, or a name such as ``down`` and ``ctrl+z``."""

    key: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words that are never keys."""

    words: str


Event = Pressed | Pasted

_FINAL: Mapping[str, str] = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "P": "f1", "Z": "shift+tab",
}  # fmt: skip
_NUMBERED: Mapping[str, str] = {
    "1": "home", "7": "home", "4": "end", "8": "end", "3": "delete", "5": "pageup", "6": "pagedown", "11": "f1",
}  # fmt: skip
_NAMED: Mapping[str, str] = {
    "\r": "enter", "\t": "tab", " ": "space", ESCAPE: "escape", "\x7f": "backspace", "\x08": "backspace",
    "\n": "ctrl+j",
}  # fmt: skip
_KEYPAD = {chr(ord("p") + digit): str(digit) for digit in range(10)} | {"k": "+", "m": "-", "M": "enter", "n": "."}
_SHIFTED_BY_RXVT = {"a": "shift+up", "b": "shift+down", "c": "shift+right", "d": "shift+left"}
_MODIFIERS = ((4, "ctrl"), (2, "alt"), (1, "shift"))
_TOKEN = re.compile(
    r"\x1b\[200~(?P<paste>.*?)\x1b\[201~"
    r"|\x1b\[\[(?P<console>[A-E])"
    r"|\x1b\[(?P<fields>[\d;:]*)(?P<final>[@-~])"
    r"|\x1b\[[0-?]*[ -/]*(?P<unknown>[@-~])"
    r"|\x1bO(?P<application>[A-Za-z])"
    r"|\x1b(?P<alt>[^\x1b\[O])"
    r"|(?P<escape>\x1b(?=\x1b))"
    r"|(?P<one>[^\x1b])",
    re.DOTALL,
)


class Keyboard:
    """Reads what was sent, piece by piece; what may go on is kept, until ``pause`` says it does not."""

    def __init__(self) -> None:
        self._waiting = ""

    @property
    def waits(self) -> bool:
        """Whether something was begun: the Escape key, or a sequence that is cut in two."""
        return bool(self._waiting) and PASTE not in self._waiting

    def read(self, sent: str) -> Iterator[Event]:
        """The keys and pastes in what was sent."""
        data = self._waiting + sent
        before, begins, paste = data.partition(PASTE)
        data = only_keys(before) + begins + paste
        at = 0
        while at < len(data) and not (data.startswith(PASTE, at) and PASTED not in data[at:]):
            token = _TOKEN.match(data, at)
            if token is None:
                break
            at = token.end()
            yield from _events(token)
        self._waiting = data[at:]

    def pause(self) -> Iterator[Event]:
        """Nothing more was sent for a while: a lone escape character was the key."""
        waiting, self._waiting = self._waiting, ""
        if waiting == ESCAPE:
            yield Pressed("escape")


def _events(token: re.Match[str]) -> Iterator[Event]:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    if kind == "paste":
        yield Pasted(text)
        return
    readers = {"final": lambda: _told(token["fields"], text), "one": lambda: _character(text)}
    readers |= {"application": lambda: _application(text), "escape": lambda: "escape"}
    readers |= {"alt": lambda: f"alt+{text}", "console": lambda: "f1" if text == "A" else ""}
    key = readers[kind]() if kind in readers else ""
    if key:
        yield Pressed(key)


def _character(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if character < " ":
        return f"ctrl+{chr(ord(character) + 0x60)}"
    return character


def _application(letter: str) -> str:
    return _FINAL.get(letter) or _KEYPAD.get(letter, "")


def _told(fields: str, final: str) -> str:
    """A key with its modifiers, as xterm and kitty tell it; "" for one that nobody knows."""
    code, modifiers, text = [*fields.split(";"), "", ""][:3]
    if not fields and final in _SHIFTED_BY_RXVT:
        return _SHIFTED_BY_RXVT[final]
    if final == "u":
        if text:
            return _NAMED.get(chr(int(text.partition(":")[0])), chr(int(text.partition(":")[0])))
        key = _named(int(code or "1"))
    else:
        key = _NUMBERED.get(code, "") if final == "~" else _FINAL.get(final, "")
    held = int(modifiers or "1") - 1
    if not key or (key == "shift+tab" and held <= 1):
        return key
    names = [name for bit, name in _MODIFIERS if held & bit and not (name == "shift" and len(key) == 1)]
    return "+".join([*sorted(names), key])


def _named(code: int) -> str:
    """A key that kitty's protocol tells by its number; keys that are held for another one are none."""
    if 57344 <= code <= 63743:
        return {57414: "enter", 57364: "f1"}.get(code, "")
    return _NAMED.get(chr(code), chr(code))
