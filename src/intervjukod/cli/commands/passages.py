"""Reading: codings, quotes, and where words occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

import click

from intervjukod.cli.arguments import pair
from intervjukod.cli.command import TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show
from intervjukod.domain.coding import Passage

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
        click.option("--coder", metavar="NAME"),
        click.option("--transcript", metavar="TRANSCRIPT", default=""),
        click.option("--role", metavar="PATH", default=""),
        click.option("--site", metavar="NAME", default=""),
        click.option("--question", metavar="ID", default=""),
        click.option("--facet", metavar="NAME=VALUE", type=pair, multiple=True, default=()),
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
            ids = shortest(passage.id for passage in study.reading.passages())
            rows = [replace(row, id=ids[row.id]) for row in rows]
        show(invocation, study, rows, CodingRow, "id transcript start end code coder facets text")


@command(
    "quotes",
    examples=("intervjukod quotes staffing", "intervjukod quotes staffing --question q7 --facet riktning=minskat"),
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
    rest = {name: value for name, value in selection.items() if name != "facet"}
    return passages(facets=dict(facets), **rest)


@command(
    "find",
    examples=("intervjukod find trygghet", "intervjukod find 'polis(en|er)' --regex --role ordningsvakt"),
    prints=TABLES,
)
@click.argument("query", metavar="QUERY")
@click.option("--regex", is_flag=True)
@click.option("--role", metavar="PATH", default="")
@click.option("--code", metavar="CODE", default="")
@click.option("--transcript", metavar="TRANSCRIPT", default="")
def find(invocation: Invocation, query: str, **narrowed: Any) -> None:
    """Where words occur; case, soft hyphens and look-alike letters do not matter, å ä ö do."""
    with invocation.study() as study:
        from intervjukod.study.shapes import Hit

        hits = study.reading.search(query, **narrowed)
        show(invocation, study, hits, Hit, "place start end informant before matched after")


COMMANDS = {command.name: command for command in (codings, quotes, find)}
