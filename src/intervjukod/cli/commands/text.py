"""The canonical text of a transcript: what every offset counts in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click

from intervjukod.cli.arguments import span as read_span
from intervjukod.cli.command import TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import as_json, deliver, ended, form, show
from intervjukod.cli.streams import shows_on_terminal
from intervjukod.domain.span import Span, whole
from intervjukod.domain.transcript import Transcript, Turn
from intervjukod.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn: ``start`` and ``end`` of its words in code points, ``time`` in seconds, and the words."""

    n: int
    start: int
    end: int
    speaker: str
    side: str
    informant: str
    time: float | None
    text: str


@command(
    "text",
    examples=("intervjukod text I03", "intervjukod text I03 120:188", "intervjukod text I03 --turns --format csv"),
    prints=("txt", *TABLES),
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("span", metavar="[START:END]", type=read_span, required=False)
@click.option("--turns", is_flag=True)
def text(invocation: Invocation, transcript: str, span: Span | None, turns: bool) -> None:
    """The canonical text, or a part of it, or its turns."""
    with invocation.study() as study:
        found = study.transcripts.open(study.transcripts.find(transcript))
        place = span or whole(found.text)
        if not place.within(len(found.text)):
            raise NotFoundError("cli.error.outside", span=place, name=found.name, size=len(found.text))
        chosen = form(invocation, "table" if turns else "txt")
        if chosen == "json":
            deliver(invocation, study, ended(as_json(_described(found, place))))
        elif chosen == "txt":
            words = place.of(found.text)
            deliver(invocation, study, ended(words) if shows_on_terminal() else words)
        else:
            show(invocation, study, list(_turns(found, place)), TurnRow, chosen=chosen, seconds="time")


def _described(transcript: Transcript, place: Span) -> dict[str, object]:
    """The text with its identity and its turns, which stand in code points of the whole text."""
    return {
        "transcript": transcript.name,
        "version": transcript.text_hash,
        "sha256": hashlib.sha256(transcript.text.encode()).hexdigest(),
        "start": place.start,
        "end": place.end,
        "text": place.of(transcript.text),
        "turns": [
            {name: value for name, value in asdict(turn).items() if name != "text"}
            for turn in _turns(transcript, place)
        ],
    }


def _turns(transcript: Transcript, place: Span) -> Iterator[TurnRow]:
    for turn in transcript.turns:
        if turn.words.overlaps(place) or place.contains(turn.words):
            yield _row(transcript, turn)


def _row(transcript: Transcript, turn: Turn) -> TurnRow:
    speaker = transcript.speakers.get(turn.speaker)
    return TurnRow(
        n=turn.n,
        start=turn.words.start,
        end=turn.words.end,
        speaker=turn.speaker,
        side=str(turn.side),
        informant=speaker.informant if speaker else "",
        time=turn.time,
        text=turn.words.of(transcript.text),
    )


COMMANDS = {command.name: command for command in (text,)}
