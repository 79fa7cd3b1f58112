"""`import` as a person does it: what was read is shown, labels are mended, a report is kept, nothing is half done."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import click
import pytest

from intervjukod.cli.commands import importing
from tests.unit.cli.terminal import Said, Speak

NEW = "I: Hej?\n\nP: Hej hej.\n"
SLIPS = "I: Hur?\n\nIP1: Bra.\n\nI: Så?\n\nIPl: Jo.\n\nI: Mer?\n\nIP1: Nej.\n"
CUES = "00:00:03,000 --> 00:00:05,000\n[A] Hur?\n\n01:02:09,500 --> 01:02:11,000\n[B] Så.\n"


def stems(torget: Speak) -> list[str]:
    """Names of the transcripts in the study."""
    return [row["name"] for row in torget("transcripts", "--format", "json").json]


def files(said: Said) -> dict[str, str]:
    """Status by file of a report in JSON."""
    return {file["file"]: file["status"] for file in said.json["files"]}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Somebody sits there, and answers these."""
    given: list[str] = []

    def ask(_: str, **__: object) -> str:
        return given.pop(0)

    monkeypatch.setattr(importing, "can_ask", lambda: True)
    monkeypatch.setattr(click, "prompt", ask)
    return given


class TestWhichFiles:
    """What the words of the command stand for."""

    @pytest.fixture
    def inbox(self, tmp_path: Path) -> Path:
        """A folder of interviews in folders, with what else lies there."""
        for name in ("I10.txt", "polis/I11.md", "polis/spaning/I12.txt", ".dold/I13.txt", "~$I14.txt", "bild.png"):
            path = tmp_path / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(NEW + name)
        (tmp_path / "in" / "informants.csv").write_text("transcript\nI10\n")
        study = tmp_path / "in" / "gammal"
        (study / "transcripts").mkdir(parents=True)
        (study / "study.yaml").write_text("x")
        (study / "exporter").mkdir()
        for name in ("anteckning.txt", "exporter/rapport.md"):
            (study / name).write_text(NEW)
        (study / "transcripts" / "I15.txt").write_text(NEW)
        return tmp_path / "in"

    def test_a_folder_with_all_that_is_in_it(self, torget: Speak, inbox: Path) -> None:
        """Folders in it too; of a study its transcripts alone; what nobody can read is told and is no failure."""
        said = torget("import", inbox, "--yes", "--format", "json")
        assert (said.code, set(files(said))) == (0, {"I10.txt", "I11.md", "I12.txt", "I15.txt"})
        assert said.json["passed_over"] == ["bild.png"]
        assert "bild.png" in said.err

    def test_a_pattern_is_expanded_by_us(self, torget: Speak, inbox: Path) -> None:
        """Also where the shell does not; each file once."""
        said = torget("import", inbox / "**" / "*.txt", inbox / "I1*", "--yes", "--format", "json")
        assert list(files(said)) == ["I10.txt", "anteckning.txt", "I15.txt", "I12.txt"]

    def test_a_file_whose_name_looks_like_a_pattern(self, torget: Speak, tmp_path: Path) -> None:
        """What is there under that very name is meant."""
        (tmp_path / "I20 [kopia].txt").write_text(NEW)
        assert torget("import", tmp_path / "I20 [kopia].txt", "--yes").code == 0
        assert "I20 [kopia]" in stems(torget)

    @pytest.mark.parametrize("name", ["tom", "*.docx", "finns-inte.txt"])
    def test_where_nothing_is(self, torget: Speak, tmp_path: Path, name: str) -> None:
        """One line, exit code 1, and nothing is taken in."""
        (tmp_path / "tom").mkdir()
        said = torget("import", tmp_path / name, "--yes")
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
        assert name in said.err

    def test_an_empty_folder_beside_a_file_is_no_failure(self, torget: Speak, tmp_path: Path) -> None:
        """There is something to read all the same; a pattern that fits nothing is a mistake."""
        (tmp_path / "tom").mkdir()
        (tmp_path / "I03.txt").write_text(NEW)
        assert torget("import", tmp_path / "tom", tmp_path / "I03.txt", tmp_path / "*.docx", "--yes").code == 1
        assert torget("import", tmp_path / "tom", tmp_path / "I03.txt", "--yes").code == 0

    def test_standard_input_has_a_name(self, torget: Speak, folder: Path) -> None:
        """Its bytes become that file of the study; without a suffix it is text."""
        said = torget("import", "-", "--name", "I30", "--yes", stdin=NEW.encode("cp1252"))
        assert said.code == 0, said.err
        assert (folder / "transcripts" / "I30.txt").read_text() == NEW
        assert "I30" in stems(torget)
        assert torget("import", "-", "--name", "I31.txt", stdin=NEW).code == 2

    @pytest.mark.parametrize(
        "words", [("-",), ("I01.txt", "--name", "x"), ("-", "--name", "../x.txt"), ("-", "--name", ".x")]
    )
    def test_standard_input_without_a_name_is_wrong(self, torget: Speak, words: tuple[str, ...]) -> None:
        """One line, exit code 2."""
        said = torget("import", *words, "--yes", stdin=NEW)
        assert (said.code, len(said.lines)) == (2, 1)


