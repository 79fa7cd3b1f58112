"""The same story in tmux, which has keys, colours and pastes of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from tests.builders import study_folder
from tests.end_to_end.story import Said, coded, codes_and_takes_back, journal, told_history
from tests.end_to_end.terminal import GLANCE, LARGE, PROGRAM, Terminal, surroundings

pytestmark = pytest.mark.needs("tmux")

KEYS = {"down": "Down", "escape": "Escape", "enter": "Enter", "space": "Space"}


class Tmux(Terminal):
    """A tmux of its own, whose server is reached by ``socket`` and ends with its only window."""

    def __init__(self, socket: Path, folder: Path) -> None:
        self._socket = socket
        width, height = LARGE
        self._says("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, *PROGRAM, folder)

    def _says(self, *words: object) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *map(str, words)],
            check=True,
            capture_output=True,
            text=True,
            env=surroundings(),
        )
        return done.stdout

    def presses(self, *keys: str) -> Self:
        for key in keys:
            named = KEYS.get(key, key.replace("ctrl+", "C-"))
            self._says("send-keys", *(("-l", "--", key) if len(key) == 1 else (named,)))
        return self

    def pastes(self, words: str) -> Self:
        """Put the words on tmux's clipboard and paste them, bracketed when the program asked for that."""
        self._says("set-buffer", words)
        self._says("paste-buffer", "-p")
        return self

    def rows(self) -> list[str]:
        time.sleep(GLANCE)
        return self._says("capture-pane", "-p").splitlines()

    def quits(self) -> None:
        """Ctrl+Q; the window closes, and tmux with it."""
        self.presses("ctrl+q")
        self.waits_until(lambda: not self.is_there(), "the program goes on")

    def is_there(self) -> bool:
        return (
            subprocess.run(["tmux", "-S", self._socket, "has-session"], check=False, capture_output=True).returncode
            == 0
        )

    def closes(self) -> None:
        """Leave nothing running."""
        if self.is_there():
            self._says("kill-server")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


@pytest.fixture
def me(tmp_path: Path, folder: Path) -> Iterator[Tmux]:
    """Somebody in a tmux of their own."""
    terminal = Tmux(tmp_path / "socket", folder)
    yield terminal
    terminal.closes()


def test_the_journal_says_what_the_screen_said(me: Tmux, folder: Path) -> None:
    """Reading lock, two keys, undo, redo, quit: history has the same acts, places and marks."""
    said = codes_and_takes_back(me, "I01:2", "I01:3")
    me.quits()
    assert told_history(folder) == journal(folder) == said


def test_what_tmux_pastes_is_never_keys(me: Tmux, folder: Path) -> None:
    """A paste that holds letters and escape sequences does nothing; the next letter is a key."""
    me.sees("LÄSLÄGE").presses("L", "down").pastes("bs\x1b[31mf1")
    me.is_told("Inklistrad text är inte tangenter: inget gjordes.").presses("b").is_told("Bemanning → I01:2")
    me.quits()
    assert journal(folder) == [Said("Bemanning → I01:2")]


def test_a_round_through_the_screens(me: Tmux, folder: Path) -> None:
    """From a search to everybody's answers, the comparison, a memo and the history, and what was coded on the way."""
    me.sees("LÄSLÄGE").presses("L", "ctrl+f").types("samverkan").presses("enter").sees("Samverkan fungerar bra")
    me.presses("down", "s").sees("Samverkan → I01:6").presses("0", "2").sees("Fråga 3", "förslag")
    me.presses("0", "4").sees("Jämför efter roll", "ordningsvakt").presses("0", "6", "M", "1").types("att fundera på")
    me.presses("enter").sees("1 av 1 memon", "att fundera på").presses("0", "7").sees("Historik", "Samverkan → I01:6")
    me.quits()
    assert told_history(folder) == journal(folder)
    assert coded(folder) == [("samverkan", "Samverkan fungerar bra när samma personer är kvar.")]
