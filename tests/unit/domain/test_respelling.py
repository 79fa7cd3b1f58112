"""Which two written words are one spoken word."""

from __future__ import annotations

import pytest

from intervjukod.domain.respelling import core, is_joining, is_respelling

SAME = (
    *(
        "dom de",
        "dom dem",
        "å och",
        "å att",
        "e är",
        "va vad",
        "va var",
        "mej mig",
        "nån någon",
        "sen sedan",
        "int inte",
    ),
    *("sånt sådant", "ha har", "asså alltså", "oxå också", "stan staden", "våran vår", "syns synts", "tycke tycker"),
    *("gonna going to", "polisn polisen"),
)
OTHER = (
    "ökade minskade",
    "kan man",
    "han hon",
    "inte intressant",
    "mer färre",
    "nu du",
    "25 26",
    "vi ni",
    "fler få",
    "in inte",
    "kan kanske",
    "man mannen",
    "ha han",
    "fick fisk",
)


@pytest.mark.parametrize("pair", SAME)
def test_spoken_and_written_forms_are_one_word(pair: str) -> None:
    """Forms of speech, swallowed letters and slips, whichever of the two was said."""
    spoken, written = pair.split(" ", 1)
    assert is_respelling(spoken, written)
    assert is_respelling(written, spoken)


@pytest.mark.parametrize("pair", OTHER)
def test_another_word_is_no_spelling(pair: str) -> None:
    """A word with another meaning is not let through as a spelling."""
    assert not is_respelling(*pair.split())


def test_words_are_compared_without_what_stands_about_them() -> None:
    """Marks, brackets, capitals and soft hyphens are no letters; a sign such as % is."""
    assert [core(token) for token in ("”Hej!”", "[D]et", "tor\u00adget –", "20,5", "%", "–")] == [
        *("hej", "det", "torget", "20,5", "%", ""),
    ]


def test_one_word_may_be_written_as_two() -> None:
    """As long as the letters are the same, or the pair is known."""
    assert is_joining(("i", "stället"), "istället")
    assert is_joining(("going", "to"), "gonna")
    assert not is_joining(("i", "går"), "ikväll")
