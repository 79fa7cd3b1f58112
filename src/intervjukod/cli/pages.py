"""Reports as files: HTML, Word documents, workbooks, CSV for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intervjukod.cli.command import PAGES, TABLES
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.output import deliver, form, show_report
from intervjukod.cli.streams import shows_on_terminal, write_bytes, write_data
from intervjukod.errors import UsageError

if TYPE_CHECKING:
    from intervjukod.study import Study


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be written: ``template`` is a Word document, "" for none; ``excel`` is of CSV alone."""

    form: str
    template: str = ""
    excel: bool = False
    quotes: bool = True


def look(invocation: Invocation, template: str, excel: bool, no_quotes: bool) -> Look:
    """What was asked for. UsageError for options of another format, and for a file to a terminal."""
    made = form(invocation, "csv" if excel else "table", (*TABLES, *PAGES))
    for option, given, of in (
        ("template", template, "docx"),
        ("excel", excel, "csv"),
        ("no-quotes", no_quotes, "html"),
    ):
        if given and made != of:
            raise UsageError("formats.option_of", option=f"--{option}", form=of)
    if made in ("docx", "xlsx") and invocation.output == STANDARD and shows_on_terminal():
        raise UsageError("formats.terminal", form=made)
    return Look(made, template, excel, not no_quotes)


def show_page(invocation: Invocation, study: Study, report: Any, look: Look) -> None:
    """A report in the format that was asked for, to the file or the stream of this run."""
    results = study.results
    if look.excel:
        deliver(invocation, study, results.write(report, look.form, excel=True))
    elif look.form not in PAGES:
        show_report(invocation, study, report)
    else:
        data = results.document(report, look.form, template=look.template, quotes=look.quotes)
        if invocation.output != STANDARD:
            results.save(Path(invocation.output), data)
        elif look.form == "html":
            write_data(data.decode())
        else:
            write_bytes(data)
