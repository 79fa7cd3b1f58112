"""Folders that may not be written or read, and a disk that is full: what can be done is, and the rest is one error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError, RefusedError, StudyError
from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.storage.opened import as_nobody
from tests.unit.study.acting import FEW, PEOPLE, code, codings, edit, newest, rows, told, words

NEW = "I: A?\n\nP: B.\n"


@contextmanager
def rights(folder: Path, mode: int) -> Iterator[None]:
    """Everybody may come as far as the folder; it and what is in it has these rights, files those that fit."""
    for parent in list(folder.parents)[:3]:
        parent.chmod(0o755)
    inside = [folder, *folder.rglob("*")]
    for path in inside:
        path.chmod(0o755 if path.is_dir() else 0o644)
    for path in reversed(inside):
        path.chmod(mode if path.is_dir() else mode & 0o666)
    yield
    for path in inside:
        path.chmod(0o755 if path.is_dir() else 0o644)


def acts(study: Study) -> dict[str, Callable[[], object]]:
    """Everything that changes a study."""
    i01 = study.transcripts.find("I01")
    span = study.reading.quote(i01, "tolv år")
    return {
        "code": lambda: study.coding.code(i01, span, "staffing"),
        "memo": lambda: study.coding.memo("study", "", "Hm."),
        "answer": lambda: study.coding.set_answer(i01, "q1", asked=None, answered=[]),
        "load": lambda: study.coding.load([{"transcript": "I01", "text": FEW, "code": "samverkan"}]),
        "load new": lambda: study.coding.load([{"transcript": "I01", "text": FEW, "code": "ny"}], new_codes=True),
        "done": lambda: study.transcripts.set_done(i01),
        "add": lambda: study.codebook.add("trygghet"),
        "import": study.transcripts.take_in,
        "milestone": lambda: study.history.milestone("utkast"),
        "coder": lambda: study.set_coder("Cia"),
        "merge": lambda: study.history.merge(study._context.folder.root.parent / "bos"),
    }


def tried(acts: dict[str, Callable[[], object]]) -> str:
    """Each act's name, and the error it met."""
    met = []
    for name, act in acts.items():
        try:
            act()
        except IntervjukodError as error:
            met.append(f"{name}: {error.key}")
        else:
            met.append(f"{name}: done")
    return "\n".join(met)


def everything_read(study: Study) -> str:
    """What every room reads, so that nothing is left to be imported by a child without rights."""
    i01 = study.transcripts.find("I01")
    study.results.write(study.results.frequency(), "table")
    study.results.write(study.results.coverage(), "json")
    study.reading.search("folk")
    study.reading.answers(i01)
    study.history.doctor(deep=True)
    study.history.rows()
    study.transcripts.preview(None)
    return repr((words(study), rows(study), study.transcripts.waiting(), len(study.codebook.book.codes)))


