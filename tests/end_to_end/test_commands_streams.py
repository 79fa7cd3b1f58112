"""The real program between other programs: pipes, locales, terminals, full and newer files."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pytest

from tests.builders import study_folder

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "intervjukod")
SPOKEN = "Jag är för få.\x1b]0;titel\x07 Å ä ö, e\u0301 och \u202eomvänt\u2028slut 👩‍👩‍👧."


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a child that runs this source."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "INTERVJUKOD_CODER": "Anna", **more}


def intervjukod(
    folder: Path,
    *words: str,
    stdin: bytes = b"",
    limit: Callable[[], None] | None = None,
    stdout: int = subprocess.PIPE,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the real program about a study, from another folder."""
    return subprocess.run(
        [*PROGRAM, "--study", str(folder), *words],
        check=False,
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=surroundings(**(environment or {})),
        cwd=folder.parent,
        preexec_fn=limit,
    )


def in_a_terminal(folder: Path, *words: str) -> pexpect.spawn[str]:
    """Start the real program in a terminal of its own."""
    return pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "--study", str(folder), *words],
        env=surroundings(TERM="xterm-256color"),
        dimensions=(30, 100),
        encoding="utf-8",
        timeout=20,
    )


@pytest.fixture
def torget(tmp_path: Path) -> Path:
    """A study whose third interview holds everything a terminal trips over."""
    transcripts = {
        "I01.txt": "I: Hur är det?\n\nP: Vi är för få på kvällarna.\n",
        "I03.txt": f"I: Hur är det?\r\n\r\nP: {SPOKEN}\r\n",
    }
    return study_folder(tmp_path / "torget", transcripts=transcripts)


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a command that failed said: one line, and no data."""
    said = done.stderr.decode()
    assert said.count("\n") == 1, said
    assert said.startswith("intervjukod: ")
    assert not done.stdout
    return said


@pytest.mark.parametrize("locale", ["C", "sv_SE.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(torget: Path, locale: str) -> None:
    """Data and words are UTF-8 also where the locale, and Python's own switches, say otherwise."""
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    done = intervjukod(torget, "codes", environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "förflyttning" in done.stdout.decode("utf-8")
    assert "ångra" in intervjukod(torget, "undo", environment=environment).stderr.decode("utf-8")


def test_a_passage_comes_back_as_it_was_spoken(torget: Path) -> None:
    """Odd letters survive coding by a quote on standard input, CSV, JSON, a pipe into another study, undo and redo."""
    text = intervjukod(torget, "text", "I03").stdout.decode()
    words = text[text.index("Jag är") : text.index("👧") + 1]
    coded = intervjukod(torget, "code", "I03", "staffing", "--quote", "-", stdin=words.encode())
    assert coded.returncode == 0, coded.stderr
    for command in ("undo", "redo"):
        assert intervjukod(torget, command).returncode == 0
    table = intervjukod(torget, "export", "--format", "csv").stdout
    rows = json.loads(intervjukod(torget, "export", "--format", "json").stdout)
    assert [row["text"] for row in rows] == [words]
    assert intervjukod(torget, "text", "I03", f"{rows[0]['start']}:{rows[0]['end']}").stdout == words.encode()
    loaded = intervjukod(torget, "import-project", "-", "--format", "csv", stdin=table)
    assert (loaded.returncode, intervjukod(torget, "export", "--format", "csv").stdout) == (0, table)


def test_a_reader_that_leaves_early_is_no_failure(torget: Path) -> None:
    """A closed pipe ends a command without a word, and without a failure."""
    with subprocess.Popen(
        [*PROGRAM, "--study", str(torget), "text", "I01"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert (command.wait(), command.stderr.read()) == (0, b"")


def test_a_full_disk_under_standard_output_is_one_line(torget: Path, tmp_path: Path) -> None:
    """What cannot be printed is one line and exit code 1."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (tmp_path / "ut").open("wb") as file:
        done = intervjukod(torget, "--help", limit=no_room, stdout=file.fileno())
    assert done.returncode == 1
    one_line(done)


def test_a_full_disk_under_the_study_loses_nothing(torget: Path) -> None:
    """An act that finds no room is one line with a hint; the study is as before and sound."""
    assert intervjukod(torget, "code", "I01", "staffing", "--quote", "för få").returncode == 0
    before = intervjukod(torget, "history", "--format", "json").stdout
    rows = [{"transcript": "I01", "code": f"kod{n}", "start": 0, "end": 5 + n % 20} for n in range(3000)]

    def little_room() -> None:
        size = (torget / "intervjukod.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = intervjukod(
        torget,
        *("import-project", "-", "--format", "json", "--new-codes"),
        stdin=json.dumps(rows).encode(),
        limit=little_room,
    )
    assert done.returncode == 1
    one_line(done)
    assert intervjukod(torget, "history", "--format", "json").stdout == before
    assert intervjukod(torget, "doctor", "--deep").returncode == 0


def test_a_newer_database_is_one_line(torget: Path) -> None:
    """A database from a newer version is refused with a hint, and left as it is."""
    assert intervjukod(torget, "codes").returncode == 0
    with sqlite3.connect(torget / "intervjukod.db") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    for command in ("codes", "doctor", "report frequency"):
        done = intervjukod(torget, *command.split())
        assert done.returncode == 1
        assert "9999" in one_line(done)


def test_a_question_is_asked_in_a_terminal(torget: Path) -> None:
    """`import` shows what it read and asks: no takes nothing in, yes takes it in."""
    assert intervjukod(torget, "codes").returncode == 0
    (torget / "transcripts" / "I04.txt").write_text("I: Hej?\n\nP: Hej.\n")
    for answer, code, names in (("n", 1, 2), ("j", 0, 3)):
        terminal = in_a_terminal(torget, "import")
        terminal.expect("I04.txt – ny · repliker: 2")
        terminal.expect(r"\[j/N\]")
        terminal.sendline(answer)
        terminal.expect(pexpect.EOF)
        terminal.close()
        assert terminal.exitstatus == code
        assert len(json.loads(intervjukod(torget, "transcripts", "--format", "json").stdout)) == names


def test_a_terminal_is_sent_no_controls(torget: Path) -> None:
    """A transcript's escape sequences are shown in a terminal, not sent; tables are cut to its width."""
    for words in (("text", "I03"), ("find", "titel"), ("text", "I03", "--turns")):
        terminal = in_a_terminal(torget, *words)
        terminal.expect(pexpect.EOF)
        terminal.close()
        shown: str = terminal.before or ""
        assert terminal.exitstatus == 0
        assert {"␛", "␇"} & set(shown)
        assert {"\x1b", "\x07", "\u202e", "\u2028"} & set(shown) == set()


def test_the_demonstration_twice_in_a_row(tmp_path: Path) -> None:
    """Without a terminal `demo` prints its reports by role, each time on a copy of its own."""
    for _ in range(2):
        done = intervjukod(tmp_path, "demo", "--format", "json", environment={"TMPDIR": str(tmp_path)})
        assert done.returncode == 0, done.stderr
        assert [report["report"] for report in json.loads(done.stdout)] == ["compare", "frequency"]
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2


def test_the_demonstration_does_not_overwrite(torget: Path) -> None:
    """`demo DIR` into a folder that holds something leaves it alone."""
    before = sorted(path.name for path in torget.rglob("*"))
    done = intervjukod(torget, "demo", str(torget))
    assert done.returncode == 1
    one_line(done)
    assert sorted(path.name for path in torget.rglob("*")) == before
