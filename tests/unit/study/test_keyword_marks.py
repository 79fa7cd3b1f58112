"""Keywords of the codebook that informants say: marked, in any form, and never coded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import study_folder

CODEBOOK = """\
codebook: Torget
codes:
  staffing:
    label: Bemanning
    keywords: [personal, vakter]
    codes:
      turnover: {label: Omsättning, keywords: [byta personal, personal]}
  trade: {label: Handel, keywords: [handel], retired: true}
  place: {label: Plats, keywords: [öppen drogscen, "…"]}
"""
INTERVIEW = """\
I: Vakterna, då?

P: Ordningsvakterna byter personal. Handeln är här.

P: De öppna drogscenerna är två.
"""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A study with keywords."""
    folder = study_folder(tmp_path / "torget", transcripts={"I01-polis.txt": INTERVIEW}, codebook=CODEBOOK)
    with Study.open(folder, coder="Anna") as study:
        yield study


def marks(study: Study) -> list[tuple[str, str, str]]:
    """The words marked as written, the code, and the word as folded."""
    id_ = study.transcripts.find("I01")
    text = study.transcripts.open(id_).text
    return [(mark.span.of(text), mark.code, mark.word) for mark in study.search.keyword_marks(id_)]


MARKED = [
    ("Ordningsvakterna", "staffing", "ordningsvakterna"),
    ("byter personal", "turnover", "byter personal"),
    ("personal", "staffing", "personal"),
    ("personal", "turnover", "personal"),
    ("öppna drogscenerna", "place", "öppna drogscenerna"),
]


def test_informants_keywords_are_marked(study: Study) -> None:
    """By place, in every form and inside compounds, for codes in use; not what the interviewer says."""
    assert marks(study) == []
    study.search.index_now(lambda done, of: None)
    assert marks(study) == MARKED
    assert study.coding.of(study.transcripts.find("I01")) == []


def test_marks_are_made_once_until_the_codebook_changes(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """A coding does not change them; new keywords do."""
    study.search.index_now(lambda done, of: None)
    id_ = study.transcripts.find("I01")
    first = study.search.keyword_marks(id_)
    study.coding.code(id_, first[0].span, "staffing")
    assert study.search.keyword_marks(id_) is first
    path = Path(study.facts.folder) / "codebooks" / "torget.yaml"
    path.write_text(CODEBOOK.replace("personal, vakter", "personal"), "utf-8")
    study.poll()
    assert marks(study) == MARKED[1:]


NOISE = """\
codebook: Torget
codes:
  {key}: {{label: Ord, keywords: [{keyword}]}}
"""


@pytest.mark.parametrize(
    ("keyword", "said", "marked"),
    [
        ("dom", "Domen var det den de gav dem, domstolen. Dom är bra.", ["Domen"]),
        ("kola", "Skolan ska skölja. Kola fanns.", ["Kola"]),
        ("app", "Knappt en lapp, men appar och appen.", ["appar", "appen"]),
        ("SIG", "Man beter sig, sin, men SIG kommer.", ["SIG"]),
        ("män", "Man ser män och människor, mannen.", ["män", "mannen"]),
        ("handel", "Droghandeln, handelsplatsen, förhandeldera, ohandel.", ["Droghandeln", "handelsplatsen"]),
        ("kamera", "Kamerorna och kameraövervakningen, övervakningskameran.", [
            "Kamerorna", "kameraövervakningen", "övervakningskameran"]),
        ("ringer", "Jag ringde omkring när de springer.", ["ringde"]),
        ("för få", "Vi är för få. Förr fick vi.", ["för få"]),
    ],
)  # fmt: skip
def test_only_what_the_keyword_means_is_marked(tmp_path: Path, keyword: str, said: str, marked: list[str]) -> None:
    """Short keywords in their forms, longer ones at an end of compounds, capitals as written; no function words."""
    book = NOISE.format(key="ord", keyword=keyword)
    folder = study_folder(tmp_path / "torget", transcripts={"I01.txt": f"P: {said}\n"}, codebook=book)
    with Study.open(folder, coder="Anna") as study:
        study.search.index_now(lambda done, of: None)
        assert [words for words, _, _ in marks(study)] == marked
