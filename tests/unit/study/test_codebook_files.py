"""What an act on the codebook does to its files: only what changed is written, and nobody's edit is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.errors import RefusedError
from intervjukod.locale import sentence
from intervjukod.study import Study, faces
from tests.builders import study_folder
from tests.unit.study.acting import edit, newest, told

BY_HAND = """\
# Kodboken för torget. Ändra inte utan Åsa.
codebook: Torget   # arbetsnamn
codes:

    # Folket
    staffing:   # den stora
        label: {sv: Bemanning,   en: Staffing}
        definition: >-
            Hur många de är,
            och om de är samma.   
        codes:
            # barnet
            kontinuitet:   # samma folk
                label: Personalkontinuitet

                brief: 'Samma folk'   # eller?
                codes:
                    kvällar: {label: Kvällar}   # barnbarn
            helger: {}
    samverkan:
        label: Samverkan
    trygghet: {label: Trygghet, codes: {ljus: {label: Ljus}}}
# slut
"""  # noqa: W291  white space at the end of a line is a part of somebody's layout

NIGHT = "codebook: Natten\nfacets:\n  tid: [kväll, natt]\ncodes:\n  mörker: {facets: [tid]}  # ute\n"
SHIPPED = Path(__file__).parents[3] / "codebooks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study whose codebook somebody has laid out by hand, and a second one beside it."""
    made = study_folder(tmp_path / "torget", codebook=BY_HAND)
    (made / "codebooks" / "natt.yaml").write_text(NIGHT, "utf-8")
    return made


def day(folder: Path) -> Path:
    """The file of the first codebook."""
    return folder / "codebooks" / "torget.yaml"


def is_settled(folder: Path) -> bool:
    """Whether the study, opened again, has nothing new to read or to write and finds nothing wrong."""
    texts = {path: path.read_text("utf-8") for path in (folder / "codebooks").glob("*.yaml")}
    with Study.open(folder, coder="Anna") as study:
        seq = newest(study)
        assert study.codebook.findings() == ()
        assert [check.check for check in study.history.doctor(deep=True) if check.status == "finding"] == []
    with Study.open(folder, coder="Anna") as study:
        assert newest(study) == seq
    return texts == {path: path.read_text("utf-8") for path in (folder / "codebooks").glob("*.yaml")}


def test_a_code_moves_with_its_layout(folder: Path) -> None:
    """Comments, quotes and empty lines go along, indented as the new place is; the undo puts all of it back."""
    with Study.open(folder, coder="Anna") as study:
        study.codebook.move("kontinuitet", "samverkan")
        block = BY_HAND[BY_HAND.index("            # barnet") : BY_HAND.index("            helger")]
        there = "        label: Samverkan\n"
        wanted = BY_HAND.replace(block, "").replace(there, f"{there}        codes:\n{block}")
        assert day(folder).read_text("utf-8") == wanted
        assert study.codebook.book.ancestors("kvällar") == ("kontinuitet", "samverkan")
        study.history.undo()
        assert day(folder).read_text("utf-8") == BY_HAND
        study.codebook.move("kontinuitet", "")
        text = day(folder).read_text("utf-8")
        assert "\n    # barnet\n    kontinuitet:   # samma folk\n        label: Personalkontinuitet\n\n" in text
        study.codebook.move("ljus", "helger")
        study.codebook.move("staffing", "samverkan")
        assert "            # Folket\n            staffing:   # den stora\n" in day(folder).read_text("utf-8")
        assert study.codebook.book.by_key["staffing"].definition == "Hur många de är, och om de är samma."
    assert is_settled(folder)


def test_a_code_and_its_child_change_places(folder: Path) -> None:
    """First the child out, then the parent under it."""
    with Study.open(folder, coder="Anna") as study:
        study.codebook.move("kontinuitet", "")
        study.codebook.move("staffing", "kontinuitet")
        assert study.codebook.book.ancestors("helger") == ("staffing", "kontinuitet")
        assert day(folder).read_text("utf-8").count("# samma folk") == 1
    assert is_settled(folder)


