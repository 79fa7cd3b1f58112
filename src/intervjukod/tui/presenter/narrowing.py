"""Narrowing what is read or counted: dimensions, the values chosen in them, and how both are listed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from intervjukod.locale import say
from intervjukod.tui.presenter.listing import PAGE, Row

Chosen = Mapping[str, str]
"""The value chosen in each dimension, by name; a dimension without one is left out."""

CLEAR = "clear"


def no_values() -> Sequence[Row]:
    """A dimension of one's own words has no values to choose from."""
    return ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something to narrow by. ``values`` are asked for when it is opened; a row's id is the value.

    Rows with a group are chosen apart in each group: its name comes after ``name`` and a colon among what is
    chosen. ``typed`` asks for words instead, and says ``told`` (a key) of what was typed, ``untold`` of nothing. One
    that is ``held`` always has a value: another can be chosen, none not. ``phrase`` is how a title puts the value.
    """

    name: str
    title: str
    values: Callable[[], Sequence[Row]] = no_values
    typed: bool = False
    told: str = "read.filter.words"
    untold: str = "read.filter.no_words"
    held: bool = False
    phrase: str = "{value}"

    def key(self, row: Row) -> str:
        """What the row's value is chosen under."""
        return f"{self.name}:{row.group}" if row.group else self.name

    def of(self, chosen: Chosen) -> Chosen:
        """What is chosen in it, by key."""
        inside = f"{self.name}:"
        return {key: value for key, value in chosen.items() if key == self.name or key.startswith(inside)}

    def called(self, chosen: Chosen) -> list[str]:
        """What people call the values that are chosen in it."""
        here = self.of(chosen)
        texts = {(self.key(row), row.id): row.text for row in self.values()} if here else {}
        return [texts.get((key, value), value) for key, value in here.items()]


def dimension_rows(dimensions: Sequence[Dimension], chosen: Chosen, language: str) -> tuple[Row, ...]:
    """Each dimension with what is chosen in it and, when there is something to clear, a row that clears all."""
    rows = tuple(
        Row(one.name, one.title, aside=", ".join(one.called(chosen)), on=bool(one.of(chosen))) for one in dimensions
    )
    if cleared(dimensions, chosen) == chosen:
        return rows
    return (*rows[: PAGE - 1], Row(CLEAR, say("read.filter.clear", language)), *rows[PAGE - 1 :])


def value_rows(dimension: Dimension, chosen: Chosen) -> tuple[Row, ...]:
    """The values of a dimension, those that are chosen marked."""
    return tuple(replace(row, on=chosen.get(dimension.key(row)) == row.id) for row in dimension.values())


def fitting(rows: Sequence[Row], typed: str) -> tuple[Row, ...]:
    """The rows that have what was typed in them, first the code with that letter and those that begin so."""
    wanted = typed.strip().casefold()
    found = (row for row in rows if wanted in row.text.casefold() or wanted == row.letter != "")
    return tuple(sorted(found, key=lambda row: (wanted != row.letter, not row.text.casefold().startswith(wanted))))


def chosen_with(dimension: Dimension, chosen: Chosen, row: Row) -> Chosen:
    """What is chosen after ``row`` was: chosen again, or without a value, it is cleared, unless that is held."""
    key = dimension.key(row)
    others = {name: value for name, value in chosen.items() if name != key}
    gone = row.id in ("", chosen.get(key, "")) and not dimension.held
    return others if gone else {**others, key: row.id}


def cleared(dimensions: Sequence[Dimension], chosen: Chosen) -> Chosen:
    """Only what has to be chosen, and what no dimension knows."""
    loose = {key for one in dimensions if not one.held for key in one.of(chosen)}
    return {key: value for key, value in chosen.items() if key not in loose}


def in_words(dimensions: Sequence[Dimension], chosen: Chosen) -> list[str]:
    """The chosen values as titles say them, in the order of the dimensions."""
    return [one.phrase.replace("{value}", value) for one in dimensions for value in one.called(chosen)]
