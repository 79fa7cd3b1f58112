"""Searching words in their forms and inside compounds, with an index and without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from intervjukod.domain.word import Breadth
from intervjukod.errors import NotFoundError, RefusedError, StudyError, UsageError
from intervjukod.storage.store import DATABASE, INDEX
from intervjukod.study import Study
from intervjukod.study.shapes import Hit, IndexState
from tests.builders import study_folder
from tests.unit.language.pipelines import installed
from tests.unit.study.miniature import QUERIES, miniature

SECOND = """\
I: Hur är handeln?

V: Handeln är öppen, och öppna poliskontroller hjälper. Öppen kontroll gör det också.
"""


def silently(done: int, of: int) -> None:
    """Progress that nobody looks at."""


@pytest.fixture(scope="module")
def indexed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two interviews, indexed, to be copied and left alone."""
    folder = miniature(tmp_path_factory.mktemp("indexed") / "torget")
    (folder / "transcripts" / "I02-vakt.txt").write_text(SECOND, "utf-8")
    with Study.open(folder, coder="Anna") as study:
        study.search.index_now(silently)
    return folder


@pytest.fixture
def folder(indexed_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(indexed_once, tmp_path / "torget"))


@pytest.fixture
def study(folder: Path) -> Iterator[Study]:
    """The study, opened by Anna."""
    with Study.open(folder, coder="Anna") as study:
        yield study


def words(study: Study, query: str, breadth: Breadth = Breadth.COMPOUNDS) -> dict[str, tuple[str, int]]:
    """The words found: kinship and count, in order."""
    return {match.word: (match.kind.value, match.count) for match in study.search.words(query, breadth=breadth)}


def matched(hits: Sequence[Hit]) -> list[str]:
    """The words of hits, as written."""
    return [hit.matched for hit in hits]


def test_twelve_searches_find_what_is_meant(study: Study) -> None:
    """With compounds, of the words meant 95 in a hundred; what else is found is known, and can be left out."""
    recall: list[float] = []
    precision: list[float] = []
    narrow: list[float] = []
    for query, (meant, letters) in QUERIES.items():
        right = set(meant.split())
        found = words(study, query).keys() - set(SECOND_WORDS)
        assert found - right == set(letters.split())
        recall.append(len(found & right) / len(right))
        precision.append(len(found & right) / len(found))
        narrow.append(len(words(study, query, Breadth.FORMS).keys() & right) / len(right))
    assert sum(recall) / len(recall) >= 0.95
    assert sum(precision) / len(precision) >= 0.85
    assert 0.4 < sum(narrow) / len(narrow) < 0.6


SECOND_WORDS = ("poliskontroller",)


def test_words_come_nearest_kin_first(study: Study) -> None:
    """Then by count; with their lemma, and the transcripts they stand in."""
    found = study.search.words("kontroll", breadth=Breadth.COMPOUNDS)
    assert [(one.word, one.lemma, one.kind.value, one.count, one.transcripts) for one in found] == [
        ("kontroll", "kontroll", "exact", 2, 2),
        ("kontrollerna", "kontroll", "form", 1, 1),
        ("gränskontrollen", "gränskontroll", "compound", 1, 1),
        ("kontrollerar", "kontrollera", "compound", 1, 1),
        ("okontrollerat", "okontrollerad", "compound", 1, 1),
        ("poliskontroller", "poliskontroll", "compound", 1, 1),
    ]


def test_every_word_has_its_hits(study: Study) -> None:
    """In order, whole words, and without those that are left out, however those are written."""
    hits = study.search.hits("handel", breadth=Breadth.COMPOUNDS)
    assert len(hits) == sum(count for _, count in words(study, "handel").values())
    assert matched(hits) == [
        *("handeln", "Droghandeln", "torghandel", "narkotikahandeln", "misshandel", "kvinnomisshandel"),
        *("handeln", "Handeln"),
    ]
    assert [hit.place for hit in hits][-2:] == ["I02:1", "I02:2"]
    without = study.search.hits("handel", breadth=Breadth.COMPOUNDS, without=["MISSHANDEL", "kvinnomisshandel"])
    assert matched(without) == [word for word in matched(hits) if "misshandel" not in word]


