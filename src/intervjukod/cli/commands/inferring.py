"""Meta-inferences: what somebody concludes of statistics and interviews side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from intervjukod.cli.command import ACTS, TABLES, command
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import show, tell
from intervjukod.cli.streams import read_all, write_words
from intervjukod.domain.meta_inference import MetaInference, Verdict
from intervjukod.errors import UsageError

_VERDICTS = "|".join(Verdict)


@command(
    "infer",
    usage=f"CODE --place NAME --indicator NAME {_VERDICTS} [TEXT]\nCODE --place NAME --indicator NAME --not",
    examples=(
        "intervjukod infer förflyttning --place 'Hässelby torg' --indicator Bråk converges 'Båda talar om en flytt.'",
        "intervjukod infer förflyttning --place 'Hässelby torg' --indicator Bråk --not",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("code", metavar="CODE")
@click.argument("words", metavar=f"{_VERDICTS} [TEXT]", nargs=-1)
@click.option("--place", metavar="NAME", required=True)
@click.option("--indicator", metavar="NAME", required=True)
@click.option("--not", "taken_back", is_flag=True)
def infer(
    invocation: Invocation, code: str, words: Sequence[str], place: str, indicator: str, taken_back: bool
) -> None:
    """Write what you conclude of statistics and interviews about one place, or take it back."""
    if taken_back and words:
        raise UsageError("joint.error.text_not")
    if len(words) > 2:
        raise UsageError("cli.error.too_many", words=" ".join(words[2:]), command="intervjukod infer")
    if not taken_back and not words:
        raise UsageError("joint.error.no_verdict", known=", ".join(Verdict))
    text = _given(words[1]) if len(words) > 1 else None
    with invocation.study() as study:
        if taken_back:
            tell(invocation, study.coding.withdraw_inference(code, place=place, indicator=indicator))
        else:
            said = {"place": place, "indicator": indicator, "verdict": words[0]}
            strange = study.coding.strange_place(place)
            tell(invocation, study.coding.infer(code, text=text, **said))
            if strange is not None:
                write_words(worded(strange, invocation.language))


def _given(text: str) -> str:
    """The text itself; for ``-`` standard input."""
    return read_all().strip() if text == STANDARD else text


@command("inferences", examples=("intervjukod inferences --format md",), prints=TABLES)
def inferences(invocation: Invocation) -> None:
    """Every meta-inference, as it was written."""
    with invocation.study() as study:
        # for people a place is called what it is in reports; "place" heads references such as I03:37
        rows = [{**asdict(one), "site": one.place} for one in study.coding.inferences()]
        show(invocation, study, rows, MetaInference, "site code indicator verdict text coder")


COMMANDS = {command.name: command for command in (infer, inferences)}
