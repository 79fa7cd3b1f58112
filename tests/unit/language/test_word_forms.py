"""Reading texts into words: their places, spellings and lemmas."""

from __future__ import annotations

import pytest

from intervjukod.domain.text import words
from intervjukod.language.word_forms import WordForms, model_of

TEXT = """\
I: Sa du den 3 jan. att SL-personalen och/eller ordningssvakterna gick?

P: Ja, t.ex. vid drogs\u0446\u0435\u043derna (http://exempel.se), mjuk\u00adt och b\u00f6ckerna, 21.30.
"""


@pytest.fixture(scope="module")
def swedish() -> WordForms:
    """Reads Swedish; opened once, which takes a second."""
    return WordForms("sv")


def lemmas(forms: WordForms, text: str) -> dict[str, tuple[str, ...]]:
    """The lemmas of each word, by its folded form."""
    return {word.form: word.lemmas for _, word in forms.words(text)}


def test_words_are_those_that_reports_count(swedish: WordForms) -> None:
    """In order, with their places in the text."""
    assert [span for span, _ in swedish.words(TEXT)] == words(TEXT)


def test_words_get_their_lemmas(swedish: WordForms) -> None:
    """Also compounds, strong verbs, look-alike letters, and abbreviations that spaCy spells out."""
    found = lemmas(swedish, TEXT)
    assert [found[form] for form in ("gick", "böckerna", "drogscenerna", "mjukt", "jan")] == [
        ("gå",),
        ("bok",),
        ("drogscen",),
        ("mjuk",),
        ("januari",),
    ]


def test_a_letter_that_a_scan_doubled(swedish: WordForms) -> None:
    """Kept as it is written, compared without it, and looked up so."""
    (_, word), *_ = swedish.words("ordningssvakterna")
    assert (word.form, word.spelling) == ("ordningssvakterna", "ordningsvakterna")
    assert (word.lemmas, word.known) == (("ordningsvakt",), True)
    (_, shoes), *_ = swedish.words("dansskor")
    assert (shoes.spelling, shoes.lemmas) == ("danskor", ("danssko",))


def test_what_no_dictionary_has_is_told(swedish: WordForms) -> None:
    """A misspelling is known by that."""
    assert [word.known for _, word in swedish.words("polisen drogsener")] == [True, False]


def test_english_words_of_two_tokens_have_two_lemmas() -> None:
    """They are one word to count and two to find."""
    found = lemmas(WordForms("en"), "They don't police the officers' cars.")
    assert (found["don't"], found["officers"], found["cars"]) == (("do", "not"), ("officer",), ("car",))


def test_the_model_names_what_reads(swedish: WordForms) -> None:
    """Name and version of all of it."""
    assert swedish.model == model_of("sv")
    assert swedish.model.startswith("spaCy 3.")
    assert "blank(sv), simplemma " in swedish.model
