"""Folding: what is found however it was typed or scanned, and what is never taken for the same word."""

from __future__ import annotations

import pytest

from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.span import Span


def found(text: str, query: str, whole_words: bool = False) -> list[str]:
    """The words of the text that the query finds."""
    return [span.of(text) for span in find_folded(fold(text), query, whole_words)]


def test_offsets_lead_back_to_the_source() -> None:
    """Every folded code point knows the one that it was made from, and the end knows the length."""
    folded = fold("Å\u00adB\ufb01 \n c")
    assert folded.text == "åbfi c"
    assert list(folded.offsets) == [0, 2, 3, 3, 4, 7, 8]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sergels TORG Åäö", "sergels torg åäö"),
        ("stra\u00dfe", "strasse"),
        ("tryg\u00adg\u200bh\u2060et\ufeff", "trygghet"),
        ("a\u202eb\u200fc", "abc"),
        ("drogs\u0446\u0435\u043derna \u0440\u043elis", "drogscenerna polis"),
        ("\u03bf\u0440p\u03b5n", "oppen"),
        ("\ufb01nns e\ufb00ekt", "finns effekt"),
        ("”så” “så” »så« ’så’", '"så" "så" "så" \'så\''),
        ("2018–2020 − 1\u20112 — nej…", "2018-2020 - 1-2 - nej..."),
        ("sergels\n torg\u00a0nu\t\u200b så", "sergels torg nu så"),
        ("drogsccener drogsccccen", "drogscener drogscen"),
        ("tilllåta jaaaa", "tillåta jaa"),
        ("drogsc\u00adcen", "drogscen"),
    ],
)
def test_what_a_reader_does_not_see_is_folded(text: str, folded: str) -> None:
    """Case, ligatures, invisible marks, look-alikes, typography and scan doubles become one spelling."""
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("får", "far"),
        ("hål", "hal"),
        ("för", "for"),
        ("idé", "ide"),
        ("glas", "glass"),
        ("vila", "villa"),
        ("person", "Persson"),
        ("bygd", "byggd"),
        ("drogsener", "drogscener"),
        ("kapitel III", "kapitel II"),
        ("1000", "100"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    """No folding takes one Swedish word or number for another, in either direction."""
    assert found(one, other, whole_words=True) == []
    assert found(other, one, whole_words=True) == []


@pytest.mark.parametrize("query", ["drogscen", "DROGSCEN", "drogsccen", "drogs\u0446\u0435\u043d", "drog\u00adscen"])
def test_every_spelling_finds_every_spelling(query: str) -> None:
    """A query is folded as the text is, and what is found is the source as it stands."""
    text = "Drogscen, drogsccen och drogs\u0446\u0435\u043d, men drogsen"
    assert found(text, query) == ["Drogscen", "drogsccen", "drogs\u0446\u0435\u043d"]


def test_a_consonant_between_consonants_may_be_doubled() -> None:
    """A linking s that was doubled or dropped is bridged, in query and text alike."""
    text = "ordningsvakt ordningssvakt länsstyrelsen länstyrelsen"
    assert found(text, "ordningssvakt") == ["ordningsvakt", "ordningssvakt"]
    assert found(text, "länstyrelsen") == ["länsstyrelsen", "länstyrelsen"]


def test_a_query_that_ends_inside_a_double_finds_its_half() -> None:
    """What is found is as long as what was asked for, also beside a doubled letter."""
    assert found("tilllåta", "låta") == ["låta"]
    assert found("tilllåta", "til") == ["til"]
    assert found("ordningsstadga", "stadga") == ["stadga"]
    assert found("ordningsstadga", "ordnings") == ["ordnings"]


def test_white_space_in_a_query_is_any() -> None:
    """A phrase is found across a line end, and space around the query is left out."""
    assert found("på Sergels\n\ntorg.", " sergels torg ") == ["Sergels\n\ntorg"]


@pytest.mark.parametrize("query", ["", "  ", "\u00ad\u200b"])
def test_a_query_of_nothing_visible_finds_nothing(query: str) -> None:
    """An empty query does not find every place."""
    assert found("a b c", query) == []


def test_whole_words_only() -> None:
    """Whole words have no letter, digit, underscore or combining mark beside them."""
    text = "polis polisen SL-polis polis2 (polis) polis\u0302 närpolis"
    assert [span.start for span in find_folded(fold(text), "polis", whole_words=True)] == [0, 17, 31]
    assert len(found(text, "polis")) == 7


def test_a_grapheme_is_never_cut() -> None:
    """A match inside a letter with marks or a joined emoji is widened to all of it, and told once."""
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert found(f"ja {family}!", "\U0001f469") == [family]
    assert found("ax\u0302b", "x") == ["x\u0302"]
    assert found("\ufb01nt", "f") == ["\ufb01"]


def test_matches_do_not_overlap() -> None:
    """A search tells of a place once, from the left."""
    assert find_folded(fold("hahaha"), "haha") == [Span(0, 4)]
