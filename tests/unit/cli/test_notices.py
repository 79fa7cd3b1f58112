"""Remarks in words."""

from __future__ import annotations

import pytest

from intervjukod.cli.notices import worded
from intervjukod.domain.transcript import Note
from intervjukod.errors import SourceError
from intervjukod.locale import say_lines


@pytest.mark.parametrize(
    ("lines", "more", "sv", "en"),
    [
        ((), 0, "", ""),
        ((3,), 0, "Rad 3.", "Line 3."),
        ((3, 17, 42), 0, "Rad 3, 17, 42.", "Lines 3, 17, 42."),
        ((3, 17, 42, 50, 51), 0, "Rad 3, 17, 42 och 2 till.", "Lines 3, 17, 42 and 2 more."),
        ((3, 17, 42, 50), 8, "Rad 3, 17, 42 och 9 till.", "Lines 3, 17, 42 and 9 more."),
    ],
)
def test_lines_in_words(lines: tuple[int, ...], more: int, sv: str, en: str) -> None:
    """The first lines one by one, the others as how many there are."""
    assert (say_lines(lines, "sv", more), say_lines(lines, "en", more)) == (sv, en)


def test_a_remark_says_its_lines() -> None:
    """After what is odd, and before what to do about it."""
    note = Note("odd_soft_hyphen", {"count": 9, "example": ""}, 3, (4, 5, 8), 2)
    assert worded(note, "sv") == "9 mjuka bindestreck; sökning bortser från dem. Rad 3, 4, 5 och 3 till."
    assert worded(Note("no_interviewer"), "sv").endswith("informanters.")


def test_an_error_says_its_line_once() -> None:
    """What went wrong with a file begins with the line, and so does not end with it."""
    error = SourceError("readers.no_words", path="a.txt", line=7)
    assert "Rad" not in worded(Note(error.sentence, error.values, error.line), "sv")
