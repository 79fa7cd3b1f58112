"""Searching: where words occur, in their forms and inside compounds, and the index that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import show, tell_done
from intervjukod.cli.streams import shows_words_on_terminal, write_progress, write_words
from intervjukod.domain.word import Breadth
from intervjukod.errors import RefusedError, StudyError, UsageError
from intervjukod.locale import say, sentence

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.indexing import Progress


@command(
    "find",
    examples=(
        "intervjukod find trygghet",
        "intervjukod find polis --compounds --words",
        "intervjukod find handel --compounds --without misshandel",
        "intervjukod find 'polis(en|er)' --regex --role ordningsvakt",
    ),
    prints=TABLES,
)
@click.argument("query", metavar="QUERY")
@click.option("--forms", is_flag=True)
@click.option("--compounds", is_flag=True)
@click.option("--words", is_flag=True)
@click.option("--without", metavar="WORD", multiple=True)
@click.option("--regex", is_flag=True)
@click.option("--role", metavar="PATH", default="")
@click.option("--code", metavar="CODE", default="")
@click.option("--transcript", metavar="TRANSCRIPT", default="")
def find(
    invocation: Invocation, query: str, forms: bool, compounds: bool, words: bool, transcript: str, **narrowed: Any
) -> None:
    """Where words occur; case, soft hyphens and look-alike letters do not matter, å ä ö do."""
    breadth = Breadth.COMPOUNDS if compounds else Breadth.FORMS if forms else Breadth.EXACT
    if narrowed["regex"] and (words or narrowed["without"] or breadth is not Breadth.EXACT):
        raise UsageError("cli.error.regex_alone")
    if words and any(narrowed.values()):
        raise UsageError("cli.error.words_alone")
    with invocation.study() as study:
        from intervjukod.study.shapes import Hit, WordMatch

        if breadth is not Breadth.EXACT:
            _complete(invocation, study)
        if words:
            matches = study.search.words(query, breadth=breadth, transcript=transcript)
            show(invocation, study, matches, WordMatch)
            return
        hits = study.search.hits(query, breadth=breadth, transcript=transcript, **narrowed)
        show(invocation, study, hits, Hit, "place start end informant before matched after")


def _complete(invocation: Invocation, study: Study) -> None:
    """Index what is missing, where that can be done; say what stays missing."""
    state, missing = study.search.state(), study.search.missing_model()
    if state.indexed < state.of and not (study.facts.read_only or state.building or missing):
        try:
            state = study.search.index_now(_progress(invocation))
        except (RefusedError, StudyError) as error:  # a search answers with less rather than not at all
            write_words(sentence(error, invocation.language))
    if state.note is not None:
        write_words(worded(state.note, invocation.language))
    if state.indexed < state.of:
        write_words(say("cli.partly_indexed", invocation.language, indexed=state.indexed, of=state.of))


@command("index", examples=("intervjukod index", "intervjukod index --rebuild"), prints=ACTS)
@click.option("--rebuild", is_flag=True)
def index(invocation: Invocation, rebuild: bool) -> None:
    """Make the language index, here and now; what is done stays when it is interrupted."""
    with invocation.study(announced=False) as study:
        state = study.search.index_now(_progress(invocation), rebuild=rebuild)
        if state.indexed < state.of:
            raise RefusedError("cli.error.not_indexed", indexed=state.indexed, of=state.of)
        line = say("cli.indexed", invocation.language, indexed=state.indexed, model=state.model)
        counts = {"indexed": state.indexed, "of": state.of}
        tell_done(invocation, line, {"gesture": "", "ids": [], "counts": counts, "model": state.model, "what": line})


def _progress(invocation: Invocation) -> Progress:
    """One line on standard error that is written over, where that is a terminal; nothing elsewhere."""

    def show_progress(done: int, of: int) -> None:
        if shows_words_on_terminal():
            write_progress(say("cli.indexing", invocation.language, done=done, of=of), last=done == of)

    return show_progress


COMMANDS = {command.name: command for command in (find, index)}
