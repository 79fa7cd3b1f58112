"""The signs that a picture is made of in a terminal: those of Unicode, and those of ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intervjukod.reports.picture import Sign


@dataclass(frozen=True, slots=True)
class Letters:
    """One set. ``marks`` are the groups', ``shades`` from paper to darkest, ``over`` the ends of what
    goes on beside an axis; every one takes one cell."""

    marks: str
    shades: str
    track: str
    tick: str
    low: str
    high: str
    between: str
    over: str
    signs: Mapping[Sign, str]


UNICODE = Letters(
    marks="●◇■△◆○▲□",
    shades=" ░▒▓█",
    track="·",
    tick="┊",
    low="├",
    high="┤",
    between="─",
    over="←→",
    signs={
        Sign.DISC: "●",
        Sign.RING: "○",
        Sign.QUESTION: "?",
        Sign.CROSS: "×",
        Sign.SLASH: "/",
        Sign.NONE: "·",
    },
)
ASCII = Letters(
    marks="o*#+x%@&",
    shades=" .:*#",
    track=".",
    tick=":",
    low="|",
    high="|",
    between="-",
    over="<>",
    signs={
        Sign.DISC: "#",
        Sign.RING: "o",
        Sign.QUESTION: "?",
        Sign.CROSS: "x",
        Sign.SLASH: "/",
        Sign.NONE: ".",
    },
)


def letters(plain: bool) -> Letters:
    """The set for a terminal, or for a screen reader and a line printer."""
    return ASCII if plain else UNICODE
