"""Merging another copy: everybody's work once, whatever the order; what is no copy is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError, RefusedError
from intervjukod.storage import journal
from intervjukod.study import Study
from tests.builders import STUDY, study_folder
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, newest, rows, told, words

OTHER_STUDY = STUDY.replace("7d1c1d1e", "8d1c1d1e")


@pytest.fixture
def other(folder: Path, tmp_path: Path) -> Path:
    """Bo's copy, as the folder is before anything is done."""
    return Path(shutil.copytree(folder, tmp_path / "bos"))


def portrait(study: Study) -> object:
    """The whole fold, without what is local."""
    return study._context.store.audit.portrait()


def merge(folder: Path, other: Path, **how: bool) -> object:
    """Merge, and give what the fold is then."""
    with Study.open(folder, coder="Anna") as study:
        study.history.merge(other, **how)
        return portrait(study)


def sound(study: Study) -> bool:
    """Nothing damaged, nothing dangling, the tables as the journal says."""
    return all(check.status != "finding" for check in study.history.doctor(deep=True))


def test_both_ways_give_the_same_study(folder: Path, other: Path) -> None:
    """Codings, memos, done marks and undone work of both; the second time nothing comes."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing", memo="Hm.")
        code(study, PEOPLE, "staffing", nth=1)
        study.history.undo()
        study.transcripts.set_done(study.transcripts.find("I01"))
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
        bo.coding.remove(code(bo, TWO, "samverkan", transcript="I02"))
    assert merge(folder, other) == merge(other, folder)
    with Study.open(folder, coder="Anna") as study:
        assert {(one.coder, one.code) for one in codings(study)} == {("Anna", "staffing"), ("Bo", "samverkan")}
        assert sound(study)
        before = newest(study)
        report = study.history.merge(other)
        assert (report.ops, report.gestures, report.texts, report.codings) == (0, 0, 0, 0)
        assert newest(study) == before


def test_the_report_says_what_came(folder: Path, other: Path) -> None:
    """What is new here: codings that stand, transcripts, texts, who."""
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
        code(bo, TWO, "samverkan", transcript="I02")
        bo.history.undo()
        (other / "transcripts" / "I03.txt").write_text("I: A?\n\nP: B.\n", "utf-8")
        bo.transcripts.take_in()
    with Study.open(folder, coder="Anna") as study:
        for dry in (True, False):
            report = study.history.merge(other, dry_run=dry)
            assert (report.transcripts, report.codings, report.texts, report.coders) == (1, 1, 1, ("Bo",))
            assert (report.ops, report.gestures, report.conflicts, report.dry) == (5, 4, (), dry)


def test_a_dry_run_changes_nothing(folder: Path, other: Path) -> None:
    """Neither the database nor the files nor what the open study shows."""
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
        bo.codebook.add("trygghet")
    with Study.open(folder, coder="Anna") as study:
        files = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
        before = (portrait(study), newest(study), rows(study))
        assert study.history.merge(other, dry_run=True).codings == 1
        assert (portrait(study), newest(study), rows(study)) == before
        assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == files
        assert "trygghet" not in study.codebook.book.by_key


def test_the_other_copy_is_not_touched(folder: Path, other: Path) -> None:
    """Not a byte of its folder, not a file beside it."""
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
    before = {path: path.read_bytes() for path in other.rglob("*") if path.is_file()}
    merge(folder, other)
    assert {path: path.read_bytes() for path in other.rglob("*") if path.is_file()} == before


def test_a_copy_in_use_is_merged_with_what_is_not_yet_in_its_main_file(folder: Path, other: Path) -> None:
    """A colleague's program runs on it: the log beside the database is read too."""
    with Study.open(other, coder="Bo") as bo, Study.open(folder, coder="Anna") as study:
        code(bo, FEW, "samverkan")
        assert study.history.merge(other).codings == 1


