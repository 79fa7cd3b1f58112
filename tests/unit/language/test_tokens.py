"""Which spaCy pipeline reads the texts: an installed one that fits, else a blank one."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import StudyError
from intervjukod.language.tokens import Pipeline, Tokeniser, chosen
from intervjukod.locale import sentence
from tests.unit.language.pipelines import installed


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which packages can be found."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_without_an_installed_one_it_is_blank(site: Path) -> None:
    """Named with spaCy's version; one for another language is none."""
    installed(site, "de_fiction_sm")
    assert (chosen("sv").package, str(chosen("sv")).endswith("blank(sv)")) == ("", True)


def test_the_largest_that_fits_is_chosen(site: Path) -> None:
    """One for another spaCy is passed over, and one that does not say what it fits, or says nothing readable."""
    installed(site, "sv_fiction_trf", fits=">=4.0")
    installed(site, "sv_fiction_lg", fits="not a version")
    installed(site, "sv_broken_lg", meta="{")
    installed(site, "sv_fiction_sm")
    installed(site, "sv_fiction_md")
    assert chosen("sv") == Pipeline("sv", "sv_fiction_md", "3.8.0")
    assert str(chosen("sv")) == "sv_fiction_md 3.8.0"


def test_the_one_that_the_study_wants_is_chosen(site: Path) -> None:
    """By its name though it is smaller, by its path, or none at all; each is named by itself."""
    installed(site, "sv_fiction_lg")
    installed(site, "de_fiction_sm", fits=">=2.0")
    assert chosen("sv", "de_fiction_sm") == Pipeline("sv", "de_fiction_sm", "3.8.0")
    assert str(chosen("sv", str(site / "sv_fiction_lg"))) == "sv_fiction_lg 3.8.0"
    assert str(chosen("sv", "blank")).endswith("blank(sv)")


@pytest.mark.parametrize("wanted", ["sv_fiction_md", "os", "xml", "/ingen/sådan", "sv.fiction", "-x"])
def test_one_that_is_not_there_is_refused_in_one_line(site: Path, wanted: str) -> None:
    """Also another package by that name; nothing else is taken in its place."""
    installed(site, "sv_fiction_lg")
    with pytest.raises(StudyError) as told:
        chosen("sv", wanted)
    assert sentence(told.value, "sv").startswith(f"Språkmodellen {wanted}, som study.yaml anger")


def test_an_installed_one_gives_lemmas(site: Path) -> None:
    """Those of its own, in the sentence."""
    installed(site, "sv_lemmas_sm")
    tokens = list(Tokeniser(chosen("sv")).tokens("Jag\nsåg dig."))
    assert [(str(token.span), token.lemma) for token in tokens][1:3] == [("4:7", "se"), ("8:11", "dig")]


def test_a_blank_one_spells_out_and_gives_no_lemmas() -> None:
    """Places are code points of the whole text."""
    tokens = list(Tokeniser(chosen("sv")).tokens("Den\n\n3 jan. sa"))
    assert [(str(token.span), token.norm, token.lemma) for token in tokens][1:3] == [
        ("5:6", "3", ""),
        ("7:11", "januari", ""),
    ]
