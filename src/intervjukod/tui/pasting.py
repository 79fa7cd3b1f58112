"""Pasted text is text: Textual reads keys out of a paste that holds an escape character, and keys give codes."""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE = "\x1b"
START, END = f"{ESCAPE}[200~", f"{ESCAPE}[201~"
SIGN = "\u241b"


class PasteParser(XTermParser):
    """Reads what a terminal sends; inside a paste an escape character is a visible sign like any other letter."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._seen = ""
        self._pasting = False
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        disarmed = "".join(map(self._disarmed, data))
        return super().feed(disarmed) if disarmed or not data else ()

    def _disarmed(self, character: str) -> str:
        """What to read for this character: nothing yet while the end of the paste may be coming."""
        if not self._pasting:
            self._seen = (self._seen + character)[-len(START) :]
            self._pasting = self._seen == START
            return character
        held, self._held = self._held + character, ""
        if held == END:
            self._pasting = False
            return held
        if END.startswith(held):
            self._held = held
            return ""
        if character == ESCAPE:  # it may begin the end, whatever came before it
            held, self._held = held.removesuffix(ESCAPE), ESCAPE
        return held.replace(ESCAPE, SIGN)
