"""What terminals send for every key of the map, through a pty to the real program: each does what it should."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from intervjukod.tui.actions import ANY, BINDINGS
from intervjukod.tui.plain.keyboard import Keyboard, Pressed
from tests.builders import study_folder
from tests.end_to_end.story import coded
from tests.end_to_end.terminal import Pty
from tests.end_to_end.terminal_bytes import KITTY, TERMINALS, TMUX, XTERM, all_sent, sent_for

KEYS = sorted({key for _, key in BINDINGS} - {ANY})
HEARS = """
import sys
from intervjukod.tui.screens import coding
from intervjukod.cli import main
heard = open(sys.argv.pop(1), "w", buffering=1, encoding="utf-8")
coding.press = lambda desk, key: print(key, file=heard)
sys.exit(main())
"""
"""The program, but for what keys do: it only notes which they were."""

BOTH = "Det finns inte folk nog. Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."
GONE = "Bemanning togs bort från I01:4"
ANSWERS = "\x1b[?62;4;22c\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1bP>|xterm(370)\x1b\\\x1b[0n\x1b[I\x1b[O\x1bO2D\x1b[M bb"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def test_every_key_is_heard_from_every_terminal(folder: Path, tmp_path: Path) -> None:
    """In one program all keys of the map in every terminal's own bytes: each arrives by its name, and nothing else."""
    heard = tmp_path / "heard"
    pressed: list[str] = []

    def all_arrived() -> bool:
        return heard.read_text("utf-8").split("\n")[:-1] == pressed

    with Pty(folder, program=(sys.executable, "-c", HEARS, str(heard))) as me:
        me.sees("LÄSLÄGE")
        for terminal in TERMINALS:
            told = list(all_sent(KEYS, terminal))
            pressed += [key for key, _ in told]
            me.sends("".join(sent for _, sent in told)).waits_until(all_arrived, f"{terminal}: other keys")
    assert len(pressed) > 400


@pytest.mark.parametrize("terminal", TERMINALS)
def test_line_mode_hears_them_too(terminal: str) -> None:
    """The same bytes, without Textual."""
    keyboard = Keyboard()
    for key, sent in all_sent(KEYS, terminal):
        assert [*keyboard.read(sent), *keyboard.pause()] == [Pressed(key)], sent


def test_they_do_what_they_should(folder: Path) -> None:
    """One story with every terminal's bytes in turn: mark, code, erase, undo, help; what is no key is none.

    The others send what xterm does. At the end a terminal that is set to another alphabet: its å, ö and ä mean nothing.
    """
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").sends("L").sees_no_more("LÄSLÄGE")
        for terminal in (XTERM, TMUX, KITTY):

            def press(*keys: str, sent: str = terminal) -> Pty:
                return me.sends("".join(sent_for(key, sent)[-1] for key in keys))

            press("home").sees("replik 1 av")
            me.sends(ANSWERS)
            press("down", "down", "down", "space").sees("MARKERA", "replik 4 av")
            press("down", "b").is_told("Bemanning → I01:4")
            press("delete").is_told(GONE)
            press("ctrl+z").is_told(f"Ångrade: {GONE}")
            press("f1").sees("HJÄLP: texten")
            press("f1").sees_no_more("HJÄLP")
            press("backspace").is_told(GONE)
            press("end").sees("replik 6 av")
            press("tab").sees("b Bemanning")
            press("shift+tab", "+").sees("ENHET replik")
            press("-").sees("ENHET mening")
        me.sends_bytes(b"\xe5?").sees("HJÄLP: texten").sends_bytes(b"\xf6\xe4?").sees_no_more("HJÄLP")
        me.presses("ctrl+z").is_told(f"Ångrade: {GONE}")
        me.quits()
    assert coded(folder) == [("staffing", BOTH)]
