"""Official statistics beside the interviews: one figure for a place, a period and an indicator."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Value = int | float
"""A count is written without decimals; anything else is a rate, a mean or a share."""

_AVERAGED = ("genomsnitt", "medel", "average", "mean")
"""How the level of a figure begins that is a mean over many places."""
_DATED = re.compile(r"(\d{4})[ -]?([HTQK][1-4]|\d{2})?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a tidy table. ``line`` is the 1-based line of the file.

    ``indicator`` is unique within its ``block`` ("" for none); ``level`` says what kind of area the place is,
    ``period_label`` the period in words, ``source`` what the figures count, ``note`` what the table says of them.
    """

    place: str
    period: str
    indicator: str
    value: Value
    level: str = ""
    period_label: str = ""
    block: str = ""
    source: str = ""
    note: str = ""
    line: int = 0

    @property
    def is_average(self) -> bool:
        """Whether the figure is a mean over many places: a baseline, and no count."""
        return self.level.casefold().startswith(_AVERAGED)


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The figures of one file, in its order; ``ignored`` are the columns that say nothing we know."""

    file: str
    measures: tuple[Measure, ...]
    ignored: tuple[str, ...] = ()


def alike(name: str) -> str:
    """What a name is compared by: NFC, without case, white space as single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def season(period: str) -> str:
    """The part of the year that a period is, as ``H1`` or ``03``; "" for a whole year and for other names."""
    found = _DATED.fullmatch(period)
    return (found[2] or "").upper() if found else ""


def in_time(periods: Sequence[str]) -> tuple[str, ...]:
    """The periods in order of time where all of them are years or parts of years, else as they come."""
    found = [_DATED.fullmatch(period) for period in periods]
    if not all(found):
        return tuple(periods)
    return tuple(sorted(periods, key=lambda period: period.upper().replace(" ", "").replace("-", "")))


def season_pair(periods: Sequence[str]) -> tuple[str, str]:
    """Which two of the ``periods``, in order of time, to compare unasked: the last, and the first of its season.

    The first and the last where the last has no season or is alone in it. ValueError for no periods.
    """
    if not periods:
        raise ValueError("nothing to compare")
    last = periods[-1]
    same = [period for period in periods if season(period) == season(last)]
    return (same[0] if season(last) and len(same) > 1 else periods[0]), last
