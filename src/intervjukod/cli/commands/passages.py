"""Reading: codings and quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

import click

from intervjukod.cli.arguments import pair
from intervjukod.cli.command import TABLES, Choice, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show
from intervjukod.domain.coding import Passage

NEARNESS = ("overlap", "turn", "answer")
"""What a coding and another near it have in common: words, a turn, the answer to a question."""

SHORT = 8
"""Characters of an id that people see at least."""


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A coding as it goes out and comes in; ``start`` and ``end`` in code points, ``created`` UTC."""

    id: str
    transcript: str
    start: int
    end: int
    text: str
    code: str
    coder: str
    informant: str
    role: str
    site: str
    facets: Mapping[str, str]
    memo: str
    created: str


def coding_rows(passages: Iterable[Passage]) -> list[CodingRow]:
    """Passages as rows that ``import-project`` takes back."""
    names = CodingRow.__dataclass_fields__
    return [CodingRow(**{name: getattr(passage, name) for name in names}) for passage in passages]


def shortest(ids: Iterable[str]) -> dict[str, str]:
    """Each id to as much of its beginning as tells it from all the others: what a person can type."""
    ordered = sorted(ids)
    found: dict[str, str] = {}
    for before, id_, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        shared = max(_alike(id_, other) for other in (before, after))
        found[id_] = id_[: max(SHORT, shared + 1)]
    return found


def _alike(one: str, other: str) -> int:
    """How many characters two ids begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _selecting(function: Callable[..., None]) -> Callable[..., None]:
    """The options that choose among codings."""
    choices = (
        click.option("--coder", metavar="NAME", multiple=True),
        click.option("--transcript", metavar="TRANSCRIPT", default=""),
        click.option("--role", metavar="PATH", default=""),
        click.option("--site", metavar="NAME", default=""),
        click.option("--question", metavar="ID", default=""),
        click.option("--facet", metavar="NAME=VALUE", type=pair, multiple=True, default=()),
        click.option("--text", metavar="TEXT", default=""),
        click.option("--near", metavar="CODE", default=""),
        click.option("--near-by", type=Choice(NEARNESS), default=NEARNESS[0]),
        click.option("--kept", "quoted", is_flag=True),
        click.option("--at", metavar="POINT", default=""),
    )
    for choice in reversed(choices):
        function = choice(function)
    return function


@command(
    "codings",
    examples=("intervjukod codings", "intervjukod codings --code staffing --role polis --format csv"),
    prints=TABLES,
)
@click.option("--code", metavar="CODE", default="")
@_selecting
def codings(invocation: Invocation, **selection: Any) -> None:
    """Every coding as it was made, of all coders."""
    with invocation.study() as study:
        rows = coding_rows(_chosen(study.reading.passages, selection))
        if form(invocation) in FOR_PEOPLE:
            ids = shortest(passage.id for passage in study.reading.passages(at=selection["at"]))
            rows = [replace(row, id=ids[row.id]) for row in rows]
        show(invocation, study, rows, CodingRow, "id transcript start end code coder facets text")


@command(
    "quotes",
    examples=(
        "intervjukod quotes staffing --question q7 --facet riktning=minskat",
        "intervjukod quotes staffing --near samverkan --near-by turn",
        "intervjukod quotes --kept",
    ),
    prints=TABLES,
)
@click.argument("code", metavar="[CODE]", default="")
@_selecting
def quotes(invocation: Invocation, **selection: Any) -> None:
    """The words behind a code, with who says them and where."""
    with invocation.study() as study:
        found = _chosen(study.reading.passages, selection)
        show(invocation, study, found, Passage, "place label informant role text facets coder")


def _chosen(passages: Callable[..., Sequence[Passage]], selection: Mapping[str, Any]) -> Sequence[Passage]:
    facets: Sequence[tuple[str, str]] = selection["facet"]
    rest = {name: value for name, value in selection.items() if name not in ("facet", "coder")}
    return passages(facets=dict(facets), coder=selection["coder"] or None, **rest)


COMMANDS = {command.name: command for command in (codings, quotes)}
