"""`docs/commands.md` says what the program has, no less and no more."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from intervjukod.cli.running import NAME
from tests.unit.cli.commands import every_command, options_of, parse

DOCUMENT = (Path(__file__).parents[3] / "docs" / "commands.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### `(.+?)`\n(.*?)(?=^##|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL))
COMMANDS = dict(every_command())


def test_every_command_has_its_section() -> None:
    """What is registered is documented, in the same order, and nothing else is."""
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_section_names_every_option(words: str) -> None:
    """Each option of a command stands in its section, or in its examples."""
    missing = {option for option in options_of(COMMANDS[words]) if option not in SECTIONS[words]}
    assert missing == set()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_section_invents_no_option(words: str) -> None:
    """Each option that a section names is one the command has."""
    known = options_of(COMMANDS[words]) | {"--lang", "--help", "-o"}
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", SECTIONS[words])) - known == set()


@pytest.mark.parametrize("words", COMMANDS)
def test_an_example_calls_its_command(words: str) -> None:
    """A section's examples call that command, and can be parsed."""
    examples = SECTIONS[words].partition("```\n")[2].partition("```")[0].splitlines()
    assert examples
    for example in examples:
        given = shlex.split(re.split(r" [<>|] ", example)[0])
        assert given[: 1 + len(words.split())] == [NAME, *words.split()]
        if "--help" not in given:
            parse(given[1:])
