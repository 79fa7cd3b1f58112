"""Mending a text, its versions, and what waits to be placed since it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from intervjukod.cli.arguments import count, span
from intervjukod.cli.command import ACTS, TABLES, Choice, command
from intervjukod.cli.commands.passages import shortest
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show, tell
from intervjukod.cli.streams import read_all, read_bytes
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side
from intervjukod.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.sitting import Sitting
    from intervjukod.study.version_shapes import Misplaced


@command(
    "edit",
    usage=(
        "TRANSCRIPT START:END --words TEXT [OPTIONS]\nTRANSCRIPT --quote TEXT --words TEXT [--nth N] [OPTIONS]\n"
        "TRANSCRIPT --turn N --speaker LABEL [--everywhere] [--in-text]\nTRANSCRIPT --turn N --side SIDE\n"
        "TRANSCRIPT --turn N --join\nTRANSCRIPT --split-at OFFSET\nTRANSCRIPT --from FILE"
    ),
    examples=(
        "intervjukod edit I03 120:131 --words 'Sergels torg'",
        "intervjukod edit I03 --quote 'Sergles torg' --words 'Sergels torg' --nth 2",
        "intervjukod edit I03 --turn 14 --speaker IP1 --everywhere --in-text",
        "intervjukod edit I03 --turn 14 --side informant",
        "intervjukod edit I03 --split-at 1204",
        "intervjukod edit I03 --from I03-genomläst.txt --reason 'Genomlyssnad'",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("place", metavar="[START:END]", type=span, required=False)
@click.option("--words", metavar="TEXT")
@click.option("--quote", metavar="TEXT")
@click.option("--nth", metavar="N", type=count)
@click.option("--turn", metavar="N", type=count)
@click.option("--speaker", metavar="LABEL")
@click.option("--everywhere", is_flag=True)
@click.option("--in-text", is_flag=True)
@click.option("--side", type=Choice(tuple(map(str, Side))))
@click.option("--join", is_flag=True)
@click.option("--split-at", metavar="OFFSET", type=count)
@click.option("--from", "file", metavar="FILE")
@click.option("--reason", metavar="TEXT", default="")
def edit(
    invocation: Invocation,
    transcript: str,
    place: Span | None,
    words: str | None,
    quote: str | None,
    nth: int | None,
    file: str | None,
    split_at: int | None,
    turn: int | None,
    reason: str,
    **of_turn: str | bool | None,
) -> None:
    """Mend a transcript's words, or who says them and where a turn begins, as one act."""
    _check_edit(place, words, quote, file, split_at, turn, of_turn)
    new = read_bytes(file)[0].decode("utf-8-sig") if file is not None else None
    with invocation.study() as study:
        found = study.transcripts.find(transcript)
        sitting = study.versions.begin(found)
        if new is not None:
            sitting.rewrite(new)
        elif words is not None:
            where = place or study.reading.quote(found, _given(quote or ""), nth)
            sitting.replace(where, _given(words))
        elif split_at is not None:
            sitting.split(split_at)
        else:
            _mend_turn(sitting, turn or 0, of_turn)
        tell(invocation, sitting.keep(reason))


def _check_edit(
    place: Span | None,
    words: str | None,
    quote: str | None,
    file: str | None,
    split_at: int | None,
    turn: int | None,
    of_turn: dict[str, str | bool | None],
) -> None:
    """UsageError unless exactly one thing is to be mended, and it is said where."""
    wanted = [words is not None, file is not None, split_at is not None, turn is not None]
    if wanted.count(True) != 1:
        raise UsageError("versions.error.one_thing")
    if (place is not None) + (quote is not None) != (words is not None):
        raise UsageError("versions.error.where")
    if any(of_turn.values()) != (turn is not None):
        raise UsageError("versions.error.turn")


def _mend_turn(sitting: Sitting, turn: int, said: dict[str, str | bool | None]) -> None:
    if said["speaker"] is not None:
        everywhere, in_text = bool(said["everywhere"]), bool(said["in_text"])
        sitting.set_speaker(turn, str(said["speaker"]), everywhere=everywhere, in_text=in_text)
    if said["side"]:
        sitting.set_side(turn, Side(str(said["side"])))
    if said["join"]:
        sitting.join(turn)


def _given(text: str) -> str:
    """The text itself; for ``-`` standard input, without the line end that closes it."""
    return read_all().removesuffix("\n") if text == STANDARD else text


