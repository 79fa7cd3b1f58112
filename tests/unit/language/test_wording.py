"""Words compared: forms, compounds, spoken variants, words without a topic."""

from __future__ import annotations

import pytest

from intervjukod.language.wording import Vocabulary, folded_words, is_part, same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("öppen", "öppna"),
        ("kamera", "kameror"),
        ("scen", "scenerna"),
        ("hinder", "hindret"),
        ("arbetat", "arbetar"),
        ("säljare", "säljer"),
        ("kvinnor", "kvinnliga"),
        ("torg", "torg"),
    ],
)
def test_forms_are_one_word(one: str, other: str) -> None:
    """Words that differ in their endings only are the same, either way round."""
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("torg", "torv"), ("person", "personal"), ("är", "ärt"), ("kontroll", "kontakt")]
)
def test_other_words_are_not(one: str, other: str) -> None:
    """Words that differ by more than an ending, or share too little before it, are two words."""
    assert not same_word(one, other)


@pytest.mark.parametrize(
    ("part", "compound"),
    [
        ("kameror", "kameraövervakning"),
        ("övervakningen", "kameraövervakning"),
        ("närvaro", "vuxennärvaron"),
        ("fördelning", "könsfördelningen"),
    ],
)
def test_a_part_of_a_compound_is_found(part: str, compound: str) -> None:
    """A word begins or ends a compound, whatever ending it has itself; a compound is no part of its part."""
    assert is_part(part, compound)
    assert not is_part(compound, part)


@pytest.mark.parametrize(
    ("part", "compound"), [("person", "personal"), ("kön", "könsfördelning"), ("kamera", "övervakningskamerasystem")]
)
def test_what_only_looks_like_a_part_is_not(part: str, compound: str) -> None:
    """A rest of one or two letters is an ending, three letters are too few, and a middle is no part."""
    assert not is_part(part, compound)


def test_words_are_folded_and_taken_apart() -> None:
    """Case and soft hyphens are folded, å ä ö stay, hyphens and slashes join separate words, each once."""
    assert folded_words("SL-personal, köpa\u00adre/Köpare på ÖN") == ("sl", "personal", "köpare", "på", "ön")


def test_spoken_variants_are_written_out() -> None:
    """``jobba`` is heard as ``arbeta`` in every form, but not inside another word."""
    assert folded_words("jobbar funkade jobbig") == ("arbetar", "fungerade", "jobbig")


def test_a_vocabulary_tells_forms_from_parts() -> None:
    """A form counts in full, a part by half, and a word without a topic is never part of a compound."""
    vocabulary = Vocabulary(["vakter", "ordningsvakter", "under", "underhåll"])
    assert dict(vocabulary.kin("vakten")) == {"vakter": 1.0, "ordningsvakter": 0.5}
    assert dict(vocabulary.kin("under")) == {"under": 1.0}
    assert vocabulary.kin("skola") == []
