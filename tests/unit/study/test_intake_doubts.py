"""Taking files in that are not what they were a moment ago, or are there under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import StudyError
from intervjukod.study import Study, intake
from intervjukod.study.shapes import Waiting

NEW = "I: Hur är det?\n\nP: Lugnt.\n"
LATER = "I: Hur är det?\n\nP: Lugnt här.\n"


def test_a_renamed_file_is_told_to_be_a_transcript_that_is_there(study: Study, folder: Path) -> None:
    """Its name makes it another interview, which would be counted twice: the preview says so."""
    file = folder / "transcripts" / "I01-polis.txt"
    file.rename(file.with_name("Polis.txt"))
    reports = study.transcripts.preview(None)
    notes = {report.file: [note.values for note in report.notes if note.key == "intake.same_as"] for report in reports}
    assert notes["Polis.txt"] == [{"name": "I01-polis"}]


def test_a_new_file_with_bytes_of_its_own_is_like_no_other(study: Study, folder: Path) -> None:
    """Nothing is said where nothing is double."""
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    reports = study.transcripts.preview(None)
    assert [report.status for report in reports].count("new") == 1
    assert not [note for report in reports for note in report.notes if note.key == "intake.same_as"]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_file_that_changes_before_the_yes_waits_as_changed(
    study: Study, folder: Path, tmp_path: Path, elsewhere: bool
) -> None:
    """What was looked at is taken in; what was written since is news, not taken for known."""
    file = (tmp_path if elsewhere else folder / "transcripts") / "I03.txt"
    file.write_text(NEW)
    batch = study.transcripts.read([file])
    file.write_text(LATER)
    study.transcripts.take(batch)
    assert study.transcripts.open(study.transcripts.find("I03")).text.endswith("Lugnt.\n")
    assert study.transcripts.waiting() == [Waiting("I03.txt", "changed")]


def test_a_damaged_database_is_no_fault_of_the_file(
    study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import ends with the database's error; no file is told to be unreadable."""

    def damaged(*_: object) -> None:
        raise StudyError("database_damaged", path="intervjukod.db", reason="malformed")

    (folder / "transcripts" / "I03.txt").write_text(NEW)
    monkeypatch.setattr(intake, "read_file", damaged)
    with pytest.raises(StudyError):
        study.transcripts.preview(None)