@command(
    "versions",
    examples=(
        "intervjukod versions I03",
        "intervjukod versions I03 --clashes",
        "intervjukod versions I03 --join --theirs 2",
        "intervjukod versions I03 --choose 8c1f20aa",
    ),
    prints=TABLES,
    acts=True,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.option("--with", "other", metavar="VERSION", default="")
@click.option("--clashes", is_flag=True)
@click.option("--join", is_flag=True)
@click.option("--theirs", metavar="N", type=count, multiple=True)
@click.option("--choose", metavar="VERSION")
def versions(
    invocation: Invocation,
    transcript: str,
    other: str,
    clashes: bool,
    join: bool,
    theirs: Sequence[int],
    choose: str | None,
) -> None:
    """The versions of a transcript's text; what two of them changed in different ways; one made of both."""
    from intervjukod.study.version_shapes import ClashRow, VersionRow

    if clashes + join + (choose is not None) > 1 or (theirs and not join) or (other and not (join or clashes)):
        raise UsageError("versions.error.one_act")
    with invocation.study() as study:
        found = study.transcripts.find(transcript)
        if join:
            tell(invocation, study.versions.join(found, other, theirs=theirs or None))
        elif choose is not None:
            tell(invocation, study.versions.choose(found, choose))
        elif clashes:
            show(invocation, study, study.versions.clashes(found, other), ClashRow)
        else:
            people = "n version what at actor size turns mends shown fork"
            rows = [replace(row, version=row.version[:8]) for row in study.versions.of(found)]
            full = form(invocation) not in FOR_PEOPLE
            show(invocation, study, study.versions.of(found) if full else rows, VersionRow, people)


@command(
    "place",
    usage=(
        "[TRANSCRIPT] [OPTIONS]\nID START:END\n"
        "ID --candidates | --candidate N | --accept | --leave | --back | --remove\nTRANSCRIPT --accept-similar"
    ),
    examples=(
        "intervjukod place",
        "intervjukod place I03 --format json",
        "intervjukod place 01930f2a --candidates",
        "intervjukod place 01930f2a --candidate 1",
        "intervjukod place 01930f2a 120:188",
        "intervjukod place I03 --accept-similar",
    ),
    prints=TABLES,
    acts=True,
)
@click.argument("name", metavar="[TRANSCRIPT|ID]", required=False)
@click.argument("where", metavar="[START:END]", type=span, required=False)
@click.option("--candidates", is_flag=True)
@click.option("--candidate", metavar="N", type=count)
@click.option("--accept", is_flag=True)
@click.option("--leave", is_flag=True)
@click.option("--back", is_flag=True)
@click.option("--remove", is_flag=True)
@click.option("--accept-similar", is_flag=True)
def place(
    invocation: Invocation,
    name: str | None,
    where: Span | None,
    candidates: bool,
    candidate: int | None,
    **acts: bool,
) -> None:
    """What lost its words, or had them changed, when a text did; and where it is to stand."""
    from intervjukod.study.version_shapes import Misplaced, Proposal

    wanted = [act for act, given in acts.items() if given]
    if len(wanted) + (where is not None) + candidates + (candidate is not None) > 1:
        raise UsageError("versions.error.one_act")
    asked = wanted or where is not None or candidates or candidate is not None
    if asked and name is None:
        raise UsageError("versions.error.which")
    with invocation.study() as study:
        if candidates:
            show(invocation, study, study.versions.candidates(name or ""), Proposal)
        elif asked:
            _act(invocation, study, name or "", where, candidate, wanted)
        else:
            rows = study.versions.queue(study.transcripts.find(name) if name else "")
            listed = _short(rows) if form(invocation) in FOR_PEOPLE else rows
            show(invocation, study, listed, Misplaced, "id name state kind what old new place left")


def _act(
    invocation: Invocation, study: Study, name: str, where: Span | None, candidate: int | None, wanted: Sequence[str]
) -> None:
    room = study.versions
    if where is None and candidate is not None:
        found = room.candidates(name)
        if candidate > len(found):
            raise NotFoundError("versions.no_candidate", n=candidate, count=len(found))
        where = Span(found[candidate - 1].start, found[candidate - 1].end)
    if where is not None:
        tell(invocation, room.place(name, where))
    elif wanted == ["accept_similar"]:
        tell(invocation, room.accept_similar(study.transcripts.find(name)))
    elif wanted == ["accept"]:
        tell(invocation, room.accept(name))
    elif wanted == ["remove"]:
        tell(invocation, room.remove(name))
    else:
        tell(invocation, room.leave(name, wanted == ["leave"]))


def _short(rows: Sequence[Misplaced]) -> list[Misplaced]:
    """The rows with as much of each id as tells it from the others."""
    short = shortest({row.id.partition("/")[0] for row in rows})
    parts = [row.id.partition("/") for row in rows]
    return [replace(row, id=f"{short[id_]}{slash}{part}") for row, (id_, slash, part) in zip(rows, parts, strict=True)]


COMMANDS = {command.name: command for command in (edit, versions, place)}
