"""How far apart two colours are for an eye, also for one that lacks a kind of cone.

The matrices, on linear light, are those for full severity in G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization
and Computer Graphics 15 (6), 2009, table 1. Distances are Euclidean in Björn Ottosson's Oklab (2020), times
100: about 2 can just be told apart side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import dist

from intervjukod.tui.presenter.palette import Rgb

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

EYES: Mapping[str, Matrix] = {
    "ordinary": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def seen(colour: Rgb, eye: str) -> Vector:
    """Where the eye sees the colour in Oklab."""
    light = _times(EYES[eye], _each(colour, lambda channel: _linear(channel / 255)))
    cones = _times(_CONES, _each(light, lambda channel: min(1.0, max(0.0, channel))))
    return _times(_OKLAB, _each(cones, lambda cone: cone ** (1 / 3)))


def apart(colours: Sequence[Rgb], eye: str) -> float:
    """The smallest distance between any two of the colours, for that eye."""
    places = [seen(colour, eye) for colour in colours]
    return 100 * min(dist(one, other) for one, other in combinations(places, 2))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _each(values: Sequence[float], change: Callable[[float], float]) -> Vector:
    first, second, third = map(change, values)
    return first, second, third


def _times(matrix: Matrix, vector: Vector) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
