"""Question numbers, written and spoken, and numbers that name no question."""

from __future__ import annotations

import pytest

from intervjukod.domain.guide import Guide, Question
from intervjukod.language.question_numbers import numbered, numbers_named


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Då tar vi fråga 7.", "7"),
        ("Vi börjar med fråga ett.", "1"),
        ("Fråga nummer tjugofem, då.", "25"),
        ("Nu kommer fjortonde frågan.", "14"),
        ("Det är den 3:e frågan.", "3"),
        ("Och så den 14 e frågan.", "14"),
        ("Då går jag över till elvan.", "11"),
        ("Fråga tolv b, alltså.", "12b"),
        ("Vi tar 12a nu.", "12a"),
        ("Fråga 12 i guiden handlar om annat.", "12"),
    ],
)
def test_a_number_is_understood(sentence: str, number: str) -> None:
    """Digits, numerals, ordinals and definite forms name a question wherever they stand."""
    assert list(numbers_named(sentence, alone=True)) == [number]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("Sju på listan.", "7"), ("Mm, femton då.", "15"), ("Tolv a alltså.", "12a"), ("12 c.", "12c")],
)
def test_a_bare_number_needs_something_beside_it(sentence: str, number: str) -> None:
    """A sentence that is a number names a question, unless nothing else is said: then it is an echo."""
    assert list(numbers_named(sentence)) == [number]
    assert list(numbers_named(sentence, alone=True)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hur har det varit de senaste fem åren?",
        "Jag tar två på en gång.",
        "Får jag fråga två saker?",
        "Är det den andra frågan?",
        "Gick du i nian då?",
        "Fem?",
        "Var det klockan 12 i går?",
        "Vi hoppar över fråga nio.",
        "Jag återkommer till sjuan.",
        "Du sa på fråga fyra att det är lugnt.",
        "Fråga 3 har du redan svarat på.",
    ],
)
def test_other_numbers_ask_nothing(sentence: str) -> None:
    """Amounts, school years, echoes, and questions left out or looked back at are not asked."""
    assert list(numbers_named(sentence)) == []


def test_questions_go_by_their_own_number_or_their_letter() -> None:
    """A question goes by ``nr``; one without goes by its letter under a number; the rest have none."""
    questions = (
        Question("bakgrund", "Vem är du?", nr="1"),
        Question("q2", heading="Resten", nr="2"),
        Question("q2b", "Och sedan?", under="q2"),
        Question("tillägg", "Något mer?", under="q2"),
        Question("fri3", "Annat?"),
        Question("q4", "Var?", nr="4 A"),
    )
    asked = [question for question in questions if question.askable]
    assert numbered(Guide("g", questions=questions), asked) == {"1": 0, "2b": 1, "4a": 4}


def test_a_number_of_two_questions_names_neither() -> None:
    """Where every section of a guide counts from 1, a number alone does not tell which is meant."""
    questions = (Question("a1", "Vem?", nr="1"), Question("b1", "Var?", nr="1"), Question("b2", "När?", nr="2"))
    assert numbered(Guide("g", questions=questions), questions) == {"2": 2}