def test_clones_without_databases(tmp_path: Path) -> None:
    """Each takes its folder in by itself: one of each transcript, no conflict, and again nothing."""
    mine, theirs = study_folder(tmp_path / "anna"), study_folder(tmp_path / "bo")
    with Study.open(mine, coder="Anna") as study:
        code(study, FEW, "staffing")
        report = study.history.merge(theirs)
        assert (report.ops, report.transcripts, report.texts, report.conflicts) == (0, 0, 0, ())
        assert not (theirs / "intervjukod.db").exists()
        (theirs / "transcripts" / "I03.txt").write_text("I: A?\n\nP: B.\n", "utf-8")
        assert study.history.merge(theirs, dry_run=True).transcripts == 1
        assert study.history.merge(theirs).transcripts == 1
        assert study.history.merge(theirs).ops == 0
        assert len(study.transcripts.list()) == 3
    with Study.open(theirs, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
    assert merge(mine, theirs) == merge(theirs, mine)
    with Study.open(theirs, coder="Bo") as bo:
        assert {one.coder for one in codings(bo)} == {"Anna", "Bo"}
        assert len(bo.transcripts.list()) == 3
        assert sound(bo)


def test_what_a_clone_without_a_database_says_otherwise(tmp_path: Path) -> None:
    """Its codebook has a code more and its table another role: both are taken, the role as a conflict to look at."""
    mine, theirs = study_folder(tmp_path / "anna"), study_folder(tmp_path / "bo")
    edit(theirs / "codebooks" / "torget.yaml", "  övrigt:", "  ljus: {}\n  övrigt:")
    edit(theirs / "informants.csv", "ordningsvakt", "vakt")
    with Study.open(mine, coder="Anna") as study:
        report = study.history.merge(theirs)
        assert [(one.kind, one.field, one.value, one.other) for one in report.conflicts] == [
            ("transcript", "csv:role", "vakt", "ordningsvakt")
        ]
        assert "ljus" in study.codebook.book.by_key
        assert "ljus" in (mine / "codebooks" / "torget.yaml").read_text("utf-8")
        assert study.history.merge(theirs).ops == 0


def test_one_s_own_edit_of_a_file_is_taken_in_before(folder: Path, other: Path) -> None:
    """A merge while the editor is open loses neither side."""
    with Study.open(other, coder="Bo") as bo:
        bo.codebook.add("trygghet")
    with Study.open(folder, coder="Anna") as study:
        edit(folder / "codebooks" / "torget.yaml", "Bemanning", "Personal")
        study.history.merge(other)
        assert study.codebook.book.by_key["staffing"].name("sv") == "Personal"
        text = (folder / "codebooks" / "torget.yaml").read_text("utf-8")
        assert "Personal" in text
        assert "trygghet" in text


def test_conflicts_are_listed_once_and_settled_by_the_next_act(folder: Path, other: Path) -> None:
    """Two codes for one coding; what one removed and the other worked on; the order in a file is no conflict."""
    with Study.open(folder, coder="Anna") as study:
        recoded, removed = code(study, FEW, "staffing"), code(study, "tolv år", "staffing")
    shutil.rmtree(other)
    shutil.copytree(folder, other)
    with Study.open(other, coder="Bo") as bo:
        bo.coding.recode(recoded, "samverkan")
        bo.coding.set_facet(removed, "riktning", "ökat")
        edit(other / "codebooks" / "torget.yaml", "  övrigt:", "  ljus: {}\n  övrigt:")
        bo.poll()
    with Study.open(folder, coder="Anna") as study:
        study.coding.recode(recoded, "förflyttning")
        study.coding.remove(removed)
        edit(folder / "codebooks" / "torget.yaml", "  övrigt:", "  mörker: {}\n  övrigt:")
        study.poll()
        report = study.history.merge(other)
        assert {(one.kind, one.id, one.field) for one in report.conflicts} == {
            ("coding", recoded, "code"), ("coding", removed, "exists"),
        }  # fmt: skip
        (codes,) = [one for one in report.conflicts if one.field == "code"]
        assert {(codes.value, codes.actor), (codes.other, codes.other_actor)} == {
            ("förflyttning", "Anna"), ("samverkan", "Bo"),
        }  # fmt: skip
        assert study.history.merge(other).conflicts == ()
        listed = [check.what.values for check in study.history.doctor() if check.check == "conflict"]
        assert {(row["id"], row["field"]) for row in listed} == {(recoded, "code"), (removed, "exists")}
        study.coding.recode(recoded, "kontinuitet")
        left = [check.what.values["id"] for check in study.history.doctor() if check.check == "conflict"]
        assert left == [removed]
        assert {"ljus", "mörker"} <= set(study.codebook.book.by_key)
        assert sound(study)


def test_undo_reaches_what_one_did_on_another_machine(folder: Path, other: Path) -> None:
    """Anna coded in both copies: after the merge her newest act is undone, and Bo's is not."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
    with Study.open(other, coder="Anna") as study:
        code(study, "tolv år", "staffing")
        code(study, "tolv år", "samverkan", coder="Bo")
        study.set_coder("Bo")
        code(study, TWO, "samverkan", transcript="I02")
    with Study.open(folder, coder="Anna") as study:
        study.history.merge(other)
        for _ in range(3):
            assert study.history.undo() is not None
        assert study.history.undo() is None
        assert (words(study), words(study, "I02")) == ({}, {TWO: "samverkan"})


def test_a_clock_that_is_ahead_is_asked_about(folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its acts would win over everything for days; a person may accept that."""
    with Study.open(other, coder="Bo") as bo, monkeypatch.context() as patch:
        patch.setattr(bo._context.store.journal, "_clock", lambda: journal.clock() + 3 * 86_400_000)
        code(bo, FEW, "samverkan")
    with Study.open(folder, coder="Anna") as study:
        before = newest(study)
        for dry in (True, False):
            with pytest.raises(RefusedError) as error:
                study.history.merge(other, dry_run=dry)
            assert told(error) == ("merge_clock", {"days": 3.0})
        assert newest(study) == before
        assert study.history.merge(other, accept_clock=True).codings == 1
        code(study, FEW, "staffing")
        assert study.history.undo() is not None


def damage(path: Path) -> None:
    """Overwrite the pages behind the first: the file still says what it is."""
    for extra in path.parent.glob(path.name + "-*"):
        extra.unlink()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))


