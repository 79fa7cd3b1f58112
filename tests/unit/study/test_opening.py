"""Opening a study: who it is, who codes, what it says about itself, and what stops it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.domain.journal.identity import transcript_id
from intervjukod.errors import IntervjukodError, RefusedError, SourceError, StudyError
from intervjukod.locale import sentence
from intervjukod.study import Study, is_study
from tests.builders import STUDY, study_folder
from tests.unit.study.acting import FEW, code, told, words
from tests.unit.study.test_merging import damage, foreign, newer

ID = "7d1c1d1e-5b6f-4a53-9d0a-2f6f3c1b8a10"


def test_the_facts(study: Study, folder: Path) -> None:
    """Title, language and approach from `study.yaml`, who codes and whose codings count."""
    facts = study.facts
    assert (facts.title, facts.folder, facts.language, facts.approach) == ("Torget", str(folder), "sv", "codebook")
    assert (facts.coder, facts.main_coder, facts.read_only, facts.notices) == ("Anna", "Anna", False, ())


def test_the_main_coder_is_set_by_the_first_coding_not_by_opening(tmp_path: Path) -> None:
    """Where `study.yaml` names none."""
    folder = study_folder(tmp_path / "torget", settings=STUDY.replace("main-coder: Anna\n", ""))
    with Study.open(folder, coder="Anna") as study:
        assert study.facts.main_coder == ""
    with Study.open(folder, coder="Bo") as study:
        code(study, FEW, "staffing")
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        assert study.facts.main_coder == "Bo"
        coders = {row.coder: (row.codings, row.transcripts, row.main, row.me) for row in study.history.coders()}
        assert coders == {"Anna": (1, 1, False, True), "Bo": (1, 1, True, False)}


def test_who_codes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one asked for, else the environment's, else the one set for this folder, else the login name."""
    monkeypatch.setenv("LOGNAME", "login")
    with Study.open(folder) as study:
        assert study.coder == "login"
        study.set_coder(" Cia ")
        assert study.coder == "Cia"
        for name in ("", " "):
            with pytest.raises(RefusedError) as error:
                study.set_coder(name)
            assert told(error)[0] == "coder_empty"
    with Study.open(folder, coder=" ") as study:
        assert study.coder == "Cia"
    monkeypatch.setenv("INTERVJUKOD_CODER", "Bo")
    with Study.open(folder) as study:
        assert study.coder == "Bo"
    with Study.open(folder, coder="Anna") as study:
        assert study.coder == "Anna"


def test_the_language_asked_for_beats_the_study_s(folder: Path) -> None:
    """In labels, acts and reports."""
    with Study.open(folder, coder="Anna", language="en") as study:
        i01 = study.transcripts.find("I01")
        act = study.coding.code(i01, study.reading.quote(i01, FEW), "staffing")
        assert (study.language, act.values["code"]) == ("en", "Staffing")


class TestTheStudysIdentity:
    """`study.yaml`, its id, and what is derived from it."""

    def test_a_folder_without_settings_gets_them(self, tmp_path: Path) -> None:
        """With an id of its own, the folder's name as title, and for its owner alone."""
        folder = study_folder(tmp_path / "Möten på torget", settings="")
        with Study.open(folder, coder="Anna") as study:
            assert study.facts.title == "Möten på torget"
            found = study.transcripts.find("I01")
        made = (folder / "study.yaml").read_text("utf-8")
        assert (folder / "study.yaml").stat().st_mode & 0o777 == 0o600
        with Study.open(folder, coder="Anna") as study:
            assert study.transcripts.find("I01") == found
        assert (folder / "study.yaml").read_text("utf-8") == made

    def test_lost_settings_come_back_with_the_same_id(self, folder: Path) -> None:
        """The database knows it: what is imported later still meets the colleagues' copies."""
        (folder / "study.yaml").unlink()
        with Study.open(folder, coder="Anna") as study:
            assert study.transcripts.find("I01") == transcript_id(ID, "I01-polis")
        assert f"study: {ID}" in (folder / "study.yaml").read_text("utf-8")

    def test_the_settings_of_another_study_are_refused(self, folder: Path) -> None:
        """Else its next transcripts would be nobody else's; the error gives the id to put back."""
        settings = folder / "study.yaml"
        settings.write_text(STUDY.replace("7d1c1d1e", "8d1c1d1e"), "utf-8")
        with pytest.raises(StudyError) as error:
            Study.open(folder, coder="Anna")
        assert told(error)[0] == "other_study_id"
        assert ID in sentence(error.value, "sv")
        assert list(folder.glob(".intervjukod.*.lock")) == []
        settings.write_text(STUDY, "utf-8")
        Study.open(folder, coder="Anna").close()

    @pytest.mark.parametrize(("text", "line"), [("study: hej\n", 1), (STUDY + "titel: x\n", 6), ("", None)])
    def test_broken_settings_are_told_with_their_line(self, folder: Path, text: str, line: int | None) -> None:
        """And nothing is opened."""
        (folder / "study.yaml").write_text(text, "utf-8")
        with pytest.raises(SourceError) as error:
            Study.open(folder, coder="Anna")
        assert error.value.line == line
        assert error.value.path.endswith("study.yaml")

    def test_broken_settings_make_no_database(self, tmp_path: Path) -> None:
        """The first opening of a folder with a slip in `study.yaml` leaves it as it was."""
        folder = study_folder(tmp_path / "torget", settings="study: hej\n")
        before = sorted(folder.rglob("*"))
        with pytest.raises(SourceError):
            Study.open(folder, coder="Anna")
        assert sorted(folder.rglob("*")) == before


