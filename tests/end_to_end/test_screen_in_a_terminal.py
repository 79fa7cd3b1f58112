"""The real program in a real terminal: what is typed, what it shows, and what is then in the journal."""

from __future__ import annotations

import csv
import ctypes
import io
import os
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import CODEBOOK, GUIDE, INFORMANTS, STUDY, TRANSCRIPTS, study_folder
from tests.end_to_end.story import Said, coded, codes_and_takes_back, journal, told_history
from tests.end_to_end.terminal import SMALL, Pty, command

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."

AWKWARD = (
    "Vi säger cafe\u0301 och a\u030angrar oss.",
    "Hela familjen 👩\u200d👩\u200d👧 flyttade 🏳\ufe0f\u200d🌈 dit 👍🏽.",
    "Han sa שלום och مرحبا till oss.",
    "Raden bryts\u2028här och\u2029här.",
    "Sidan slutar\x0chär, och\x0btabb\tdär\x85slut.",
    "Det är drogsценer och раураl här.",
    "Mjukt\u00adbindestreck, hårt\u00a0mellanrum, inget\u200balls.",
    "Omvänt \u202eväglag\u202c och \ufeff mitt i.",
)

ATTACK = "\x1b]0;TITEL\x07\x1b[21t\x1b]52;c;SEVK\x07\x1bP+q\x1b\\\x08\x0e\x9d0;TITEL\x9c\x9b21t\x85\u202e\u2028\x7f"
OWN = re.compile(r"\x1b\[[?<>]?[\d;]*[mHhlup]|\x1b\[\?\d+\$p|\x1b\]22;default\x07|\r\n")
"""What Textual itself tells a terminal: colours, places, modes, and the shape of the pointer."""
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

NOBODY = 65534
CAPABILITY_DROP, OVERRIDE_RIGHTS, ACT_AS_OWNER = 24, 1, 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def test_the_journal_says_what_the_screen_said(folder: Path) -> None:
    """Reading lock, two keys, undo, redo, quit: history and codings have the same acts, places and marks."""
    with Pty(folder) as me:
        said = codes_and_takes_back(me, next_place="I01:3")
        me.quits()
    assert told_history(folder) == journal(folder) == said
    assert coded(folder) == [("staffing", YEARS), ("samverkan", YEARS)]


def test_the_demonstration_is_coded_like_any_other_study(tmp_path: Path) -> None:
    """A new coder meets the reading lock in the demonstration too, and codes beside those who coded it before."""
    folder = Study.demonstration(tmp_path / "demo")
    before = coded(folder, "PK")
    with Pty(folder, coder="Anna") as me:
        said = codes_and_takes_back(me, next_place="I01:2")
        me.quits()
    assert journal(folder) == said
    assert coded(folder) == [("staffing", "Ja, absolut."), ("samverkan", "Ja, absolut.")]
    assert coded(folder, "PK") == before


def test_awkward_text_comes_back_as_it_was_spoken(tmp_path: Path) -> None:
    """Odd letters, coded on the screen, are the same on the clipboard, in JSON and CSV, after undo and redo too."""
    spoken = "".join(f"I: Fråga {n}?\r\n\r\nP: {words}\r\n\r\n" for n, words in enumerate(AWKWARD))
    folder = study_folder(tmp_path / "torget", transcripts={"I01.txt": spoken})
    passages = [unicodedata.normalize("NFC", words) for words in AWKWARD]
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "+")
        for turn, words in zip(range(2, 99, 2), passages, strict=False):
            me.presses("down", "b", "ctrl+c", "down").sees(f"replik {turn + 1} av" if words != passages[-1] else "Kopierat")
            assert me.clipboard == f"{words} (I01:{turn})"
        me.presses(*["ctrl+z"] * len(AWKWARD)).is_told("Ångrade: Bemanning → I01:2")
        assert coded(folder) == []
        me.presses(*["ctrl+y"] * len(AWKWARD)).is_told(f"Gjorde om: Bemanning → I01:{2 * len(AWKWARD)}")
        me.quits()
    assert coded(folder) == [("staffing", words) for words in passages]
    table = csv.DictReader(io.StringIO(command(folder, "codings", "--format", "csv"), newline=""))
    assert [row["text"] for row in table] == passages
