"""What a terminal sends, read: keys outside a paste, and nothing but text inside one."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste

from intervjukod.tui.pasting import END, START, PasteParser

PASTES = ("bs", "\x1b[31mröd\x1b[0m", "\x1b", "a\x1b\x1b[2", "\x1b[A\x1b[200~b", f"{END[:-1]}x")


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
    sent = f"b\x1b[A{START}{pasted}{END}s"
    shown = pasted.replace("\x1b", "␛")
    for cut in range(1, len(sent)):
        assert read(sent[:cut], sent[cut:]) == ["b", "up", f"«{shown}»", "s"], cut
    assert read(*sent) == ["b", "up", f"«{shown}»", "s"]


def test_two_pastes_are_two() -> None:
    """After a paste the next one is a paste again, and between them keys are keys."""
    assert read(f"{START}å{END}\x1b[B{START}\x1bä{END}") == ["«å»", "down", "«␛ä»"]
