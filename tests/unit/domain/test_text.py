"""Canonical text: what is mended on the way in, what is told of, and what counts as a word or a quote."""

from __future__ import annotations

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.text import (
    Canonical,
    canonical,
    clusters,
    find_quote,
    line_of,
    lines_of,
    word_starts,
    words,
)

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


def of(text: str, spans: list[Span]) -> list[str]:
    """The words of the spans."""
    return [span.of(text) for span in spans]


def test_text_in_order_is_left_alone() -> None:
    """A text that is canonical already is returned as it is, with nothing counted."""
    assert canonical("Vi är få.\nOch\tsen?\0") == Canonical("Vi är få.\nOch\tsen?\0")


def test_line_ends_become_newlines() -> None:
    """CRLF and CR become one newline each, and are counted; U+2028, form feed and NEL stay."""
    text = "a\r\nb\rc\n\u2028\x0c\x85"
    assert canonical(text) == Canonical("a\nb\nc\n\u2028\x0c\x85", newlines=2)


def test_letters_are_composed() -> None:
    """NFC composes, replaces and orders, and the code points that it touched are counted."""
    assert canonical("pa\u030a torget i A\u030angermanland") == Canonical(
        "p\u00e5 torget i \u00c5ngermanland", nfc_changes=4
    )
    assert canonical("5 \u212b") == Canonical("5 \u00c5", nfc_changes=1)
    assert canonical("q\u0307\u0323") == Canonical("q\u0323\u0307", nfc_changes=3)


def test_half_characters_are_paired_or_replaced() -> None:
    """Two halves of a character become it, a half alone becomes U+FFFD, and both are counted."""
    assert canonical("\ud83d\ude00 \ud83d \ude00") == Canonical(
        "\U0001f600 \ufffd \ufffd", surrogate_pairs=1, lone_surrogates=2
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi är få, 12 st.", ["Vi", "är", "få", "12", "st"]),
        ("S:t Eriks EU:s k-pist i dag's", ["S:t", "Eriks", "EU:s", "k-pist", "i", "dag's"]),
        ("t.ex. kl. 21.30 bl.a.", ["t.ex", "kl", "21.30", "bl.a"]),
        ("10,5 och 1,2, 3", ["10,5", "och", "1,2", "3"]),
        ("slut.Men torget. Ja", ["slut", "Men", "torget", "Ja"]),
        ("måndag–fredag och/eller", ["måndag", "fredag", "och", "eller"]),
        ("-att 'så' -- (paus) ___ _kursiv_", ["att", "så", "paus", "kursiv"]),
        ("x\u0302y tryg\u00adghet a\u200cb", ["x\u0302y", "tryg\u00adghet", "a\u200cb"]),
        (f"Ja {FAMILY} \U0001f44d\U0001f3fd \u2764\ufe0f nej", ["Ja", "nej"]),
        ("tryck 1\ufe0f\u20e3 eller \u2139\ufe0f här", ["tryck", "eller", "här"]),
        ("\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd \u0928\u092e\u0938\u094d\u0924\u0947", None),
    ],
)
def test_words_are_what_a_reader_counts(text: str, expected: list[str] | None) -> None:
    """Inner signs, marks and invisible characters belong to a word; pictures and signs alone are none."""
    assert of(text, words(text)) == (text.split() if expected is None else expected)


def test_words_of_a_span_stay_within_it() -> None:
    """Words are looked for in the span only, and one that it cuts counts as what is left."""
    assert of("ett två tre", words("ett två tre", Span(2, 9))) == ["t", "två", "t"]
    assert words("ett", Span(1, 1)) == []


def test_word_starts_skip_what_no_span_covers() -> None:
    """The starts of the words in several spans come as one array of 4-byte offsets."""
    starts = word_starts("I: hur\nP: jo då", [Span(3, 6), Span(10, 15)])
    assert (starts.typecode, list(starts)) == ("I", [3, 10, 13])


def test_a_line_ends_at_newline_only() -> None:
    """Lines count from 1, and U+2028, form feed and NEL end none."""
    text = "a\u2028b\x0c\x85\nc\n"
    assert [line_of(text, text.index(letter)) for letter in "abc"] == [1, 1, 2]
    assert line_of(text, len(text)) == 3
    assert list(lines_of(text, [0, 2, 5, 6, 6, 7, 8])) == [1, 1, 1, 2, 2, 2, 3]


def test_a_quote_is_found_wherever_it_stands() -> None:
    """Every exact place counts, also one that overlaps the last."""
    assert find_quote("hahaha", "haha") == [Span(0, 4), Span(2, 6)]
    assert find_quote("hahaha", "hoho") == []


def test_a_quote_is_made_canonical() -> None:
    """A quote typed with loose marks or with CRLF finds the composed text."""
    assert find_quote("vi på\ntorget", "pa\u030a\r\ntorget") == [Span(3, 12)]


def test_a_quote_with_other_white_space_is_found() -> None:
    """Line breaks and spaces stand for each other, where the quote does not stand letter for letter."""
    text = "ja  ja\nja"
    assert find_quote(text, "ja\u00a0ja ") == [Span(0, 6), Span(4, 9)]
    assert find_quote("ja ja  ja", "ja ja") == [Span(0, 5)]


@pytest.mark.parametrize("quote", ["", " ", "\n\t"])
def test_an_empty_quote_is_nowhere(quote: str) -> None:
    """A quote without a visible character is not found."""
    assert find_quote("a b\n\tc", quote) == []


def test_clusters_are_the_graphemes_of_several_code_points() -> None:
    """Letters with marks, joined, toned and selected emoji and flags are found, plain letters are not."""
    flag = "\U0001f1f8\U0001f1ea"
    text = f"å x\u0302 {FAMILY} \U0001f44d\U0001f3fd\u2764\ufe0f {flag}{flag} 1\ufe0f\u20e3"
    assert of(text, clusters(text)) == [
        *("x\u0302", FAMILY, "\U0001f44d\U0001f3fd", "\u2764\ufe0f", flag, flag, "1\ufe0f\u20e3")
    ]
    assert clusters("Vi är få – \U0001f600 \u0446.") == []
