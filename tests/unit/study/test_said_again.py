"""Acts that change nothing, files that tell nothing, and copies that come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.errors import StudyError
from intervjukod.locale import say
from intervjukod.storage.lock import Lock
from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.study.acting import FEW, code, newest, rows, words


def test_marking_done_twice_is_one_act(study: Study) -> None:
    """The second says so and writes nothing, so that one undo takes the mark back."""
    i01 = study.transcripts.find("I01")
    study.transcripts.set_done(i01)
    before = newest(study)
    again = study.transcripts.set_done(i01)
    assert (again.gesture, again.key, newest(study)) == ("", "acts.already_done", before)
    study.history.undo()
    assert not study.transcripts.is_done(i01)
    assert study.transcripts.set_done(i01, False).key == "acts.already_not_done"


def test_saying_the_same_answer_twice_is_one_act(study: Study) -> None:
    """An answer that stands as it is said is not written again."""
    i01 = study.transcripts.find("I01")
    span = study.reading.quote(i01, FEW)
    study.coding.set_answer(i01, "q1", asked=None, answered=[span])
    before = newest(study)
    again = study.coding.set_answer(i01, "q1", asked=None, answered=[span])
    assert (again.gesture, again.key, newest(study)) == ("", "acts.already_answered", before)
    assert study.coding.set_answer(i01, "q1", asked=None, answered=[]).key == "acts.answer_cleared"


def test_recoding_to_the_same_code_is_no_act(study: Study) -> None:
    """What changes nothing is not written, and says that the code is there already."""
    id_ = code(study, FEW, "staffing")
    before = newest(study)
    again = study.coding.recode(id_, "staffing")
    assert (again.gesture, again.key, again.ids, newest(study)) == ("", "acts.already_coded", (id_,), before)


def test_counts_follow_an_undo(study: Study) -> None:
    """What stands beside the codes is right after an undo, also in an interview that is not in front."""
    i01, i02 = study.transcripts.find("I01"), study.transcripts.find("I02")
    code(study, FEW, "staffing")
    assert [study.codebook.counts(one)["staffing"].informants for one in (i01, i02)] == [1, 1]
    study.history.undo()
    assert [study.codebook.counts(one)["staffing"].informants for one in (i02, i01)] == [0, 0]
    study.history.redo()
    assert [study.codebook.counts(one)["staffing"].informants for one in (i02, i01)] == [1, 1]


def test_an_emptied_database_is_told(folder: Path) -> None:
    """A file without a byte is what a failed copy leaves: the study opens, and says so."""
    (folder / "intervjukod.db").write_bytes(b"")
    with Study.open(folder) as study:
        told = [note for note in study.facts.notices if note.key == "study.database_was_empty"]
        assert say(told[0].key, "sv", **told[0].values).startswith("intervjukod.db var tom")
    with Study.open(folder) as study:
        assert study.facts.notices == ()


def test_a_file_that_no_reader_knows_is_told(tmp_path: Path) -> None:
    """Nobody should believe that an interview is in the study when it is not."""
    folder = study_folder(tmp_path / "ny")
    (folder / "transcripts" / "I09.pages").write_bytes(b"x")
    (folder / "transcripts" / ".DS_Store").write_bytes(b"x")
    with Study.open(folder) as study:
        assert [note.values["path"] for note in study.facts.notices] == ["I09.pages"]


def test_a_full_disk_can_be_read_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not even a lock can be written, the study opens for reading, with every coding there."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")

    def full(lock: Lock) -> None:
        raise StudyError("disk_full", path=str(folder))

    monkeypatch.setattr(Lock, "take", full)
    with Study.open(folder, coder="Anna") as study:
        assert study.facts.read_only
        assert words(study) == {FEW: "staffing"}


def test_an_export_that_comes_back_in_a_copy_is_the_same_codings(folder: Path, tmp_path: Path) -> None:
    """A coding keeps its id on its way through a table, so that a merge knows it again."""
    copy = tmp_path / "kopia"
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        exported = rows(study)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("intervjukod*"))
    with Study.open(copy, coder="Bo") as other:
        assert other.coding.load(exported).added == 1
        assert rows(other) == exported
    with Study.open(folder, coder="Anna") as study:
        assert study.history.merge(copy).codings == 0
        assert rows(study) == exported
