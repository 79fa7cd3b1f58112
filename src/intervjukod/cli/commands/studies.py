"""A study as a whole: make one, show the demonstration, open the screen."""

from __future__ import annotations

import os
from pathlib import Path

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show_report, tell_done
from intervjukod.cli.streams import can_ask, shows_on_terminal, write_words
from intervjukod.cli.welcome import offer_study
from intervjukod.errors import UsageError
from intervjukod.locale import say


@command(
    "init",
    examples=("intervjukod init min-studie", "intervjukod init study --title 'Open drug scenes' --lang en"),
    prints=ACTS,
)
@click.argument("place", metavar="DIR", type=Path)
@click.option("--title", metavar="TEXT", default="")
def init(invocation: Invocation, place: Path, title: str) -> None:
    """Make an empty study."""
    from intervjukod.study import Study

    Study.create(place, title, invocation.language)
    line = say("cli.made", invocation.language, folder=place)
    tell_done(invocation, line, {"gesture": "", "ids": [], "counts": {"studies": 1}, "folder": str(place)})


@command(
    "demo",
    examples=("intervjukod demo", "intervjukod demo min-demo --format json", "intervjukod demo --plain"),
    prints=TABLES,
    shows=True,
)
@click.argument("place", metavar="[DIR]", type=Path, required=False)
def demo(invocation: Invocation, place: Path | None) -> None:
    """The demonstration, on a copy: the screen, or its report where there is no terminal."""
    _make_demonstration(invocation, place)
    if invocation.plain or (can_ask() and shows_on_terminal()):
        _run_screen(invocation, tour=True)
        return
    with invocation.study() as study:
        show_report(invocation, study, study.results.compare(by="role"), study.results.frequency())


def _make_demonstration(invocation: Invocation, place: Path | None) -> None:
    from intervjukod.study import Study

    invocation.folder = Study.demonstration(place)
    write_words(say("cli.demonstration", invocation.language, folder=invocation.folder))


@command("screen", examples=("intervjukod min-studie",), acts=True, shows=True)
@click.argument("place", metavar="[FOLDER]", type=Path, required=False)
def screen(invocation: Invocation, place: Path | None) -> None:
    """The coding screen, or its voice. UsageError where there is no terminal to show it on."""
    invocation.folder = place or invocation.folder
    if not (invocation.plain or (can_ask() and shows_on_terminal())):
        raise UsageError("cli.error.no_screen")
    shown = can_ask() and offer_study(invocation)
    if shown:
        _make_demonstration(invocation, None)
    _run_screen(invocation, tour=shown)


def _run_screen(invocation: Invocation, *, tour: bool = False) -> None:
    from intervjukod.tui import run, run_plain
    from intervjukod.tui.terminal_input import LINES_ONLY

    with invocation.study(announced=False) as study:
        if invocation.plain or os.environ.get("TERM", "") in LINES_ONLY:
            run_plain(study, tour=tour)
        else:
            run(study, tour=tour, theme=invocation.theme)


COMMANDS = {command.name: command for command in (init, demo, screen)}
