"""Taking transcripts in: the folder once, later files by name, nothing half-done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError, RefusedError, SourceError, StudyError
from intervjukod.files.atomic import write_atomically
from intervjukod.storage.journal import Journal
from intervjukod.study import Study, intake
from intervjukod.study.shapes import Imported, Waiting
from tests.builders import TRANSCRIPTS, study_folder
from tests.unit.study.acting import FEW, code, newest, told, words

NEW = "I: Hur är det?\n\nP: Lugnt.\n"
ODD = {
    "tom.txt": b"",
    "bild.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "trasig.docx": b"PK\x03\x04 trasig",
    "ingen.docx": b"ren text",
}


def names(study: Study) -> list[str]:
    """Stems of the transcripts in the study."""
    return [summary.name for summary in study.transcripts.list()]


def why(report: Imported) -> str:
    """What became of a file, and why it failed where it did."""
    return report.notes[0].key if report.status == "failed" else report.status


def test_the_first_opening_takes_the_folder_in_as_one_act_of_the_program(tmp_path: Path) -> None:
    """Transcripts, codebook, guide and table: one row of history, on nobody's undo stack."""
    folder = study_folder(tmp_path / "torget")
    with Study.open(folder, coder="Anna") as study:
        (row,) = study.history.rows()
        assert (row.actor, row.act.key, row.act.values) == ("intervjukod", "acts.took_in", {"n": 2})
        assert names(study) == ["I01-polis", "I02-vakt"]
        assert (len(study.codebook.book.codes), len(study.codebook.guides)) == (5, 1)
        assert study.history.undo() is None
    with Study.open(folder, coder="Anna") as study:
        assert len(study.history.rows()) == 1
        assert study.transcripts.waiting() == []


def test_an_empty_study_waits_for_its_first_file(tmp_path: Path) -> None:
    """Nothing was there to take in; later files are announced as any."""
    Study.create(tmp_path / "ny", "Ny")
    with Study.open(tmp_path / "ny", coder="Anna") as study:
        assert (names(study), study.history.rows()) == ([], [])


def test_a_new_file_is_announced_and_taken_in(study: Study, folder: Path) -> None:
    """It waits until somebody asks for it; then it is that person's act, and can be undone."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    (folder / "transcripts" / ".dold.txt").write_text(NEW)
    (folder / "transcripts" / "~$I03.docx").write_bytes(b"PK")
    (folder / "transcripts" / "läsmig.pages").write_bytes(b"%PDF")
    assert study.transcripts.waiting() == [Waiting("I03.txt", "new")]
    (preview,) = [one for one in study.transcripts.preview(None) if one.status == "new"]
    assert (preview.transcript, preview.turns, preview.words, preview.informants) == ("I03", 2, 1, ("P",))
    assert names(study) == ["I01-polis", "I02-vakt"]
    act, reports = study.transcripts.take_in()
    assert act is not None
    assert (act.key, act.actor, act.values) == ("acts.took_in", "Anna", {"n": 1})
    assert {report.file: report.status for report in reports} == {
        "I01-polis.txt": "known", "I02-vakt.txt": "known", "I03.txt": "new",
    }  # fmt: skip
    assert study.transcripts.waiting() == []
    assert study.transcripts.take_in()[0] is None
    study.history.undo()
    assert names(study) == ["I01-polis", "I02-vakt"]
    assert study.transcripts.waiting() == [Waiting("I03.txt", "new")]
    assert study.transcripts.take_in()[0] is not None
    assert "I03" in names(study)


def test_a_colleague_s_codings_wait_for_a_transcript_that_was_taken_back(study: Study, folder: Path) -> None:
    """They are in no list and no count while it is gone, and are there again when it is."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    study.transcripts.take_in()
    study.set_coder("Bo")
    code(study, "Lugnt", "staffing", transcript="I03")
    study.history.undo("Anna")
    assert names(study) == ["I01-polis", "I02-vakt"]
    assert study.reading.passages() == []
    assert study.results.frequency(coder="all").rows
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}
    study.history.redo("Anna")
    assert words(study, "I03") == {"Lugnt": "staffing"}
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}


def test_the_same_bytes_again_are_nothing(study: Study, folder: Path) -> None:
    """Touched, copied back, named outright: no act, nothing waits."""
    path = folder / "transcripts" / "I01-polis.txt"
    before = newest(study)
    path.write_bytes(path.read_bytes())
    assert study.transcripts.waiting() == []
    act, (report,) = study.transcripts.take_in([path])
    assert (act, report.status, newest(study)) == (None, "known", before)


