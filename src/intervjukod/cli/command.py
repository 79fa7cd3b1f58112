"""A command: its options, and its help in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from intervjukod.cli.failures import nearest, shown
from intervjukod.cli.invocation import Invocation
from intervjukod.errors import UsageError
from intervjukod.locale import LANGUAGES, has, say
from intervjukod.tui.presenter.themes import NAMES

TABLES = ("table", "md", "csv", "json")
"""Formats of a list or a report."""
PICTURES = ("svg", "png", "pdf")
"""Formats of a report's pictures alone."""
PAGES = ("html", "docx", "xlsx", *PICTURES)
"""Formats that a report is written in besides."""
ACTS = ("table", "json")
"""Formats of what a changing command says it did."""


class Choice(click.Choice[str]):
    """One of a few words; complains in the language of the run."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """One of the choices. UsageError for any other word."""
        if value in self.choices:
            return str(value)
        language = ctx.obj.language if ctx is not None else LANGUAGES[0]
        name = shown(param, ctx) if isinstance(param, click.Option) else ctx.command_path if ctx is not None else ""
        guess = nearest(str(value), self.choices, language)
        raise UsageError("cli.error.no_choice", name=name, value=value, choices=", ".join(self.choices), guess=guess)


class Spoken(click.Command):
    """Speaks the language of the run.

    Help comes from the catalogues: ``cli.help.<name>``, options under ``cli.option``.
    """

    examples: Sequence[str]
    usage: str

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line. An error tells which command it is about; click forgets that at times."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what the command does, examples, options."""
        language = ctx.obj.language
        self._write_usage(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            summary = say(f"cli.help.{help_name(ctx)}", language)
            formatter.write_text(f"{summary[0].upper()}{summary[1:].rstrip('.')}.")
            if has(f"cli.more.{help_name(ctx)}", language):
                formatter.write_paragraph()
                formatter.write_text(say(f"cli.more.{help_name(ctx)}", language))
        with formatter.section(say("cli.examples", language)):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        self._write_more(ctx, formatter)
        with formatter.section(say("cli.options", language)):
            formatter.write_dl([_option_line(option, ctx) for option in options(ctx)])

    def _write_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = f"{say('cli.usage', ctx.obj.language)}: "
        for usage in self.usage.splitlines() or [_arguments(ctx)]:
            formatter.write_usage(ctx.command_path.strip(), usage, prefix)
            prefix = " " * len(prefix)

    def _write_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What a group has to tell besides."""


class Family(Spoken, click.Group):
    """Commands that share their first word."""

    def __init__(self, name: str, commands: Sequence[click.Command], examples: Sequence[str]) -> None:
        super().__init__(
            name, commands=commands, params=everywhere(), invoke_without_command=True, callback=_second_word
        )
        self.examples = examples
        self.usage = "COMMAND [ARGS]..."

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the second word names. UsageError when it names none."""
        if args[0] not in self.commands:
            guess = nearest(args[0], self.commands, ctx.obj.language)
            raise UsageError("cli.error.no_second", word=args[0], choices=", ".join(self.commands), guess=guess)
        return super().resolve_command(ctx, args)

    def _write_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = ctx.obj.language
        with formatter.section(say("cli.commands", language)):
            rows = [(name, say(f"cli.help.{help_name(ctx)}_{name}", language)) for name in self.commands]
            formatter.write_dl(rows)


@click.pass_context
def _second_word(ctx: click.Context, /) -> None:
    """A first word alone does nothing. UsageError."""
    if ctx.invoked_subcommand is None and isinstance(ctx.command, Family):
        raise UsageError("cli.error.second_word", command=ctx.command_path, choices=", ".join(ctx.command.commands))


class Command(Spoken):
    """A leaf: takes the common options, and complains of words too many in the language of the run."""

    allow_extra_args = True  # so that parse_args below says it, not click in English

    def __init__(
        self,
        name: str,
        *,
        examples: Sequence[str],
        usage: str,
        prints: Sequence[str],
        acts: bool,
        shows: bool,
        **attributes: Any,
    ) -> None:
        super().__init__(name, **attributes)
        self.examples = examples
        self.usage = usage
        self.params += [coder()] * acts + (looks() if shows else []) + _printing(prints) + everywhere()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line. UsageError for arguments that the command does not have."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise UsageError("cli.error.too_many", words=" ".join(rest), command=ctx.command_path)
        return rest


def command(
    name: str,
    *,
    examples: Sequence[str],
    usage: str = "",
    prints: Sequence[str] = (),
    acts: bool = False,
    shows: bool = False,
) -> Callable[[Callable[..., None]], Command]:
    """Make a function that takes an ``Invocation`` and its own arguments into a command.

    ``usage`` (one line a form) stands in for the usage that follows from the arguments; ``prints`` are
    the formats that its output comes in; ``acts`` says that it does something in a coder's name, ``shows`` that
    it opens the screen.
    """

    def decorate(function: Callable[..., None]) -> Command:
        made = click.command(name, cls=Command, examples=examples, usage=usage, prints=prints, acts=acts, shows=shows)
        return made(click.pass_obj(function))

    return decorate


def everywhere() -> list[click.Parameter]:
    """The options of every command."""
    return [
        click.Option(["--study", "folder"], type=Path, metavar="DIR", expose_value=False, callback=_keep),
        click.Option(["--lang"], type=Choice(LANGUAGES), expose_value=False),
        click.Option(["--debug"], is_flag=True, expose_value=False),
    ]


def coder() -> click.Option:
    """``--coder NAME``: who acts."""
    return click.Option(["--coder"], metavar="NAME", expose_value=False, callback=_keep)


def looks() -> list[click.Parameter]:
    """How the screen is shown: told line by line, or in which colours."""
    return [
        click.Option(["--plain"], is_flag=True, default=None, expose_value=False, callback=_keep),
        click.Option(["--theme"], type=Choice(NAMES), expose_value=False, callback=_keep),
    ]


def _printing(formats: Sequence[str]) -> list[click.Parameter]:
    if not formats:
        return []
    chosen = click.Option(["--format", "form"], type=Choice(formats), expose_value=False, callback=_keep)
    output = click.Option(["-o", "--output"], metavar="FILE", expose_value=False, callback=_keep)
    return [chosen] if formats == ACTS else [chosen, output]


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Put an option's value on the invocation; one given before the command's name stays otherwise."""
    if value is not None and param.name is not None:
        invocation: Invocation = ctx.obj
        setattr(invocation, param.name, value)


def options(ctx: click.Context) -> list[click.Option]:
    """A command's options, ``--help`` last."""
    return [param for param in ctx.command.get_params(ctx) if isinstance(param, click.Option)]


def help_name(ctx: click.Context) -> str:
    """What the catalogues call a command: its path without the program's name, ``program`` for the program."""
    return "_".join(ctx.command_path.split()[1:]) or "program"


def _option_line(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    language = ctx.obj.language
    name = max(option.opts, key=len).removeprefix("--")
    own = f"cli.option.{help_name(ctx)}_{name}"
    shapes = ", ".join(sorted(option.opts, key=len))
    metavar = "" if option.is_flag or name == "help" else f" {option.make_metavar(ctx)}"
    return shapes + metavar, say(own if has(own, language) else f"cli.option.{name}", language)


def _arguments(ctx: click.Context) -> str:
    pieces = [param.make_metavar(ctx) for param in ctx.command.params if isinstance(param, click.Argument)]
    return " ".join([*pieces, "[OPTIONS]"])
