"""Results: reports, and codings out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.command import ACTS, TABLES, Choice, command
from intervjukod.cli.commands.passages import coding_rows
from intervjukod.cli.failures import NotDone
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import form, show, tell_done
from intervjukod.cli.streams import write_words
from intervjukod.cli.tables_in import read_rows
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.shapes import LoadReport

REPORTS = ("frequency", "compare", "coverage")
EXCHANGED = ("csv", "json")


@command(
    "report",
    examples=(
        "intervjukod report frequency",
        "intervjukod report compare --by role --format md -o tema-per-roll.md",
        "intervjukod report coverage --format csv",
    ),
    prints=TABLES,
)
@click.argument("kind", metavar="frequency|compare|coverage", type=Choice(REPORTS))
@click.option("--by", metavar="NAME", default="")
@click.option("--coder", metavar="NAME")
@click.option("--role", metavar="PATH", default="")
@click.option("--site", metavar="NAME", default="")
@click.option("--at", metavar="POINT", default="")
def report(invocation: Invocation, kind: str, **selection: Any) -> None:
    """Count what was said, by informants first."""
    chosen = {name: value for name, value in selection.items() if value}
    with invocation.study() as study:
        make = {"frequency": study.results.frequency, "compare": study.results.compare}.get(kind, study.results.coverage)
        show(invocation, study, make(**chosen))
