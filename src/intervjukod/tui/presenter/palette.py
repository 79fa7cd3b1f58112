"""Colours of codes that keep the words readable, and stay apart for eyes that see fewer colours.

``ON_DARK`` and ``ON_LIGHT`` were searched for, not chosen by taste: of all colours that can be read as they are on
the papers of the themes and are no mere grey, ten whose smallest distance is as large as could be found, in
the ordinary eye and in the three that lack one kind of cone, as simulated by the matrices for full severity
in Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009. The first ones are the farthest apart.
Those on dark are all among the 256 colours that a terminal has over ssh too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from zlib import crc32

from rich.color import Color, ColorSystem

from intervjukod.domain.codebook import Codebook

Rgb = tuple[int, int, int]
Given = Rgb | int
"""A code's own colour, or its place in the tree, which gives it one of those that stay apart."""

READABLE = 4.5  # contrast that WCAG 2 asks of body text ...
HIGH = 7.0  # ... and of body text for those who see little
STARK = 18.0  # contrast of ink and paper in a theme that is for them
ON_DARK: tuple[Rgb, ...] = (
    (95, 215, 175), (175, 135, 255), (215, 135, 0), (215, 215, 0), (95, 255, 175),
    (0, 175, 175), (175, 215, 255), (215, 175, 95), (175, 175, 255), (255, 95, 135),
)  # fmt: skip
ON_LIGHT: tuple[Rgb, ...] = (
    (120, 24, 0), (48, 0, 180), (60, 0, 72), (108, 24, 228), (84, 0, 0),
    (144, 36, 132), (0, 0, 120), (36, 96, 72), (168, 36, 24), (84, 36, 84),
)  # fmt: skip
_STRENGTHS = (0.5, 0.42, 0.34, 0.26, 0.18, 0.12)  # of a code's colour in the background, strongest first
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def parsed(colour: str) -> Rgb | None:
    """``#d08770`` or ``#d87`` as three numbers from 0 to 255; None for anything else."""
    if not _HEX.fullmatch(colour):
        return None
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def code_colours(codebook: Codebook) -> dict[str, Given]:
    """Each code's own colour, else its place in the tree: neighbours differ, and a code added last moves none."""
    return {code.key: parsed(code.colour) or place for place, code in enumerate(codebook.codes)}


def luminance(colour: Rgb) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG 2 contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(ink: Rgb, paper: Rgb, least: float) -> bool:
    """Whether the contrast is at least that, also over ssh and in tmux, where every colour becomes one of 256."""
    return contrast(ink, paper) >= least and contrast(_of_256(ink), _of_256(paper)) >= least


@cache
def _of_256(colour: Rgb) -> Rgb:
    shown = Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return shown.red, shown.green, shown.blue


def mixed(base: Rgb, colour: Rgb, strength: float) -> Rgb:
    """``base`` with that share (0 to 1) of ``colour`` in it."""
    red, green, blue = (round(b + (c - b) * strength) for b, c in zip(base, colour, strict=True))
    return red, green, blue


class Palette:
    """The colours of one theme: ``ink`` on ``paper``, and what codes make of them.

    ``least`` is the contrast that all text has: the higher one where ink and paper are black and white.
    """

    def __init__(self, ink: Rgb, paper: Rgb, colours: Mapping[str, Given]) -> None:
        self.ink = ink
        self.paper = paper
        self.least = HIGH if contrast(ink, paper) >= STARK else READABLE
        self._colours = colours
        self._apart = ON_DARK if luminance(paper) < luminance(ink) else ON_LIGHT

    def colour(self, code: str) -> Rgb:
        """A code that no codebook has any more takes the place that its key makes."""
        given = self._colours.get(code, crc32(code.encode()))
        return self._apart[given % len(self._apart)] if isinstance(given, int) else given

    def background(self, codes: Iterable[str]) -> Rgb:
        """Paper tinted by the mean of the codes' colours, as strongly as the ink stays readable on it."""
        channels = zip(*map(self.colour, codes), strict=True)
        red, green, blue = (round(sum(values) / len(values)) for values in channels)
        tints = [mixed(self.paper, (red, green, blue), strength) for strength in _STRENGTHS]
        return next((tint for tint in tints if readable(self.ink, tint, self.least)), tints[-1])

    def foreground(self, code: str) -> Rgb:
        """The code's colour, brought as near to the ink as it takes to be read on the paper."""
        return self._first_readable(mixed(self.colour(code), self.ink, step / 8) for step in range(9))

    def muted(self) -> Rgb:
        """The faintest ink that is still readable on the paper: for what stands around the words."""
        return self._first_readable(mixed(self.paper, self.ink, step / 8) for step in range(4, 9))

    def _first_readable(self, shades: Iterable[Rgb]) -> Rgb:
        return next((shade for shade in shades if readable(shade, self.paper, self.least)), self.ink)
