"""Keys without Textual: what was sent, cut anywhere, and the lines that stand for a keyboard."""

from __future__ import annotations

import pytest

from intervjukod.tui.plain.keyboard import Keyboard, Pasted, Pressed
from intervjukod.tui.plain.script import Typed, Unknown, keys_of

SENT = "b\x1b[A\x1b[200~bs\x1b[31m\nf\x1b[201~ \x1b[1;2D\x1bOPå\x1b[122;5u\x1b[Z\x7f"
READ = [
    Pressed("b"), Pressed("up"), Pasted("bs\x1b[31m\nf"), Pressed("space"), Pressed("shift+left"), Pressed("f1"),
    Pressed("å"), Pressed("ctrl+z"), Pressed("shift+tab"), Pressed("backspace"),
]  # fmt: skip


def test_what_is_sent_may_be_cut_anywhere() -> None:
    """Keys and pastes are the same however the terminal cuts what it sends."""
    for cut in range(len(SENT) + 1):
        keyboard = Keyboard()
        assert [*keyboard.read(SENT[:cut]), *keyboard.read(SENT[cut:])] == READ, cut


def test_a_lone_escape_waits_for_a_while() -> None:
    """It is the key when nothing follows, and the begin of a sequence when something does."""
    keyboard = Keyboard()
    assert list(keyboard.read("\x1b")) == []
    assert keyboard.waits
    assert list(keyboard.pause()) == [Pressed("escape")]
    assert [*keyboard.read("\x1b"), *keyboard.read("[B")] == [Pressed("down")]
    assert list(keyboard.read("\x1b\x1b[B")) == [Pressed("escape"), Pressed("down")]
    assert not keyboard.waits


def test_a_paste_under_way_is_no_pause() -> None:
    """A paste that takes long is waited for, and is no Escape."""
    keyboard = Keyboard()
    assert list(keyboard.read("\x1b[200~hej")) == []
    assert not keyboard.waits
    assert list(keyboard.read(" på dig\x1b[201~")) == [Pasted("hej på dig")]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1bx", "alt+x"),
        ("\x1b[1;5A", "ctrl+up"),
        ("\x1b[1;3C", "alt+right"),
        ("\x1b[d", "shift+left"),
        ("\x1bOk", "+"),
        ("\x1bOM", "enter"),
        ("\x1b[[A", "f1"),
        ("\x00", "ctrl+`"),
        ("\x1b[27;5;122~", "ctrl+z"),
        ("\x1b[65;2u", "A"),
    ],
)
def test_keys_that_few_terminals_send(sent: str, key: str) -> None:
    """Modifiers, the keypad, rxvt and the Linux console."""
    assert list(Keyboard().read(sent)) == [Pressed(key)]


@pytest.mark.parametrize(
    "sent",
    ["\x1b[?62;4c", "\x1b]11;rgb:0/0/0\x07", "\x1b[98;1:3u", "\x1b[57441;2u", "\x1b[99~", "\x1bOz", "\x1b[2;2$y"],
)
def test_what_is_no_key_is_nothing(sent: str) -> None:
    """Answers, keys that are let go or held for another, and what nobody knows."""
    assert list(Keyboard().read(f"a{sent}b")) == [Pressed("a"), Pressed("b")]


def test_lines_of_keys() -> None:
    """Characters, names, words in quotes; what is no key is told."""
    assert list(keys_of('L down b  enter "sam v" ctrl+z hejsan " \n')) == [
        Pressed("L"), Pressed("down"), Pressed("b"), Pressed("enter"), Typed("sam v"), Pressed("ctrl+z"),
        Unknown("hejsan"), Pressed('"'),
    ]  # fmt: skip
