"""Colours of codes that keep the words readable, on light and on dark."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping
from zlib import crc32

from intervjukod.domain.codebook import Codebook

Rgb = tuple[int, int, int]

READABLE = 4.5  # contrast that WCAG 2 asks of body text
_STRENGTHS = (0.5, 0.42, 0.34, 0.26, 0.18, 0.12)  # of a code's colour in the background, strongest first
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def parsed(colour: str) -> Rgb | None:
    """``#d08770`` or ``#d87`` as three numbers from 0 to 255; None for anything else."""
    if not _HEX.fullmatch(colour):
        return None
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def own_colour(key: str) -> Rgb:
    """A colour for a code that was given none: always the same for the same key."""
    red, green, blue = colorsys.hls_to_rgb(crc32(key.encode()) / 2**32, 0.55, 0.6)
    return round(red * 255), round(green * 255), round(blue * 255)


def code_colours(codebook: Codebook) -> dict[str, Rgb]:
    """Each code's colour: its own, else that of the nearest code above, else one made from its key."""
    colours: dict[str, Rgb] = {}
    for code in codebook.codes:
        colours[code.key] = parsed(code.colour) or colours.get(code.parent) or own_colour(code.key)
    return colours


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


def mixed(base: Rgb, colour: Rgb, strength: float) -> Rgb:
    """``base`` with that share (0 to 1) of ``colour`` in it."""
    red, green, blue = (round(b + (c - b) * strength) for b, c in zip(base, colour, strict=True))
    return red, green, blue


class Palette:
    """The colours of one theme: ``ink`` on ``paper``, and what codes make of them."""

    def __init__(self, ink: Rgb, paper: Rgb, colours: Mapping[str, Rgb]) -> None:
        self.ink = ink
        self.paper = paper
        self._colours = colours

    def colour(self, code: str) -> Rgb:
        return self._colours.get(code) or own_colour(code)

    def background(self, codes: Iterable[str]) -> Rgb:
        """Paper tinted by the mean of the codes' colours, as strongly as the ink stays readable on it."""
        channels = zip(*map(self.colour, codes), strict=True)
        red, green, blue = (round(sum(values) / len(values)) for values in channels)
        tints = [mixed(self.paper, (red, green, blue), strength) for strength in _STRENGTHS]
        return next((tint for tint in tints if contrast(self.ink, tint) >= READABLE), tints[-1])

    def foreground(self, code: str) -> Rgb:
        """The code's colour, brought as near to the ink as it takes to be read on the paper."""
        shades = [mixed(self.colour(code), self.ink, step / 8) for step in range(9)]
        return next((shade for shade in shades if contrast(shade, self.paper) >= READABLE), self.ink)

    def muted(self) -> Rgb:
        """The faintest ink that is still readable on the paper: for what stands around the words."""
        shades = [mixed(self.paper, self.ink, step / 8) for step in range(4, 9)]
        return next((shade for shade in shades if contrast(shade, self.paper) >= READABLE), self.ink)
