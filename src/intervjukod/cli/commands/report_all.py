"""`report all`: every report that the study's recipes list, made again."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intervjukod.cli.authoring import TOLD, tell_author
from intervjukod.cli.failures import line
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.output import as_json
from intervjukod.cli.streams import shows_words_on_terminal, write_data, write_progress, write_words
from intervjukod.domain.report import spelt
from intervjukod.errors import RefusedError, UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study.recipe_files import Made

ALL = "all"
"""In place of a kind of report: those of the recipes."""
_TAKES = ("at", "dry_run")
_FORMS = ("", "table", "json")


def report_all(invocation: Invocation, chosen: Mapping[str, Any]) -> None:
    """Make them; each file is told when it is done.

    RefusedError where one could not be made, or where somebody interrupted; UsageError for what only one report takes.
    """
    _check(invocation, chosen)
    dry_run = bool(chosen.get("dry_run"))
    with invocation.study() as study:
        listed = study.recipes.listed()
        of = sum(len(recipe.files) for recipe in listed)
        if not of:
            write_words(say("recipes.empty", invocation.language))
        with _between_files() as stopped:
            made = study.recipes.make(listed, _progress(invocation), at=chosen.get("at", ""), dry_run=dry_run)
            told = _Told(invocation, dry_run)
            for one in made:
                if told.add(one) and one.report in TOLD:
                    tell_author(invocation, study, one.result, one.line)
                if stopped() and len(told.made) < of:
                    break
        told.end()
        if told.failed < len(told.made) and not dry_run and not study.recipes.remembers:
            write_words(say("recipes.not_remembered", invocation.language))
    if len(told.made) < of:
        raise RefusedError("recipes.stopped", n=len(told.made), of=of)
    if told.failed:
        raise RefusedError("recipes.some_failed", n=told.failed, of=of)


def _check(invocation: Invocation, chosen: Mapping[str, Any]) -> None:
    """UsageError for an option that a recipe says, and for a file or a format of the reports."""
    others = [spelt(name) for name, value in chosen.items() if value and name not in _TAKES]
    others += ["--output"] * (invocation.output != STANDARD) + ["--format"] * (invocation.form not in _FORMS)
    if others:
        raise UsageError("recipes.error.in_recipe", options=", ".join(others))


class _Told:
    """What was said of the files that are done."""

    def __init__(self, invocation: Invocation, dry_run: bool) -> None:
        self._invocation = invocation
        self._said = "would" if dry_run else "done"
        self.made: list[Made] = []

    @property
    def failed(self) -> int:
        return sum(one.error is not None for one in self.made)

    def add(self, one: Made) -> bool:
        """Say what became of one file: a failure in words, all else as data.

        Whether it is the first file of its recipe that could be made.
        """
        language = self._invocation.language
        of_recipe = [before for before in self.made if before.line == one.line]
        self.made.append(replace(one, result=None))  # many reports are much to remember
        if shows_words_on_terminal():
            write_progress("", last=True)
        if one.error is not None:
            what = _failure(one, language)
            if what not in [_failure(before, language) for before in of_recipe]:
                write_words(what)
        elif self._invocation.form != "json":
            write_data(f"{say(f'recipes.{self._said}.{one.outcome}', language, file=one.file, laid=one.laid)}\n")
            if one.changes not in [before.changes for before in of_recipe]:
                write_data("".join(f"  {change}\n" for change in one.changes))
        return one.error is None and all(before.error is not None for before in of_recipe)

    def end(self) -> None:
        """Everything at once, where JSON is asked for."""
        if self._invocation.form == "json":
            write_data(f"{as_json([_as_object(one, self._invocation.language) for one in self.made])}\n")


def _failure(one: Made, language: str) -> str:
    what = line(one.error, language) if one.error is not None else ""
    return say("recipes.failed", language, line=one.line, report=one.report, what=what)


def _as_object(one: Made, language: str) -> dict[str, object]:
    error = line(one.error, language) if one.error is not None else ""
    return {
        "report": one.report,
        "line": one.line,
        "file": one.file,
        "outcome": one.outcome,
        "laid": one.laid,
        "changes": list(one.changes),
        "error": error,
    }


def _progress(invocation: Invocation) -> Callable[[int, int, str], None]:
    """One line on standard error, written over, where that is a terminal; nothing elsewhere."""

    def show_progress(n: int, of: int, file: str) -> None:
        if shows_words_on_terminal():
            write_progress(say("recipes.making", invocation.language, n=n, of=of, file=file), last=False)

    return show_progress


@contextmanager
def _between_files() -> Iterator[Callable[[], bool]]:
    """Whether somebody wants to stop: Ctrl+C waits for the file that is being made, a second one does not."""
    asked: list[int] = []

    def ask(number: int, _: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)
