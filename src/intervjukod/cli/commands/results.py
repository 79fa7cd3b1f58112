"""Results: reports, and codings out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.command import PAGES, TABLES, Choice, command
from intervjukod.cli.commands.passages import CodingRow, coding_rows
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import form, show, tell_done
from intervjukod.cli.pages import look, show_page
from intervjukod.cli.streams import read_bytes, write_words
from intervjukod.domain.report import KINDS, TESTS, check
from intervjukod.errors import RefusedError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.shapes import LoadReport

EXCHANGED = ("csv", "json")


@command(
    "report",
    examples=(
        "intervjukod report frequency",
        "intervjukod report compare --by role --format md -o tema-per-roll.md",
        "intervjukod report compare --test fisher --intervals",
        "intervjukod report concordance droghandel",
        "intervjukod report co-occurrence --near-by turn",
        "intervjukod report coverage --format csv",
        "intervjukod report compare -o tema-per-roll.html",
        "intervjukod report compare -o tema-per-roll.docx --template mall.docx",
        "intervjukod report frequency --excel -o koder.csv",
    ),
    prints=(*TABLES, *PAGES),
)
@click.argument("kind", metavar="|".join(KINDS), type=Choice(tuple(KINDS)))
@click.argument("code", metavar="[CODE]", default="")
@click.option("--by", metavar="NAME", default="")
@click.option("--period", metavar="NAME", default="")
@click.option("--near-by", metavar="overlap|turn|answer|N", default="")
@click.option("--test", type=Choice(TESTS))
@click.option("--intervals", is_flag=True)
@click.option("--coder", metavar="NAME")
@click.option("--role", metavar="PATH", default="")
@click.option("--site", metavar="NAME", default="")
@click.option("--at", metavar="POINT", default="")
@click.option("--no-numbers", is_flag=True)
@click.option("--template", metavar="FILE.docx", default="")
@click.option("--excel", is_flag=True)
@click.option("--no-quotes", is_flag=True)
def report(
    invocation: Invocation, kind: str, no_numbers: bool, template: str, excel: bool, no_quotes: bool, **selection: Any
) -> None:
    """Count what was said, by informants first."""
    looks = look(invocation, template, excel, no_quotes)
    chosen = {name: value for name, value in selection.items() if value}
    check(kind, chosen)
    if no_numbers:
        chosen["numbers"] = False
    with invocation.study() as study:
        show_page(invocation, study, study.results.make(kind, **chosen), looks)


@command(
    "export",
    examples=("intervjukod export --format csv -o kodningar.csv", "intervjukod export --format json > kodningar.json"),
    prints=EXCHANGED,
)
def export(invocation: Invocation) -> None:
    """Every coding of every coder, in a form that ``import-project`` takes back."""
    with invocation.study() as study:
        chosen = form(invocation, "csv")
        show(invocation, study, coding_rows(study.reading.passages()), CodingRow, chosen=chosen)


@command(
    "import-project",
    examples=(
        "intervjukod import-project kodningar.csv --format csv",
        "intervjukod export --format json | intervjukod --study ../kopia import-project - --format json --new-codes",
    ),
    acts=True,
)
@click.argument("file", metavar="FILE|-")
@click.option("--format", "source_form", type=Choice(EXCHANGED), required=True)
@click.option("--new-codes", is_flag=True)
def import_project(invocation: Invocation, file: str, source_form: str, new_codes: bool) -> None:
    """Load codings as one act; a row that is here already is passed over, an unknown code is told."""
    data, name = read_bytes(file)
    invocation.form = source_form  # whoever sends JSON reads JSON
    with invocation.study() as study:
        load = study.coding.load(study.coding.rows_of(data, source_form, name), new_codes=new_codes)
    for code, number in load.unknown.items():
        write_words(say("cli.unknown_code", invocation.language, code=code, rows=number))
    for number, note in load.failed:
        write_words(say("cli.bad_row", invocation.language, row=number, what=worded(note, invocation.language)))
    _tell(invocation, load)
    left = sum(load.unknown.values()) + len(load.failed)
    if left:
        raise RefusedError("cli.error.rows_left", rows=left)


def _tell(invocation: Invocation, load: LoadReport) -> None:
    """What became of the rows."""
    unknown = sum(load.unknown.values())
    counts = {
        "added": load.added,
        "updated": load.updated,
        "skipped": load.skipped,
        "unknown": unknown,
        "failed": len(load.failed),
    }
    line = say("cli.loaded", invocation.language, **counts)
    gesture, ids = (load.act.gesture, list(load.act.ids)) if load.act else ("", [])
    done = {"gesture": gesture, "ids": ids, "counts": counts, "what": line, "unknown": dict(load.unknown)}
    tell_done(invocation, line, done)


COMMANDS = {command.name: command for command in (report, export, import_project)}