def newer(path: Path) -> None:
    """A database of a later release."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def foreign(path: Path) -> None:
    """A database of some other program."""
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE bookmarks (url TEXT)")
    database.close()


def senseless(path: Path) -> None:
    """An op of a known kind that says nothing that such an op can say."""
    with sqlite3.connect(path) as database:
        columns = "id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture"
        database.execute(
            f"INSERT INTO op ({columns}) VALUES ('x', 'r', 1, 1, 1, 'Bo', 1, 'coding', 'c', ?, '{{}}', 'g')",
            ('{"exists":true,"transcript":"t","anchor":7,"code":"staffing","coder":"Bo"}',),
        )
    database.close()


BAD_DATABASES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "damaged": (damage, {"merge_unusable"}),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:3000]), {"merge_unusable"}),
    "no database": (lambda path: path.write_bytes(b"hej " * 2000), {"merge_unusable"}),
    "empty": (lambda path: path.write_bytes(b""), {"merge_unusable", "merge_other_study"}),
    "newer": (newer, {"newer_database"}),
    "another program's": (foreign, {"foreign_database"}),
    "senseless": (senseless, {"database_damaged"}),
}


@pytest.mark.parametrize("what", BAD_DATABASES)
@pytest.mark.parametrize("named", ["folder", "file"])
def test_a_database_that_cannot_be_used_is_one_error(study: Study, other: Path, what: str, named: str) -> None:
    """Nothing of it is taken, and the error names it."""
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
    path = other / "intervjukod.db"
    spoil, expected = BAD_DATABASES[what]
    spoil(path)
    before = (newest(study), portrait(study))
    for dry in (True, False):
        with pytest.raises(IntervjukodError) as error:
            study.history.merge(other if named == "folder" else path, dry_run=dry)
        assert told(error)[0] in expected
        assert str(other) in str(told(error)[1].get("path"))
    assert (newest(study), portrait(study)) == before
    assert sound(study)


def test_what_is_no_copy_of_the_study_is_refused(study: Study, folder: Path, tmp_path: Path) -> None:
    """Another study, with and without a database; itself, by folder and by file; no study; nothing."""
    strange = study_folder(tmp_path / "strange", settings=OTHER_STUDY)
    opened = study_folder(tmp_path / "opened", settings=OTHER_STUDY)
    Study.open(opened, coder="Bo").close()
    (tmp_path / "empty").mkdir()
    before = newest(study)
    for path, why in (
        (strange, "merge_other_study"),
        (opened, "merge_other_study"),
        (opened / "intervjukod.db", "merge_other_study"),
        (folder, "merge_itself"),
        (folder / "intervjukod.db", "merge_itself"),
        (tmp_path / "empty", "not_a_study"),
        (tmp_path / "nothing", "merge_missing"),
        (folder / "intervjukod.index.db", "foreign_database"),
    ):
        for dry in (True, False):
            with pytest.raises(IntervjukodError) as error:
                study.history.merge(path, dry_run=dry)
            assert told(error)[0] == why
    assert newest(study) == before


def test_a_database_alone_is_known_by_its_own_word(study: Study, other: Path, tmp_path: Path) -> None:
    """Wherever it lies: without `study.yaml` beside it, or in another study's folder."""
    with Study.open(other, coder="Bo") as bo:
        code(bo, FEW, "samverkan")
    strange = study_folder(tmp_path / "strange", settings=OTHER_STUDY)
    for place in (tmp_path / "bos.db", strange / "bos.db"):
        shutil.copyfile(other / "intervjukod.db", place)
        assert study.history.merge(place, dry_run=True).codings == 1
