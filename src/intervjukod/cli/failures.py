"""What a command says when it cannot: one line, in the language asked for, with a hint and an exit code."""

from __future__ import annotations

from collections.abc import Iterable

import click

from intervjukod.errors import IntervjukodError
from intervjukod.locale import has, say, sentence


def line(error: Exception, language: str) -> str:
    """What went wrong and what to do, in one line."""
    if isinstance(error, IntervjukodError):
        return sentence(error, language).rstrip()
    if isinstance(error, click.ClickException):
        return _of_click(error, language)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        if error.filename is None:  # files are named; a standard stream has no name
            return told("output", language, reason=reason)
        return told("system", language, what=error.filename, reason=reason)
    if isinstance(error, UnicodeEncodeError):  # an argument with bytes that are no text
        return told("not_text", language)
    if isinstance(error, UnicodeDecodeError):
        return told("not_utf8", language, byte=error.start)
    return told("fault", language, kind=type(error).__name__, what=str(error))


def told(key: str, language: str, **values: object) -> str:
    """The sentence ``cli.error.<key>`` and its hint, where it has one."""
    said = say(f"cli.error.{key}", language, **values)
    hint = f"cli.error.{key}.hint"
    return f"{said} {say(hint, language, **values)}".rstrip() if has(hint, language) else said.rstrip()


def exit_code(error: Exception) -> int:
    """1: not done; 2: the command line is wrong."""
    if isinstance(error, UnicodeEncodeError):
        return 2
    return error.exit_code if isinstance(error, IntervjukodError | click.ClickException) else 1


def nearest(word: str, choices: Iterable[str], language: str) -> str:
    """``Menade du ...?`` when one of ``choices`` looks like ``word``, else ""."""
    from difflib import get_close_matches  # only a mistyped word needs it

    close = get_close_matches(word, list(choices), n=1)
    return say("cli.error.did_you_mean", language, guess=close[0]) if close else ""


def _of_click(error: click.ClickException, language: str) -> str:
    """Click words its errors in English only; what it found out is in their attributes."""
    hint = _help_hint(error, language)
    if isinstance(error, click.NoSuchOption):
        guess = nearest(error.option_name, error.possibilities or (), language)
        return f"{say('cli.error.no_option', language, option=error.option_name)} {guess or hint}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{say('cli.error.missing', language, name=shown(error.param, error.ctx))} {hint}"
    if isinstance(error, click.BadOptionUsage):
        key = "no_value" if _is_flag(error) else "needs_value"
        return f"{told(key, language, option=error.option_name)} {hint}"
    return f"{error.format_message()} {hint}"


def shown(param: click.Parameter, ctx: click.Context | None) -> str:
    """A parameter's name as the help writes it."""
    if isinstance(param, click.Argument):
        return param.make_metavar(ctx) if ctx is not None else param.human_readable_name
    return max(param.opts, key=len)


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx is not None else []
    return any(error.option_name in param.opts and getattr(param, "is_flag", False) for param in params)


def _help_hint(error: click.ClickException, language: str) -> str:
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "intervjukod"
    return say("cli.error.see_help", language, command=path)
