"""Where in an interview each theme comes up, in words."""

from __future__ import annotations

from intervjukod.analysis.portraits import Portraits, Spoken, portraits
from intervjukod.analysis.selection import Counting
from intervjukod.domain.span import Span
from intervjukod.domain.text import word_starts
from intervjukod.reports.portraits import page
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview

ONE = interview("I01", ("?", "Hur är det här?"), ("Anna", "Vi är för få. Folk rör sig mer."), ("?", "Jaså?"))


def spoken(one: Interview, counts: bool = True) -> Spoken:
    """The interview with the words of both sides, without its labels."""
    turns = (Span(start, start + len(words)) for words in WORDS if (start := one.text.index(words)) >= 0)
    starts = word_starts(one.text, turns)
    return Spoken(one.id, one.id, starts, one.material.voices[0].spans, frozenset({"Anna"}), counts)


WORDS = ("Hur är det här?", "Vi är för få. Folk rör sig mer.", "Jaså?")


def made(*marks: Mark) -> Portraits:
    """The portrait of the interview with these codings."""
    return portraits(columns(*marks), [spoken(ONE)], BOOK, basis([ONE]))


def places(result: Portraits) -> dict[str, tuple[tuple[int, int], ...]]:
    """The passages of each theme."""
    return {stripe.code: stripe.passages for stripe in result.portraits[0].stripes}


def test_places_are_words_of_the_whole_interview() -> None:
    """The interviewer's words count too; informants are heard where they speak."""
    result = made(Mark(ONE, "Folk rör", "folkliv"))
    (portrait,) = result.portraits
    assert portrait.words == 4 + 8 + 1
    assert portrait.heard == ((4, 12),)
    assert places(result) == {"folkliv": ((8, 10),)}
    assert result.informants == {"Anna"}


def test_a_theme_has_what_lies_below_it_once() -> None:
    """Overlapping passages of a theme and its codes are one."""
    result = made(Mark(ONE, "Vi är för", "staffing"), Mark(ONE, "för få", "vakans"), Mark(ONE, "mer", "kontinuitet"))
    assert places(result) == {"staffing": ((4, 8), (11, 12))}
    assert [theme.code for theme in result.themes] == ["staffing"]


def test_a_piece_of_a_word_is_that_word() -> None:
    """No passage is nowhere, not even one in which no word begins."""
    assert places(made(Mark(ONE, "olk", "folkliv"))) == {"folkliv": ((8, 9),)}
    assert places(made(Mark(ONE, "ur är", "folkliv"))) == {"folkliv": ((1, 2),)}


def test_a_place_of_one_word_is_its_number() -> None:
    """For people words are counted from 1, and the last one is named where there are several."""
    table = page(made(Mark(ONE, "Folk", "folkliv"), Mark(ONE, "Vi är", "staffing")), "sv").tables[-1]
    assert [row[-1] for row in table.rows] == ["5–6", "9"]


def test_the_interviewers_words_are_shown() -> None:
    """A portrait is of the interview; nothing is counted in it."""
    assert places(made(Mark(ONE, "Jaså?", "folkliv"))) == {"folkliv": ((12, 13),)}


def test_merged_and_unknown_codes() -> None:
    """A merged code is the one that swallowed it, an unknown one stands last."""
    result = made(Mark(ONE, "Vi", "nostalgi"), Mark(ONE, "få", "rörelse"))
    assert [theme.code for theme in result.themes] == ["folkliv", "nostalgi"]


def test_an_interview_without_codings_has_no_stripes() -> None:
    """It is drawn all the same, and what is provisional is told."""
    result = portraits(columns(), [spoken(ONE, counts=False)], BOOK, basis([ONE], counting=Counting.BEGUN, unplaced=2))
    assert [(one.stripes, one.counts) for one in result.portraits] == [((), False)]
    assert [note.key for note in result.notes] == ["reports.begun", "versions.unplaced"]