def test_several_words_stand_side_by_side(study: Study) -> None:
    """Each at the breadth asked for; a phrase is left out as a whole."""
    assert matched(study.search.hits("öppen kontroll", breadth=Breadth.FORMS)) == ["Öppen kontroll"]
    assert words(study, "öppen kontroll") == {"öppen kontroll": ("exact", 1), "öppna poliskontroller": ("compound", 1)}
    left = study.search.hits("öppen kontroll", breadth=Breadth.COMPOUNDS, without=["öppna poliskontroller"])
    assert matched(left) == ["Öppen kontroll"]
    assert words(study, "kontroll öppen") == {}
    assert words(study, "öppen zebra") == {}


def test_a_search_is_narrowed(study: Study) -> None:
    """To a transcript, to what a role says, to what a code was given to."""
    assert len(study.search.hits("handel", breadth=Breadth.FORMS, transcript="I02")) == 2
    assert len(study.search.hits("handel", breadth=Breadth.FORMS, role="ordningsvakt")) == 1
    span = study.reading.quote(study.transcripts.find("I01"), "Vanlig torghandel")
    study.coding.code(study.transcripts.find("I01"), span, "staffing")
    assert matched(study.search.hits("handel", breadth=Breadth.COMPOUNDS, code="staffing")) == ["torghandel"]
    assert [one.count for one in study.search.words("handel", breadth=Breadth.FORMS, transcript="I02")] == [2]
    with pytest.raises(NotFoundError):
        study.search.words("handel", breadth=Breadth.FORMS, transcript="I09")
    with pytest.raises(UsageError):
        study.search.hits("handel", role="präst")


def test_the_letters_as_written_are_the_folded_scan(study: Study) -> None:
    """The same hits as without an index; their words are those around them."""
    assert list(study.search.hits("vakt")) == study.reading.search("vakt")
    assert words(study, "handel", Breadth.EXACT)["droghandeln"] == ("compound", 1)
    assert matched(study.search.hits("handel", without=["misshandel", "kvinnomisshandel"])) == ["handel"] * 5 + [
        "Handel"
    ]
    assert study.search.hits("ko.t", regex=True) == study.reading.search("ko.t", regex=True)
    many = words(study, "e", Breadth.EXACT)  # so many that all words of the text are looked at at once
    assert (many["personer"], "vid" in many) == (("compound", 2), False)


@pytest.mark.parametrize("breadth", Breadth)
def test_an_empty_query_is_refused(study: Study, breadth: Breadth) -> None:
    """White space asks for nothing; signs alone find nothing, or themselves."""
    with pytest.raises(RefusedError):
        study.search.words(" \n", breadth=breadth)
    for signs in ('"', "*", "NEAR(", "a OR", "'; DROP TABLE word; --", "%", "\ud800"):
        study.search.hits(signs, breadth=breadth)
    assert words(study, "polis", breadth)


def test_without_an_index_nothing_is_missed_that_is_written(folder: Path) -> None:
    """Forms are then the word itself, and compounds what holds its letters; the state tells."""
    (folder / INDEX).unlink()
    with Study.open(folder, coder="Anna") as study:
        assert study.search.state() == IndexState(0, 2, False, "", None, awaiting=2)
        assert matched(study.search.hits("handeln", breadth=Breadth.FORMS)) == ["handeln", "handeln", "Handeln"]
        assert words(study, "handel")["droghandeln"] == ("compound", 1)
        assert study.search.keyword_marks(study.transcripts.find("I01")) == ()


