"""Somebody who presses keys in line mode and listens: the desk, its keys and acts without a screen."""

from __future__ import annotations

from intervjukod.study import Study
from intervjukod.tui.desk import Desk
from intervjukod.tui.plain.keyboard import Pasted
from intervjukod.tui.plain.program import Program
from intervjukod.tui.plain.script import keys_of


class Listener:
    """Somebody at the keyboard of an opened study."""

    def __init__(self, study: Study) -> None:
        self._heard: list[str] = []
        self._program = Program(study, self._heard.append, terminal=False)
        self._program.begin()

    @property
    def desk(self) -> Desk:
        return self._program.desk

    @property
    def text(self) -> str:
        """The text that lies open."""
        assert self.desk.transcript is not None
        return self.desk.transcript.text

    @property
    def selected(self) -> str:
        """The words that the next key is about."""
        return self.desk.text.cursor.span.of(self.text)

    @property
    def told(self) -> str:
        """What was done, or why not."""
        return self.desk.notice or self.desk.deed

    def keys(self, line: str) -> str:
        """What is said to a line of keys, such as ``L down b enter "sam" enter``."""
        self._heard.clear()
        for event in keys_of(line):
            self._program.hears(event)
        return "".join(self._heard)

    def pastes(self, words: str) -> None:
        """Paste, as a terminal tells it."""
        self._program.hears(Pasted(words))

    def waits(self) -> str:
        """What is said while no key is pressed, at two looks."""
        self._heard.clear()
        self._program.hears(None)
        self._program.hears(None)
        return "".join(self._heard)

    def ends(self) -> None:
        """No more keys come."""
        self._program.ends()

    def goes_to(self, words: str) -> None:
        """Put the cursor on these words."""
        assert self.desk.transcript is not None
        self.desk.text.place_cursor(self.desk.study.reading.quote(self.desk.transcript.id, words))
