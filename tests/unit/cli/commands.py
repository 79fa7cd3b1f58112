"""Every command of the program, for the tests that hold help and documents against them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from intervjukod.cli.invocation import Invocation
from intervjukod.cli.program import MODULES, load, program
from intervjukod.cli.running import NAME


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command with its words after the program's name, a family before its members."""
    for name in MODULES:
        command = load(name)
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {word}", member) for word, member in command.commands.items())


def context_of(command: click.Command, words: str, language: str) -> click.Context:
    """A context as a run makes it, without reading a command line."""
    context = click.Context(program, info_name=NAME, obj=Invocation(asked=language))
    for word in words.split()[:-1]:
        context = click.Context(load(word), info_name=word, parent=context)
    return click.Context(command, info_name=words.split()[-1], parent=context)


def options_of(command: click.Command) -> set[str]:
    """The options that a command alone has, in their long form."""
    everywhere = {"--study", "--lang", "--debug", "--help"}
    shapes = {max(param.opts, key=len) for param in command.params if isinstance(param, click.Option)}
    return shapes - everywhere


def parse(given: list[str]) -> None:
    """Read a command line without doing anything. Raises what the program would complain of."""
    with program.make_context(NAME, list(given), obj=Invocation()) as context:
        command, rest = context.command, _rest(context)
        parent = context
        while isinstance(command, click.Group) and rest:
            name, found, rest = command.resolve_command(parent, rest)
            assert found is not None
            parent = found.make_context(name, rest, parent=parent)
            command, rest = found, _rest(parent)


def _rest(context: click.Context) -> list[str]:
    """What a group left for its members to read."""
    return [*context._protected_args, *context.args]
