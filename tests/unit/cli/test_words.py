"""The command line's catalogue has words for what there is, and for nothing else."""

from __future__ import annotations

import pytest

from intervjukod.cli.command import help_name
from intervjukod.cli.program import COMMANDS, program
from intervjukod.locale.en.cli import SENTENCES as ENGLISH
from intervjukod.locale.sv.cli import SENTENCES as SWEDISH
from tests.unit.cli.commands import context_of, every_command

NAMES = {"program": program} | {
    help_name(context_of(command, words, "sv")): command for words, command in every_command()
}
OPTIONS = {
    max(option.opts, key=len).removeprefix("--")
    for command in NAMES.values()
    for option in command.get_params(context_of(command, "x", "sv"))
    if option.param_type_name == "option"
}
OWN = {f"{name}_{option}" for name in NAMES for option in OPTIONS}


@pytest.mark.parametrize(
    ("start", "known"),
    [("help", NAMES.keys()), ("more", NAMES.keys()), ("option", OPTIONS | OWN), ("section", COMMANDS.keys())],
    ids=["help", "more", "option", "section"],
)
def test_no_help_for_what_is_not_there(start: str, known: set[str]) -> None:
    """A sentence of help names a command, an option or a heading that the program has."""
    told = {key.partition(".")[2] for key in SWEDISH if key.startswith(f"{start}.")}
    assert told
    assert told - known == set()


def test_sentences_end_and_summaries_do_not() -> None:
    """What went wrong is a sentence with its full stop; a line in the list of commands is none."""
    for language in (SWEDISH, ENGLISH):
        errors = {key: said for key, said in language.items() if key.startswith("error.")}
        assert [key for key, said in errors.items() if said[-1] not in ".?}"] == []
        summaries = {key: said for key, said in language.items() if key.startswith("help.") and key != "help.program"}
        assert [key for key, said in summaries.items() if said.endswith(".") or said[0].isupper()] == []
