"""CHAT."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import interviewers, notes, reading, times, turns
from tests.unit.readers.spoken_files import CHAT


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_becomes_turns(tmp_path: Path, newline: str) -> None:
    """Continued lines are one, bullets are times, comments and headers stand under the turn, roles tell who asks."""
    made = reading(tmp_path, "a.cha", CHAT.replace("\n", newline))
    assert made.text == (
        "Languages: swe\nParticipants: INV Anna Investigator, OV1 Karl Participant\n\n"
        "[0:00:03] INV: hur ser det ut ?\n\n[0:00:05] OV1: vi är för få .\ndet räcker inte .\n"
        "(0:00:05 com: nickar)\n(0:00:05 Situation: en dörr slår)"
    )
    assert turns(made) == [("INV", "hur ser det ut ?"), ("OV1", "vi är för få .\ndet räcker inte .")]
    assert times(made) == [3.12, 5.0]
    assert interviewers(made) == {"INV"}
    assert notes(made) == {"tiers_left_out": {"tiers": "%mor", "count": 1}}


def test_bullets_of_every_age(tmp_path: Path) -> None:
    """Several in a line span it; older ones name their file, and some programs show a dot; one that is none stays."""
    made = reading(
        tmp_path, "a.cha",
        '@UTF8\n*A:\ta \x151000_2000\x15 b \x153000_4000\x15\n*B:\tc . \x15%snd:"x"_5000_6000\x15\n'
        "*A:\td \u20227000_8000\u2022\n*B:\te \x159999999999999_1\x15\n",
    )  # fmt: skip
    assert turns(made)[:3] == [("A", "a  b"), ("B", "c ."), ("A", "d")]
    assert times(made) == [1.0, 5.0, 7.0, None]


def test_a_line_that_begins_nothing_goes_on(tmp_path: Path) -> None:
    """No words are lost to a missing tab."""
    assert turns(reading(tmp_path, "a.txt", "@Begin\n*A:\ta\nb\n*B: c\n@End\n")) == [("A", "a b"), ("B", "c")]


def test_what_is_broken_is_told(tmp_path: Path) -> None:
    """A file by the name only, and one in which nobody speaks."""
    for content, key in (("*A:\ta\n", "readers.not_chat"), ("@UTF8\n@Begin\n@End\n", "readers.no_words")):
        with pytest.raises(SourceError) as told:
            reading(tmp_path, "a.cha", content)
        assert told.value.key == key
