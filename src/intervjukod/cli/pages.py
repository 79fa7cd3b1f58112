"""Reports as files: HTML, Word documents, workbooks, CSV for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intervjukod.cli.command import PAGES, TABLES
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.output import ENDS, deliver, form, show_report
from intervjukod.cli.streams import (
    shows_on_terminal,
    shows_words_on_terminal,
    write_bytes,
    write_data,
    write_progress,
)
from intervjukod.errors import UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study


AT_A_TIME = 50
"""Interviews that answers are proposed for between two looks at how far it has come."""
BINARY = ("docx", "xlsx", "png", "pdf")
"""Formats that no terminal shows."""
DRAWN = ("table", "md", "html", "docx")
"""Formats in which pictures stand beside the words."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be written: ``template`` is a Word document, "" for none; ``excel`` is of CSV alone.

    ``draw`` puts its pictures into it.
    """

    form: str
    template: str = ""
    excel: bool = False
    quotes: bool = True
    all_quotes: bool = False
    draw: bool = False


def look(
    invocation: Invocation,
    template: str,
    excel: bool,
    no_quotes: bool,
    all_quotes: bool = False,
    draw: bool = False,
) -> Look:
    """What was asked for. UsageError for options of another format, a name that says none, a file to a terminal."""
    made = form(invocation, "csv" if excel else "table", (*TABLES, *PAGES))
    end = Path(invocation.output).suffix.lower()
    if end and end not in ENDS and not invocation.form:
        raise UsageError("formats.no_such_end", end=end, known=", ".join(ENDS))
    for option, given, of in (
        ("template", template, "docx"),
        ("excel", excel, "csv"),
        ("no-quotes", no_quotes, "html"),
        ("all-quotes", all_quotes, "html"),
    ):
        if given and made != of:
            raise UsageError("formats.option_of", option=f"--{option}", form=of)
    if no_quotes and all_quotes:
        raise UsageError("formats.quotes_or_none")
    if draw and made not in DRAWN:
        raise UsageError("charts.error.no_draw")
    if made in BINARY and invocation.output == STANDARD and shows_on_terminal():
        raise UsageError("formats.terminal", form=made)
    return Look(made, template, excel, not no_quotes, all_quotes, draw)


def propose_answers(invocation: Invocation, study: Study, kind: str) -> None:
    """Make the proposals of answers that a report rests on, and tell how far it has come, where somebody waits.

    They are kept for the next time; elsewhere the report makes them in silence.
    """
    expects = any(question.expects for guide in study.codebook.guides for question in guide.questions)
    if not shows_words_on_terminal() or not (expects or kind == "coverage"):
        return
    of = len(study.reading.awaited())
    for done in range(0, of, AT_A_TIME):
        write_progress(say("cli.proposing", invocation.language, done=done, of=of), last=False)
        study.reading.propose_some(AT_A_TIME)
    if of:
        write_progress("", last=True)


def show_page(invocation: Invocation, study: Study, report: Any, look: Look) -> None:
    """A report in the format that was asked for, to the file or the stream of this run."""
    results = study.results
    if look.excel:
        deliver(invocation, study, results.write(report, look.form, excel=True))
    elif look.form not in PAGES:
        show_report(invocation, study, report, draw=look.draw)
    else:
        pieces = results.document(
            report,
            look.form,
            template=look.template,
            quotes=look.quotes,
            all_quotes=look.all_quotes,
            draw=look.draw,
        )
        if invocation.output != STANDARD:
            results.save(Path(invocation.output), pieces)
            return
        for piece in pieces:
            if look.form in BINARY:
                write_bytes(piece)
            else:
                write_data(piece.decode())
