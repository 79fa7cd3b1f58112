"""Who an informant is: file name, front matter, `informants.csv`, a person: later beats earlier."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.study.shapes import InformantRow
from tests.builders import INFORMANTS, STUDY, study_folder
from tests.unit.study.acting import edit, newest

NAMES = STUDY + "file-names: '{informant}-{role}'\n"
FRONT = """\
---
role: polis/spanare
site: Plattan
---
I: Hur är det?

P: Det är lugnt.
"""
TWO_VOICES = """\
I: Hur är det?

A: Lugnt hos mig.

B: Inte hos mig.
"""


def informants(study: Study) -> dict[str, InformantRow]:
    """Rows by transcript and label."""
    return {f"{row.transcript} {row.speaker}".strip(): row for row in study.transcripts.informants()}


def only(study: Study, transcript: str) -> InformantRow:
    """The row of a transcript with one informant."""
    return next(row for row in study.transcripts.informants() if row.transcript == transcript)


def test_each_source_beats_the_one_before(tmp_path: Path) -> None:
    """What only an earlier source says stays."""
    folder = study_folder(
        tmp_path / "torget",
        settings=NAMES,
        informants="",
        transcripts={"Kim-vakt.md": FRONT, "Lo-vakt.txt": "I: A?\n\nP: B.\n"},
    )
    with Study.open(folder, coder="Anna") as study:
        row = only(study, "Kim-vakt")
        assert (row.informant, row.role, row.site) == ("Kim", "polis/spanare", "Plattan")
        assert (only(study, "Lo-vakt").informant, only(study, "Lo-vakt").role) == ("Lo", "vakt")
        table = folder / "informants.csv"
        table.write_text("transcript;role;ålder\nKim-vakt;polis/kommunpolis;40\n", "utf-8")
        assert study.poll()
        row = only(study, "Kim-vakt")
        assert (row.informant, row.role, row.site) == ("Kim", "polis/kommunpolis", "Plattan")
        assert row.attributes["ålder"] == "40"
        study.transcripts.take_in([folder / "transcripts" / "Kim-vakt.md"], role="polis")
        table.write_text("transcript;role\nKim-vakt;ordningsvakt\n", "utf-8")
        study.poll()
        row = only(study, "Kim-vakt")
        assert (row.role, "ålder" in row.attributes) == ("polis", False)
        study.history.undo()
        assert only(study, "Kim-vakt").role == "ordningsvakt"
        table.write_text("transcript;role\n", "utf-8")
        study.poll()
        assert only(study, "Kim-vakt").role == "polis/spanare"


def test_a_change_of_the_table_is_one_act_of_the_program(study: Study, folder: Path) -> None:
    """On nobody's undo stack; reports and lists see it at once."""
    before = newest(study)
    edit(folder / "informants.csv", "polis/kommunpolis,Sergels torg", "polis/områdespolis,Plattan")
    edit(folder / "informants.csv", "ordningsvakt", "vakt")
    assert study.poll()
    acts = [row for row in study.history.rows() if row.seq > before]
    assert [(row.actor, row.act.key) for row in acts] == [("intervjukod", "acts.read_informants")]
    assert {row.role for row in study.transcripts.informants()} == {"polis/områdespolis", "vakt"}
    assert [summary.site for summary in study.transcripts.list()] == ["Plattan", "Hässelby torg"]
    assert study.history.undo() is None


def test_attributes_given_to_several_at_once_are_one_act(study: Study, folder: Path) -> None:
    """A person's, which one undo takes back."""
    act, _ = study.transcripts.take_in(sorted((folder / "transcripts").iterdir()), role="polis")
    assert act is not None
    assert (act.key, act.values, act.actor) == ("acts.changed", {"n": 2}, "Anna")
    assert {row.role for row in study.transcripts.informants()} == {"polis"}
    study.history.undo()
    assert {row.role for row in study.transcripts.informants()} == {"polis/kommunpolis", "ordningsvakt"}


@pytest.mark.parametrize("name", ["I01-polis", "I01-polis.txt"])
def test_a_transcript_is_named_by_stem_or_file(tmp_path: Path, name: str) -> None:
    """As on the command line."""
    folder = study_folder(tmp_path / "torget", informants=INFORMANTS.replace("I01-polis,", f"{name},"))
    with Study.open(folder, coder="Anna") as study:
        assert only(study, "I01-polis").informant == "Polis 1"


def test_a_name_in_other_parts_is_the_same_transcript(tmp_path: Path) -> None:
    """A file system may keep å in two parts, and a spreadsheet in one."""
    folder = study_folder(
        tmp_path / "torget",
        informants="transcript,role\nintervju-å,vakt\n",
        transcripts={"intervju-a\u030a.txt": "I: A?\n\nP: B.\n"},
    )
    with Study.open(folder, coder="Anna") as study:
        assert only(study, "intervju-å").role == "vakt"
        assert study.transcripts.find("intervju-å.txt")


def test_a_row_may_come_before_its_transcript(study: Study, folder: Path) -> None:
    """The attributes wait for the file."""
    edit(folder / "informants.csv", "I02-vakt", "I03-ny,,Ny 1,vakt,Plattan,\nI02-vakt")
    assert study.poll()
    assert len(study.transcripts.informants()) == 2
    (folder / "transcripts" / "I03-ny.txt").write_text("I: A?\n\nP: B.\n", "utf-8")
    study.transcripts.take_in()
    row = only(study, "I03-ny")
    assert (row.informant, row.role) == ("Ny 1", "vakt")


def test_a_broken_table_is_a_finding_and_nothing_is_lost(study: Study, folder: Path) -> None:
    """With its line; the attributes stay as they were."""
    with (folder / "informants.csv").open("a", encoding="utf-8") as table:
        table.write("I02-vakt,,Igen,vakt,,\n")
    assert study.poll()
    (finding,) = study.codebook.findings()
    assert (finding.key, finding.line, finding.values["path"]) == ("readers.doubled_informant", 4, "informants.csv")
    assert only(study, "I02-vakt").informant == "Vakt 1"


class TestSeveralInformants:
    """A transcript in which several people answer."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        table = "transcript,speaker,informant,role,site\nG1,,,vakt,Plattan\nG1,B,Bim,polis,\n"
        return study_folder(tmp_path / "torget", informants=table, transcripts={"G1.txt": TWO_VOICES})

    def test_each_has_a_name_and_a_role(self, folder: Path) -> None:
        """A row with a speaker is about that voice; one without, about all; a voice without a name has the label's."""
        with Study.open(folder, coder="Anna") as study:
            rows = informants(study)
            assert {name: (row.informant, row.role, row.site) for name, row in rows.items()} == {
                "G1 A": ("G1 A", "vakt", "Plattan"),
                "G1 B": ("Bim", "polis", "Plattan"),
            }

    def test_a_voice_taken_out_of_the_table_has_what_all_have(self, folder: Path) -> None:
        """And one put in gets its own."""
        with Study.open(folder, coder="Anna") as study:
            (folder / "informants.csv").write_text("transcript,speaker,informant,role\nG1,A,Ask,polis\n", "utf-8")
            assert study.poll()
            rows = informants(study)
            assert {name: (row.informant, row.role, row.site) for name, row in rows.items()} == {
                "G1 A": ("Ask", "polis", ""),
                "G1 B": ("G1 B", "", ""),
            }
