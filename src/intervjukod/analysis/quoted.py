"""Chosen quotes as a report of themes has them, and what its author must know of whom they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intervjukod.analysis.grouping import ROLE
from intervjukod.analysis.selection import Basis, belongs, values_of
from intervjukod.domain.coding import Material

FEW = 3
"""Informants who must share what stands under a quote before it does not point one of them out."""


@dataclass(frozen=True, slots=True)
class ThemeQuote:
    """One chosen quote: ``text`` as it is printed, ``verbatim`` as it was said, which no reader's file has.

    ``coding`` is the id of the one it was chosen of. ``roles`` are those of who speaks, as they stand under it, and
    ``sites`` their places. ``informants`` are for the author alone, and so is ``sharing``: how many have one of both.
    """

    code: str
    text: str
    verbatim: str
    roles: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    sharing: int = FEW
    coding: str = ""


@dataclass(frozen=True, slots=True)
class QuotedInformant:
    """For the author alone: how many of the report's quotes come from an informant, and of how many themes."""

    informant: str
    role: str
    quotes: int
    themes: int


@dataclass(frozen=True, slots=True)
class PointedOut:
    """For the author alone: ``quotes`` whose ``role`` and ``sites`` only so many informants have as are ``sharing``."""

    role: str
    sites: tuple[str, ...]
    sharing: int
    quotes: int


def quoted_informants(
    materials: Iterable[Material], basis: Basis, quotes: Sequence[tuple[str, ThemeQuote]]
) -> tuple[QuotedInformant, ...]:
    """Everybody who counts, also who is never quoted; the most quoted first. ``quotes`` stand with their theme.

    What stands under two themes is one quote, and comes from all who speak in it.
    """
    roles: dict[str, str] = {}
    for material in sorted(materials, key=lambda one: one.name):
        for voice in material.voices:
            if belongs(voice, basis.filters):
                roles.setdefault(voice.informant, "; ".join(filter(None, values_of(voice.attributes, ROLE))))
    said = {(one, quote.verbatim) for _, quote in quotes for one in quote.informants}
    under = {(one, theme) for theme, quote in quotes for one in quote.informants}
    number, themes = Counter(one for one, _ in said), Counter(one for one, _ in under)
    found = (QuotedInformant(one, role, number[one], themes[one]) for one, role in roles.items())
    return tuple(sorted(found, key=lambda row: -row.quotes))


def pointed_out(quotes: Iterable[ThemeQuote]) -> tuple[PointedOut, ...]:
    """Roles and places behind quotes that fewer than three informants share."""
    few = Counter(
        (", ".join(quote.roles), quote.sites, quote.sharing) for quote in quotes if quote.sharing < FEW and quote.roles
    )
    return tuple(PointedOut(*key, n) for key, n in few.items())