class TestAFolderThatCannotBeWritten:
    """Read-only: everything can be read, nothing is written, every act is refused alike."""

    def test_an_opened_study(self, folder: Path) -> None:
        """As it was left; a new transcript is announced; an edited codebook waits."""
        with Study.open(folder, coder="Anna") as study:
            code(study, FEW, "staffing", memo="Hm.")
            code(study, PEOPLE, "staffing", nth=1)
            study.history.undo()
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        edit(folder / "codebooks" / "torget.yaml", "Bemanning", "Personal")
        with Study.open(folder, coder="Anna", take_in=False) as study:
            expected = everything_read(study)
        everything = sorted(path.name for path in folder.iterdir())

        def work() -> str:
            with Study.open(folder, coder="Anna") as study:
                assert study.facts.read_only
                assert [note.key for note in study.facts.notices] == ["study.read_only"]
                study.transcripts.remember(study.transcripts.find("I01"), 7)
                assert not study.poll()
                refused = tried({**acts(study), "undo": study.history.undo, "redo": study.history.redo})
                assert {line.partition(": ")[2] for line in refused.splitlines()} == {"study_read_only"}, refused
                return everything_read(study)

        with rights(folder, 0o555):
            assert as_nobody(work) == expected
            assert sorted(path.name for path in folder.iterdir()) == everything

    def test_a_study_that_was_never_opened(self, tmp_path: Path) -> None:
        """A clone on a disk that cannot be written: taken in, in memory, codebook and all."""
        folder = study_folder(tmp_path / "torget")
        copy = study_folder(tmp_path / "kopia")
        with Study.open(copy, coder="Anna") as study:
            expected = everything_read(study)
        before = sorted(folder.rglob("*"))

        def work() -> str:
            with Study.open(folder, coder="Anna") as study:
                assert study.facts.read_only
                refused = tried(acts(study))
                assert {line.partition(": ")[2] for line in refused.splitlines()} == {"study_read_only"}, refused
                return everything_read(study)

        with rights(folder, 0o555):
            assert as_nobody(work) == expected
        assert sorted(folder.rglob("*")) == before

    def test_lost_settings_are_those_of_the_database(self, folder: Path) -> None:
        """Its id is known: what is read there has the same identity as ever."""
        with Study.open(folder, coder="Anna") as study:
            code(study, FEW, "staffing")
            expected = everything_read(study)
        (folder / "study.yaml").unlink()

        def work() -> str:
            with Study.open(folder, coder="Anna") as study:
                return everything_read(study)

        with rights(folder, 0o555):
            assert as_nobody(work) == expected
        assert not (folder / "study.yaml").exists()

    def test_settings_that_are_missing_are_not_made(self, tmp_path: Path) -> None:
        """The folder's name serves as title, and its place as identity, the same each time."""
        folder = study_folder(tmp_path / "torget", settings="")
        copy = study_folder(tmp_path / "kopia", settings="")
        Study.open(copy, coder="Anna").close()

        def work() -> str:
            ids = []
            for _ in range(2):
                with Study.open(folder, coder="Anna") as study:
                    ids.append(study.transcripts.find("I01"))
                    assert study.facts.title == "torget"
            return str(len(set(ids)))

        with rights(folder, 0o555):
            assert as_nobody(work) == "1"
        assert not (folder / "study.yaml").exists()

    def test_it_can_be_merged_from(self, study: Study, folder: Path, tmp_path: Path) -> None:
        """A colleague's copy on a disk of theirs; into it only in a dry run."""
        other = study_folder(tmp_path / "bos")
        with Study.open(other, coder="Bo") as bo:
            code(bo, FEW, "samverkan")

        def work() -> str:
            with Study.open(other, coder="Bo") as bo:
                return repr(bo.history.merge(folder, dry_run=True).ops)

        with rights(other, 0o555):
            assert study.history.merge(other).codings == 1
        study.close()
        with rights(other, 0o555), rights(folder, 0o555):
            assert int(as_nobody(work)) > 0


