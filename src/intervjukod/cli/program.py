"""The program: finds a command by its name, loads that one, and takes anything else for a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from intervjukod._version import __version__
from intervjukod.cli.command import Spoken, coder, everywhere, looks
from intervjukod.cli.failures import nearest
from intervjukod.errors import UsageError
from intervjukod.locale import say

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "study": {
        "init": "studies",
        "demo": "studies",
        "import": "importing",
        "new": "sources",
        "doctor": "health",
        "backup": "backups",
        "restore": "backups",
    },
    "looking": {
        "transcripts": "sources",
        "informants": "sources",
        "text": "text",
        "play": "playing",
        "codes": "codebook",
        "guide": "codebook",
        "codings": "passages",
        "quotes": "passages",
        "find": "search",
        "index": "search",
        "coders": "people",
    },
    "mending": {"edit": "mending", "versions": "mending", "place": "mending"},
    "coding": {
        "code": "coding",
        "in-vivo": "coding",
        "uncode": "coding",
        "recode": "coding",
        "split": "coding",
        "join": "coding",
        "facet": "coding",
        "quote": "coding",
        "memo": "coding",
        "done": "coding",
        "answers": "answers",
        "infer": "inferring",
        "inferences": "inferring",
        "codebook": "codebook",
    },
    "history": {
        "undo": "history",
        "redo": "history",
        "history": "history",
        "milestone": "history",
        "merge": "people",
    },
    "results": {"report": "results", "export": "results", "import-project": "results"},
}
"""Headings of the help, and under each its commands with the module of ``commands`` that holds them."""

MODULES = {name: module for section in COMMANDS.values() for name, module in section.items()}
SCREEN = "studies"


class Program(Spoken, click.Group):
    """`intervjukod`: a command's module is loaded when the command is called, never for a list of them."""

    usage = "[FOLDER]\nCOMMAND [ARGS]..."
    examples = ("intervjukod", "intervjukod demo", "intervjukod report compare --by role --lang en")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded; None when there is none."""
        return load(cmd_name) if cmd_name in MODULES else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command's name wins; anything else is a folder to open. UsageError when it is neither."""
        name = args[0]
        if name in MODULES:
            return name, load(name), args[1:]
        if not Path(name).is_dir():
            raise UsageError("cli.error.no_command", word=name, guess=nearest(name, _words(name), ctx.obj.language))
        return "", load("screen"), args

    def _write_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = ctx.obj.language
        for section, names in COMMANDS.items():
            with formatter.section(say(f"cli.section.{section}", language)):
                formatter.write_dl([(name, say(f"cli.help.{name}", language)) for name in names])


def _words(name: str) -> Iterator[str]:
    """What a mistyped word may have meant: commands, and folders beside it."""
    yield from MODULES
    beside = Path(name).parent
    with suppress(OSError):
        yield from (str(beside / folder.name) for folder in beside.iterdir() if folder.is_dir())


def load(name: str) -> click.Command:
    """A command from its module, which is imported now."""
    module = import_module(f"intervjukod.cli.commands.{MODULES.get(name, SCREEN)}")
    found: click.Command = module.COMMANDS[name]
    return found


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"intervjukod {__version__}")
        ctx.exit()


@click.pass_context
def _open(ctx: click.Context, /) -> None:
    """Without a command: the screen."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(load("screen"))


program = Program(
    "intervjukod",
    callback=_open,
    invoke_without_command=True,
    params=[
        click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version),
        coder(),
        *looks(),
        *everywhere(),
    ],
)