class TestPreview:
    """What is told before a yes."""

    def test_everything_that_was_read(self, torget: Speak, tmp_path: Path) -> None:
        """Turns, words, reader, encoding, who speaks, what is known of them, what looks wrong and where."""
        (tmp_path / "I03.txt").write_bytes("I: Får du gå?\n\nP: Åja, det får jag.\n".encode("cp1252"))
        said = torget("import", tmp_path / "I03.txt", "--informant", "Kim", "--role", "polis", "--yes")
        assert said.lines[:3] == [
            "I03.txt – ny · repliker: 2, informanternas ord: 4 · läst som txt, cp1252",
            "  I – intervjuare · repliker: 1, ord: 3",
            "  P – informant · repliker: 1, ord: 4 · Kim · polis",
        ]
        assert "I03.txt: Filen är inte UTF-8" in said.err

    def test_times_are_told(self, torget: Speak, tmp_path: Path) -> None:
        """The first and the last."""
        (tmp_path / "I03.srt").write_text(CUES)
        assert "0:00:03–1:02:09" in torget("import", tmp_path / "I03.srt", "--yes").lines[0]

    def test_what_a_changed_file_does_to_codings(self, torget: Speak, folder: Path) -> None:
        """How many stay, are to be looked at, lose their place; also in the report."""
        for quote in ("tolv år", "mest på kvällarna", "Vi är för få", "samma personer"):
            assert torget("code", "I01", "staffing", "--quote", quote).code == 0
        path = folder / "transcripts" / "I01-polis.txt"
        text = path.read_text().replace("för få", "alldeles för få")
        path.write_text(text.replace("Samverkan fungerar bra när samma personer är kvar.", "Nja."))
        said = torget("import", "--yes", "--format", "json")
        assert said.json["files"][0]["touched"] == {"same": 2, "similar": 1, "lost": 1}
        assert "  Kodningar – kvar som de var: 2, att se över: 1, utan plats: 1" in said.lines

    def test_the_same_bytes_are_nothing(self, torget: Speak, folder: Path) -> None:
        """Told as unchanged with how it was read, and nothing is asked."""
        said = torget("import", folder / "transcripts" / "I01-polis.txt")
        assert said.lines == ["I01-polis.txt – oförändrad · läst som txt, utf-8"]
        assert (said.code, "oförändrade: 1" in said.out) == (0, True)

    def test_a_no_is_a_no(self, torget: Speak, tmp_path: Path, answers: list[str]) -> None:
        """Enter alone too; a yes takes in."""
        (tmp_path / "I03.txt").write_text(NEW)
        answers += ["", "j"]
        assert torget("import", tmp_path / "I03.txt").code == 1
        assert len(stems(torget)) == 2
        assert torget("import", tmp_path / "I03.txt").code == 0
        assert len(stems(torget)) == 3

    @pytest.mark.parametrize("date", ["2024-13-01", "2024-02-30", "2 maj", "20240502", "24-05"])
    def test_a_date_that_is_none(self, torget: Speak, tmp_path: Path, date: str) -> None:
        """One line that says what a date looks like."""
        (tmp_path / "I03.txt").write_text(NEW)
        said = torget("import", tmp_path / "I03.txt", "--yes", "--date", date)
        assert (said.code, len(said.lines), date in said.err) == (2, 1, True)

    def test_a_day_or_a_month(self, torget: Speak, tmp_path: Path) -> None:
        """Both are dates of interviews."""
        for name, date in (("I03.txt", "2024-05-02"), ("I04.txt", "2024-05")):
            (tmp_path / name).write_text(NEW)
            assert torget("import", tmp_path / name, "--yes", "--date", date).code == 0
        dates = {row["transcript"]: row["attributes"]["date"] for row in torget("informants", "--format", "json").json}
        assert (dates["I03"], dates["I04"]) == ("2024-05-02", "2024-05")