def test_a_changed_file_is_announced_and_taken_in_when_asked(study: Study, folder: Path) -> None:
    """Opening and looking change nothing; taking it in is one act, whose undo lets the file wait again."""
    code(study, FEW, "staffing")
    before = newest(study)
    path = folder / "transcripts" / "I01-polis.txt"
    path.write_text(TRANSCRIPTS["I01-polis.txt"].replace("för få", "alldeles för få"), "utf-8")
    assert study.transcripts.waiting() == [Waiting("I01-polis.txt", "changed")]
    (preview,) = study.transcripts.preview([path])
    assert (preview.status, [note.values for note in preview.notes], newest(study)) == (
        "changed", [{"similar": 1, "lost": 0}], before,
    )  # fmt: skip
    act, (report,) = study.transcripts.take_in([path])
    assert act is not None
    assert (act.key, act.values, report.status) == ("versions.file_taken", {"name": "I01-polis"}, "changed")
    assert words(study) == {"Vi är alldeles för få": "staffing"}
    assert study.transcripts.waiting() == []
    study.history.undo()
    assert words(study) == {FEW: "staffing"}
    assert study.transcripts.waiting() == [Waiting("I01-polis.txt", "changed")]
    assert study.transcripts.take_in()[0] is not None
    assert words(study) == {"Vi är alldeles för få": "staffing"}


def test_a_missing_file_is_no_deletion(study: Study, folder: Path) -> None:
    """The text is in the database."""
    code(study, FEW, "staffing")
    shutil.rmtree(folder / "transcripts")
    with Study.open(folder, coder="Anna") as again:
        assert names(again) == ["I01-polis", "I02-vakt"]
        assert words(again) == {FEW: "staffing"}
        assert again.transcripts.waiting() == []
        assert again.codebook.findings() == ()


@pytest.mark.parametrize("name", ODD)
def test_one_that_cannot_be_read_leaves_the_others(tmp_path: Path, name: str) -> None:
    """At the first opening it is told as a notice; it goes on waiting; when it is mended it is taken in."""
    folder = study_folder(tmp_path / "torget", transcripts={**TRANSCRIPTS, name: ODD[name]})
    with Study.open(folder, coder="Anna") as study:
        assert names(study) == ["I01-polis", "I02-vakt"]
        (notice,) = study.facts.notices
        assert str(notice.values["path"]).endswith(name)
        assert study.transcripts.waiting() == [Waiting(name, "new")]
        act, reports = study.transcripts.take_in()
        assert act is None
        assert [why(report) for report in reports if report.file == name] == [notice.key]
        if name.endswith(".txt"):
            (folder / "transcripts" / name).write_text(NEW)
            act, _ = study.transcripts.take_in()
            assert act is not None
            assert len(names(study)) == 3


def test_a_name_taken_twice_is_refused(study: Study, folder: Path) -> None:
    """I01.md beside I01.txt, in the folder or elsewhere: the stem is the transcript's identity."""
    (folder / "transcripts" / "I01-polis.md").write_text(NEW)
    before = newest(study)
    act, reports = study.transcripts.take_in()
    assert (act, newest(study)) == (None, before)
    (failed,) = [report for report in reports if report.status == "failed"]
    assert (failed.file, why(failed), failed.notes[0].values["other"]) == (
        "I01-polis.md", "errors.stem_taken", "I01-polis.txt",
    )  # fmt: skip


def test_of_two_new_files_with_one_name_the_first_is_taken_in(study: Study, tmp_path: Path) -> None:
    """From two folders, or with two endings; one that cannot be read takes no name."""
    paths = [tmp_path / "a" / "I03.txt", tmp_path / "b" / "I03.txt", tmp_path / "b" / "I03.md"]
    for n, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(NEW + str(n))
    empty = tmp_path / "a" / "I03.docx"
    empty.write_bytes(b"")
    _, reports = study.transcripts.take_in([empty, *paths, paths[0]])
    assert [why(report) for report in reports] == ["files.empty", "new", "errors.stem_taken", "errors.stem_taken"]
    assert study.transcripts.open(study.transcripts.find("I03")).text.endswith("0")


