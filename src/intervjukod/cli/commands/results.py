"""Results: reports, and codings out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.authoring import TOLD, tell_author
from intervjukod.cli.command import PAGES, TABLES, Choice, command
from intervjukod.cli.commands.passages import CodingRow, coding_rows, tell_unproved
from intervjukod.cli.commands.report_all import ALL, report_all
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import form, show, tell_done
from intervjukod.cli.pages import look, propose_answers, show_page
from intervjukod.cli.streams import read_bytes, write_words
from intervjukod.domain.report import KINDS, TESTS, check, role_merges
from intervjukod.errors import RefusedError, UsageError
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
        "intervjukod report waves --by omgång",
        "intervjukod report compare -o tema-per-roll.html",
        "intervjukod report compare -o tema-per-roll.docx --template mall.docx",
        "intervjukod report frequency --excel -o koder.csv",
        "intervjukod report compare -o tema-per-roll.png",
        "intervjukod report portraits I04",
        "intervjukod report joint --statistics tabell.csv --pair förflyttning=Bråk",
        "intervjukod report themes -o tema.docx",
        "intervjukod report all --dry-run",
    ),
    prints=(*TABLES, *PAGES),
)
@click.argument("kind", metavar="|".join((*KINDS, ALL)), type=Choice((*KINDS, ALL)))
@click.argument("names", metavar="[CODE|TRANSCRIPT...]", nargs=-1)
@click.option("--by", metavar="NAME", default="")
@click.option("--code", "codes", metavar="CODE", multiple=True)
@click.option("--depth", metavar="N", default="")
@click.option("--role-paths", is_flag=True)
@click.option("--period", metavar="NAME", default="")
@click.option("--near-by", metavar="overlap|turn|answer|N", default="")
@click.option("--test", type=Choice(TESTS))
@click.option("--intervals", is_flag=True)
@click.option("--coder", metavar="NAME")
@click.option("--role", metavar="PATH", default="")
@click.option("--site", metavar="NAME", default="")
@click.option("--at", metavar="POINT", default="")
@click.option("--roles", metavar="NAME=PATH,PATH", multiple=True)
@click.option("--statistics", metavar="FILE.csv", default="")
@click.option("--pair", metavar="CODE=INDICATOR", multiple=True)
@click.option("--from", metavar="PERIOD", default="")
@click.option("--to", metavar="PERIOD", default="")
@click.option("--dry-run", is_flag=True)
@click.option("--no-numbers", is_flag=True)
@click.option("--template", metavar="FILE.docx", default="")
@click.option("--excel", is_flag=True)
@click.option("--no-quotes", is_flag=True)
@click.option("--all-quotes", is_flag=True)
@click.option("--draw", is_flag=True)
def report(
    invocation: Invocation,
    kind: str,
    names: tuple[str, ...],
    no_numbers: bool,
    template: str,
    excel: bool,
    no_quotes: bool,
    all_quotes: bool,
    draw: bool,
    **selection: Any,
) -> None:
    """Count what was said, by informants first; ``all``: make the reports of the study's recipes again."""
    chosen = {name: value for name, value in selection.items() if value} | _named(kind, names)
    if kind == ALL:
        looked = {
            "no_numbers": no_numbers,
            "template": template,
            "excel": excel,
            "no_quotes": no_quotes,
            "all_quotes": all_quotes,
            "draw": draw,
        }
        return report_all(invocation, {**chosen, **looked})
    if "dry_run" in chosen:
        raise UsageError("analyses.error.not_for", option="--dry-run", report=kind, reports=ALL)
    looks = look(invocation, template, excel, no_quotes, all_quotes, draw)
    check(kind, chosen)
    if no_numbers:
        chosen["numbers"] = False
    if chosen.get("roles"):
        chosen["roles"] = role_merges(chosen["roles"])
    with invocation.study() as study:
        propose_answers(invocation, study, kind)
        made = study.results.make(kind, **chosen)
        show_page(invocation, study, made, looks)
        if kind in TOLD:
            tell_author(invocation, study, made)
    return None


def _named(kind: str, names: tuple[str, ...]) -> dict[str, Any]:
    """What stands after the kind: transcripts of portraits, codes of themes, of any other report one code."""
    if not names:
        return {}
    if kind == "portraits":
        return {"transcripts": names}
    if kind == "themes":
        return {"codes": names}
    if len(names) > 1:
        raise UsageError("cli.error.too_many", words=" ".join(names[1:]), command="intervjukod report")
    return {"code": names[0]}


@command(
    "export",
    examples=("intervjukod export --format csv -o kodningar.csv", "intervjukod export --format json > kodningar.json"),
    prints=EXCHANGED,
)
def export(invocation: Invocation) -> None:
    """Every coding of every coder, in a form that ``import-project`` takes back."""
    with invocation.study() as study:
        chosen = form(invocation, "csv")
        passages = study.reading.passages()
        show(invocation, study, coding_rows(passages), CodingRow, chosen=chosen)
        tell_unproved(invocation, passages)


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
