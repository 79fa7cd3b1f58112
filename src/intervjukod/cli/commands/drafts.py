"""A codebook or a guide from a file of another kind: shown, asked about, written."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intervjukod.cli.command import ACTS, Choice, command
from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.output import tell_done
from intervjukod.cli.streams import can_ask, width_of_terminal, write_words
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.drafting import Draft, DraftRow

_WIDTH = 100
"""Cells of a line where nobody tells how wide it may be."""
_KINDS = ("codebook", "guide")


@command(
    "draft",
    examples=(
        "intervjukod codebook draft Kodbok.docx",
        "intervjukod codebook draft Intervjuguide.docx --as guide --name bilaga-6 --yes",
        "intervjukod codebook draft projekt.qdc --yes --format json",
    ),
    prints=ACTS,
    acts=True,
)
@click.argument("file", metavar="FILE", type=Path)
@click.option("--as", "kind", type=Choice(_KINDS))
@click.option("--name", metavar="NAME", default="")
@click.option("--yes", is_flag=True)
def draft(invocation: Invocation, file: Path, kind: str | None, name: str, yes: bool) -> None:
    """A preview on standard error; the file only after a yes."""
    with invocation.study() as study:
        from intervjukod.study.drafting import preview

        language = invocation.language
        found = study.codebook.draft(file, kind or "")
        rows = preview(found)
        _describe(found, rows, language)
        if not yes and not _agreed(language):
            raise RefusedError("cli.error.interrupted")
        act = study.codebook.adopt(found, name)
        line = say(act.key, language, **act.values)
        done = {
            "gesture": act.gesture,
            "ids": list(act.ids),
            "counts": {"changed": act.count},
            "what": line,
            "kind": str(found.kind),
            "file": act.values["path"],
            "rows": [asdict(row) for row in rows],
            "notes": [worded(note, language) for note in found.notes],
        }
        tell_done(invocation, line, done)


def _describe(found: Draft, rows: tuple[DraftRow, ...], language: str) -> None:
    """What would be written, a line each, and what the reader had to guess."""
    key = "drafts.preview_codebook" if found.codes else "drafts.preview_guide"
    write_words(say(key, language, file=found.source, title=found.title, n=len(rows)))
    width = width_of_terminal() or _WIDTH
    for row in rows:
        write_words(_cut(_line(row, language), width))
    for note in found.notes:
        write_words(worded(note, language))


def _line(row: DraftRow, language: str) -> str:
    text = f"{row.text} *" if row.obligatory and not row.heading else row.text
    marked = say("drafts.heading", language, text=text) if row.heading else text
    more = f": {row.more}" if row.more else ""
    return f"{'  ' * row.depth}{row.mark or '·':<2} {marked} ({row.name}){more}"


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _agreed(language: str) -> bool:
    """Whether whoever sits there wants the file. UsageError when nobody sits there."""
    if not can_ask():
        raise UsageError("drafts.needs_yes")
    answer = click.prompt(say("drafts.ask", language), default="", show_default=False, err=True)
    return answer.strip().casefold() in {"", "j", "ja", "y", "yes"}
