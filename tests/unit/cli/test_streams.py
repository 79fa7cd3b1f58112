"""Standard streams: safe in a terminal, exact everywhere else."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from intervjukod.cli.program import program
from intervjukod.cli.running import run
from intervjukod.cli.streams import speak_utf8, write_data, write_words

WILD = "a\x1b]0;titel\x07b\u202ec\x9bd\u2028e"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_glyphs_for_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal would obey is shown in its place."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    write_data(WILD)
    assert terminal.getvalue() == "a␛]0;titel␇b⇄c␦d↵e"


def test_a_pipe_gets_the_data_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data to a file or a pipe is not changed by a letter."""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stdout", pipe)
    write_data(WILD)
    assert pipe.getvalue() == WILD


def test_words_are_one_safe_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words on standard error are one line each, whatever names they hold."""
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stderr", errors)
    write_words("två\nrader\x1b[2J")
    assert errors.getvalue() == "två rader␛[2J\n"


def test_output_is_utf8_with_line_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the locale made of standard output, it writes UTF-8 and plain line feeds."""
    below = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(below, "ascii", newline="\r\n"))
    speak_utf8()
    write_data("å\nä")
    sys.stdout.flush()
    assert below.getvalue() == "å\nä".encode()


@pytest.mark.parametrize("error", [BrokenPipeError, OSError])
def test_a_stream_that_cannot_be_written(
    error: type[OSError], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that has gone is no failure and no word; a full disk is one line and exit code 1."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise error(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Closed())
    code = run(program, ["--version"])
    said = capsys.readouterr().err
    if error is BrokenPipeError:
        assert (code, said) == (0, "")
    else:
        assert code == 1
        assert said.count("\n") == 1
        assert said.startswith("intervjukod: Utskriften")
        assert "No space left on device" in said


def test_an_interruption_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends a command with a line and exit code 1."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "invoke", interrupted)
    assert run(program, []) == 1
    assert capsys.readouterr().err == "intervjukod: Avbrutet. Det som sparats är sparat.\n"


def test_a_fault_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that nobody foresaw is a line that says how to see more."""

    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(program, "invoke", faulty)
    assert run(program, []) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError" in said
    assert "--debug" in said


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table that is not there: its name and why, exit code 1."""
    assert run(program, ["import-project", str(tmp_path / "ingen.csv"), "--format", "csv"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ingen.csv" in said


@pytest.mark.parametrize(("closed", "words", "code"), [(">&-", "--version", 0), ("2>&-", "--finnsinte", 2)])
def test_a_stream_that_was_closed_from_the_start(closed: str, words: str, code: int) -> None:
    """Nobody listens: the work is done, the exit code is as ever, and there is no traceback."""
    line = f'exec "$0" -m intervjukod {words} {closed}'
    ended = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "")


def test_a_word_that_is_no_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are not UTF-8 in an argument: one line that says so, nothing saved."""
    words = ["--study", str(folder), "--coder", "Anna", "memo", "study"]
    assert run(program, [*words, "Hm.\udcff"]) == 1
    assert "är UTF-8" in capsys.readouterr().err
    assert run(program, ["--study", str(folder), "--coder", "Anna", "undo"]) == 1