def test_a_new_transcript_is_scanned_until_it_is_indexed(study: Study, folder: Path) -> None:
    """The others are searched by the index meanwhile."""
    (folder / "transcripts" / "I03-vakt.txt").write_text("V: Polisens polis.\n", "utf-8")
    study.transcripts.take_in(None)
    assert (study.search.state().indexed, study.search.state().of) == (2, 3)
    assert words(study, "polis", Breadth.FORMS) == {
        "polis": ("exact", 1),
        "poliser": ("form", 1),
        "polisen": ("form", 1),
    }
    told: list[tuple[int, int]] = []
    state = study.search.index_now(lambda done, of: told.append((done, of)))
    assert (state.indexed, state.of, told) == (3, 3, [(2, 3), (3, 3), (3, 3)])
    assert words(study, "polis", Breadth.FORMS)["polisens"] == ("form", 1)


@pytest.mark.parametrize("key", ["search.index_gone", "search.index_damaged"])
def test_an_index_lost_under_the_program_stops_nobody(study: Study, folder: Path, key: str) -> None:
    """It says so, searches what is written, and is as before when the index is."""
    before = words(study, "polis")
    if key.endswith("gone"):
        (folder / INDEX).unlink()
    else:
        content = (folder / INDEX).read_bytes()
        (folder / INDEX).write_bytes(content[:4096] + b"\xff" * len(content))
    assert words(study, "polisbil")["polisbil"] == ("exact", 1)
    state = study.search.state()
    assert (state.indexed, state.note.key if state.note else "") == (0, key)
    study.search.index_now(silently)
    assert (words(study, "polis"), study.search.state().note) == (before, None)
    (folder / "transcripts" / "I03-vakt.txt").write_text("V: Nytt.\n", "utf-8")
    study.transcripts.take_in(None)
    assert study.search.state().note is None


def test_the_precious_file_is_not_touched(folder: Path) -> None:
    """Not a byte of it, and no file beside the index."""
    (folder / INDEX).unlink()
    with Study.open(folder, coder="Anna") as study:
        study.transcripts.list()
        before = (folder / DATABASE).read_bytes(), sorted(path.name for path in folder.iterdir())
        study.search.index_now(silently)
        assert ((folder / DATABASE).read_bytes(), sorted(path.name for path in folder.iterdir())) == before


def test_everything_again(study: Study) -> None:
    """On demand every text is read anew."""
    told: list[tuple[int, int]] = []
    study.search.index_now(lambda done, of: told.append((done, of)), rebuild=True)
    assert told == [(0, 2), (1, 2), (2, 2), (2, 2)]


def test_the_study_as_it_stood_uses_the_index(study: Study) -> None:
    """It searches by it and does not make it."""
    study.history.milestone("nu")
    with study.as_of("nu") as then:
        assert words(then, "polis") == words(study, "polis")
        with pytest.raises(RefusedError):
            then.search.index_now(silently)
        then.search.start_indexing()
        assert not then.search.state().building


def test_two_transcripts_of_one_text_are_both_found(tmp_path: Path) -> None:
    """A text is indexed once."""
    text = "P: Polisen kom.\n"
    folder = study_folder(tmp_path / "torget", transcripts={"I01-a.txt": text, "I02-b.txt": text})
    with Study.open(folder, coder="Anna") as study:
        assert study.search.index_now(silently).indexed == 2
        (found,) = study.search.words("polis", breadth=Breadth.FORMS)
        assert (found.count, found.transcripts) == (2, 2)
        assert [hit.transcript for hit in study.search.hits("polis", breadth=Breadth.FORMS)] == ["I01-a", "I02-b"]


