"""Reading: codings and quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.arguments import pair
from intervjukod.cli.command import TABLES, Choice, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show
from intervjukod.cli.streams import write_words
from intervjukod.domain.coding import Passage
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study

NEARNESS = ("overlap", "turn", "answer")
"""What a coding and another near it have in common: words, a turn, the answer to a question."""

_QUOTES = "place label informant role text facets coder"

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
    quoted: bool
    citation: str


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
        columns = "place label informant role text citation facets coder" if _cited(found) else _QUOTES
        show(invocation, study, found, Passage, columns)
        tell_unproved(invocation, found)
        if selection["quoted"] and form(invocation) in FOR_PEOPLE:
            _tell_who_is_pointed_out(invocation, study, found)


def _cited(passages: Iterable[Passage]) -> bool:
    """Whether some quote is edited: else there is no column for it."""
    return any(passage.citation for passage in passages)


def tell_unproved(invocation: Invocation, passages: Iterable[Passage]) -> None:
    """Which edited quotes no longer follow from what was said, on standard error."""
    for passage in passages:
        if passage.unproved:
            said = {"id": passage.id[:SHORT], "place": passage.place, "text": passage.unproved}
            write_words(say("quoting.unproved", invocation.language, **said))


def _tell_who_is_pointed_out(invocation: Invocation, study: Study, quotes: Sequence[Passage]) -> None:
    """Roles and places that tell too much of who said something, on standard error: the author's, not the reader's."""
    from intervjukod.study.chosen import FEW, shared

    for (role, site), n in shared(study.transcripts.informants(), quotes).items():
        if n < FEW:
            who = ", ".join(filter(None, (role, site)))
            write_words(say("quoting.points_out_of", invocation.language, n=n, who=who))


def _chosen(passages: Callable[..., Sequence[Passage]], selection: Mapping[str, Any]) -> Sequence[Passage]:
    facets: Sequence[tuple[str, str]] = selection["facet"]
    rest = {name: value for name, value in selection.items() if name not in ("facet", "coder")}
    return passages(facets=dict(facets), coder=selection["coder"] or None, **rest)


COMMANDS = {command.name: command for command in (codings, quotes)}
