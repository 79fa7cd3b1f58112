"""Recipes: the reports that ``reports.yaml`` lists, made again, each into its files."""

from __future__ import annotations

import json
import os.path
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from intervjukod.domain.report import FILES
from intervjukod.errors import IntervjukodError, NotFoundError
from intervjukod.locale import say
from intervjukod.readers.recipes import ALL_QUOTES, DRAW, EXCEL, NO_QUOTES, TEMPLATE, Recipe, RecipeFile, read_recipes
from intervjukod.study.context import Context
from intervjukod.study.folder import RECIPES, read_text
from intervjukod.study.points import moment_of, past
from intervjukod.study.recipe_changes import Rows, changes
from intervjukod.study.recipe_files import Made, Memory, Outcome, digest, mark, place_of, remembers, write

if TYPE_CHECKING:
    from intervjukod.reports.write import Result

Progress = Callable[[int, int, str], None]
"""Called before each file with its number from 1, how many there are, and its name."""
DOCUMENTS = ("html", "docx", "xlsx", "svg", "png", "pdf")
"""The formats that are no plain text."""


class Reports(Protocol):
    """What the room of results gives: a report, as text, and as a document."""

    def make(self, kind: str, **options: Any) -> Result: ...
    def write(self, result: Result, form: str, *, excel: bool = False, draw: bool = False) -> str: ...
    def document(
        self, result: Result, form: str, *, template: str, quotes: bool, all_quotes: bool, draw: bool
    ) -> Iterator[bytes]: ...


Room = Callable[[Context], Reports]
"""The reports of a study, now or in the past."""


class Recipes:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context, room: Room) -> None:
        self._context, self._room = context, room

    def listed(self) -> Sequence[Recipe]:
        """What ``reports.yaml`` lists. NotFoundError where there is none, SourceError for one that cannot be read."""
        return listed(self._context)

    def make(
        self, recipes: Sequence[Recipe], progress: Progress = lambda *_: None, *, at: str = "", dry_run: bool = False
    ) -> Iterator[Made]:
        """Make every report of ``recipes`` anew, one file at a time; what cannot be made is told as such.

        A file that somebody has changed stays, and the new one is laid beside it. ``at`` is a point as of which all
        are made, in files that bear its name; "" for as each recipe says. ``dry_run`` writes nothing. Whoever asks for
        no more leaves the rest as it was. NotFoundError, AmbiguousError for a point.
        """
        if at:
            moment_of(self._context.store, at)
        return _made(self._context, self._room, recipes, progress, at=at, dry_run=dry_run)

    @property
    def remembers(self) -> bool:
        """Whether what is written can be remembered, so that it is replaced the next time."""
        return remembers(self._context)


def listed(context: Context) -> tuple[Recipe, ...]:
    """As ``Recipes.listed``."""
    path = context.folder.root / RECIPES
    if not path.exists():
        raise NotFoundError("recipes.none", path=RECIPES)
    return read_recipes(read_text(path), RECIPES)


def _made(
    context: Context, room: Room, recipes: Sequence[Recipe], progress: Progress, *, at: str, dry_run: bool
) -> Iterator[Made]:
    of, begun = sum(len(recipe.files) for recipe in recipes), 0
    then = _Then(context, room)
    try:
        for recipe in recipes:
            making = _Making(context, room, recipe, at, then)
            for file in recipe.files:
                begun += 1
                progress(begun, of, file.path)
                yield making.made(file, dry_run=dry_run)
    finally:
        then.close()


class _Then:
    """The study as it stood at the arrival number that was asked for last."""

    def __init__(self, context: Context, room: Room) -> None:
        self._context, self._room = context, room
        self._seq, self._past = 0, context

    def results(self, seq: int) -> Reports:
        """What was found then. NotFoundError for a number that the journal has not reached."""
        if seq != self._seq:
            self.close()
            self._past, self._seq = past(self._context, str(seq)), seq
        return self._room(self._past)

    def close(self) -> None:
        if self._seq:
            self._past.store.close()
            self._seq = 0