def test_a_pipeline_that_is_installed_later_reads_everything_anew(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its own lemmas, and it is named; until then doctor says that it is not used yet."""
    (tmp_path / "site").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "site")
    installed(tmp_path / "site", "sv_later_sm")
    assert health(study) == ("note", "doctor.index_older")
    assert study.search.index_now(silently).model.startswith("sv_later_sm 3.8.0, simplemma ")
    assert health(study) == ("ok", "doctor.index_ok")


def wanting(folder: Path, model: str) -> Path:
    """The study whose ``study.yaml`` names a model."""
    with (folder / "study.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"nlp:\n  model: {model}\n")
    return folder


def test_the_pipeline_that_the_study_names_reads_the_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package, or a path in the study's folder; its name stands in the index, which was made with another one."""
    monkeypatch.syspath_prepend(tmp_path)
    installed(tmp_path, "sv_lemmas_sm")
    with Study.open(wanting(folder, "sv_lemmas_sm"), coder="Anna") as study:
        assert study.search.index_now(silently).model.startswith("sv_lemmas_sm 3.8.0, simplemma")


def test_a_pipeline_that_is_not_installed_is_told_in_one_line(folder: Path) -> None:
    """By the state, which the screen tells, by the doctor and by who indexes; what is indexed can be searched."""
    with Study.open(wanting(folder, "sv_core_news_sm"), coder="Anna") as study:
        note = study.search.state().note
        assert note is not None
        assert (note.key, note.values) == ("search.model_missing", {"model": "sv_core_news_sm"})
        with pytest.raises(StudyError) as told:
            study.search.index_now(silently)
        assert told.value.key == note.key
        assert [check.what for check in study.history.doctor() if check.check == "index"] == [note]
        assert words(study, "polis")["polisen"] == ("form", 1)


def test_a_path_is_one_in_the_studys_folder(folder: Path) -> None:
    """So that a study can be moved with its model."""
    with Study.open(wanting(folder, "modeller/min"), coder="Anna") as study:
        note = study.search.state().note
        assert note is not None
        assert note.values == {"model": str(folder.resolve() / "modeller" / "min")}


def test_a_pipeline_that_cannot_be_loaded_is_told(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index stays as it is."""
    (tmp_path / "site").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "site")
    installed(tmp_path / "site", "sv_torn_sm")
    (tmp_path / "site" / "sv_torn_sm" / "__init__.py").write_text("import a_module_that_nobody_has", "utf-8")
    with pytest.raises(StudyError) as error:
        study.search.index_now(silently)
    assert error.value.key == "search.pipeline_unusable"
    assert study.search.state().indexed == 2


def health(study: Study) -> tuple[str, str]:
    """What doctor says of the index."""
    (check,) = [check for check in study.history.doctor() if check.check == "index"]
    return check.status, check.what.key


def test_doctor_notes_how_far_the_index_is(study: Study, folder: Path) -> None:
    """It is derived: what is missing in it is never a finding."""
    assert health(study) == ("ok", "doctor.index_ok")
    study.search.state()
    (folder / INDEX).unlink()
    assert health(study) == ("note", "doctor.index_partly")
    (folder / INDEX).write_bytes(b"Kara dagbok, " * 900)
    assert health(study) == ("note", "search.index_damaged")


LABELLED = "Polis: Jag är här.\n\n[00:01:02] Polis: En polis och poliser, en poliskontroll.\n"


@pytest.mark.parametrize("indexed", [True, False])
def test_a_label_is_no_hit(tmp_path: Path, indexed: bool) -> None:
    """Only words of a turn are, however widely one searches, in the list of words and among the hits alike."""
    folder = study_folder(tmp_path / "torget", transcripts={"I01.txt": LABELLED}, informants="")
    with Study.open(folder, coder="Anna") as study:
        assert [turn.speaker for turn in study.transcripts.open(study.transcripts.find("I01")).turns] == ["Polis"] * 2
        if indexed:
            study.search.index_now(silently)
        for breadth in Breadth:
            hits = study.search.hits("polis", breadth=breadth)
            assert not {"Polis"} & set(matched(hits))
            assert len(hits) == sum(count for _, count in words(study, "polis", breadth).values()) > 0
        assert matched(study.search.hits("polis|00:01", regex=True)) == ["polis"] * 3
        assert [hit.matched for hit in study.reading.search("polis")] == ["polis"] * 3
