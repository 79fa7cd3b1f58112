"""What a terminal sends, before Textual reads keys out of it: keys give codes, so nothing else may become one.

Textual turns what follows an escape character inside a paste into keys, the text of a terminal's late answer
to some other program, and, from a terminal that tells of modifiers in xterm's way, Ctrl+Z into ``z``. It ends
where a terminal tells when a key is let go, or sends bytes that are no UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

from intervjukod.tui.terminal_input import ESCAPE, PASTE, PASTED, only_keys

SIGN = "\u241b"

_SEQUENCE = re.compile(r"\x1b(?:\[(?!\[)[0-?]*[@-~]|O\d*[A-Za-z])")
_NO_KEY = re.compile(r"\x1b\[(?:<.*|M|\d+;\d+R|48;.*t|[IO])")  # mouse, place of the cursor, size, focus: Textual's own


class PasteParser(XTermParser):
    """Reads what a terminal sends; inside a paste an escape character is a visible sign like any other letter."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._seen = ""
        self._pasting = False
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        paste = self._paste_at(data)
        keys = _SEQUENCE.sub(self._understood, only_keys(data[:paste]))
        disarmed = "".join(map(self._disarmed, keys + data[paste:]))
        return super().feed(disarmed) if disarmed or not data else ()

    def _paste_at(self, data: str) -> int:
        """Where a paste is under way in what was sent, or begins, be it in the middle of the sequence that says so."""
        if self._pasting:
            return 0
        before, begins, _ = (self._seen + data).partition(PASTE)
        return max(0, len(before) - len(self._seen)) if begins else len(data)

    def _understood(self, sent: re.Match[str]) -> str:
        """The sequence, or nothing where Textual would read the signs in it one by one."""
        sequence = sent[0]
        return sequence if _NO_KEY.match(sequence) or any(self._sequence_to_key_events(sequence)) else ""

    def _disarmed(self, character: str) -> str:
        """What to read for this character: nothing yet while the end of the paste may be coming."""
        if not self._pasting:
            self._seen = (self._seen + character)[-len(PASTE) :]
            self._pasting = self._seen == PASTE
            return character
        held, self._held = self._held + character, ""
        if held == PASTED:
            self._pasting, self._seen = False, ""
            return held
        if PASTED.startswith(held):
            self._held = held
            return ""
        if character == ESCAPE:  # it may begin the end, whatever came before it
            held, self._held = held.removesuffix(ESCAPE), ESCAPE
        return held.replace(ESCAPE, SIGN)
