"""Which words of an index a searched word finds: its forms, what holds it, and what a scan made of it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from intervjukod.domain.folding import fold, spelling
from intervjukod.domain.word import IndexedWord, Kinship
from intervjukod.language.word_matching import related

LEMMAS = {
    "polis": "polis poliser polisen",
    "områdespolis": "områdespolisen",
    "samverka": "samverka samverkar samverkade",
    "samverkansmöte": "samverkansmöten",
    "gata": "gator",
    "gatuvåld": "gatuvåldet",
    "småstad": "småstäder",
    "stad": "städer",
    "trygga": "trygg tryggt",
    "trygg": "trygga",
    "ordningsvakt": "ordningssvakt",
    "drogscen": "drogscener drogscenerna",
    "drogsener": "drogsener",
    "ål": "ålen",
    "väl": "väl",
    "trygghet": "trygghet",
    "tryghet": "tryghet",
    "personal": "personal",
    "far": "far",
    "får": "får",
}
UNKNOWN = {"drogscener", "drogscenerna", "drogsener", "ordningssvakt"}


class Words:
    """An index in memory, of the words above."""

    def __init__(self) -> None:
        pairs = [(form, lemma) for lemma, forms in LEMMAS.items() for form in forms.split()]
        self.words = [
            IndexedWord(n, fold(form).text, spelling(form), lemma, form not in UNKNOWN)
            for n, (form, lemma) in enumerate(pairs)
        ]

    def named(self, names: Collection[str]) -> list[IndexedWord]:
        return [one for one in self.words if one.spelling in names or one.lemma in names]

    def holding(self, pieces: Collection[str], starts: Collection[str]) -> list[IndexedWord]:
        return [
            one
            for one in self.words
            for said in [(one.form, one.spelling, one.lemma)]
            if any(piece in part for part in said for piece in pieces)
            or any(part.startswith(start) for part in said for start in starts)
        ]

    def unknown(self, spellings: Collection[str]) -> list[IndexedWord]:
        return [one for one in self.words if one.spelling in spellings and not one.known]


def found(word: str, *, compounds: bool = False) -> dict[str, str]:
    """The words found, with their kinship."""
    return {one.form: kinship.value for one, kinship in related(Words(), word, compounds=compounds).items()}


def test_forms_share_a_lemma() -> None:
    """Whichever of them is asked for, and the one asked for is exact."""
    assert found("polis") == {"polis": "exact", "poliser": "form", "polisen": "form"}
    assert found("POLISEN") == {"polis": "form", "poliser": "form", "polisen": "exact"}


def test_a_lemma_that_no_text_has_finds_its_forms() -> None:
    """A person types the dictionary form."""
    assert found("gata") == {"gator": "form"}


@pytest.mark.parametrize("word", ["polisens", "polisernas", "poliserna"])
def test_a_form_that_no_text_has_finds_the_others(word: str) -> None:
    """Without a dictionary: by its ending."""
    assert set(found(word)) == {"polis", "poliser", "polisen"}


def test_a_dictionary_that_errs_both_ways_still_joins_the_forms() -> None:
    """It says that trygg is a form of trygga, and the other way round."""
    assert set(found("trygg")) == set(found("trygga")) == {"trygg", "tryggt", "trygga"}


@pytest.mark.parametrize(
    ("word", "compound"),
    [
        ("polis", "områdespolisen"),
        ("samverka", "samverkansmöten"),
        ("gata", "gatuvåldet"),
        ("stad", "småstäder"),
        ("vakt", "ordningssvakt"),
    ],
)
def test_compounds_hold_the_word(word: str, compound: str) -> None:
    """With another vowel at the seam, with a vowel that changes in the plural, and where a scan doubled a letter."""
    assert found(word, compounds=True)[compound] == "compound"
    assert compound not in found(word)


def test_a_short_word_is_not_looked_for_inside_others() -> None:
    """Two letters stand in everything; they may begin a word."""
    assert found("ål", compounds=True) == {"ålen": "form"}
    assert found("äl", compounds=True) == {}


def test_a_letter_that_a_scan_lost() -> None:
    """A word that no dictionary has, and that is a found one but for one letter inside, is a form of it."""
    assert found("drogscen") == {"drogscener": "form", "drogscenerna": "form", "drogsener": "form"}
    assert "tryghet" not in found("trygghet")  # a dictionary has it, here


def test_swedish_letters_stay_themselves() -> None:
    """A father is no sheep."""
    assert (set(found("far")), set(found("får"))) == ({"far"}, {"får"})


@pytest.mark.parametrize("word", ["", "–", "\u200b", "?"])
def test_nothing_finds_nothing(word: str) -> None:
    """Signs without a letter are no word."""
    assert found(word, compounds=True) == {}


def test_the_nearest_kinship_comes_first() -> None:
    """The word itself, its forms, what holds it."""
    assert [kin.value for kin in sorted(Kinship, key=lambda kin: -kin.distance)] == ["compound", "form", "exact"]
