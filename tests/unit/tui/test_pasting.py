"""What a terminal sends, read: keys outside a paste, and nothing but text inside one."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste

from intervjukod.tui.pasting import PasteParser
from intervjukod.tui.terminal_input import PASTE, PASTED, lenient_decoder

PASTES = ("bs", "\x1b[31mröd\x1b[0m", "\x1b", "a\x1b\x1b[2", "\x1b[A\x1b[200~b", f"{PASTED[:-1]}x")


def read(*chunks: str) -> list[str]:
    """The keys by name, and the pastes between signs that no key has."""
    parser = PasteParser()
    found = [event for chunk in chunks for event in parser.feed(chunk)]
    assert all(isinstance(event, Key | Paste) for event in found)
    return [
        event.key if isinstance(event, Key) else f"«{event.text}»" for event in found if isinstance(event, Key | Paste)
    ]


@pytest.mark.parametrize("pasted", PASTES)
def test_a_paste_is_text_wherever_it_is_cut(pasted: str) -> None:
    """An escape character in a paste becomes a sign, however the terminal cuts what it sends; keys stay keys."""
    sent = f"b\x1b[A{PASTE}{pasted}{PASTED}s"
    shown = pasted.replace("\x1b", "␛")
    for cut in range(1, len(sent)):
        assert read(sent[:cut], sent[cut:]) == ["b", "up", f"«{shown}»", "s"], cut
    assert read(*sent) == ["b", "up", f"«{shown}»", "s"]


def test_two_pastes_are_two() -> None:
    """After a paste the next one is a paste again, and between them keys are keys."""
    assert read(f"{PASTE}å{PASTED}\x1b[B{PASTE}\x1bä{PASTED}") == ["«å»", "down", "«␛ä»"]


ANSWERS = (
    "\x1bP>|xterm(370)\x1b\\", "\x1b]11;rgb:1e1e/1e1e/1e1e\x07", "\x1b]11;rgb:ff/ff/ff\x1b\\", "\x1b_Gi=1;OK\x1b\\",
    "\x1b[?62;4;22c", "\x1b[>0;276;0c", "\x1b[?1u", "\x1b[0n", "\x1bO2D", "\x1b[97;1:3u", "\x1b[1;1:3B", "\x1b[25;5y",
)  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_key(answer: str) -> None:
    """What a terminal answers to another program, late, and a key that is let go: nothing; keys around it are keys."""
    assert read(f"s{answer}b") == ["s", "b"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[27;5;122~", "ctrl+z"),
        ("\x1b[27;2;76~", "L"),
        ("\x1b[122:90;5u", "ctrl+z"),
        ("\x1b[98;1:2;98u", "b"),
        ("\x1b[1;1:1B", "down"),
        ("\x1b[[A", "f1"),
    ],
)
def test_modifiers_are_read_in_every_way_of_telling_them(sent: str, key: str) -> None:
    """Xterm's way, and the parts that the newest protocol may add: never the bare letter under Ctrl."""
    parser = PasteParser()
    found = [event for event in parser.feed(sent) if isinstance(event, Key)]
    assert [event.key for event in found] == [key]
    assert found[0].character in (key, None)


def test_what_is_no_text_ends_nothing() -> None:
    """A terminal that is not set to UTF-8 sends bytes that mean nothing; what follows is read."""
    decoder = lenient_decoder("utf-8")()
    assert decoder.decode(b"\xe5b\xc3") == "\ufffdb"
    assert decoder.decode(b"\xa5") == "å"
