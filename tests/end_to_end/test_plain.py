"""Line mode: the same program for those who listen, through a pipe and at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import study_folder
from tests.end_to_end.story import Said, coded, journal
from tests.end_to_end.terminal import PROGRAM, Pty, surroundings

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
LOADED = """
import atexit, sys
from intervjukod.cli import main
heavy = {"textual", "spacy"}
atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr))
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def hears(folder: Path, *keys: str, program: tuple[str, ...] = PROGRAM) -> list[str]:
    """What the program says to lines of keys on its standard input."""
    done = subprocess.run(
        [*program, str(folder), "--plain"],
        input="\n".join(keys),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=surroundings(),
    )
    assert done.stderr.strip() in ("", "[]")
    return done.stdout.splitlines()


def test_an_interview_is_coded_by_ear(folder: Path) -> None:
    """The passage, its codes, what was done and where: in lines, without a sign that is only drawn."""
    said = hears(
        folder, "L down b", "up down", "+ right", "ctrl+z", "ctrl+q", "b", program=(sys.executable, "-c", LOADED)
    )
    assert said[0] == "Torget, I01 polis/kommunpolis · Sergels torg · 2024-03-01, kodare Anna · visar mina · ✓ sparat"
    assert "Ctrl+Q avslutar" in said[1]
    assert said[2:] == [
        "Ny intervju i läsläge: bokstäver kodar inte. L eller Esc börjar koda.",
        "svar på 1 Hur länge har du arbetat här på torget?",
        "I01:1 I: Hur länge har du arbetat här på torget?",
        "Läsläget är av: nu kodar bokstäverna. L slår på det igen.",
        f"I01:2 P: {YEARS}",
        "Bemanning på I01:2",
        "I01:1 I: Hur länge har du arbetat här på torget?",
        f"I01:2 P: {YEARS}",
        "b Bemanning",
        "Jag",
        "b Bemanning",
        "Ångrade: Bemanning på I01:2",
        YEARS,
    ]
    assert coded(folder) == []


def test_lists_panes_and_pages_are_told(folder: Path) -> None:
    """A list by its rows, then the row in focus; a pane and a page by title and row; Esc says where one is again."""
    said = hears(folder, 'L down enter "sam"', "enter", "tab down", "escape", "0 6", "escape", "!", "ctrl+q")
    text = "\n".join(said)
    assert "KOD. 4 rader\n1 b Bemanning. Antal och kontinuitet.\n2 k Personalkontinuitet\n" in text
    assert "sam. 2 rader\n1 s Samverkan\nSamverkan på I01:2\nkodboken\n" in text
    assert f"escape\n{YEARS}" not in text
    assert re.search(r"GÅ TILL. \d+ rader\n1 Koda\n2 Fråga för fråga\n", text)
    assert f"I01:2 P: {YEARS}\ns Samverkan\n" in text
    assert said[-1] == "Studiens filer går att läsa."


def test_marking_and_a_memo_are_told(folder: Path) -> None:
    """What is marked so far; the memo's title; what is no key is said and does nothing."""
    said = hears(folder, "L down right space right", "escape M", '"om åren" enter', "hejsan", "?")
    text = "\n".join(said)
    assert "Jag\nMarkerat: Jag\nMarkerat: Jag har\nJag har\nMEMO: I01:2\nMemo på I01:2\n" in text
    assert "hejsan är ingen tangent." in text
    assert "HJÄLP: texten\n" in text
    assert "Shift+← Shift+→: Flytta den aktiva änden ett ord.\n" in text
    assert journal(folder) == [Said("Memo på I01:2")]


def test_a_memo_is_kept_when_the_keys_end(folder: Path) -> None:
    """The end of standard input is a quit: what was being written is on disk."""
    hears(folder, 'L down M "halv"')
    assert journal(folder) == [Said("Memo på I01:2")]


def test_the_story_by_ear_at_a_terminal(folder: Path) -> None:
    """Keys come one by one, as bytes; nothing is painted: no place on the screen is ever gone to."""
    with Pty(folder, program=(*PROGRAM, "--plain")) as me:
        me.sees("läsläge").presses("L", "down").sees("I01:2 P: Jag har arbetat").presses("b").sees("Bemanning på I01:2")
        me.presses("M").sees("MEMO: Bemanning").types("kort").presses("escape").sees("kort\nMemo på I01:2")
        me.pastes("bs").sees("Inklistrad text är inte tangenter").presses("ctrl+c").sees("Kopierat med")
        assert me.clipboard.startswith(YEARS)
        me.presses("ctrl+z", "ctrl+z").sees("Ångrade: Bemanning på I01:2").presses("ctrl+q")
        assert me.ends()[0] == 0
    wrote = me.wrote.decode()
    assert [sign for sign in ("\x1b[H", "\x1b[2J", "\x1b[?1049h", "┌", "│", "▶") if sign in wrote] == []
