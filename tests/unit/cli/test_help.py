"""Help: every command explains itself in both languages and shows an example that works."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from intervjukod.cli.command import Spoken
from intervjukod.cli.program import MODULES
from intervjukod.cli.running import NAME
from intervjukod.locale import LANGUAGES
from tests.unit.cli.commands import context_of, every_command, parse
from tests.unit.cli.terminal import speak

COMMANDS = dict(every_command())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_explains_itself(words: str, language: str) -> None:
    """`--help` shows how a command is called, an example of it and every option, in the language asked for."""
    said = speak(*words.split(), "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert f"intervjukod {words}" in said.out.splitlines()[0]
    examples = said.out.partition({"sv": "Exempel:\n", "en": "Examples:\n"}[language])[2]
    assert examples.startswith(f"  intervjukod {words}")
    for option in context_of(COMMANDS[words], words, language).command.params:
        assert max(option.opts, key=len) in said.out or isinstance(option, click.Argument)


@pytest.mark.parametrize("words", COMMANDS)
def test_an_example_is_a_command_that_can_be_given(words: str) -> None:
    """Every line of the examples can be parsed: no option in it is misspelt or missing."""
    command = COMMANDS[words]
    assert isinstance(command, Spoken)
    for example in command.examples:
        for part in example.split(" < ")[0].split(" > ")[0].split(" | "):
            given = shlex.split(part)
            assert given[0] == NAME
            parse(given[1:])


@pytest.mark.parametrize(("language", "word"), [("sv", "Användning"), ("en", "Usage")])
def test_the_program_lists_every_command(language: str, word: str) -> None:
    """`intervjukod --help` names every command with a line about it."""
    said = speak("--help", "--lang", language)
    assert said.out.startswith(f"{word}: intervjukod [FOLDER]")
    listed = [line.split()[0] for line in said.out.splitlines() if line.startswith("  ") and len(line.split()) > 1]
    assert [name for name in MODULES if name not in listed] == []


def test_help_comes_in_swedish_unless_asked_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--lang`, INTERVJUKOD_LANG decides; without that it is Swedish."""
    assert speak("codes", "--help").out.startswith("Användning")
    monkeypatch.setenv("INTERVJUKOD_LANG", "en")
    assert speak("codes", "--help").out.startswith("Usage")
    assert speak("codes", "--help", "--lang=sv").out.startswith("Användning")


def test_a_family_lists_its_members() -> None:
    """`codebook --help` names what can be done to the codebook."""
    assert re.search("^  add +lägg till en kod$", speak("codebook", "--help").out, re.MULTILINE)


def test_the_version_is_one_line() -> None:
    """`--version` gives the program's name and its version."""
    assert speak("--version").out.startswith("intervjukod ")
