"""Taking files in: what was read is shown, misspelt labels and a yes are asked for, and a report can be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from intervjukod.cli.arguments import label_mends, when
from intervjukod.cli.command import TABLES, command
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import as_json, deliver, ended, form
from intervjukod.cli.streams import (
    can_ask,
    read_bytes,
    shows_words_on_terminal,
    write_data,
    write_progress,
    write_words,
)
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.importing import Batch
    from intervjukod.study.intake import Manner, Progress
    from intervjukod.study.previewing import Report

_YES = frozenset(("j", "ja", "y", "yes"))
_ALL = frozenset(("a", "all", "alla"))


@command(
    "import",
    examples=(
        "intervjukod import",
        "intervjukod import I06.docx --informant 'Polis 6' --role polis/spanare --site 'Sergels torg' --yes",
        "intervjukod import intervjuer '*.docx' --mend IPl=IP1 -o rapport.md",
        "intervjukod import - --name I07.txt --yes < inspelning.txt",
        "intervjukod import old.txt --encoding mac-roman --yes",
    ),
    prints=TABLES,
    acts=True,
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=Path)
@click.option("--name", metavar="NAME", default="")
@click.option("--informant", metavar="NAME", default="")
@click.option("--role", metavar="PATH", default="")
@click.option("--site", metavar="NAME", default="")
@click.option("--date", metavar="DATE", type=when)
@click.option("--encoding", metavar="NAME")
@click.option("--mend", metavar="LABEL=LABEL", multiple=True)
@click.option("--reread", is_flag=True)
@click.option("--yes", is_flag=True)
def take_in(
    invocation: Invocation,
    files: Sequence[Path],
    name: str,
    encoding: str | None,
    mend: Sequence[str],
    yes: bool,
    reread: bool,
    **said: str,
) -> None:
    """Take files in: those named, else those that wait in the folder; with ``--reread`` those that are known too.

    A file that cannot be read is told, and leaves the others alone.
    """
    attributes = {about: value for about, value in said.items() if value}
    if attributes and not files:
        raise UsageError("cli.error.attributes_of_none", names=", ".join(f"--{about}" for about in attributes))
    meant, everything = label_mends(mend)
    with ExitStack() as held:
        paths = list(_given(files, name, held)) or None
        study = held.enter_context(invocation.study(announced=False, take_in=False))
        from intervjukod.study.intake import Manner
        from intervjukod.study.label_mends import Mends

        manner = Manner(attributes, encoding, reread, Mends(meant, everything))
        _take_in(invocation, study, paths, manner, yes=yes)


def _given(files: Sequence[Path], name: str, held: ExitStack) -> Iterator[Path]:
    """The paths to read; what comes on standard input lies in a folder of its own until all is done. UsageError."""
    standard = any(str(file) == STANDARD for file in files)
    if standard != bool(name):
        raise UsageError("intake.error.name" if standard else "intake.error.name_alone")
    if standard and (Path(name).name != name or name.startswith(".")):
        raise UsageError("intake.error.name_path", name=name)
    for file in dict.fromkeys(files):
        if str(file) == STANDARD:
            place = Path(held.enter_context(TemporaryDirectory())) / (name if Path(name).suffix else f"{name}.txt")
            place.write_bytes(read_bytes(STANDARD)[0])
            yield place
        else:
            yield file


def _take_in(invocation: Invocation, study: Study, paths: Sequence[Path] | None, manner: Manner, *, yes: bool) -> None:
    from intervjukod.study.previewing import Report

    batch = study.transcripts.read(paths, manner, _progress(invocation))
    _preview(batch, invocation.language, named=paths is not None)
    failed = ", ".join(file.file for file in batch.failed)
    if failed and len(batch.failed) == len(batch.files):
        _keep(invocation, study, Report(None, study.coder, batch.files, _names(batch)))
        raise RefusedError("cli.error.nothing_taken_in", files=failed)
    if batch.news and not yes:
        batch = _agreed(study, batch, invocation.language)
    wanted = batch.news or any(file.status == "same" for file in batch.files)
    act, found = study.transcripts.take(batch) if wanted else (None, batch.files)
    _tell(invocation, study, Report(act, study.coder, found, _names(batch)))
    if failed:
        raise RefusedError("cli.error.not_taken_in", files=failed)


def _preview(batch: Batch, language: str, *, named: bool) -> None:
    """What was read, on standard error: of files that nobody named, only what is not known."""
    from intervjukod.study.previewing import passed_over, preview_lines

    for file in batch.files:
        if named or file.status != "known":
            for line in preview_lines(file, language):
                write_words(line)
    if batch.passed_over:
        write_words(passed_over(_names(batch), language))


def _agreed(study: Study, batch: Batch, language: str) -> Batch:
    """The batch as whoever sits there wants it. UsageError when nobody sits there; RefusedError for a no."""
    if not can_ask():
        raise UsageError("cli.error.needs_yes", files=batch.news)
    batch = _mended(study, batch, language)
    if _answer(say("intake.take_in", language, n=batch.news)) not in _YES:
        raise RefusedError("cli.error.interrupted")
    return batch


def _mended(study: Study, batch: Batch, language: str) -> Batch:
    """The batch with those labels mended that are answered yes; after ``all`` there are no more questions."""
    from intervjukod.study.previewing import preview_lines, suspicion_in_words

    meant: dict[str, dict[str, str]] = defaultdict(dict)
    everything = False
    for file in batch.suspected:
        for one in file.suspicions:
            answer = "all" if everything else _answer(suspicion_in_words(file, one, language))
            everything = everything or answer in _ALL
            if everything or answer in _YES:
                meant[file.file].setdefault(one.written, one.likely)
    if not meant:
        return batch
    batch = study.transcripts.mended(batch, meant)
    for file in batch.files:
        if file.file in meant:
            for line in preview_lines(file, language):
                write_words(line)
    return batch


def _answer(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True)).strip().casefold()


def _tell(invocation: Invocation, study: Study, report: Report) -> None:
    """What was done, as a line, and the report where one is asked for; what is wrong with the table of informants."""
    from intervjukod.study.previewing import summary

    if not _keep(invocation, study, report) or invocation.output != STANDARD:
        write_data(f"{summary(report, invocation.language)}\n")
    if report.act is not None:
        for note in study.codebook.findings():
            write_words(worded(note, invocation.language))


def _keep(invocation: Invocation, study: Study, report: Report) -> bool:
    """Print or write the report in the form that is asked for; whether one is."""
    made = form(invocation, "table" if invocation.output == STANDARD else "md")
    if made == "table" and invocation.output == STANDARD:
        return False
    from intervjukod.study.previewing import FileRow, as_markdown, as_object, as_rows

    language = invocation.language
    if made == "json":
        text = as_json(as_object(report, language))
    elif made == "csv":
        columns = list(FileRow.__dataclass_fields__)
        text = study.results.write(as_rows(report, language), "csv", columns=columns)
    else:
        text = as_markdown(report, language)
    deliver(invocation, study, ended(text))
    return True


def _names(batch: Batch) -> list[str]:
    return [path.name for path in batch.passed_over]


def _progress(invocation: Invocation) -> Progress:
    """One line on standard error that is written over, where that is a terminal and there are several files."""

    def show_progress(done: int, of: int, file: str) -> None:
        if of > 1 and shows_words_on_terminal():
            line = say("intake.progress", invocation.language, done=done, of=of, file=file)
            write_progress(line, last=done == of)

    return show_progress


COMMANDS = {take_in.name: take_in}
