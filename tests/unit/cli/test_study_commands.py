"""A study as a whole: made, filled, examined, taken back, merged."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.builders import CODEBOOK, study_folder
from tests.unit.cli.terminal import Said, Speak, in_study, speak

NEW = "I: Hej?\n\nP: Hej hej.\n"


def failed(said: Said) -> str:
    """The last line of a command that was not done; nothing on standard output."""
    assert (said.code, said.out) == (1, ""), said
    assert "Traceback" not in said.err
    return said.lines[-1]


def test_a_study_is_made_and_filled(tmp_path: Path) -> None:
    """`init`, a file from elsewhere, `import`, `transcripts`: the file is copied in and can be coded."""
    folder = tmp_path / "ny"
    made = speak("init", folder, "--title", "Ny studie", "--lang", "en", "--format", "json")
    assert (made.code, made.json["folder"]) == (0, str(folder))
    assert {path.name for path in folder.iterdir()} == {"study.yaml", "codebooks", "transcripts"}
    (tmp_path / "I01.txt").write_text(NEW)
    torget = in_study(folder)
    said = torget("import", tmp_path / "I01.txt", "--informant", "Polis 1", "--role", "polis", "--yes")
    assert said.code == 0, said.err
    assert (folder / "transcripts" / "I01.txt").read_text() == NEW
    row = torget("informants", "--format", "json").json[0]
    assert (row["informant"], row["role"]) == ("Polis 1", "polis")


def test_a_study_is_not_made_twice(folder: Path) -> None:
    """`init` on a study changes nothing there."""
    before = (folder / "study.yaml").read_bytes()
    assert str(folder) in failed(speak("init", folder))
    assert (folder / "study.yaml").read_bytes() == before


@pytest.mark.parametrize("command", ["codes", "doctor", "export"])
def test_no_study_here(tmp_path: Path, command: str) -> None:
    """A folder that is no study: exit code 1 with the hint `init`, and nothing is made there."""
    assert "init" in failed(speak("--study", tmp_path, command))
    assert list(tmp_path.iterdir()) == []
    assert "ingen" in failed(speak("--study", tmp_path / "ingen", command))


def test_options_may_stand_before_the_command(folder: Path) -> None:
    """`--study` and `--lang` before or after the command mean the same; the later one wins."""
    before = speak("--study", folder, "--lang", "en", "codes")
    after = speak("codes", "--study", folder, "--lang", "en")
    assert before == after
    assert speak("--study", "ingen", "codes", "--study", folder, "--lang", "en") == after


def test_the_study_says_the_language(tmp_path: Path) -> None:
    """Without `--lang` a study in English is spoken of in English; `--lang` beats it."""
    assert speak("init", tmp_path / "en", "--lang", "en").code == 0
    study = in_study(tmp_path / "en")
    assert study("codes").err == "Nothing was found.\n"
    assert study("codes", "--lang", "sv").err == "Inget hittades.\n"
    assert "could not" in study("undo").err or "nothing to undo" in study("undo").err


def foreign(path: Path) -> None:
    """A database that some other program made."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT)")
    database.close()


