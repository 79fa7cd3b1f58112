"""Coding: a code on a passage, and everything that is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from intervjukod.cli.arguments import Target, count, pair, span, target
from intervjukod.cli.command import ACTS, command
from intervjukod.cli.failures import nearest
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.output import tell
from intervjukod.cli.streams import read_all
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from intervjukod.study import Study


@command(
    "code",
    usage="TRANSCRIPT START:END CODE [OPTIONS]\nTRANSCRIPT CODE --quote TEXT [--nth N] [OPTIONS]",
    examples=(
        "intervjukod code I03 120:188 staffing",
        "intervjukod code I03 staffing --quote 'det finns inte folk' --memo 'Jämför I01' --facet riktning=minskat",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("words", metavar="[START:END] CODE", nargs=-1, required=True)
@click.option("--quote", metavar="TEXT")
@click.option("--nth", metavar="N", type=count)
@click.option("--memo", metavar="TEXT", default="")
@click.option("--facet", metavar="NAME=VALUE", type=pair, multiple=True)
def code(
    invocation: Invocation,
    transcript: str,
    words: Sequence[str],
    quote: str | None,
    nth: int | None,
    memo: str,
    facet: Sequence[tuple[str, str]],
) -> None:
    """Give a passage a code."""
    place, key = _place_and_code(words, quote, nth)
    with invocation.study() as study:
        found = study.transcripts.find(transcript)
        if place is None:
            place = study.reading.quote(found, _given(quote or ""), nth)
        tell(invocation, study.coding.code(found, place, key, facets=dict(facet), memo=_given(memo)))


def _place_and_code(words: Sequence[str], quote: str | None, nth: int | None) -> tuple[Span | None, str]:
    """START:END and CODE, or CODE alone beside a quote. UsageError for any other number of words."""
    if quote is None:
        if nth is not None:
            raise UsageError("cli.error.nth_alone")
        if len(words) != 2:
            raise UsageError("cli.error.code_words")
        return span(words[0]), words[1]
    if len(words) != 1:
        raise UsageError("cli.error.quote_words")
    if not quote.strip():
        raise UsageError("cli.error.empty_quote")
    return None, words[0]


def _given(text: str) -> str:
    """The text itself; for ``-`` standard input, without the line end that closes it."""
    return read_all().removesuffix("\n") if text == STANDARD else text


@command(
    "uncode",
    examples=("intervjukod uncode 01930f2a", "intervjukod uncode 01930f2a 01930f2b 01930f2c"),
    prints=ACTS,
    acts=True,
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def uncode(invocation: Invocation, ids: Sequence[str]) -> None:
    """Remove codings, several as one act."""
    with invocation.study() as study:
        if len(ids) == 1:
            tell(invocation, study.coding.remove(ids[0]))
        else:
            tell(invocation, study.coding.remove_many(ids))


@command("recode", examples=("intervjukod recode 01930f2a samverkan",), prints=ACTS, acts=True)
@click.argument("id_", metavar="ID")
@click.argument("key", metavar="CODE")
def recode(invocation: Invocation, id_: str, key: str) -> None:
    """Give a coding another code."""
    with invocation.study() as study:
        tell(invocation, study.coding.recode(study.coding.find(id_).id, key))


@command(
    "facet",
    examples=("intervjukod facet 01930f2a riktning=minskat", "intervjukod facet 01930f2a riktning="),
    prints=ACTS,
    acts=True,
)
@click.argument("id_", metavar="ID")
@click.argument("value", metavar="NAME=VALUE", type=pair)
def facet(invocation: Invocation, id_: str, value: tuple[str, str]) -> None:
    """Say more of a coding; an empty value takes it back."""
    with invocation.study() as study:
        tell(invocation, study.coding.set_facet(study.coding.find(id_).id, *value))


@command(
    "memo",
    examples=(
        "intervjukod memo coding:01930f2a 'Motsäger I01.'",
        "intervjukod memo transcript:I03:120:188 'Tvekar länge.'",
        "intervjukod memo study - < anteckning.txt",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("on", metavar="TARGET", type=target)
@click.argument("text", metavar="TEXT")
def memo(invocation: Invocation, on: Target, text: str) -> None:
    """Write a memo; an empty text removes it."""
    said = _given(text)
    with invocation.study() as study:
        subject = _subject(study, on, invocation.language)
        tell(invocation, study.coding.memo(on.about, subject, said, on.span))


def _subject(study: Study, on: Target, language: str) -> str:
    """What the memo is on, by its id, key or name. NotFoundError when the study does not have it."""
    if on.about == "coding":
        return study.coding.find(on.subject).id
    if on.about == "code":
        return study.codebook.find(on.subject)
    if on.about == "transcript":
        return study.transcripts.find(on.subject)
    if on.about == "informant":
        known = [row.informant for row in study.transcripts.informants()]
        if on.subject not in known:
            raise NotFoundError("cli.error.no_informant", name=on.subject, guess=nearest(on.subject, known, language))
    return on.subject


@command("done", examples=("intervjukod done I03", "intervjukod done I03 --not"), prints=ACTS, acts=True)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.option("--not", "open_again", is_flag=True)
def done(invocation: Invocation, transcript: str, open_again: bool) -> None:
    """Mark a transcript done, or not done."""
    with invocation.study() as study:
        tell(invocation, study.transcripts.set_done(study.transcripts.find(transcript), not open_again))


@command(
    "in-vivo",
    usage="TRANSCRIPT START:END [OPTIONS]\nTRANSCRIPT --quote TEXT [--nth N] [OPTIONS]",
    examples=(
        "intervjukod in-vivo I03 120:188",
        "intervjukod in-vivo I03 --quote 'smälter in i mängden' --under förflyttning --label 'Smälter in'",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("place", metavar="[START:END]", type=span, required=False)
@click.option("--quote", metavar="TEXT")
@click.option("--nth", metavar="N", type=count)
@click.option("--under", metavar="CODE", default="")
@click.option("--label", metavar="TEXT", default="")
def in_vivo(
    invocation: Invocation, transcript: str, place: Span | None, quote: str | None, nth: int | None, **said: str
) -> None:
    """Make a code of somebody's words, and give them that code."""
    if (place is None) == (quote is None):
        raise UsageError("cli.error.place_or_quote")
    with invocation.study() as study:
        found = study.transcripts.find(transcript)
        words = place or study.reading.quote(found, _given(quote or ""), nth)
        tell(invocation, study.coding.in_vivo(found, words, **said))