def test_a_code_moves_into_another_file(folder: Path) -> None:
    """With what is under it, its layout, and the facets that it needs; one act, undone in both files."""
    with Study.open(folder, coder="Anna") as study:
        study.codebook.move("staffing", "mörker")
        night = (folder / "codebooks" / "natt.yaml").read_text("utf-8")
        assert "staffing" not in day(folder).read_text("utf-8")
        assert "kvällar" in night
        assert study.codebook.book.by_key["kvällar"].codebook == "natt"
        study.history.undo()
        assert "staffing" in day(folder).read_text("utf-8")
        assert "staffing" not in (folder / "codebooks" / "natt.yaml").read_text("utf-8")
        study.history.redo()
        study.codebook.move("kontinuitet", "samverkan")
        assert "                kvällar: {label: Kvällar}" in day(folder).read_text("utf-8")
        act = study.codebook.move("mörker", "trygghet")
        assert (act.key, study.history.rows(1)[0].act.key) == ("acts.code_moved", "acts.code_moved")
        assert "tid: [kväll, natt]" in day(folder).read_text("utf-8")
    assert is_settled(folder)


def test_a_block_keeps_its_comments_in_another_file(folder: Path) -> None:
    """It is cut from one text and put into the other."""
    (folder / "codebooks" / "natt.yaml").write_text(
        NIGHT.replace("{facets: [tid]}  # ute", "\n    facets: [tid]"), "utf-8"
    )
    with Study.open(folder, coder="Anna") as study:
        study.codebook.move("kontinuitet", "mörker")
        night = (folder / "codebooks" / "natt.yaml").read_text("utf-8")
        assert "      # barnet\n      kontinuitet:   # samma folk\n          label: Personalkontinuitet\n\n" in night
    assert is_settled(folder)


def test_a_merge_across_files_takes_the_children_along(folder: Path) -> None:
    """Into the file of the code that swallows; the undo brings all back."""
    with Study.open(folder, coder="Anna") as study:
        was = study.codebook.book
        study.codebook.merge("kontinuitet", "mörker")
        night = (folder / "codebooks" / "natt.yaml").read_text("utf-8")
        assert "was: [kontinuitet]" in night
        assert "kvällar" in night
        assert "kontinuitet" not in day(folder).read_text("utf-8")
        study.history.undo()
        assert study.codebook.book == was
        assert "was" not in (folder / "codebooks" / "natt.yaml").read_text("utf-8")
    assert is_settled(folder)


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.full, id="every code"), 4])
def test_the_shipped_codebook_keeps_its_comments_through_every_act(tmp_path: Path, step: int) -> None:
    """Every comment and every line that no act was about; what was moved and moved back is as it was."""
    root = study_folder(tmp_path / "s", codebook="", guide="", transcripts={})
    for path in SHIPPED.glob("*.yaml"):
        shutil.copy(path, root / "codebooks")
    (path,) = (path for path in (root / "codebooks").glob("*.yaml") if "\ncodes:" in path.read_text("utf-8"))
    before = path.read_text("utf-8")
    with Study.open(root, coder="Anna") as study:
        book = study.codebook.book
        for code in book.codes[::step]:
            above = next(other.key for other in book.codes if other.key not in (*book.below(code.key), code.parent))
            study.codebook.move(code.key, above)
            study.history.undo()
            assert path.read_text("utf-8") == before, code.key
        for code in book.codes[::step]:
            study.codebook.edit(code.key, brief=f"Om {code.key}.", letter="", keywords=["a", "b: c"])
            study.codebook.retire(code.key, not code.retired)
        first, second = [code.key for code in book.codes if not code.parent and code.codable][:2]
        study.codebook.retire(second, False)
        study.codebook.merge(first, second)
        comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in path.read_text("utf-8").splitlines() if line.lstrip().startswith("#")] == comments
    assert is_settled(root)