class TestImport:
    """Taking files in."""

    def test_a_new_file_is_announced_and_taken_in(self, folder: Path, torget: Speak) -> None:
        """Other commands say that a file waits; `import` takes it in and says what it read."""
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        assert "intervjukod import" in torget("codes").err
        assert torget("new", "--format", "json").json == [{"file": "I03.txt", "status": "new"}]
        said = torget("import", "--yes", "--format", "json")
        assert (said.code, said.json["counts"]["new"]) == (0, 1)
        assert list(said.json)[:4] == ["gesture", "ids", "counts", "what"]
        assert "I03.txt" in said.err
        assert torget("new", "--format", "json").json == []
        assert torget("codes").err == ""

    def test_nothing_is_asked_without_a_terminal(self, folder: Path, torget: Speak) -> None:
        """Without `--yes` and without a terminal: exit code 2, and nothing is taken in."""
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        said = torget("import")
        assert (said.code, said.out) == (2, "")
        assert "--yes" in said.lines[-1]
        assert len(torget("transcripts", "--format", "json").json) == 2

    def test_a_folder_never_opened_is_taken_in_by_a_person(self, tmp_path: Path) -> None:
        """Before the first opening every file is new; a no leaves them so, a yes takes them in with the codebook."""
        torget = in_study(study_folder(tmp_path / "torget"), "Anna")
        assert len(torget("new", "--format", "json").json) == 2
        assert torget("import").code == 2
        assert len(torget("new", "--format", "json").json) == 2
        said = torget("import", "--yes", "--format", "json")
        assert (said.code, said.json["counts"]["new"], len(said.json["files"])) == (0, 2, 2)
        assert {row["role"] for row in torget("informants", "--format", "json").json} == {
            "ordningsvakt",
            "polis/kommunpolis",
        }
        assert len(torget("codes", "--format", "json").json) == 5
        assert torget("undo").code == 0
        assert torget("transcripts", "--format", "json").json == []

    def test_nothing_new_needs_no_yes(self, torget: Speak) -> None:
        """With nothing to take in there is nothing to ask."""
        assert torget("import").code == 0

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("tom.txt", b"", ()),
            ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ()),
            ("trasig.docx", b"PK\x03\x04 trasig", ()),
            ("ingen.docx", b"ren text", ()),
            ("fel.txt", "åäö".encode("latin-1"), ("--encoding", "utf-8")),
            ("okänd.xyz", b"text", ()),
        ],
        ids=["empty", "binary", "broken docx", "no docx", "another encoding", "unknown kind"],
    )
    def test_a_file_that_cannot_be_read_is_not_taken_in(
        self, folder: Path, torget: Speak, tmp_path: Path, name: str, content: bytes, words: tuple[str, ...]
    ) -> None:
        """Named beside a good one, it is told in one line and leaves that one alone; exit code 1."""
        (tmp_path / name).write_bytes(content)
        (tmp_path / "I03.txt").write_text(NEW)
        said = torget("import", tmp_path / name, tmp_path / "I03.txt", "--yes", *words)
        assert (said.code, "nya: 1" in said.out, name in said.lines[-1]) == (1, True, True)
        assert sum(line.startswith(f"{name}: ") for line in said.lines) == 1
        assert len(torget("transcripts", "--format", "json").json) == 3
        assert not (folder / "transcripts" / name).exists()
        assert name in failed(torget("import", tmp_path / name, "--yes", *words))

    def test_an_unknown_encoding_is_wrong_usage(self, torget: Speak, tmp_path: Path) -> None:
        """An encoding that does not exist is told with a guess, and nothing is taken in."""
        (tmp_path / "I03.txt").write_text(NEW)
        said = torget("import", tmp_path / "I03.txt", "--yes", "--encoding", "utf-88")
        assert (said.code, len(said.lines)) == (2, 1)
        assert "utf-8" in said.err
        assert len(torget("transcripts", "--format", "json").json) == 2

    def test_in_the_folder_the_others_are_taken_in(self, folder: Path, torget: Speak) -> None:
        """Without names, what can be read is taken in and what cannot is told, exit code 1."""
        (folder / "transcripts" / "I03.txt").write_text(NEW)
        (folder / "transcripts" / "tom.txt").write_bytes(b"")
        said = torget("import", "--yes")
        assert said.code == 1
        assert "tom.txt" in said.lines[-1]
        assert len(torget("transcripts", "--format", "json").json) == 3

    def test_no_labels_are_told(self, torget: Speak, tmp_path: Path) -> None:
        """A text without speakers is taken in with a remark, never a guess."""
        (tmp_path / "I03.txt").write_text("Bara löpande text utan talare. " * 20)
        said = torget("import", tmp_path / "I03.txt", "--yes")
        assert said.code == 0
        assert said.lines[0].startswith("I03.txt – ny")
        assert any(line.startswith("I03.txt: Inga talare") for line in said.lines)

    def test_a_missing_file_is_one_line(self, torget: Speak, tmp_path: Path) -> None:
        """A file that is not there: one line that names it."""
        assert "finns-inte.txt" in failed(torget("import", tmp_path / "finns-inte.txt", "--yes"))


