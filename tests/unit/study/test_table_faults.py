"""What `informants.csv` says of transcripts and labels that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.locale import worded
from intervjukod.study import Study
from tests.builders import INFORMANTS, TRANSCRIPTS, study_folder

GROUP = "I: Hur?\n\nIP1: Bra.\n\nIP2: Nja.\n"


def told(study: Study) -> list[str]:
    """The findings in words."""
    return [worded(note, "sv") for note in study.codebook.findings()]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("I03,IP 1,Kim", "informants.csv:4: ingen i I03 har etiketten ”IP 1”; där talar I, IP1, IP2. Menade du IP1?"),
        ("I03,Bo,Kim", "informants.csv:4: ingen i I03 har etiketten ”Bo”; där talar I, IP1, IP2."),
        ("I02-vagt,,Kim", "informants.csv:4: transkriptet I02-vagt finns inte i studien. Menade du I02-vakt?"),
        ("I01,,Kim", "informants.csv:4: transkriptet I01 finns inte i studien. Menade du I01-polis?"),
        ("I03,IP3,Kim", "informants.csv:4: ingen i I03 har etiketten ”IP3”; där talar I, IP1, IP2."),
        ("I03.txt,IP1,Kim", ""),
        ("I03,,Kim", ""),
    ],
)
def test_a_row_about_nobody_is_a_finding(tmp_path: Path, row: str, said: str) -> None:
    """With the line, and a guess where one is near; `doctor` has it too."""
    folder = study_folder(
        tmp_path / "torget",
        transcripts={**TRANSCRIPTS, "I03.txt": GROUP},
        informants=INFORMANTS + "".join(f"{one},,,\n" for one in row.split("\n")),
    )
    with Study.open(folder, coder="Anna") as study:
        assert told(study) == ([said] if said else [])
        found = [worded(check.what, "sv") for check in study.history.doctor() if check.status == "finding"]
        assert found == ([said] if said else [])


def test_interviews_to_come_are_no_fault(tmp_path: Path) -> None:
    """A row about one that is like none in the study: a note of `doctor`, however near its number is."""
    rows = INFORMANTS + "I06-polis,,Kim,,,\nPilot,,Lo,,,\n"
    with Study.open(study_folder(tmp_path / "torget", informants=rows), coder="Anna") as study:
        assert told(study) == []
        (check,) = [check for check in study.history.doctor() if check.check == "table"]
        assert (check.status, worded(check.what, "sv")) == (
            "note",
            "informants.csv:4: 2 transkript i tabellen finns inte i studien: I06-polis, Pilot.",
        )


def test_a_finding_follows_the_table_and_the_transcripts(study: Study, folder: Path) -> None:
    """One that is taken in shows what the table says wrong of it; a table that is mended shows no more."""
    (folder / "informants.csv").write_text(INFORMANTS + "Grupp,IP 1,Kim,,,\n")
    study.poll()
    assert told(study) == []
    (folder / "transcripts" / "Grupp.txt").write_text(GROUP)
    study.transcripts.take_in()
    assert told(study)[0].endswith("Menade du IP1?")
    (folder / "informants.csv").write_text(INFORMANTS + "Grupp,IP1,Kim,,,\n")
    study.poll()
    assert told(study) == []


def test_a_file_that_waits_in_the_folder_is_no_fault(study: Study, folder: Path) -> None:
    """However like another's its name is."""
    (folder / "informants.csv").write_text(INFORMANTS + "I02-vagt,,Kim,,,\n")
    study.poll()
    assert len(told(study)) == 1
    (folder / "transcripts" / "I02-vagt.txt").write_text(GROUP)
    with Study.open(folder, coder="Anna") as again:
        assert told(again) == []


def test_a_table_that_cannot_be_read_is_one_fault(study: Study, folder: Path) -> None:
    """What it says of people is not looked at then."""
    (folder / "informants.csv").write_text("transcript,transcript\nX,Y\n")
    study.poll()
    assert len(told(study)) == 1


def test_the_preview_knows_the_table(study: Study, folder: Path, tmp_path: Path) -> None:
    """What it says of a file to come: file name, front matter, table and person, later beats earlier."""
    settings = folder / "study.yaml"
    settings.write_text(settings.read_text() + "file-names: '{informant}-{role}'\n")
    (folder / "informants.csv").write_text(INFORMANTS + "Kim-vakt,,,polis/spanare,Plattan,\n")
    (tmp_path / "Kim-vakt.md").write_text("---\nsite: Hötorget\ndate: 2024-05\nrole: chef\n---\nI: Hur?\n\nP: Bra.\n")
    with Study.open(folder, coder="Anna", take_in=False) as again:
        (file,) = again.transcripts.preview([tmp_path / "Kim-vakt.md"])
        _, p = file.voices
        assert (p.informant, dict(p.attributes)) == (
            "Kim", {"role": "polis/spanare", "site": "Plattan", "date": "2024-05"},
        )  # fmt: skip
        again.transcripts.take_in([tmp_path / "Kim-vakt.md"], role="polis")
    with Study.open(folder, coder="Anna") as again:
        (row,) = [row for row in again.transcripts.informants() if row.transcript == "Kim-vakt"]
        assert (row.informant, row.role, row.site, row.attributes["date"]) == ("Kim", "polis", "Plattan", "2024-05")
