"""Choosing a selection (urval): a list of dimensions, then of values; what is chosen again is cleared.

Reading back, search, the question lens and the comparison all ask through ``narrow``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import PAGE, Listing, Row
from intervjukod.tui.presenter.narrowing import (
    CLEAR,
    Chosen,
    Dimension,
    chosen_with,
    cleared,
    dimension_rows,
    fitting,
    value_rows,
)

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

Done = Callable[[Chosen], None]
Ask = Callable[["Desk", Chosen, Done], None]
"""Asks for a value in some other way than by one list."""


def narrow(
    desk: Desk,
    dimensions: Sequence[Dimension],
    chosen: Chosen,
    done: Done,
    title: str = "read.filter.title",
    asks: Mapping[str, Ask] = MappingProxyType({}),
) -> None:
    """Ask for a dimension and a value in it; ``done`` gets all that is chosen then. ``title`` is the list's.

    ``asks`` are the ways in which some dimensions, by name, are asked about.
    """
    by_name = {one.name: one for one in dimensions}

    def choose(row: Row) -> None:
        if row.id == CLEAR:
            done(cleared(dimensions, chosen))
        elif row.id in asks:
            asks[row.id](desk, chosen, done)
        else:
            ask_value(desk, by_name[row.id], chosen, done)

    desk.lay(Listing(say(title, desk.language), Place.ROWS, dimension_rows(dimensions, chosen, desk.language), choose))


def ask_value(desk: Desk, dimension: Dimension, chosen: Chosen, done: Done) -> None:
    """The values as a numbered list, a long list to be narrowed by typing; or words of one's own."""

    def choose(row: Row) -> None:
        done(chosen_with(dimension, chosen, row))

    if dimension.typed:
        listing = Listing(
            dimension.title, Place.PROMPT, (), choose, fill=lambda typed: _typed_rows(desk, dimension, typed)
        )
        desk.lay(listing.typing(chosen.get(dimension.name, "")))
        return
    rows = value_rows(dimension, chosen)
    if not rows:
        desk.warn("read.why.no_values", dimension=dimension.title)
    elif len(rows) > PAGE:
        desk.lay(Listing(dimension.title, Place.PICKER, rows, choose, fill=lambda typed: fitting(rows, typed)))
    else:
        desk.lay(Listing(dimension.title, Place.ROWS, rows, choose))


def _typed_rows(desk: Desk, dimension: Dimension, typed: str) -> tuple[Row, ...]:
    words = typed.strip()
    key = dimension.told if words else dimension.untold
    return (Row(words, say(key, desk.language, words=words)),)
