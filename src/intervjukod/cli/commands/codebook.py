"""The codebook and the question guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import click

from intervjukod.cli.command import ACTS, TABLES, Family, command
from intervjukod.cli.commands.codebook_changes import CHANGES
from intervjukod.cli.commands.drafts import draft
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import FOR_PEOPLE, form, show, tell
from intervjukod.domain.codebook import Code, Codebook
from intervjukod.domain.guide import Guide


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code as the codebook has it; ``depth`` 0 is a theme, ``label`` is in the language of the run."""

    key: str
    label: str
    depth: int
    parent: str
    letter: str
    brief: str
    definition: str
    use_when: str
    not_when: str
    examples: tuple[str, ...]
    keywords: tuple[str, ...]
    alias: tuple[str, ...]
    was: tuple[str, ...]
    facets: tuple[str, ...]
    origin: str
    domain: str
    colour: str
    codable: bool
    retired: bool
    merged_into: str
    codebook: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question of a guide, or a heading; ``roles`` empty means every role of the guide."""

    guide: str
    question: str
    nr: str
    text: str
    heading: bool
    under: str
    obligatory: bool
    roles: tuple[str, ...]
    x: str
    expects: tuple[str, ...]
    probes: tuple[str, ...]


@command("codes", examples=("intervjukod codes", "intervjukod codes --format json"), prints=TABLES)
def codes(invocation: Invocation) -> None:
    """Every code, in the order of the tree."""
    with invocation.study() as study:
        book = study.codebook.book
        rows = [_code(code, book, invocation.language) for code in book.codes]
        if form(invocation) in FOR_PEOPLE:
            rows = [replace(row, label="  " * row.depth + row.label) for row in rows if not row.merged_into]
        show(invocation, study, rows, CodeRow, "label key letter facets brief")


def _code(code: Code, book: Codebook, language: str) -> CodeRow:
    same = {name: getattr(code, name) for name in CodeRow.__dataclass_fields__ if hasattr(code, name)}
    merged = book.resolve(code.key) if book.resolve(code.key) != code.key else ""
    return CodeRow(**same | {"label": code.name(language), "depth": book.depth(code.key), "merged_into": merged})


@command("guide", examples=("intervjukod guide", "intervjukod guide --format csv"), prints=TABLES)
def guide(invocation: Invocation) -> None:
    """Every question of every guide, in order."""
    with invocation.study() as study:
        rows = [row for found in study.codebook.guides for row in _questions(found)]
        show(invocation, study, rows, QuestionRow, "guide question nr obligatory roles probes text")


def _questions(found: Guide) -> Iterator[QuestionRow]:
    for question in found.questions:
        yield QuestionRow(
            guide=found.key,
            question=question.id,
            nr=question.nr,
            text=question.text,
            heading=not question.askable,
            under=question.under,
            obligatory=question.obligatory,
            roles=question.roles or found.roles,
            x=question.stands_for,
            expects=question.expects,
            probes=tuple(probe.id for probe in question.probes),
        )


@command(
    "add",
    examples=(
        "intervjukod codebook add trygghet --label Trygghet --key t",
        "intervjukod codebook add belysning --under trygghet --definition 'Ljus på platsen.'",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("key", metavar="KEY")
@click.option("--label", metavar="TEXT", default="")
@click.option("--under", metavar="CODE", default="")
@click.option("--definition", metavar="TEXT", default="")
@click.option("--brief", metavar="TEXT", default="")
@click.option("--key", "letter", metavar="LETTER", default="")
@click.option("--file", metavar="NAME", default="")
def add(invocation: Invocation, key: str, **said: str) -> None:
    """A new code, in the journal and in its file."""
    with invocation.study() as study:
        tell(invocation, study.codebook.add(key, **said))


codebook = Family(
    "codebook",
    (add, *CHANGES, draft),
    examples=(
        "intervjukod codebook add trygghet --label Trygghet --key t",
        "intervjukod codebook merge kontinuitet staffing --reason 'Samma sak i materialet'",
        "intervjukod codebook outdated",
    ),
)

COMMANDS = {command.name: command for command in (codes, guide, codebook)}