class TestMending:
    """Labels that look misspelt."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        """An interview with one."""
        path = tmp_path / "I03.txt"
        path.write_text(SLIPS)
        return path

    def speakers(self, torget: Speak) -> list[str]:
        """Labels of I03, in order of turns."""
        return [turn["speaker"] for turn in torget("text", "I03", "--format", "json").json["turns"]]

    @pytest.mark.parametrize("mend", ["IPl=IP1", "all"])
    def test_mended_by_choice(self, torget: Speak, file: Path, mend: str) -> None:
        """The turns have the label that was meant, the text is what it was; told and in the report."""
        said = torget("import", file, "--yes", "--mend", mend, "--format", "json")
        assert said.json["files"][0]["mended"] == [{"written": "IPl", "meant": "IP1"}]
        assert any("”IPl” lästes som ”IP1”" in line for line in said.lines)
        assert self.speakers(torget) == ["I", "IP1", "I", "IP1", "I", "IP1"]
        assert "IPl: Jo." in torget("text", "I03").out

    def test_unmended_it_is_told(self, torget: Speak, file: Path) -> None:
        """With what is likely meant and the line; mended later by naming the file."""
        assert any("”IPl” (1 st) är troligen ”IP1”" in line for line in torget("import", file, "--yes").lines)
        assert "IPl" in self.speakers(torget)
        assert torget("import", file, "--yes", "--mend", "IPl=IP1").code == 0
        assert "IPl" not in self.speakers(torget)

    def test_the_choice_holds_for_the_next_version(self, torget: Speak, folder: Path, file: Path) -> None:
        """The file changes, the slip still stands in it, and it is still read as it was meant."""
        torget("import", file, "--yes", "--mend", "all")
        (folder / "transcripts" / "I03.txt").write_text(SLIPS.replace("Nej.", "Nej då."))
        assert torget("import", "--yes").code == 0
        assert "IPl" not in self.speakers(torget)

    def test_asked_one_by_one(self, torget: Speak, tmp_path: Path, file: Path, answers: list[str]) -> None:
        """A no leaves it, a yes mends it, all mends it and the rest."""
        other = tmp_path / "I04.txt"
        other.write_text(SLIPS)
        answers += ["n", "j", "j"]
        assert torget("import", file, other).code == 0
        assert "IPl" in self.speakers(torget)
        assert torget("undo").code == 0
        answers += ["alla", "j"]
        assert torget("import", file, other).code == 0
        assert "IPl" not in self.speakers(torget)
        assert answers == []

    @pytest.mark.parametrize("mend", ["IP1", "=IP1", "IPl= ", "IP9=IP1"])
    def test_what_mends_nothing(self, torget: Speak, file: Path, mend: str) -> None:
        """Another shape, or a label that no file has: one line, exit code 2, and nothing is taken in."""
        said = torget("import", file, "--yes", "--mend", mend)
        assert (said.code, said.out, len(said.lines)) == (2, "", 1)
        assert len(stems(torget)) == 2


class TestReport:
    """The report that can be kept."""

    @pytest.fixture
    def paths(self, tmp_path: Path) -> list[Path]:
        """A good file and a bad one."""
        (tmp_path / "I03.txt").write_text(NEW)
        (tmp_path / "tom.txt").write_bytes(b"")
        return [tmp_path / "I03.txt", tmp_path / "tom.txt"]

    def test_in_json(self, torget: Speak, tmp_path: Path, paths: list[Path]) -> None:
        """Everything of the preview and what was done; the sentence is printed beside it."""
        said = torget("import", *paths, "--yes", "-o", tmp_path / "rapport.json")
        report = json.loads((tmp_path / "rapport.json").read_text())
        assert list(report) == ["gesture", "ids", "counts", "what", "at", "coder", "files", "passed_over"]
        assert (report["counts"], report["coder"]) == ({"new": 1, "changed": 0, "known": 0, "failed": 1}, "Anna")
        assert (report["what"] + "\n", bool(report["gesture"]), bool(report["at"])) == (said.out, True, True)
        good, bad = report["files"]
        assert [voice["label"] for voice in good["voices"]] == ["I", "P"]
        assert (good["encoding"], good["reader"], good["touched"]) == ("utf-8", "txt", None)
        assert bad["remarks"][0]["key"] == "files.empty"
        assert bad["notes"] == [bad["remarks"][0]["text"]]

    def test_in_markdown_and_csv(self, torget: Speak, tmp_path: Path, paths: list[Path]) -> None:
        """To be read, and a row a file."""
        torget("import", *paths, "--yes", "-o", tmp_path / "rapport.md")
        told = (tmp_path / "rapport.md").read_text()
        assert told.startswith("# Importrapport\n")
        assert "\n## I03.txt\n" in told
        assert "- P – informant · repliker: 1, ord: 2" in told
        out = torget("import", *paths, "--yes", "--format", "csv").out
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [(row["file"], row["status"]) for row in rows] == [("I03.txt", "known"), ("tom.txt", "failed")]

    def test_also_when_nothing_could_be_read(self, torget: Speak, tmp_path: Path, paths: list[Path]) -> None:
        """The report says why; exit code 1."""
        assert torget("import", paths[1], "--yes", "-o", tmp_path / "r.json").code == 1
        assert json.loads((tmp_path / "r.json").read_text())["counts"]["failed"] == 1


def test_an_interrupt_leaves_nothing_half_done(
    torget: Speak, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while the second of three files is copied: no copy, no transcript, one line."""
    for n in range(3, 6):
        (tmp_path / f"I0{n}.txt").write_text(NEW)
    before, replaced = sorted(os.listdir(folder / "transcripts")), os.replace

    def interrupted(source: str, target: str) -> None:
        if str(target).endswith("I04.txt"):
            raise KeyboardInterrupt
        replaced(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        said = torget("import", *(tmp_path / f"I0{n}.txt" for n in range(3, 6)), "--yes")
    assert (said.code, said.out) == (1, "")
    assert sorted(os.listdir(folder / "transcripts")) == before
    assert len(stems(torget)) == 2


def test_progress_of_many_is_one_line(torget: Speak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written over in a terminal, gone at the end; a file alone has none."""
    monkeypatch.setattr(importing, "shows_words_on_terminal", lambda: True)
    for n in range(3, 6):
        (tmp_path / f"I0{n}.txt").write_text(NEW)
    said = torget("import", tmp_path / "I0*.txt", "--yes")
    assert "\r\x1b[KLäser 1 av 3: I04.txt\r\x1b[KLäser 2 av 3: I05.txt\r\x1b[KI03.txt – ny" in said.err
    assert "\r" not in torget("import", tmp_path / "I03.txt", "--yes").err


class TestTimes:
    """Where the text tells when something is heard."""

    @pytest.fixture
    def timed(self, torget: Speak, tmp_path: Path) -> Speak:
        """The small study with an interview that has times."""
        (tmp_path / "I03.srt").write_text(CUES)
        assert torget("import", tmp_path / "I03.srt", "--yes").code == 0
        return torget

    def test_turns_and_transcripts_show_them(self, timed: Speak) -> None:
        """As a clock for people, in seconds for programs; no column where there are none."""
        assert "1:02:09" in timed("text", "I03", "--turns").out
        assert "1:02:09" in timed("transcripts").out
        assert [row["until"] for row in timed("transcripts", "--format", "json").json] == [None, None, 3729.5]
        assert "Tid" not in timed("text", "I01", "--turns").out.splitlines()[0].split()

    def test_what_cannot_be_played_is_one_line(self, timed: Speak, folder: Path) -> None:
        """No player, no recording, no such turn; two places are wrong usage."""
        for words, code in (((), 1), (("--turn", "9"), 1), (("99999",), 1), (("1", "--turn", "1"), 2), (("x",), 2)):
            said = timed("play", "I03", *words)
            assert (said.code, said.out, len(said.lines)) == (code, "", 1)
        with (folder / "study.yaml").open("a") as settings:
            settings.write("player: true --start={time} {file}\n")
        assert "recording" in timed("play", "I03").err
        (folder / "transcripts" / "I03.wav").write_bytes(b"RIFF")
        played = timed("play", "I03", "--turn", "2", "--format", "json").json
        assert (played["seconds"], played["command"][:2]) == (3729.5, ["true", "--start=3729.5"])

    def test_a_player_without_a_place_for_the_file(self, timed: Speak, folder: Path) -> None:
        """An error of `study.yaml`, with its line."""
        with (folder / "study.yaml").open("a") as settings:
            settings.write("player: mpv\n")
        said = timed("codes")
        assert (said.code, "study.yaml:6" in said.err) == (1, True)
