"""What a study is made of: its transcripts and informants, the canonical text, and files to take in."""

from __future__ import annotations

import click

from intervjukod.cli.command import TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show


@command("transcripts", examples=("intervjukod transcripts", "intervjukod transcripts --format json"), prints=TABLES)
@click.option("--coder", metavar="NAME")
def transcripts(invocation: Invocation, coder: str | None) -> None:
    """The transcripts, by name; with ``--coder``, that coder's codings are counted."""
    from intervjukod.domain.transcript import TranscriptSummary

    with invocation.study() as study:
        people = "name role site turns words until codings coders done"
        rows = study.transcripts.list(coder, timed=True)
        show(invocation, study, rows, TranscriptSummary, people, seconds="until")


@command("informants", examples=("intervjukod informants", "intervjukod informants --format csv"), prints=TABLES)
def informants(invocation: Invocation) -> None:
    """Who is interviewed, where, in which role."""
    with invocation.study() as study:
        from intervjukod.study.shapes import InformantRow

        people = "informant transcript speaker role site turns words"
        show(invocation, study, study.transcripts.informants(), InformantRow, people)


@command("new", examples=("intervjukod new", "intervjukod new --format json"), prints=TABLES)
def new(invocation: Invocation) -> None:
    """Files in the folder that are not in the study as they stand."""
    with invocation.study(announced=False, take_in=False) as study:
        from intervjukod.study.shapes import Waiting

        show(invocation, study, study.transcripts.waiting(), Waiting)


COMMANDS = {command.name: command for command in (transcripts, informants, new)}
