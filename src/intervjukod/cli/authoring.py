"""What only the author of a report is told, on standard error: never in the report, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from intervjukod.cli.invocation import Invocation
from intervjukod.cli.notices import worded
from intervjukod.cli.streams import write_words
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study

TOLD = ("themes",)
"""Kinds of reports of which there is something to tell their author."""


def tell_author(invocation: Invocation, study: Study, report: Any, line: int | None = None) -> None:
    """Of a summary of themes: whom its quotes point out, what lacks one, and how many come from whom.

    ``line`` is the line of ``reports.yaml`` that the report stands in, and is told first.
    """
    told = list(_told(invocation, study, report))
    if told and line is not None:
        write_words(say("recipes.author", invocation.language, line=line))
    for words in told:
        write_words(words)


def _told(invocation: Invocation, study: Study, report: Any) -> Iterator[str]:
    for note in report.author:
        yield worded(note, invocation.language)
    if any(row.quotes for row in report.per_informant):
        yield say("themes.author.per_informant", invocation.language)
        yield from study.results.write(report.per_informant, "table").splitlines()