@command("split", examples=("intervjukod split 01930f2a 152",), prints=ACTS, acts=True)
@click.argument("id_", metavar="ID")
@click.argument("at", metavar="AT", type=count)
@click.option("--reason", metavar="TEXT", default="")
def split(invocation: Invocation, id_: str, at: int, reason: str) -> None:
    """Make two codings of one, before the word at AT."""
    with invocation.study() as study:
        tell(invocation, study.coding.split(id_, at, reason))


@command("join", examples=("intervjukod join 01930f2a", "intervjukod join 01930f2a 01930f2b"), prints=ACTS, acts=True)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def join(invocation: Invocation, ids: Sequence[str]) -> None:
    """Make one coding of several that run together; of one and all of its kind beside it."""
    with invocation.study() as study:
        tell(invocation, study.coding.join(ids))


@command(
    "quote",
    examples=(
        "intervjukod quote 01930f2a",
        "intervjukod quote 01930f2a --as 'Det [droghandeln] är oförändrat [...] i stort.'",
        "intervjukod quote 01930f2a --verbatim",
        "intervjukod quote 01930f2a --not",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("id_", metavar="ID")
@click.option("--as", "text", metavar="TEXT")
@click.option("--verbatim", is_flag=True)
@click.option("--not", "dropped", is_flag=True)
def quote(invocation: Invocation, id_: str, text: str | None, verbatim: bool, dropped: bool) -> None:
    """Keep a coding's words as a quote for the report, as they were said or edited, or no longer."""
    if (text is not None) + verbatim + dropped > 1:
        raise UsageError("quoting.error.one_of")
    with invocation.study() as study:
        if text is not None:
            tell(invocation, study.coding.edit_quote(id_, _given(text)))
        elif verbatim:
            tell(invocation, study.coding.unedit_quote(id_))
        else:
            tell(invocation, study.coding.set_quote(id_, not dropped))


COMMANDS = {command.name: command for command in (code, in_vivo, uncode, recode, split, join, facet, quote, memo, done)}