NO_STUDY: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "folder_missing"),
    "a file": (lambda path: path.write_text("hej"), "folder_missing"),
    "empty": (lambda path: path.mkdir(), "not_a_study"),
}


@pytest.mark.parametrize("what", NO_STUDY)
def test_a_folder_that_is_no_study(tmp_path: Path, what: str) -> None:
    """One error that names it, and nothing is made there."""
    make, why = NO_STUDY[what]
    make(tmp_path / "x")
    before = sorted(tmp_path.rglob("*"))
    assert not is_study(tmp_path / "x")
    with pytest.raises(StudyError) as error:
        Study.open(tmp_path / "x", coder="Anna")
    assert told(error) == (why, {"folder": str(tmp_path / "x")})
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("part", ["study.yaml", "codebooks", "transcripts"])
def test_any_part_makes_a_study(tmp_path: Path, part: str) -> None:
    """Codebooks alone, transcripts alone: it opens."""
    path = tmp_path / "ny" / part
    path.parent.mkdir()
    path.write_text(STUDY) if path.suffix else path.mkdir()
    with Study.open(tmp_path / "ny", coder="Anna") as study:
        assert study.transcripts.list() == []
        assert study.codebook.book.codes == ()


def test_a_new_study_is_made_once(tmp_path: Path) -> None:
    """Folders and settings; never over a study that is there, nor in the way of a file."""
    Study.create(tmp_path / "ny", "Ny: studie # 1", "en")
    with Study.open(tmp_path / "ny", coder="Anna") as study:
        assert (study.facts.title, study.language) == ("Ny: studie # 1", "en")
    before = (tmp_path / "ny" / "study.yaml").read_bytes()
    with pytest.raises(RefusedError) as error:
        Study.create(tmp_path / "ny")
    assert told(error)[0] == "already_a_study"
    assert (tmp_path / "ny" / "study.yaml").read_bytes() == before
    (tmp_path / "fil").write_text("hej")
    with pytest.raises(StudyError) as unwritable:
        Study.create(tmp_path / "fil")
    assert told(unwritable)[0] == "folder_unwritable"


def test_a_database_that_is_gone_is_made_anew(folder: Path) -> None:
    """From the files: transcripts and codebook are there, and what was coded is gone with it."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        before = [(row.id, row.name, row.turns) for row in study.transcripts.list()]
    for path in folder.glob("intervjukod*.db*"):
        path.unlink()
    with Study.open(folder, coder="Anna") as study:
        assert [(row.id, row.name, row.turns) for row in study.transcripts.list()] == before
        assert len(study.codebook.book.codes) == 5
        assert words(study) == {}
        assert [row.act.key for row in study.history.rows()] == ["acts.took_in"]


def test_a_folder_that_was_moved_goes_on(folder: Path, tmp_path: Path) -> None:
    """Its work is there, and its next act is a new replica's."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    moved = Path(shutil.copytree(folder, tmp_path / "flyttad"))
    shutil.rmtree(folder)
    with Study.open(moved, coder="Anna") as study:
        code(study, "tolv år", "samverkan")
        assert words(study) == {FEW: "staffing", "tolv år": "samverkan"}
        assert len(study._context.store.audit.replicas()) == 3
        assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}
        assert study.history.undo() is not None
        assert study.history.undo() is not None


BAD_DATABASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "damaged": (damage, "database_damaged"),
    "no database": (lambda path: path.write_bytes(b"hej " * 2000), "database_damaged"),
    "newer": (newer, "newer_database"),
    "another program's": (foreign, "foreign_database"),
}


@pytest.mark.parametrize("what", BAD_DATABASES)
def test_a_database_that_cannot_be_opened_is_one_error(folder: Path, what: str) -> None:
    """It is named, it is left as it is, and no lock stays behind."""
    path = folder / "intervjukod.db"
    spoil, why = BAD_DATABASES[what]
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(IntervjukodError) as error:
        Study.open(folder, coder="Anna")
    assert told(error)[0] == why
    assert told(error)[1]["path"] == str(path)
    assert path.read_bytes() == before
    assert list(folder.glob(".intervjukod*")) == []


def test_a_page_that_breaks_later_is_one_error(folder: Path) -> None:
    """Damage that opening does not meet is met by the first question that touches it, in words."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    path = folder / "intervjukod.db"
    database = sqlite3.connect(path)
    root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'coding_place'").fetchone()[0]
    size = database.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(bytes(data))
    with Study.open(folder, coder="Anna") as study:
        with pytest.raises(StudyError) as error:
            study.coding.of(study.transcripts.find("I01"))
        assert told(error)[0] == "database_damaged"
        assert study.transcripts.open(study.transcripts.find("I01")).text


def test_a_folder_in_a_synchronised_place_is_warned_about_once(tmp_path: Path) -> None:
    """On this machine."""
    folder = study_folder(tmp_path / "Dropbox" / "torget")
    with Study.open(folder, coder="Anna") as study:
        assert [note.key for note in study.facts.notices] == ["study.synchronised_folder"]
    with Study.open(folder, coder="Anna") as study:
        assert study.facts.notices == ()


def test_closing_leaves_no_lock(folder: Path) -> None:
    """Two open it on one machine, both close."""
    with Study.open(folder, coder="Anna"):
        assert len(list(folder.glob(".intervjukod.*.lock"))) == 1
    assert list(folder.glob(".intervjukod.*.lock")) == []
