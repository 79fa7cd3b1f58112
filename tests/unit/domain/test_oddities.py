"""What is odd in a text, told with its lines."""

from __future__ import annotations

import pytest

from intervjukod.domain.oddities import LINES, Oddity, OddityKind, oddities

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
DROGSCENE = "drogs\u0446\u0435\u043d"


@pytest.mark.parametrize(
    ("kind", "line", "example"),
    [
        (OddityKind.CONTROL, "a\x1bb", "\x1b"),
        (OddityKind.CONTROL, "a\x00b", "\x00"),
        (OddityKind.CONTROL, "a\x9bb", "\x9b"),
        (OddityKind.LINE_SEPARATOR, "a\u2028b", "\u2028"),
        (OddityKind.LINE_SEPARATOR, "a\x0cb", "\x0c"),
        (OddityKind.SOFT_HYPHEN, "tryg\u00adghet", "\u00ad"),
        (OddityKind.ZERO_WIDTH, "a\u200bb", "\u200b"),
        (OddityKind.ZERO_WIDTH, "a\u200db", "\u200d"),
        (OddityKind.BIDI, "a\u202eb", "\u202e"),
        (OddityKind.REPLACEMENT, "a\ufffdb", "\ufffd"),
        (OddityKind.MISREAD, "f\u00c3\u00a5", "\u00c3\u00a5"),
        (OddityKind.MISREAD, "det \u00e2\u20ac\u201c ja", "\u00e2\u20ac"),
        (OddityKind.MISREAD, "fr\u0152gor", "r\u0152g"),
        (OddityKind.MISREAD, "h\u2020r", "h\u2020r"),
        (OddityKind.MIXED_SCRIPT, f"sju {DROGSCENE} till", DROGSCENE),
        (OddityKind.DOUBLED, "en drogsccen", "drogsccen"),
        (OddityKind.DOUBLED, "vid tilllämpningen", "tilllämpningen"),
    ],
)
def test_oddities_are_told_with_their_lines(kind: OddityKind, line: str, example: str) -> None:
    """Each kind of oddity is counted, with its lines and how the first one reads."""
    assert oddities(f"ren\n{line}\n\n{line}, {line}") == (Oddity(kind, 3, (2, 4), example),)


def test_a_doubled_letter_is_odd_beside_the_word_without_it() -> None:
    """Between consonants a doubled letter is a fault where the text has the word more often without it."""
    text = "Ordningsvakter.\nordningsvakter\nOrdningssvakter"
    assert oddities(text) == (Oddity(OddityKind.DOUBLED, 1, (3,), "Ordningssvakter"),)
    assert oddities("ordningssvakter\nordningssvakter\nordningsvakter") == ()


@pytest.mark.parametrize(
    "text",
    [
        "succé accent glass och glas, villa och vila, Persson och person",
        "Hmmm, jassså, brrr! BTCC",
        "ja\u0308 Dušan œuvre São Paulo ”så”",
        f"Hej\t{FAMILY}\n5 \u03bcg \u043d\u0435\u0442 \u2013 \u00e5\u00e4\u00f6\u00a0!",
    ],
)
def test_plain_text_has_no_oddities(text: str) -> None:
    """Words with double letters, drawn-out sounds, foreign names, joined emoji and a unit are nothing to tell of."""
    assert oddities(text) == ()


def test_of_very_many_lines_the_first_are_told() -> None:
    """A damaged file has oddities on every line: the later ones are only counted."""
    found = oddities("a\u00adb\n" * 50)
    assert found == (Oddity(OddityKind.SOFT_HYPHEN, 50, tuple(range(1, LINES + 1)), "\u00ad", 50 - LINES),)


def test_what_is_longer_than_any_word_is_no_word() -> None:
    """A letter that goes on and on is not tried as a word: that took eighty bytes of memory for each letter."""
    assert oddities(f"drogscc{'en' * 40}")
    assert not oddities("x" * 1_000 + "drogsccen")
