"""A wrong command line: one line in the language asked for, with a way out, exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.locale import LANGUAGES
from tests.unit.cli.terminal import Said, speak

WRONG = {
    "an option that is not there": ["codes", "--formt", "csv"],
    "an option without its value": ["codes", "--format"],
    "a flag with a value": ["doctor", "--deep=yes"],
    "a value that is no choice": ["codes", "--format", "xlsx"],
    "a language nobody speaks": ["codes", "--lang", "de"],
    "a missing argument": ["code", "I01"],
    "an argument too many": ["done", "I01", "I02"],
    "a word that is neither command nor folder": ["repotr", "frequency"],
    "a second word that is none": ["codebook", "ad", "x"],
    "no second word": ["codebook"],
    "a report that is none": ["report", "freqency"],
    "a place of another shape": ["code", "I01", "12-40", "staffing"],
    "a place that ends before it starts": ["code", "I01", "40:12", "staffing"],
    "a place without words": ["code", "I01", "40:40", "staffing"],
    "a place of digits that are not ours": ["text", "I01", "١٢:٤٠"],
    "no code beside a place": ["code", "I01", "12:40"],
    "a place beside a quote": ["code", "I01", "12:40", "staffing", "--quote", "ord"],
    "an empty quote": ["code", "I01", "staffing", "--quote", " "],
    "a number without a quote": ["code", "I01", "12:40", "staffing", "--nth", "2"],
    "a number that is none": ["code", "I01", "staffing", "--quote", "x", "--nth", "0"],
    "a facet without a value": ["facet", "01930f2a", "riktning"],
    "a memo on nothing": ["memo", "staffing", "text"],
    "a memo on nobody": ["memo", "informant:", "text"],
    "an answer without its question": ["answers", "I01", "confirm"],
    "an answer that is not set": ["answers", "I01", "--asked", "1:2"],
    "attributes of no file": ["import", "--role", "polis"],
    "a coverage by something": ["report", "coverage", "--by", "role"],
    "a test of what is not compared": ["report", "co-occurrence", "--test", "fisher"],
    "a code that a report does not take": ["report", "frequency", "staffing"],
    "a distance that is none": ["report", "co-occurrence", "--near-by", "0"],
    "a test that is none": ["report", "compare", "--test", "chi2"],
    "a table of no format": ["import-project", "x.csv"],
    "a screen without a terminal": ["."],
    "a screen without a terminal, here": [],
}


def one_line(said: Said) -> str:
    """What a failed run said, which is one line after the program's name."""
    assert said.out == ""
    assert len(said.lines) == 1, said.err
    assert said.err.startswith("intervjukod: ")
    assert "Traceback" not in said.err
    assert "  " not in said.err, "a word that was to be named is missing"
    return said.lines[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", WRONG.values(), ids=list(WRONG))
def test_a_wrong_command_line_is_one_line(words: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with the words, the answer is one line on standard error and exit code 2."""
    monkeypatch.setenv("INTERVJUKOD_LANG", language)
    said = speak(*words)
    one_line(said)
    assert said.code == 2


@pytest.mark.parametrize("words", WRONG.values(), ids=list(WRONG))
def test_the_line_is_in_the_language(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Swedish and English say it differently: nothing of what click words in English is left."""
    monkeypatch.setenv("INTERVJUKOD_LANG", "sv")
    swedish = speak(*words).err
    monkeypatch.setenv("INTERVJUKOD_LANG", "en")
    assert swedish != speak(*words).err


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        (["repotr", "frequency"], "report"),
        (["codes", "--formt", "csv"], "--format"),
        (["codebook", "ad"], "add"),
        (["report", "freqency"], "frequency"),
    ],
)
def test_a_mistyped_word_gets_a_guess(words: list[str], guess: str) -> None:
    """Did you mean: the nearest command, option or choice."""
    assert one_line(speak(*words)).endswith(f"Menade du {guess}?")


def test_a_mistyped_folder_gets_a_guess(tmp_path: Path) -> None:
    """A folder that is not there is compared with those that are."""
    (tmp_path / "min-studie").mkdir()
    assert one_line(speak(tmp_path / "min-stdie")).endswith(f"Menade du {tmp_path / 'min-studie'}?")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """What is neither command nor folder opens nothing, even where it is a file."""
    file = tmp_path / "fil.txt"
    file.write_text("x")
    said = speak(file)
    assert said.code == 2
    assert "varken ett kommando eller en mapp" in one_line(said)


def test_an_option_and_its_value_belong_together() -> None:
    """An option without the value it needs, and a flag with a value it does not take, are told apart."""
    assert "--format behöver ett värde" in speak("codes", "--format").err
    assert "--deep tar inget värde. Se intervjukod doctor --help." in speak("doctor", "--deep=yes").err


def test_a_name_that_breaks_lines_stays_on_one(tmp_path: Path) -> None:
    """Control characters in what was typed are shown, not obeyed."""
    said = one_line(speak("två\nrader\x1b]0;x\x07"))
    assert "två rader␛]0;x␇" in said


def test_a_traceback_only_when_asked_for() -> None:
    """`--debug` shows where an error arose; without it nobody sees a traceback."""
    assert "Traceback" in speak("code", "I01", "12-40", "staffing", "--debug").err
    assert "Traceback" not in speak("code", "I01", "12-40", "staffing").err
