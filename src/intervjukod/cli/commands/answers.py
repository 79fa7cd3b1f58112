"""Answers: which question of the guide was asked and answered where, in one transcript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from intervjukod.cli.arguments import span as read_span
from intervjukod.cli.command import TABLES, Choice, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.output import show, tell
from intervjukod.domain.span import Span
from intervjukod.errors import UsageError

if TYPE_CHECKING:
    from intervjukod.study import Study

CONFIRM, SET = "confirm", "set"
PROPOSED = "proposed"


@command(
    "answers",
    usage=(
        "TRANSCRIPT [OPTIONS]\n"
        "TRANSCRIPT confirm QUESTION|--all [OPTIONS]\n"
        "TRANSCRIPT set QUESTION [--asked START:END] [--answered START:END]... [--probe ID]..."
    ),
    examples=(
        "intervjukod answers I03",
        "intervjukod answers I03 confirm q7",
        "intervjukod answers I03 confirm --all",
        "intervjukod answers I03 set q7 --asked 900:960 --answered 961:1200 --probe q7a",
    ),
    prints=TABLES,
    acts=True,
)
@click.argument("transcript", metavar="TRANSCRIPT")
@click.argument("act", metavar="[confirm|set]", type=Choice((CONFIRM, SET)), required=False)
@click.argument("question", metavar="[QUESTION]", required=False)
@click.option("--asked", metavar="START:END", type=read_span)
@click.option("--answered", metavar="START:END", type=read_span, multiple=True)
@click.option("--probe", "probes", metavar="ID", multiple=True)
@click.option("--all", "everything", is_flag=True)
@click.option("--guide", metavar="NAME", default="")
def answers(
    invocation: Invocation,
    transcript: str,
    act: str | None,
    question: str | None,
    asked: Span | None,
    answered: Sequence[Span],
    probes: Sequence[str],
    everything: bool,
    guide: str,
) -> None:
    """List answers, confirm a proposed one, or say where one stands."""
    if everything and (act != CONFIRM or question is not None):
        raise UsageError("cli.error.all_answers")
    if act is not None and question is None and not everything:
        raise UsageError("cli.error.no_question", act=act)
    if act != SET and (asked or answered or probes):
        raise UsageError("cli.error.only_with_set")
    with invocation.study() as study:
        found = study.transcripts.find(transcript)
        if everything:
            tell(invocation, study.coding.confirm_answers(_proposed(study, found, guide)))
        elif act is None or question is None:
            from intervjukod.study.shapes import AnswerRow

            people = "nr question status asked answered probes turn text"
            show(invocation, study, study.reading.answers(found), AnswerRow, people)
        elif act == CONFIRM:
            tell(invocation, study.coding.confirm_answer(found, question, guide))
        else:
            said = study.coding.set_answer(found, question, asked=asked, answered=answered, probes=probes, guide=guide)
            tell(invocation, said)


def _proposed(study: Study, transcript: str, guide: str) -> list[tuple[str, str, str]]:
    """What waits to be confirmed in a transcript (its id), in one guide or in all of them."""
    rows = study.reading.answers(transcript)
    return [
        (transcript, row.question, row.guide) for row in rows if row.status == PROPOSED and guide in ("", row.guide)
    ]


COMMANDS = {"answers": answers}