class TestAFolderThatCannotBeRead:
    """Without rights: one error each time, never a trace."""

    @pytest.mark.parametrize(
        ("part", "mode", "why"),
        [
            ("", 0o000, {"folder_unreadable"}),
            ("", 0o111, {"folder_unreadable"}),
            ("study.yaml", 0o000, {"files.unreadable"}),
            ("intervjukod.db", 0o000, {"database_unreadable"}),
        ],
    )
    def test_on_opening(self, folder: Path, part: str, mode: int, why: set[str]) -> None:
        """The folder, its settings, its database."""
        Study.open(folder, coder="Anna").close()

        def work() -> str:
            try:
                Study.open(folder, coder="Anna").close()
            except IntervjukodError as error:
                return error.key
            return "opened"

        with rights(folder, 0o755):
            (folder / part).chmod(mode)
            assert as_nobody(work) in why

    def test_a_codebook_a_table_and_a_transcript(self, folder: Path) -> None:
        """Each is a finding, or fails alone; the rest of the study is there."""
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        with Study.open(folder, coder="Anna") as study:
            everything_read(study)
        for name in ("codebooks/torget.yaml", "informants.csv"):
            edit(folder / name, "torg", "TORG")

        def work() -> str:
            with Study.open(folder, coder="Anna") as study:
                found = [note.key for note in study.codebook.findings()]
                failed = [one.notes[0].key for one in study.transcripts.preview(None) if one.status == "failed"]
                return f"{found} {failed} {len(study.codebook.book.codes)} {len(study.transcripts.list())}"

        with rights(folder, 0o777):
            for name in ("codebooks/torget.yaml", "informants.csv", "transcripts/I03.txt"):
                (folder / name).chmod(0o000)
            assert as_nobody(work) == "['files.unreadable', 'files.unreadable'] ['files.unreadable'] 5 2"

    @pytest.mark.parametrize("mode", [0o000, 0o444])
    @pytest.mark.parametrize("part", ["transcripts", "codebooks"])
    def test_a_folder_inside(self, folder: Path, part: str, mode: int) -> None:
        """Closed, or listed but not entered: one error that names it."""
        with Study.open(folder, coder="Anna") as study:
            everything_read(study)

        def work() -> str:
            try:
                with Study.open(folder, coder="Anna") as study:
                    study.transcripts.waiting()
            except IntervjukodError as error:
                return f"{error.key} {Path(str(error.values['path'])).name}"
            return "opened"

        with rights(folder, 0o777):
            (folder / part).chmod(mode)
            assert as_nobody(work) == f"unreadable {part}"

    def test_what_is_to_be_merged(self, study: Study, tmp_path: Path) -> None:
        """A folder or a database without rights."""
        study.close()
        folder = study._context.folder.root
        other = study_folder(tmp_path / "bos")
        Study.open(other, coder="Bo").close()

        def work(path: Path) -> str:
            with Study.open(folder, coder="Anna") as study:
                try:
                    study.history.merge(path, dry_run=True)
                except IntervjukodError as error:
                    return error.key
            return "merged"

        with rights(folder, 0o555), rights(other, 0o755):
            for path, mode in ((other, 0o000), (other / "intervjukod.db", 0o000)):
                path.chmod(mode)
                assert as_nobody(partial(work, path)) in {"database_unreadable", "folder_unreadable"}
                path.chmod(0o755)


class TestAFullDisk:
    """Nothing of an act that does not fit is there; what was is; with room it goes on."""

    @pytest.fixture
    def full(self, study: Study) -> Iterator[Study]:
        """The study's database can take no page more."""
        connection = study._context.store._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        for n in range(40):  # fill what free space the pages have
            code(study, FEW, "staffing", coder=f"Kodare {n}", memo="m" * 200)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        yield study
        connection.execute(f"PRAGMA max_page_count = {pages * 10}")

    def test_an_act_is_whole_or_not_at_all(self, full: Study, tmp_path: Path) -> None:
        """Coding, a memo, a load, an import, a merge: one error, no half of it, `doctor` content; later it fits."""
        other = study_folder(tmp_path / "bos")
        with Study.open(other, coder="Bo") as bo:
            for n in range(40):
                code(bo, FEW, "samverkan", coder=f"B {n}", memo="m" * 2000)
        (tmp_path / "I03.txt").write_text(NEW + os.urandom(40_000).hex())
        i01 = full.transcripts.find("I01")
        large: dict[str, Callable[[], object]] = {
            "memo": lambda: full.coding.memo("study", "", os.urandom(60_000).hex()),
            "load": lambda: full.coding.load(
                [
                    {"transcript": "I01", "text": FEW, "code": "samverkan", "coder": f"C {n}", "memo": "m" * 1500}
                    for n in range(40)
                ]
            ),
            "import": lambda: full.transcripts.take_in([tmp_path / "I03.txt"]),
            "add": lambda: full.codebook.add("trygghet", definition="d" * 60_000),
            "merge": lambda: full.history.merge(other),
        }
        before = (newest(full), codings(full), full.coding.memos(), full.transcripts.list(), full.codebook.book)
        book = full._context.folder.root / "codebooks" / "torget.yaml"
        text = book.read_bytes()
        for name, act in large.items():
            with pytest.raises(StudyError) as error:
                act()
            assert (name, told(error)[0]) == (name, "disk_full")
            after = (newest(full), codings(full), full.coding.memos(), full.transcripts.list(), full.codebook.book)
            assert after == before
        assert book.read_bytes() == text
        assert not (full._context.folder.transcripts / "I03.txt").exists()
        assert {check.status for check in full.history.doctor(deep=True)} <= {"ok", "note"}
        full._context.store._connection.execute("PRAGMA max_page_count = 100000")
        for act in large.values():
            act()
        assert full.history.undo() is not None
        full.transcripts.remember(i01, 3)
        assert full.transcripts.last() == (i01, 3)

    def test_a_study_can_be_read_and_left(self, full: Study) -> None:
        """Where one was may be forgotten: moving about is no act that can fail."""
        text = "x" * 100_000
        full.transcripts.remember(text, 3)
        assert full.transcripts.last() is None
        with pytest.raises(StudyError) as error:
            full.set_coder(text)
        assert told(error)[0] == "disk_full"
        assert full.coder == "Anna"


