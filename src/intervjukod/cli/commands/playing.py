"""Opening the recording of an interview where something is said."""

from __future__ import annotations

from dataclasses import asdict

import click

from intervjukod.cli.arguments import count, position
from intervjukod.cli.command import ACTS, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import tell_done
from intervjukod.domain.transcript import Transcript, clock
from intervjukod.errors import NotFoundError, UsageError
from intervjukod.locale import say


@command(
    "play",
    examples=("intervjukod play I03", "intervjukod play I03 1204:1260", "intervjukod play I03 --turn 37"),
    prints=ACTS,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("place", metavar="[POSITION]", type=position, required=False)
@click.option("--turn", metavar="N", type=count)
def play(invocation: Invocation, transcript: str, place: int | None, turn: int | None) -> None:
    """Open the recording in the program that ``study.yaml`` names, where the text at a position is heard."""
    if place is not None and turn is not None:
        raise UsageError("intake.error.one_position")
    with invocation.study() as study:
        opened = study.transcripts.open(study.transcripts.find(transcript))
        played = study.transcripts.play(opened.id, _offset(opened, place, turn))
        line = say("intake.played", invocation.language, file=played.file, time=clock(played.seconds))
        tell_done(invocation, line, {**asdict(played), "what": line})


def _offset(opened: Transcript, place: int | None, turn: int | None) -> int:
    """Where to begin, in code points. NotFoundError for a place or a turn that the text does not have."""
    if turn is not None:
        if turn > len(opened.turns):
            raise NotFoundError("versions.turn_unknown", n=turn, name=opened.name, count=len(opened.turns))
        return opened.turns[turn - 1].words.start
    if place is not None and place > len(opened.text):
        raise NotFoundError("cli.error.outside", span=place, name=opened.name, size=len(opened.text))
    return place or 0


COMMANDS = {play.name: play}
