"""The study's health: what is well and what is not, and mending it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from intervjukod.cli.command import TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import show
from intervjukod.cli.streams import shows_words_on_terminal, write_progress
from intervjukod.errors import StudyError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.shapes import Check

FAULTS = ("finding", "left")
"""Status of what is wrong: as it was found, and after mending."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line of ``doctor`` in words."""

    check: str
    status: str
    what: str
    hint: str


@command(
    "doctor",
    examples=("intervjukod doctor", "intervjukod doctor --deep --format json", "intervjukod doctor --mend"),
    prints=TABLES,
)
@click.option("--deep", is_flag=True)
@click.option("--mend", is_flag=True)
@click.pass_context
def doctor(ctx: click.Context, invocation: Invocation, deep: bool, mend: bool) -> None:
    """What is well and what is not; exit code 1 for a study that is damaged or dangling."""
    progress = _progress(invocation)
    with _opened(invocation) as study:
        checks = study.history.mend(progress) if mend else study.history.doctor(deep, progress)
        show(invocation, study, [_in_words(check, invocation.language) for check in checks], CheckRow)
    if any(check.status in FAULTS for check in checks):
        ctx.exit(1)


@contextmanager
def _opened(invocation: Invocation) -> Iterator[Study]:
    """The study, also one that is damaged so that nothing can be taken in.

    StudyError for one that cannot be opened at all; it names the backup to put back.
    """
    from intervjukod.study.doctor import DAMAGED, is_damage, unopened

    with ExitStack() as opened:
        try:
            study = opened.enter_context(invocation.study())
        except DAMAGED as error:
            if not is_damage(error):
                raise
            try:
                study = opened.enter_context(invocation.study(announced=False, take_in=False))
            except StudyError as fatal:
                raise unopened(invocation.folder, fatal) from fatal
        yield study


def _progress(invocation: Invocation) -> Callable[[int, int], None]:
    """One line on standard error that is written over, where that is a terminal; nothing elsewhere."""

    def show_progress(done: int, of: int) -> None:
        if shows_words_on_terminal():
            share = 100 * done // max(of, 1)
            write_progress(say("doctor.examining", invocation.language, share=share), last=done >= of)

    return show_progress


def _in_words(check: Check, language: str) -> CheckRow:
    hint = worded(check.hint, language) if check.hint else ""
    return CheckRow(check.check, check.status, worded(check.what, language), hint)


COMMANDS = {command.name: command for command in (doctor,)}
