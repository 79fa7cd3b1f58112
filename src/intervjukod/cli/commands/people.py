"""Coders, and the merging of what they did apart."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show, tell_done
from intervjukod.cli.streams import write_words
from intervjukod.domain.transcript import Note
from intervjukod.locale import say, worded

if TYPE_CHECKING:
    from intervjukod.study.shapes import MergeReport

_COUNTED = ("ops", "gestures", "texts", "transcripts", "codings")


@command("coders", examples=("intervjukod coders", "intervjukod coders --me Anna"), prints=TABLES)
@click.option("--me", metavar="NAME")
def coders(invocation: Invocation, me: str | None) -> None:
    """Who codes; ``--me`` says who you are in this folder on this machine."""
    with invocation.study() as study:
        if me is not None:
            study.set_coder(me)
        from intervjukod.study.shapes import CoderRow

        show(invocation, study, study.history.coders(), CoderRow)


@command(
    "merge",
    examples=("intervjukod merge ../annas-studie --dry-run", "intervjukod merge bertils.db"),
    prints=ACTS,
)
@click.argument("other", metavar="OTHER", type=Path)
@click.option("--dry-run", is_flag=True)
@click.option("--accept-clock", is_flag=True)
def merge(invocation: Invocation, other: Path, dry_run: bool, accept_clock: bool) -> None:
    """Bring in what another copy of this study has; a conflict is told, and both sides are kept."""
    with invocation.study() as study:
        report = study.history.merge(other, dry_run=dry_run, accept_clock=accept_clock)
    for conflict in report.conflicts:
        write_words(say("cli.conflict", invocation.language, **asdict(conflict)))
    for name in report.forks:
        write_words(worded(Note("versions.forked_here", {"name": name}), invocation.language))
    line = say("cli.would_merge" if report.dry else "cli.merged", invocation.language, **_counts(report))
    tell_done(invocation, line, _described(report, line))


def _counts(report: MergeReport) -> dict[str, int]:
    return {name: getattr(report, name) for name in _COUNTED} | {"conflicts": len(report.conflicts)}


def _described(report: MergeReport, line: str) -> dict[str, object]:
    return {
        "gesture": "",
        "ids": [],
        "counts": _counts(report),
        "what": line,
        "dry_run": report.dry,
        "coders": list(report.coders),
        "conflicts": [asdict(conflict) for conflict in report.conflicts],
        "forks": list(report.forks),
    }


COMMANDS = {command.name: command for command in (coders, merge)}
