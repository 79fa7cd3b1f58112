"""Colours: readable on every paper, whatever codes are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.tui.presenter.palette import READABLE, Palette, Rgb, contrast, parsed

DARK = ((224, 224, 224), (30, 30, 30))
LIGHT = ((31, 31, 31), (216, 216, 216))
GREY = ((120, 120, 120), (130, 130, 130))

colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("colour", "rgb"),
    [("#d08770", (208, 135, 112)), ("#D87", (221, 136, 119)), ("röd", None), ("#12", None), ("", None)],
)
def test_reading_a_colour(colour: str, rgb: Rgb | None) -> None:
    """Six or three digits; anything else is no colour."""
    assert parsed(colour) == rgb


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


@pytest.mark.parametrize(("ink", "paper"), [DARK, LIGHT])
@given(st.lists(colours, min_size=1, max_size=5))
def test_words_stay_readable(ink: Rgb, paper: Rgb, rgbs: list[Rgb]) -> None:
    """Whatever colours codes have, ink on their mixed background and letters in their colour can be read."""
    palette = Palette(ink, paper, {str(n): rgb for n, rgb in enumerate(rgbs)})
    assert contrast(ink, palette.background([str(n) for n in range(len(rgbs))])) >= READABLE
    assert contrast(palette.foreground("0"), paper) >= READABLE
    assert contrast(palette.muted(), paper) >= READABLE


def test_a_theme_that_cannot_be_read_is_not_made_worse_than_it_must() -> None:
    """Where ink and paper are alike the faintest tint is taken, and the ink itself."""
    palette = Palette(*GREY, {"b": (255, 0, 0)})
    assert palette.foreground("b") == palette.muted() == GREY[0]
    assert contrast(palette.background(["b"]), GREY[1]) < 1.5


def test_several_codes_mix() -> None:
    """The background of two codes is between those of each."""
    palette = Palette(*DARK, {"r": (120, 0, 0), "g": (0, 120, 0)})
    red, green, _ = palette.background(["r", "g"])
    assert red == green
    assert palette.background(["r"])[0] > red
