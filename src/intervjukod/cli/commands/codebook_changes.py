"""Changing the codebook, and looking over what was coded before it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import click

from intervjukod.cli.command import ACTS, TABLES, Choice, command
from intervjukod.cli.commands.passages import shortest
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show, tell
from intervjukod.errors import UsageError

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class OutdatedRow:
    """A coding to look over; ``start`` and ``end`` in code points, ``then`` and ``now`` what ``changed`` said."""

    id: str
    transcript: str
    place: str
    start: int
    end: int
    code: str
    coder: str
    changed: tuple[str, ...]
    then: str
    now: str


@command(
    "edit",
    examples=(
        "intervjukod codebook edit staffing --label Personal --reason 'Informanternas eget ord'",
        "intervjukod codebook edit staffing --key '' --keyword personal --keyword folk",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("code", metavar="CODE")
@click.option("--label", metavar="TEXT")
@click.option("--brief", metavar="TEXT")
@click.option("--definition", metavar="TEXT")
@click.option("--use-when", metavar="TEXT")
@click.option("--not-when", metavar="TEXT")
@click.option("--key", "letter", metavar="LETTER")
@click.option("--colour", metavar="#RRGGBB")
@click.option("--codable", type=Choice(("true", "false")))
@click.option("--example", "examples", metavar="TEXT", multiple=True)
@click.option("--keyword", "keywords", metavar="WORD", multiple=True)
@click.option("--alias", metavar="NAME", multiple=True)
@click.option("--facet", "facets", metavar="NAME", multiple=True)
@click.option("--reason", metavar="TEXT", default="")
def edit(
    invocation: Invocation,
    code: str,
    codable: str | None,
    examples: Sequence[str],
    keywords: Sequence[str],
    alias: Sequence[str],
    facets: Sequence[str],
    reason: str,
    **texts: str | None,
) -> None:
    """Say something else of a code; an empty value takes it away."""
    lists = (examples, keywords, alias, facets)
    if not any(lists) and codable is None and all(text is None for text in texts.values()):
        raise UsageError("cli.error.nothing_to_edit")
    with invocation.study() as study:
        act = study.codebook.edit(
            code,
            examples=examples or None,
            keywords=keywords or None,
            alias=alias or None,
            facets=facets or None,
            codable=None if codable is None else codable == "true",
            reason=reason,
            **texts,
        )
        tell(invocation, act)


@command(
    "move",
    examples=(
        "intervjukod codebook move kontinuitet --under samverkan",
        "intervjukod codebook move kontinuitet --top --reason 'Ett eget tema'",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("code", metavar="CODE")
@click.option("--under", metavar="CODE", default="")
@click.option("--top", is_flag=True)
@click.option("--reason", metavar="TEXT", default="")
def move(invocation: Invocation, code: str, under: str, top: bool, reason: str) -> None:
    """Give a code, and what is under it, another place in the tree."""
    if bool(under) == top:
        raise UsageError("cli.error.where_to_move")
    with invocation.study() as study:
        tell(invocation, study.codebook.move(code, under, reason))


@command(
    "merge",
    examples=("intervjukod codebook merge kontinuitet staffing --reason 'Samma sak i materialet'",),
    prints=ACTS,
    acts=True,
)
@click.argument("code", metavar="CODE")
@click.argument("into", metavar="INTO")
@click.option("--reason", metavar="TEXT", default="")
def merge(invocation: Invocation, code: str, into: str, reason: str) -> None:
    """Let the code INTO swallow CODE, with its codings and what is under it."""
    with invocation.study() as study:
        tell(invocation, study.codebook.merge(code, into, reason))


@command(
    "retire",
    examples=("intervjukod codebook retire kontinuitet", "intervjukod codebook retire kontinuitet --not"),
    prints=ACTS,
    acts=True,
)
@click.argument("code", metavar="CODE")
@click.option("--not", "back", is_flag=True)
@click.option("--reason", metavar="TEXT", default="")
def retire(invocation: Invocation, code: str, back: bool, reason: str) -> None:
    """Offer a code no more, or again; its codings stay."""
    with invocation.study() as study:
        tell(invocation, study.codebook.retire(code, not back, reason))


@command(
    "outdated",
    examples=("intervjukod codebook outdated", "intervjukod codebook outdated --code staffing --coder all"),
    prints=TABLES,
)
@click.option("--transcript", metavar="TRANSCRIPT", default="")
@click.option("--code", metavar="CODE", default="")
@click.option("--coder", "who", metavar="NAME", default="")
def outdated(invocation: Invocation, transcript: str, code: str, who: str) -> None:
    """Codings made when their code was defined otherwise, with what it said then and says now."""
    with invocation.study() as study:
        found = study.codebook.outdated(
            study.transcripts.find(transcript) if transcript else "",
            study.codebook.find(code) if code else "",
            None if who == EVERYBODY else who,
        )
        rows = [
            OutdatedRow(
                one.id, one.name, one.place, one.span.start, one.span.end,
                one.code, one.coder, one.changed, one.then, one.now,
            )
            for one in found
        ]  # fmt: skip
        if form(invocation) in FOR_PEOPLE:
            short = shortest(row.id for row in rows)
            rows = [replace(row, id=short[row.id]) for row in rows]
        show(invocation, study, rows, OutdatedRow, "id place code coder then now")


@command("keep", examples=("intervjukod codebook keep 01930f2a 01930f2b",), prints=ACTS, acts=True)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def keep(invocation: Invocation, ids: Sequence[str]) -> None:
    """Say of codings that they are right, also as their codes are defined today."""
    with invocation.study() as study:
        tell(invocation, study.coding.looked_over(ids))


CHANGES = (edit, move, merge, retire, outdated, keep)