class TestDoctor:
    """The study's health."""

    def test_a_sound_study_is_exit_code_0(self, torget: Speak) -> None:
        """Notes are no findings."""
        said = torget("doctor", "--deep", "--format", "json")
        assert said.code == 0, said.out
        assert {row["status"] for row in said.json} <= {"ok", "note"}

    def test_a_used_code_gone_from_its_file_is_a_finding(self, folder: Path, torget: Speak) -> None:
        """It closes nothing: other commands tell it and go on, `doctor` gives exit code 1."""
        assert torget("code", "I01", "samverkan", "--quote", "Vi är för få").code == 0
        text = CODEBOOK.replace(CODEBOOK[CODEBOOK.index("  samverkan:") : CODEBOOK.index("  förflyttning:")], "")
        (folder / "codebooks" / "torget.yaml").write_text(text, "utf-8")
        said = torget("codings")
        assert said.code == 0
        assert "samverkan" in said.err
        assert torget("doctor").code == 1

    def test_a_broken_codebook_closes_nothing(self, folder: Path, torget: Speak) -> None:
        """The last good revision is used; the line with file and line number is told."""
        (folder / "codebooks" / "torget.yaml").write_text(CODEBOOK.replace("key: s", "key: b"), "utf-8")
        said = torget("codes", "--format", "json")
        assert said.code == 0
        assert len(said.json) == 5
        assert len(said.lines) == 1
        assert "torget.yaml:" in said.err

    def test_another_programs_database_is_one_line(self, folder: Path, torget: Speak) -> None:
        """A database that is not ours is left alone."""
        for extra in folder.glob("intervjukod.db*"):
            extra.unlink()
        foreign(folder / "intervjukod.db")
        before = (folder / "intervjukod.db").read_bytes()
        assert str(folder) in failed(torget("codes"))
        assert (folder / "intervjukod.db").read_bytes() == before

    @pytest.mark.parametrize("content", [b"x" * 8192, b""], ids=["garbage", "empty"])
    def test_a_damaged_database_is_one_line(self, folder: Path, torget: Speak, content: bytes) -> None:
        """Garbage in the database: one line with a hint, exit code 1, and the file is left as it is."""
        database = folder / "intervjukod.db"
        for extra in folder.glob("intervjukod.db-*"):
            extra.unlink()
        database.write_bytes(content)
        for command in ("codes", "doctor"):
            said = torget(command)
            if content:
                assert len(failed(said).split()) > 3
                assert len(said.lines) == 1
                assert database.read_bytes() == content
            else:
                assert said.code == 0


class TestHistory:
    """Back and forth."""

    def test_undo_and_redo_say_what_they_did(self, torget: Speak) -> None:
        """An act, its undo and its redo: each tells the act; history keeps them all."""
        assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
        undone = torget("undo", "--format", "json").json
        assert undone["gesture"]
        assert undone["what"].startswith("Ångrat: Bemanning")
        assert torget("codings", "--format", "json").json == []
        assert torget("redo", "--format", "json").json["gesture"] == undone["gesture"]
        assert len(torget("codings", "--format", "json").json) == 1
        newest = torget("history", "--limit", "1", "--format", "json").json
        assert len(newest) == 1
        assert newest[0]["actor"] == "Anna"

    def test_one_undoes_ones_own(self, torget: Speak) -> None:
        """Bertil has nothing to undo of what Anna did."""
        assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
        assert "Bertil" in failed(torget("undo", "--coder", "Bertil"))
        assert torget("undo").code == 0

    def test_history_as_of_a_milestone(self, torget: Speak) -> None:
        """A milestone names a point that history and reports go back to."""
        assert torget("milestone", "utkast").code == 0
        assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
        now = torget("history", "--format", "json").json
        assert len(torget("history", "--at", "utkast", "--format", "json").json) < len(now)
        assert len(torget("history", "--at", str(now[1]["seq"]), "--format", "json").json) == len(now) - 1


