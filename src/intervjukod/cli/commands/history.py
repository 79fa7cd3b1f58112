"""History: take back, do again, look back, and name a point to come back to."""

from __future__ import annotations

from dataclasses import dataclass

import click

from intervjukod.cli.arguments import count
from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show, tell
from intervjukod.errors import RefusedError
from intervjukod.locale import say


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One act in words; ``seq`` is its arrival point, ``at`` UTC."""

    seq: int
    gesture: str
    at: str
    actor: str
    what: str
    cancelled: bool


@command("undo", examples=("intervjukod undo", "intervjukod undo --coder Anna"), prints=ACTS, acts=True)
def undo(invocation: Invocation) -> None:
    """Take back one's own last act."""
    with invocation.study() as study:
        act = study.history.undo()
        if act is None:
            raise RefusedError("cli.error.nothing_to_undo", coder=study.coder)
        tell(invocation, act, "cli.undone")


@command("redo", examples=("intervjukod redo",), prints=ACTS, acts=True)
def redo(invocation: Invocation) -> None:
    """Do again what was taken back last."""
    with invocation.study() as study:
        act = study.history.redo()
        if act is None:
            raise RefusedError("cli.error.nothing_to_redo", coder=study.coder)
        tell(invocation, act, "cli.redone")


@command("history", examples=("intervjukod history --limit 20", "intervjukod history --at utkast-1"), prints=TABLES)
@click.option("--at", metavar="POINT", default="")
@click.option("--limit", metavar="N", type=count)
def history(invocation: Invocation, at: str, limit: int | None) -> None:
    """What was done, by whom, when; newest first."""
    with invocation.study() as study:
        rows = [
            GestureRow(
                row.seq,
                row.gesture,
                row.at,
                row.actor,
                say(row.act.key, invocation.language, **row.act.values),
                row.cancelled,
            )
            for row in study.history.rows(limit, at)
        ]
        show(invocation, study, rows, GestureRow, "seq at actor what cancelled")


@command("milestone", examples=("intervjukod milestone utkast-1",), prints=ACTS, acts=True)
@click.argument("name", metavar="NAME")
def milestone(invocation: Invocation, name: str) -> None:
    """Name the study as it stands now."""
    with invocation.study() as study:
        tell(invocation, study.history.milestone(name))


COMMANDS = {command.name: command for command in (undo, redo, history, milestone)}
