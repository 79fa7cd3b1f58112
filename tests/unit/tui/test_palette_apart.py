"""Colours of codes that nobody chose stay apart, for every eye and on every paper."""

from __future__ import annotations

import colorsys
from itertools import pairwise
from zlib import crc32

import pytest

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.tui.presenter.palette import ON_DARK, ON_LIGHT, Palette, Rgb, code_colours, parsed
from intervjukod.tui.presenter.themes import THEMES
from tests.unit.tui.colour_vision import EYES, apart, seen

LEAST = {4: 9.5, 6: 8.5, 10: 7.5}
"""Smallest distance among the first four, six and ten codes."""


def book(count: int) -> Codebook:
    """A codebook of that many themes without colours."""
    return Codebook(tuple(Code(f"kod-{number}") for number in range(count)))


def shown(theme: str, codes: Codebook) -> list[Rgb]:
    """The colours of letters and stripes in a theme."""
    ink, page = parsed(THEMES[theme].ink), parsed(THEMES[theme].page)
    assert ink is not None
    assert page is not None
    palette = Palette(ink, page, code_colours(codes))
    return [palette.foreground(code.key) for code in codes.codes]


def from_keys(count: int, salt: str) -> list[Rgb]:
    """What colours made from keys alone would be."""
    made = []
    for number in range(count):
        hue = crc32(f"{salt}{number}".encode()) / 2**32
        red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, 0.55, 0.6))
        made.append((red, green, blue))
    return made


def test_the_simulation_itself() -> None:
    """White stays white for every eye; red and green of one lightness come together for two of them."""
    for eye in EYES:
        assert seen((255, 255, 255), eye) == pytest.approx((1, 0, 0), abs=0.01)
    pair = [(200, 80, 60), (128, 128, 30)]
    assert apart(pair, "ordinary") > 3 * apart(pair, "deuteranopia")
    assert apart([(0, 0, 0), (255, 255, 255)], "ordinary") == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_first_codes_stay_apart(theme: str, eye: str) -> None:
    """As they are shown, made readable: no two of the first ten come near each other."""
    found = {count: apart(shown(theme, book(count)), eye) for count in LEAST}
    assert all(found[count] >= least for count, least in LEAST.items()), found


@pytest.mark.parametrize("colours", [ON_DARK, ON_LIGHT])
def test_colours_made_from_keys_would_not(colours: tuple[Rgb, ...]) -> None:
    """Of fifty codebooks with colours made from their keys none keeps six codes half as far apart."""
    worst = min(apart(colours[:6], eye) for eye in EYES)
    best = max(min(apart(from_keys(6, f"bok {number} kod "), eye) for eye in EYES) for number in range(50))
    assert best < worst / 2


def test_neighbours_differ_and_a_code_added_last_moves_none() -> None:
    """Colours go by the place in the tree, so that a code and the one below it never share one."""
    small, large = code_colours(book(12)), code_colours(book(13))
    assert large == {**small, "kod-12": 12}
    colours = shown("dark", book(25))
    assert all(one != other for one, other in pairwise(colours))


def test_a_colour_of_its_own_wins() -> None:
    """What the codebook says is kept; a code that no codebook has any more has one of those that stay apart."""
    codes = Codebook((Code("a", colour="#d55e00"), Code("b", parent="a"), Code("c", colour="#12")))
    palette = Palette((228, 230, 235), (28, 31, 38), code_colours(codes))
    assert palette.colour("a") == (0xD5, 0x5E, 0)
    assert [palette.colour(key) for key in ("b", "c")] == [ON_DARK[1], ON_DARK[2]]
    assert palette.colour("borta") in ON_DARK
    assert Palette((0, 0, 0), (255, 255, 255), {}).colour("borta") in ON_LIGHT