class _Making:
    """One recipe being made: its report, now and as it was when it was written last."""

    def __init__(self, context: Context, room: Room, recipe: Recipe, at: str, then: _Then) -> None:
        self._context, self._recipe, self._then = context, recipe, then
        self._results = room(context)
        self._named_at = at
        self._options: dict[str, Any] = {**recipe.options, **({"at": at} if at else {})}
        for name in self._options.keys() & set(FILES):
            self._options[name] = self._inside(self._options[name])
        self._since: dict[int, tuple[str, ...]] = {}

    def made(self, file: RecipeFile, *, dry_run: bool) -> Made:
        """What became of one file."""
        kind, line = self._recipe.kind, self._recipe.line
        try:
            place = place_of(self._context, file.path, self._named_at)
            laid = place.name if place.name != place.file else ""
            if place.there and self._is(file, place.there):
                return Made(kind, line, place.file, place.unchanged, laid, result=self._result)
            changed = self._changed(file, place.latest) if place.latest and not self._is(file, place.latest) else ()
            data = self._data(file, self._made)
            if not dry_run:
                seq = self._context.store.journal.newest
                write(self._context, place, data, Memory(digest(data), mark(data), self._made, seq, self._asked(file)))
            return Made(kind, line, place.file, place.outcome, laid, changed, result=self._result)
        except IntervjukodError as error:
            return Made(kind, line, file.path, Outcome.FAILED, error=error)

    @cached_property
    def _result(self) -> Result:
        return self._results.make(self._recipe.kind, **self._options)

    @property
    def _made(self) -> str:
        """When the report was made, UTC ISO 8601."""
        return self._result.basis.made

    @cached_property
    def _rows(self) -> Rows:
        return _rows(self._results, self._result)

    def _data(self, file: RecipeFile, made: str) -> bytes:
        """What the file is to hold, as if it were ``made`` then."""
        results, looks = self._results, self._recipe.looks_of(file.form)
        result, draw = _made_at(self._result, made), DRAW in looks
        if file.form not in DOCUMENTS:
            return results.write(result, file.form, excel=EXCEL in looks, draw=draw).encode()
        template = self._inside(str(looks[TEMPLATE])) if TEMPLATE in looks else ""
        quotes, every = NO_QUOTES not in looks, ALL_QUOTES in looks
        return b"".join(
            results.document(result, file.form, template=template, quotes=quotes, all_quotes=every, draw=draw)
        )

    def _inside(self, name: str) -> str:
        """The path of a file that is named from the study's folder, from the root or from one's home."""
        return str(self._context.folder.root / os.path.expanduser(name))

    def _is(self, file: RecipeFile, before: Memory) -> bool:
        """Whether the report says what it said then."""
        return mark(self._data(file, before.made)) == before.mark

    def _asked(self, file: RecipeFile) -> str:
        """Everything that a recipe says of a file, as a text."""
        recipe = self._recipe
        asked = (recipe.kind, recipe.options, self._named_at, file.form, recipe.looks_of(file.form))
        return json.dumps(asked, ensure_ascii=False, sort_keys=True)

    def _changed(self, file: RecipeFile, latest: Memory) -> tuple[str, ...]:
        """What is not as it was when the report was written last."""
        language = self._context.language
        if latest.asked != self._asked(file):
            return (say("recipes.other_recipe", language),)
        if "at" in self._options:
            return (say("recipes.same_rows", language),)
        if latest.seq not in self._since:
            self._since[latest.seq] = self._rows_changed_since(latest.seq)
        return self._since[latest.seq]

    def _rows_changed_since(self, seq: int) -> tuple[str, ...]:
        language = self._context.language
        try:
            results = self._then.results(seq)
            before = _rows(results, results.make(self._recipe.kind, **self._options))
        except IntervjukodError:  # what it asks for was not there yet
            return (say("recipes.other_past", language),)
        return changes(before, self._rows, language) or (say("recipes.same_rows", language),)


def _rows(results: Reports, result: Result) -> Rows:
    return Rows.of(results.write(result, "json"), results.write(result, "csv"))


def _made_at(result: Result, made: str) -> Result:
    return replace(result, basis=replace(result.basis, made=made))
