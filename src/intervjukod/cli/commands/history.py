"""History: take back, do again, look back, cancel from there, and name a point to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.arguments import count
from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import in_words, show, tell, tell_done
from intervjukod.cli.streams import can_ask, write_words
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say, say_counts

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.shapes import HistoryRow, Resting


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One act in words, its ``reason`` too; ``seq`` is its arrival point, ``at`` UTC."""

    seq: int
    gesture: str
    at: str
    actor: str
    what: str
    cancelled: bool
    reason: str


@command(
    "undo",
    examples=("intervjukod undo", "intervjukod undo --coder Anna", "intervjukod undo --to 412"),
    prints=ACTS,
    acts=True,
)
@click.option("--to", "to", metavar="GESTURE", default="")
def undo(invocation: Invocation, to: str) -> None:
    """Take back one's own last act, or all of one's own that are newer than another."""
    with invocation.study() as study:
        act = study.history.go_back(study.history.find(to)) if to else study.history.undo()
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


@command(
    "history",
    examples=(
        "intervjukod history --limit 20",
        "intervjukod history --at utkast-1",
        "intervjukod history --actor Bo --text gränsen",
        "intervjukod history --cancel 412 --yes",
    ),
    prints=TABLES,
    acts=True,
)
@click.option("--at", metavar="POINT", default="")
@click.option("--limit", metavar="N", type=count)
@click.option("--before", metavar="SEQ", type=count)
@click.option("--actor", metavar="NAME", default="")
@click.option("--kind", metavar="KIND", default="")
@click.option("--transcript", metavar="TRANSCRIPT", default="")
@click.option("--text", metavar="TEXT", default="")
@click.option("--cancel", metavar="GESTURE", default="")
@click.option("--restore", metavar="GESTURE", default="")
@click.option("--yes", is_flag=True)
def history(
    invocation: Invocation,
    limit: int | None,
    before: int | None,
    cancel: str,
    restore: str,
    yes: bool,
    **narrowed: Any,
) -> None:
    """What was done, by whom, when, newest first; or cancel an act from here, whoever did it."""
    if cancel and restore:
        raise UsageError("cli.error.cancel_or_restore")
    with invocation.study() as study:
        if restore:
            act = study.history.restore(study.history.find(restore))
            tell(invocation, act, "cli.restored" if act.gesture else "")
        elif cancel:
            _cancel(invocation, study, cancel, yes)
        else:
            rows = [_row(row, invocation.language) for row in study.history.rows(limit, before=before or 0, **narrowed)]
            show(invocation, study, rows, GestureRow, "seq at actor what cancelled")


def _row(row: HistoryRow, language: str) -> GestureRow:
    what = in_words(row.act, language)
    return GestureRow(row.seq, row.gesture, row.at, row.actor, what, row.cancelled, row.act.reason)


def _cancel(invocation: Invocation, study: Study, name: str, yes: bool) -> None:
    """Cancel an act when whoever asked still wants it, knowing what goes with it."""
    resting = study.history.rests_on(study.history.find(name))
    if not resting.row.cancelled:
        _tell_resting(resting, invocation.language)
        if not yes and not _agreed(resting, invocation.language):
            raise RefusedError("cli.error.interrupted")
    act = study.history.cancel(resting.row.gesture)
    line = in_words(act, invocation.language)
    line = say("cli.cancelled", invocation.language, what=line) if act.gesture else line
    counts = {"changed": act.count if act.gesture else 0}
    done = {"gesture": act.gesture, "ids": list(act.ids), "counts": counts, "what": line}
    tell_done(invocation, line, {**done, "rests": dict(resting.counts)})


def _tell_resting(resting: Resting, language: str) -> None:
    """The act, and what rests on it with some of that, on standard error."""
    for row in (resting.row, *resting.examples):
        told = _row(row, language)
        inset = "" if row is resting.row else "  "
        write_words(f"{inset}{told.seq}  {told.at}  {told.actor}: {told.what}")
    counts = say_counts(resting.counts, language)
    if counts:
        write_words(say("resting.told", language, what=counts, coders=", ".join(resting.coders), n=resting.total))
    else:
        write_words(say("resting.nothing", language))


def _agreed(resting: Resting, language: str) -> bool:
    """Whether whoever sits there wants the act cancelled. UsageError when nobody sits there."""
    if not can_ask():
        raise UsageError("cli.error.cancel_needs_yes", gesture=resting.row.gesture)
    answer = click.prompt(say("cli.cancel", language), default="", show_default=False, err=True)
    return answer.strip().casefold() in {"j", "ja", "y", "yes"}


@command("milestone", examples=("intervjukod milestone utkast-1", "intervjukod milestone"), prints=TABLES, acts=True)
@click.argument("name", metavar="[NAME]", default="")
def milestone(invocation: Invocation, name: str) -> None:
    """Name the study as it stands now, or list the names there are."""
    with invocation.study() as study:
        if name:
            tell(invocation, study.history.milestone(name))
            return
        from intervjukod.study.shapes import MilestoneRow

        show(invocation, study, study.history.milestones(), MilestoneRow)


COMMANDS = {command.name: command for command in (undo, redo, history, milestone)}