class TestFromElsewhere:
    """Files outside the study."""

    def test_a_file_is_copied_in(self, study: Study, folder: Path, tmp_path: Path) -> None:
        """Byte for byte, for its owner alone; attributes that are given are the person's."""
        source = tmp_path / "Intervju å.txt"
        source.write_bytes(NEW.replace("\n", "\r\n").encode("cp1252"))
        act, (report,) = study.transcripts.take_in([source], informant="Kim", role="polis", site="Plattan", date="2024")
        assert act is not None
        assert report.status == "new"
        copy = folder / "transcripts" / "Intervju å.txt"
        assert copy.read_bytes() == source.read_bytes()
        assert copy.stat().st_mode & 0o777 == 0o600
        (row,) = [row for row in study.transcripts.informants() if row.transcript == "Intervju å"]
        assert (row.informant, row.role, row.site, row.attributes["date"]) == ("Kim", "polis", "Plattan", "2024")
        assert study.transcripts.waiting() == []

    def test_a_copy_of_what_is_there_is_known(self, study: Study, folder: Path, tmp_path: Path) -> None:
        """Nothing is copied and nothing refused; attributes that are given are news all the same."""
        copy = Path(shutil.copyfile(folder / "transcripts" / "I01-polis.txt", tmp_path / "I01-polis.txt"))
        act, (report,) = study.transcripts.take_in([copy])
        assert (act, report.status) == (None, "known")
        act, (report,) = study.transcripts.take_in([copy], role="polis/spanare")
        assert act is not None
        assert (act.key, act.values, report.status) == ("acts.attributes_set", {"name": "I01-polis"}, "known")
        assert study.transcripts.list()[0].role == "polis/spanare"

    def test_into_a_study_without_the_folder(self, tmp_path: Path) -> None:
        """It is made."""
        (tmp_path / "ny" / "codebooks").mkdir(parents=True)
        (tmp_path / "I03.txt").write_text(NEW)
        with Study.open(tmp_path / "ny", coder="Anna") as study:
            assert study.transcripts.take_in([tmp_path / "I03.txt"])[0] is not None
        assert (tmp_path / "ny" / "transcripts" / "I03.txt").read_text() == NEW

    def test_a_folder_is_opened(self, study: Study, tmp_path: Path) -> None:
        """All that a reader knows in it."""
        inbox = tmp_path / "in"
        inbox.mkdir()
        for name in ("I03.txt", "I04.md", ".dold.txt", "bild.png"):
            (inbox / name).write_text(NEW + name)
        _, reports = study.transcripts.take_in([inbox])
        assert [report.file for report in reports] == ["I03.txt", "I04.md"]

    def test_another_file_of_the_same_name_is_in_the_way(self, study: Study, folder: Path, tmp_path: Path) -> None:
        """Nothing in the study is overwritten, and the other files are taken in."""
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        mine, good = tmp_path / "I03.txt", tmp_path / "I04.txt"
        mine.write_text(NEW + "mer")
        good.write_text(NEW)
        _, reports = study.transcripts.take_in([mine, good])
        assert [why(report) for report in reports] == ["errors.file_in_the_way", "new"]
        assert (folder / "transcripts" / "I03.txt").read_text() == NEW

    def test_what_is_not_there_stops_all(self, study: Study, tmp_path: Path) -> None:
        """Before anything is read."""
        (tmp_path / "I03.txt").write_text(NEW)
        with pytest.raises(NotFoundError) as error:
            study.transcripts.take_in([tmp_path / "I03.txt", tmp_path / "I04.txt"])
        assert told(error) == ("file_missing", {"path": str(tmp_path / "I04.txt")})
        assert names(study) == ["I01-polis", "I02-vakt"]

    def test_a_copy_goes_when_the_act_fails(
        self, study: Study, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The database cannot be written: no transcript, no copy, no note that the file was seen."""
        (tmp_path / "I03.txt").write_text(NEW)
        own = folder / "transcripts" / "I04.txt"
        own.write_text(NEW)

        def full(*_: object, **__: object) -> None:
            raise StudyError("disk_full", path="intervjukod.db", reason="full")

        with monkeypatch.context() as patch:
            patch.setattr(Journal, "write", full)
            with pytest.raises(StudyError):
                study.transcripts.take_in([tmp_path / "I03.txt", own])
        assert not (folder / "transcripts" / "I03.txt").exists()
        assert own.read_text() == NEW
        assert names(study) == ["I01-polis", "I02-vakt"]
        assert study.transcripts.waiting() == [Waiting("I04.txt", "new")]
        assert study.transcripts.take_in([tmp_path / "I03.txt"])[0] is not None

    def test_nothing_is_left_when_a_later_copy_fails(
        self, study: Study, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The disk is full at the second of two files."""

        def full(path: Path, data: bytes) -> None:
            if path.name == "I04.txt":
                raise StudyError("files.disk_full", path=str(path), reason="full")
            write_atomically(path, data)

        for name in ("I03.txt", "I04.txt"):
            (tmp_path / name).write_text(NEW)
        with monkeypatch.context() as patch:
            patch.setattr(intake, "write_atomically", full)
            with pytest.raises(StudyError):
                study.transcripts.take_in([tmp_path / "I03.txt", tmp_path / "I04.txt"])
        assert sorted(path.name for path in (folder / "transcripts").iterdir()) == sorted(TRANSCRIPTS)
        assert names(study) == ["I01-polis", "I02-vakt"]


def test_progress_is_told_before_each_file(study: Study, folder: Path) -> None:
    """Done, all, and the file's name; at last that all are done."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    seen: list[tuple[int, int, str]] = []
    study.transcripts.take_in(progress=lambda *at: seen.append(at))
    assert seen == [(0, 3, "I01-polis.txt"), (1, 3, "I02-vakt.txt"), (2, 3, "I03.txt"), (3, 3, "")]


def test_an_encoding_that_is_asked_for_is_used(study: Study, folder: Path) -> None:
    """And one that the bytes do not have is an error of that file."""
    path = folder / "transcripts" / "I03.txt"
    path.write_bytes("I: Får du gå?\n\nP: Åja.\n".encode("mac-roman"))
    _, reports = study.transcripts.take_in([path], encoding="utf-8")
    assert [(why(report), report.notes[0].line) for report in reports] == [("files.undecodable", 1)]
    study.transcripts.take_in([path], encoding="mac-roman")
    assert "Åja" in study.transcripts.open(study.transcripts.find("I03")).text


def test_a_colleague_s_transcript_meets_its_file(folder: Path, tmp_path: Path) -> None:
    """After a merge the same file is known, another of its name is a new version, and the older bytes are no news."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    (other / "transcripts" / "I03.txt").write_text(NEW)
    with Study.open(other, coder="Bo") as bo:
        bo.transcripts.take_in()
    with Study.open(folder, coder="Anna") as study:
        study.history.merge(other)
        path = folder / "transcripts" / "I03.txt"
        before = newest(study)
        path.write_text(NEW)
        assert study.transcripts.waiting() == []
        act, (report,) = study.transcripts.take_in([path])
        assert (act, report.status, newest(study)) == (None, "known", before)
        path.write_text(NEW + "mer")
        _, (report,) = study.transcripts.take_in([path])
        assert report.status == "changed"
        path.write_text(NEW)  # as in a copy that has the older file and a colleague's newer version
        assert study.transcripts.waiting() == []
        assert study.transcripts.take_in([path])[0] is None
        assert study.transcripts.take_in([path], reread=True)[0] is not None
        assert study.transcripts.open(study.transcripts.find("I03")).text == NEW


def test_done_marks(study: Study) -> None:
    """A coder's own, set and taken back; of a transcript that is there."""
    i01 = study.transcripts.find("I01")
    act = study.transcripts.set_done(i01)
    assert (act.key, act.values, act.transcript) == ("acts.done", {"name": "I01-polis", "coder": "Anna"}, i01)
    study.transcripts.set_done(i01, coder="Bo")
    assert study.transcripts.is_done(i01)
    assert (study.transcripts.is_done(i01, "Bo"), study.transcripts.is_done(i01, "Cia")) == (True, False)
    assert study.transcripts.list()[0].done == ("Anna", "Bo")
    assert study.transcripts.set_done(i01, False).key == "acts.not_done"
    assert not study.transcripts.is_done(i01)
    act = study.transcripts.set_done(study.transcripts.find("I02"), False)
    assert act.values == {"name": "I02-vakt"}
    with pytest.raises(NotFoundError):
        study.transcripts.set_done("ingen")


def test_a_folder_that_is_no_list_of_files(study: Study, folder: Path) -> None:
    """`transcripts` is a file: one error that names it."""
    shutil.rmtree(folder / "transcripts")
    (folder / "transcripts").write_text("hoppsan")
    with pytest.raises((SourceError, RefusedError)) as error:
        study.transcripts.waiting()
    assert str(folder / "transcripts") in str(told(error)[1]["path"])


def test_two_processes_take_one_file_in_once(study: Study, folder: Path) -> None:
    """Both have read it before either writes: the second finds it there, and history tells one act."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    with Study.open(folder, coder="Bo") as other:
        read = [
            intake.read_files(one._context, one._context.folder.transcript_files(), intake.Manners())
            for one in (study, other)
        ]
        assert intake.take_in(study._context, read[0], "Anna")
        assert intake.take_in(other._context, read[1], "Bo") == ""
        assert names(other) == ["I01-polis", "I02-vakt", "I03"]
    assert [row.actor for row in study.history.rows()] == ["Anna", "intervjukod"]
