"""One run of the program: from arguments to an exit code, and never a traceback that nobody asked for."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from intervjukod.cli.failures import exit_code, line
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.streams import fall_silent, open_missing, speak_utf8, write_words
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.cli.program import Program

NAME = "intervjukod"


def run(program: Program, arguments: Sequence[str]) -> int:
    """Do what ``arguments`` say. 0: done, 1: not done, 2: the command line is wrong."""
    invocation = Invocation.of(arguments)
    open_missing()
    speak_utf8()
    try:
        code = _invoke(program, list(arguments), invocation)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader has seen enough
        fall_silent()
        return 0
    except (KeyboardInterrupt, EOFError, click.Abort):
        write_words(f"{NAME}: {say('cli.error.interrupted', invocation.language)}")
        return 1
    except Exception as error:  # noqa: BLE001  faults of ours are one line too; --debug shows where
        return _complain(error, invocation)


def _invoke(program: Program, arguments: list[str], invocation: Invocation) -> int:
    try:
        with program.make_context(NAME, arguments, obj=invocation) as context:
            program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return 0


def _complain(error: Exception, invocation: Invocation) -> int:
    if invocation.debug:
        traceback.print_exception(error)
    try:
        sys.stdout.flush()
    except OSError:
        fall_silent()  # what could not be written would be tried once more on leaving
    write_words(f"{NAME}: {line(error, invocation.language)}")
    return exit_code(error)