def test_one_letter_in_two_files_is_told_and_settled(folder: Path, tmp_path: Path) -> None:
    """Two people gave it apart; giving one of the codes another letter ends it."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as study:
        study.codebook.edit("mörker", letter="x")
    with Study.open(folder, coder="Anna") as study:
        study.codebook.edit("samverkan", letter="x")
        study.history.merge(other)
        (note,) = study.codebook.findings()
        assert (note.key, note.values["letter"]) == ("study.letter_twice", "x")
        assert {note.values["path"], note.values["file"]} == {"codebooks/natt.yaml", "codebooks/torget.yaml"}
        study.codebook.edit("samverkan", letter="s")
        assert study.codebook.findings() == ()
    assert is_settled(folder)


def test_a_written_merge_that_nobody_noted_is_no_edit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file was written and the power went before that was remembered: the undo is still one act."""
    with Study.open(folder, coder="Anna") as study, monkeypatch.context() as patch:
        was = study.codebook.book
        patch.setattr(faces, "remember", lambda *_: None)
        study.codebook.merge("kontinuitet", "samverkan")
    assert "was: [kontinuitet]" in day(folder).read_text("utf-8")
    with Study.open(folder, coder="Anna") as study:
        assert study.codebook.book.resolve("kontinuitet") == "samverkan"
        study.history.undo()
        assert dict.fromkeys(study.codebook.book.by_key) == dict.fromkeys(was.by_key)
        assert study.codebook.book.resolve("kontinuitet") == "kontinuitet"
        assert study.codebook.book.ancestors("kvällar") == ("kontinuitet", "staffing")
    assert is_settled(folder)


class TestSomebodyElseAtTheFile:
    """A person has the file in an editor meanwhile."""

    def test_an_edit_is_taken_in_first(self, folder: Path) -> None:
        """Both are in the file, and neither is lost."""
        with Study.open(folder, coder="Anna") as study:
            edit(day(folder), "label: Samverkan", "label: Samarbete")
            study.codebook.edit("samverkan", brief="Med andra.")
            assert study.codebook.book.by_key["samverkan"].name("sv") == "Samarbete"
            assert "        label: Samarbete\n        brief: Med andra.\n" in day(folder).read_text("utf-8")

    @pytest.mark.parametrize("verb", ["edit", "move", "move here", "merge", "merge here", "retire"])
    def test_a_broken_file_stops_the_act(self, folder: Path, verb: str) -> None:
        """With file and line, in one sentence; the journal and both files stay as they are."""
        with Study.open(folder, coder="Anna") as study:
            edit(day(folder), "        label: Samverkan", "        lable: Samverkan")
            seq, broken = newest(study), day(folder).read_bytes()
            acts = {
                "edit": lambda: study.codebook.edit("samverkan", brief="x"),
                "move": lambda: study.codebook.move("samverkan", ""),
                "move here": lambda: study.codebook.move("mörker", "samverkan"),
                "merge": lambda: study.codebook.merge("samverkan", "mörker"),
                "merge here": lambda: study.codebook.merge("mörker", "samverkan"),
                "retire": lambda: study.codebook.retire("samverkan"),
            }
            with pytest.raises(RefusedError) as error:
                acts[verb]()
            assert told(error) == (
                "codebook_file_broken", {"where": "codebooks/torget.yaml:21", "code": "Samverkan"},
            )  # fmt: skip
            assert "codebooks/torget.yaml:21" in sentence(error.value, "sv")
            assert (newest(study), day(folder).read_bytes()) == (seq, broken)
            assert (folder / "codebooks" / "natt.yaml").read_text("utf-8") == NIGHT
            study.codebook.edit("mörker", brief="Ute.")  # the other file is sound
            assert "brief: Ute." in (folder / "codebooks" / "natt.yaml").read_text("utf-8")

    def test_a_file_that_is_gone_stops_the_act(self, folder: Path) -> None:
        """It is neither made anew nor forgotten."""
        with Study.open(folder, coder="Anna") as study:
            day(folder).unlink()
            with pytest.raises(RefusedError) as error:
                study.codebook.edit("samverkan", brief="x")
            assert told(error)[1]["where"] == "codebooks/torget.yaml"
            assert not day(folder).exists()

    def test_a_change_in_the_last_moment_is_not_written_over(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The act is in the journal, the person's words in the file; the next look has both in both."""
        from intervjukod.study import codebook_edits, writing_back

        write_back = writing_back.write_back

        def late(*given: object) -> None:
            edit(day(folder), "label: Samverkan", "label: Samarbete")
            write_back(*given)  # type: ignore[arg-type]  # its own arguments, handed on

        with Study.open(folder, coder="Anna") as study:
            with monkeypatch.context() as patch:
                patch.setattr(codebook_edits, "write_back", late)
                study.codebook.edit("samverkan", brief="Med andra.")
            assert "brief: Med andra." not in day(folder).read_text("utf-8")
            study.poll()
            assert "label: Samarbete\n        brief: Med andra.\n" in day(folder).read_text("utf-8")
            assert study.codebook.book.by_key["samverkan"].name("sv") == "Samarbete"