def test_an_index_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder stands where the index file should be: proposals are made each time."""
    for path in folder.glob("intervjukod.index*"):
        path.unlink()
    (folder / "intervjukod.index.db").mkdir()
    with Study.open(folder, coder="Anna") as study:
        assert [row.status for row in study.reading.answers(study.transcripts.find("I01"))] == ["proposed"] * 3


def test_read_only_is_refused_before_anything_is_done(folder: Path) -> None:
    """The same error, whichever act."""
    with Study.open(folder, coder="Anna") as study:
        study._context.store.read_only = True
        with pytest.raises(RefusedError) as error:
            study.codebook.add("trygghet")
        assert told(error) == ("study_read_only", {"folder": str(folder)})
        study._context.store.read_only = False


@pytest.mark.parametrize("gone", ["the database", "the folder", "replaced by another"])
def test_a_database_that_goes_while_it_is_open_is_not_written_into_the_void(folder: Path, gone: str) -> None:
    """An act that nobody could ever find again is no act: one error, each time."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        if gone == "the folder":
            folder.rename(folder.with_name("flyttad"))
        else:
            for path in folder.glob("intervjukod.db*"):
                path.unlink()
        if gone == "replaced by another":
            Study.open(folder, coder="Bo").close()
        acts: tuple[Callable[[], object], ...] = (
            lambda: code(study, "tolv år", "samverkan"),
            lambda: study.coding.memo("study", "", "Hm."),
            study.history.undo,
        )
        for act in acts:
            with pytest.raises(StudyError) as error:
                act()
            assert told(error) == ("database_gone", {"path": str(folder / "intervjukod.db")})
        assert len(codings(study)) == 1


def test_an_edit_that_does_not_fit_is_a_finding(study: Study, folder: Path) -> None:
    """A full disk closes nothing: the look goes on, the study opens, and with room the edit is taken in."""
    connection = study._context.store._connection
    edit(folder / "codebooks" / "torget.yaml", "brief: Antal", f"definition: {'d' * 90_000}\n    brief: Antal")
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    study.poll()
    assert [note.key for note in study.codebook.findings()] == ["errors.disk_full"]
    assert study.codebook.book.by_key["staffing"].definition == ""
    connection.execute("PRAGMA max_page_count = 100000")
    with Study.open(folder, coder="Anna") as again:
        assert again.codebook.findings() == ()
        assert len(again.codebook.book.by_key["staffing"].definition) == 90_000