class TestMerge:
    """Two copies that were coded apart."""

    def test_two_copies_become_one(self, folder: Path, torget: Speak, tmp_path: Path) -> None:
        """`--dry-run` tells and writes nothing; `merge` brings the colleague's codings; again it brings nothing."""
        other = Path(shutil.copytree(folder, tmp_path / "bertils"))
        bertil = in_study(other)
        assert bertil("code", "I01", "staffing", "--quote", "Vi är för få", "--coder", "Bertil").code == 0
        assert torget("code", "I02", "samverkan", "--quote", "alltid två").code == 0
        dry = torget("merge", other, "--dry-run", "--format", "json").json
        assert (dry["dry_run"], dry["counts"]["codings"]) == (True, 1)
        assert len(torget("codings", "--format", "json").json) == 1
        said = torget("merge", other / "intervjukod.db")
        assert said.code == 0, said.err
        assert {row["coder"] for row in torget("codings", "--format", "json").json} == {"Anna", "Bertil"}
        assert len(torget("transcripts", "--format", "json").json) == 2
        assert torget("merge", other, "--format", "json").json["counts"]["ops"] == 0

    def test_a_conflict_is_told(self, folder: Path, torget: Speak, tmp_path: Path) -> None:
        """Two people's values for one thing, neither knowing of the other: a line, and both in JSON."""
        said = torget("code", "I01", "staffing", "--quote", "Vi är för få", "--format", "json")
        id_ = said.json["ids"][0]
        other = Path(shutil.copytree(folder, tmp_path / "bertils"))
        assert in_study(other)("recode", id_, "samverkan", "--coder", "Bertil").code == 0
        assert torget("recode", id_, "förflyttning").code == 0
        merged = torget("merge", other, "--format", "json")
        assert merged.code == 0
        conflicts = merged.json["conflicts"]
        assert ("coding", id_, "code") in {(one["kind"], one["id"], one["field"]) for one in conflicts}
        assert len(merged.lines) == len(conflicts)
        assert "Bertil" in merged.err

    def test_a_fork_is_told(self, folder: Path, torget: Speak, tmp_path: Path) -> None:
        """Two people's words for one place: a line with what to do and the name in JSON, also before it is done."""
        other = Path(shutil.copytree(folder, tmp_path / "bertils"))
        for at, words in ((folder, "tio år"), (other, "tretton år")):
            file = next((at / "transcripts").glob("I01*"))
            file.write_text(file.read_text("utf-8").replace("tolv år", words), "utf-8")
            assert in_study(at)("import", "--yes").code == 0
        dry = torget("merge", other, "--dry-run", "--format", "json")
        done = torget("merge", other, "--format", "json")
        for said in (dry, done):
            assert said.json["forks"] == ["I01-polis"]
            assert "I01-polis har ändrats på två sätt" in said.err
            assert "--join" in said.err
        assert torget("merge", other, "--format", "json").json["forks"] == []

    @pytest.mark.parametrize("what", ["another study", "no database", "another program's", "itself", "an empty folder"])
    def test_what_is_no_copy_is_refused(self, folder: Path, torget: Speak, tmp_path: Path, what: str) -> None:
        """Another study or program's database, no database, the study itself, no study at all: one line."""
        other = tmp_path / "other"
        if what == "another study":
            settings = (folder / "study.yaml").read_text("utf-8").replace("7d1c1d1e", "8d1c1d1e")
            study_folder(other, settings=settings)
            assert in_study(other)("codes").code == 0
        elif what == "another program's":
            foreign(other)
        elif what == "no database":
            other.write_bytes(b"x" * 4096)
        elif what == "itself":
            other = folder
        else:
            other.mkdir()
        before = torget("history", "--format", "json").json
        said = torget("merge", other)
        failed(said)
        assert len(said.lines) == 1
        assert torget("history", "--format", "json").json == before
