"""Backups: make one, list them, check one, put one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show, tell_done
from intervjukod.cli.streams import can_ask, shows_words_on_terminal, write_progress, write_words
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.backups import Held


@command(
    "backup",
    examples=("intervjukod backup", "intervjukod backup --list", "intervjukod backup --check 2026-11"),
    prints=TABLES,
)
@click.option("--list", "listed", is_flag=True)
@click.option("--check", "name", metavar="BACKUP", default="")
def backup(invocation: Invocation, listed: bool, name: str) -> None:
    """Copy the database while others may work, check the copy, and keep the older ones by age."""
    from intervjukod.study import backups
    from intervjukod.study.lists import Unopened

    if listed:
        backups.study_in(invocation.folder)
        show(invocation, Unopened(invocation.language), backups.backups(invocation.folder), backups.Backup)
        return
    if name:
        path, holds = backups.examine(invocation.folder, name, "")
        _tell(invocation, "backup.sound", holds, name=path.name)
        return
    made = backups.back_up(invocation.folder, datetime.now(UTC), _progress(invocation))
    if made.backup is None:
        _tell(invocation, "backup.nothing_new", made.holds, name="")
        return
    _tell(invocation, "backup.made", made.holds, name=made.backup.name, removed=made.removed)


@command("restore", examples=("intervjukod restore 2026-11-23", "intervjukod restore 2026-11-23 --yes"), prints=ACTS)
@click.argument("name", metavar="BACKUP", default="")
@click.option("--yes", is_flag=True)
def restore(invocation: Invocation, name: str, yes: bool) -> None:
    """Put a backup in the database's place; what it replaces is kept beside the backups."""
    from intervjukod.study import backups

    path, holds = backups.examine(invocation.folder, name, backups.study_in(invocation.folder))
    if not yes:
        _ask(invocation, path.name, holds)
    restored = backups.restore(invocation.folder, path, datetime.now(UTC))
    key = "backup.restored" if restored.aside else "backup.restored_alone"
    _tell(invocation, key, holds, name=restored.backup.name, aside=restored.aside)


def _ask(invocation: Invocation, name: str, holds: Held) -> None:
    """Whether whoever sits there wants it. UsageError when nobody does, RefusedError for a no."""
    if not can_ask():
        raise UsageError("backup.needs_yes", name=name)
    write_words(say("backup.sound", invocation.language, name=name, ops=holds.ops, codings=holds.codings))
    answer = click.prompt(say("backup.ask", invocation.language), default="", show_default=False, err=True)
    if answer.strip().casefold() not in {"j", "ja", "y", "yes"}:
        raise RefusedError("cli.error.interrupted")


def _tell(invocation: Invocation, key: str, holds: Held, *, name: str, **more: object) -> None:
    line = say(key, invocation.language, name=name, ops=holds.ops, codings=holds.codings, **more)
    counts = {"ops": holds.ops, "codings": holds.codings}
    tell_done(invocation, line, {"gesture": "", "ids": [], "counts": counts, "file": name, **more, "what": line})


def _progress(invocation: Invocation) -> Callable[[int, int], None]:
    def show_progress(done: int, of: int) -> None:
        if shows_words_on_terminal():
            share = 100 * done // max(of, 1)
            write_progress(say("backup.copying", invocation.language, share=share), last=done == of)

    return show_progress


COMMANDS = {command.name: command for command in (backup, restore)}
