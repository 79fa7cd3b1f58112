"""What a study is made of: its transcripts and informants, the canonical text, and files to take in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import show, tell_done
from intervjukod.cli.streams import can_ask, write_words
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.shapes import Act, Imported

_TAKEN = ("new", "changed")


@command("transcripts", examples=("intervjukod transcripts", "intervjukod transcripts --format json"), prints=TABLES)
@click.option("--coder", metavar="NAME")
def transcripts(invocation: Invocation, coder: str | None) -> None:
    """The transcripts, by name; with ``--coder``, that coder's codings are counted."""
    from intervjukod.domain.transcript import TranscriptSummary

    with invocation.study() as study:
        people = "name role site turns words codings coders done"
        show(invocation, study, study.transcripts.list(coder), TranscriptSummary, people)


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


@command(
    "import",
    examples=(
        "intervjukod import",
        "intervjukod import I06.docx --informant 'Polis 6' --role polis/spanare --site 'Sergels torg' --yes",
        "intervjukod import old.txt --encoding mac-roman --yes",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=Path)
@click.option("--informant", metavar="NAME", default="")
@click.option("--role", metavar="PATH", default="")
@click.option("--site", metavar="NAME", default="")
@click.option("--date", metavar="DATE", default="")
@click.option("--encoding", metavar="NAME")
@click.option("--yes", is_flag=True)
def take_in(invocation: Invocation, files: Sequence[Path], encoding: str | None, yes: bool, **said: str) -> None:
    """Take files in: those named, else those that wait in the folder.

    When files are named, one that cannot be read stops them all.
    """
    paths = list(files) or None
    attributes = {name: value for name, value in said.items() if value}
    if attributes and not paths:
        raise UsageError("cli.error.attributes_of_none", names=", ".join(f"--{name}" for name in attributes))
    with invocation.study(announced=False, take_in=False) as study:
        found = study.transcripts.preview(paths, encoding)
        for file in found:
            _describe(file, invocation.language)
        failed = [file.file for file in found if file.status == "failed"]
        if failed and paths:
            raise RefusedError("cli.error.nothing_taken_in", files=", ".join(failed))
        waiting = sum(file.status in _TAKEN or bool(attributes) for file in found)
        if waiting and not yes and not _agreed(waiting, invocation.language):
            raise RefusedError("cli.error.interrupted")
        act = None
        if waiting:
            act, found = study.transcripts.take_in(
                paths,
                informant=said["informant"],
                role=said["role"],
                site=said["site"],
                date=said["date"],
                encoding=encoding,
            )
        _tell(invocation, act, found)
    if failed:
        raise RefusedError("cli.error.not_taken_in", files=", ".join(failed))


def _describe(file: Imported, language: str) -> None:
    """A file's line of the report, and a line for each of its remarks, on standard error."""
    if file.status in _TAKEN:
        speakers = ", ".join(speaker or "–" for speaker in file.speakers)
        said = say("cli.preview", language, file=file.file, turns=file.turns, words=file.words, speakers=speakers)
        write_words(said)
    for note in file.notes:
        write_words(f"{file.file}: {worded(note, language)}")


def _agreed(waiting: int, language: str) -> bool:
    """Whether whoever sits there wants the files in. UsageError when nobody sits there."""
    if not can_ask():
        raise UsageError("cli.error.needs_yes", files=waiting)
    answer = click.prompt(say("cli.take_in", language, files=waiting), default="", show_default=False, err=True)
    return answer.strip().casefold() in {"", "j", "ja", "y", "yes"}


def _tell(invocation: Invocation, act: Act | None, files: Sequence[Imported]) -> None:
    """What was taken in, as a line or an object with a row a file."""
    by_status = Counter(file.status for file in files)
    counts = {status: by_status[status] for status in (*_TAKEN, "known", "failed")}
    line = say("cli.taken_in", invocation.language, **counts)
    rows = [asdict(file) | {"notes": [worded(note, invocation.language) for note in file.notes]} for file in files]
    gesture, ids = (act.gesture, list(act.ids)) if act else ("", [])
    tell_done(invocation, line, {"gesture": gesture, "ids": ids, "counts": counts, "what": line, "files": rows})


COMMANDS = {command.name: command for command in (transcripts, informants, new, take_in)}
