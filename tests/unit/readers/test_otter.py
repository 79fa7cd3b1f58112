"""What Otter exports as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.miniatures import reading, times, turns
from tests.unit.readers.spoken_files import OTTER


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_becomes_turns(tmp_path: Path, newline: str) -> None:
    """The text as it stands; title, date and keywords are nobody's, nor is what Otter says of itself."""
    made = reading(tmp_path, "a.txt", OTTER.replace("\n", newline))
    assert (made.reader, made.text) == ("otter", OTTER)
    assert turns(made) == [
        ("Anna Lind", "Hur ser det ut?"),
        ("Karl Berg", "Vi är för få.\n\nDet räcker inte 14:00"),
        ("Unknown Speaker", "Tack."),
    ]
    assert times(made) == [3.0, 3729.0, 3735.0]


def test_a_listed_name_needs_no_wide_gap(tmp_path: Path) -> None:
    """Only names of the list are believed with one space before the time."""
    made = reading(
        tmp_path, "a.txt", "SPEAKERS\nAnna Lind, Bo\n\nBo  0:01\nvi ses\nKlockan 12:30\n\nAnna Lind 0:09\nja"
    )
    assert turns(made) == [("Bo", "vi ses\nKlockan 12:30"), ("Anna Lind", "ja")]


def test_a_file_without_names_is_read_by_its_labels(tmp_path: Path) -> None:
    """Somebody took the times away and wrote labels."""
    made = reading(tmp_path, "a.txt", "SUMMARY KEYWORDS\nx\n\nI: a?\nR: b\n")
    assert turns(made) == [("I", "a?"), ("R", "b")]
